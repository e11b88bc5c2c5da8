"""When a booking can be checked in, and where its visitor then stands."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.bookings import MINUTE_MS, Standing, Window, booked_place, check_in

NINE = 9 * 60 * MINUTE_MS
WINDOW = Window()
minutes = st.integers(-300, 300)


def came(after: float) -> Standing:
    return check_in(NINE, NINE + round(after * MINUTE_MS), WINDOW)


def test_window_reaches_from_half_an_hour_before_to_a_quarter_after_both_included():
    assert [came(after) for after in (-30.01, -30, 0, 15, 15.01)] == [
        Standing.EARLY,
        Standing.ON_TIME,
        Standing.ON_TIME,
        Standing.ON_TIME,
        Standing.LATE,
    ]


def test_mall_sets_its_own_window():
    assert check_in(NINE, NINE + 20 * MINUTE_MS, Window(0, 20)) is Standing.ON_TIME
    assert check_in(NINE, NINE - 1, Window(0, 20)) is Standing.EARLY


def test_who_is_on_time_stands_as_if_come_at_the_booked_time_who_is_late_as_anybody():
    for after, place in ((10, 0), (0, 0), (-10, -10), (16, 16)):
        assert booked_place(NINE + after * MINUTE_MS, NINE, came(after)) == NINE + place * MINUTE_MS


@given(minutes, minutes)
def test_booking_never_makes_worse_off_and_gains_at_most_the_minutes_after_where_one_stands_as_one_came(
    after: int, place_after: int
):
    place = NINE + place_after * MINUTE_MS
    given_place = booked_place(place, NINE, came(after))
    assert given_place <= place
    if after == place_after:
        assert place - given_place <= WINDOW.after_minutes * MINUTE_MS
