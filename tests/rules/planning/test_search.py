"""The best order is the best of all orders, and beyond eight legs never further from it than it says."""

import random
from dataclasses import replace

import pytest

from models.rules.planning.model import House, Stop, Visitor, timetable
from models.rules.planning.search import best_order
from tests.rules.planning.instances import best_of_all, random_stops, random_visitor

ALL_DAY = ((0, 480),)
HOUSES = [House(0, 0.0), House(2, 0.2), House(3, 1.0), House(1, 0.5)]


@pytest.mark.parametrize("part", range(10))
def test_best_order_is_that_of_trying_all(part):
    chance = random.Random(part)
    late = blocked = 0
    for _ in range(50):
        count = chance.choice((2, 3, 4, 5, 5, 6))
        stops = random_stops(chance, count, chance.choice((0.0, 0.3, 0.9)))
        visitor, house = random_visitor(chance, count), chance.choice(HOUSES)
        found, wanted = best_order(stops, visitor, house), best_of_all(stops, visitor, house)
        assert (found.timetable.rank, found.gap) == (wanted.rank, 0)
        assert found.timetable == wanted
        late += bool(wanted.late)
        blocked += any(stop.needs or stop.after for stop in stops)
    assert late > 5
    assert blocked > 10


@pytest.mark.parametrize("seed", range(3))
def test_best_order_of_seven_legs_is_that_of_trying_all(seed):
    chance = random.Random(1000 + seed)
    stops = random_stops(chance, 7, 0.4, short_days=False)
    found = best_order(stops, Visitor(), HOUSES[1])
    assert found.timetable.rank == best_of_all(stops, Visitor(), HOUSES[1]).rank


@pytest.mark.parametrize("count", [9, 10])
def test_bounded_search_is_never_further_from_the_best_than_it_says(count):
    chance = random.Random(count)
    gaps = []
    for _ in range(10):
        stops = random_stops(chance, count, 0.3, short_days=False)
        found = best_order(stops, Visitor(), HOUSES[1])
        best = best_order(stops, Visitor(), HOUSES[1], exact=count).timetable
        assert found.timetable.rank >= best.rank
        if found.gap is not None:
            assert found.timetable.ends - found.gap <= best.ends
            gaps.append(found.gap)
        else:
            assert found.timetable.late
    assert gaps


def test_narrow_search_is_worse_and_says_so():
    chance = random.Random(3)
    worse = 0
    for _ in range(20):
        stops = random_stops(chance, 9, 0.2, short_days=False)
        narrow = best_order(stops, Visitor(), HOUSES[1], width=1)
        best = best_order(stops, Visitor(), HOUSES[1], exact=9).timetable
        if narrow.timetable.rank[:2] > best.rank[:2]:
            worse += 1
            assert narrow.gap != 0
    assert worse


def test_visit_of_few_legs_is_never_searched_narrowly():
    chance = random.Random(5)
    for _ in range(20):
        stops = random_stops(chance, 6, 0.4, short_days=False)
        found = best_order(stops, Visitor(), HOUSES[1], width=1).timetable
        assert found.rank == best_of_all(stops, Visitor(), HOUSES[1]).rank


def test_twenty_legs_are_all_planned():
    stops = [Stop(place * 7 % 40, 5, 1 + place % 3, ALL_DAY) for place in range(20)]
    found = best_order(stops, Visitor(), House())
    assert sorted(found.timetable.order) == list(range(20))
    assert found.gap is not None


def test_no_legs_make_an_empty_plan():
    found = best_order([], Visitor(), House())
    assert (found.timetable.order, found.timetable.ends, found.gap) == ((), 0, 0)


def test_of_equal_orders_the_one_given_is_kept():
    stops = [Stop(0, 10, 1, ALL_DAY)] * 5
    assert best_order(stops, Visitor(), House()).timetable.order == (0, 1, 2, 3, 4)


def test_maker_goes_first_though_its_queue_is_the_longest():
    stops = [
        Stop(0, 10, 1, ALL_DAY, needs=(frozenset({2}),)),
        Stop(5, 10, 1, ALL_DAY),
        Stop(60, 10, 1, ALL_DAY),
    ]
    assert best_order(stops, Visitor(), House()).timetable.order == (1, 2, 0)


def test_of_two_makers_the_one_that_is_sooner_over_is_enough():
    stops = [
        Stop(0, 10, 1, ALL_DAY, needs=(frozenset({1, 2}),)),
        Stop(90, 10, 1, ALL_DAY),
        Stop(5, 10, 1, ALL_DAY),
    ]
    assert best_order(stops, Visitor(), House()).timetable.order == (2, 0, 1)


def test_leg_that_closes_early_goes_first():
    stops = [Stop(0, 20, 1, ALL_DAY), Stop(0, 20, 1, ((0, 15),))]
    assert best_order(stops, Visitor(), House()).timetable.order == (1, 0)
    assert timetable((0, 1), stops, Visitor(), House()).late == (1,)


def test_more_legs_done_go_before_an_earlier_end():
    stops = [Stop(0, 60, 1, ((0, 5),)), Stop(0, 5, 1, ALL_DAY)]
    best = best_order(stops, Visitor(), House()).timetable
    assert (best.order, best.late, best.ends) == ((0, 1), (), 65)


def test_one_floor_is_done_before_the_next():
    stops = [Stop(0, 5, floor, ALL_DAY) for floor in (1, 3, 1, 3)]
    assert best_order(stops, Visitor(), House(5)).timetable.order == (0, 2, 1, 3)


def test_visitor_who_must_leave_does_what_fits():
    stops = [Stop(0, 40, 1, ALL_DAY), Stop(0, 10, 1, ALL_DAY), Stop(0, 10, 1, ALL_DAY)]
    best = best_order(stops, Visitor(leaves_in=30), House()).timetable
    assert ([leg.leg for leg in best.legs], best.late) == ([1, 2], (0,))
    longer = best_order(stops, replace(Visitor(), leaves_in=60), House()).timetable
    assert longer.late == ()
