"""Nobody leaves empty-handed: a visit that ends without a result gets a reason and a next step, or why none."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.next_steps import legs_of
from desktop.security.permissions import require
from desktop.services.leaving import take_back_step
from desktop.services.notes import write_note
from desktop.services.tickets import known_ticket
from models.rules.bodies.promises import AskWhom, NextAction, NoResult, Skipped, StepGiven, StepSkipped
from models.rules.events import Subject
from models.rules.folds.tickets import Ticket
from models.rules.no_result import ended_without_result

CHANGED = frozenset({Topic.DAY, Topic.PROMISES})


@dataclass(frozen=True, slots=True)
class NewStep:
    """What a visitor is told who leaves without a result.

    Attributes:
        service: code of the service to go to; None: the one that ended so.
        on: local day from which; None: any day.
        words: more about it, at most 1,000 characters.
    """

    reason: NoResult
    action: NextAction
    service: str | None = None
    on: date | None = None
    ask: AskWhom = AskWhom.COUNTER
    words: str = ""


def give_step(desk: Desk, about: str, step: NewStep) -> Outcome[str]:
    """Keep the next step of a visitor who leaves without a result, and return the visit's id.

    Args:
        desk: with the officer signed in.
        about: id or number of today of one of the visit's tickets.
        step: what they were told.

    Raises:
        Refused: the visit goes on or ended with a result, the service is unknown, or the day is past.
        NotAllowed: the role `counter`, for another agency's ticket.
    """
    with desk.writing() as write:
        ticket_id, ticket = _ended(write, about)
        if step.service is not None and write.read(Subject.SERVICE, step.service) is None:
            raise Refused("service.unknown", service=step.service)
        if step.on is not None and step.on < write.today():
            raise Refused("next_step.past")
        body = StepGiven(
            ticket.visit,
            ticket.day,
            step.reason,
            step.action,
            step.service,
            "" if step.on is None else step.on.isoformat(),
            step.ask,
            ticket.counter,
        )
        write.append(body, ticket_id)
        write_note(write, Subject.NEXT_STEP, ticket_id, "next_step", step.words)
    return Outcome(ticket.visit, CHANGED)


def skip_step(desk: Desk, about: str, reason: NoResult, skipped: Skipped) -> Outcome[str]:
    """Keep why a visitor was given no next step, and return the visit's id.

    Raises:
        Refused: the visit goes on or ended with a result.
        NotAllowed: as `give_step`.
    """
    with desk.writing() as write:
        ticket_id, ticket = _ended(write, about)
        write.append(StepSkipped(ticket.visit, ticket.day, reason, skipped), ticket_id)
    return Outcome(ticket.visit, CHANGED)


def undo_step(desk: Desk, ticket_id: str) -> Outcome[str]:
    """Take back the last word on the next step of a ticket, and return the ticket's id.

    Raises:
        Refused: there is none.
        NotAllowed: as `give_step`.
    """
    with desk.writing() as write:
        ticket: Ticket = write.read(Subject.TICKET, ticket_id)
        require(desk, "next_step.give", write.read(Subject.SERVICE, ticket.service).agency)
        if not take_back_step(write, ticket_id):
            raise Refused("next_step.none")
    return Outcome(ticket_id, CHANGED)


def _ended(write: Write, about: str) -> tuple[str, Ticket]:
    """Return the ticket with which a visit ended without a result.

    Raises:
        Refused: the visit goes on, or ended with a result.
    """
    known: Ticket | None = write.read(Subject.TICKET, about)
    ticket = known if known is not None else known_ticket(write, about)[1]
    require(write.desk, "next_step.give", write.read(Subject.SERVICE, ticket.service).agency)
    found = ended_without_result(legs_of(write.db, ticket.visit))
    if found is None:
        raise Refused("next_step.not_needed", number=ticket.number)
    return found, write.read(Subject.TICKET, found)
