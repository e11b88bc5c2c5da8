"""One simulated day under one way of queueing: who is called when, by the rule that real counters call by.

Counters of an agency give all its services, work from opening time until nobody waits, and take no breaks.
A visitor who is called walks up, is served for the drawn time, and walks on. A step with a missing paper is
returned after a part of its time; a check at the front desk notices most of them before a number is given.
"""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from desktop.simulation.house import House
from desktop.simulation.outlook import Joining, Outlook, candidate_of
from desktop.simulation.room import Guest, Hall, Step, as_it_stands
from desktop.simulation.visitors import Visitor
from models.rules.calling import choose
from models.rules.planning.model import House as PlannedHouse
from models.rules.planning.model import Stop
from models.rules.planning.model import Visitor as Planned
from models.rules.planning.search import best_order
from models.rules.policy import MINUTE_MS, Errand, Policy

COMING_MS, NOBODY_MS = 25_000, 120_000
"""From the call until service begins, and until a counter gives up on who does not come."""
RETURNED_AFTER = 0.4
"""Share of its time after which a step with a missing paper is returned."""
ALL_DAY = ((0, 24 * 60),)
"""Counters work until nobody waits."""
MENDING_MS = 10 * MINUTE_MS
"""To the copy shop and back."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to run the queues.

    Attributes:
        checked: papers are checked at the front desk, before a number is given.
        planned: turns are expected in the planner's order, else by the expected waits alone.
    """

    name: str
    policy: Policy
    checked: bool = False
    planned: bool = False


class Day:
    """One day, played to its end by `play`."""

    def __init__(self, house: House, visitors: Sequence[Visitor], way: Way) -> None:
        self._way = way
        self._halls = {code: Hall(agency) for code, agency in house.agencies.items()}
        self._outlook = Outlook(self._halls, way.policy)
        self._now = 0
        self._order = count()
        self._coming: list[tuple[int, int, Callable[[], None]]] = []
        self._guests = [Guest(visitor) for visitor in visitors]
        for guest in self._guests:
            self._at(guest.visitor.arrived_ms, partial(self._arrive, guest))

    def play(self) -> list[Guest]:
        """Run the day and return its visitors."""
        while self._coming:
            self._now, _, happen = heapq.heappop(self._coming)
            happen()
        return self._guests

    def _at(self, when: int, happen: Callable[[], None]) -> None:
        heapq.heappush(self._coming, (when, next(self._order), happen))

    def _arrive(self, guest: Guest) -> None:
        for step in guest.steps if self._way.checked else ():
            if step.plan.noticed and step.plan.mended:
                guest.left_ms = self._now + MENDING_MS
            elif step.plan.noticed:
                guest.give_up(step)
        errands = [self._outlook.errand(step, self._now) for step in guest.steps]
        order = self._planned(guest, errands) if self._way.planned else None
        places = self._way.policy.first_places(guest.visitor.arrived_ms, errands, order)
        joining = [
            (step, candidate_of(step, place, self._now))
            for step, place in zip(guest.steps, places, strict=True)
            if self._may_join(step)
        ]
        if self._way.policy.one_at_a_time:
            joining = joining[:1]
        self._outlook.tell_visit(guest, joining, self._now)
        self._join(guest, joining)

    def _planned(self, guest: Guest, errands: Sequence[Errand]) -> tuple[int, ...]:
        stops = [
            Stop(
                round(errand.wait),
                round(errand.minutes),
                self._halls[step.plan.agency].agency.floor,
                spans=ALL_DAY,
                needs=() if step.plan.after is None else (frozenset({step.plan.after}),),
            )
            for step, errand in zip(guest.steps, errands, strict=True)
        ]
        return best_order(stops, Planned(), PlannedHouse()).timetable.order

    def _go_on(self, guest: Guest) -> None:
        """Take the places that may be taken from now on."""
        policy = self._way.policy
        place = self._now if policy.one_at_a_time else policy.later_place(guest.visitor.arrived_ms, self._now)
        able = [step for step in guest.steps if step.joined is None and self._may_join(step)]
        if policy.one_at_a_time:
            able = able[:1]
        self._join(guest, [(step, candidate_of(step, place, self._now)) for step in able])

    def _may_join(self, step: Step) -> bool:
        """Return whether a step may take its place: its prerequisite is done, and no other is going on in turn."""
        if step.given_up or (self._way.policy.one_at_a_time and step.guest.queueing):
            return False
        return step.plan.after is None or step.guest.steps[step.plan.after].done

    def _join(self, guest: Guest, joining: Joining) -> None:
        """Let steps take their places, each told how long it waits; the counters may call at once."""
        self._outlook.tell(guest, joining, self._now)
        for step, candidate in joining:
            hall = self._halls[step.plan.agency]
            step.joined = self._now
            hall.waiting[candidate.ticket] = (step, candidate)
            self._call_at(hall)

    def _call_at(self, hall: Hall) -> None:
        """Let the free counters of an agency call whom they may; look again when somebody has walked up."""
        while hall.free:
            able = [
                as_it_stands(step.guest, candidate, hall)
                for step, candidate in hall.waiting.values()
                if not step.guest.at_counter
            ]
            here = [one for one in able if one.ready_ms <= self._now]
            if not here:
                if able:
                    self._at(min(one.ready_ms for one in able), partial(self._call_at, hall))
                return
            counter = hall.free[0]
            choice = choose(here, hall.recent(counter), self._way.policy, self._now)
            if choice is None:
                return
            step, candidate = hall.waiting.pop(choice.ticket)
            step.passed = choice.passed
            hall.last_wait = (self._now - candidate.joined_ms) / MINUTE_MS
            self._outlook.learn(step, hall.last_wait)
            hall.begin(counter, step, choice.pick)
            self._serve(hall, counter, step)

    def _serve(self, hall: Hall, counter: int, step: Step) -> None:
        step.called = self._now
        if step.plan.no_show:
            self._at(self._now + NOBODY_MS, partial(self._end, hall, counter, step))
            return
        step.guest.at_counter = True
        noticed = self._way.checked and step.plan.noticed
        step.returned = step.plan.paper_missing and not noticed
        length = round(step.plan.service_ms * (RETURNED_AFTER if step.returned else 1))
        self._at(self._now + COMING_MS + length, partial(self._end, hall, counter, step))

    def _end(self, hall: Hall, counter: int, step: Step) -> None:
        guest = step.guest
        step.ended = self._now
        hall.end(counter, step, self._now)
        if not step.plan.no_show:
            guest.at_counter = False
            guest.left_ms, guest.floor = self._now, hall.agency.floor
        if not step.done:
            guest.give_up(step)
        self._go_on(guest)
        self._call_at(hall)
        for other in {one.plan.agency for one in guest.steps if one.waiting} - {hall.agency.code}:
            self._call_at(self._halls[other])
