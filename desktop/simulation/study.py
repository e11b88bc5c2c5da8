"""A study: several ways of queueing on the same simulated days, played side by side in processes."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from desktop.simulation.accuracy import Accuracy, accuracy, by_size, total
from desktop.simulation.day import Day, Way
from desktop.simulation.figures import (
    SEVERAL,
    SINGLE,
    DayFigures,
    Ratio,
    classes,
    daily_percentile,
    day_figures,
    mean_minutes,
    mean_returned,
    ratio,
)
from desktop.simulation.house import sample_house
from desktop.simulation.visitors import visitors_of
from models.rules.policy import POLICIES, PolicyName

WAYS = (
    *(Way(str(name), POLICIES[name]) for name in PolicyName),
    Way("balanced-planned", POLICIES[PolicyName.BALANCED], planned=True),
)
"""Each policy, and the default with turns expected in the order that the planner would give the visit."""


@dataclass(frozen=True, slots=True)
class GroupCompared:
    """A group's minutes in the house, median and 90th percentile (means of the days'), with their ratios."""

    group: str
    p50: float
    p90: float
    ratio_p50: Ratio
    ratio_p90: Ratio


@dataclass(frozen=True, slots=True)
class ClassCompared:
    """A priority class's mean minutes in the house, over all its visits."""

    basis: str
    visits: int
    mean: float
    ratio: Ratio


@dataclass(frozen=True, slots=True)
class WayCompared:
    """A way against another on the same days.

    Attributes:
        returned: steps a day that end for a missing paper.
        longest: longest wait of anybody on any day, in minutes.
        passed: mean over the calls of how many who had waited longer were passed over.
        forecast: how good the forecasts of waits were, `visit_forecast` those of visits to several agencies.
    """

    name: str
    checked: bool
    groups: tuple[GroupCompared, ...]
    classes: tuple[ClassCompared, ...]
    returned: float
    returned_ratio: Ratio
    longest: float
    passed: float
    forecast: Accuracy
    visit_forecast: Accuracy


def study(
    ways: Sequence[Way],
    against: Way,
    seeds: Sequence[int],
    visits: int,
    played: Callable[[], object] = lambda: None,
) -> tuple[WayCompared, ...]:
    """Return each way compared with `against`, on a day for each seed.

    Args:
        ways: what is tried.
        against: what it is compared with; played too.
        seeds: one a day.
        visits: how many come each day.
        played: called after each day.
    """
    all_ways = [against, *(way for way in ways if way != against)]
    jobs = [(way, seed) for way in all_ways for seed in seeds]
    days: dict[Way, list[DayFigures]] = {way: [] for way in all_ways}
    with ProcessPoolExecutor() as pool:
        for (way, _), figures in zip(jobs, pool.map(partial(_play, visits), jobs, chunksize=4), strict=True):
            days[way].append(figures)
            played()
    return tuple(_compared(way, days[way], days[against]) for way in ways)


def _play(visits: int, job: tuple[Way, int]) -> DayFigures:
    way, seed = job
    house = sample_house()
    return day_figures(Day(house, visitors_of(house, seed, visits), way).play())


def _compared(way: Way, days: Sequence[DayFigures], base: Sequence[DayFigures]) -> WayCompared:
    calls: list[Any] = [passed for day in days for passed in day.passed]
    return WayCompared(
        name=way.name,
        checked=way.checked,
        groups=tuple(_group(group, days, base) for group in (SEVERAL, SINGLE)),
        classes=tuple(
            ClassCompared(
                basis,
                sum(len(day.minutes.get(basis, ())) for day in days),
                mean_minutes(basis)(days),
                ratio(mean_minutes(basis), days, base),
            )
            for basis in classes(base)
        ),
        returned=mean_returned(days),
        returned_ratio=ratio(mean_returned, days, base),
        longest=max(day.longest for day in days),
        passed=sum(calls) / max(1, len(calls)),
        forecast=accuracy("waits", total(by_size([day.forecasts for day in days]).values())),
        visit_forecast=accuracy("visits", total(day.visit_forecasts for day in days)),
    )


def _group(group: str, days: Sequence[DayFigures], base: Sequence[DayFigures]) -> GroupCompared:
    p50, p90 = daily_percentile(group, 50), daily_percentile(group, 90)
    return GroupCompared(group, p50(days), p90(days), ratio(p50, days, base), ratio(p90, days, base))
