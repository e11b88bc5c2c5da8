"""Complaints: their states, which moves lead where, and the fold of their events."""

from dataclasses import dataclass, replace
from enum import StrEnum

from models.errors import RuleBroken
from models.rules.bodies import voice as said
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, Conduct, VoiceChannel
from models.rules.events import Event


class ComplaintState(StrEnum):
    """How far a complaint has come."""

    RECEIVED = "complaint_received"
    VERIFIED = "verified"
    IN_PROCESS = "in_process"
    ANSWERED = "answered"
    CLOSED = "complaint_closed"
    WITHDRAWN = "complaint_withdrawn"
    FORWARDED = "forwarded"


class Step(StrEnum):
    """What can be done with a complaint."""

    VERIFY = "verify"
    START = "start"
    ANSWER = "answer"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    FORWARD = "forward"


S = ComplaintState
OWED = frozenset({S.RECEIVED, S.VERIFIED, S.IN_PROCESS})
"""States in which an answer is owed, and the clock runs."""
OVER = frozenset({S.CLOSED, S.WITHDRAWN, S.FORWARDED})
MOVES: dict[Step, tuple[frozenset[ComplaintState], ComplaintState]] = {
    Step.VERIFY: (frozenset({S.RECEIVED, S.VERIFIED}), S.VERIFIED),
    Step.START: (frozenset({S.VERIFIED}), S.IN_PROCESS),
    Step.ANSWER: (frozenset({S.VERIFIED, S.IN_PROCESS}), S.ANSWERED),
    Step.CLOSE: (frozenset({S.ANSWERED}), S.CLOSED),
    Step.WITHDRAW: (OWED, S.WITHDRAWN),
    Step.FORWARD: (OWED, S.FORWARDED),
}
"""From which states each step leads, and to which."""
ENDS = {
    said.ComplaintClosed: S.CLOSED,
    said.ComplaintWithdrawn: S.WITHDRAWN,
    said.ComplaintForwarded: S.FORWARDED,
}


def move(step: Step, state: ComplaintState, code: str) -> ComplaintState:
    """Return where a step leads.

    Raises:
        RuleBroken: `complaint.move`: it does not lead on from this state.
    """
    allowed, after = MOVES[step]
    if state not in allowed:
        raise RuleBroken("complaint.move", number=code, state=state)
    return after


def steps(state: ComplaintState) -> tuple[Step, ...]:
    """Return the steps that a state allows, in their usual order."""
    return tuple(step for step, (allowed, _) in MOVES.items() if state in allowed)


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as its events leave it; instants are UTC milliseconds, attributes as in `ComplaintReceived`.

    Of several ends by desks that did not see each other the first counts.

    Attributes:
        answered_at: when it was answered; `closed_at` when it came to its end.
        conflicts: `double_end`: another desk ended it otherwise.
    """

    code: str
    day: str
    lane: str
    count: int
    channel: VoiceChannel
    classed: ComplaintClass
    came_at: int
    due_at: int
    days: int
    agency: str | None
    person: str | None
    conduct: Conduct | None
    tracking: str
    taken_at: int
    taken_by: str | None
    state: ComplaintState = ComplaintState.RECEIVED
    outcome: ComplaintOutcome | None = None
    answered_at: int | None = None
    answered_by: str | None = None
    closed_at: int | None = None
    conflicts: tuple[str, ...] = ()


def step_complaint(state: Complaint | None, event: Event) -> Complaint | None:
    """Return the complaint after one more event."""
    body = event.body
    if state is None:
        return _received(body, event) if isinstance(body, said.ComplaintReceived) else None
    if isinstance(body, said.ComplaintVerified):
        return _verified(state, body)
    if isinstance(body, said.ComplaintStarted):
        return replace(state, state=S.IN_PROCESS) if state.state in OWED else state
    if isinstance(body, said.ComplaintAnswered):
        return _answered(state, body, event)
    end = ENDS.get(type(body))
    return state if end is None else _ended(state, end, event)


def _received(body: said.ComplaintReceived, event: Event) -> Complaint:
    return Complaint(
        code=body.code,
        day=body.day,
        lane=body.lane,
        count=body.count,
        channel=body.channel,
        classed=body.classed,
        came_at=body.came_at,
        due_at=body.due_at,
        days=body.days,
        agency=body.agency,
        person=body.person,
        conduct=body.conduct,
        tracking=body.tracking,
        taken_at=event.occurred_at,
        taken_by=event.officer,
    )


def _verified(state: Complaint, body: said.ComplaintVerified) -> Complaint:
    if state.state not in OWED:
        return state
    after = S.VERIFIED if state.state is S.RECEIVED else state.state
    return replace(
        state, state=after, classed=body.classed, due_at=body.due_at, days=body.days, agency=body.agency
    )


def _answered(state: Complaint, body: said.ComplaintAnswered, event: Event) -> Complaint:
    if state.state not in OWED:
        return state
    return replace(
        state,
        state=S.ANSWERED,
        outcome=body.outcome,
        answered_at=event.occurred_at,
        answered_by=event.officer,
    )


def _ended(state: Complaint, end: ComplaintState, event: Event) -> Complaint:
    if state.state in OVER:
        return state if state.state is end else replace(state, conflicts=("double_end",))
    return replace(state, state=end, closed_at=event.occurred_at)
