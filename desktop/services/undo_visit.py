"""Taking a visit back right after it was taken in: its numbers are cancelled, as far as they still wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic
from desktop.errors import Refused
from desktop.services.tickets import cancel_ticket
from desktop.services.visits import IssuedTicket
from models.rules.bodies.tickets import CancelReason


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
    cancelled, kept = [], []
    for ticket in reversed(tickets):
        try:
            cancel_ticket(desk, ticket.number, reason=CancelReason.MISTAKE)
        except Refused:
            kept.append(ticket.number)
        else:
            cancelled.append(ticket.number)
    changed = frozenset({Topic.QUEUE, Topic.DAY}) if cancelled else frozenset[Topic]()
    return Outcome(TakenBack(tuple(cancelled), tuple(kept)), changed)
