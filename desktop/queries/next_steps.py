"""Visits that ended without a result: what their visitors were told to do next, and who was told nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peewee import Database

from desktop.desk import Desk
from desktop.printing.rows import find_ticket, shown_number
from desktop.queries.sentences import clock
from desktop.queries.settings import calendar_of_agency
from desktop.security.permissions import require
from models.fields import instant_ms
from models.folding import read
from models.journal import events_of
from models.rules.bodies.promises import NextAction, NoResult
from models.rules.bodies.tickets import TicketCancelled
from models.rules.catalogue import short_agency
from models.rules.events import Subject, in_order
from models.rules.folds.places import Agency, Service
from models.rules.folds.promises import NextStep
from models.rules.folds.tickets import OPEN, Ticket, TicketState
from models.rules.no_result import USUAL, WITHOUT, Leg, ended_without_result, left

MOST = 200
MOST_PLACES = 500


@dataclass(frozen=True, slots=True)
class Needed:
    """A visit that ended without a result, and what is usual to say then.

    Attributes:
        ticket: id of the ticket that ended so, `shown` its number as this mall shows it; `visit` id.
        service: code; `agency_short` how people call its agency.
        reason: why, as the end tells; `action` what is usual after it.
        come_on: the agency's next working day.
        days: that day, and the four working days after it.
    """

    ticket: str
    shown: str
    visit: str
    service: str
    service_name: str
    agency_short: str
    counter: str | None
    reason: NoResult
    action: NextAction
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Untold:
    """A visit of today that ended without a result and without a word on what to do next; when, local `HH.MM`."""

    ticket: str
    shown: str
    ended: str


@dataclass(frozen=True, slots=True)
class Place:
    """A service that a visitor may be sent to, here or elsewhere."""

    code: str
    name: str
    agency_short: str


def places_to_go(desk: Desk) -> tuple[Place, ...]:
    """Return the services in use, by agency and name; at most 500."""
    rows = desk.store.execute_sql(
        """SELECT s.id, s.name, a.name FROM service s JOIN agency a ON a.id = s.agency
        WHERE NOT s.archived ORDER BY a.name, s.name LIMIT ?""",
        (MOST_PLACES,),
    ).fetchall()
    return tuple(Place(code, name, short_agency(agency)) for code, name, agency in rows)


def legs_of(db: Database, visit: str) -> list[Leg]:
    """Return the tickets of a visit as the rule asks for them."""
    rows = db.execute_sql("SELECT id, state, finished_at FROM ticket WHERE visit = ?", (visit,)).fetchall()
    return _legs(db, rows)


def _legs(db: Database, rows: Iterable[tuple[str, str, str | None]]) -> list[Leg]:
    return [
        Leg(
            ticket,
            TicketState(state),
            None if ended is None else instant_ms(ended),
            left=state == TicketState.CANCELLED and _left(db, ticket),
        )
        for ticket, state, ended in rows
    ]


def _left(db: Database, ticket: str) -> bool:
    events = in_order(events_of(db, Subject.TICKET, ticket))
    reasons = [event.body.reason for event in events if isinstance(event.body, TicketCancelled)]
    return left(reasons[-1] if reasons else None)


def needs_step(desk: Desk, about: str) -> Needed | None:
    """Return what is to be said about the visit of a ticket that has just ended; None where nothing is.

    Nothing is to be said while the visit goes on, where it ended with a result, and where a step was given.

    Args:
        desk: where to read.
        about: id or number of one of its tickets.

    Raises:
        Refused: there is no such ticket.
        NotAllowed: the role `counter`, for another agency's.
    """
    _, ended = find_ticket(desk, about)
    require(desk, "next_step.give", read(desk.store, Subject.SERVICE, ended.service).agency)
    found = ended_without_result(legs_of(desk.store, ended.visit))
    said: NextStep | None = read(desk.store, Subject.NEXT_STEP, found) if found else None
    if found is None or (said is not None and said.action is not None):
        return None
    ticket: Ticket = read(desk.store, Subject.TICKET, found)
    service: Service = read(desk.store, Subject.SERVICE, ticket.service)
    agency: Agency = read(desk.store, Subject.AGENCY, service.agency)
    reason, action = USUAL[ticket.state]
    return Needed(
        ticket=found,
        shown=shown_number(desk, ticket.number),
        visit=ticket.visit,
        service=ticket.service,
        service_name=service.name,
        agency_short=short_agency(agency.name),
        counter=ticket.counter,
        reason=reason,
        action=action,
        days=_next_days(desk, service.agency),
    )


def _next_days(desk: Desk, agency: str, count: int = 5) -> tuple[date, ...]:
    calendar, days = calendar_of_agency(desk, agency), [desk.today()]
    while len(days) <= count:
        days.append(calendar.next_working_day(days[-1]))
    return tuple(days[1:])


def untold(desk: Desk, day: date) -> tuple[Untold, ...]:
    """Return the visits of a local day that ended without a result and were given no next step, earliest first.

    Those where the step was left out for a reason are among them: their visitor knows no more than the others.
    At most 200.
    """
    rows = desk.store.execute_sql(
        "SELECT visit, id, state, finished_at, number FROM ticket WHERE day = ?", (day.isoformat(),)
    ).fetchall()
    visits: dict[str, list[tuple[str, str, str | None]]] = defaultdict(list)
    numbers: dict[str, str] = {}
    for visit, ticket, state, ended, number in rows:
        visits[visit].append((ticket, state, ended))
        numbers[ticket] = number
    told = {
        row[0]
        for row in desk.store.execute_sql(
            "SELECT id FROM next_step WHERE day = ? AND action IS NOT NULL", (day.isoformat(),)
        )
    }
    found = []
    for tickets in visits.values():
        states = {TicketState(state) for _, state, _ in tickets}
        if states & OPEN or not states & (WITHOUT | {TicketState.CANCELLED}):
            continue
        legs = _legs(desk.store, tickets)
        ticket_id = ended_without_result(legs)
        if ticket_id is not None and ticket_id not in told:
            at = next(leg.ended_at for leg in legs if leg.id == ticket_id) or 0
            found.append((at, ticket_id))
    return tuple(
        Untold(ticket, shown_number(desk, numbers[ticket]), clock(desk, at))
        for at, ticket in sorted(found)[:MOST]
    )
