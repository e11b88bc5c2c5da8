"""How long there is to answer a citizen, or to tell of a breach: 3x24 hours by the clock, nights and holidays too.

Source: UU 27/2022 articles 30, 32, 40, 41 and 46.
"""

from enum import StrEnum

HOUR_MS = 3_600_000
DUE_HOURS = 72
REMIND_HOURS = 60
URGENT_HOURS = 66
"""From here on no working day may be left."""


class Pressure(StrEnum):
    """How pressing an open case is."""

    CALM = "pressure_calm"
    REMIND = "pressure_remind"
    URGENT = "pressure_urgent"
    OVERDUE = "pressure_overdue"


def due_at(received_ms: int) -> int:
    """Return when the 72 hours are over, UTC milliseconds."""
    return received_ms + DUE_HOURS * HOUR_MS


def pressure(received_ms: int, now_ms: int) -> Pressure:
    """Return how pressing it is: a reminder from hour 60, urgent from hour 66, overdue from hour 72."""
    age = now_ms - received_ms
    for hours, known in (
        (DUE_HOURS, Pressure.OVERDUE),
        (URGENT_HOURS, Pressure.URGENT),
        (REMIND_HOURS, Pressure.REMIND),
    ):
        if age >= hours * HOUR_MS:
            return known
    return Pressure.CALM


def hours_left(received_ms: int, now_ms: int) -> int:
    """Return the hours that are left, rounded down; negative once it is overdue."""
    return (due_at(received_ms) - now_ms) // HOUR_MS
