"""What the rules of planning make of some services in the hall as it stands: times, obstacles, the best order."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.desk import Desk
from desktop.queries.hall import Hall, ServiceNow
from desktop.queries.settings import calendar_of_agency, policy_of
from models.rules.calendar import OpeningState
from models.rules.catalogue import Site
from models.rules.folds.places import ShiftState
from models.rules.forecast import MORE, Minutes
from models.rules.itinerary import LegPapers
from models.rules.planning.hours import spans_today
from models.rules.planning.model import House, Span, Stop, Timetable, Visitor, timetable
from models.rules.planning.obstacles import Availability, Hindrance, hindrances, left_over
from models.rules.planning.offers import Advice, Adviser
from models.rules.planning.papers import Need, Supply, broken, prerequisites, renewals, sources
from models.rules.planning.ranges import duration, widened
from models.rules.planning.search import Best, best_order

MINUTE_MS = 60_000
MINUTES_A_FLOOR = 2
WORTH_MINUTES = 5
"""By how much another order must end earlier to be worth telling."""


@dataclass(frozen=True, slots=True)
class Ordering:
    """Services as the rules see them in the order given, and the best order; legs by place from 0.

    Attributes:
        needs: where the papers of each leg come from, whatever the order.
        hindrances: why a leg cannot be done in any order, the most lasting reason first.
        late: why a leg is not done today in the order given; `best_late`: in the best one.
        advices: what can be done about each missing requirement.
        given: times of the order given, waits that nobody can tell taken as the longest of the others.
        closes: minutes until each leg's agency closes today; None: it does not open any more.
        tight: legs that may not be reached before closing if the waits are long.
        total: minutes until all is done in the order given; None where a wait is not known or a leg not done.
        best: the best order where it is better; `best_total` is its range, as `total`.
    """

    needs: tuple[tuple[Need, ...], ...]
    hindrances: tuple[tuple[Hindrance, ...], ...]
    late: Mapping[int, Hindrance]
    best_late: Mapping[int, Hindrance]
    advices: Mapping[str, Advice]
    given: Timetable
    closes: tuple[int | None, ...]
    tight: frozenset[int]
    total: Minutes | None
    best: Best | None
    best_total: Minutes | None


def ordering(
    desk: Desk,
    now: Hall,
    legs: Sequence[ServiceNow],
    documents: Collection[str] | None,
    *,
    leaves_ms: int | None = None,
) -> Ordering:
    """Return what the rules make of these services in the order given, and of all other orders.

    Args:
        desk: for the calendars of the agencies.
        now: the hall.
        legs: what was chosen, in the order given.
        documents: codes that the visitor holds; None: nobody has asked.
        leaves_ms: when the visitor must leave; None: no matter.
    """
    papers = [papers_of(leg) for leg in legs]
    needs = sources(papers, documents)
    advices = _advices(now, legs, needs, documents or ())
    why = hindrances([availability(now, leg) for leg in legs], needs, advices)
    out = frozenset(place for place, reasons in enumerate(why) if any(one.final for one in reasons))
    leaves_in = None if leaves_ms is None else (leaves_ms - now.now_ms) // MINUTE_MS
    visitor, house = Visitor(out=out, leaves_in=leaves_in), house_of(desk)
    stops = _Stops(desk, now, legs, house)
    order = [place for place in range(len(legs)) if place not in out]
    asked = documents is not None  # nobody waits for papers that nobody asked about
    as_given = stops.with_needs(
        [_earlier(place, leg, out) if asked else () for place, leg in enumerate(prerequisites(needs))]
    )
    given = timetable(order, as_given, visitor, house)
    high = timetable(order, stops.long(as_given), visitor, house)
    known = bool(legs) and not out and stops.all_known
    free = stops.free(needs, renewals(papers, documents, needs), out, asked=asked)
    best = best_order(free, visitor, house)
    wrong = asked and bool(broken(order, needs))
    better = _better(best.timetable, given, known=stops.all_known) or (
        wrong and best.timetable.order != given.order
    )
    return Ordering(
        needs=needs,
        hindrances=why,
        late=_late(given, order, as_given, needs, (visitor, house)),
        best_late=_late(best.timetable, best.timetable.order, free, needs, (visitor, house)),
        advices=advices,
        given=given,
        closes=tuple(stop.spans[-1][1] if stop.spans else None for stop in free),
        tight=frozenset(high.late) - frozenset(given.late),
        total=stops.total(order, as_given, visitor) if known and not given.late else None,
        best=best if better else None,
        best_total=stops.total(best.timetable.order, free, visitor)
        if better and known and not best.timetable.late
        else None,
    )


def house_of(desk: Desk) -> House:
    """Return what holds for every visitor here: how much of the time before a step's paper is there counts as waited.

    That is what the mall's queue policy leaves it, as `Policy.later_place` places it.
    """
    counted_not = min(1.0, policy_of(desk.store).later_credit)
    return House(minutes_a_floor=MINUTES_A_FLOOR, head_start=1 - counted_not)


def _late(
    table: Timetable,
    order: Sequence[int],
    stops: Sequence[Stop],
    needs: Sequence[Sequence[Need]],
    around: tuple[Visitor, House],
) -> dict[int, Hindrance]:
    visitor, house = around
    always = timetable(order, stops, replace(visitor, leaves_in=None), house)
    return left_over(table, always, visitor, needs)


def papers_of(service: ServiceNow) -> LegPapers:
    """Return what a service asks for and makes."""
    return LegPapers(service.requires, service.produces)


def availability(now: Hall, service: ServiceNow) -> Availability:
    """Return how a service stands today, as the rules ask for it."""
    agency = now.agencies[service.agency]
    return Availability(
        here=service.site is Site.HERE,
        opening=agency.opening.state,
        gives_numbers=agency.gives_numbers or agency.opening.state is OpeningState.BEFORE,
        full=service.quota is not None and service.given >= service.quota,
        down=now.outage_of(service) is not None,
        staffed=service.code in now.expected,
    )


def floor_of(now: Hall, service: str) -> int:
    """Return the floor to walk to: of an open counter that gives the service, else of any, the lowest."""
    counters = now.givers.get(service, ())
    open_ = [counter for counter in counters if counter.state is ShiftState.OPEN]
    return next((counter.floor for counter in (*open_, *counters)), 1)


def _advices(
    now: Hall, legs: Sequence[ServiceNow], needs: Iterable[Iterable[Need]], held: Collection[str]
) -> dict[str, Advice]:
    """Return what can be done about each requirement that nobody of the visit makes."""
    lacking = {need.group for leg in needs for need in leg if need.supply is Supply.LACKING}
    house = {
        code: papers_of(service)
        for code, service in now.services.items()
        if service.site is Site.HERE and not service.archived
    }
    there = {*held, *(code for leg in legs for code in leg.produces)}
    adviser = Adviser(house, [leg.code for leg in legs])
    return {group: adviser.advice(group, there - set(group.split("|"))) for group in lacking}


def _earlier(place: int, groups: Iterable[frozenset[int]], out: frozenset[int]) -> tuple[frozenset[int], ...]:
    """Return the groups of legs as far as they stand before a leg in the order given and are not out."""
    before = (frozenset(one for one in group if one < place) - out for group in groups)
    return tuple(group for group in before if group)


def _better(best: Timetable, given: Timetable, *, known: bool) -> bool:
    """Return whether another order is worth telling."""
    if not known:
        return False
    more = len(best.legs) > len(given.legs)
    return more or (len(best.legs) == len(given.legs) and given.ends - best.ends >= WORTH_MINUTES)


class _Stops:
    """The legs with their waits, services, floors and hours, for one side of the range or another."""

    def __init__(self, desk: Desk, now: Hall, legs: Sequence[ServiceNow], house: House) -> None:
        self._house = house
        hours = {leg.agency: spans_of(desk, leg.agency) for leg in legs}
        self._ranges = [_wait_range(now, leg) for leg in legs]
        self.all_known = None not in self._ranges
        waits = [
            now.expected.get(leg.code) if found else None
            for leg, found in zip(legs, self._ranges, strict=True)
        ]
        longest = max((wait for wait in waits if wait is not None), default=0)
        self._stops = [
            Stop(
                round(longest if wait is None else wait),
                leg.minutes,
                floor_of(now, leg.code),
                hours[leg.agency],
            )
            for leg, wait in zip(legs, waits, strict=True)
        ]

    def with_needs(self, needs: Sequence[tuple[frozenset[int], ...]]) -> list[Stop]:
        """Return the legs with what they wait for."""
        return [replace(stop, needs=own) for stop, own in zip(self._stops, needs, strict=True)]

    def free(
        self,
        needs: Sequence[Sequence[Need]],
        after: Sequence[tuple[frozenset[int], ...]],
        out: frozenset[int],
        *,
        asked: bool,
    ) -> list[Stop]:
        """Return the legs with what they wait for and come after in any order; legs that are out hold nobody up."""
        waits = prerequisites(needs)
        if not asked:  # everybody queues at once, yet the order shall do for somebody who holds nothing
            waits, after = ((),) * len(waits), waits
        return [
            replace(stop, needs=_without(waits[place], out), after=_without(after[place], out))
            for place, stop in enumerate(self._stops)
        ]

    def long(self, stops: Sequence[Stop]) -> list[Stop]:
        """Return the legs with their longest waits and services."""
        waits = [None if found is None else found[1] for found in self._ranges]
        return [widened(stop, MORE, wait) for stop, wait in zip(stops, waits, strict=True)]

    def total(self, order: Sequence[int], stops: Sequence[Stop], visitor: Visitor) -> Minutes:
        """Return in how many minutes an order is over, as if nobody closed today."""
        return duration(order, stops, visitor, self._house, waits=self._ranges)


def _wait_range(now: Hall, leg: ServiceNow) -> Minutes | None:
    """Return the range that is shown without the rest of a break, which is in the hours already."""
    found, pause = now.range_of(leg.code), now.agencies[leg.agency].break_minutes
    return None if found is None else (max(0, found[0] - pause), max(0, found[1] - pause))


def spans_of(desk: Desk, agency: str) -> tuple[Span, ...]:
    """Return when an agency still serves today, in minutes from now."""
    return spans_today(calendar_of_agency(desk, agency), desk.now())


def _without(groups: Iterable[frozenset[int]], out: frozenset[int]) -> tuple[frozenset[int], ...]:
    """Return the groups of which no leg is out: what is not done today is asked for at the counter."""
    return tuple(group for group in groups if not group <= out)
