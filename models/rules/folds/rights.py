"""Cases about citizens' rights, destructions and breaches: folds of their events."""

from dataclasses import dataclass, replace
from enum import StrEnum

from models.rules.bodies import rights as said
from models.rules.bodies.rights import (
    BreachKind,
    CaseGround,
    CaseOutcome,
    DataClass,
    DestructionBasis,
    IdentityProof,
    Notified,
    Right,
)
from models.rules.events import Event


class CaseState(StrEnum):
    """Whether somebody still waits for an answer."""

    OPEN = "case_open"
    ANSWERED = "case_answered"


@dataclass(frozen=True, slots=True)
class Case:
    """A request about somebody's own data; instants are UTC milliseconds. The first answer counts."""

    right: Right
    received_at: int
    person: str | None
    proof: IdentityProof
    opened_by: str | None
    state: CaseState = CaseState.OPEN
    outcome: CaseOutcome | None = None
    ground: CaseGround | None = None
    answered_at: int | None = None
    answered_by: str | None = None


def step_case(state: Case | None, event: Event) -> Case | None:
    """Return the case after one more event."""
    body = event.body
    if state is None:
        if not isinstance(body, said.CaseOpened):
            return None
        received = min(max(body.received_at, 0), event.occurred_at)
        return Case(body.right, received, body.person, body.proof, event.officer)
    if isinstance(body, said.CaseAnswered) and state.state is CaseState.OPEN:
        return replace(
            state,
            state=CaseState.ANSWERED,
            outcome=body.outcome,
            ground=body.ground,
            answered_at=event.occurred_at,
            answered_by=event.officer,
        )
    return state


@dataclass(frozen=True, slots=True)
class Destruction:
    """One run of destruction, as `DataDestroyed` tells it, when and by whom."""

    basis: DestructionBasis
    people: int
    reduced: int
    bodies: int
    notes: int
    prints: int
    drafts: int
    sha256: str
    done_at: int
    officer: str | None


def step_destruction(state: Destruction | None, event: Event) -> Destruction | None:
    """Return the destruction after one more event; the first word counts."""
    body = event.body
    if state is not None or not isinstance(body, said.DataDestroyed):
        return state
    return Destruction(
        basis=body.basis,
        people=body.people,
        reduced=body.reduced,
        bodies=body.bodies,
        notes=body.notes,
        prints=body.prints,
        drafts=body.drafts,
        sha256=body.sha256,
        done_at=event.occurred_at,
        officer=event.officer,
    )


@dataclass(frozen=True, slots=True)
class Breach:
    """A failure to protect personal data; instants are UTC milliseconds."""

    what: BreachKind
    known_at: int
    from_at: int
    to_at: int
    data: tuple[DataClass, ...]
    desks: tuple[str, ...]
    agencies: tuple[str, ...]
    opened_by: str | None
    notified: tuple[Notified, ...] = ()
    closed_at: int | None = None


def step_breach(state: Breach | None, event: Event) -> Breach | None:
    """Return the breach after one more event."""
    body = event.body
    if state is None:
        return _breached(body, event) if isinstance(body, said.BreachOpened) else None
    if isinstance(body, said.BreachNotified):
        return replace(state, notified=tuple(sorted({*state.notified, body.whom})))
    if isinstance(body, said.BreachClosed):
        return replace(state, closed_at=state.closed_at or event.occurred_at)
    return state


def _breached(body: said.BreachOpened, event: Event) -> Breach:
    begin = min(max(body.from_at, 0), event.occurred_at)
    return Breach(
        what=body.what,
        known_at=min(max(body.known_at, 0), event.occurred_at),
        from_at=begin,
        to_at=min(max(body.to_at, begin), event.occurred_at),
        data=body.data,
        desks=body.desks,
        agencies=body.agencies,
        opened_by=event.officer,
    )
