"""An agency's own hours: written short, never beyond those of the building."""

from datetime import UTC, datetime, time

import pytest

from models.rules.agency_hours import agency_calendar, read_hours
from models.rules.calendar import BadCalendar, Calendar, default_week

MALL = Calendar("WIB", default_week())


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a WIB time in the week of Monday, 23 November 2026."""
    return datetime(2026, 11, day, hour - 7, minute, tzinfo=UTC)


def test_days_can_be_named_alone_or_from_to():
    assert read_hours({"mon-tue": "08:00-15:00", "fri": "08.00-11.30"}) == {
        0: (time(8), time(15)),
        1: (time(8), time(15)),
        4: (time(8), time(11, 30)),
    }


def test_agency_gives_numbers_in_its_own_hours_only():
    calendar = agency_calendar(MALL, {"tue": "08:00-15:00"})
    assert calendar.accepts_tickets(at(24, 8))
    assert not calendar.accepts_tickets(at(24, 7, 45))
    assert not calendar.accepts_tickets(at(24, 15))
    assert not calendar.accepts_tickets(at(25, 9))
    assert MALL.accepts_tickets(at(25, 9))


def test_agency_is_never_open_when_the_building_is_closed():
    calendar = agency_calendar(MALL, {"mon-sun": "06:00-22:00"})
    assert calendar.week[5] is None
    assert calendar.hours(at(24, 9).date()).opens == time(7, 30)


def test_break_that_ends_when_the_agency_closes_is_its_break_too():
    pause = MALL.week[1].breaks[0]
    assert agency_calendar(MALL, {"tue": f"08:00-{pause.end:%H:%M}"}).week[1].breaks == (pause,)


@pytest.mark.parametrize(
    ("hours", "where"),
    [
        ({}, "hours"),
        ({"mun": "08:00-15:00"}, "mun"),
        ({"mon-": "08:00-15:00", "mon-fry": "08:00-15:00"}, "mon-fry"),
        ({"mon": "15:00-08:00"}, "mon"),
        ({"mon": "08:00-08:00"}, "mon"),
        ({"mon": "8-15"}, "mon"),
        ({"tue": "08:00-15:00", "mon": 8}, "mon"),
        ({"mon": "27:00-28:00"}, "mon"),
        ({"mon": "20:00-28:00"}, "mon"),
        ({"fri-mon": "08:00-15:00"}, "hours"),
    ],
)
def test_hours_that_are_none_are_refused_by_name(hours, where):
    with pytest.raises(BadCalendar) as refused:
        read_hours(hours)
    assert (refused.value.code, refused.value.facts) == ("calendar.agency_hours", {"where": where})


def test_day_on_which_agency_and_building_are_open_at_other_times_is_closed():
    week = agency_calendar(MALL, {"mon": "04:00-07:30", "tue": "08:00-15:00"}).week
    assert week[0] is None
    assert week[1] is not None
    assert agency_calendar(MALL, None) is agency_calendar(MALL, {}) is MALL
