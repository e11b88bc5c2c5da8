"""Working time of the mall: hours, holidays, zones, and the calendar as a setting."""

import json
import time as clock
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.calendar import (
    ZONES,
    BadCalendar,
    Break,
    Calendar,
    DayHours,
    Holiday,
    HolidayKind,
    OpeningState,
    Profile,
    default_week,
    ramadan_week,
)
from models.rules.calendar_setting import from_json, to_json

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)
MALL = Calendar(
    "WIB",
    default_week(),
    (Profile("Ramadan 1447 H", date(2026, 2, 18), date(2026, 3, 19), ramadan_week()),),
    (
        Holiday(date(2026, 12, 25), "Hari Raya Natal"),
        Holiday(date(2026, 12, 24), "Cuti bersama Natal", HolidayKind.COLLECTIVE_LEAVE),
        Holiday(date(2026, 3, 19), "Hari Suci Nyepi"),
        Holiday(date(2026, 12, 1), "Hari jadi kota", HolidayKind.LOCAL),
    ),
)
NIGHT_AND_DAY = Calendar(
    "WIT",
    (
        DayHours(
            time(0),
            time(23, 59),
            (Break(time(0), time(1), "a"), Break(time(1), time(2), "b"), Break(time(23), time(23, 59), "c")),
        ),
    )
    * 7,
)


def at(day, hour, minute=0, second=0, zone="WIB"):
    return datetime(
        day.year, day.month, day.day, hour, minute, second, tzinfo=ZoneInfo(ZONES[zone])
    ).astimezone(UTC)


def times():
    return st.times().map(lambda it: it.replace(second=0, microsecond=0))


@st.composite
def day_hours(draw):
    marks = sorted(draw(st.lists(times(), min_size=2, max_size=8, unique=True)))
    inner = marks[1:-1]
    pairs = zip(inner[::2], inner[1::2], strict=False)
    return DayHours(marks[0], marks[-1], tuple(Break(start, end, f"{start}") for start, end in pairs))


@st.composite
def weeks(draw):
    days = [draw(st.none() | day_hours()) for _ in range(7)]
    days[draw(st.integers(0, 6))] = draw(day_hours())
    return tuple(days)


@st.composite
def calendars(draw):
    first = MONDAY + timedelta(draw(st.integers(-20, 20)))
    profile = Profile("other", first, first + timedelta(draw(st.integers(0, 10))), draw(weeks()))
    free = draw(st.lists(st.integers(-20, 20), max_size=5))
    return Calendar(
        draw(st.sampled_from(sorted(ZONES))),
        draw(weeks()),
        draw(st.sampled_from([(), (profile,)])),
        tuple(
            Holiday(MONDAY + timedelta(it), f"free {it}", draw(st.sampled_from(HolidayKind))) for it in free
        ),
        draw(st.integers(0, 600)),
    )


def minutes_by_looking(calendar, day):
    """Return the states of all 1,440 minutes of a day from the hours alone, as letters."""
    hours = calendar.hours(day)
    line = ["." if hours is None else "o"] * 1440
    if hours is None:
        return line
    for minute in range(1440):
        now = time(minute // 60, minute % 60)
        if now < hours.opens or now >= hours.closes:
            line[minute] = "."
        elif any(pause.start <= now < pause.end for pause in hours.breaks):
            line[minute] = "b"
    return line


def local_minute(calendar, day, minute):
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(ZONES[calendar.zone])).astimezone(UTC)
    return midnight + timedelta(minutes=minute)


@settings(deadline=None)
@given(calendars(), st.integers(-3, 3), st.integers(0, 6))
def test_opening_matches_the_hours_minute_by_minute(calendar, distance, first):
    day = MONDAY + timedelta(distance)
    line = minutes_by_looking(calendar, day)
    letter = {OpeningState.OPEN: "o", OpeningState.BREAK: "b"}
    for minute in range(first, 1440, 7):
        state = calendar.opening(local_minute(calendar, day, minute)).state
        assert letter.get(state, ".") == line[minute]
    assert calendar.open_minutes(
        local_minute(calendar, day, 0), local_minute(calendar, day, 1440)
    ) == line.count("o")


@settings(deadline=None)
@given(calendars(), st.datetimes(datetime(2026, 11, 10), datetime(2026, 12, 10)))
def test_nothing_changes_before_until_and_something_does_then(calendar, moment):
    now = moment.replace(tzinfo=UTC)
    here = calendar.opening(now)
    assert here.until > now
    just_before = calendar.opening(here.until - timedelta(microseconds=1))
    if here.state in {OpeningState.OPEN, OpeningState.BREAK, OpeningState.BEFORE}:
        assert (just_before.state, just_before.name, just_before.until) == (here.state, here.name, here.until)
    then = calendar.opening(here.until)
    assert then.state in {OpeningState.OPEN, OpeningState.BREAK, OpeningState.AFTER}
    assert then != here


@settings(deadline=None)
@given(
    calendars(),
    st.datetimes(datetime(2026, 11, 10), datetime(2026, 12, 10)),
    st.integers(0, 20_000),
    st.integers(0, 20_000),
)
def test_open_minutes_add_up(calendar, moment, first, second):
    start = moment.replace(second=0, microsecond=0, tzinfo=UTC)
    middle = start + timedelta(minutes=first)
    end = middle + timedelta(minutes=second)
    whole = calendar.open_minutes(start, end)
    assert whole == calendar.open_minutes(start, middle) + calendar.open_minutes(middle, end)
    assert 0 <= whole <= first + second
    assert calendar.open_minutes(end, start) == 0


@settings(deadline=None)
@given(calendars(), st.datetimes(datetime(2026, 11, 10), datetime(2026, 12, 10)))
def test_tickets_are_issued_from_opening_to_the_last_minutes(calendar, moment):
    now = moment.replace(tzinfo=UTC)
    hours = calendar.hours(calendar.service_day(now))
    if hours is None:
        assert not calendar.accepts_tickets(now)
        return
    local = calendar.local(now).replace(tzinfo=None)
    last = datetime.combine(local.date(), hours.closes) - timedelta(minutes=calendar.last_ticket_minutes)
    assert calendar.accepts_tickets(now) == (datetime.combine(local.date(), hours.opens) <= local < last)


def test_mall_is_open_from_opening_to_closing_except_in_breaks():
    states = [
        (at(MONDAY, 7, 29, 59), OpeningState.BEFORE, at(MONDAY, 7, 30), ""),
        (at(MONDAY, 7, 30), OpeningState.OPEN, at(MONDAY, 12), ""),
        (at(MONDAY, 12), OpeningState.BREAK, at(MONDAY, 13), "Istirahat"),
        (at(MONDAY, 13), OpeningState.OPEN, at(MONDAY, 16), ""),
        (at(MONDAY, 16), OpeningState.AFTER, at(date(2026, 11, 24), 7, 30), ""),
        (at(FRIDAY, 11, 45), OpeningState.BREAK, at(FRIDAY, 13), "Istirahat Jumat"),
        (at(FRIDAY, 16, 15), OpeningState.OPEN, at(FRIDAY, 16, 30), ""),
        (at(FRIDAY, 16, 30), OpeningState.AFTER, at(date(2026, 11, 30), 7, 30), ""),
        (at(SATURDAY, 10), OpeningState.CLOSED_DAY, at(date(2026, 11, 30), 7, 30), ""),
        (
            at(date(2026, 12, 24), 10),
            OpeningState.HOLIDAY,
            at(date(2026, 12, 28), 7, 30),
            "Cuti bersama Natal",
        ),
        (at(date(2026, 2, 18), 7, 30), OpeningState.BEFORE, at(date(2026, 2, 18), 8), ""),
        (at(date(2026, 3, 18), 15), OpeningState.AFTER, at(date(2026, 3, 20), 7, 30), ""),
    ]
    for instant, state, until, name in states:
        here = MALL.opening(instant)
        assert (here.state, here.until, here.name) == (state, until, name)
        assert here.until.utcoffset() == timedelta(hours=7)


def test_breaks_at_the_edges_of_the_day_are_kept():
    for hour, minute, name in [(0, 0, "a"), (1, 0, "b"), (23, 58, "c")]:
        assert NIGHT_AND_DAY.opening(at(MONDAY, hour, minute, zone="WIT")).name == name
    assert NIGHT_AND_DAY.opening(at(MONDAY, 23, 59, zone="WIT")).state is OpeningState.AFTER
    assert NIGHT_AND_DAY.opening(at(MONDAY, 2, zone="WIT")).until == at(MONDAY, 23, zone="WIT")


def test_tickets_are_issued_in_breaks_but_not_in_the_last_minutes():
    mall = replace(MALL, last_ticket_minutes=30)
    assert mall.accepts_tickets(at(MONDAY, 12, 30))
    assert mall.accepts_tickets(at(MONDAY, 15, 29, 59))
    assert not mall.accepts_tickets(at(MONDAY, 15, 30))
    assert MALL.accepts_tickets(at(MONDAY, 15, 59, 59))
    assert not MALL.accepts_tickets(at(MONDAY, 16))
    assert not MALL.accepts_tickets(at(MONDAY, 7, 29))
    assert not MALL.accepts_tickets(at(SATURDAY, 10))
    assert not MALL.accepts_tickets(at(date(2026, 12, 25), 10))


def test_working_days_step_over_weekends_and_holidays():
    assert MALL.next_working_day(date(2026, 12, 23)) == date(2026, 12, 28)
    assert MALL.previous_working_day(date(2026, 12, 28)) == date(2026, 12, 23)
    assert MALL.next_working_day(date(2026, 11, 30)) == date(2026, 12, 2)
    assert MALL.previous_working_day(MONDAY) == date(2026, 11, 20)
    assert MALL.next_working_day(date(2026, 12, 31)) == date(2027, 1, 1)
    assert MALL.working_day(date(2028, 2, 29))
    assert not MALL.working_day(SATURDAY)
    assert MALL.holiday(date(2026, 12, 1)).kind is HolidayKind.LOCAL
    assert MALL.holiday(MONDAY) is None


def test_mall_that_is_free_all_year_has_no_next_opening():
    free = tuple(Holiday(MONDAY + timedelta(it), "libur") for it in range(-450, 450))
    shut = replace(MALL, holidays=free)
    assert shut.opening(at(MONDAY, 10)).until is None
    with pytest.raises(BadCalendar, match=r"calendar\.never_open"):
        shut.next_working_day(MONDAY)
    with pytest.raises(BadCalendar, match=r"calendar\.never_open"):
        shut.previous_working_day(MONDAY)


def test_profile_beats_the_week_and_a_holiday_beats_both():
    assert MALL.hours(date(2026, 2, 17)) == default_week()[1]
    assert MALL.hours(date(2026, 2, 18)) == ramadan_week()[2]
    assert MALL.hours(date(2026, 2, 20)) == ramadan_week()[4]
    assert MALL.hours(date(2026, 3, 18)) == ramadan_week()[2]
    assert MALL.hours(date(2026, 3, 19)) is None
    assert MALL.hours(date(2026, 3, 20)) == default_week()[4]


@pytest.mark.parametrize(
    ("week", "minutes", "opens", "breaks"),
    [
        (default_week(), 37 * 60 + 30, time(7, 30), (60, 90)),
        (ramadan_week(), 32 * 60 + 30, time(8), (30, 60)),
    ],
)
def test_weeks_of_the_law_have_its_hours(week, minutes, opens, breaks):
    calendar = Calendar("WITA", week)
    monday = at(MONDAY, 0, zone="WITA")
    assert calendar.open_minutes(monday, monday + timedelta(7)) == minutes
    assert {day.opens for day in week if day} == {opens}
    lengths = [calendar.open_minutes(monday + timedelta(it), monday + timedelta(it + 1)) for it in range(7)]
    assert lengths == [minutes // 5] * 5 + [0, 0]
    for day, length in ((week[0], breaks[0]), (week[4], breaks[1])):
        (pause,) = day.breaks
        assert (pause.end.hour - pause.start.hour) * 60 + pause.end.minute - pause.start.minute == length


def test_open_minutes_of_an_outage_leave_out_breaks_and_nights():
    assert MALL.open_minutes(at(MONDAY, 11, 30), at(MONDAY, 13, 15)) == 45
    assert MALL.open_minutes(at(FRIDAY, 16), at(date(2026, 11, 30), 8)) == 60
    assert MALL.open_minutes(at(MONDAY, 8), at(MONDAY, 8, 0, 59)) == 0
    assert MALL.open_minutes(at(MONDAY, 11, 59, 30), at(MONDAY, 13, 0, 30)) == 1
    assert MALL.open_minutes(at(SATURDAY, 8), at(SATURDAY, 12)) == 0


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Jayapura"])
def machine_zone(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    clock.tzset()
    yield request.param
    monkeypatch.undo()
    clock.tzset()


@pytest.mark.parametrize(("zone", "offset"), [("WIB", 7), ("WITA", 8), ("WIT", 9)])
@pytest.mark.parametrize(("hour", "minute"), [(6, 59), (7, 0), (23, 59), (0, 1)])
def test_service_day_is_the_malls_whatever_the_machines_zone(machine_zone, zone, offset, hour, minute):
    calendar = Calendar(zone, default_week())
    instant = datetime(2026, 11, 24, hour, minute, tzinfo=UTC) - timedelta(hours=offset)
    assert calendar.service_day(instant) == date(2026, 11, 24)
    assert calendar.service_day(instant.astimezone()) == date(2026, 11, 24)
    assert (calendar.local(instant).hour, calendar.local(instant).minute) == (hour, minute)


def test_year_turns_at_local_midnight():
    assert MALL.service_day(datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)) == date(2026, 12, 31)
    assert MALL.service_day(datetime(2026, 12, 31, 17, tzinfo=UTC)) == date(2027, 1, 1)


def test_naive_instant_is_refused():
    for ask in (MALL.local, MALL.service_day, MALL.opening, MALL.accepts_tickets):
        with pytest.raises(ValueError, match="zone"):
            ask(datetime(2026, 11, 24, 10))


@settings(deadline=None)
@given(calendars())
def test_calendar_comes_back_from_its_setting(calendar):
    assert from_json(json.loads(json.dumps(to_json(calendar)))) == calendar


def test_stored_words_stay_as_they_are():
    assert [*HolidayKind] == ["national", "collective_leave", "local"]
    assert [*OpeningState] == ["open", "before", "break", "after", "closed_day", "holiday"]
    assert ZONES == {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def test_break_begins_and_ends_at_whole_minutes():
    with pytest.raises(BadCalendar):
        Break(time(12), time(13, 0, 30), "x")
    with pytest.raises(BadCalendar):
        Break(time(12, 0, 30), time(13), "x")


def test_day_changes_at_its_opening_its_breaks_and_its_end():
    day = DayHours(time(8), time(15), (Break(time(12), time(13), "Istirahat"),))
    assert list(day.changes()) == [
        (time(8), OpeningState.OPEN, ""),
        (time(12), OpeningState.BREAK, "Istirahat"),
        (time(13), OpeningState.OPEN, ""),
        (time(15), OpeningState.AFTER, ""),
    ]
