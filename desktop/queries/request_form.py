"""Where a request can be opened: whose papers lie at a counter, found by what somebody types; and its form."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing import rows
from desktop.printing.rows import Step
from desktop.queries.people import find_people
from desktop.queries.places import document_names, short_name
from desktop.queries.requests import requests_of
from desktop.queries.requests_page import DAYS_TO_COMPLETE
from desktop.queries.sentences import word
from desktop.queries.tickets import ticket_with
from desktop.queries.visitors_today import visits_meant
from desktop.security.permissions import allowed, require
from models.folding import read
from models.rules.at_counter import papers_at_counter
from models.rules.bodies.requests import External
from models.rules.catalogue import short_agency
from models.rules.events import Subject
from models.rules.folds.places import Service
from models.rules.folds.visits import Visit

MOST = 12
MANDATE = "kuasa"
"""What the name of a document by which somebody acts for another has in it."""


@dataclass(frozen=True, slots=True)
class RequestPlace:
    """Where a request is opened: at a leg, in a visit, for a known person, or for nobody yet; by ids, else empty."""

    ticket: str = ""
    visit: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place as a list shows it: what it is, and what stands beside it.

    Attributes:
        why_not: why it cannot be chosen, empty where it can.
        sought: found by somebody's name, phone or number.
    """

    place: RequestPlace
    words: str
    beside: str
    why_not: str = ""
    sought: bool = False


@dataclass(frozen=True, slots=True)
class RequestForm:
    """What the form of a new request offers.

    Attributes:
        title: number or code of the place as people know it; empty where there is none.
        service: code; empty while none is chosen, then `services` are those to choose from as `(code, words)`.
        visitor: short name of who came, or of the person that was found; empty for nobody.
        papers: `(code, name, whether it is known to be there)` of what the service asks for.
        mandates: `(code, name)` of documents by which somebody acts for another.
        systems: `(value, words)` of the agencies' own systems.
        days: until which the rest may be brought.
        opened: codes of the requests that the place has already.
    """

    place: RequestPlace
    title: str
    service: str
    service_name: str
    services: tuple[tuple[str, str], ...]
    visitor: str
    papers: tuple[tuple[str, str, bool], ...]
    mandates: tuple[tuple[str, str], ...]
    systems: tuple[tuple[str, str], ...]
    days: tuple[date, ...]
    opened: tuple[str, ...]


def request_form(desk: Desk, place: RequestPlace, service: str = "") -> RequestForm:
    """Return the form of a new request.

    Args:
        desk: with the officer signed in.
        place: where.
        service: code, where the place is no ticket.

    Raises:
        Refused: there is no such place or service, or no papers can be at the counter in the ticket's state.
        NotAllowed: the role does not reach.
    """
    with desk.reading():
        title, visit, held = "", None, None
        if place.ticket:
            ticket_id, ticket = rows.find_ticket(desk, place.ticket)
            require(desk, "request.open", read(desk.store, Subject.SERVICE, ticket.service).agency)
            if not papers_at_counter(ticket):
                raise Refused("paper.nothing_received", number=ticket.number, state=ticket.state)
            service, title = ticket.service, rows.shown_number(desk, ticket.number)
            place = RequestPlace(ticket_id, ticket.visit)
        if place.visit:
            visit_id, visit = rows.find_visit(desk, place.visit)
            title = title or visit.code
            held = rows.held_documents(visit, rows.steps_of(desk, visit_id))
        asked: Service | None = read(desk.store, Subject.SERVICE, service) if service else None
        if service and asked is None:
            raise Refused("service.unknown", service=service)
        require(desk, "request.open", asked.agency if asked else _own(desk))
        names = document_names(desk)
        return RequestForm(
            place=place,
            title=title,
            service=service,
            service_name=asked.name if asked else "",
            services=() if place.ticket else _services(desk),
            visitor=_visitor(desk, place, visit),
            papers=_papers(asked, names, held or frozenset()) if asked else (),
            mandates=tuple((code, name) for code, name in names.items() if MANDATE in name.casefold()),
            systems=tuple((str(one), word(one).words()) for one in External),
            days=tuple(desk.today() + timedelta(days=days) for days in DAYS_TO_COMPLETE),
            opened=tuple(row.code for row in requests_of(desk, place.visit)) if place.visit else (),
        )


def find_places(desk: Desk, typed: str) -> tuple[FoundPlace, ...]:
    """Return where a request may be opened that a typed text means, at most 12: legs of today first, then people.

    Found by the number of a ticket, the code of a visit as typed or scanned, or by name, phone or number.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "request.open", _own(desk))
    text = typed.strip()
    if not text:
        return ()
    with desk.reading():
        coded = _coded(desk, text)
        visits = sorted(visits_meant(desk, text)) if coded is None else [coded]
        legs = [one for visit in visits for one in _of_visit(desk, visit)]
        found = [replace(one, sought=coded is None) for one in legs]
        if allowed(desk.session, "person.find"):
            found += [
                FoundPlace(
                    RequestPlace(person=row.id),
                    row.name,
                    "Tanpa tiket" + (f" · {row.masked_number}" if row.masked_number else ""),
                    sought=True,
                )
                for row in find_people(desk, text, MOST)
            ]
    return tuple(found[:MOST])


def _own(desk: Desk) -> str | None:
    return None if desk.session is None else desk.session.agency


def _coded(desk: Desk, text: str) -> str | None:
    """Return the id of the visit of which a text is the code, or the number of a ticket of today; None for neither."""
    ticket = ticket_with(desk.store, text, desk.today().isoformat())
    if ticket is not None:
        return str(read(desk.store, Subject.TICKET, ticket).visit)
    try:
        return rows.find_visit(desk, text)[0]
    except Refused:
        return None


def _of_visit(desk: Desk, visit_id: str) -> list[FoundPlace]:
    """Return the legs of a visit that this officer may open a request at, and the visit itself after them."""
    steps = rows.steps_of(desk, visit_id)
    visit: Visit = read(desk.store, Subject.VISIT, visit_id)
    who = _visitor(desk, RequestPlace(), visit)
    mine = [step for step in steps if allowed(desk.session, "request.open", step.service.agency)]
    legs = [_leg(desk, visit_id, step, who) for step in mine]
    if not mine and steps:
        return []
    whole = FoundPlace(
        RequestPlace(visit=visit_id),
        f"{visit.code} · layanan lain",
        " · ".join(filter(None, (who, "Tanpa tiket"))),
    )
    return [*legs, whole]


def _leg(desk: Desk, visit_id: str, step: Step, who: str) -> FoundPlace:
    number = rows.shown_number(desk, step.ticket.number)
    state = word(step.ticket.state).words()
    here = papers_at_counter(step.ticket)
    why_not = "" if here else f"{number} {state}: berkas diterima saat dilayani."
    beside = " · ".join(filter(None, (who, state)))
    return FoundPlace(RequestPlace(step.id, visit_id), f"{number} · {step.service.name}", beside, why_not)


def _visitor(desk: Desk, place: RequestPlace, visit: Visit | None) -> str:
    person = visit.person if visit is not None else place.person
    state = read(desk.store, Subject.PERSON, person) if person else None
    return (state.call_name or short_name(state.name)) if state is not None else ""


def _services(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return the services that this officer may open a request for, by agency and name."""
    found = desk.store.execute_sql(
        """SELECT s.id, s.name, a.id, a.name FROM service s JOIN agency a ON a.id = s.agency
        WHERE NOT s.archived AND NOT a.archived ORDER BY a.name, s.name, s.id"""
    ).fetchall()
    return tuple(
        (code, f"{name} · {short_agency(agency_name)}")
        for code, name, agency, agency_name in found
        if allowed(desk.session, "request.open", agency)
    )


def _papers(
    service: Service, names: dict[str, str], held: frozenset[str]
) -> tuple[tuple[str, str, bool], ...]:
    codes = dict.fromkeys(code for group in service.requires for code in group.split("|"))
    return tuple((code, names.get(code, code), code in held) for code in codes)
