"""The promise, and the next step of a visit without result: folds of their events."""

from dataclasses import dataclass, replace
from enum import StrEnum

from models.rules.bodies import promises as said
from models.rules.bodies.promises import AskWhom, BrokenReason, NextAction, NoResult, Skipped
from models.rules.events import Event


class PromiseState(StrEnum):
    """What has become of a promise."""

    OPEN = "promised"
    KEPT = "promise_kept"
    BROKEN = "promise_broken"


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise as its events leave it; instants are UTC milliseconds.

    Of several words on its end by desks that did not see each other the first counts.

    Attributes:
        owner: id of the officer who owes it; `agency` = code of the agency that does, None for the desk.
        conflicts: `double_end`: another desk said the opposite of how it ended.
    """

    due_at: int
    made_at: int
    made_by: str | None
    agency: str | None
    owner: str | None
    visit: str | None
    ticket: str | None
    request: str | None
    state: PromiseState = PromiseState.OPEN
    ended_at: int | None = None
    ended_by: str | None = None
    reason: BrokenReason | None = None
    conflicts: tuple[str, ...] = ()


def step_promise(state: Promise | None, event: Event) -> Promise | None:
    """Return the promise after one more event."""
    body = event.body
    if state is None:
        return _made(body, event) if isinstance(body, said.PromiseMade) else None
    if isinstance(body, said.PromiseKept):
        return _ended(state, event, PromiseState.KEPT, None)
    if isinstance(body, said.PromiseBroken):
        return _ended(state, event, PromiseState.BROKEN, body.reason)
    return state


def _made(body: said.PromiseMade, event: Event) -> Promise:
    return Promise(
        due_at=body.due_at,
        made_at=event.occurred_at,
        made_by=event.officer,
        agency=body.agency,
        owner=body.owner,
        visit=body.visit,
        ticket=body.ticket,
        request=body.request,
    )


def _ended(promise: Promise, event: Event, state: PromiseState, reason: BrokenReason | None) -> Promise:
    if promise.state is not PromiseState.OPEN:
        return promise if promise.state is state else replace(promise, conflicts=("double_end",))
    return replace(promise, state=state, ended_at=event.occurred_at, ended_by=event.officer, reason=reason)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a visitor was told who left without a result; the newest word counts whole.

    Its id is that of the ticket which ended so. Either `action` or `skipped` is None.
    """

    visit: str
    day: str
    reason: NoResult
    said_at: int
    said_by: str | None
    action: NextAction | None = None
    service: str | None = None
    on: str = ""
    ask: AskWhom | None = None
    counter: str | None = None
    skipped: Skipped | None = None


def step_next_step(state: NextStep | None, event: Event) -> NextStep | None:
    """Return the next step after one more event."""
    body = event.body
    if isinstance(body, said.StepGiven):
        return NextStep(
            visit=body.visit,
            day=body.day,
            reason=body.reason,
            said_at=event.occurred_at,
            said_by=event.officer,
            action=body.action,
            service=body.service,
            on=body.on,
            ask=body.ask,
            counter=body.counter,
        )
    if isinstance(body, said.StepSkipped):
        return NextStep(
            visit=body.visit,
            day=body.day,
            reason=body.reason,
            said_at=event.occurred_at,
            said_by=event.officer,
            skipped=body.skipped,
        )
    return state
