"""What a visitor is told when numbers are given: where each errand stands in its queue, and how long it waits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from desktop.queries.hall import Hall
from models.rules.forecast import Minutes, Turn, in_turn
from models.rules.policy import Errand


@dataclass(frozen=True, slots=True)
class Told:
    """One errand of a visit.

    Attributes:
        place_ms: its place in the queue, UTC milliseconds.
        minutes: in how many it is called, lowest and highest; None where nobody can tell, and for one that
            waits for another.
    """

    place_ms: int
    minutes: Minutes | None


def outlook(
    now: Hall,
    services: Sequence[str],
    blocked: Sequence[bool],
    arrived_ms: int,
    *,
    priority: bool = False,
    booked: Mapping[str, Callable[[int], int]] = MappingProxyType({}),
) -> tuple[Told, ...]:
    """Return for each errand of a visit its place and its wait, told as a whole: nobody is at two counters at once.

    Args:
        now: the hall.
        services: codes, in the order of the visit.
        blocked: which of them wait for another.
        arrived_ms: when the visitor came in.
        priority: the visitor goes first.
        booked: of services with an appointment, its place in the queue from the one that it would have without.
    """
    errands = [
        Errand(now.expected.get(code, 0.0), now.services[code].minutes, waits)
        for code, waits in zip(services, blocked, strict=True)
    ]
    given = now.expected.policy.first_places(arrived_ms, errands)
    places = [
        booked[code](place) if code in booked else place for code, place in zip(services, given, strict=True)
    ]
    turns: dict[int, Turn] = {}
    for step, code in enumerate(services):
        outage = now.outage_of(now.services[code])
        wait = now.expected.of(code, places[step], arrived_ms, priority=priority)
        if wait is not None and outage is None and not blocked[step]:
            turns[step] = Turn(wait, now.expected.minutes[code])
    waits = dict(zip(turns, in_turn(list(turns.values())), strict=True))
    return tuple(
        Told(place, now.expected.around(waits[step], now.pause_of(services[step])) if step in waits else None)
        for step, place in enumerate(places)
    )
