"""Type-ahead over what a visitor may need: services by name, synonym, agency or code, and life events."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from desktop.desk import Desk
from desktop.queries.agency_now import AgencyState
from desktop.queries.hall import Hall, ServiceNow, hall
from desktop.queries.life_events import LifeEventRow, known_events
from desktop.queries.places import together
from desktop.queries.sentences import Sentence, clock, sentence
from desktop.security.permissions import require
from models.rules.bodies.places import OutageMode
from models.rules.catalogue import Site
from models.rules.finding import Entry, rank
from models.rules.forecast import Minutes
from models.rules.outages import stops_numbers

MOST = 50
PAGE = 20
ELSEWHERE = "need.elsewhere"
"""Code of why a service that is not given in this mall has no number."""


class NeedKind(StrEnum):
    """What a row is."""

    LIFE_EVENT = "life_event"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class NeedService:
    """One service of a life event, in the order that works."""

    code: str
    name: str
    agency: str
    agency_short: str


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A service or life event that a visitor may need.

    Attributes:
        agency: name, empty for a life event; so `agency_short`.
        floors: where its counters are, lowest first; 1 is the ground floor, 0 the first basement.
        counters: names of its counters as short as can be, `Loket 1, 5–8 Dukcapil`; empty where there is none.
        waiting: how many wait; of a life event, at all its services together.
        minutes: expected wait of a newcomer, lowest and highest; None where nobody can tell.
        open: a number can be given now; of a life event, for each of its services.
        why: why not, or what to mind (a break, an outage, nobody there yet); None when all is well.
        services: of a life event.
        starts_with: codes of the document types that somebody in this life event usually holds.
        note: what an officer should know.
    """

    kind: NeedKind
    code: str
    name: str
    agency: str
    agency_short: str
    floors: tuple[int, ...]
    counters: str
    waiting: int
    minutes: Minutes | None
    open: bool
    why: Sentence | None
    services: tuple[NeedService, ...] = ()
    starts_with: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class NeedPage:
    """One page of the catalogue, by agency and code; `pages` is at least 1."""

    rows: tuple[NeedRow, ...]
    page: int
    pages: int
    total: int


def find_needs(desk: Desk, typed: str, limit: int = 5, *, other_than: str | None = None) -> list[NeedRow]:
    """Return what a typed text may mean, best first, at most `limit`; nothing for an empty text.

    Every word counts by its beginning, in any order, in old and new spelling. Of equal answers life events
    come first, then services that can be given now, then by name. Services that are closed, full or given
    elsewhere are still shown, with why.

    Args:
        desk: with the officer signed in.
        typed: as typed.
        limit: most rows, up to 50.
        other_than: leave out this agency's services and all life events, as for a referral.
    """
    require(desk, "need.find")
    if not typed.strip():
        return []
    with desk.reading():
        now = hall(desk)
        events = [] if other_than else known_events(desk)
    found: list[tuple[tuple[object, ...], Callable[[], NeedRow]]] = []
    for event in events:
        place = rank(typed, Entry(event.code, event.name))
        if place is not None:
            found.append(((place, 0, event.name, event.code), partial(_event_row, desk, now, event)))
    for service in now.services.values():
        offered = not service.archived and service.agency != other_than
        place = rank(typed, _entry(now, service)) if offered else None
        if place is not None:
            later = 1 if can_be_given(now, service) else 2
            key = (place, later, service.name, service.code)
            found.append((key, partial(_service_row, desk, now, service)))
    best = sorted(found, key=lambda one: one[0])[: min(limit, MOST)]
    return [make() for _, make in best]


def event_rows(desk: Desk) -> list[NeedRow]:
    """Return all life events in use, by name, at most 50; for looking through instead of typing."""
    require(desk, "need.find")
    with desk.reading():
        now = hall(desk)
        events = sorted(known_events(desk), key=lambda event: (event.name.casefold(), event.code))
        return [_event_row(desk, now, event) for event in events[:MOST]]


def need_of(desk: Desk, code: str) -> NeedRow | None:
    """Return the row of one service or life event, None where the catalogue has none in use."""
    require(desk, "need.find")
    with desk.reading():
        now = hall(desk)
        event = next((one for one in known_events(desk) if one.code == code), None)
    if event is not None:
        return _event_row(desk, now, event)
    service = now.services.get(code)
    return None if service is None or service.archived else _service_row(desk, now, service)


def catalogue_page(desk: Desk, agency: str | None = None, page: int = 0, size: int = PAGE) -> NeedPage:
    """Return a page of the services, by agency's name and code; for looking through instead of typing.

    Args:
        desk: with the officer signed in.
        agency: code, to see its services only.
        page: from 0; one past the end is the last.
        size: rows, up to 50.
    """
    require(desk, "need.find")
    with desk.reading():
        now = hall(desk)
    order = {code: place for place, code in enumerate(now.agencies)}
    listed = [one for one in now.services.values() if agency in (None, one.agency) and not one.archived]
    listed.sort(key=lambda one: (order[one.agency], one.code))
    size = max(1, min(size, MOST))
    pages = max(1, -(-len(listed) // size))
    page = max(0, min(page, pages - 1))
    shown = listed[page * size : (page + 1) * size]
    return NeedPage(tuple(_service_row(desk, now, one) for one in shown), page, pages, len(listed))


def _entry(now: Hall, service: ServiceNow) -> Entry:
    agency = now.agencies[service.agency]
    signs = (counter.name for counter in now.givers.get(service.code, ()))
    return Entry(service.code, service.name, service.synonyms, (agency.name, agency.code, *signs))


def can_be_given(now: Hall, service: ServiceNow) -> bool:
    """Return whether a number of this service can be given now, without a supervisor's reason."""
    return (
        service.site is Site.HERE
        and now.agencies[service.agency].gives_numbers
        and not _stopped(now, service)
        and (service.quota is None or service.given < service.quota)
    )


def _stopped(now: Hall, service: ServiceNow) -> bool:
    outage = now.outage_of(service)
    return outage is not None and stops_numbers(outage.mode)


_OUTAGE_WORDS = {
    OutageMode.STOP: "need.outage_stop",
    OutageMode.TAKE_FILES: "need.outage_files",
    OutageMode.NOTED: "need.outage",
}


def why_not(desk: Desk, now: Hall, service: ServiceNow) -> Sentence | None:
    """Return why no number can be given, or else what to mind about the service's queue; None: all is well."""
    agency = now.agencies[service.agency]
    if service.site is Site.ELSEWHERE:
        return sentence(ELSEWHERE, where=service.note)
    if not agency.gives_numbers and agency.state is not AgencyState.CLOSED and agency.opening.until:
        return sentence("need.last_number", until=clock(desk, agency.opening.until))
    if not agency.gives_numbers:
        return agency.words(desk)
    outage = now.outage_of(service)
    full = service.quota is not None and service.given >= service.quota
    if full and not _stopped(now, service):
        return sentence("need.full", quota=service.quota)
    if outage is not None:
        code = _OUTAGE_WORDS[outage.mode]
        return sentence(code, system=outage.system, since=clock(desk, outage.started_at))
    if agency.state in (AgencyState.BREAK, AgencyState.UNSTAFFED):
        return agency.words(desk)
    return None if service.code in now.expected else Sentence("need.no_counter_open")


def place_of(now: Hall, service: str) -> tuple[tuple[int, ...], str]:
    """Return the floors of a service's counters and their names as short as can be."""
    counters = now.givers.get(service, ())
    names = [counter.name for counter in counters]
    return tuple(sorted({counter.floor for counter in counters})), together(names, ", ".join) if names else ""


def _service_row(desk: Desk, now: Hall, service: ServiceNow) -> NeedRow:
    agency = now.agencies[service.agency]
    floors, counters = place_of(now, service.code)
    return NeedRow(
        kind=NeedKind.SERVICE,
        code=service.code,
        name=service.name,
        agency=agency.name,
        agency_short=agency.short,
        floors=floors,
        counters=counters,
        waiting=service.waiting,
        minutes=now.range_of(service.code) if can_be_given(now, service) else None,
        open=can_be_given(now, service),
        why=why_not(desk, now, service),
        note=service.note,
    )


def _event_row(desk: Desk, now: Hall, event: LifeEventRow) -> NeedRow:
    legs = [
        now.services[code] for code in event.legs if code in now.services and not now.services[code].archived
    ]
    agencies = [now.agencies[leg.agency] for leg in legs]
    reasons = (why_not(desk, now, leg) for leg in legs if not can_be_given(now, leg))
    return NeedRow(
        kind=NeedKind.LIFE_EVENT,
        code=event.code,
        name=event.name,
        agency="",
        agency_short="",
        floors=tuple(sorted({floor for leg in legs for floor in place_of(now, leg.code)[0]})),
        counters="",
        waiting=sum(leg.waiting for leg in legs),
        minutes=None,
        open=bool(legs) and all(can_be_given(now, leg) for leg in legs),
        why=next(reasons, None),
        services=tuple(
            NeedService(leg.code, leg.name, agency.name, agency.short)
            for leg, agency in zip(legs, agencies, strict=True)
        ),
        starts_with=event.starts_with,
        note=event.note,
    )
