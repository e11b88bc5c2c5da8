"""Who is called next at a counter: priority first, but others get their turn; inside a class by place.

Nobody starves. Priority visitors take at most `PRIORITY_IN_A_ROW` of three calls while others wait, and of
three they lose at most one to others. From the policy's longest stay on nobody who came into the house later
goes before a visitor of the same class, but for those whose last errand it is and who stay long themselves.
Who is at another counter is passed over, keeps the place, and so is first when free again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.rules.bodies.tickets import Pick
from models.rules.policy import MINUTE_MS, Policy

PRIORITY_IN_A_ROW = 2
"""Priority calls in a row at one counter while others wait.

Priority is a right (UU 25/2009 article 29), and so is being served at all: the third call goes to the others.
"""
WALK_SAME_FLOOR_MS, WALK_PER_FLOOR_MS = 30_000, 60_000
"""Time on foot between two counters: a guess, to be measured in each house."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ticket that this counter may call now; instants are UTC milliseconds.

    Attributes:
        place_ms: place in the queue, as the policy gave it.
        stay_since_ms: when its stay in the house counts from: the arrival, or the return after a missed call.
        joined_ms: when it began to wait in this queue.
        minutes: usual minutes of its service.
        directed: sent to this very counter.
        last_of_several: the visitor's other errands of today are over.
        ready_ms: when its visitor can be here, coming from another counter; 0 for who waits already.
    """

    ticket: str
    number: str
    place_ms: int
    stay_since_ms: int
    joined_ms: int
    minutes: int
    priority: bool = False
    directed: bool = False
    last_of_several: bool = False
    ready_ms: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """The ticket to call and why this one.

    Attributes:
        passed: how many of the waiting had joined this queue earlier, and were passed over for it.
    """

    ticket: str
    number: str
    pick: Pick
    passed: int = 0


def walked_by(left_ms: int, floor: int, to_floor: int) -> int:
    """Return when somebody who left a counter on one floor can be at one on another."""
    return left_ms + WALK_SAME_FLOOR_MS + abs(floor - to_floor) * WALK_PER_FLOOR_MS


def choose(
    waiting: Sequence[Candidate], recent: Iterable[Pick], policy: Policy, now_ms: int
) -> Choice | None:
    """Return whom to call, None when nobody waits.

    Whoever is still on the way is called only when nobody else waits.

    Args:
        waiting: everybody whom this counter may call, in any order.
        recent: why this counter's last tickets of today were called, newest first; only the newest
            `PRIORITY_IN_A_ROW` count.
        policy: the mall's.
        now_ms: now.
    """
    here = [one for one in waiting if one.ready_ms <= now_ms] or waiting
    if not here:
        return None
    first_priority = _first((one for one in here if one.priority), policy, now_ms)
    first_other = _first((one for one in here if not one.priority), policy, now_ms)
    owed = first_priority is not None and first_other is not None and _run(recent) >= PRIORITY_IN_A_ROW
    chosen = first_other if owed or first_priority is None else first_priority
    if chosen is None:
        return None
    passed = sum(one.joined_ms < chosen.joined_ms for one in here)
    return Choice(chosen.ticket, chosen.number, Pick.TURN if owed else _why(chosen, policy, now_ms), passed)


def rank(one: Candidate, policy: Policy, now_ms: int) -> tuple[int, float, str, str]:
    """Return where somebody stands inside their class, the first least: long stays by length, then by place."""
    if stays_long(one, policy, now_ms):
        return 0, one.stay_since_ms, one.number, one.ticket
    later = policy.short_first * one.minutes - (policy.last_errand_minutes if one.last_of_several else 0)
    return 1, one.place_ms + later * MINUTE_MS, one.number, one.ticket


def stays_long(one: Candidate, policy: Policy, now_ms: int) -> bool:
    """Return whether a visitor has been in the house for so long that the policy lets them go first."""
    limit = policy.long_stay_minutes if one.last_of_several else policy.longest_stay_minutes
    return limit is not None and now_ms - one.stay_since_ms >= limit * MINUTE_MS


def _first(waiting: Iterable[Candidate], policy: Policy, now_ms: int) -> Candidate | None:
    return min(waiting, key=lambda one: rank(one, policy, now_ms), default=None)


def _run(recent: Iterable[Pick]) -> int:
    run = 0
    for pick in recent:
        if pick is not Pick.PRIORITY:
            break
        run += 1
    return run


def _why(chosen: Candidate, policy: Policy, now_ms: int) -> Pick:
    if chosen.priority:
        return Pick.PRIORITY
    if chosen.directed:
        return Pick.DIRECTED
    return Pick.LONG_STAY if stays_long(chosen, policy, now_ms) else Pick.ARRIVAL
