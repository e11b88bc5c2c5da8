"""The computer's own time, which goes on while it sleeps and which setting the clock does not move."""

import time
from functools import lru_cache
from pathlib import Path

from models.rules.guessing import Uptime

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def uptime() -> Uptime:
    """Return which start of the computer this is, and the seconds since."""
    return Uptime(_boot(), awake_seconds())


def awake_seconds() -> float:
    """Return a clock that nobody sets and that goes on while the computer sleeps, in seconds."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()  # on Windows and macOS


@lru_cache
def _boot() -> str:
    """Return the name of this start; on Windows and macOS none: there a smaller count of seconds tells a new one."""
    try:
        return BOOT_ID.read_text().strip()
    except OSError:
        return ""
