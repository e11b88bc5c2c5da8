"""An agency's day in minutes from now."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from models.rules.calendar import Break, Calendar, DayHours, Holiday
from models.rules.planning.hours import spans_today

DAY = DayHours(time(8), time(15), (Break(time(12), time(13), "Istirahat"),))
OFFICE = Calendar("WIB", (DAY,) * 5 + (None, None), holidays=(Holiday(date(2026, 11, 26), "Libur"),))


def at(hour: int, minute: int, second: int = 0, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=ZoneInfo("Asia/Jakarta"))


def test_day_before_opening_has_both_stretches():
    assert spans_today(OFFICE, at(7, 30)) == ((30, 270), (330, 450))


def test_what_is_over_is_left_out():
    assert spans_today(OFFICE, at(10, 0)) == ((0, 120), (180, 300))
    assert spans_today(OFFICE, at(12, 30)) == ((30, 150),)
    assert spans_today(OFFICE, at(15, 0)) == ()


def test_minute_that_has_begun_is_not_counted():
    assert spans_today(OFFICE, at(11, 58, 30)) == ((0, 1), (62, 181))
    assert spans_today(OFFICE, at(7, 59, 30)) == ((1, 240), (301, 420))


def test_closed_day_and_holiday_have_none():
    assert spans_today(OFFICE, at(9, 0, day=28)) == ()
    assert spans_today(OFFICE, at(9, 0, day=26)) == ()
