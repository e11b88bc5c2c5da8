"""What becomes of a counter's day: opened, paused, closed for good, and how long it stood still."""

from models.rules.bodies.places import CounterClosed, CounterOpened, CounterPaused, CounterResumed
from models.rules.folds.places import ShiftState, step_shift
from tests.rules.folds.said import OFFICER, folded

OPENED = CounterOpened("DUK-L1", "2026-11-24")


def test_shift_begins_open_with_its_counter_day_and_officer():
    shift = folded(step_shift, (OPENED, 10))
    assert (shift.counter, shift.day, shift.officer) == ("DUK-L1", "2026-11-24", OFFICER)
    assert (shift.state, shift.since, shift.paused_ms) == (ShiftState.OPEN, 10, 0)


def test_pauses_are_added_up_and_the_last_ends_with_the_day():
    pause, go_on = CounterPaused(), CounterResumed()
    shift = folded(step_shift, (OPENED, 10), (pause, 20), (go_on, 25), (pause, 30), (go_on, 37))
    assert (shift.state, shift.since, shift.paused_ms) == (ShiftState.OPEN, 37, 12)
    closed = folded(step_shift, (OPENED, 10), (pause, 20), (CounterClosed(), 26), (go_on, 30))
    assert (closed.state, closed.closed_at, closed.paused_ms) == (ShiftState.CLOSED, 26, 6)


def test_pause_whose_end_was_noted_earlier_than_its_beginning_lasts_no_time():
    pause = CounterPaused()
    shift = folded(step_shift, (OPENED, 10), (pause, 20), (CounterResumed(), 15))
    assert shift.paused_ms == 0
