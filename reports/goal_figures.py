"""The figures of R13 and of the morning briefing: shared goals, blockers, commitments; docs/figures.md defines them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoalShare:
    """What one agency carries of a goal, in the goal's unit; None where it is hidden or nothing was counted."""

    agency: str
    name: str
    value: float | None
    counted: int | None


@dataclass(frozen=True, slots=True)
class GoalMonth:
    """What a goal came to in a month, `YYYY-MM`; `frozen` once the month was over."""

    month: str
    value: float | None
    frozen: bool


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A shared goal; values in its unit.

    Attributes:
        measure: stored word; `name` and `unit` as people say them.
        rising: more is better.
        owners: codes of the two agencies that look after it; `owner_names` how people call them.
        counted: what stands behind `actual`.
        shares: in alphabetical order of the agencies, never by size.
    """

    measure: str
    name: str
    unit: str
    rising: bool
    baseline: float | None
    actual: float | None
    target: float
    counted: int
    reached: bool | None
    owners: tuple[str, ...]
    owner_names: tuple[str, ...]
    months: tuple[GoalMonth, ...]
    shares: tuple[GoalShare, ...]


@dataclass(frozen=True, slots=True)
class BlockerLine:
    """A blocker: words, who raised it, who of another agency looks after it, and what became of it."""

    cause: str
    words: str
    raised: dt.date
    agency: str
    owner: str
    owner_agency: str
    due: dt.date
    late: bool
    affected: int | None
    resolution: str


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """A commitment: words, who, until when, and how it ended."""

    words: str
    who: str
    agency: str
    due: dt.date
    late: bool
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class KeptCommitments:
    """How the commitments ended that were due; `percent` of all of them, None of none."""

    kept: int
    unkept: int
    open: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """In how many morning briefings an agency was."""

    agency: str
    huddles: int


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """The figures of R13; `huddles`: on how many days a morning briefing was held."""

    first: dt.date
    last: dt.date
    month: str
    goals: tuple[GoalLine, ...]
    blockers: tuple[BlockerLine, ...]
    commitments: tuple[CommitmentLine, ...]
    kept: KeptCommitments
    huddles: int
    attendance: tuple[Attendance, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A number of the last service day, and of the same weekday a week before; None where there was none."""

    value: float | None
    before: float | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What today is likely to bring.

    Attributes:
        visits: mean of the same weekdays of the four weeks before, None where nobody came on any.
        weekdays: how many of those days had visitors.
        bookings: for today, not cancelled.
    """

    visits: int | None
    weekdays: int
    bookings: int


@dataclass(frozen=True, slots=True)
class OutageLine:
    """An outage that goes on, or of the last service day: what, since when in words, whether it goes on."""

    system: str
    agency: str
    since: str
    open: bool


@dataclass(frozen=True, slots=True)
class BriefingFigures:
    """The morning briefing of a day.

    Attributes:
        last_day: the service day before, None where there was none.
        promises: how many are due until the end of the day; `promise` one of them: time and who owes it.
        voice: a suggestion that was published, else how many spoke well of which conduct; may be empty.
    """

    date: dt.date
    last_day: dt.date | None
    visits: Compared
    wait_p90_min: Compared
    done_at_once_pct: Compared
    expected: Expected
    outages: tuple[OutageLine, ...]
    blockers: tuple[BlockerLine, ...]
    commitments: tuple[CommitmentLine, ...]
    promises: int
    promise: str
    voice: str
