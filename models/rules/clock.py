"""The hybrid logical clock of the journal: time that never stands still and never goes back.

One number orders events: 48 bits of UTC milliseconds, then a 16-bit counter for events of one
millisecond and for a wall clock that was set back.
"""

from enum import StrEnum

COUNTER_BITS = 16
LAST_MS = 2**47 - 1
"""Latest millisecond that fits: the journal keeps the clock as a signed 64-bit integer (year 6429)."""
BEHIND_MS = 2 * 60 * 1000
AHEAD_MS = 45 * 24 * 3600 * 1000
"""A mall may rest over a long holiday, but not 45 days."""


class Doubt(StrEnum):
    """Why the wall clock is not believed."""

    BEHIND = "behind"
    AHEAD = "ahead"


def tick(last_hlc: int, now_ms: int) -> int:
    """Return the next clock value, strictly greater than `last_hlc`.

    Its millisecond part is `now_ms`, unless the wall clock stands still or went back: then the
    counter goes on, and carries into the milliseconds when it is full.

    Args:
        last_hlc: greatest value seen at this desk, own or received; 0 before the first event.
        now_ms: wall clock, UTC milliseconds since 1970.

    Raises:
        ValueError: a time before 1970 or too late to be stored.
    """
    if not 0 <= now_ms <= LAST_MS:
        raise ValueError(f"wall clock out of range: {now_ms} ms")
    following = max(last_hlc + 1, now_ms << COUNTER_BITS)
    if following >> COUNTER_BITS > LAST_MS or last_hlc < 0:
        raise ValueError(f"logical clock out of range: {last_hlc}")
    return following


def unpack(hlc: int) -> tuple[int, int]:
    """Return UTC milliseconds and counter of a clock value."""
    return hlc >> COUNTER_BITS, hlc & ((1 << COUNTER_BITS) - 1)


def doubtful(now_ms: int, last_event_ms: int | None) -> Doubt | None:
    """Return why a supervisor must confirm the wall clock before tickets are issued; None if all is well.

    Args:
        now_ms: wall clock, UTC milliseconds.
        last_event_ms: wall clock of the latest event, None in an empty journal.

    Behind is more than two minutes before the last event (an empty clock battery), ahead more than
    45 days after it.
    """
    if last_event_ms is None:
        return None
    if last_event_ms - now_ms > BEHIND_MS:
        return Doubt.BEHIND
    return Doubt.AHEAD if now_ms - last_event_ms > AHEAD_MS else None
