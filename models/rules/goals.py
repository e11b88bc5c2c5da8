"""Shared goals as rules: in which direction a measure is better, whether a target is met, which shares are shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.rules.bodies.goals import Measure
from models.rules.folds.tickets import OPEN, TicketState
from models.rules.small_cells import LEAST

TENTH = 10
MOST_GOALS = 5
OWNERS = 2
PRIORITY_MS, CONTACT_MS = 15 * 60_000, 3 * 60_000


AS_WISHED = frozenset({TicketState.DONE, TicketState.CANCELLED})


class Unit(StrEnum):
    """What the values of a measure are."""

    PERCENT = "percent"
    MINUTES = "minutes"
    VISITS = "visits"


@dataclass(frozen=True, slots=True)
class Nature:
    """What a measure is by itself.

    Attributes:
        rising: more is better; it is no choice of anybody, and so no part of a goal.
    """

    unit: Unit
    rising: bool


NATURES = {
    Measure.ONE_VISIT: Nature(Unit.PERCENT, rising=True),
    Measure.WAIT: Nature(Unit.MINUTES, rising=False),
    Measure.RETURNED: Nature(Unit.PERCENT, rising=False),
    Measure.PRIORITY: Nature(Unit.VISITS, rising=False),
    Measure.PROMISES: Nature(Unit.PERCENT, rising=True),
    Measure.REQUESTS: Nature(Unit.PERCENT, rising=True),
    Measure.CONTACT: Nature(Unit.PERCENT, rising=True),
    Measure.UNTOLD: Nature(Unit.VISITS, rising=False),
}


def met(measure: Measure, actual: int, target: int) -> bool:
    """Return whether a value reaches its target; both in tenths."""
    return actual >= target if NATURES[measure].rising else actual <= target


def possible(measure: Measure, value: int) -> bool:
    """Return whether a measure can have a value, in tenths: a percent is at most 100, nothing is negative."""
    return value >= 0 and (NATURES[measure].unit is not Unit.PERCENT or value <= 100 * TENTH)


def sensible(measure: Measure, target: int, baseline: int | None) -> bool:
    """Return whether a target asks for no less than what there was already."""
    return baseline is None or met(measure, target, baseline)


def done_at_once(tickets: Iterable[TicketState]) -> bool | None:
    """Return whether a visit came to its end with every step done; None while it goes on, or was all cancelled."""
    states = set(tickets)
    if states & OPEN or states <= {TicketState.CANCELLED}:
        return None
    return states <= AS_WISHED


def share(part: int, whole: int) -> int | None:
    """Return a part in percent of a whole, in tenths, half up; None of nothing."""
    return None if not whole else (2 * 100 * TENTH * part + whole) // (2 * whole)


def seen(counts: Sequence[int], least: int = LEAST) -> tuple[bool, ...]:
    """Return which counts may stand beside their sum, which is shown in any case.

    Those under `least` are hidden, and so many more, smallest first, that what is hidden is together at least `least`;
    zeros tell nothing of anybody and are hidden only where nothing else is left.
    """
    hidden = {place for place, count in enumerate(counts) if 0 < count < least}
    others = sorted(
        set(range(len(counts))) - hidden, key=lambda place: (counts[place] == 0, counts[place], place)
    )
    while hidden and others and sum(counts[place] for place in hidden) < least:
        hidden.add(others.pop(0))
    return tuple(place not in hidden for place in range(len(counts)))
