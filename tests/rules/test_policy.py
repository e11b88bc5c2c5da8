"""Places in the queues by policy."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models.rules.policy import CHOICES, DEFAULT, MINUTE_MS, POLICIES, Errand, PolicyName

policies = st.sampled_from(tuple(POLICIES.values()))
instants = st.integers(0, 2**45)


def test_every_name_has_its_policy():
    assert {name: policy.name for name, policy in POLICIES.items()} == {name: name for name in PolicyName}
    assert DEFAULT in CHOICES
    assert not any(POLICIES[name].one_at_a_time for name in CHOICES)


errands = st.lists(
    st.builds(Errand, st.floats(0, 300), st.floats(1, 60), st.booleans()), min_size=1, max_size=6
)


@given(policies, instants, errands)
def test_place_is_as_of_the_arrival_but_for_head_start_and_credit(policy, arrived, errands):
    places = policy.first_places(arrived, errands)
    earliest = arrived - policy.head_start_minutes * MINUTE_MS
    assert len(places) == len(errands)
    for place in places:
        assert earliest <= place <= earliest + policy.most_credit_minutes * MINUTE_MS or len(errands) == 1


@given(policies, instants, errands)
def test_single_errand_stands_where_its_visitor_came(policy, arrived, errands):
    assert policy.first_places(arrived, errands[:1]) == (arrived,)


@given(policies, instants, errands, st.randoms())
def test_order_in_which_errands_are_told_does_not_matter_where_waits_differ(policy, arrived, errands, rng):
    distinct = list({(one.blocked, one.wait): one for one in errands}.values())
    shuffled = distinct[:]
    rng.shuffle(shuffled)
    if len(distinct) > 1:
        told = dict(zip(map(id, distinct), policy.first_places(arrived, distinct), strict=True))
        assert told == dict(zip(map(id, shuffled), policy.first_places(arrived, shuffled), strict=True))


def test_shortest_queue_is_not_set_back():
    places = POLICIES[PolicyName.BALANCED].first_places(0, [Errand(30, 10), Errand(5, 10)])
    assert places[1] == 0 < places[0]


@given(policies, instants, st.integers(0, 10**8))
def test_later_place_lies_between_the_arrival_and_now(policy, arrived, gone):
    head_start = policy.head_start_minutes * MINUTE_MS
    assert arrived <= policy.later_place(arrived, arrived + gone) + head_start <= arrived + gone


def test_one_stop_first_places_every_errand_alike():
    policy = POLICIES[PolicyName.ONE_STOP_FIRST]
    places = policy.first_places(10**7, [Errand(30, 10), Errand(5, 10)])
    assert len({*places, policy.later_place(10**7, 10**8)}) == 1


def test_credit_is_a_share_of_all_errands_before_and_the_blocked_one_comes_last():
    policy = replace(POLICIES[PolicyName.BALANCED], credit=0.5, most_credit_minutes=60, head_start_minutes=2)
    visit = [Errand(20, 10), Errand(1, 5, blocked=True), Errand(5, 15)]
    minutes = [place / MINUTE_MS for place in policy.first_places(0, visit)]
    assert minutes == [0.5 * (5 + 15) - 2, 0.5 * (5 + 15 + 20 + 10) - 2, -2]
    assert policy.first_places(0, visit, order=(1, 0, 2))[1] == -2 * MINUTE_MS


def test_credit_is_capped():
    policy = POLICIES[PolicyName.BALANCED]
    places = policy.first_places(0, [Errand(5000, 10), Errand(6000, 10)])
    assert max(places) == policy.most_credit_minutes * MINUTE_MS
