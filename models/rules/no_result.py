"""Which visits end without a result: nobody shall leave them without a word on what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.rules.bodies.promises import NextAction, NoResult
from models.rules.bodies.tickets import CancelReason
from models.rules.folds.tickets import OPEN, TicketState

WITHOUT = frozenset({TicketState.RETURNED_INCOMPLETE, TicketState.REJECTED, TicketState.SYSTEM_DOWN})
"""Ends at a counter with which the visitor has nothing in hand."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One ticket of a visit.

    Attributes:
        ended_at: UTC milliseconds of its end, None while it goes on.
        left: it was cancelled because the visitor left.
    """

    id: str
    state: TicketState
    ended_at: int | None = None
    left: bool = False


def ended_without_result(legs: Iterable[Leg]) -> str | None:
    """Return the id of the ticket with which a visit ended and left the visitor with nothing; None for others.

    A visit goes on while one of its tickets is open. Of tickets that were cancelled for another reason, absent
    or expired nothing can be said to anybody, and they count as if they had never been.
    """
    known = list(legs)
    if any(leg.state in OPEN for leg in known):
        return None
    told = [
        leg
        for leg in known
        if leg.state in WITHOUT or leg.left or leg.state in (TicketState.DONE, TicketState.REFERRED)
    ]
    last = max(told, key=lambda leg: (leg.ended_at or 0, leg.id), default=None)
    if last is None or not (last.state in WITHOUT or (last.left and last.state is TicketState.CANCELLED)):
        return None
    return last.id


def left(reason: CancelReason | None) -> bool:
    """Return whether a ticket was cancelled because its visitor left."""
    return reason is CancelReason.VISITOR_LEFT


USUAL: dict[TicketState, tuple[NoResult, NextAction]] = {
    TicketState.RETURNED_INCOMPLETE: (NoResult.PAPERS_SHORT, NextAction.BRING_PAPERS),
    TicketState.REJECTED: (NoResult.NOT_ELIGIBLE, NextAction.GO_ELSEWHERE),
    TicketState.SYSTEM_DOWN: (NoResult.SYSTEM, NextAction.COME_BACK),
    TicketState.CANCELLED: (NoResult.VISITOR_LEFT, NextAction.COME_BACK),
}
"""What stands in the panel before anybody chooses, by how the ticket ended."""
