"""Shared goals, blockers, commitments and morning briefings: folds of their events."""

from dataclasses import dataclass, replace
from enum import StrEnum

from models.rules.bodies import goals as said
from models.rules.bodies.goals import BlockerCause, Resolution, UnkeptReason
from models.rules.events import Event


@dataclass(frozen=True, slots=True)
class Frozen:
    """A month as it was counted once it was over; values in tenths."""

    month: str
    target: int
    counted: int
    actual: int | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A shared goal; its id is its measure. Of two words on one month by two desks the first stands.

    Attributes:
        months: oldest first.
        ended_at: UTC milliseconds; None while the building aims at it.
    """

    target: int
    baseline: int | None
    owners: tuple[str, ...]
    first: str
    last: str
    set_at: int
    set_by: str | None
    ended_at: int | None = None
    months: tuple[Frozen, ...] = ()


def step_goal(state: Goal | None, event: Event) -> Goal | None:
    """Return the goal after one more event."""
    body = event.body
    if isinstance(body, said.GoalSet):
        return Goal(
            target=body.target,
            baseline=body.baseline,
            owners=body.owners,
            first=body.first,
            last=body.last,
            set_at=event.occurred_at,
            set_by=event.officer,
            months=() if state is None else state.months,
        )
    if state is None:
        return None
    if isinstance(body, said.GoalEnded):
        return state if state.ended_at is not None else replace(state, ended_at=event.occurred_at)
    if isinstance(body, said.GoalFrozen) and body.month not in {one.month for one in state.months}:
        frozen = Frozen(body.month, body.target, body.counted, body.actual)
        return replace(state, months=tuple(sorted((*state.months, frozen), key=lambda one: one.month)))
    return state


@dataclass(frozen=True, slots=True)
class Blocker:
    """Something that holds an agency up, and who of another one looks after it."""

    cause: BlockerCause
    agency: str | None
    owner: str
    due: str
    outage: str | None
    service: str | None
    raised_at: int
    raised_by: str | None
    resolution: Resolution | None = None
    closed_at: int | None = None
    closed_by: str | None = None


def step_blocker(state: Blocker | None, event: Event) -> Blocker | None:
    """Return the blocker after one more event; of two closes the first counts."""
    body = event.body
    if state is None and isinstance(body, said.BlockerRaised):
        return Blocker(
            cause=body.cause,
            agency=body.agency,
            owner=body.owner,
            due=body.due,
            outage=body.outage,
            service=body.service,
            raised_at=event.occurred_at,
            raised_by=event.officer,
        )
    if state is not None and state.resolution is None and isinstance(body, said.BlockerClosed):
        return replace(
            state, resolution=body.resolution, closed_at=event.occurred_at, closed_by=event.officer
        )
    return state


class CommitmentState(StrEnum):
    """What has become of a commitment."""

    OPEN = "committed"
    KEPT = "commitment_kept"
    UNKEPT = "commitment_unkept"


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something that somebody took on in a morning briefing."""

    who: str
    due: str
    made_at: int
    made_by: str | None
    state: CommitmentState = CommitmentState.OPEN
    settled_at: int | None = None
    settled_by: str | None = None
    reason: UnkeptReason | None = None


def step_commitment(state: Commitment | None, event: Event) -> Commitment | None:
    """Return the commitment after one more event; of two words on its end the first counts."""
    body = event.body
    if state is None:
        if not isinstance(body, said.CommitmentMade):
            return None
        return Commitment(body.who, body.due, event.occurred_at, event.officer)
    if state.state is not CommitmentState.OPEN:
        return state
    ended = replace(state, settled_at=event.occurred_at, settled_by=event.officer)
    if isinstance(body, said.CommitmentKept):
        return replace(ended, state=CommitmentState.KEPT)
    if isinstance(body, said.CommitmentUnkept):
        return replace(ended, state=CommitmentState.UNKEPT, reason=body.reason)
    return state


@dataclass(frozen=True, slots=True)
class Huddle:
    """A morning briefing; its id is its local day. The newest word on who was there counts."""

    agencies: tuple[str, ...]
    held_at: int
    noted_by: str | None


def step_huddle(state: Huddle | None, event: Event) -> Huddle | None:
    """Return the briefing after one more event."""
    if isinstance(event.body, said.HuddleHeld):
        return Huddle(event.body.agencies, event.occurred_at, event.officer)
    return state
