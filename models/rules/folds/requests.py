"""The service request: its states, the moves that lead from one to the next, and the fold of its events.

Desks that did not see each other may contradict themselves. What was handed over beats every decision, a
decision beats the work on the way to it, and among equals the first counts. Whoever loses is named in
`conflicts`, as `<move>_when_<state>`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from models.errors import RuleBroken
from models.rules.bodies import requests as said
from models.rules.bodies.requests import (
    ContactResult,
    ContactWay,
    Decision,
    External,
    PauseReason,
    Proof,
    ReceivedPaper,
    RejectReason,
)
from models.rules.catalogue import SlaUnit
from models.rules.events import Event


class RequestState(StrEnum):
    """Where a request is."""

    DRAFT = "draft"
    RECEIVED = "received"
    INCOMPLETE = "incomplete"
    IN_PROCESS = "in_process"
    WAITING_PAYMENT = "waiting_payment"
    WAITING_APPLICANT = "waiting_applicant"
    READY = "ready"
    PICKED_UP = "picked_up"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


S = RequestState
CLOSED = frozenset({S.PICKED_UP, S.REJECTED, S.WITHDRAWN, S.REFERRED})
STANDING = frozenset({S.WAITING_PAYMENT, S.WAITING_APPLICANT})
"""States in which the clock was started and stands."""
_BEFORE = (S.DRAFT, S.RECEIVED, S.INCOMPLETE)
_WORKED_ON = (S.IN_PROCESS, S.WAITING_PAYMENT, S.WAITING_APPLICANT)


class Move(StrEnum):
    """What can be done with a request."""

    RECEIVE = "receive"
    LACK = "lack"
    COMPLETE = "complete"
    WAIT_APPLICANT = "wait_applicant"
    WAIT_PAYMENT = "wait_payment"
    RESUME = "resume"
    READY = "ready"
    PICK_UP = "pick_up"
    REJECT = "reject"
    WITHDRAW = "withdraw"
    REFER = "refer"


MOVES: dict[Move, dict[RequestState, RequestState]] = {
    Move.RECEIVE: {**dict.fromkeys(_BEFORE, S.RECEIVED), **{state: state for state in _WORKED_ON}},
    Move.LACK: {
        **dict.fromkeys(_BEFORE, S.INCOMPLETE),
        **{state: state for state in (S.WAITING_PAYMENT, S.WAITING_APPLICANT)},
    },
    Move.COMPLETE: {S.RECEIVED: S.IN_PROCESS},
    Move.WAIT_APPLICANT: dict.fromkeys((S.IN_PROCESS, S.WAITING_PAYMENT), S.WAITING_APPLICANT),
    Move.WAIT_PAYMENT: dict.fromkeys((S.IN_PROCESS, S.WAITING_APPLICANT), S.WAITING_PAYMENT),
    Move.RESUME: dict.fromkeys((S.WAITING_PAYMENT, S.WAITING_APPLICANT), S.IN_PROCESS),
    Move.READY: {S.IN_PROCESS: S.READY},
    Move.PICK_UP: {S.READY: S.PICKED_UP},
    Move.REJECT: dict.fromkeys((S.RECEIVED, S.INCOMPLETE, *_WORKED_ON), S.REJECTED),
    Move.WITHDRAW: dict.fromkeys((*_BEFORE, *_WORKED_ON, S.READY), S.WITHDRAWN),
    Move.REFER: dict.fromkeys((S.RECEIVED, S.INCOMPLETE, *_WORKED_ON), S.REFERRED),
}
"""The state table: each move, the states that it may start from, and where it leads."""


def move(name: Move, state: RequestState, code: str) -> RequestState:
    """Return where a move leads, or raise RuleBroken `request.<move>` when `state` does not allow it."""
    if state not in MOVES[name]:
        raise RuleBroken(f"request.{name}", number=code, state=state)
    return MOVES[name][state]


_RANK = {S.PICKED_UP: 2, S.READY: 1, S.REJECTED: 1, S.WITHDRAWN: 1, S.REFERRED: 1}
"""What beats what where desks contradict each other; 0 for every other state."""
_TARGET = {name: next(iter(set(table.values()) - set(_WORKED_ON)), None) for name, table in MOVES.items()}
"""Where a move leads that nobody expected: to a decision or a pickup; the others lead nowhere then."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A time in which the clock stood, UTC milliseconds; `until` is None while it does."""

    reason: PauseReason
    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """From an instant on the promise was this, UTC milliseconds; None: no promise, or the clock stands."""

    since: int
    due_at: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A request as its events leave it; instants are UTC milliseconds, days local `YYYY-MM-DD`.

    Attributes:
        received: all documents that came in, in the order in which they came.
        missing: requirement groups still to be brought, until `complete_by`.
        complete_at: when the clock started; None before.
        due_at: the promise as it is now; None while the clock stands, and where the standard names no time.
        dues: the promise as it was at any time; after the answer the last one is kept in `due_at`.
        stands: the times in which the clock stood.
        answered_at: when the agency was done with it: ready, rejected, withdrawn or referred.
        closed_at: when nothing was left to do: picked up, rejected, withdrawn or referred.
        contacts: how often somebody tried to reach the applicant; `contacted_*`: the last time, `contacted_on`
            its local day.
        again_on: local day on which it is to be tried again; with a new state it is over.
        conflicts: see the module.
    """

    code: str
    day: str
    lane: str
    count: int
    agency: str
    service: str
    opened_at: int
    opened_by: str | None
    visit: str | None = None
    ticket: str | None = None
    person: str | None = None
    proxy: str | None = None
    mandate: str | None = None
    company: str | None = None
    state: RequestState = S.DRAFT
    received: tuple[ReceivedPaper, ...] = ()
    missing: tuple[str, ...] = ()
    complete_by: str | None = None
    system: External | None = None
    reference: str = ""
    complete_at: int | None = None
    sla_value: int | None = None
    sla_unit: SlaUnit | None = None
    due_at: int | None = None
    dues: tuple[Due, ...] = ()
    stands: tuple[Stand, ...] = ()
    product: str | None = None
    decision: Decision | None = None
    reject_reason: RejectReason | None = None
    referred_to: str | None = None
    answered_at: int | None = None
    collected_at: int | None = None
    collector: str | None = None
    proof: Proof | None = None
    closed_at: int | None = None
    contacts: int = 0
    contacted_at: int | None = None
    contacted_on: str | None = None
    contacted_by: str | None = None
    contact_way: ContactWay | None = None
    contact_result: ContactResult | None = None
    again_on: str | None = None
    conflicts: tuple[str, ...] = ()


def step_request(state: Request | None, event: Event) -> Request | None:
    """Return the request after one more event; events come in the one order, undone ones left out."""
    body = event.body
    if state is None:
        return _opened(event) if isinstance(body, said.RequestOpened) else None
    named = _move_of(body)
    if named is None:
        change = _FACTS.get(type(body))
        return state if change is None else change(state, body, event)
    to = MOVES[named].get(state.state)
    if to is None:
        lost = f"{named}_when_{state.state}"
        state = replace(state, conflicts=tuple(sorted({*state.conflicts, lost})))
        to = _TARGET[named]
        if to is None or _RANK.get(to, 0) <= _RANK.get(state.state, 0):
            return state
    moved = _STEPS[type(body)](_entered(state, to, event.occurred_at), body, event)
    return replace(moved, state=to)


def _move_of(body: object) -> Move | None:
    if isinstance(body, said.PapersReceived):
        return Move.LACK if body.missing else Move.RECEIVE
    if isinstance(body, said.RequestPaused):
        return Move.WAIT_APPLICANT if body.reason is PauseReason.APPLICANT else Move.WAIT_PAYMENT
    return _MOVE_OF.get(type(body))


def _opened(event: Event) -> Request:
    body: said.RequestOpened = event.body
    return Request(
        code=body.code,
        day=body.day,
        lane=body.lane,
        count=body.count,
        agency=body.agency,
        service=body.service,
        opened_at=event.occurred_at,
        opened_by=event.officer,
        visit=body.visit,
        ticket=body.ticket,
        person=body.person,
        proxy=body.proxy,
        mandate=body.mandate,
        company=body.company,
    )


def _entered(request: Request, to: RequestState, at: int) -> Request:
    """Return the request with what follows from the new state alone: the clock stands no more, or for good.

    What was to be said to the applicant was about the old state.
    """
    if to is not request.state:
        request = replace(request, again_on=None)
    if request.stands and request.stands[-1].until is None and to is not request.state:
        last = request.stands[-1]
        ended = replace(last, until=max(last.since, at))
        request = replace(request, stands=(*request.stands[:-1], ended))
    if _RANK.get(to, 0) and request.answered_at is None:
        request = replace(request, answered_at=at, dues=(*request.dues, Due(at)))
    if to in CLOSED and request.closed_at is None:
        request = replace(request, closed_at=at)
    return request


def _received(request: Request, body: said.PapersReceived, _: Event) -> Request:
    return replace(
        request,
        received=(*request.received, *body.received),
        missing=body.missing,
        complete_by=body.complete_by if body.missing else None,
    )


def _completed(request: Request, body: said.RequestCompleted, event: Event) -> Request:
    at = event.occurred_at
    request = replace(request, complete_at=at, sla_value=body.value, sla_unit=body.unit)
    return _promised(request, body.due_at, at)


def _promised(request: Request, due_at: int | None, at: int) -> Request:
    return replace(request, due_at=due_at, dues=(*request.dues, Due(at, due_at)))


def _paused(request: Request, body: said.RequestPaused, event: Event) -> Request:
    at = event.occurred_at
    stands = (*request.stands, Stand(body.reason, at))
    request = replace(request, stands=stands, missing=body.missing, complete_by=body.complete_by)
    return _promised(request, None, at)


def _resumed(request: Request, body: said.RequestResumed, event: Event) -> Request:
    return _promised(replace(request, missing=(), complete_by=None), body.due_at, event.occurred_at)


def _recounted(request: Request, body: said.DueRecounted, event: Event) -> Request:
    if request.state is not S.IN_PROCESS:
        return request
    return _promised(request, body.due_at, event.occurred_at)


def _collected(request: Request, body: said.ProductCollected, event: Event) -> Request:
    return replace(
        request,
        collected_at=event.occurred_at,
        collector=body.collector,
        proof=body.proof,
        closed_at=event.occurred_at,
    )


def _contacted(request: Request, body: said.ContactTried, event: Event) -> Request:
    return replace(
        request,
        contacts=request.contacts + 1,
        contacted_at=event.occurred_at,
        contacted_on=body.day,
        contacted_by=event.officer,
        contact_way=body.by,
        contact_result=body.result,
        again_on=body.again_on,
    )


_MOVE_OF: dict[type, Move] = {
    said.RequestCompleted: Move.COMPLETE,
    said.RequestResumed: Move.RESUME,
    said.ProductMade: Move.READY,
    said.ProductCollected: Move.PICK_UP,
    said.RequestRejected: Move.REJECT,
    said.RequestWithdrawn: Move.WITHDRAW,
    said.RequestReferred: Move.REFER,
}
_STEPS: dict[type, Callable[[Request, Any, Event], Request]] = {
    said.PapersReceived: _received,
    said.RequestCompleted: _completed,
    said.RequestPaused: _paused,
    said.RequestResumed: _resumed,
    said.ProductMade: lambda request, body, _: replace(request, product=body.product, decision=body.decision),
    said.ProductCollected: _collected,
    said.RequestRejected: lambda request, body, _: replace(request, reject_reason=body.reason),
    said.RequestWithdrawn: lambda request, _, __: request,
    said.RequestReferred: lambda request, body, _: replace(request, referred_to=body.agency),
}
_FACTS: dict[type, Callable[[Request, Any, Event], Request]] = {
    said.ContactTried: _contacted,
    said.DueRecounted: _recounted,
    said.ReferenceGiven: lambda request, body, _: replace(
        request, system=body.system, reference=body.reference
    ),
}
"""What changes no state."""
