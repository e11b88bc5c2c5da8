"""The plan of a visit: what each leg misses, which leg makes it, and so which leg waits for which."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.rules.folds.tickets import OPEN, TicketState
from models.rules.planning.circles import circular


@dataclass(frozen=True, slots=True)
class LegPapers:
    """What a service asks for and gives out.

    Attributes:
        requires: groups of document types, `A|B` where either will do; all groups are needed.
        produces: document types that the visitor has afterwards.
    """

    requires: Sequence[str]
    produces: Sequence[str]


class PaperState(StrEnum):
    """How a requirement stands before a leg."""

    HELD = "in_hand"
    COMES = "comes"
    MISSING = "missing"
    UNASKED = "unasked"


@dataclass(frozen=True, slots=True)
class PlannedPaper:
    """One requirement of a leg.

    Attributes:
        group: document types of which one will do, as `A|B`.
        from_step: place of the last earlier leg that makes it, from 1; None where it is held or none does.
    """

    group: str
    state: PaperState
    from_step: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedLeg:
    """One leg of the plan.

    Attributes:
        papers: its requirements in the service's order.
        after: place, from 1, of the leg that it waits for; None: it joins its queue at once.
    """

    papers: tuple[PlannedPaper, ...]
    after: int | None

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the groups that the visitor did not hold when asked, also those that an earlier leg makes."""
        return tuple(p.group for p in self.papers if p.state in (PaperState.COMES, PaperState.MISSING))


def plan_legs(legs: Sequence[LegPapers], held: Collection[str] | None) -> tuple[PlannedLeg, ...]:
    """Return the plan of legs in the order given.

    A leg waits for another only where the documents were checked, one that it needs is not held, and an
    earlier leg makes it; all others queue at once. Of several that make it the last one counts. As long as
    nobody has asked, a leg that renews a paper (asks for the old one) is not taken to make it.

    Args:
        legs: what each asks for and makes.
        held: document types that the visitor holds; None: nobody has asked.
    """
    planned = []
    for place, leg in enumerate(legs):
        papers = tuple(_planned(group, legs[:place], held) for group in leg.requires)
        awaited = [paper.from_step for paper in papers if paper.from_step is not None]
        planned.append(PlannedLeg(papers, None if held is None else max(awaited, default=None)))
    return tuple(planned)


def _planned(group: str, earlier: Sequence[LegPapers], held: Collection[str] | None) -> PlannedPaper:
    codes = set(group.split("|"))
    if held is not None and codes.intersection(held):
        return PlannedPaper(group, PaperState.HELD)
    makers = [
        place
        for place, leg in enumerate(earlier, 1)
        if codes.intersection(leg.produces if held is not None else _new_papers(leg))
    ]
    from_step = max(makers, default=None)
    if held is None:
        return PlannedPaper(group, PaperState.UNASKED, from_step)
    return PlannedPaper(group, PaperState.MISSING if from_step is None else PaperState.COMES, from_step)


def _new_papers(leg: LegPapers) -> set[str]:
    """Return what a leg makes without asking for an old one of the same type."""
    return set(leg.produces) - {code for group in leg.requires for code in group.split("|")}


@dataclass(frozen=True, slots=True)
class LegStanding:
    """A leg of a visit under way, as far as unlocking looks at it.

    Attributes:
        state: of its ticket.
        missing: groups of document types, `A|B`, that the visitor did not hold when they were checked.
        produces: document types that its service gives out once it is done.
    """

    state: TicketState
    missing: Sequence[str] = ()
    produces: Sequence[str] = ()


def unlocked(legs: Sequence[LegStanding]) -> tuple[int, ...]:
    """Return the places, from 1, of the blocked legs that may wait in their queues now.

    A blocked leg may wait once each of its missing groups that some other leg of the visit makes has been
    made by a leg that is done; of several that make it any will do. A maker that ended otherwise (returned
    for a paper, rejected, nobody came) keeps it blocked, until another maker is done. Blocked legs that only
    wait for each other are let go, since nobody could ever unlock them.
    """
    waits = open_groups(legs)
    moving = {
        place for place, leg in enumerate(legs) if leg.state in OPEN and leg.state is not TicketState.BLOCKED
    }
    done = {place for place, leg in enumerate(legs) if leg.state is TicketState.DONE}
    loose = circular(waits, done | moving)
    return tuple(
        place + 1
        for place, leg in enumerate(legs)
        if leg.state is TicketState.BLOCKED
        and all(done & group or (place, at) in loose for at, group in enumerate(waits[place]))
    )


def open_groups(legs: Sequence[LegStanding]) -> list[list[frozenset[int]]]:
    """Return for each leg the legs, by place from 0, that make each of its missing groups that one makes.

    A leg that ended without being done makes nothing, and waits for nothing that could be had.
    """
    made = [set(leg.produces) for leg in legs]
    groups = [
        [
            frozenset(
                other
                for other in range(len(legs))
                if other != place and made[other].intersection(group.split("|"))
            )
            for group in leg.missing
        ]
        for place, leg in enumerate(legs)
    ]
    return [
        [group for group in own if group]
        if leg.state in OPEN or leg.state is TicketState.DONE
        else [frozenset()]
        for leg, own in zip(legs, groups, strict=True)
    ]
