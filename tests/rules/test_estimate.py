"""How long somebody is likely to wait."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.estimate import OpenCounter, around, loads, whole_visit

MINUTES = {"A": 10, "B": 20}
A, B, AB = OpenCounter(("A",)), OpenCounter(("B",)), OpenCounter(("A", "B"))
COUNTERS = st.lists(
    st.builds(OpenCounter, st.sets(st.sampled_from("AB"), min_size=1).map(tuple), st.integers(0, 30)),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize(
    ("waiting", "counters", "expected"),
    [
        ({"A": 6}, [A, A], {"A": 30}),  # 6 x 10 / 2
        ({}, [A], {"A": 0}),
        ({"A": 6}, [], {}),
        ({"A": 6}, [B], {"B": 0}),
        ({"A": 2, "B": 3}, [AB], {"A": 80, "B": 80}),
        ({"A": 2, "B": 3}, [A, AB], {"A": 40, "B": 70}),  # A: 10 and 10 + 60; B: 10 + 60
        ({"A": 1}, [OpenCounter(("A",), 10)], {"A": 15}),  # and half of who is there
    ],
)
def test_waiting_work_is_shared_out_over_the_open_counters(waiting, counters, expected):
    assert loads(waiting, MINUTES, counters) == expected


def test_range_is_thirty_percent_either_way_rounded_outwards():
    assert around(30) == (21, 39)
    assert around(15) == (10, 20)
    assert around(0) == (0, 0)
    assert around(10, pause=30) == (37, 43)


@given(st.integers(0, 20), st.integers(0, 20), COUNTERS)
def test_one_more_in_front_never_makes_the_wait_shorter(a, b, counters):
    before, after = (loads({"A": n, "B": b}, MINUTES, counters) for n in (a, a + 1))
    assert all(after[service] >= wait for service, wait in before.items())


@given(st.integers(0, 20), COUNTERS)
def test_no_work_is_lost_or_done_twice(a, counters):
    only = [OpenCounter(("A",), counter.busy_minutes) for counter in counters]
    busy = sum(counter.busy_minutes for counter in counters) / 2
    assert loads({"A": a}, MINUTES, only)["A"] * len(only) == pytest.approx(10 * a + busy)


def test_visit_waits_in_several_queues_at_once():
    assert whole_visit([(10, 5, None), (12, 5, None)]) == 20
    assert whole_visit([(10, 5, None), (40, 5, None)]) == 45


def test_step_that_waits_for_another_joins_when_that_is_done():
    assert whole_visit([(10, 5, None), (12, 5, 1)]) == 15 + 12 + 5
    assert whole_visit([]) == 0


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), min_size=1, max_size=6))
def test_visit_is_no_shorter_than_its_service_and_its_longest_wait(legs):
    total = whole_visit([(wait, minutes, None) for wait, minutes in legs])
    assert total >= sum(minutes for _, minutes in legs)
    assert total >= max(wait + minutes for wait, minutes in legs)
    in_a_row = whole_visit([(w, m, place or None) for place, (w, m) in enumerate(legs)])
    assert in_a_row == sum(wait + minutes for wait, minutes in legs)
