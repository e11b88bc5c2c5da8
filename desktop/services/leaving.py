"""What a move of a ticket means for its visitor's next step: given with the list of missing papers, taken back."""

from desktop.desk import Write
from desktop.queries.next_steps import legs_of
from models.journal import events_of
from models.rules.bodies.promises import NextAction, NoResult, StepGiven
from models.rules.events import Subject, Undone, in_order
from models.rules.folds.tickets import Ticket
from models.rules.no_result import ended_without_result


def tell_by_lacking(write: Write, ticket_id: str) -> None:
    """Take the list of missing papers as the next step, where the visit ends with it: complete them, come back."""
    ticket: Ticket = write.read(Subject.TICKET, ticket_id)
    ended = ended_without_result(legs_of(write.db, ticket.visit))
    if ended is not None:
        step = StepGiven(
            ticket.visit, ticket.day, NoResult.PAPERS_SHORT, NextAction.BRING_PAPERS, counter=ticket.counter
        )
        write.append(step, ended)


def take_back_step(write: Write, ticket_id: str) -> bool:
    """Take back the last word on a ticket's next step, and return whether there was one."""
    events = in_order(events_of(write.db, Subject.NEXT_STEP, ticket_id))
    if events:
        write.append(Undone(events[-1].origin, events[-1].seq), ticket_id, subject=Subject.NEXT_STEP)
    return bool(events)
