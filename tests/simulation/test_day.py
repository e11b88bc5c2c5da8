"""Simulated days: what must hold on them whatever the way of queueing."""

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop.simulation.day import Day, Way
from desktop.simulation.house import AGENCIES, COUNTERS, sample_house
from desktop.simulation.study import WAYS
from desktop.simulation.visitors import visitors_of
from models.rules.policy import POLICIES, PolicyName

HOUSE = sample_house()
VISITS = 250


def played(way: Way, seed: int = 7):
    return Day(HOUSE, visitors_of(HOUSE, seed, VISITS), way).play()


@pytest.fixture(params=[*WAYS, *(replace(way, checked=True) for way in WAYS)], ids=str)
def guests(request):
    return played(request.param)


def test_house_has_its_agencies_and_counters():
    assert len(HOUSE.agencies) == AGENCIES
    assert sum(agency.counters for agency in HOUSE.agencies.values()) == COUNTERS


def test_every_step_is_over_given_up_or_kept_back(guests):
    for guest in guests:
        for step in guest.steps:
            assert step.given_up or step.ended is not None


def test_nobody_is_at_two_counters_at_a_time(guests):
    for guest in guests:
        spans = sorted((s.called, s.ended) for s in guest.steps if s.ended is not None and not s.plan.no_show)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_no_step_is_called_before_its_prerequisite_is_done(guests):
    for guest in guests:
        for step in guest.steps:
            if step.plan.after is not None and step.called is not None:
                before = guest.steps[step.plan.after]
                assert before.done
                assert before.ended <= step.joined


def test_no_counter_serves_two_at_a_time(guests):
    for code, agency in HOUSE.agencies.items():
        edges = []
        for guest in guests:
            for step in guest.steps:
                if step.plan.agency == code and step.called is not None:
                    edges += [(step.called, 1), (step.ended, -1)]
        busy = 0
        for _, change in sorted(edges):
            busy += change
            assert busy <= agency.counters


def test_same_seed_gives_the_same_day():
    way = Way("x", POLICIES[PolicyName.BALANCED])
    assert [[s.ended for s in g.steps] for g in played(way)] == [
        [s.ended for s in g.steps] for g in played(way)
    ]
    assert [g.visitor for g in played(way, 8)] != [g.visitor for g in played(way, 7)]


def test_queue_after_queue_takes_one_number_at_a_time():
    for guest in played(WAYS[0]):
        spans = sorted((s.joined, s.ended) for s in guest.steps if s.joined is not None)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_check_at_the_front_desk_cuts_returns():
    way = WAYS[0]
    returned = [
        sum(step.returned for guest in played(one) for step in guest.steps)
        for one in (way, replace(way, checked=True))
    ]
    assert returned[1] <= 0.4 * returned[0]
