"""Whom a counter calls: priority and turns, places, last errands, long stays, people on their way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.bodies.tickets import Pick
from models.rules.calling import PRIORITY_IN_A_ROW, Candidate, choose, rank, stays_long, walked_by
from models.rules.policy import MINUTE_MS, POLICIES, Policy, PolicyName

FIRST, BALANCED = POLICIES[PolicyName.ONE_STOP_FIRST], POLICIES[PolicyName.BALANCED]
PLAIN = Policy(PolicyName.BALANCED)
NOW = 400 * MINUTE_MS


def waits(name: str, minute: int, **more) -> Candidate:
    """Return somebody who came, and joined the queue, at a minute of the day."""
    at = minute * MINUTE_MS
    return Candidate(name, name, at, at, at, **{"minutes": 10, **more})


@st.composite
def crowds(draw) -> list[Candidate]:
    crowd = []
    for place in range(draw(st.integers(0, 8))):
        came = draw(st.integers(0, 399))
        joined = draw(st.integers(came, 399))
        crowd.append(
            Candidate(
                ticket=f"t{place}",
                number=f"A-{place}",
                place_ms=draw(st.integers(came, came + 120)) * MINUTE_MS,
                stay_since_ms=came * MINUTE_MS,
                joined_ms=joined * MINUTE_MS,
                minutes=draw(st.integers(1, 60)),
                priority=draw(st.booleans()),
                directed=draw(st.booleans()),
                last_of_several=draw(st.booleans()),
                ready_ms=draw(st.sampled_from((0, NOW - 1, NOW + 60_000))),
            )
        )
    return crowd


recents = st.lists(st.sampled_from(tuple(Pick)), max_size=4)
policies = st.sampled_from(tuple(POLICIES.values()))


def test_earlier_place_is_called_first():
    assert choose([waits("b", 20), waits("a", 10)], (), PLAIN, NOW).ticket == "a"


def test_nobody_is_called_from_an_empty_room():
    assert choose([], (), BALANCED, NOW) is None


@given(crowds(), recents, policies)
def test_somebody_is_called_wherever_somebody_waits(crowd, recent, policy):
    choice = choose(crowd, recent, policy, NOW)
    assert (choice is None) == (not crowd)
    if choice is not None:
        assert choice.ticket in {one.ticket for one in crowd}


@given(crowds(), recents, policies, st.randoms())
def test_order_in_which_people_are_told_does_not_matter(crowd, recent, policy, rng):
    shuffled = crowd[:]
    rng.shuffle(shuffled)
    assert choose(crowd, recent, policy, NOW) == choose(shuffled, recent, policy, NOW)


@given(crowds(), recents, policies)
def test_priority_goes_first_unless_others_have_their_turn(crowd, recent, policy):
    here = [one for one in crowd if one.ready_ms <= NOW] or crowd
    choice = choose(crowd, recent, policy, NOW)
    if choice is None or len({one.priority for one in here}) < 2:
        return
    chosen = next(one for one in here if one.ticket == choice.ticket)
    owed = tuple(recent[:PRIORITY_IN_A_ROW]) == (Pick.PRIORITY,) * PRIORITY_IN_A_ROW
    assert chosen.priority is not owed
    assert (choice.pick is Pick.TURN) is owed


def test_third_call_after_two_of_priority_goes_to_the_others():
    crowd = [waits("p", 10, priority=True), waits("o", 20)]
    calls = [choose(crowd, (Pick.PRIORITY,) * run, PLAIN, NOW) for run in range(4)]
    assert [(call.ticket, call.pick) for call in calls] == [
        ("p", Pick.PRIORITY),
        ("p", Pick.PRIORITY),
        ("o", Pick.TURN),
        ("o", Pick.TURN),
    ]


@given(crowds(), recents, policies)
def test_who_is_on_the_way_is_called_only_when_nobody_else_waits(crowd, recent, policy):
    choice = choose(crowd, recent, policy, NOW)
    if choice is not None and any(one.ready_ms <= NOW for one in crowd):
        assert next(one for one in crowd if one.ticket == choice.ticket).ready_ms <= NOW


@given(crowds(), recents)
def test_longest_stay_is_passed_by_nobody_of_its_class_who_came_later(crowd, recent):
    """The bound that keeps anybody from starving: see the module's docstring."""
    choice = choose(crowd, recent, BALANCED, NOW)
    here = [one for one in crowd if one.ready_ms <= NOW] or crowd
    if choice is None:
        return
    chosen = next(one for one in here if one.ticket == choice.ticket)
    for one in here:
        if one.priority == chosen.priority and stays_long(one, BALANCED, NOW):
            assert stays_long(chosen, BALANCED, NOW)
            assert chosen.stay_since_ms <= one.stay_since_ms


@given(crowds(), recents, policies)
def test_passed_counts_those_who_had_joined_earlier(crowd, recent, policy):
    choice = choose(crowd, recent, policy, NOW)
    if choice is not None:
        here = [one for one in crowd if one.ready_ms <= NOW] or crowd
        chosen = next(one for one in here if one.ticket == choice.ticket)
        assert choice.passed == len([one for one in here if one.joined_ms < chosen.joined_ms])


def test_last_errand_of_several_goes_ahead_by_the_policys_minutes():
    ahead = BALANCED.last_errand_minutes
    last = waits("last", 300 + ahead - 1, last_of_several=True)
    assert choose([waits("other", 300), last], (), BALANCED, NOW).ticket == "last"
    late = waits("late", 300 + ahead + 1, last_of_several=True)
    assert choose([waits("other", 300), late], (), BALANCED, NOW).ticket == "other"


def test_short_service_goes_ahead_of_a_long_one_that_came_a_little_earlier():
    long, short = waits("long", 300, minutes=40), waits("short", 310, minutes=5)
    assert choose([long, short], (), BALANCED, NOW).ticket == "short"
    assert choose([long, short], (), FIRST, NOW).ticket == "long"


@pytest.mark.parametrize("last", [True, False])
def test_long_stay_counts_sooner_for_the_last_errand_of_several(last: bool):
    stay = BALANCED.long_stay_minutes
    one = replace(waits("a", 0), stay_since_ms=NOW - stay * MINUTE_MS, last_of_several=last)
    assert stays_long(one, BALANCED, NOW) is last
    assert rank(one, BALANCED, NOW)[0] == (0 if last else 1)


def test_pick_says_why():
    assert choose([waits("a", 300)], (), BALANCED, NOW).pick is Pick.ARRIVAL
    assert choose([waits("a", 300, priority=True)], (), BALANCED, NOW).pick is Pick.PRIORITY
    assert choose([waits("a", 300, directed=True)], (), BALANCED, NOW).pick is Pick.DIRECTED
    assert choose([waits("a", 1, last_of_several=True)], (), BALANCED, NOW).pick is Pick.LONG_STAY


def test_walk_takes_longer_to_another_floor():
    assert walked_by(NOW, 1, 1) < walked_by(NOW, 1, 2) < walked_by(NOW, 1, 3)
    assert walked_by(NOW, 3, 1) == walked_by(NOW, 1, 3)


def test_who_left_a_counter_is_at_another_after_the_walk():
    assert walked_by(1000, 1, 1) == 31_000
    assert walked_by(1000, 3, 1) == walked_by(1000, 1, 3) == 151_000


def test_only_errand_stands_where_its_place_is():
    assert rank(waits("a", 10), PLAIN, NOW)[1] == 10 * MINUTE_MS
