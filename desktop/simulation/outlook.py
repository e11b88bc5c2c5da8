"""What simulated visitors are told: how long each errand waits, and how long the visit takes."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.simulation.room import Guest, Hall, Step, Told, as_it_stands
from models.rules.calling import Candidate, rank
from models.rules.forecast import (
    LESS,
    MORE,
    Minutes,
    Queued,
    Turn,
    Wait,
    around,
    in_turn,
    minutes_ahead,
    widened,
)
from models.rules.policy import MINUTE_MS, Errand, Policy

Joining = Sequence[tuple[Step, Candidate]]


@dataclass(slots=True)
class Outlook:
    """Forecasts for a house as it stands; instants in milliseconds from the opening.

    Attributes:
        told: forecasts whose truth is known, `held` those whose range held.
    """

    halls: Mapping[str, Hall]
    policy: Policy
    told: int = 0
    held: int = 0

    def errand(self, step: Step, now: int) -> Errand:
        """Return a step as the policy gives places: with the wait of a newcomer."""
        wait = self._wait(step, candidate_of(step, now, now), now)
        return Errand(wait.expected, step.plan.minutes, blocked=step.plan.after is not None)

    def learn(self, step: Step, waited: float) -> None:
        """Note how many minutes a step that is called now has waited."""
        if step.told is not None:
            self.told += 1
            self.held += step.told.minutes[0] <= waited <= step.told.minutes[1]

    def tell(self, guest: Guest, joining: Joining, now: int) -> None:
        """Note for each step that joins its queue now what its visitor is told."""
        waiting = [
            self.halls[step.plan.agency].waiting[ticket_of(step)] for step in guest.steps if step.waiting
        ]
        steps = [*waiting, *joining]
        turns = [Turn(self._wait(step, who, now), self._minutes(step)) for step, who in steps]
        waits = in_turn(turns, self._free_in(guest, [step for step, _ in joining], now))
        for (step, _), wait in list(zip(steps, waits, strict=True))[len(waiting) :]:
            hall = self.halls[step.plan.agency]
            step.told = Told(self._range(wait), wait.expected, hall.last_wait, hall.agency.counters)

    def tell_visit(self, guest: Guest, joining: Joining, now: int) -> None:
        """Note what a visitor is told about the whole visit when it begins."""
        places = {step.place: who for step, who in joining}
        errands = []
        for step in guest.steps:
            if not step.given_up:
                who = places.get(step.place) or candidate_of(step, now, now)
                errands.append((step, self._wait(step, who, now)))
        if not errands:
            return
        errands.sort(key=lambda one: (one[0].plan.after is not None, one[1].expected))
        ends = [
            self._end(errands, [self._range(wait)[0] for _, wait in errands], LESS),
            self._end(errands, [wait.expected for _, wait in errands], 1.0),
            self._end(errands, [self._range(wait)[1] for _, wait in errands], MORE),
        ]
        guest.told = Told((math.floor(ends[0]), math.ceil(ends[2])), ends[1])

    def _end(self, errands: Sequence[tuple[Step, Wait]], waits: Sequence[float], share: float) -> float:
        order = [step.place for step, _ in errands]
        legs = []
        for place, ((step, _), wait) in enumerate(zip(errands, waits, strict=True)):
            after = None if step.plan.after not in order else order.index(step.plan.after) + 1
            if self.policy.one_at_a_time:
                after = place or None
            legs.append((wait, self._minutes(step) * share, after))
        return whole_visit(legs)

    def _wait(self, step: Step, who: Candidate, now: int) -> Wait:
        hall = self.halls[step.plan.agency]
        waiting = [
            self._queued(one, as_it_stands(one.guest, candidate, hall), now)
            for one, candidate in hall.waiting.values()
        ]
        return hall.wait_of(self._queued(step, as_it_stands(step.guest, who, hall), now), waiting, now)

    def _queued(self, step: Step, who: Candidate, now: int) -> Queued:
        return Queued(
            service=step.plan.service,
            rank=rank(who, self.policy, now),
            priority=who.priority,
            ahead=minutes_ahead(who.place_ms, now, self.policy),
            elsewhere=step.guest.at_counter,
        )

    def _range(self, wait: Wait) -> Minutes:
        return around(wait, width=widened(self.told, self.held))

    def _minutes(self, step: Step) -> float:
        return self.halls[step.plan.agency].minutes()[step.plan.service]

    def _free_in(self, guest: Guest, joining: Sequence[Step], now: int) -> float:
        """Return the minutes until a visitor, who may come from another counter, can be at the next."""
        floors = [self.halls[step.plan.agency] for step in joining]
        ready = [
            as_it_stands(guest, candidate_of(step, now, now), hall).ready_ms
            for step, hall in zip(joining, floors, strict=True)
        ]
        return max(0.0, (min(ready, default=now) - now) / MINUTE_MS)


def ticket_of(step: Step) -> str:
    """Return the name of a step's ticket."""
    return f"{step.guest.visitor.place}-{step.place}"


def candidate_of(step: Step, place: int, now: int) -> Candidate:
    """Return a step as the calling rule sees it when it joins its queue now, with its place there."""
    return Candidate(
        ticket=ticket_of(step),
        number=f"{step.guest.visitor.place:05}",
        place_ms=place,
        stay_since_ms=step.guest.visitor.arrived_ms,
        joined_ms=now,
        minutes=step.plan.minutes,
        priority=step.guest.visitor.basis is not None,
    )


def whole_visit(legs: Iterable[tuple[float, float, int | None]]) -> float:
    """Return in how many minutes a visit is over, going from counter to counter as soon as each calls.

    Args:
        legs: wait, minutes at the counter, and place (from 1) of the leg that must be done before this one
            joins its queue, for each leg in order.
    """
    ends: list[float] = []
    clock = 0.0
    for wait, minutes, after in legs:
        joined = 0.0 if after is None else ends[after - 1]
        clock = max(clock, joined + wait) + minutes
        ends.append(clock)
    return clock
