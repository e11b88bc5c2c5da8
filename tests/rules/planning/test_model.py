"""What planning takes the mall for, line by line of its docstring."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.planning.bound import lower_bound
from models.rules.planning.model import (
    House,
    Stop,
    Timed,
    Visitor,
    finish,
    opens_at,
    reached,
    timetable,
    turn_of,
    worked,
)

ALL_DAY = ((0, 480),)
BREAK = ((0, 60), (120, 300))
SPANS = st.lists(st.integers(0, 200), min_size=2, max_size=6, unique=True).map(
    lambda cuts: tuple(zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False))
)


HERE, MALL = Visitor(), House()


def times(order, stops, visitor=HERE, house=MALL) -> list[tuple[int, int, int]]:
    return [(leg.turn, leg.start, leg.end) for leg in timetable(order, stops, visitor, house).legs]


def test_waits_run_in_parallel():
    stops = [Stop(30, 10, 1, ALL_DAY), Stop(35, 10, 1, ALL_DAY)]
    assert times((0, 1), stops) == [(30, 30, 40), (35, 40, 50)]


def test_blocked_leg_waits_from_the_end_of_its_prerequisite():
    stops = [Stop(30, 10, 1, ALL_DAY), Stop(20, 5, 1, ALL_DAY, needs=(frozenset({0}),))]
    assert times((0, 1), stops) == [(30, 30, 40), (60, 60, 65)]


@pytest.mark.parametrize(("head_start", "turn"), [(0.0, 60), (0.2, 52), (0.5, 40), (1.0, 40)])
def test_head_start_shortens_the_wait_but_never_below_none(head_start, turn):
    stops = [Stop(30, 10, 1, ALL_DAY), Stop(20, 5, 1, ALL_DAY, needs=(frozenset({0}),))]
    assert times((0, 1), stops, house=House(2, head_start))[1][0] == turn


def test_time_before_now_counts_for_the_head_start():
    stop = Stop(20, 5, 1, ALL_DAY, elapsed=10)
    assert (turn_of(stop, 10, House(2, 0.5)), turn_of(stop, 10, House(2, 0.0))) == (20, 30)


def test_leg_that_only_comes_after_another_waits_meanwhile():
    stops = [Stop(30, 10, 1, ALL_DAY), Stop(20, 5, 1, ALL_DAY, after=(frozenset({0}),))]
    assert times((0, 1), stops) == [(30, 30, 40), (20, 40, 45)]
    assert timetable((1, 0), stops, Visitor(), House()).late == (1,)


def test_of_a_group_the_first_that_is_done_counts_and_of_all_groups_the_last():
    stops = [
        Stop(0, 10, 1, ALL_DAY),
        Stop(0, 10, 1, ALL_DAY),
        Stop(5, 5, 1, ALL_DAY, needs=(frozenset({0, 1}),)),
        Stop(5, 5, 1, ALL_DAY, needs=(frozenset({0}), frozenset({1}))),
    ]
    assert times((0, 1, 2, 3), stops)[2:] == [(15, 20, 25), (25, 25, 30)]


def test_walking_takes_time_for_each_floor_from_where_the_visitor_is():
    stops = [Stop(0, 10, 3, ALL_DAY), Stop(0, 10, 1, ALL_DAY)]
    assert times((0, 1), stops, house=House(2)) == [(0, 4, 14), (0, 18, 28)]
    assert times((0, 1), stops, Visitor(floor=3, free_in=5), House(2)) == [(0, 5, 15), (0, 19, 29)]


def test_neither_queue_nor_service_moves_in_a_break():
    assert times((0,), [Stop(70, 10, 1, BREAK)]) == [(130, 130, 140)]
    assert times((0,), [Stop(55, 10, 1, BREAK)]) == [(55, 55, 125)]
    assert times((0,), [Stop(50, 10, 1, BREAK)]) == [(50, 50, 60)]
    assert times((0,), [Stop(60, 10, 1, BREAK)]) == [(120, 120, 130)]


def test_nothing_starts_at_closing_but_what_has_started_is_finished():
    stop = Stop(0, 30, 1, ((0, 20),))
    assert times((0,), [stop], Visitor(free_in=19)) == [(0, 19, 49)]
    assert timetable((0,), [stop], Visitor(free_in=20), House()).late == (0,)
    assert timetable((0,), [Stop(20, 5, 1, ((0, 20),))], Visitor(), House()).late == (0,)


def test_agency_that_does_not_open_any_more_is_not_today():
    assert timetable((0,), [Stop(0, 5, 1, ())], Visitor(), House()).late == (0,)


def test_leg_whose_maker_is_not_done_is_not_today():
    stops = [Stop(0, 5, 1, ()), Stop(0, 5, 1, ALL_DAY, needs=(frozenset({0}),)), Stop(0, 5, 1, ALL_DAY)]
    table = timetable((0, 1, 2), stops, Visitor(), House())
    assert (table.late, table.order, table.ends) == ((0, 1), (2, 0, 1), 5)


def test_done_and_served_legs_are_prerequisites_that_are_met():
    stops = [
        Stop(0, 10, 1, ALL_DAY),
        Stop(0, 10, 2, ALL_DAY),
        Stop(5, 5, 2, ALL_DAY, needs=(frozenset({0}), frozenset({1}))),
    ]
    visitor = Visitor(floor=2, free_in=8, serving=1, done=frozenset({0}))
    assert timetable((2,), stops, visitor, House()).legs == (Timed(2, 13, 13, 18),)


@given(SPANS, st.integers(0, 220))
def test_open_minutes_and_the_instant_when_they_are_over_fit(spans, minutes):
    instant = reached(spans, minutes)
    total = sum(end - start for start, end in spans)
    assert (instant is None) == (minutes >= total)
    if instant is not None:
        assert worked(spans, instant) == minutes
        assert opens_at(spans, instant) == instant


@given(SPANS, st.integers(0, 200), st.integers(0, 60))
def test_service_takes_its_minutes_of_open_time(spans, earliest, service):
    start = opens_at(spans, earliest)
    if start is None:
        assert earliest >= spans[-1][1]
        return
    end, closes = finish(spans, start, service), spans[-1][1]
    assert worked(spans, min(end, closes)) - worked(spans, start) + max(0, end - closes) == service


def test_lower_bound_counts_what_can_be_done_and_walks_every_floor():
    stops = [
        Stop(0, 10, 3, ALL_DAY),
        Stop(0, 10, 1, ALL_DAY),
        Stop(0, 10, 1, ((0, 0),)),
        Stop(50, 5, 2, ALL_DAY),
    ]
    assert lower_bound(stops, Visitor(floor=2), House(2)) == (3, 55)
    assert lower_bound(stops[:2], Visitor(floor=2), House(5)) == (2, 35)
    assert lower_bound([Stop(0, 10, 5, ALL_DAY), stops[1]], Visitor(floor=2), House(5)) == (2, 45)
    assert lower_bound(stops[:1], Visitor(leaves_in=5), House()) == (0, 0)
