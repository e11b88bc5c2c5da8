"""Legs that wait for each other: which can be done at all, and which requirements only a circle of legs would meet."""

from collections.abc import Collection, Sequence

Waits = Sequence[Sequence[frozenset[int]]]
"""For each leg, by place from 0, its groups of legs: one of each group must be done before it."""


def doable(waits: Waits, settled: Collection[int] = (), loose: Collection[tuple[int, int]] = ()) -> set[int]:
    """Return the legs that can be done one after the other, those that are settled among them.

    Args:
        waits: of each leg.
        settled: legs that are done, or sure to be, whatever they wait for.
        loose: requirements, as leg and place of its group, that nobody waits for.
    """
    done = set(settled)
    while True:
        more = {
            leg
            for leg, groups in enumerate(waits)
            if leg not in done
            and all(done & group or (leg, place) in loose for place, group in enumerate(groups))
        }
        if not more:
            return done
        done |= more


def circular(waits: Waits, settled: Collection[int] = ()) -> set[tuple[int, int]]:
    """Return the requirements, as leg and place of its group, that only a circle of legs would meet.

    A circle in which a leg could be helped by one outside is none. Once its requirements are left out, all
    legs can be done, but for those that wait for a group of no legs at all.
    """
    loose: set[tuple[int, int]] = set()
    while True:
        done = doable(waits, settled, loose)
        open_groups = {
            leg: [
                (place, group)
                for place, group in enumerate(groups)
                if not done & group and (leg, place) not in loose
            ]
            for leg, groups in enumerate(waits)
            if leg not in done
        }
        reach = {leg: _reached(leg, open_groups) for leg in open_groups}
        found = {
            (leg, place)
            for leg, groups in open_groups.items()
            if leg in reach[leg] and all(leg in reach[other] for other in reach[leg])
            for place, _ in groups
        }
        if not found:
            return loose
        loose |= found


def _reached(leg: int, open_groups: dict[int, list[tuple[int, frozenset[int]]]]) -> set[int]:
    """Return the legs that a leg waits for, directly and through others; one with an empty group leads nowhere."""
    found: set[int] = set()
    ahead = [leg]
    while ahead:
        for _, group in open_groups.get(ahead.pop(), ()):
            ahead += group - found
            found |= group
    return found
