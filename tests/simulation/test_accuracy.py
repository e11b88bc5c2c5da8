"""Forecasts of simulated days: sums by hand, and a sample of days on which they must hold often enough."""

import pytest

from desktop.simulation.accuracy import Sums, accuracy, by_size, of_steps, of_visits, total
from desktop.simulation.day import Day
from desktop.simulation.house import sample_house
from desktop.simulation.outlook import whole_visit
from desktop.simulation.room import Told
from desktop.simulation.study import WAYS
from desktop.simulation.visitors import visitors_of
from models.rules.policy import PolicyName

HOUSE = sample_house()
BALANCED = next(way for way in WAYS if way.name == PolicyName.BALANCED)


def played(seed: int, visits: int):
    return Day(HOUSE, visitors_of(HOUSE, seed, visits), BALANCED).play()


def test_sums_over_steps_are_those_of_a_recount_by_hand():
    guest = next(guest for guest in played(3, 60) if len(guest.steps) == 1)
    (step,) = guest.steps
    step.joined, step.called = 0, 10 * 60_000
    step.told = Told((8, 14), expected=11.5, last=4.0, counters=3)
    assert of_steps([step]) == {3: Sums(1, 1, 1, 1, 6, 1.5, 6.0)}
    step.called = 0
    assert of_steps([step]) == {3: Sums(1, 0, 0, 0, 6, 11.5, 4.0)}
    step.called = None
    assert of_steps([step]) == {}


def test_figures_are_shares_and_means():
    sums = total([Sums(1, 1, 1, 1, 6, 1.5, 6.0), Sums(1, 0, 1, 0, 2, 2.5, 4.0)])
    found = accuracy("x", sums)
    assert (found.count, found.within, found.waited_within) == (2, 0.5, 0.5)
    assert (found.width, found.error, found.last_error) == (4.0, 2.0, 5.0)
    assert accuracy("none", total([])).within == 0
    assert by_size([{3: sums}, {1: Sums(), 3: sums}]) == {1: Sums(), 3: total([sums, sums])}


def test_forecasts_of_a_few_days_hold_about_as_often_as_they_should_and_beat_the_last_wait():
    days = [played(seed, 800) for seed in (201, 202)]
    waits = accuracy(
        "waits", total(s for d in days for s in of_steps(x for g in d for x in g.steps).values())
    )
    assert waits.count > 2000
    assert 0.72 < waits.within < 0.9
    assert 0.68 < waits.waited_within < 0.88
    assert waits.error < 0.6 * waits.last_error
    visits = accuracy("visits", total(of_visits(guests) for guests in days))
    assert visits.count > 300
    assert 0.7 < visits.within < 0.93


def test_visit_waits_in_several_queues_at_once():
    assert whole_visit([(10, 5, None), (12, 5, None)]) == 20
    assert whole_visit([(10, 5, None), (40, 5, None)]) == 45


def test_step_that_waits_for_another_joins_when_that_is_done():
    assert whole_visit([(10, 5, None), (12, 5, 1)]) == 15 + 12 + 5
    assert whole_visit([]) == 0


@pytest.mark.parametrize("seed", [5, 6])
def test_everybody_who_joins_a_queue_is_told_something(seed):
    for guest in played(seed, 120):
        assert guest.told is not None or all(step.given_up for step in guest.steps)
        for step in guest.steps:
            assert (step.told is not None) == (step.joined is not None)
