"""The path of a visit: its stops in order, what each is at, and which one is looked at."""

from collections.abc import Collection
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing.rows import shown_number
from desktop.queries.hall import Hall, hall
from desktop.queries.queue_order import turn
from desktop.queries.sentences import Sentence, clock, sentence
from desktop.queries.tickets_today import Today, TodayTicket, today
from desktop.security.permissions import require
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.tickets import TicketState


@dataclass(frozen=True, slots=True)
class PathStop:
    """One step of a visit; instants are UTC milliseconds.

    Attributes:
        number: as stored, for the use cases; `shown` as this mall shows it.
        words: what it is at, as `Menunggu 11 menit` or `Selesai 08.52`.
        this: the ticket that was asked for.
        after_step: number of the step that it waits for, of a blocked one.
        ahead: how many tickets of the service wait before it, of a waiting one: priority first, then arrival.
    """

    step: int
    ticket: str
    number: str
    shown: str
    agency: str
    agency_name: str
    agency_short: str
    service: str
    service_name: str
    state: TicketState
    words: Sentence
    this: bool
    after_step: int | None
    ahead: int | None
    issued_at: int
    called_at: int | None
    started_at: int | None
    finished_at: int | None


@dataclass(frozen=True, slots=True)
class VisitPath:
    """A whole visit.

    Attributes:
        code: of the visit, as on its paper.
        this: number of the step that was asked for; None for one that is cancelled and out of the path.
    """

    visit: str
    code: str
    stops: tuple[PathStop, ...]
    this: int | None


def visit_path(desk: Desk, ticket_id: str) -> VisitPath:
    """Return the path of the visit that a ticket belongs to.

    Raises:
        Refused: there is no such ticket.
        NotAllowed: the role does not reach, or (role `counter`) no step belongs to the own agency.
    """
    with desk.reading():
        ticket = read(desk.store, Subject.TICKET, ticket_id)
        if ticket is None:
            raise Refused("ticket.unknown", number="")
        now, tickets = hall(desk), today(desk, ticket.day)
        code = read(desk.store, Subject.VISIT, ticket.visit).code
    asked = next(one for one in tickets.tickets if one.id == ticket_id)
    agencies = [agency_of(desk, now, leg.service) for leg in tickets.visits[asked.visit]]
    require_one_of(desk, agencies)
    stops = path_stops(desk, now, tickets, asked)
    return VisitPath(asked.visit, code, stops, next((stop.step for stop in stops if stop.this), None))


def require_one_of(desk: Desk, agencies: Collection[str]) -> None:
    """Let whoever may see tickets pass; the role `counter` when one of the agencies is its own."""
    own = desk.session.agency if desk.session else None
    require(desk, "ticket.show", own if own in agencies else next(iter(agencies), None))


def agency_of(desk: Desk, now: Hall, service: str) -> str:
    """Return the agency of a service, of an archived one too."""
    known = now.services.get(service)
    return known.agency if known else str(read(desk.store, Subject.SERVICE, service).agency)


def path_stops(desk: Desk, now: Hall, tickets: Today, asked: TodayTicket) -> tuple[PathStop, ...]:
    """Return the stops of the visit of a ticket, in order."""
    return tuple(
        _stop(desk, now, tickets, leg, step, this=leg.id == asked.id)
        for step, leg in enumerate(tickets.steps(asked), 1)
    )


def _stop(desk: Desk, now: Hall, tickets: Today, leg: TodayTicket, step: int, *, this: bool) -> PathStop:
    service = now.services.get(leg.service) or read(desk.store, Subject.SERVICE, leg.service)
    agency = now.agencies.get(service.agency)
    name = agency.name if agency else read(desk.store, Subject.AGENCY, service.agency).name
    after = tickets.after_step(leg)
    return PathStop(
        step=step,
        ticket=leg.id,
        number=leg.number,
        shown=shown_number(desk, leg.number),
        agency=service.agency,
        agency_name=name,
        agency_short=agency.short if agency else name,
        service=leg.service,
        service_name=service.name,
        state=leg.state,
        words=_words(desk, now, leg, after),
        this=this,
        after_step=after,
        ahead=_ahead(desk, now, tickets, leg),
        issued_at=leg.issued_at,
        called_at=leg.called_at,
        started_at=leg.started_at,
        finished_at=leg.finished_at,
    )


def _ahead(desk: Desk, now: Hall, tickets: Today, leg: TodayTicket) -> int | None:
    if leg.state is not TicketState.WAITING:
        return None
    place = turn(desk, now, tickets)
    own = place(leg)
    return sum(
        other.state is TicketState.WAITING and other.service == leg.service and place(other) < own
        for other in tickets.tickets
    )


def _words(desk: Desk, now: Hall, leg: TodayTicket, after: int | None) -> Sentence:
    """Return what a step is at; each state has its own sentence."""
    counter = now.counters.get(leg.counter or "")
    place = counter.name if counter else leg.counter or "-"
    times = {
        TicketState.CALLED: leg.called_at,
        TicketState.SERVING: leg.started_at,
        TicketState.NO_SHOW: leg.called_at,
    }
    at = times.get(leg.state, leg.finished_at)
    return sentence(
        f"path.{leg.state}",
        minutes=leg.waited_minutes(now.now_ms) or 0,
        step="-" if after is None else after,
        counter=place,
        time="-" if at is None else clock(desk, at),
    )
