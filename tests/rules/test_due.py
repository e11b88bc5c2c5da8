"""When a promise is over, against a slow count of every minute and every day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.calendar import BadCalendar, Calendar, DayHours, Holiday, OpeningState
from models.rules.catalogue import SlaUnit
from models.rules.due import due
from tests.rules.test_calendar import MALL, NIGHT_AND_DAY, at

M, H, W, D = SlaUnit.MINUTES, SlaUnit.WORKING_HOURS, SlaUnit.WORKING_DAYS, SlaUnit.DAYS
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)
MONDAY, HOLIDAY = date(2026, 11, 30), date(2026, 12, 1)

TABLE = [
    # A service that ends on the spot, one over the noon break, one over night, one over the Friday break.
    (TUESDAY, "08:05", 30, M, "2026-11-24 08:35"),
    (TUESDAY, "11:50", 30, M, "2026-11-24 13:20"),
    (TUESDAY, "11:50", 10, M, "2026-11-24 12:00"),
    (TUESDAY, "12:15", 10, M, "2026-11-24 13:10"),
    (TUESDAY, "15:50", 30, M, "2026-11-25 07:50"),
    (FRIDAY, "11:00", 1, H, "2026-11-27 13:30"),
    (FRIDAY, "15:30", 2, H, "2026-11-30 08:30"),
    (SATURDAY, "10:00", 2, H, "2026-11-30 09:30"),
    (MONDAY, "15:00", 2, H, "2026-12-02 08:30"),
    # Working days: the day itself does not count, weekends and holidays neither.
    (TUESDAY, "08:05", 1, W, "2026-11-25 16:00"),
    (TUESDAY, "18:40", 1, W, "2026-11-25 16:00"),
    (TUESDAY, "08:05", 3, W, "2026-11-27 16:30"),
    (TUESDAY, "08:05", 5, W, "2026-12-02 16:00"),
    (FRIDAY, "15:00", 1, W, "2026-11-30 16:00"),
    (SATURDAY, "10:00", 1, W, "2026-11-30 16:00"),
    (MONDAY, "10:00", 1, W, "2026-12-02 16:00"),
    (TUESDAY, "08:05", 0, W, "2026-11-24 16:00"),
    (SATURDAY, "08:05", 0, W, "2026-11-30 16:00"),
    # Days: closed ones count, but none is an end.
    (TUESDAY, "08:05", 1, D, "2026-11-25 16:00"),
    (TUESDAY, "08:05", 4, D, "2026-11-30 16:00"),
    (TUESDAY, "08:05", 7, D, "2026-12-02 16:00"),
    (TUESDAY, "08:05", 14, D, "2026-12-08 16:00"),
]


@pytest.mark.parametrize(("day", "clock", "value", "unit", "end"), TABLE)
def test_promise_ends_as_counted_by_hand(day, clock, value, unit, end):
    hour, minute = map(int, clock.split(":"))
    found = due(MALL, at(day, hour, minute), value, unit)
    assert f"{found:%Y-%m-%d %H:%M}" == end
    assert f"{found:%Z}" == "WIB"


@st.composite
def starts(draw, calendar=MALL):
    minutes = draw(st.integers(0, 40 * 24 * 60))
    return at(date(2026, 11, 20), 0, zone=calendar.zone) + timedelta(minutes=minutes)


@given(starts(), st.integers(1, 2000))
@settings(max_examples=40)
def test_minutes_are_those_in_which_the_counters_serve(start, value):
    left, moment = value, start
    while left:
        left -= MALL.opening(moment).state is OpeningState.OPEN
        moment += timedelta(minutes=1)
    assert due(MALL, start, value, M) == moment


@given(starts(), st.integers(0, 40))
def test_working_hour_is_sixty_working_minutes(start, value):
    assert due(MALL, start, value, H) == due(MALL, start, 60 * value, M)


@given(starts(), st.integers(1, 60))
def test_working_days_are_the_open_days_after_the_first(start, value):
    open_days, day = 0, MALL.service_day(start)
    while open_days < value:
        day += timedelta(1)
        open_days += MALL.working_day(day)
    end = due(MALL, start, value, W)
    assert (end.date(), end.timetz().replace(tzinfo=None)) == (day, MALL.hours(day).closes)


@given(starts(), st.integers(0, 60))
def test_days_end_on_the_first_open_day_from_the_last(start, value):
    day = MALL.service_day(start) + timedelta(value)
    while not MALL.working_day(day):
        day += timedelta(1)
    assert due(MALL, start, value, D).date() == day


@given(starts(), st.integers(0, 500), st.sampled_from(SlaUnit))
def test_longer_promise_never_ends_earlier(start, value, unit):
    assert due(MALL, start, value, unit) <= due(MALL, start, value + 1, unit)


def test_day_begins_at_the_malls_midnight_not_at_that_of_utc():
    late = at(TUESDAY, 0, 30, zone="WIT")
    assert late.date() == date(2026, 11, 23)
    assert due(NIGHT_AND_DAY, late, 1, W).date() == WEDNESDAY


def test_break_at_the_edge_of_the_day_takes_no_minute():
    assert due(NIGHT_AND_DAY, at(TUESDAY, 22, 30, zone="WIT"), 90, M) == at(WEDNESDAY, 3, zone="WIT")


@pytest.mark.parametrize("unit", SlaUnit)
def test_mall_that_never_opens_again_promises_nothing(unit):
    days = tuple(Holiday(TUESDAY + timedelta(n), "Tutup") for n in range(900))
    shut = Calendar("WIB", (DayHours(time(8), time(16)),) * 7, holidays=days)
    with pytest.raises(BadCalendar, match=r"calendar\.never_open"):
        due(shut, at(TUESDAY, 9), 2, unit)


def test_promise_into_the_past_is_refused():
    with pytest.raises(ValueError, match="past"):
        due(MALL, at(TUESDAY, 9), -1, W)
    with pytest.raises(ValueError, match="zone"):
        due(MALL, datetime(2026, 11, 24, 9), 1, W)  # the machine's own zone is nobody's promise
    assert due(MALL, datetime(2026, 11, 24, 2, tzinfo=UTC), 30, M) == at(TUESDAY, 9, 30)
