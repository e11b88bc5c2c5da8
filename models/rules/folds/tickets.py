"""The ticket: its states, the moves that lead from one to the next, and the fold of its events.

The fold decides contradictions of desks that did not see each other by one rule: what happened in the
room (finished, then started) beats permission, permission beats clocks; the earlier call is the last
resort. Whoever loses shows up in `conflicts`, never as a dropped fact.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from models.errors import RuleBroken
from models.rules.bodies import tickets as said
from models.rules.bodies.tickets import Outcome, Pick
from models.rules.events import Event


class TicketState(StrEnum):
    """Where a ticket is."""

    BLOCKED = "blocked"
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    HELD = "held"
    DONE = "done"
    RETURNED_INCOMPLETE = "returned_incomplete"
    REJECTED = "rejected"
    REFERRED = "referred"
    SYSTEM_DOWN = "system_down"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


S = TicketState
OPEN = frozenset({S.BLOCKED, S.WAITING, S.CALLED, S.SERVING, S.HELD})
AT_COUNTER = frozenset({S.CALLED, S.SERVING})
SERVED = frozenset({S.DONE, S.RETURNED_INCOMPLETE, S.REJECTED, S.REFERRED, S.SYSTEM_DOWN})
"""Finished with an outcome other than no-show, cancelled or expired."""

MOVES: dict[str, frozenset[TicketState]] = {
    "unblock": frozenset({S.BLOCKED}),
    "call": frozenset({S.WAITING}),
    "recall": frozenset({S.CALLED}),
    "start": frozenset({S.CALLED}),
    "hold": frozenset({S.SERVING}),
    "resume": frozenset({S.HELD}),
    "finish": frozenset({S.CALLED, S.SERVING, S.HELD}),
    "system_down": frozenset({S.BLOCKED, S.WAITING, S.CALLED, S.SERVING, S.HELD}),
    "absent": frozenset({S.CALLED}),
    "return": frozenset({S.NO_SHOW}),
    "transfer": frozenset({S.WAITING, S.CALLED, S.SERVING, S.HELD}),
    "refer": frozenset({S.CALLED, S.SERVING, S.HELD}),
    "cancel": frozenset({S.BLOCKED, S.WAITING, S.CALLED, S.NO_SHOW}),
    "expire": frozenset({S.BLOCKED, S.WAITING, S.NO_SHOW}),
}
"""The state table: each move and the states that it may start from."""


def move(name: str, state: TicketState, number: str) -> None:
    """Let a move pass, or raise RuleBroken `ticket.<move>` when `state` does not lead there."""
    if state not in MOVES[name]:
        raise RuleBroken(f"ticket.{name}", number=number, state=state)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a ticket by one counter; times are UTC milliseconds.

    Attributes:
        counter: empty where a paper day does not tell it.
        at_hlc: clock of the call's own event, 0 while only facts about it are known.
        ended: `finished`, `missed`, `transferred`, `left`, or empty while it lasts.
        ended_at: None while it lasts, and where nobody knows when it ended.
        held_ms: summed time on hold, without a hold that still lasts.
    """

    id: str
    counter: str = ""
    round: int = 0
    pick: Pick = Pick.ARRIVAL
    at_hlc: int = 0
    called_at: int = 0
    recalls: int = 0
    started_at: int | None = None
    held_since: int | None = None
    held_ms: int = 0
    ended_at: int | None = None
    ended: str = ""
    outcome: Outcome | None = None

    @property
    def made(self) -> bool:
        """Return whether the call itself is known, not only facts about it."""
        return self.at_hlc > 0

    @property
    def service_ms(self) -> int | None:
        """Return the time of service, holds taken off; from the call where no start is known.

        None where there was no service, or an end of it is not known.
        """
        begun = self.started_at if self.started_at is not None or not self.made else self.called_at
        if begun is None or self.ended_at is None or self.ended == "missed":
            return None
        return max(0, self.ended_at - begun - self.held_ms)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as its events leave it; instants are UTC milliseconds.

    Attributes:
        queued_at: place in its queue.
        for_counter: the only counter that shall call it, after a transfer.
        first_called_at: the first call of all; a recall or a later call never changes it.
        estimated: the start of service is not known, the call stands for it.
        service_ms: summed service over all its calls, holds taken off; None until it is finished.
        conflicts: what desks did without seeing each other: `double_call`, `double_service`, `cancel_vs_service`.
        ended_unasked: cancelled or expired at this instant, whichever came first.
    """

    number: str
    visit: str
    service: str
    day: str
    lane: str
    count: int
    leg: int
    issued_at: int
    queued_at: int
    source: int
    after: str | None = None
    referred_from: str | None = None
    missing: tuple[str, ...] = ()
    unblocked: bool = False
    round: int = 0
    for_counter: str | None = None
    calls: tuple[Call, ...] = ()
    ended_unasked: int | None = None
    ended_as: str = ""
    down_at: int | None = None
    state: TicketState = S.WAITING
    counter: str | None = None
    call: str | None = None
    first_called_at: int | None = None
    called_at: int | None = None
    started_at: int | None = None
    finished_at: int | None = None
    service_ms: int | None = None
    estimated: bool = False
    conflicts: tuple[str, ...] = ()


def step(state: Ticket | None, event: Event) -> Ticket | None:
    """Return the ticket after one more event; events come in the one order, undone ones left out."""
    if state is None:
        return _issued(event) if isinstance(event.body, said.TicketIssued) else None
    change = _STEPS.get(type(event.body))
    return state if change is None else settle(change(state, event.body, event))


def _issued(event: Event) -> Ticket:
    body: said.TicketIssued = event.body
    return settle(
        Ticket(
            number=body.number,
            visit=body.visit,
            service=body.service,
            day=body.day,
            lane=body.lane,
            count=body.count,
            leg=body.leg,
            issued_at=event.occurred_at,
            queued_at=event.occurred_at if body.queued_at is None else body.queued_at,
            source=int(event.source),
            after=body.after,
            referred_from=body.referred_from,
            missing=body.missing,
        )
    )


def _on_call(ticket: Ticket, call_id: str, change: Callable[[Call], Call]) -> Ticket:
    """Change one call; a fact about a call that is not known yet is kept on an empty one."""
    known = any(call.id == call_id for call in ticket.calls)
    calls = ticket.calls if known else (*ticket.calls, Call(call_id))
    return replace(ticket, calls=tuple(change(call) if call.id == call_id else call for call in calls))


def _called(ticket: Ticket, body: said.TicketCalled, event: Event) -> Ticket:
    def change(call: Call) -> Call:
        if call.made:
            return call
        return replace(
            call,
            counter=body.counter,
            round=body.round,
            pick=body.pick,
            at_hlc=event.hlc,
            called_at=event.occurred_at,
        )

    return _on_call(ticket, body.call, change)


def _recalled(ticket: Ticket, body: said.TicketRecalled, _: Event) -> Ticket:
    return _on_call(ticket, body.call, lambda call: replace(call, recalls=call.recalls + 1))


def _started(ticket: Ticket, body: said.TicketStarted, event: Event) -> Ticket:
    return _on_call(
        ticket,
        body.call,
        lambda call: call if call.started_at is not None else replace(call, started_at=event.occurred_at),
    )


def _held(ticket: Ticket, body: said.TicketHeld, event: Event) -> Ticket:
    return _on_call(
        ticket,
        body.call,
        lambda call: call if call.held_since or call.ended else replace(call, held_since=event.occurred_at),
    )


def _off_hold(call: Call, at: int) -> Call:
    if call.held_since is None:
        return call
    return replace(call, held_since=None, held_ms=call.held_ms + max(0, at - call.held_since))


def _resumed(ticket: Ticket, body: said.TicketResumed, event: Event) -> Ticket:
    return _on_call(ticket, body.call, lambda call: _off_hold(call, event.occurred_at))


def _end(
    ticket: Ticket,
    call_id: str,
    at: int,
    ended: str,
    outcome: Outcome | None = None,
    *,
    untimed: bool = False,
) -> Ticket:
    def change(call: Call) -> Call:
        if call.ended:
            return call
        return replace(_off_hold(call, at), ended_at=None if untimed else at, ended=ended, outcome=outcome)

    return _on_call(ticket, call_id, change)


def _finished(ticket: Ticket, body: said.TicketFinished, event: Event) -> Ticket:
    if body.call is None:
        return ticket if ticket.down_at else replace(ticket, down_at=event.occurred_at)
    return _end(ticket, body.call, event.occurred_at, "finished", body.outcome, untimed=body.untimed)


def _missed(ticket: Ticket, body: said.TicketMissed, event: Event) -> Ticket:
    return _end(ticket, body.call, event.occurred_at, "missed")


def _requeued(ticket: Ticket, body: said.TicketRequeued, event: Event) -> Ticket:
    if body.round <= ticket.round:
        return ticket
    return replace(ticket, round=body.round, queued_at=event.occurred_at)


def _transferred(ticket: Ticket, body: said.TicketTransferred, event: Event) -> Ticket:
    if body.call is not None:
        ticket = _end(ticket, body.call, event.occurred_at, "transferred")
    if body.round <= ticket.round:
        return ticket
    return replace(ticket, round=body.round, for_counter=body.counter)


def _ended_unasked(name: str) -> Callable[[Ticket, Any, Event], Ticket]:
    def change(ticket: Ticket, _: object, event: Event) -> Ticket:
        if ticket.ended_unasked is not None:
            return ticket
        return replace(ticket, ended_unasked=event.occurred_at, ended_as=name)

    return change


def _cancelled(ticket: Ticket, body: said.TicketCancelled, event: Event) -> Ticket:
    if body.call is not None:
        ticket = _end(ticket, body.call, event.occurred_at, "left")
    return _ended_unasked("cancelled")(ticket, body, event)


_STEPS: dict[type, Callable[[Ticket, Any, Event], Ticket]] = {
    said.TicketUnblocked: lambda ticket, _, __: replace(ticket, unblocked=True),
    said.TicketCalled: _called,
    said.TicketRecalled: _recalled,
    said.TicketStarted: _started,
    said.TicketHeld: _held,
    said.TicketResumed: _resumed,
    said.TicketFinished: _finished,
    said.TicketMissed: _missed,
    said.TicketRequeued: _requeued,
    said.TicketTransferred: _transferred,
    said.TicketCancelled: _cancelled,
    said.TicketExpired: _ended_unasked("expired"),
}


def settle(ticket: Ticket) -> Ticket:
    """Return the ticket with everything that follows from its facts: state, winning call, times, conflicts."""
    live = [call for call in ticket.calls if call.ended != "transferred"]
    winner = max(live, key=lambda call: _rank(ticket, call), default=None)
    state = _state(ticket, winner)
    at_counter = winner if winner is not None and state not in (S.WAITING, S.BLOCKED) else None
    service_ms = winner.service_ms if winner and state in SERVED else None
    return replace(
        ticket,
        state=state,
        counter=at_counter.counter or None if at_counter else None,
        call=at_counter.id if at_counter else None,
        first_called_at=min((c.called_at for c in ticket.calls if c.made), default=None),
        called_at=at_counter.called_at if at_counter and at_counter.made else None,
        started_at=at_counter.started_at if at_counter else None,
        finished_at=_finished_at(ticket, winner, state),
        service_ms=None if service_ms is None else sum(call.service_ms or 0 for call in ticket.calls),
        estimated=bool(winner and service_ms is not None and winner.started_at is None),
        conflicts=_conflicts(ticket, live),
    )


def _rank(ticket: Ticket, call: Call) -> tuple[bool, bool, bool, int, int, str]:
    """Rank calls: finished, then started, then of the present round; among equals the earliest."""
    return (
        call.ended == "finished",
        call.started_at is not None and call.ended not in ("missed", "left"),
        call.round == ticket.round,
        call.round,
        -call.at_hlc,
        call.id,
    )


def _state(ticket: Ticket, winner: Call | None) -> TicketState:
    if winner is not None and winner.ended == "finished":
        return S(winner.outcome or Outcome.DONE)
    if winner is not None and winner.started_at is not None and not winner.ended:
        return S.SERVING if winner.held_since is None else S.HELD
    if ticket.down_at is not None:
        return S.SYSTEM_DOWN
    if ticket.ended_unasked is not None:
        return S(ticket.ended_as)
    if winner is not None and winner.round >= ticket.round:
        return S.NO_SHOW if winner.ended else S.CALLED
    return S.BLOCKED if ticket.after is not None and not ticket.unblocked else S.WAITING


def _finished_at(ticket: Ticket, winner: Call | None, state: TicketState) -> int | None:
    if state in (S.CANCELLED, S.EXPIRED):
        return ticket.ended_unasked
    if state is S.SYSTEM_DOWN and (winner is None or winner.ended != "finished"):
        return ticket.down_at
    return winner.ended_at if winner is not None and state not in OPEN else None


def _conflicts(ticket: Ticket, live: list[Call]) -> tuple[str, ...]:
    found = []
    served = [c for c in live if c.ended == "finished" or (c.started_at is not None and c.ended != "left")]
    if len(served) > 1:
        found.append("double_service")
    rounds = [call.round for call in live if call.ended != "missed"]
    if len(rounds) != len(set(rounds)):
        found.append("double_call")
    if ticket.ended_unasked is not None and served:
        found.append("cancel_vs_service")
    return tuple(found)
