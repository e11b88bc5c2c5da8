"""What no order can beat, counted by hand, and never above what the best of all orders comes to."""

import random

import pytest

from models.rules.planning.bound import lower_bound
from models.rules.planning.model import House, Stop, Visitor
from tests.rules.planning.instances import best_of_all, random_stops, random_visitor

ALL_DAY = ((0, 480),)
NOWHERE = House(0)


@pytest.mark.parametrize("part", range(5))
def test_no_order_does_more_legs_or_is_over_sooner(part: int):
    chance = random.Random(part)
    exact = 0
    for _ in range(40):
        count = chance.choice((1, 2, 3, 4, 5))
        stops = random_stops(chance, count, chance.choice((0.0, 0.5)))
        visitor, house = random_visitor(chance, count), chance.choice((House(0, 0.0), House(3, 0.5)))
        most, ends = lower_bound(stops, visitor, house)
        best = best_of_all(stops, visitor, house)
        assert len(best.legs) <= most
        if len(best.legs) == most > 0:
            assert ends <= best.ends
            exact += ends == best.ends
    assert exact > 10


def test_nothing_to_do_is_over_at_once():
    assert lower_bound([], Visitor(floor=3, free_in=9), House(2)) == (0, 9)


def test_one_counter_at_a_time_after_the_earliest_turns():
    stops = [Stop(10, 20, 1, ALL_DAY), Stop(0, 5, 1, ALL_DAY), Stop(12, 30, 1, ALL_DAY)]
    assert lower_bound(stops, Visitor(), NOWHERE) == (3, 60)


def test_break_within_a_service_puts_its_end_off():
    assert lower_bound([Stop(0, 30, 1, ((0, 10), (40, 100)))], Visitor(), NOWHERE) == (1, 60)


@pytest.mark.parametrize(
    ("floors", "start", "walked"),
    [((1, 3), 1, 2), ((1, 3), 3, 2), ((1, 4), 2, 4), ((1, 4), 3, 4), ((2, 5), 1, 4), ((1, 2), 5, 4)],
)
def test_every_floor_is_walked_to_the_nearer_end_first(floors: tuple[int, ...], start: int, walked: int):
    stops = [Stop(0, 1, floor, ALL_DAY) for floor in floors]
    assert lower_bound(stops, Visitor(floor=start), House(10))[1] == 10 * walked + len(floors)


def test_leg_at_the_counter_unlocks_what_needs_it_when_the_visitor_is_free():
    stops = [Stop(0, 5, 1, ALL_DAY), Stop(20, 5, 1, ALL_DAY, needs=(frozenset({0}),))]
    assert lower_bound(stops, Visitor(serving=0, free_in=7), NOWHERE) == (1, 32)
    assert lower_bound(stops, Visitor(done=frozenset({0}), free_in=7), NOWHERE) == (1, 25)
    assert lower_bound(stops, Visitor(out=frozenset({0}), free_in=7), NOWHERE) == (0, 7)


def test_leg_that_cannot_be_over_in_time_is_not_counted():
    stops = [Stop(0, 40, 1, ALL_DAY), Stop(0, 10, 1, ALL_DAY)]
    assert lower_bound(stops, Visitor(leaves_in=30), NOWHERE) == (1, 10)
