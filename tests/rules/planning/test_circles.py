"""Legs that wait for each other: circles are found, and nothing else is taken for one."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.planning.circles import circular, doable

GROUPS = st.frozensets(st.integers(0, 5), min_size=1, max_size=3)
WAITS = st.lists(st.lists(GROUPS, max_size=2), min_size=6, max_size=6)


def one(*legs: int) -> frozenset[int]:
    return frozenset(legs)


def test_legs_are_done_one_after_the_other():
    waits = [[one(1)], [one(2)], []]
    assert doable(waits) == {0, 1, 2}
    assert circular(waits) == set()


def test_of_a_group_any_leg_will_do():
    assert doable([[one(1, 2)], [one(0)], []]) == {0, 1, 2}


def test_two_legs_that_wait_for_each_other_are_a_circle():
    waits = [[one(1)], [one(0)]]
    assert doable(waits) == set()
    assert circular(waits) == {(0, 0), (1, 0)}


def test_leg_behind_a_circle_is_not_part_of_it():
    waits = [[one(1)], [one(0)], [one(0)]]
    assert circular(waits) == {(0, 0), (1, 0)}
    assert doable(waits, loose=circular(waits)) == {0, 1, 2}


def test_circle_that_somebody_outside_can_open_is_none():
    assert circular([[one(1, 2)], [one(0)], []]) == set()


def test_circle_that_waits_for_another_one_is_opened_by_itself():
    waits = [[one(1), one(2)], [one(0)], [one(3)], [one(2)]]
    assert circular(waits) == {(0, 0), (1, 0), (2, 0), (3, 0)}


def test_settled_legs_count_as_done_whatever_they_wait_for():
    assert doable([[one(1)], [one(0)]], settled={0}) == {0, 1}
    assert circular([[one(1)], [one(0)]], settled={0}) == set()


def test_leg_that_waits_for_what_nobody_can_do_is_no_circle():
    waits = [[one()], [one(0)], [one(1)]]
    assert (doable(waits), circular(waits)) == (set(), set())


@given(WAITS)
def test_without_its_circles_every_visit_can_be_done(waits):
    loose = circular(waits)
    assert doable(waits, loose=loose) == set(range(6))
    assert all(not doable(waits) & waits[leg][place] for leg, place in loose)
    assert (doable(waits) == set(range(6))) == (not loose)
