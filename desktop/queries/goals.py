"""The board of shared goals: where each began, where it stands, where it is to go, and who carries which part."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.goal_figures import Measured, measured
from desktop.queries.names import names_on
from desktop.queries.periods import month_of
from desktop.security.permissions import require
from models.folding import read
from models.rules.bodies.goals import Measure
from models.rules.catalogue import short_agency
from models.rules.events import Subject
from models.rules.folds.goals import Goal
from models.rules.goals import NATURES, Unit, met
from reports.arrangement import Period

MONTHS = 12
"""So many months of a goal are shown beside each other."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one agency carries of a goal: `value` in tenths; both are None where it is hidden."""

    code: str
    name: str
    short: str
    value: int | None
    counted: int | None


@dataclass(frozen=True, slots=True)
class MonthValue:
    """What a goal came to in a month `YYYY-MM`; `frozen` once the month was over; tenths, None of nothing."""

    month: str
    value: int | None
    frozen: bool


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A shared goal in a month; values in tenths of the unit.

    Attributes:
        owners: how people call the two agencies that look after it.
        owner_codes: their codes, in the same order.
        actual: None where nothing was counted yet; `counted` what stands behind it.
        reached: None without an actual.
        months: oldest first, at most 12, the one that is shown last.
        shares: in alphabetical order of the agencies, never by size.
    """

    measure: Measure
    unit: Unit
    rising: bool
    baseline: int | None
    target: int
    actual: int | None
    counted: int
    reached: bool | None
    frozen: bool
    owners: tuple[str, ...]
    owner_codes: tuple[str, ...]
    first: str
    last: str
    months: tuple[MonthValue, ...]
    shares: tuple[Share, ...]


def month_text(day: date) -> str:
    """Return the local month of a day, `YYYY-MM`."""
    return f"{day:%Y-%m}"


def month_span(month: str) -> Period:
    """Return the local days of a month `YYYY-MM`.

    Raises:
        Refused: it is no month.
    """
    try:
        return month_of(date.fromisoformat(f"{month}-01"))
    except ValueError as wrong:
        raise Refused("goal.month", month=month) from wrong


def goals_in(desk: Desk, month: str) -> dict[Measure, Goal]:
    """Return the goals that the building has in a month, or had when it was frozen, in the order of the measures."""
    found: dict[Measure, Goal] = {}
    for measure in Measure:
        goal: Goal | None = read(desk.store, Subject.GOAL, measure)
        if goal is not None and (_aims(goal, month) or month in {one.month for one in goal.months}):
            found[measure] = goal
    return found


def _aims(goal: Goal, month: str) -> bool:
    return goal.ended_at is None and goal.first <= month <= goal.last


def goal_board(desk: Desk, month: str = "") -> list[GoalRow]:
    """Return the goals of a month, this one by default; a month that was frozen shows what it was then.

    Raises:
        NotAllowed: the role does not reach.
        Refused: it is no month, or still to come.
    """
    require(desk, "goal.list")
    today = desk.today()
    shown = month or month_text(today)
    span = month_span(shown)
    if span.first > today:
        raise Refused("day.to_come", day=span.first)
    with desk.reading():
        goals = goals_in(desk, shown)
        counted = measured(desk, Period(span.first, min(span.last, today)), goals)
        names = names_on(desk, "agency", span.last)
        return [_row(measure, goal, shown, counted[measure], names) for measure, goal in goals.items()]


def _row(measure: Measure, goal: Goal, month: str, live: Measured, names: dict[str, str]) -> GoalRow:
    frozen = next((one for one in goal.months if one.month == month), None)
    value = live.value if frozen is None else frozen.actual
    target = goal.target if frozen is None else frozen.target
    before = [MonthValue(one.month, one.actual, frozen=True) for one in goal.months if one.month < month]
    now = MonthValue(month, value, frozen=frozen is not None)
    nature = NATURES[measure]
    return GoalRow(
        measure=measure,
        unit=nature.unit,
        rising=nature.rising,
        baseline=goal.baseline,
        target=target,
        actual=value,
        counted=live.counted if frozen is None else frozen.counted,
        reached=None if value is None else met(measure, value, target),
        frozen=frozen is not None,
        owners=tuple(short_agency(names.get(code, code)) for code in goal.owners),
        owner_codes=goal.owners,
        first=goal.first,
        last=goal.last,
        months=(*before[-(MONTHS - 1) :], now),
        shares=_shares(live, names),
    )


def _shares(live: Measured, names: dict[str, str]) -> tuple[Share, ...]:
    named = [(names.get(part.agency, ""), part) for part in live.parts]
    ordered = sorted(named, key=lambda one: (one[0] == "", one[0].casefold(), one[1].agency))
    return tuple(
        Share(
            part.agency,
            name or "Meja depan",
            short_agency(name) if name else "Meja depan",
            part.value,
            part.counted,
        )
        for name, part in ordered
    )


def months_over(desk: Desk) -> list[tuple[str, list[Measure]]]:
    """Return the months that are over and not frozen yet, oldest first, each with the goals that it had."""
    today, found = desk.today(), []
    month = month_text(today.replace(day=1) - timedelta(1))
    for _ in range(MONTHS):
        owed = [
            measure
            for measure, goal in goals_in(desk, month).items()
            if month not in {one.month for one in goal.months}
        ]
        if owed:
            found.append((month, owed))
        month = month_text(month_span(month).first - timedelta(1))
    return found[::-1]
