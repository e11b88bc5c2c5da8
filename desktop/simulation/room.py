"""What stands in the simulated house: visitors on their way, and each agency's waiting room and counters."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop.simulation.house import SimulatedAgency
from desktop.simulation.visitors import PlannedStep, Visitor
from models.rules.bodies.tickets import Pick
from models.rules.calling import PRIORITY_IN_A_ROW, Candidate, walked_by
from models.rules.forecast import NEWEST, Minutes, OpenCounter, Queued, Took, Wait, paces, wait_for
from models.rules.policy import MINUTE_MS


@dataclass(frozen=True, slots=True)
class Told:
    """A forecast, in minutes.

    Attributes:
        minutes: the range that was told, `expected` the expectation behind it.
        last: what whoever was called last at the agency had waited, None for a whole visit.
        counters: of the agency, 0 for a whole visit.
    """

    minutes: Minutes
    expected: float
    last: float | None = None
    counters: int = 0


@dataclass(slots=True)
class Step:
    """A step on its way; instants in milliseconds from the opening, None where it has not come to it.

    Attributes:
        told: forecast of its wait when it joined its queue.
        passed: how many who had waited longer were passed over for its call.
        returned: it ended for a missing paper.
        given_up: left for another day.
    """

    plan: PlannedStep
    guest: "Guest"
    place: int
    joined: int | None = None
    called: int | None = None
    ended: int | None = None
    told: Told | None = None
    passed: int = 0
    returned: bool = False
    given_up: bool = False

    @property
    def waiting(self) -> bool:
        """Return whether it stands in its queue."""
        return self.joined is not None and self.called is None

    @property
    def done(self) -> bool:
        """Return whether it was served to its end, with what it makes."""
        return self.ended is not None and not self.returned and not self.plan.no_show


class Guest:
    """A visitor on their way through the house."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.told: Told | None = None
        self.steps = [Step(plan, self, place) for place, plan in enumerate(visitor.steps)]
        self.at_counter = False
        self.left_ms: int | None = None
        self.floor = 0

    @property
    def queueing(self) -> bool:
        """Return whether a step is going on."""
        return any(step.joined is not None and step.ended is None for step in self.steps)

    @property
    def on_the_last(self) -> bool:
        """Return whether one errand is left of several."""
        left = sum(step.ended is None and not step.given_up for step in self.steps)
        return left == 1 and self.visitor.several

    @property
    def time_in_house(self) -> int | None:
        """Return from the arrival to the end of the last step at a counter; None where there was none."""
        ends = [step.ended for step in self.steps if step.ended is not None and not step.plan.no_show]
        return max(ends) - self.visitor.arrived_ms if ends else None

    def give_up(self, step: Step) -> None:
        """Leave a step for another day, and all that wait for it."""
        step.given_up = True
        for later in self.steps:
            if later.plan.after == step.place and not later.given_up:
                self.give_up(later)


@dataclass(slots=True)
class Hall:
    """An agency's waiting room and counters; `last_wait` in minutes is that of whoever was called last."""

    agency: SimulatedAgency
    waiting: dict[str, tuple[Step, Candidate]] = field(default_factory=dict)
    serving: dict[int, Step] = field(default_factory=dict)
    last_wait: float = 0.0
    _picks: dict[int, list[Pick]] = field(default_factory=dict)
    _took: list[Took] = field(default_factory=list)

    @property
    def free(self) -> list[int]:
        """Return the counters that serve nobody."""
        return [counter for counter in range(self.agency.counters) if counter not in self.serving]

    def recent(self, counter: int) -> Sequence[Pick]:
        """Return why a counter's last calls were made, newest first."""
        return self._picks.get(counter, ())

    def begin(self, counter: int, step: Step, pick: Pick) -> None:
        """Note a call."""
        self._picks[counter] = [pick, *self.recent(counter)][:PRIORITY_IN_A_ROW]
        self.serving[counter] = step

    def end(self, counter: int, step: Step, now: int) -> None:
        """Note that a counter is free again."""
        if self.serving.pop(counter) is not step or step.called is None:
            raise ValueError("another step is at this counter")
        self._took = [Took(step.plan.service, (now - step.called) / MINUTE_MS), *self._took][:NEWEST]

    def minutes(self) -> dict[str, float]:
        """Return how long each service is likely to keep a counter."""
        return paces({one.code: one.minutes for one in self.agency.services}, self._took)

    def wait_of(self, who: Queued, waiting: Sequence[Queued], now: int) -> Wait:
        """Return the wait of somebody with no other errand, as the forecast sees it."""
        services = tuple(one.code for one in self.agency.services)
        counters = []
        for counter in range(self.agency.counters):
            step = self.serving.get(counter)
            if step is None or step.called is None:
                counters.append(OpenCounter(services))
            else:
                counters.append(OpenCounter(services, step.plan.service, (now - step.called) / MINUTE_MS))
        found = wait_for(who, waiting, counters, self.minutes())
        if found is None:
            raise ValueError("an agency without counters")
        return found


def as_it_stands(guest: Guest, candidate: Candidate, hall: Hall) -> Candidate:
    """Return a candidate as things stand now: on the way from another counter, with errands left or none."""
    if guest.left_ms is None and not guest.on_the_last:
        return candidate
    floor = hall.agency.floor
    ready = 0 if guest.left_ms is None else walked_by(guest.left_ms, guest.floor or floor, floor)
    return replace(candidate, ready_ms=ready, last_of_several=guest.on_the_last)
