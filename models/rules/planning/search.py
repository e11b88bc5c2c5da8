"""The best order of a visit: exact up to eight legs, beyond that the best of a bounded search with its gap stated.

Orders grow leg by leg. Of all that have done the same legs and stand on the same floor only those are kept that
none beats: by when the visitor is free, when each unlocked leg calls, and the sum of ends so far. That loses
nothing, since in the model nothing ends later for having been ready earlier. With a width only the most
promising of each length go on.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.rules.planning.bound import lower_bound
from models.rules.planning.model import House, Stop, Timetable, Visitor, latest, timetable, turn_of

EXACT = 8
"""Most legs for which the best of all orders is found."""
WIDTH = 64
"""How many beginnings of each length go on where there are more legs."""
_GUESS = 3
"""Width of the search that says first by when all can be over; what cannot is not looked at any more."""
_NEVER = 1 << 30
_BITS = 5
"""Bits of a place in the number that an order is kept as; comparing two numbers compares two orders."""

Label = tuple[int, int, int, tuple[int, ...]]
"""When the visitor is free, the sum of ends, the order as a number, and when each blocked leg calls."""


@dataclass(frozen=True, slots=True)
class Best:
    """The order found.

    Attributes:
        timetable: of it.
        gap: minutes by which another order could at most end earlier, 0: none can; None: nobody can tell,
            since perhaps more legs could be done today.
    """

    timetable: Timetable
    gap: int | None


def best_order(
    stops: Sequence[Stop], visitor: Visitor, house: House, *, exact: int = EXACT, width: int = WIDTH
) -> Best:
    """Return the best order of the legs that are neither done, nor at the counter, nor out.

    Args:
        stops: all legs of the visit, at most 31.
        visitor: where they are.
        house: the mall.
        exact: most legs for which all orders are compared.
        width: beginnings of one length that are looked at where there are more.
    """
    search = _Search(stops, visitor, house)
    bounded = len(search.legs) > exact
    if not bounded:
        search.limit(search.run(_GUESS))
    order = search.run(width if bounded else None)
    rest = [leg for leg in search.legs if leg not in order]
    found = timetable([*order, *rest], stops, visitor, house)
    if not bounded:
        return Best(found, 0)
    most, ends = lower_bound(stops, visitor, house)
    return Best(found, None if len(found.legs) < most else max(0, found.ends - ends))


class _Search:
    """One search: what the model says of each leg, in tables that the inner loop looks up."""

    def __init__(self, stops: Sequence[Stop], visitor: Visitor, house: House) -> None:
        self.stops, self.visitor, self.house = stops, visitor, house
        self.legs = [
            place for place in range(len(stops)) if place not in visitor.behind and place not in visitor.out
        ]
        self.latest = latest(visitor)
        self.bounding = False
        self.may_go = _Unlocking({place: (*stops[place].needs, *stops[place].after) for place in self.legs})
        self.joins = _Unlocking({place: stops[place].needs for place in self.legs})
        self.closes = [stop.spans[-1][1] if stop.spans else 0 for stop in stops]
        self.ends = [_ends(stop) for stop in stops]
        self.floors = sorted({visitor.floor, *(stop.floor for stop in stops)})
        self.walks = [
            [abs(stop.floor - floor) * house.minutes_a_floor for stop in stops] for floor in self.floors
        ]
        self.at = [self.floors.index(stop.floor) for stop in stops]
        self.turns: dict[tuple[int, int], int] = {}
        self.blocked = [place for place in self.legs if stops[place].needs]
        self.slot = {place: slot for slot, place in enumerate(self.blocked)}
        self.ready = [_NEVER if place in self.slot else self.turn(place, 0) for place in range(len(stops))]

    def limit(self, order: list[int]) -> None:
        """Look at no order any more that ends later than this one, if it does all legs."""
        if len(order) == len(self.legs):
            self.latest = min(self.latest, timetable(order, self.stops, self.visitor, self.house).ends)
            self.bounding = True

    def left(self, done: int) -> int:
        """Return the minutes of service that are still to come when these legs are done."""
        return sum(self.stops[place].service for place in self.legs if not done >> place & 1)

    def turn(self, place: int, joined: int) -> int:
        """Return when a leg calls that took its place at `joined`."""
        key = (place, joined)
        if key not in self.turns:
            found = turn_of(self.stops[place], joined, self.house)
            self.turns[key] = _NEVER if found is None else found
        return self.turns[key]

    def run(self, width: int | None) -> list[int]:
        """Return the legs of the best order that are done today."""
        done = sum(1 << place for place in self.visitor.behind)
        before = sum(1 << place for place in self.visitor.done)
        joined = self.visitor.free_in
        early, now = self.joins(before), self.joins(done)
        turns = tuple(
            self.turn(place, 0 if early >> place & 1 else joined) if now >> place & 1 else _NEVER
            for place in self.blocked
        )
        layer: dict[tuple[int, int], list[Label]] = {
            (done, self.floors.index(self.visitor.floor)): [(self.visitor.free_in, 0, 0, turns)]
        }
        best: Label = (0, 0, 0, ())
        while layer:
            best = min((label for labels in layer.values() for label in labels), key=lambda one: one[:3])
            layer = self.longer(layer)
            if width is not None:
                layer = self.narrowed(layer, width)
        return _order(best[2])

    def longer(self, layer: dict[tuple[int, int], list[Label]]) -> dict[tuple[int, int], list[Label]]:
        """Return what comes of each beginning by one more leg."""
        found: dict[tuple[int, int], list[Label]] = defaultdict(list)
        for (done, floor), labels in layer.items():
            open_legs, joined = self.may_go(done), self.joins(done)
            left = self.left(done)
            for place in self.legs:
                if done >> place & 1 or not open_legs >> place & 1:
                    continue
                after = done | 1 << place
                new = self.joins(after) & ~joined if self.blocked else 0
                fresh = [slot for leg, slot in self.slot.items() if new >> leg & 1]
                until = self.latest - (left - self.stops[place].service if self.bounding else 0)
                into = found[after, self.at[place]]
                for new_label in self.go(labels, place, self.walks[floor][place], fresh, until):
                    _keep(into, new_label)
        return {key: labels for key, labels in found.items() if labels}

    def go(
        self, labels: list[Label], place: int, walk: int, fresh: list[int], until: float
    ) -> Iterator[Label]:
        """Yield what comes of each label by going to a leg that is over by `until`; `fresh` are unlocked by it."""
        closes, ends, slot, ready = (
            self.closes[place],
            self.ends[place],
            self.slot.get(place),
            self.ready[place],
        )
        for free, total, code, turns in labels:
            start = free + walk
            if slot is not None:
                ready = turns[slot]
            start = max(start, ready)
            if start >= closes:
                continue
            end = ends[start]
            if end > until:
                continue
            if slot is not None or fresh:
                changed = list(turns)
                if slot is not None:
                    changed[slot] = 0
                for one in fresh:
                    changed[one] = self.turn(self.blocked[one], end)
                turns = tuple(changed)  # noqa: PLW2901 - this label's own
            yield end, total + end, code << _BITS | place + 1, turns

    def narrowed(
        self, layer: dict[tuple[int, int], list[Label]], width: int
    ) -> dict[tuple[int, int], list[Label]]:
        """Return the most promising beginnings: those that could be over first, then with the smallest sum."""
        ranked = sorted(
            (self.over(key[0], label), label[1], label[2], key, label)
            for key, labels in layer.items()
            for label in labels
        )
        found: dict[tuple[int, int], list[Label]] = defaultdict(list)
        for _, _, _, key, label in ranked[:width]:
            found[key].append(label)
        return found

    def over(self, done: int, label: Label) -> int:
        """Return when a beginning could be over at the earliest: its legs by turn, as far as they are known."""
        free, _, _, turns = label
        left = sorted(
            (turns[self.slot[place]] if place in self.slot else self.ready[place], self.stops[place].service)
            for place in self.legs
            if not done >> place & 1
        )
        for turn, service in left:
            free = max(free, turn if turn < _NEVER else 0) + service
        return free


class _Unlocking:
    """Which legs have their prerequisites met once some legs are done, both as bits; remembers its answers."""

    def __init__(self, groups: Mapping[int, Sequence[frozenset[int]]]) -> None:
        self.always = sum(1 << place for place, own in groups.items() if not own)
        self.waiting = [
            (1 << place, [sum(1 << one for one in group) for group in own])
            for place, own in groups.items()
            if own
        ]
        self.known: dict[int, int] = {}

    def __call__(self, done: int) -> int:
        found = self.known.get(done)
        if found is None:
            met = (bit for bit, groups in self.waiting if all(done & group for group in groups))
            found = self.known[done] = self.always | sum(met)
        return found


def _keep(labels: list[Label], new: Label) -> None:
    """Add a label unless one is as good in all respects; drop those that it beats."""
    end, total, code, turns = new
    for old_end, old_total, old_code, old_turns in labels:
        if (
            old_end <= end
            and (old_total < total or (old_total == total and old_code < code))
            and (old_turns == turns or all(map(_not_later, old_turns, turns)))
        ):
            return
    labels[:] = [
        old
        for old in labels
        if not (
            end <= old[0]
            and (total < old[1] or (total == old[1] and code < old[2]))
            and all(map(_not_later, turns, old[3]))
        )
    ]
    labels.append(new)


def _not_later(one: int, other: int) -> bool:
    return one <= other


def _ends(stop: Stop) -> list[int]:
    """Return for each minute before closing when the leg is over if the visitor is there then."""
    if not stop.spans:
        return []
    minutes = [minute for opens, closes in stop.spans for minute in range(opens, closes)]
    count, closes = len(minutes), stop.spans[-1][1]
    minutes += range(closes, closes + stop.service)
    over = [minute + 1 for minute in minutes[stop.service - 1 :]] if stop.service else minutes
    found: list[int] = []
    for minute, end in zip(minutes[:count], over, strict=False):
        found += [end] * (minute + 1 - len(found))
    return found


def _order(code: int) -> list[int]:
    """Return the places of the legs in an order that is kept as a number."""
    found: list[int] = []
    while code:
        found.append((code & (1 << _BITS) - 1) - 1)
        code >>= _BITS
    return found[::-1]
