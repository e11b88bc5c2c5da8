"""How long somebody waits for a counter: an expectation, and a range that holds in about four of five cases.

The work before a newcomer is poured over the counters that may do it, the emptiest first, as if it were water:
the minutes left of whoever is served, then the minutes of whoever the calling rule puts before the newcomer. The
level at the emptiest counter that gives the newcomer's service is the wait. A service's minutes are the catalogue's,
drawn toward what calls at its agency took today. A place that the policy put ahead is overtaken by some who come
until then, the more the fuller the queue; and who has several errands can be called for one of them at a time.
The constants below were measured on simulated days; docs/forecast.md has what they come to.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from models.rules.calling import PRIORITY_IN_A_ROW
from models.rules.policy import MINUTE_MS, Policy

Minutes = tuple[int, int]
"""Lowest and highest whole minutes, both included."""
Rank = tuple[int, float, str, str]
"""Where somebody stands inside their class, the first least, as `calling.rank` gives it."""

NEWEST = 30
"""How many of today's ended calls tell an agency's pace."""
AGENCY_PRIOR, SERVICE_PRIOR = 10, 8
"""As how many calls the catalogue's minutes count, for the pace of an agency and for that of a service."""
LEAST_LEFT = 0.4
"""Share of its minutes that a service takes still, however long it has gone on."""
ELSEWHERE = 0.5
"""What somebody at another counter counts: half of them are not back in time to go first."""
OVERTAKEN, HALF_MINUTES = 0.6, 10
"""Share of the time until a place that is lost to those who come meanwhile; half of it at such a wait."""
HEAD_STARTS = 1.5
"""How many times a head start that some have sets everybody back."""
AHEAD_SPREAD, ERRANDS_SPREAD = 0.21, 0.32
"""What the squares of the time until a place, and of the minutes of other errands, add to the variance."""
SPREADS_BELOW, MINUTES_BELOW = 0.85, 5.3
SPREADS_ABOVE, MINUTES_ABOVE = 1.2, 0.1
"""How far the range goes below and above the expectation: spreads, and minutes beside."""
GOAL, RATE = 0.82, 0.02
"""Share of ranges that shall hold, and how much one more that did or did not changes those that follow.

A fifth of all visitors are called at once, as they were told: of those who wait some fewer ranges hold.
"""
NARROWEST, WIDEST = 0.5, 2.0
LESS, MORE = 0.7, 1.8
"""Shortest and longest time at the counters of a visit, as shares of the expected."""


@dataclass(frozen=True, slots=True)
class Queued:
    """Somebody in a queue, or who joins it now.

    Attributes:
        ahead: minutes in which others may still come and go first, by `minutes_ahead`.
        elsewhere: called or served at another counter now.
    """

    service: str
    rank: Rank
    priority: bool = False
    ahead: float = 0.0
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """A counter that calls.

    Attributes:
        services: codes that it may serve.
        serving: service that is called or served there; None while it is free.
        since: minutes since that call.
    """

    services: tuple[str, ...]
    serving: str | None = None
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class Took:
    """How many minutes a call kept its counter, from the call to the end, whatever came of it."""

    service: str
    minutes: float


@dataclass(frozen=True, slots=True)
class Wait:
    """An expected wait in minutes, and the square of its spread."""

    expected: float
    variance: float = 0.0


@dataclass(frozen=True, slots=True)
class Turn:
    """An errand that may be called from now on: its wait, were it the visitor's only one, and its minutes."""

    wait: Wait
    minutes: float


def paces(usual: Mapping[str, float], newest: Sequence[Took]) -> dict[str, float]:
    """Return for how many minutes each service of one agency is likely to keep a counter.

    Args:
        usual: service -> the catalogue's minutes.
        newest: ended calls of today, newest first; what is beyond the first `NEWEST` does not count.
    """
    known = [took for took in newest[:NEWEST] if usual.get(took.service)]
    ratios = sum(took.minutes / usual[took.service] for took in known)
    pace = (AGENCY_PRIOR + ratios) / (AGENCY_PRIOR + len(known))
    own: dict[str, list[float]] = {}
    for took in known:
        own.setdefault(took.service, []).append(took.minutes)
    return {
        service: (SERVICE_PRIOR * pace * minutes + sum(own.get(service, ())))
        / (SERVICE_PRIOR + len(own.get(service, ())))
        for service, minutes in usual.items()
    }


def minutes_ahead(place_ms: int, now_ms: int, policy: Policy) -> float:
    """Return for how many minutes from now those who come may still go before somebody at a place in the queue."""
    return max(0.0, (place_ms - now_ms) / MINUTE_MS + HEAD_STARTS * policy.head_start_minutes)


def wait_for(
    who: Queued, waiting: Iterable[Queued], counters: Sequence[OpenCounter], minutes: Mapping[str, float]
) -> Wait | None:
    """Return the wait of somebody for whom it is the only errand; None while no open counter gives the service.

    One more who waits never makes it shorter, one more free counter never longer.

    Args:
        who: may stand in `waiting` too.
        waiting: everybody else in the queues, in any order.
        counters: those that call.
        minutes: service -> expected minutes at the counter.
    """
    able = [place for place, counter in enumerate(counters) if who.service in counter.services]
    if not able:
        return None
    levels, before = _left(counters, minutes), _before(who, waiting, minutes)
    variance = AHEAD_SPREAD * who.ahead**2
    _pour_all([one for one in before if not one.elsewhere], levels, counters, minutes)
    if not any(levels[place] == 0 for place in able):
        shared = {service for place in able for service in counters[place].services}
        squares = sum(left**2 for place, left in enumerate(_left(counters, minutes)) if place in able)
        squares += sum(_work(one, minutes) ** 2 for one in before if one.service in shared)
        variance += squares / len(able) ** 2
        _pour_all([one for one in before if one.elsewhere], levels, counters, minutes)
    expected = min(levels[place] for place in able)
    return Wait(expected + OVERTAKEN * who.ahead * expected / (expected + HALF_MINUTES), variance)


def in_turn(errands: Sequence[Turn], free_in: float = 0.0) -> list[Wait]:
    """Return the wait for each of a visitor's errands when they go to each as soon as it is called.

    Args:
        errands: all that may be called from now on.
        free_in: minutes until the visitor can be at a counter at all.
    """
    found: dict[int, Wait] = {}
    clock, total = free_in, free_in + sum(errand.minutes for errand in errands)
    for place in sorted(range(len(errands)), key=lambda i: (errands[i].wait.expected, i)):
        wait, minutes = errands[place].wait, errands[place].minutes
        begins = max(clock, wait.expected)
        found[place] = Wait(begins, wait.variance + ERRANDS_SPREAD * (total - minutes) ** 2)
        clock = begins + minutes
    return [found[place] for place in range(len(errands))]


def widened(told: int, held: int) -> float:
    """Return how many times as wide as usual ranges shall be, by how many of those told today have held.

    Each one that failed widens all that follow, each that held narrows them, in such a measure that in the long
    run `GOAL` of them hold.
    """
    return min(max(NARROWEST, math.exp(RATE * (GOAL * told - held))), WIDEST)


def around(wait: Wait, pause: float = 0.0, width: float = 1.0) -> Minutes:
    """Return the range of a wait in whole minutes, rounded outwards.

    Args:
        wait: as expected.
        pause: minutes of a break still to come.
        width: as `widened` gives it.
    """
    spread = math.sqrt(wait.variance)
    below = width * (SPREADS_BELOW * spread + MINUTES_BELOW)
    above = width * (SPREADS_ABOVE * spread + MINUTES_ABOVE)
    return math.floor(max(0.0, wait.expected - below) + pause), math.ceil(wait.expected + above + pause)


def overdue(longest: int | None, waited: float) -> bool:
    """Return whether a wait is longer than was told: time to plan the rest of the visit anew.

    Args:
        longest: the most minutes that were told; None: nothing was.
        waited: minutes so far, or until the turn that is expected now.
    """
    return longest is not None and waited > longest


def _left(counters: Sequence[OpenCounter], minutes: Mapping[str, float]) -> list[float]:
    """Return the minutes until each counter is free: of several that serve, some end sooner, some later."""
    left = [0.0] * len(counters)
    busy = []
    for place, counter in enumerate(counters):
        if counter.serving is not None:
            usual = minutes.get(counter.serving, 0.0)
            busy.append((max(usual - counter.since, usual * LEAST_LEFT), place))
    for order, (expected, place) in enumerate(sorted(busy), 1):
        left[place] = expected * 2 * order / (len(busy) + 1)
    return left


def _before(who: Queued, waiting: Iterable[Queued], minutes: Mapping[str, float]) -> list[Queued]:
    """Return who is called before `who`, priority first: of the own class by rank, of the other as many as may be."""
    own, other = [], []
    for one in waiting:
        if one.priority != who.priority:
            other.append(one)
        elif one.rank < who.rank:
            own.append(one)
    own.sort(key=lambda one: one.rank)
    most = len(own) // PRIORITY_IN_A_ROW if who.priority else (len(own) + 1) * PRIORITY_IN_A_ROW
    if len(other) > most:
        other.sort(key=lambda one: -minutes.get(one.service, 0.0))
    return own + other[:most] if who.priority else other[:most] + own


def _work(one: Queued, minutes: Mapping[str, float]) -> float:
    return minutes.get(one.service, 0.0) * (ELSEWHERE if one.elsewhere else 1)


def _pour_all(
    who: Sequence[Queued],
    levels: list[float],
    counters: Sequence[OpenCounter],
    minutes: Mapping[str, float],
) -> None:
    """Give everybody's work, in the order of the calls, to the counters that may do it.

    More work or fewer counters never lower any level: that holds for each step, whatever came before.
    """
    able: dict[str, tuple[int, ...]] = {}
    for one in who:
        if one.service not in able:
            able[one.service] = tuple(
                p for p, counter in enumerate(counters) if one.service in counter.services
            )
    for places, run in groupby(who, lambda one: able[one.service]):
        _pour(sum(_work(one, minutes) for one in run), levels, places)


def _pour(work: float, levels: list[float], places: Sequence[int]) -> None:
    """Raise the lowest of the counters at `places` to one level, so that the work has gone into them."""
    lowest = sorted(places, key=lambda place: levels[place])
    filled = 0.0
    for count, place in enumerate(lowest, 1):
        filled += levels[place]
        level = (filled + work) / count
        if count == len(lowest) or level <= levels[lowest[count]]:
            for below in lowest[:count]:
                levels[below] = level
            return
