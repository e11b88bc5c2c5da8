"""What the order of calls did to people: waits of priority visitors and of the others, and who was passed over."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.rules.bodies.tickets import Pick
from models.rules.bodies.visits import Priority
from models.rules.calling import Candidate
from models.rules.percentiles import minutes, percentile

FEW = 5
"""A figure of fewer people would tell about each of them: it is not shown, only that there are fewer."""


@dataclass(frozen=True, slots=True)
class Waited:
    """One wait that ended at a counter: milliseconds, and the visitor's bases of priority."""

    wait_ms: int
    priority: tuple[Priority, ...] = ()


@dataclass(frozen=True, slots=True)
class Waits:
    """Waits of a group in minutes with one decimal; all None where they are fewer than `FEW`."""

    count: int | None
    p50_min: float | None
    p90_min: float | None
    longest_min: float | None


@dataclass(frozen=True, slots=True)
class Picked:
    """Calls of one reason, those of them that passed somebody over, and these in whole percent of all its calls."""

    pick: Pick
    calls: int
    jumps: int
    percent: int


def waits_of(waits_ms: Iterable[int]) -> Waits:
    """Return the figures of a group's waits, by the definitions of the reports."""
    listed = sorted(waits_ms)
    if len(listed) < FEW:
        return Waits(None, None, None, None)
    return Waits(
        len(listed), _minutes(percentile(listed, 50)), _minutes(percentile(listed, 90)), _minutes(listed[-1])
    )


def priority_and_others(waited: Sequence[Waited]) -> tuple[Waits, Waits]:
    """Return the waits of those with a basis of priority, and of the others."""
    return (
        waits_of(one.wait_ms for one in waited if one.priority),
        waits_of(one.wait_ms for one in waited if not one.priority),
    )


def gap(priority: Waits, others: Waits) -> float | None:
    """Return by how many minutes the middle wait of priority visitors is shorter; negative where it is longer."""
    if priority.p50_min is None or others.p50_min is None:
        return None
    return round(others.p50_min - priority.p50_min, 1)


def by_class(waited: Sequence[Waited]) -> dict[Priority, Waits]:
    """Return the waits of each basis of priority that occurs; who has several counts in each."""
    return {
        basis: waits_of(one.wait_ms for one in waited if basis in one.priority)
        for basis in Priority
        if any(basis in one.priority for one in waited)
    }


def by_pick(calls: Iterable[tuple[Pick, int]]) -> tuple[Picked, ...]:
    """Return how many calls of each reason there were and how many passed somebody over, in the enum's order.

    Args:
        calls: reason, and how many who had waited longer were passed over.
    """
    listed = list(calls)
    made = Counter(pick for pick, _ in listed)
    jumps = Counter(pick for pick, passed in listed if passed > 0)
    return tuple(
        Picked(pick, made[pick], jumps[pick], _percent(jumps[pick], made[pick]))
        for pick in Pick
        if made[pick]
    )


def passed_over(ticket: str, waiting: Sequence[Candidate], now_ms: int) -> int:
    """Return how many are passed over when a counter calls this one of those who wait.

    Counted are those who joined the queue before it and could come at once, as for any other call.
    """
    joined = next((one.joined_ms for one in waiting if one.ticket == ticket), None)
    if joined is None:
        return 0
    return sum(one.joined_ms < joined for one in waiting if one.ready_ms <= now_ms)


def _minutes(ms: float | None) -> float | None:
    return None if ms is None else float(minutes(ms))


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)
