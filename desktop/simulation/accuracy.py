"""How good the forecasts of simulated days were: how often a range held, how wide it was, how far off the middle."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

from desktop.simulation.room import Guest, Step, Told
from models.rules.policy import MINUTE_MS


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums over forecasts; minutes.

    Attributes:
        within: how many ranges held; `waited_within` those of the `waited` who were not called at once.
        width: of the ranges.
        error: between what was expected and what came.
        last_error: between the wait of whoever was called there last and what came, the forecast to beat.
    """

    count: int = 0
    within: int = 0
    waited: int = 0
    waited_within: int = 0
    width: float = 0.0
    error: float = 0.0
    last_error: float = 0.0


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Forecasts of a group: shares from 0 to 1, means in minutes; all 0 where there were none.

    Attributes:
        within: share of the ranges that held; `waited_within` of those who were not called at once.
        last_error: of the forecast by the wait of whoever was called last; 0 for whole visits.
    """

    group: str
    count: int
    within: float
    waited_within: float
    width: float
    error: float
    last_error: float


def of_steps(steps: Iterable[Step]) -> dict[int, Sums]:
    """Return the sums over all steps that were called, by how many counters their agency has."""
    found: dict[int, list[Sums]] = {}
    for step in steps:
        if step.joined is not None and step.called is not None and step.told is not None:
            came = (step.called - step.joined) / MINUTE_MS
            found.setdefault(step.told.counters, []).append(_one(step.told, came))
    return {counters: total(sums) for counters, sums in found.items()}


def of_visits(guests: Iterable[Guest]) -> Sums:
    """Return the sums over visits to several agencies that went as planned: papers complete, present when called."""
    found = []
    for guest in guests:
        stay = guest.time_in_house
        planned = guest.visitor.papers_complete and not any(step.no_show for step in guest.visitor.steps)
        if guest.told is not None and stay is not None and planned and guest.visitor.several:
            found.append(_one(guest.told, stay / MINUTE_MS))
    return total(found)


def total(sums: Iterable[Sums]) -> Sums:
    """Return the sum of sums."""
    columns = list(zip(*(astuple(one) for one in sums), strict=True))
    return Sums(*(sum(column) for column in columns)) if columns else Sums()


def accuracy(group: str, sums: Sums) -> Accuracy:
    """Return what sums come to."""
    count = max(1, sums.count)
    return Accuracy(
        group=group,
        count=sums.count,
        within=sums.within / count,
        waited_within=sums.waited_within / max(1, sums.waited),
        width=sums.width / count,
        error=sums.error / count,
        last_error=sums.last_error / count,
    )


def by_size(days: Sequence[Mapping[int, Sums]]) -> dict[int, Sums]:
    """Return the sums of some days by the number of counters, fewest first."""
    sizes = sorted({size for day in days for size in day})
    return {size: total(day[size] for day in days if size in day) for size in sizes}


def _one(told: Told, came: float) -> Sums:
    low, high = told.minutes
    held = low <= came <= high
    return Sums(
        count=1,
        within=held,
        waited=came > 0,
        waited_within=held and came > 0,
        width=high - low,
        error=abs(told.expected - came),
        last_error=0.0 if told.last is None else abs(told.last - came),
    )
