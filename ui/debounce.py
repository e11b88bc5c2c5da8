"""A key pressed twice in a blink counts once: hands are quick, and a call cannot be unheard."""

from collections.abc import Callable
from time import monotonic

DEBOUNCE_MS = 600


class Debounce:
    """Lets one command pass, and the same one again only after a while; another command is deliberate."""

    def __init__(self, now_s: Callable[[], float] = monotonic) -> None:
        self._now_s = now_s
        self._last, self._at_s = "", float("-inf")

    def lets(self, command: str) -> bool:
        """Return whether a command may run now."""
        now_s = self._now_s()
        if command == self._last and (now_s - self._at_s) * 1000 < DEBOUNCE_MS:
            return False
        self._last, self._at_s = command, now_s
        return True
