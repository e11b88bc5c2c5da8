"""One fold: the step from state to state, and the whole fold as the step over all events in order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from models.rules.events import Event, Subject, in_order

Step = Callable[[Any, Event], Any]


@dataclass(frozen=True, slots=True)
class Fold:
    """How the state of one subject comes out of its events.

    Attributes:
        subject: what the events are about.
        state: class of the state; None stands for "not there (yet)".
        step: state and next event to state; total: any event, known or not, gives a state.
        version: raised when the meaning changes, so that the rows are made again.
    """

    subject: Subject
    state: type
    step: Step
    version: int = 1

    def all(self, events: Iterable[Event]) -> Any:
        """Return the state after any set of events, in any order of arrival, repeated or not."""
        state = None
        for event in in_order(events):
            state = self.step(state, event)
        return state
