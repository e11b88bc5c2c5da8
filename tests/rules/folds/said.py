"""Events of one subject, one after the other, for tests of folds."""

from collections.abc import Callable
from typing import Any

from models.rules.events import Event, Source
from models.rules.kinds import BY_BODY

DESK, ID, OFFICER = "0" * 32, "5" * 32, "7" * 32


def folded(step: Callable[[Any, Event], Any], *said: tuple[object, int]) -> Any:
    """Return the state after bodies, each at its time in milliseconds, all said by one officer."""
    state: Any = None
    for seq, (body, at) in enumerate(said, 1):
        kind = BY_BODY[type(body)]
        event = Event(
            DESK, seq, seq << 16, kind.subject or 0, ID, kind.number, 1, at, OFFICER, Source.DESK, body
        )
        state = step(state, event)
    return state
