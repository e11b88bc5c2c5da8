"""Which call the display shows now: each new one for its time, one after the other, the last one until the next."""

from collections import deque

from desktop.queries.display import Display, DisplayCall

SWAP_MS = 1000
"""A change of the picture, never faster; also what people with photosensitive epilepsy are safe with."""
SWAPS = 3
SHOW_MS = 2 * SWAPS * SWAP_MS
"""How long a call has the display for itself."""


class Announcer:
    """Takes what is called, and says what to show at an instant; instants are milliseconds of one clock.

    What is called already when the display starts is shown without being announced.

    Attributes:
        current: the call to be shown, None before the first one of the day.
    """

    def __init__(self) -> None:
        self.current: DisplayCall | None = None
        self._since: int | None = None
        self._known: set[str] | None = None
        self._waiting: deque[DisplayCall] = deque()

    def take(self, seen: Display, now: int) -> None:
        """Take what the display reads now."""
        keys = {call.key for call in seen.called}
        if self._known is None:
            self._known = keys
        fresh = [call for call in reversed(seen.called) if call.key not in self._known]
        self._known |= keys
        self._waiting = deque(call for call in (*self._waiting, *fresh) if call.key in keys)
        self.go_on(now)
        if self._since is None:
            self.current = seen.current or next(iter(seen.recent), None)

    def go_on(self, now: int) -> None:
        """Let time pass: the next call has its turn when the one before has had its own."""
        if self._since is not None and now - self._since < SHOW_MS:
            return
        self._since = None
        if self._waiting:
            self.current, self._since = self._waiting.popleft(), now

    def swapped(self, now: int) -> bool:
        """Return whether number and counter have changed their colours at this instant."""
        return self._since is not None and (now - self._since) // SWAP_MS % 2 == 0

    def others(self, seen: Display, most: int) -> list[DisplayCall]:
        """Return the other calls, newest first, each number once."""
        mine = self.current.number if self.current else ""
        found: dict[str, DisplayCall] = {}
        for call in sorted((*seen.called, *seen.recent), key=lambda call: -call.called_at):
            if call.number != mine:
                found.setdefault(call.number, call)
        return list(found.values())[:most]
