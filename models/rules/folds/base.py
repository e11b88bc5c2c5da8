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
        kept: what of a state its row holds; all of it by default.
        lacks: whether a row's state holds less than its events say, so that the next step needs all of them.
    """

    subject: Subject
    state: type
    step: Step
    version: int = 1
    kept: Callable[[Any], Any] | None = None
    lacks: Callable[[Any], bool] | None = None

    def row(self, state: Any) -> Any:
        """Return what of a state stands in its row: some of it may have to stay in the journal alone."""
        return state if state is None or self.kept is None else self.kept(state)

    def is_whole(self, state: Any) -> bool:
        """Return whether the next step can be made from what stands in the row."""
        return self.lacks is None or not self.lacks(state)

    def all(self, events: Iterable[Event]) -> Any:
        """Return the state after any set of events, in any order of arrival, repeated or not."""
        state = None
        for event in in_order(events):
            state = self.step(state, event)
        return self.row(state)
