"""One visit, or one ticket of it, as the counter and the desk need it: where it stands and what comes next."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.printing import rows
from desktop.printing.rows import Step
from desktop.queries import places
from desktop.queries.queue import local_clock, waiting_before
from desktop.security.permissions import allowed, require
from models.folding import read
from models.rules.bodies.visits import Accommodation
from models.rules.events import Subject
from models.rules.folds.tickets import TicketState


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step of a visit.

    Attributes:
        number: as this mall shows it.
        place: floor and counters, as on the building's signs.
        counter: where it was called last; None before.
        before: how many wait for the same service before it; None when it does not wait.
        missing: names of what it asks for and the visitor does not hold; where its counter gave the papers
            back, of what it found missing.
        issued: local `HH.MM`; `called`, `started` and `finished` may be empty.
    """

    number: str
    service: str
    service_name: str
    agency: str
    agency_name: str
    place: str
    state: TicketState
    counter: str | None
    before: int | None
    missing: tuple[str, ...]
    issued: str
    called: str
    started: str
    finished: str


@dataclass(frozen=True, slots=True)
class VisitCard:
    """One visit, its steps in their order, cancelled ones left out.

    `who` is the call name, else the short name; empty for a guest.
    """

    code: str
    day: str
    arrived: str
    who: str
    party: int
    priority: bool
    needs: tuple[Accommodation, ...]
    information_only: bool
    steps: tuple[StepCard, ...]


@dataclass(frozen=True, slots=True)
class TicketCard:
    """One ticket and the visit around it; `words` are what the referring counter wrote."""

    step: StepCard
    visit: VisitCard
    words: str


def visit_card(desk: Desk, about: str) -> VisitCard:
    """Return a visit by its id, or by its code as typed or scanned.

    Raises:
        Refused: there is no such visit.
        NotAllowed: the role `counter`, and no step belongs to the own agency.
    """
    require(desk, "ticket.show")
    visit_id, _ = rows.find_visit(desk, about)
    steps = rows.steps_of(desk, visit_id)
    if steps and not any(allowed(desk.session, "ticket.show", step.service.agency) for step in steps):
        require(desk, "ticket.show", steps[0].service.agency)
    return _visit(desk, visit_id, steps)


def ticket_card(desk: Desk, about: str) -> TicketCard:
    """Return a ticket by its number of today, or by its id.

    Raises:
        Refused: there is no such ticket.
        NotAllowed: it is another agency's, for the role `counter`.
    """
    ticket_id, ticket = rows.find_ticket(desk, about)
    service = read(desk.store, Subject.SERVICE, ticket.service)
    require(desk, "ticket.show", service.agency)
    note = desk.store.execute_sql(
        "SELECT text FROM note WHERE about_id = ? AND purpose = 'referral' ORDER BY written_at DESC LIMIT 1",
        (ticket_id,),
    ).fetchone()
    visit = _visit(desk, ticket.visit, rows.steps_of(desk, ticket.visit))
    return TicketCard(_step(desk, Step(0, ticket_id, ticket, service)), visit, note[0] if note else "")


def _visit(desk: Desk, visit_id: str, steps: tuple[Step, ...]) -> VisitCard:
    visit = read(desk.store, Subject.VISIT, visit_id)
    person = read(desk.store, Subject.PERSON, visit.person) if visit.person else None
    return VisitCard(
        code=visit.code,
        day=visit.day,
        arrived=local_clock(desk, visit.arrived_at),
        who=(person.call_name or places.short_name(person.name)) if person else "",
        party=visit.party,
        priority=bool(visit.priority),
        needs=tuple(visit.needs),
        information_only=visit.information_only,
        steps=tuple(_step(desk, step) for step in steps),
    )


def _step(desk: Desk, step: Step) -> StepCard:
    ticket = step.ticket
    names = places.document_names(desk)
    waits = ticket.state is TicketState.WAITING
    agency = read(desk.store, Subject.AGENCY, step.service.agency)
    return StepCard(
        number=rows.shown_number(desk, ticket.number),
        service=ticket.service,
        service_name=step.service.name,
        agency=step.service.agency,
        agency_name=agency.name if agency else step.service.agency,
        place=places.service_place(desk, ticket.service, ticket.for_counter),
        state=ticket.state,
        counter=ticket.counter,
        before=waiting_before(desk, step.id) if waits else None,
        missing=tuple(
            places.either(names.get(code, code) for code in group.split("|"))
            for group in ticket.lacking or ticket.missing
        ),
        issued=local_clock(desk, ticket.issued_at),
        called=_clock(desk, ticket.called_at),
        started=_clock(desk, ticket.started_at),
        finished=_clock(desk, ticket.finished_at),
    )


def _clock(desk: Desk, ms: int | None) -> str:
    return "" if ms is None else local_clock(desk, ms)
