"""Where a ticket may be sent: other counters of its service, and services of other agencies."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.hall import Hall, hall
from desktop.queries.needs import can_be_given, place_of, why_not
from desktop.queries.places import floor
from desktop.queries.sentences import Sentence, word
from desktop.security.permissions import allowed, require
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.places import ShiftState
from models.rules.folds.tickets import MOVES, Ticket


class RouteKind(StrEnum):
    """What sending a ticket there does."""

    COUNTER = "counter"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Route:
    """One place that a ticket may be sent to.

    Attributes:
        code: of the counter or service, for `transfer_ticket` or `refer_ticket`.
        name: of the counter or service.
        agency_short: whose it is.
        place: floor and counters, may be empty.
        state: how the counter stands, or why the service cannot be given; None where nothing hinders.
        open: whether it may be chosen.
        waiting: tickets that wait there.
    """

    kind: RouteKind
    code: str
    name: str
    agency_short: str
    place: str
    state: Sentence | None
    open: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class Routes:
    """Where one ticket may go, counters first.

    Attributes:
        may_refer: whether its state and the officer's role let it go to another agency.
    """

    ticket: str
    number: str
    may_refer: bool
    found: tuple[Route, ...]


def routes(desk: Desk, ticket_id: str) -> Routes:
    """Return where a ticket may be sent now.

    Raises:
        Refused: there is no such ticket.
        NotAllowed: the role does not reach.
    """
    with desk.reading():
        ticket: Ticket | None = read(desk.store, Subject.TICKET, ticket_id)
        if ticket is None:
            raise Refused("ticket.unknown", number="")
        now = hall(desk)
        agency = str(read(desk.store, Subject.SERVICE, ticket.service).agency)
    require(desk, "ticket.transfer", agency)
    refers = ticket.state in MOVES["refer"] and allowed(desk.session, "ticket.refer", agency)
    counters = _counters(now, ticket) if ticket.state in MOVES["transfer"] else ()
    services = _services(desk, now, agency) if refers else ()
    return Routes(ticket_id, ticket.number, refers, (*counters, *services))


def _counters(now: Hall, ticket: Ticket) -> tuple[Route, ...]:
    """Return the counters of the service but the one that has the ticket; those that call first."""
    waiting = now.services[ticket.service].waiting if ticket.service in now.services else 0
    others = [
        counter
        for counter in now.givers.get(ticket.service, ())
        if counter.code not in (ticket.counter, ticket.for_counter)
    ]
    return tuple(
        Route(
            kind=RouteKind.COUNTER,
            code=counter.code,
            name=counter.name,
            agency_short=now.agencies[counter.agency].short,
            place=floor(counter.floor),
            state=word(counter.state),
            open=True,
            waiting=waiting,
        )
        for counter in sorted(others, key=lambda one: one.state is not ShiftState.OPEN)
    )


def _services(desk: Desk, now: Hall, agency: str) -> tuple[Route, ...]:
    """Return the services of other agencies, by agency and code."""
    order = {code: place for place, code in enumerate(now.agencies)}
    others = [service for service in now.services.values() if service.agency != agency]
    return tuple(
        Route(
            kind=RouteKind.SERVICE,
            code=service.code,
            name=service.name,
            agency_short=now.agencies[service.agency].short,
            place=place_of(now, service.code)[1],
            state=why_not(desk, now, service),
            open=can_be_given(now, service),
            waiting=service.waiting,
        )
        for service in sorted(others, key=lambda one: (order[one.agency], one.code))
    )
