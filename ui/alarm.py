"""What an officer sees of one more bug: a dialog, or a number that grows; a bug that comes again buries nobody."""

from collections import Counter
from enum import StrEnum

QUIET_S = 60.0
"""After a dialog was closed no other one comes for so long."""
MANY = 5
"""Bugs from which on the program is said to be better started anew."""


class Sight(StrEnum):
    """How a bug is shown."""

    DIALOG = "dialog"
    COUNTED = "counted"
    SILENT = "silent"


class Alarm:
    """Decides how each bug is shown; there is one dialog at most, and one for each place in the code.

    Attributes:
        total: bugs since the window was opened.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._open = False
        self._quiet_until = float("-inf")
        self.total = 0

    def take(self, place: str, now: float) -> Sight:
        """Return how a bug at a place is shown; `now` in seconds of a clock that only goes on."""
        self.total += 1
        known = place in self._seen
        self._seen[place] += 1
        if self._open:
            return Sight.COUNTED
        if known or now < self._quiet_until:
            return Sight.SILENT
        self._open = True
        return Sight.DIALOG

    def close(self, now: float) -> None:
        """Take note that the dialog is gone."""
        self._open = False
        self._quiet_until = now + QUIET_S

    def first(self, place: str) -> bool:
        """Return whether this place has failed no more than once."""
        return self._seen[place] <= 1

    @property
    def many(self) -> bool:
        """Whether so much fails that going on helps nobody."""
        return self.total >= MANY
