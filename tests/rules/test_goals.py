"""Shared goals as rules: which way is better, what a share is, and that no few people can be reckoned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.bodies.goals import Measure
from models.rules.folds.tickets import TicketState
from models.rules.goals import NATURES, done_at_once, met, possible, seen, sensible, share


def test_every_measure_has_its_nature():
    assert set(NATURES) == set(Measure)


@pytest.mark.parametrize(
    ("measure", "better", "target", "worse"),
    [(Measure.ONE_VISIT, 701, 700, 699), (Measure.WAIT, 299, 300, 301)],
)
def test_target_is_met_from_its_own_side_and_by_itself(measure, better, target, worse):
    assert [met(measure, value, target) for value in (better, target, worse)] == [True, True, False]


def test_percent_is_at_most_a_hundred_and_nothing_is_negative():
    assert possible(Measure.ONE_VISIT, 1000)
    assert not possible(Measure.ONE_VISIT, 1001)
    assert possible(Measure.WAIT, 1001)
    assert not possible(Measure.WAIT, -1)


def test_target_may_not_ask_for_less_than_there_was():
    assert sensible(Measure.WAIT, 300, 460)
    assert not sensible(Measure.WAIT, 500, 460)
    assert sensible(Measure.WAIT, 500, None)


def test_share_is_in_tenths_half_up_and_none_of_nothing():
    assert [share(1, 3), share(2, 3), share(1, 16), share(0, 0)] == [333, 667, 63, None]


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (("done", "done"), True),
        (("done", "cancelled"), True),
        (("done", "returned_incomplete"), False),
        (("done", "waiting"), None),
        (("cancelled",), None),
        ((), None),
    ],
)
def test_visit_is_done_at_once_where_every_step_is_done_and_it_is_over(states, said):
    assert done_at_once(TicketState(one) for one in states) is said


counts = st.lists(st.integers(0, 30), max_size=8)


@given(counts)
def test_small_counts_are_hidden_and_not_alone(listed):
    shown = seen(listed)
    hidden = [count for count, visible in zip(listed, shown, strict=True) if not visible]
    assert not any(0 < count < 5 for count, visible in zip(listed, shown, strict=True) if visible)
    if hidden and len(listed) > 1:
        assert len(hidden) > 1
    if hidden and sum(listed) >= 5:
        assert sum(hidden) >= 5


@given(st.lists(st.integers(5, 30) | st.just(0), max_size=8))
def test_nothing_is_hidden_where_nothing_is_small(listed):
    assert all(seen(listed))
