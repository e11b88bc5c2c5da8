"""Presses that come too soon."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.debounce import DEBOUNCE_MS, Debounce


@given(st.lists(st.floats(0.0, 2.0), max_size=30))
def test_same_command_passes_at_most_once_in_six_tenths_of_a_second(pauses: list[float]):
    now, passed = [10.0], []
    debounce = Debounce(lambda: now[0])
    for pause in pauses:
        now[0] += pause
        if debounce.lets("counter.next"):
            passed.append(now[0])
    assert all((late - early) * 1000 >= DEBOUNCE_MS for early, late in pairwise(passed))
    assert bool(passed) == bool(pauses)


def test_another_command_is_deliberate():
    debounce = Debounce(lambda: 10.0)
    assert debounce.lets("counter.next")
    assert debounce.lets("counter.serve")
    assert debounce.lets("counter.next")
    assert not debounce.lets("counter.next")
