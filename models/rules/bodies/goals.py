"""What is said about goals that the building shares, what stands in their way, and what was agreed in the morning.

The words of blockers and commitments are notes, which can be erased.
"""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What a shared goal is measured by; the program counts each itself. docs/figures.md defines them."""

    ONE_VISIT = "one_visit"
    WAIT = "wait_p90"
    RETURNED = "papers_returned"
    PRIORITY = "priority_over_15"
    PROMISES = "promises_in_time"
    REQUESTS = "requests_in_time"
    CONTACT = "contact_within_3"
    UNTOLD = "left_untold"


@dataclass(frozen=True, slots=True)
class GoalSet:
    """The building aims at a value of a measure; the subject's id is the measure, so that it has one goal.

    Attributes:
        target: in tenths of the measure's unit, as all values here.
        owners: codes of the two agencies that look after it together.
        first, last: local months `YYYY-MM`, both included.
        baseline: where one began; None where nothing was counted before.
    """

    target: int
    owners: tuple[str, ...]
    first: str
    last: str
    baseline: int | None = None


@dataclass(frozen=True, slots=True)
class GoalEnded:
    """The building no longer aims at it; its months stay."""


@dataclass(frozen=True, slots=True)
class GoalFrozen:
    """What a month came to, as it was counted once it was over; later facts do not change it.

    Attributes:
        month: local, `YYYY-MM`.
        target: what it was in that month.
        counted: how many visits, tickets, promises or requests stand behind it.
        actual: tenths; None where nothing was counted.
    """

    month: str
    target: int
    counted: int
    actual: int | None = None


class BlockerCause(StrEnum):
    """What stands in the way."""

    SYSTEM = "blocker_system"
    FORMS = "blocker_forms"
    DATA = "blocker_data"
    PAPERS = "blocker_papers"
    STAFF = "blocker_staff"
    RULE = "blocker_rule"
    INFORMATION = "blocker_information"
    PLACE = "blocker_place"
    OTHER = "blocker_other"


class Resolution(StrEnum):
    """How a blocker came out of the way."""

    SOLVED = "blocker_solved"
    AROUND = "blocker_around"
    WITHDRAWN = "blocker_withdrawn"


@dataclass(frozen=True, slots=True)
class BlockerRaised:
    """One agency is held up by something that an officer of another one can change; what, is a note on `blocker`.

    Attributes:
        agency: code of the agency that raised it; None for the desk.
        owner: id of the officer who looks after it, of another agency.
        due: local day, YYYY-MM-DD.
        outage: id of an outage; `service` code of a service: the visits that it hits are counted from either.
    """

    cause: BlockerCause
    owner: str
    due: str
    agency: str | None = None
    outage: str | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True)
class BlockerClosed:
    """A blocker is out of the way; more words are a note on `resolution`."""

    resolution: Resolution


class UnkeptReason(StrEnum):
    """Why a commitment was not kept."""

    TIME = "unkept_time"
    WAITING = "unkept_waiting"
    CHANGED = "unkept_changed"
    OTHER = "unkept_other"


@dataclass(frozen=True, slots=True)
class CommitmentMade:
    """Somebody took something on in the morning briefing; what, is a note on `commitment`.

    Attributes:
        who: id of the officer.
        due: local day, YYYY-MM-DD.
    """

    who: str
    due: str


@dataclass(frozen=True, slots=True)
class CommitmentKept:
    """It was done."""


@dataclass(frozen=True, slots=True)
class CommitmentUnkept:
    """It was not done."""

    reason: UnkeptReason


@dataclass(frozen=True, slots=True)
class HuddleHeld:
    """The morning briefing of a local day took place; the subject's id is the day.

    Attributes:
        agencies: codes of those that were there.
    """

    agencies: tuple[str, ...]
