"""From stored rows to what the visitor's papers are drawn from: queue ticket and visit sheet."""

from datetime import date

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing import rows, words
from desktop.printing.lacking import lacking_documents
from desktop.printing.leaving import onward
from desktop.printing.noticing import files_only
from desktop.queries import places
from desktop.queries.day_figures import letterhead
from desktop.queries.names import names_on
from desktop.queries.settings import CONTACTS, OFFICE, get_setting
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.tickets import OPEN, TicketState
from models.rules.folds.visits import Visit
from reports.labels import STATES
from reports.ticket import TicketSlip
from reports.visit_sheet import VisitSheet, VisitStop

HELP = "Perlu bantuan? Datangi meja informasi."
_OVER = frozenset({TicketState.CANCELLED, TicketState.EXPIRED})
_TO_DO = OPEN | {TicketState.NO_SHOW}


def ticket_slip(desk: Desk, about: str) -> TicketSlip:
    """Return what the paper of a queue ticket shows; nothing in it says whose it is.

    Args:
        desk: where to read.
        about: id or number of the ticket, as `find_ticket` takes it.

    Raises:
        Refused: there is no such ticket, or it is cancelled or expired: its paper would mislead.
    """
    ticket_id, ticket = rows.find_ticket(desk, about)
    if ticket.state in _OVER:
        raise Refused("paper.ticket_over", number=ticket.number, state=ticket.state)
    visit: Visit = read(desk.store, Subject.VISIT, ticket.visit)
    steps = rows.steps_of(desk, ticket.visit)
    step = next(step for step in steps if step.id == ticket_id)
    day = date.fromisoformat(ticket.day)
    return TicketSlip(
        mall=mall_name(desk),
        agency=names_on(desk, "agency", day)[step.service.agency],
        service=names_on(desk, "service", day)[ticket.service],
        number=rows.shown_number(desk, ticket.number),
        day=ticket.day,
        time=rows.local_time(desk, ticket.issued_at),
        zone=desk.calendar().zone,
        visit_code=visit.code,
        place=places.service_place(desk, ticket.service, ticket.for_counter),
        priority=words.PRIORITY if visit.priority else "",
        step=step.place,
        steps=len(steps),
        after_step=rows.awaited_place(step, steps),
        example=step.service.example,
        note=files_only(desk, ticket, step.service.agency),
    )


def visit_sheet(desk: Desk, about: str, paper: str = "roll") -> VisitSheet:
    """Return what the sheet of a whole visit shows, its steps in leg order.

    Args:
        desk: where to read.
        about: id of the visit, or its code as typed or scanned.
        paper: `roll` or `a5`.

    Raises:
        Refused: there is no such visit, or it has no step to go to.
    """
    visit_id, visit = rows.find_visit(desk, about)
    steps = rows.steps_of(desk, visit_id)
    if not steps:
        raise Refused("paper.no_steps")
    person = read(desk.store, Subject.PERSON, visit.person) if visit.person else None
    lacks = lacking_documents(
        desk, steps, rows.held_documents(visit, steps) or (), places.document_names(desk)
    )
    contact = str(get_setting(desk.store, CONTACTS).get("complaints", ""))
    return VisitSheet(
        mall=mall_name(desk),
        visit_code=visit.code,
        day=visit.day,
        time=rows.local_time(desk, visit.arrived_at),
        zone=desk.calendar().zone,
        stops=_stops(desk, visit, steps),
        who=places.short_name(person.name) if person else "",
        priority=words.PRIORITY if visit.priority else "",
        help_desk="\n".join(filter(None, (HELP, contact and f"Pengaduan: {contact}"))),
        example=any(step.service.example for step in steps),
        paper=paper,
        lacking=lacks.documents,
        lacking_at="" if lacks.said_at is None else rows.local_time(desk, lacks.said_at),
        onward=onward(desk, visit_id, contact),
    )


def mall_name(desk: Desk) -> str:
    """Return the mall's name; where it was never set, the office's, so that a paper says whose it is."""
    office = get_setting(desk.store, OFFICE)
    return office.get("mall") or office.get("office") or letterhead(office).mall


def _stops(desk: Desk, visit: Visit, steps: tuple[rows.Step, ...]) -> tuple[VisitStop, ...]:
    day = date.fromisoformat(visit.day)
    agencies, services = names_on(desk, "agency", day), names_on(desk, "service", day)
    held, documents = rows.held_documents(visit, steps), places.document_names(desk)
    stops = []
    for step in steps:
        to_do = step.ticket.state in _TO_DO
        after = rows.awaited_place(step, steps)
        stops.append(
            VisitStop(
                agency=agencies[step.service.agency],
                service=services[step.ticket.service],
                number=rows.shown_number(desk, step.ticket.number),
                place=places.service_place(desk, step.ticket.service, step.ticket.for_counter),
                after=() if after is None else (after,),
                documents=words.needed_documents(step, steps, held, documents) if to_do else (),
                fee=step.service.fee if to_do else "",
                ended="" if to_do else STATES[step.ticket.state],
                note=files_only(desk, step.ticket, step.service.agency),
            )
        )
    return tuple(stops)
