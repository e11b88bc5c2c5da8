"""The plan of a visit: what each leg misses, which leg makes it, and so which leg waits for which."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum


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


def later_maker(legs: Sequence[LegPapers], place: int, group: str) -> int | None:
    """Return the place of the first leg after `place` (both from 1) that makes a missing group; None: none.

    Then the order given is the wrong one: the maker should go first.
    """
    codes = set(group.split("|"))
    following = enumerate(legs[place:], place + 1)
    return next((later for later, leg in following if codes.intersection(leg.produces)), None)
