"""The documents of a plan, for ticking: each once, under the agency that asks for it first."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from desktop.queries.hall import Hall, ServiceNow
from models.rules.itinerary import PlannedLeg


@dataclass(frozen=True, slots=True)
class TickDocument:
    """A document type to be ticked; its code is what `NewVisit.documents` takes.

    Attributes:
        held: was among the documents given.
        from_step: an earlier step makes it; to be shown, not to be ticked.
        instead: codes that would do in its place.
    """

    code: str
    name: str
    held: bool
    from_step: int | None
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TickGroup:
    """The documents that are first asked for by one agency; each code stands once in the whole plan."""

    agency: str
    agency_short: str
    documents: tuple[TickDocument, ...]


def tick_groups(
    now: Hall,
    legs: Sequence[ServiceNow],
    planned: Sequence[PlannedLeg],
    held: Collection[str],
    names: Mapping[str, str],
) -> tuple[TickGroup, ...]:
    """Return the documents of the legs in the order given, by agency."""
    seen: set[str] = set()
    groups: dict[str, list[TickDocument]] = defaultdict(list)
    for leg, plan in zip(legs, planned, strict=True):
        for paper in plan.papers:
            codes = paper.group.split("|")
            makes = legs[paper.from_step - 1].produces if paper.from_step else ()
            for code in codes:
                if code in seen:
                    continue
                seen.add(code)
                instead = tuple(other for other in codes if other != code)
                from_step = paper.from_step if code in makes else None
                tick = TickDocument(code, names.get(code, code), code in held, from_step, instead)
                groups[leg.agency].append(tick)
    return tuple(
        TickGroup(agency, now.agencies[agency].short, tuple(documents))
        for agency, documents in groups.items()
    )
