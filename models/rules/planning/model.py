"""What planning takes the mall for: when a place in a queue is taken, what a wait, a walk and a break cost.

The model, which the search, its lower bound and the tests share. All times are whole minutes from the
moment of planning, 0.

* **Places.** Every leg without an open prerequisite takes its place in its queue at 0, whatever the order. A
  blocked leg takes it at the moment at which its prerequisites are done: of each group of legs the first one
  that is done counts, and all groups are needed. The place then counts as if it had been taken `head_start` of
  the elapsed working time earlier: the wait shrinks by that, never below 0. (A queue policy that counts a share
  of the visit so far as queued for gives the rest of it as head start.) Legs that a leg only has to come after,
  as one that renews a paper which the visitor holds, do not keep it from the queue.
* **Waits** run in parallel, also while the visitor is served or walks. Whoever comes later than the turn is
  called the moment they are free and there. The counter being busy with somebody else then is not counted.
* **Order.** The visitor goes to the legs in the order of the plan, and at none before those ahead of it are over.
* **Walking** takes `minutes_a_floor` for each floor between one counter and the next, the first walk from where
  the visitor is now. Nothing on one floor.
* **Hours.** A queue moves and a counter serves only in the agency's open spans. A wait and a service that meet
  a break go on after it. Nothing starts at or after the agency's closing; what has started by then is finished.
* **Service** takes its expected minutes.
* **The visitor** may have to leave: no leg counts as done that would end later.
* **Not today** is a leg that cannot start before closing or end before the visitor leaves when it is its turn,
  and one with a group of prerequisites of which none is done. The visitor goes on with the next.

Of all orders the best one does most legs today; of these its last leg ends first; then the sum of all ends is
smallest; then it is nearest to the order given (the first leg in which two orders differ decides).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]
"""Start and end of an open stretch, minutes from now; the end belongs to it no more."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A leg as planning sees it.

    Attributes:
        wait: expected minutes until a newcomer is called, in which the queue moves.
        service: expected minutes at the counter.
        floor: of its counters.
        spans: when its agency is open today from now on, in order; empty: no more today.
        needs: for each prerequisite the legs, by place from 0, of which one must be done before.
        after: the same, but without being kept from the queue by them.
        elapsed: of a blocked leg the working minutes since its number was given, which a head start counts too.
    """

    wait: int
    service: int
    floor: int
    spans: tuple[Span, ...]
    needs: tuple[frozenset[int], ...] = ()
    after: tuple[frozenset[int], ...] = ()
    elapsed: int = 0


@dataclass(frozen=True, slots=True)
class Visitor:
    """Where the visitor is at the moment of planning.

    Attributes:
        floor: where they stand; while served, that of the counter.
        free_in: minutes until they can walk to the next leg.
        serving: the leg, by place from 0, that is over then; None: none.
        done: legs that are over.
        out: legs that are not to be planned, as one that failed.
        leaves_in: minutes after which nothing may end; None: all the time in the world.
    """

    floor: int = 1
    free_in: int = 0
    serving: int | None = None
    done: frozenset[int] = frozenset()
    out: frozenset[int] = frozenset()
    leaves_in: int | None = None

    @property
    def behind(self) -> frozenset[int]:
        """Return the legs that need no more planning: those that are done, and the one at the counter."""
        return self.done if self.serving is None else self.done | {self.serving}


@dataclass(frozen=True, slots=True)
class House:
    """What holds for every visitor of the mall.

    Attributes:
        minutes_a_floor: of walking.
        head_start: 0 to 1, see the module.
    """

    minutes_a_floor: int = 2
    head_start: float = 0.0


@dataclass(frozen=True, slots=True)
class Timed:
    """A leg in the timetable: when it is called at the earliest, starts and ends, in minutes from now."""

    leg: int
    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """What an order comes to.

    Attributes:
        legs: those that are done today, in the order of their times.
        late: those that are not, in order of their places.
    """

    legs: tuple[Timed, ...]
    late: tuple[int, ...]

    @property
    def ends(self) -> int:
        """Return when the last leg is over, 0 without any."""
        return max((leg.end for leg in self.legs), default=0)

    @property
    def order(self) -> tuple[int, ...]:
        """Return the legs by place, those that are not done today last."""
        return (*(leg.leg for leg in self.legs), *self.late)

    @property
    def rank(self) -> tuple[int, int, int, tuple[int, ...]]:
        """Return what orders are compared by; the smallest is the best."""
        return -len(self.legs), self.ends, sum(leg.end for leg in self.legs), self.order


def timetable(order: Sequence[int], stops: Sequence[Stop], visitor: Visitor, house: House) -> Timetable:
    """Return when each leg of an order is called, starts and ends.

    Args:
        order: places from 0 of the legs that are neither done, nor at the counter, nor out, each once.
        stops: all legs of the visit.
        visitor: where they are.
        house: the mall.
    """
    ended = dict.fromkeys(visitor.done, 0)
    if visitor.serving is not None:
        ended[visitor.serving] = visitor.free_in
    clock, floor = visitor.free_in, visitor.floor
    legs: list[Timed] = []
    late: list[int] = []
    for place in order:
        stop = stops[place]
        joined = _joined(stop, ended)
        turn = None if joined is None else turn_of(stop, joined, house)
        walked = clock + abs(stop.floor - floor) * house.minutes_a_floor
        start = None if turn is None else opens_at(stop.spans, max(turn, walked))
        end = None if start is None else finish(stop.spans, start, stop.service)
        if turn is None or start is None or end is None or end > latest(visitor):
            late.append(place)
            continue
        legs.append(Timed(place, turn, start, end))
        ended[place] = clock = end
        floor = stop.floor
    return Timetable(tuple(legs), tuple(sorted(late)))


def latest(visitor: Visitor) -> float:
    """Return the minute by which all must be over."""
    return math.inf if visitor.leaves_in is None else visitor.leaves_in


def _joined(stop: Stop, ended: dict[int, int]) -> int | None:
    """Return when a leg takes its place in the queue; None: one of its prerequisites is not done."""
    if any(ended.keys().isdisjoint(group) for group in (*stop.needs, *stop.after)):
        return None
    return max((min(ended[one] for one in group if one in ended) for group in stop.needs), default=0)


def turn_of(stop: Stop, joined: int, house: House) -> int | None:
    """Return when a leg is called that takes its place at `joined`; None: not before closing."""
    before = worked(stop.spans, joined)
    earlier = math.floor(house.head_start * (stop.elapsed + before))
    return reached(stop.spans, before + max(0, stop.wait - earlier))


def worked(spans: Sequence[Span], until: int) -> int:
    """Return the open minutes before an instant."""
    return sum(max(0, min(end, until) - start) for start, end in spans)


def reached(spans: Sequence[Span], minutes: int) -> int | None:
    """Return the open instant before which there are so many open minutes; None: not before closing."""
    for start, end in spans:
        if minutes < end - start:
            return start + minutes
        minutes -= end - start
    return None


def opens_at(spans: Sequence[Span], earliest: int) -> int | None:
    """Return the first open instant from `earliest` on; None: none before closing."""
    return next((max(start, earliest) for start, end in spans if earliest < end), None)


def finish(spans: Sequence[Span], start: int, service: int) -> int:
    """Return when a service is over that starts at an open instant; breaks interrupt it, closing does not."""
    left, clock = service, start
    for opens, closes in spans:
        if closes <= start:
            continue
        clock = max(clock, opens)
        if left <= closes - clock or closes == spans[-1][1]:
            return clock + left
        left -= closes - clock
        clock = closes
    return clock + left
