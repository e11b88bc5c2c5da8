"""What simulated days under one way of queueing came to, and how it compares with another way.

Times are over visits whose papers were complete, so that nobody counts as fast because they were sent home.
Days are independent and both ways get the same visitors, so a ratio's interval is a bootstrap over pairs of days.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import mean

from desktop.simulation.accuracy import Sums, of_steps, of_visits
from desktop.simulation.room import Guest
from models.rules.bodies.visits import Priority
from models.rules.percentiles import percentile
from models.rules.policy import MINUTE_MS

SEVERAL, SINGLE = "several", "single"
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day.

    Attributes:
        minutes: group -> minutes in the house of each of its visits; groups are `several`, `single` and the
            bases of priority.
        returned: steps that ended for a missing paper.
        longest: longest wait of anybody, in minutes.
        passed: of each call, how many who had waited longer were passed over.
        forecasts: of waits, by how many counters the agency has; `visit_forecasts` of whole visits.
    """

    minutes: Mapping[str, tuple[float, ...]]
    returned: int
    longest: float
    passed: tuple[int, ...]
    forecasts: Mapping[int, Sums]
    visit_forecasts: Sums


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure of one way over that of another, with the ends of its 95 percent interval."""

    value: float
    low: float
    high: float


def day_figures(guests: Sequence[Guest]) -> DayFigures:
    """Return the figures of a day that was played."""
    minutes: dict[str, list[float]] = {}
    steps = [step for guest in guests for step in guest.steps]
    for guest in guests:
        stay = guest.time_in_house
        if stay is None or not guest.visitor.papers_complete:
            continue
        groups = [SEVERAL if guest.visitor.several else SINGLE]
        groups += [str(guest.visitor.basis)] if guest.visitor.basis else []
        for group in groups:
            minutes.setdefault(group, []).append(stay / MINUTE_MS)
    waits = [
        (step.called - step.joined) / MINUTE_MS
        for step in steps
        if step.called is not None and step.joined is not None
    ]
    return DayFigures(
        minutes={group: tuple(found) for group, found in minutes.items()},
        returned=sum(step.returned for step in steps),
        longest=max(waits, default=0.0),
        passed=tuple(step.passed for step in steps if step.called is not None),
        forecasts=of_steps(steps),
        visit_forecasts=of_visits(guests),
    )


def daily_percentile(group: str, p: int) -> Callable[[Sequence[DayFigures]], float]:
    """Return what gives the mean over days of a group's percentile."""

    def figure(days: Sequence[DayFigures]) -> float:
        found = [percentile(day.minutes.get(group, ()), p) for day in days]
        return mean([value for value in found if value is not None] or [0.0])

    return figure


def mean_minutes(group: str) -> Callable[[Sequence[DayFigures]], float]:
    """Return what gives the mean over all visits of a group; small groups have days without any."""

    def figure(days: Sequence[DayFigures]) -> float:
        return mean([value for day in days for value in day.minutes.get(group, ())] or [0.0])

    return figure


def mean_returned(days: Sequence[DayFigures]) -> float:
    """Return the mean number of steps a day that ended for a missing paper."""
    return mean(day.returned for day in days)


def classes(days: Sequence[DayFigures]) -> list[str]:
    """Return the bases of priority that occur, in their usual order."""
    return [str(basis) for basis in Priority if any(basis in day.minutes for day in days)]


def ratio(
    figure: Callable[[Sequence[DayFigures]], float],
    days: Sequence[DayFigures],
    against: Sequence[DayFigures],
) -> Ratio:
    """Return a figure of `days` over that of `against`, which are the same days under another way."""
    rng = Random("bootstrap")
    drawn = []
    for _ in range(RESAMPLES):
        chosen = rng.choices(range(len(days)), k=len(days))
        drawn.append(_over(figure([days[i] for i in chosen]), figure([against[i] for i in chosen])))
    drawn.sort()
    tail = round(RESAMPLES * 0.025)
    return Ratio(_over(figure(days), figure(against)), drawn[tail], drawn[-tail - 1])


def _over(figure: float, base: float) -> float:
    return figure / base if base else 1.0
