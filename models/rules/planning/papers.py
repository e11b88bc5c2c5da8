"""Where the papers of a visit come from: held, made by a chosen leg whatever the order, or neither."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.rules.itinerary import LegPapers
from models.rules.planning.circles import circular


class Supply(StrEnum):
    """Where a requirement comes from."""

    HELD = "held"
    MADE = "made"
    CIRCLE = "circle"
    LACKING = "lacking"
    UNASKED = "unasked"


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement of a leg.

    Attributes:
        group: document types of which one will do, as `A|B`.
        supply: `MADE`: by one of `makers`. `CIRCLE`: only by legs that would need this leg first, so that the
            visitor is to be asked for it. `LACKING`: by no leg. `UNASKED`: by no leg, and nobody has asked.
        makers: places from 0 of the legs that make it, any of them will do.
    """

    group: str
    supply: Supply
    makers: frozenset[int] = frozenset()


def sources(legs: Sequence[LegPapers], held: Collection[str] | None) -> tuple[tuple[Need, ...], ...]:
    """Return for each leg where its papers come from, in the service's order, whatever the order of the legs.

    A leg that renews a paper (asks for the old one, where nothing else would do) does not make the first one.

    Args:
        legs: what each asks for and makes.
        held: document types that the visitor holds; None: nobody has asked, and nothing is taken as held.
    """
    known = frozenset(held or ())
    fresh = [_fresh(legs, place, known) for place in range(len(legs))]
    makers = [
        [
            frozenset(
                other for other, made in enumerate(fresh) if other != place and made & set(group.split("|"))
            )
            for group in leg.requires
        ]
        for place, leg in enumerate(legs)
    ]
    waited = [
        [
            (at, group)
            for at, group in enumerate(leg.requires)
            if makers[place][at] and not known & set(group.split("|"))
        ]
        for place, leg in enumerate(legs)
    ]
    loose = {
        (leg, waited[leg][at][0])
        for leg, at in circular([[makers[leg][at] for at, _ in groups] for leg, groups in enumerate(waited)])
    }
    lacking = Supply.UNASKED if held is None else Supply.LACKING
    return tuple(
        tuple(
            _need(group, known, makers[place][at], lacking, circle=(place, at) in loose)
            for at, group in enumerate(leg.requires)
        )
        for place, leg in enumerate(legs)
    )


def _need(group: str, held: frozenset[str], makers: frozenset[int], lacking: Supply, *, circle: bool) -> Need:
    if held & set(group.split("|")):
        return Need(group, Supply.HELD)
    if not makers:
        return Need(group, lacking)
    if circle:
        return Need(group, Supply.UNASKED if lacking is Supply.UNASKED else Supply.CIRCLE)
    return Need(group, Supply.MADE, makers)


def _fresh(legs: Sequence[LegPapers], place: int, held: frozenset[str]) -> frozenset[str]:
    """Return the papers that a leg makes for somebody who has none of the kind yet."""
    others = {code for other, leg in enumerate(legs) if other != place for code in leg.produces}
    return frozenset(
        code
        for code in legs[place].produces
        if not any(_asks_for(group, code, held | others) for group in legs[place].requires)
    )


def _asks_for(group: str, code: str, there: Collection[str]) -> bool:
    """Return whether a requirement can be met by this paper only, as far as is known."""
    codes = set(group.split("|"))
    return code in codes and not (codes - {code}).intersection(there)


def prerequisites(needs: Sequence[Sequence[Need]]) -> tuple[tuple[frozenset[int], ...], ...]:
    """Return for each leg its groups of legs: one of each group must be done before it."""
    return tuple(
        tuple(dict.fromkeys(need.makers for need in leg if need.supply is Supply.MADE)) for leg in needs
    )


@dataclass(frozen=True, slots=True)
class BrokenOrder:
    """A leg that stands before all that make one of its papers; places from 0 of the legs as chosen."""

    leg: int
    group: str
    makers: frozenset[int]


def broken(order: Sequence[int], needs: Sequence[Sequence[Need]]) -> tuple[BrokenOrder, ...]:
    """Return each requirement for which an order of the legs is illegal, in that order.

    Legs that are not in the order make nothing, and are no fault of it.
    """
    rank = {leg: at for at, leg in enumerate(order)}
    found = []
    for leg in order:
        for need in needs[leg]:
            makers = [rank[maker] for maker in need.makers if maker in rank]
            if makers and min(makers) > rank[leg]:
                found.append(BrokenOrder(leg, need.group, need.makers))
    return tuple(found)


def move_refused(
    order: Sequence[int], to: Sequence[int], needs: Sequence[Sequence[Need]]
) -> BrokenOrder | None:
    """Return why an order may not be changed into another one; None: it may.

    What was broken before is no reason: an order given by others can be mended step by step.
    """
    before = set(broken(order, needs))
    return next((one for one in broken(to, needs) if one not in before), None)


def renewals(
    legs: Sequence[LegPapers], held: Collection[str] | None, needs: Sequence[Sequence[Need]]
) -> tuple[tuple[frozenset[int], ...], ...]:
    """Return for each leg the earlier legs of the order given that make a held paper anew which it asks for.

    It could use the old one, but is meant to use the new one: after a move the health insurance is told by the
    new family card. So the best order keeps them in this order, as far as no prerequisite forbids it.

    Args:
        legs: in the order given.
        held: document types that the visitor holds.
        needs: as `sources` returns them.
    """
    known = frozenset(held or ())
    waits = prerequisites(needs)
    after = [
        tuple(
            frozenset({earlier})
            for earlier in range(place)
            if any(known.intersection(legs[earlier].produces, group.split("|")) for group in leg.requires)
        )
        for place, leg in enumerate(legs)
    ]
    circle = circular([[*waits[place], *after[place]] for place in range(len(legs))])
    return tuple(
        tuple(group for at, group in enumerate(after[place], len(waits[place])) if (place, at) not in circle)
        for place in range(len(legs))
    )
