"""What becomes of a booking: who came beats what was decided about it, and that beats the day's close."""

from itertools import permutations

import pytest

from models.rules.bodies.bookings import BookingCancelled, BookingClaimed, BookingListed, BookingMissed
from models.rules.folds.bookings import Booking, BookingState, step_booking
from tests.rules.folds.said import folded

LISTED = BookingListed("B1", "DUK-06", "2026-11-24", 5)
CLAIMED, MISSED, CANCELLED = BookingClaimed("v" * 32, "7" * 32), BookingMissed(), BookingCancelled()


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ((), BookingState.BOOKED),
        ((MISSED,), BookingState.MISSED),
        ((CANCELLED,), BookingState.CANCELLED),
        ((CANCELLED, MISSED), BookingState.CANCELLED),
        ((CLAIMED, MISSED), BookingState.CHECKED_IN),
        ((CLAIMED, CANCELLED, MISSED), BookingState.CHECKED_IN),
    ],
)
def test_strongest_fact_counts_in_any_order_and_all_are_kept(facts: tuple[object, ...], state: BookingState):
    for order in permutations(facts):
        booking = folded(step_booking, (LISTED, 1), *((fact, 2) for fact in order))
        claim = (CLAIMED.visit, CLAIMED.ticket) if CLAIMED in facts else (None, None)
        assert booking == Booking(
            "B1", "DUK-06", "2026-11-24", 5, None, *claim, MISSED in facts, CANCELLED in facts, state
        )
