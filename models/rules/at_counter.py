"""Whether the papers of a ticket can lie at its counter, by what happened to it."""

from models.rules.bodies.tickets import OutageChoice
from models.rules.folds.tickets import Ticket, TicketState

TAKEN_IN = frozenset({TicketState.SERVING, TicketState.HELD, TicketState.DONE, TicketState.SYSTEM_DOWN})
"""States in which papers may lie at the counter; after the other outcomes the visitor has them back."""


def papers_at_counter(ticket: Ticket) -> bool:
    """Return whether papers may be there: somebody was called, or left the file during an outage."""
    left = any(one.choice is OutageChoice.LEAVE_FILE for one in ticket.choices)
    return ticket.state in TAKEN_IN and bool(ticket.started_at or ticket.called_at or left)
