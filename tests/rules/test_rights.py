"""The 72 hours: by the clock, nights and holidays too, and when a reminder is due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.rights import DUE_HOURS, HOUR_MS, Pressure, due_at, hours_left, pressure

RECEIVED = 1_795_478_400_000


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (0, Pressure.CALM),
        (59.9, Pressure.CALM),
        (60, Pressure.REMIND),
        (65.9, Pressure.REMIND),
        (66, Pressure.URGENT),
        (71, Pressure.URGENT),
        (72, Pressure.OVERDUE),
        (500, Pressure.OVERDUE),
    ],
)
def test_reminder_is_due_at_hour_60_and_the_last_hours_are_urgent(hours: float, expected: Pressure):
    assert pressure(RECEIVED, RECEIVED + round(hours * HOUR_MS)) is expected


@given(received=st.integers(0, 2**41), age=st.integers(0, 1000 * HOUR_MS))
def test_case_is_overdue_exactly_when_no_time_is_left(received: int, age: int):
    now = received + age
    assert (pressure(received, now) is Pressure.OVERDUE) == (now >= due_at(received))
    assert (hours_left(received, now) < 0) == (now > due_at(received))
    assert hours_left(received, received) == DUE_HOURS


@given(ages=st.tuples(st.integers(0, 100 * HOUR_MS), st.integers(0, 100 * HOUR_MS)))
def test_pressure_never_falls_while_time_goes_on(ages: tuple[int, int]):
    order, (sooner, later) = list(Pressure), sorted(ages)
    assert order.index(pressure(0, sooner)) <= order.index(pressure(0, later))


@pytest.mark.parametrize(("ms", "hours"), [(1, 71), (HOUR_MS, 71), (72 * HOUR_MS, 0), (72 * HOUR_MS + 1, -1)])
def test_hours_that_are_left_are_whole_ones_rounded_down(ms: int, hours: int):
    left = hours_left(RECEIVED, RECEIVED + ms)
    assert (left, type(left)) == (hours, int)
