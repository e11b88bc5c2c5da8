"""How long somebody waits who has guessed a secret wrongly: nothing at first, then longer and longer."""

from dataclasses import dataclass
from math import ceil

FREE = 5
"""Wrong guesses that are without a wait; the fifth begins the first one."""
FIRST_S, LONGEST_S = 30, 15 * 60


@dataclass(frozen=True, slots=True)
class Uptime:
    """The computer's own time, which nobody sets.

    Attributes:
        boot: names the start of the computer; empty where the system tells no name.
        seconds: since that start, sleep included.
    """

    boot: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Guesses:
    """What is kept of the wrong guesses at one secret: how many in a row, and when the last one was."""

    wrong: int = 0
    last: Uptime = Uptime("", 0.0)


def wait_after(wrong: int) -> int:
    """Return the seconds to wait after so many wrong guesses in a row: 30, then twice as long up to 15 minutes."""
    if wrong < FREE:
        return 0
    doublings = min(wrong - FREE, 10)  # far beyond the longest, and no huge number
    return min(LONGEST_S, FIRST_S << doublings)


def wait_left(guesses: Guesses, now: Uptime) -> int:
    """Return the whole seconds that are left to wait.

    After a new start of the computer the whole wait is counted from that start: how long it was off cannot be
    known without a clock that somebody may have set.
    """
    same_start = now.boot == guesses.last.boot and now.seconds >= guesses.last.seconds
    gone = now.seconds - guesses.last.seconds if same_start else now.seconds
    return max(0, ceil(wait_after(guesses.wrong) - gone))


def guessed_wrong(guesses: Guesses, now: Uptime) -> Guesses:
    """Return what is kept after one more wrong guess."""
    return Guesses(guesses.wrong + 1, now)
