"""What is due by the clock: pure, asked by a timer of the window."""

from dataclasses import dataclass

from models.rules.local_time import local_day

HOUR_MS = 3_600_000
AGAIN_MS = 10 * 60_000
"""After a backup that failed: a disk that was pulled may be back."""


@dataclass(frozen=True, slots=True)
class LastBackup:
    """How the last backup went; instants are UTC milliseconds.

    Attributes:
        tried_at: when one was last begun; None: never.
        good_at: when all places last had everything; None: never.
        closed_at: when the last service day was closed; None: never.
        changed: whether the journal has grown since then.
    """

    tried_at: int | None = None
    good_at: int | None = None
    closed_at: int | None = None
    changed: bool = True


def due(now_ms: int, last: LastBackup, zone: str) -> bool:
    """Return whether a backup is due: the first of the day, an hour after the last if something changed, at the close.

    After one that failed it is due again ten minutes later.
    """
    if last.good_at is None or (last.tried_at or 0) > last.good_at:
        return last.tried_at is None or abs(now_ms - last.tried_at) >= AGAIN_MS
    if local_day(now_ms, zone) != local_day(last.good_at, zone):
        return True
    closed = last.closed_at is not None and last.closed_at > last.good_at
    return closed or (last.changed and abs(now_ms - last.good_at) >= HOUR_MS)
