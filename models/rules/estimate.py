"""How long a visitor is likely to wait: a range from what is known now, and nothing where too little is.

The rule is plain, so that an officer can follow it: people waiting times the service's usual minutes,
shared out over the open counters that may serve them, give or take 30 percent.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LESS, MORE = 0.7, 1.3
"""What a range leaves below and above the expected wait."""

Minutes = tuple[int, int]
"""Lowest and highest whole minutes, both included."""


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """A counter that calls.

    Attributes:
        services: codes that it may serve.
        busy_minutes: usual minutes of what is served there now, 0 when it is free.
    """

    services: tuple[str, ...]
    busy_minutes: int = 0


def loads(
    waiting: Mapping[str, int], minutes: Mapping[str, int], counters: Sequence[OpenCounter]
) -> dict[str, float]:
    """Return the expected wait in minutes for each service that an open counter gives.

    Every waiting ticket's minutes are shared out evenly over the open counters that may call it; whoever is
    at a counter takes half of the usual minutes still. A newcomer waits for the mean of the counters of the
    service.

    Args:
        waiting: service -> how many wait.
        minutes: service -> usual minutes at the counter.
        counters: those that call.
    """
    able: dict[str, list[int]] = defaultdict(list)
    for place, counter in enumerate(counters):
        for service in counter.services:
            able[service].append(place)
    load = [counter.busy_minutes / 2 for counter in counters]
    for service, count in waiting.items():
        for place in able.get(service, ()):
            load[place] += count * minutes.get(service, 0) / len(able[service])
    return {service: sum(load[place] for place in places) / len(places) for service, places in able.items()}


def around(expected: float, pause: float = 0) -> Minutes:
    """Return the range around an expected wait, rounded outwards; `pause` = minutes of a break still to come."""
    return math.floor(expected * LESS + pause), math.ceil(expected * MORE + pause)


def whole_visit(legs: Iterable[tuple[float, float, int | None]]) -> float:
    """Return in how many minutes a visit is over, going from counter to counter as soon as each calls.

    Args:
        legs: expected wait, usual minutes at the counter, and place (from 1) of the leg that must be done
            before this one joins its queue, for each leg in order.
    """
    ends: list[float] = []
    clock = 0.0
    for wait, minutes, after in legs:
        joined = 0.0 if after is None else ends[after - 1]
        clock = max(clock, joined + wait) + minutes
        ends.append(clock)
    return clock
