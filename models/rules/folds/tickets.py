"""The ticket: its states, the moves that lead from one to the next, and the fold of its events.

The fold decides contradictions of desks that did not see each other by one rule: what happened in the
room (finished, then started) beats what somebody decided (system down, cancelled), that beats a call,
and a call beats the clock that expires a ticket. The earlier call is the last resort.
Whoever loses shows up in `conflicts`, never as a dropped fact.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from models.errors import RuleBroken
from models.rules.bodies import tickets as said
from models.rules.bodies.tickets import OutageChoice as Choice
from models.rules.bodies.tickets import Outcome
from models.rules.events import Event
from models.rules.folds import calls
from models.rules.folds.calls import Call


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
    "send_back": frozenset({S.CALLED, S.SERVING, S.HELD}),
    "accept": frozenset({S.WAITING, S.CALLED, S.SERVING, S.HELD}),
    "cancel": frozenset({S.BLOCKED, S.WAITING, S.CALLED, S.NO_SHOW}),
    "expire": frozenset({S.BLOCKED, S.WAITING}),
}
"""The state table: each move and the states that it may start from."""


def move(name: str, state: TicketState, number: str) -> None:
    """Let a move pass, or raise RuleBroken `ticket.<move>` when `state` does not lead there."""
    if state not in MOVES[name]:
        raise RuleBroken(f"ticket.{name}", number=number, state=state)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the visitor chose about one outage, and when (UTC milliseconds)."""

    outage: str
    choice: Choice
    at: int


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as its events leave it; instants are UTC milliseconds.

    Attributes:
        queued_at: place in its queue.
        forecast_low: whole minutes that the visitor was told to wait at least, None where nobody could tell;
            `forecast_high`: at most.
        for_counter: the only counter that shall call it, after a transfer.
        first_called_at: the first call of all; a recall or a later call never changes it.
        estimated: the start of service is not known, the call stands for it.
        service_ms: summed service over all its calls, holds taken off; None until it is finished.
        conflicts: what desks did without seeing each other. `double_call`: two counters called in one round;
            `double_service`: two served; `cancel_vs_service`: cancelled or expired, and yet called or served;
            `missed_vs_service`: nobody came to a call that was served; `return_vs_service`: returned or sent
            on by one desk, served by another.
        ended_unasked: cancelled or expired at this instant; who cancels decides, and beats the clock.
        choices: one for each outage about which the visitor was asked, in the order of the last answers.
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
    forecast_low: int | None = None
    forecast_high: int | None = None
    choices: tuple[Chosen, ...] = ()

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return the requirement groups that the counter found missing when it gave the papers back."""
        return next((call.lacking for call in self.calls if call.id == self.call), ())


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
            forecast_low=body.forecast_low,
            forecast_high=body.forecast_high,
        )
    )


def _on_call(ticket: Ticket, call_id: str, change: Callable[[Call], Call]) -> Ticket:
    """Change one call; a fact about a call that is not known yet is kept on an empty one."""
    known = any(call.id == call_id for call in ticket.calls)
    calls = ticket.calls if known else (*ticket.calls, Call(call_id))
    return replace(ticket, calls=tuple(change(call) if call.id == call_id else call for call in calls))


def _on(change: Callable[[Call, Any, Event], Call]) -> Callable[[Ticket, Any, Event], Ticket]:
    """Return the step that changes the call which an event names."""
    return lambda ticket, body, event: _on_call(ticket, body.call, lambda call: change(call, body, event))


def _finished(ticket: Ticket, body: said.TicketFinished, event: Event) -> Ticket:
    at = event.occurred_at
    if body.call is None and body.outcome is Outcome.SYSTEM_DOWN:
        return ticket if ticket.down_at is not None else replace(ticket, down_at=at)
    end = None if body.untimed else at
    return _on_call(ticket, body.call or "", lambda call: calls.finished(call, end, body))


def _unblocked(ticket: Ticket, body: said.TicketUnblocked, _: Event) -> Ticket:
    if ticket.unblocked:
        return ticket
    place = ticket.queued_at if body.queued_at is None else body.queued_at
    return replace(ticket, unblocked=True, queued_at=place)


def _requeued(ticket: Ticket, body: said.TicketRequeued, event: Event) -> Ticket:
    if body.round <= ticket.round:
        return ticket
    return replace(ticket, round=body.round, queued_at=event.occurred_at)


def _transferred(ticket: Ticket, body: said.TicketTransferred, event: Event) -> Ticket:
    if body.call is not None:
        ticket = _on_call(ticket, body.call, lambda call: calls.ended(call, event.occurred_at, "transferred"))
    if body.round <= ticket.round:
        return ticket
    return replace(ticket, round=body.round, for_counter=body.counter)


def _cancelled(ticket: Ticket, body: said.TicketCancelled, event: Event) -> Ticket:
    if body.call is not None:
        ticket = _on_call(ticket, body.call, lambda call: calls.ended(call, event.occurred_at, "left"))
    if ticket.ended_as == S.CANCELLED:
        return ticket
    return replace(ticket, ended_unasked=event.occurred_at, ended_as=S.CANCELLED.value)


def _expired(ticket: Ticket, _: object, event: Event) -> Ticket:
    if ticket.ended_unasked is not None:
        return ticket
    return replace(ticket, ended_unasked=event.occurred_at, ended_as=S.EXPIRED.value)


def _chose(ticket: Ticket, body: said.ChoiceGiven, event: Event) -> Ticket:
    others = tuple(chosen for chosen in ticket.choices if chosen.outage != body.outage)
    return replace(ticket, choices=(*others, Chosen(body.outage, body.choice, event.occurred_at)))


_STEPS: dict[type, Callable[[Ticket, Any, Event], Ticket]] = {
    said.TicketUnblocked: _unblocked,
    said.TicketCalled: _on(calls.announced),
    said.TicketRecalled: _on(lambda call, _, __: calls.recalled(call)),
    said.TicketStarted: _on(lambda call, _, event: calls.started(call, event.occurred_at)),
    said.TicketHeld: _on(lambda call, _, event: calls.held(call, event.occurred_at)),
    said.TicketResumed: _on(lambda call, _, event: calls.resumed(call, event.occurred_at)),
    said.TicketFinished: _finished,
    said.TicketMissed: _on(lambda call, _, event: calls.missed(call, event.occurred_at)),
    said.TicketRequeued: _requeued,
    said.TicketTransferred: _transferred,
    said.TicketCancelled: _cancelled,
    said.TicketExpired: _expired,
    said.ChoiceGiven: _chose,
}


def settle(ticket: Ticket) -> Ticket:
    """Return the ticket with everything that follows from its facts: state, winning call, times, conflicts."""
    winner = _winner(ticket)
    state = _state(ticket, winner)
    told = winner if _tells(ticket, winner, state) else None
    served = state in SERVED
    service_ms = _service_ms(ticket, winner) if served else None
    finished = winner is not None and winner.ended == "finished"
    return replace(
        ticket,
        state=state,
        counter=(told.counter or None) if told else None,
        call=told.id if told else None,
        first_called_at=min((call.called_at for call in ticket.calls if call.made), default=None),
        called_at=told.called_at if told and told.made else None,
        started_at=told.started_at if told else None,
        finished_at=_finished_at(ticket, winner, state),
        service_ms=service_ms,
        estimated=bool(winner and finished and service_ms is not None and winner.started_at is None),
        conflicts=_conflicts(ticket, winner, state),
    )


def _winner(ticket: Ticket) -> Call | None:
    """Return the call that counts: finished, else started, else of the latest round, else one not missed.

    Among equals it is the earliest, as calls stand in the one order of events. A call that was sent on
    does not count, nor one of which nothing but a recall, a hold or a miss is known.
    """
    counting = [call for call in ticket.calls if call.ended != "transferred" and (call.made or call.served)]
    return max(
        counting,
        key=lambda call: (call.ended == "finished", call.served, call.round, call.ended != "missed"),
        default=None,
    )


def _state(ticket: Ticket, winner: Call | None) -> TicketState:
    """Return the state: what happened in the room, then what somebody decided, then what the clock did."""
    if winner is not None and winner.ended == "finished":
        return S(winner.outcome or Outcome.DONE)
    if winner is not None and winner.served:
        return S.SERVING if winner.held_since is None else S.HELD
    if ticket.down_at is not None:
        return S.SYSTEM_DOWN
    if ticket.ended_as == S.CANCELLED:
        return S.CANCELLED
    if winner is not None and winner.round >= ticket.round:
        return S.NO_SHOW if winner.ended else S.CALLED
    if ticket.ended_unasked is not None:
        return S.EXPIRED
    return S.BLOCKED if ticket.after is not None and not ticket.unblocked else S.WAITING


def _tells(ticket: Ticket, winner: Call | None, state: TicketState) -> bool:
    """Return whether the counter and times of the winning call are the ticket's own."""
    if winner is None or state in (S.WAITING, S.BLOCKED):
        return False
    return winner.served or winner.round >= ticket.round


def _finished_at(ticket: Ticket, winner: Call | None, state: TicketState) -> int | None:
    if state in OPEN:
        return None
    if state in (S.CANCELLED, S.EXPIRED):
        return ticket.ended_unasked
    if winner is None or (state is S.SYSTEM_DOWN and winner.ended != "finished"):
        return ticket.down_at
    return winner.ended_at


def _service_ms(ticket: Ticket, winner: Call | None) -> int | None:
    """Return the service at the last counter and at those that sent the visitor on; a loser's is no service."""
    counted = [call.service_ms for call in ticket.calls if call is winner or call.ended == "transferred"]
    known = [ms for ms in counted if ms is not None]
    return sum(known) if known else None


def _conflicts(ticket: Ticket, winner: Call | None, state: TicketState) -> tuple[str, ...]:
    """Return what desks did without seeing each other; see `Ticket`."""
    served = [call for call in ticket.calls if call.served and call.ended != "transferred"]
    rounds = [call.round for call in ticket.calls if call.made]
    left = any(
        call.made and not call.ended and not call.served for call in ticket.calls if call is not winner
    )
    found = {
        "double_service": len(served) > 1,
        "double_call": len(rounds) != len(set(rounds)) or left,
        "cancel_vs_service": ticket.ended_unasked is not None and state != ticket.ended_as,
        "missed_vs_service": any(call.missed_at is not None and call.served for call in ticket.calls),
        "return_vs_service": winner is not None
        and winner.made
        and winner.served
        and winner.round < ticket.round,
    }
    return tuple(name for name, there in found.items() if there)
