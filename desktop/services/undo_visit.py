"""Taking a visit back right after it was taken in: its numbers are cancelled, as far as they still wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic
from desktop.security.permissions import require
from desktop.services.visits import IssuedTicket
from models.rules.bodies.tickets import CancelReason, TicketCancelled
from models.rules.events import Subject
from models.rules.folds.tickets import TicketState

STILL_WAIT = frozenset({TicketState.WAITING, TicketState.BLOCKED})


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Numbers of the tickets that were cancelled, and of those that went on meanwhile."""

    cancelled: tuple[str, ...]
    kept: tuple[str, ...]


def take_back_visit(desk: Desk, tickets: Sequence[IssuedTicket]) -> Outcome[TakenBack]:
    """Cancel what was given by mistake, last step first; a ticket that was called meanwhile stays as it is.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "visit.add")
    cancelled, kept = [], []
    with desk.writing() as write:
        for ticket in reversed(tickets):
            if write.read(Subject.TICKET, ticket.id).state in STILL_WAIT:
                write.append(TicketCancelled(CancelReason.MISTAKE), ticket.id)
                cancelled.append(ticket.number)
            else:
                kept.append(ticket.number)
    changed = frozenset({Topic.QUEUE, Topic.DAY}) if cancelled else frozenset[Topic]()
    return Outcome(TakenBack(tuple(cancelled), tuple(kept)), changed)
