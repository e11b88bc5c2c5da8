"""What a clock that stands does to a promise, against a slow walk through every minute and every day."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.calendar import BadCalendar, Calendar, Holiday, OpeningState
from models.rules.catalogue import SlaUnit
from models.rules.due import Pause, due
from tests.rules.test_calendar import MALL, NIGHT_AND_DAY, at
from tests.rules.test_due import FRIDAY, MONDAY, TUESDAY, WEDNESDAY, starts

M, H, W, D = SlaUnit.MINUTES, SlaUnit.WORKING_HOURS, SlaUnit.WORKING_DAYS, SlaUnit.DAYS
THURSDAY = date(2026, 11, 26)

TABLE = [
    # Tuesday to Thursday it stood: three working days begin anew on Friday, and end on the Wednesday after,
    # for Tuesday, 1 December, is the city's own holiday.
    ((TUESDAY, 8), 3, W, ((TUESDAY, 10, THURSDAY, 9),), "2026-12-02 16:00"),
    # Within one day it stood for six hours, and no day is lost.
    ((TUESDAY, 8), 3, W, ((WEDNESDAY, 9, WEDNESDAY, 15),), "2026-11-27 16:30"),
    # The last day is nearly over when it stops: it ends when the next day is over.
    ((TUESDAY, 8), 1, W, ((WEDNESDAY, 15, THURSDAY, 8),), "2026-11-26 16:00"),
    # Two hours, of which one had passed before noon on Friday, over the long break and the weekend.
    ((FRIDAY, 9), 2, H, ((FRIDAY, 10, FRIDAY, 14), (FRIDAY, 14, MONDAY, 8)), "2026-11-30 09:00"),
    # It stood over the whole of the break alone: nothing changes.
    ((FRIDAY, 11), 1, H, ((FRIDAY, 12, FRIDAY, 13),), "2026-11-27 13:30"),
    # A day that begins as the clock stops does not count, one that begins as it goes on does.
    ((TUESDAY, 8), 1, W, ((WEDNESDAY, 0, WEDNESDAY, 9),), "2026-11-26 16:00"),
    ((TUESDAY, 8), 1, W, ((TUESDAY, 10, WEDNESDAY, 0),), "2026-11-25 16:00"),
    ((TUESDAY, 8), 2, D, ((WEDNESDAY, 9, FRIDAY, 9),), "2026-11-30 16:00"),
]


@pytest.mark.parametrize(("start", "value", "unit", "stood", "end"), TABLE)
def test_promise_with_pauses_ends_as_counted_by_hand(start, value, unit, stood, end):
    pauses = [Pause(at(day, hour), at(later, until)) for day, hour, later, until in stood]
    assert f"{due(MALL, at(*start), value, unit, pauses):%Y-%m-%d %H:%M}" == end


@st.composite
def pauses(draw, start: datetime) -> list[Pause]:
    """Return up to four pauses that do not overlap, some of them begun before the clock was started."""
    edges = sorted(draw(st.lists(st.integers(-3000, 20 * 24 * 60), min_size=0, max_size=8, unique=True)))
    instants = [start + timedelta(minutes=edge) for edge in edges]
    return [Pause(*pair) for pair in zip(instants[::2], instants[1::2], strict=False)]


def stands(stood: list[Pause], moment: datetime) -> bool:
    return any(pause.since <= moment < pause.until for pause in stood)


def minute_by_minute(calendar: Calendar, start: datetime, left: int, stood: list[Pause]) -> datetime:
    """Return the promise as somebody with a watch would count it."""
    moment = start
    while left:
        left -= calendar.opening(moment).state is OpeningState.OPEN and not stands(stood, moment)
        moment += timedelta(minutes=1)
    return moment


def day_by_day(start: datetime, value: int, unit: SlaUnit, stood: list[Pause]) -> datetime:
    """Return the promise as somebody with a wall calendar would count it."""
    day, counted = MALL.service_day(start), 0
    while True:
        hours = MALL.hours(day)
        if hours and counted >= value and not stands(stood, MALL.at(day, hours.closes)):
            return MALL.at(day, hours.closes)
        day += timedelta(1)
        begins = MALL.at(day, datetime.min.time())
        counted += (unit is D or MALL.working_day(day)) and not stands(stood, begins)


@given(st.data(), starts(), st.integers(1, 1500))
@settings(max_examples=40)
def test_minutes_are_those_in_which_counters_serve_and_the_clock_runs(data, start, value):
    stood = data.draw(pauses(start))
    assert due(MALL, start, value, M, stood) == minute_by_minute(MALL, start, value, stood)


@given(st.data(), starts(NIGHT_AND_DAY), st.integers(1, 3000))
@settings(max_examples=15)
def test_minutes_are_the_same_where_the_mall_is_open_by_night(data, start, value):
    stood = data.draw(pauses(start))
    assert due(NIGHT_AND_DAY, start, value, M, stood) == minute_by_minute(NIGHT_AND_DAY, start, value, stood)


@given(st.data(), starts(), st.integers(0, 25), st.sampled_from((W, D)))
def test_days_are_those_that_begin_while_the_clock_runs(data, start, value, unit):
    stood = data.draw(pauses(start))
    assert due(MALL, start, value, unit, stood) == day_by_day(start, value, unit, stood)


@given(st.data(), starts(), st.integers(1, 40), st.sampled_from(SlaUnit))
def test_pause_never_makes_a_promise_earlier_and_one_after_it_nothing(data, start, value, unit):
    stood = data.draw(pauses(start))
    plain = due(MALL, start, value, unit)
    assert due(MALL, start, value, unit, stood) >= plain
    late = [Pause(plain + timedelta(minutes=1), plain + timedelta(days=3))]
    assert due(MALL, start, value, unit, late) == plain


@given(st.data(), starts(), st.integers(1, 40), st.sampled_from(SlaUnit))
def test_order_of_the_pauses_and_pauses_cut_in_two_change_nothing(data, start, value, unit):
    stood = data.draw(pauses(start))
    middles = [pause.since + (pause.until - pause.since) / 2 for pause in stood]
    cut = [
        piece
        for pause, middle in zip(stood, middles, strict=True)
        for piece in (Pause(middle, pause.until), Pause(pause.since, middle))
    ]
    assert due(MALL, start, value, unit, cut) == due(MALL, start, value, unit, stood)


@pytest.mark.parametrize("unit", SlaUnit)
def test_pause_of_two_years_is_waited_out(unit):
    stood = [Pause(at(TUESDAY, 8), at(TUESDAY, 8) + timedelta(days=730))]
    assert due(MALL, at(TUESDAY, 8), 1, unit, stood).year == 2028


def test_promise_that_no_pause_touches_still_needs_an_opening():
    shut = Calendar("WIB", (MALL.week[0], *[None] * 6))
    assert due(shut, at(TUESDAY, 8), 1, W).date() == MONDAY
    mondays = tuple(Holiday(MONDAY + timedelta(7 * n), "Tutup") for n in range(70))
    with pytest.raises(BadCalendar, match=r"calendar\.never_open"):
        due(Calendar("WIB", shut.week, holidays=mondays), at(TUESDAY, 8), 1, W)
