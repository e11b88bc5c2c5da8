"""Shared goals: what the building aims at, and what each month came to once it was over."""

from dataclasses import dataclass, replace
from datetime import timedelta

from desktop.desk import Desk, Outcome, Topic
from desktop.errors import Refused
from desktop.queries.goal_figures import measured
from desktop.queries.goals import goals_in, month_span, month_text, months_over
from desktop.security.permissions import require
from models.folding import read
from models.rules.bodies import goals as said
from models.rules.bodies.goals import Measure
from models.rules.events import Subject
from models.rules.folds.goals import Goal
from models.rules.goals import MOST_GOALS, OWNERS, possible, sensible

CHANGED = frozenset({Topic.GOALS})


@dataclass(frozen=True, slots=True)
class NewGoal:
    """A goal to set, in place of the one that the measure has.

    Attributes:
        target: tenths of the measure's unit; `baseline` too, None takes that of the goal that is there, else what
            the month before the first came to.
        owners: codes of two agencies.
        first, last: local months `YYYY-MM`; empty: those of the goal that is there, else this month and the last
            one of its year.
    """

    measure: Measure
    target: int
    owners: tuple[str, ...]
    first: str = ""
    last: str = ""
    baseline: int | None = None


def set_goal(desk: Desk, order: NewGoal) -> Outcome[Measure]:
    """Set a goal of the building and return its measure.

    Raises:
        NotAllowed: the role does not reach.
        Refused: no two agencies own it, months or values cannot be, the target asks for less than there was, or
            the building has five goals already.
    """
    require(desk, "goal.set")
    there: Goal | None = read(desk.store, Subject.GOAL, order.measure)
    if there is not None and there.ended_at is None:
        order = replace(
            order,
            first=order.first or there.first,
            last=order.last or there.last,
            baseline=there.baseline if order.baseline is None else order.baseline,
        )
    first = order.first or month_text(desk.today())
    last = order.last or f"{first[:4]}-12"
    before = month_text(month_span(first).first - timedelta(1))
    if month_span(last).last < month_span(first).first:
        raise Refused("goal.months", first=first, last=last)
    baseline = order.baseline
    if baseline is None:
        baseline = measured(desk, month_span(before), [order.measure])[order.measure].value
    _check(desk, order, baseline)
    with desk.writing() as write:
        others = set(goals_in(desk, first)) - {order.measure}
        if len(others) >= MOST_GOALS:
            raise Refused("goal.too_many", most=MOST_GOALS)
        body = said.GoalSet(order.target, order.owners, first, last, baseline)
        write.append(body, order.measure)
    return Outcome(order.measure, CHANGED)


def _check(desk: Desk, order: NewGoal, baseline: int | None) -> None:
    if len(set(order.owners)) != OWNERS or len(order.owners) != OWNERS:
        raise Refused("goal.owners", count=OWNERS)
    for code in order.owners:
        if read(desk.store, Subject.AGENCY, code) is None:
            raise Refused("catalogue.no_agency", agency=code)
    if not all(possible(order.measure, value) for value in (order.target, baseline) if value is not None):
        raise Refused("goal.impossible")
    if order.baseline is not None and not sensible(order.measure, order.target, baseline):
        raise Refused("goal.less")


def end_goal(desk: Desk, measure: Measure) -> Outcome[Measure]:
    """Let the building no longer aim at a measure; its months stay.

    Raises:
        NotAllowed: the role does not reach.
        Refused: it has no such goal.
    """
    require(desk, "goal.set")
    with desk.writing() as write:
        goal: Goal | None = write.read(Subject.GOAL, measure)
        if goal is None or goal.ended_at is not None:
            raise Refused("goal.none", measure=measure)
        write.append(said.GoalEnded(), measure)
    return Outcome(measure, CHANGED)


def freeze_months(desk: Desk) -> Outcome[tuple[str, ...]]:
    """Freeze what every month that is over came to, and return those months, oldest first; may be empty.

    Counted outside of the transaction: a month that is over changes by paper days alone, and what comes after the
    freezing leaves it as it was.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "goal.set")
    owed = months_over(desk)
    if not owed:
        return Outcome(())
    counted = {month: measured(desk, month_span(month), measures) for month, measures in owed}
    with desk.writing() as write:
        for month, found in counted.items():
            for measure, value in found.items():
                goal: Goal = write.read(Subject.GOAL, measure)
                if month not in {one.month for one in goal.months}:
                    write.append(said.GoalFrozen(month, goal.target, value.counted, value.value), measure)
    return Outcome(tuple(counted), CHANGED)
