"""The days of a demo."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.demo.hours import LATEST, agency_windows, opened_on, service_days, window
from desktop.demo.play import usual_calendar
from desktop.desk import instant
from desktop.errors import Refused
from models.rules.calendar import Calendar, default_week
from models.rules.catalogue import AgencyDescribed, AgencyKind, Catalogue

YEAR = usual_calendar(date(2026, 11, 24))
CHRISTMAS, SUNDAY, SUNDAY_IN_RAMADAN = date(2026, 12, 25), date(2026, 11, 22), date(2026, 2, 22)


def test_working_day_stays_as_it_is():
    assert opened_on(YEAR, date(2026, 11, 23)) == YEAR


def test_holiday_gets_the_hours_of_its_weekday():
    opened = opened_on(YEAR, CHRISTMAS)
    assert opened.hours(CHRISTMAS) == default_week()[CHRISTMAS.weekday()]
    assert opened.profiles == YEAR.profiles


def test_sunday_gets_the_hours_of_monday():
    assert opened_on(YEAR, SUNDAY).hours(SUNDAY) == default_week()[0]


def test_sunday_in_ramadan_gets_the_hours_of_ramadan():
    hours = opened_on(YEAR, SUNDAY_IN_RAMADAN).hours(SUNDAY_IN_RAMADAN)
    assert (hours.opens, hours.closes) == (time(8), time(15))


@given(st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_opening_one_day_changes_no_other_day(day):
    opened = opened_on(YEAR, day)
    assert opened.working_day(day)
    around = [day + timedelta(distance) for distance in (-40, -7, -2, -1, 1, 2, 7, 40)]
    assert [opened.hours(other) for other in around] == [YEAR.hours(other) for other in around]


def test_days_before_a_closed_last_day_are_working_days():
    assert service_days(YEAR, SUNDAY, 3) == [date(2026, 11, 19), date(2026, 11, 20), SUNDAY]


def test_days_before_the_first_known_year_are_refused():
    with pytest.raises(Refused, match=r"demo\.date"):
        service_days(usual_calendar(date(2000, 1, 4)), date(2000, 1, 4), 20)


def test_latest_day_has_a_calendar():
    assert usual_calendar(LATEST).zone == "WIB"


def test_window_is_in_the_malls_zone():
    friday = window(YEAR, date(2026, 11, 20))
    local = [YEAR.local(instant(at)) for at in (friday.opens, friday.closes, *friday.breaks[0])]
    assert [f"{at:%H.%M}" for at in local] == ["07.30", "16.30", "11.30", "13.00"]
    assert friday.friday
    assert not window(YEAR, date(2026, 11, 19)).friday


def test_closed_day_has_no_window():
    with pytest.raises(ValueError, match="closed"):
        window(YEAR, SUNDAY)


def test_agency_is_open_on_its_own_days_only():
    kind = AgencyKind.AGC
    agencies = {
        "AAA": AgencyDescribed("Setiap hari", kind),
        "BBB": AgencyDescribed("Selasa saja", kind, '{"tue": "09:00-14:00"}'),
    }
    calendar = Calendar("WITA", default_week())
    monday, tuesday = (
        agency_windows(calendar, Catalogue(agencies=agencies), date(2026, 11, d)) for d in (23, 24)
    )
    assert list(monday) == ["AAA"]
    assert f"{calendar.local(instant(tuesday['BBB'].opens)):%H.%M}" == "09.00"


def test_window_takes_nobody_at_closing_time():
    monday = window(YEAR, date(2026, 11, 23))
    assert monday.takes(monday.opens)
    assert monday.takes(monday.closes - 1)
    assert not monday.takes(monday.opens - 1)
    assert not monday.takes(monday.closes)
    assert not monday.takes(monday.closes - 60_000, spare=60_000)
