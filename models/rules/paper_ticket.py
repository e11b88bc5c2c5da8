"""One ticket of a paper day: which times each outcome has, and its events, there and back again."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from models.rules.bodies import tickets as said
from models.rules.bodies.tickets import Outcome, Pick
from models.rules.events import Event

TIMES = ("issued", "called", "started", "finished")
"""Columns of the times, in the order in which they happen."""


class PaperOutcome(StrEnum):
    """How a ticket ended on paper."""

    DONE = "done"
    RETURNED_INCOMPLETE = "returned_incomplete"
    REJECTED = "rejected"
    REFERRED = "referred"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    SYSTEM_DOWN = "system_down"


@dataclass(frozen=True, slots=True)
class PaperTicket:
    """A ticket as it stands on paper; instants are UTC milliseconds, None where nothing is written.

    Attributes:
        counter: code, empty where the paper does not tell it.
        outcome: None where the ticket was never called.
    """

    service: str
    counter: str
    issued: int
    called: int | None = None
    started: int | None = None
    finished: int | None = None
    outcome: PaperOutcome | None = None

    @property
    def last_known(self) -> int:
        """Return the latest time that is written."""
        return max(at for at in (self.issued, self.called, self.started, self.finished) if at is not None)


_SERVED = (frozenset({"called", "finished"}), frozenset({"started"}))
_RULES: dict[PaperOutcome | None, tuple[frozenset[str], frozenset[str]]] = {
    None: (frozenset(), frozenset()),
    PaperOutcome.DONE: _SERVED,
    PaperOutcome.RETURNED_INCOMPLETE: _SERVED,
    PaperOutcome.REJECTED: _SERVED,
    PaperOutcome.REFERRED: _SERVED,
    PaperOutcome.NO_SHOW: (frozenset({"called"}), frozenset()),
    PaperOutcome.CANCELLED: (frozenset(), frozenset({"called", "started"})),
    PaperOutcome.SYSTEM_DOWN: (frozenset(), frozenset({"called", "started", "finished"})),
}
"""Outcome -> the times that it needs, and those that it may have besides."""


def outcome_faults(outcome: PaperOutcome | None, given: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield column and code where an outcome lacks a time that it needs, or has one that it cannot have."""
    needed, allowed = _RULES[outcome]
    if outcome is None and set(given) - {"issued"}:
        yield "outcome", "paper.no_outcome"
        return
    for column in TIMES[1:]:
        if column in needed and column not in given:
            yield column, "paper.time_missing"
        elif column in given and column not in needed | allowed:
            yield column, "paper.time_too_many"


def order_faults(times: Mapping[str, int | None]) -> Iterator[tuple[str, str]]:
    """Yield each column whose time is before an earlier one's, with the name of that earlier column."""
    written = [(column, at) for column in TIMES if (at := times[column]) is not None]
    for (earlier, before), (column, at) in pairwise(written):
        if at < before:
            yield column, earlier


def events_of_paper(ticket: PaperTicket, call: str) -> tuple[tuple[Any, int], ...]:
    """Return what happened after the issue: bodies of events and their instants, in order.

    Args:
        ticket: as written.
        call: id for the call, if there is one.
    """
    return tuple(_events(ticket, call))


def _events(ticket: PaperTicket, call: str) -> Iterator[tuple[Any, int]]:
    if ticket.called is not None:
        yield said.TicketCalled(call, ticket.counter, pick=Pick.PAPER), ticket.called
    elif ticket.counter:
        yield said.TicketTransferred(None, ticket.counter, round=1), ticket.issued
    if ticket.started is not None:
        yield said.TicketStarted(call), ticket.started
    at = ticket.last_known
    if ticket.outcome is PaperOutcome.NO_SHOW:
        yield said.TicketMissed(call), at
    elif ticket.outcome is PaperOutcome.CANCELLED:
        yield said.TicketCancelled(call=None if ticket.started is None else call), at
    elif ticket.outcome is not None:
        untimed = ticket.finished is None
        uncalled = ticket.called is None and ticket.started is None and not untimed
        yield said.TicketFinished(None if uncalled else call, Outcome(ticket.outcome), untimed=untimed), at


def written_on_paper(events: Iterable[Event]) -> PaperTicket | None:
    """Return the ticket that `events_of_paper` told, from the events of its import; None without an issue.

    Args:
        events: of one ticket and of the source `paper` alone; what happened to it later is not on paper.
    """
    service, counter, outcome = "", "", None
    times: dict[str, int] = {}
    for event in events:
        match event.body:
            case said.TicketIssued(service=service):
                times["issued"] = event.occurred_at
            case said.TicketCalled(counter=counter):
                times["called"] = event.occurred_at
            case said.TicketTransferred(counter=counter):
                pass
            case said.TicketStarted():
                times["started"] = event.occurred_at
            case said.TicketMissed():
                outcome = PaperOutcome.NO_SHOW
            case said.TicketCancelled():
                outcome = PaperOutcome.CANCELLED
            case said.TicketFinished(outcome=how, untimed=untimed):
                outcome = PaperOutcome(how)
                times |= {} if untimed else {"finished": event.occurred_at}
    return PaperTicket(service, counter, outcome=outcome, **times) if service else None
