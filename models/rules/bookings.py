"""When a booking can be checked in, and where its visitor then stands: the one rule, see `check_in`."""

from dataclasses import dataclass
from enum import StrEnum

MINUTE_MS = 60_000
MOST_MINUTES = 240
"""Longest that a window may reach to either side."""


@dataclass(frozen=True, slots=True)
class Window:
    """Minutes around the booked time in which a booking is checked in as one."""

    before_minutes: int = 30
    after_minutes: int = 15

    def opens_ms(self, booked_ms: int) -> int:
        """Return from when a booking can be checked in."""
        return booked_ms - self.before_minutes * MINUTE_MS

    def ends_ms(self, booked_ms: int) -> int:
        """Return until when, inclusively, its visitor is on time."""
        return booked_ms + self.after_minutes * MINUTE_MS


class Standing(StrEnum):
    """How an arrival stands to its booking."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


def check_in(booked_ms: int, arrived_ms: int, window: Window) -> Standing:
    """Return how somebody who came at `arrived_ms` stands to a booking.

    Everybody waits in the same queue; a booking is a promise about the place in it, nothing else.

    * On time, from `before_minutes` before the booked time to `after_minutes` after it: the place is the one
      of the booked time, as if the visitor had come then; who came before it keeps the place of the arrival,
      since a booking never makes anybody worse off than coming without one. So at most `after_minutes` are
      gained on others, and nobody gains by coming early.
    * Late: an ordinary visitor of now. The appointment is over, the person is not sent away.
    * Early: not yet checked in as a booking, so that a morning is not filled with the afternoon's
      appointments; who does not want to wait is taken in as an ordinary visitor without it.

    Its number counts against the service's quota. Until it is late a booking of today keeps one of the
    numbers for itself, so that ordinary visitors cannot use up what was promised. Priority goes by the person,
    as for all; a step that waits for an earlier one takes the place that the policy gives it when it is free.

    Args:
        booked_ms: the appointed time, UTC milliseconds, as for `arrived_ms`.
        arrived_ms: when the visitor came in: at the door, where that was noted.
        window: the mall's.
    """
    if arrived_ms < window.opens_ms(booked_ms):
        return Standing.EARLY
    return Standing.ON_TIME if arrived_ms <= window.ends_ms(booked_ms) else Standing.LATE


def booked_place(place_ms: int, booked_ms: int, standing: Standing) -> int:
    """Return the place in the queue of a booked errand, from the one that the policy gives it without one."""
    return min(place_ms, booked_ms) if standing is Standing.ON_TIME else place_ms
