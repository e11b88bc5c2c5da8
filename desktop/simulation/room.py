"""What stands in the simulated house: visitors on their way, and each agency's waiting room and counters."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.simulation.house import SimulatedAgency
from desktop.simulation.visitors import PlannedStep, Visitor
from models.rules.bodies.tickets import Pick
from models.rules.calling import PRIORITY_IN_A_ROW, Candidate
from models.rules.estimate import Minutes, OpenCounter, around, loads


@dataclass(slots=True)
class Step:
    """A step on its way; instants in milliseconds from the opening, None where it has not come to it.

    Attributes:
        forecast: range in minutes that its visitor was told when it joined its queue.
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
    forecast: Minutes | None = None
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
    """An agency's waiting room and counters."""

    agency: SimulatedAgency
    waiting: dict[str, tuple[Step, Candidate]] = field(default_factory=dict)
    serving: dict[int, Step] = field(default_factory=dict)
    _picks: dict[int, list[Pick]] = field(default_factory=dict)

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

    def end(self, counter: int, step: Step) -> None:
        """Note that a counter is free again."""
        if self.serving.pop(counter) is not step:
            raise ValueError("another step is at this counter")

    def expected_wait(self, service: str) -> float:
        """Return the expected wait in minutes of who joins a queue now."""
        waiting: dict[str, int] = {}
        for step, _ in self.waiting.values():
            waiting[step.plan.service] = waiting.get(step.plan.service, 0) + 1
        services = tuple(one.code for one in self.agency.services)
        counters = [
            OpenCounter(services, self.serving[counter].plan.minutes if counter in self.serving else 0)
            for counter in range(self.agency.counters)
        ]
        usual = {one.code: one.minutes for one in self.agency.services}
        return loads(waiting, usual, counters)[service]

    def forecast(self, service: str) -> Minutes:
        """Return the range that a newcomer is told."""
        return around(self.expected_wait(service))
