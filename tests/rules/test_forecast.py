"""How long somebody is likely to wait."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.forecast import (
    GOAL,
    NEWEST,
    SERVICE_PRIOR,
    OpenCounter,
    Queued,
    Took,
    Turn,
    Wait,
    around,
    in_turn,
    minutes_ahead,
    overdue,
    paces,
    wait_for,
    widened,
)
from models.rules.policy import POLICIES, PolicyName

MINUTES = {"A": 10.0, "B": 20.0}
A, B, AB = OpenCounter(("A",)), OpenCounter(("B",)), OpenCounter(("A", "B"))
ME = Queued("A", (1, 100.0, "~", "~"))


def before(
    service: str = "A", *, priority: bool = False, elsewhere: bool = False, place: float = 1
) -> Queued:
    return Queued(service, (1, place, "", ""), priority=priority, elsewhere=elsewhere)


SERVICES = st.sampled_from("AB")
QUEUED = st.builds(
    Queued,
    SERVICES,
    st.floats(0, 200).map(lambda place: (1, place, "", "")),
    priority=st.booleans(),
    elsewhere=st.booleans(),
)
WAITING = st.lists(QUEUED, max_size=8)
NEWCOMER = st.builds(
    Queued, SERVICES, st.just((1, 100.0, "~", "~")), priority=st.booleans(), ahead=st.floats(0, 80)
)
POOLED = st.lists(
    st.builds(OpenCounter, st.just(("A", "B")), st.none() | SERVICES, st.floats(0, 60)),
    min_size=1,
    max_size=5,
)
COUNTERS = st.lists(
    st.builds(
        OpenCounter,
        st.sets(SERVICES, min_size=1).map(lambda services: tuple(sorted(services))),
        st.none() | SERVICES,
        st.floats(0, 60),
    ),
    min_size=1,
    max_size=5,
)


def expected(who: Queued, waiting: list[Queued], counters: list[OpenCounter]) -> float:
    found = wait_for(who, waiting, counters, MINUTES)
    assert found is not None
    return found.expected


@pytest.mark.parametrize(
    ("waiting", "counters", "minutes"),
    [
        ([], [A], 0),
        ([before()] * 6, [A, A], 30),
        ([before("B")] * 3, [A], 0),  # nobody here serves them
        ([before()] * 2 + [before("B")] * 3, [AB], 80),
        ([before("B")] * 3 + [before(place=2)] * 2, [A, AB], 20),  # the other counter has enough to do
        ([before()] * 2 + [before("B", place=2)] * 3, [A, AB], 10),
        ([before("B")] * 3, [A, AB], 0),  # the other counter stays free
        ([before(place=200)], [A], 0),  # stands behind
        ([before(place=200, priority=True)], [A], 10),  # priority goes first wherever it stands
        ([before(priority=True)] * 9, [A], 20),  # two, then it is the others' turn
        ([before(), before(elsewhere=True)], [A], 15),  # half of them are not back in time
        ([before(elsewhere=True)], [A], 0),  # a free counter calls whoever is there
    ],
)
def test_work_before_the_newcomer_is_poured_over_the_counters(waiting, counters, minutes):
    assert expected(ME, waiting, counters) == pytest.approx(minutes)


def test_priority_newcomer_lets_every_third_call_go_to_the_others():
    me = replace(ME, priority=True)
    assert expected(me, [before()] * 5, [A]) == 0
    assert expected(me, [before(priority=True)] * 2 + [before()] * 5, [A]) == 30


def test_own_class_is_poured_after_priority_and_before_it_by_a_priority_newcomer():
    own, other = [before(), before(place=2)], before("B", priority=True)
    assert expected(ME, [*own, other], [A, AB]) == pytest.approx(20)
    first = [replace(one, priority=not one.priority) for one in (*own, other)]
    assert expected(replace(ME, priority=True), first, [A, AB]) == pytest.approx(10)


def test_wait_is_the_less_certain_the_more_work_stands_before_it_and_the_fewer_counters_share_it():
    def variance(waiting: list[Queued], counters: list[OpenCounter]) -> float:
        found = wait_for(ME, waiting, counters, MINUTES)
        assert found is not None
        return found.variance

    assert variance([], [A]) == 0
    assert variance([before()] * 3, [A]) == pytest.approx(3 * 10**2)
    assert variance([before()] * 4, [A, A]) == pytest.approx(4 * 10**2 / 2**2)
    assert variance([before(), before("B")], [AB]) == pytest.approx(10**2 + 20**2)
    assert variance([before()] * 3, [A, B]) == pytest.approx(3 * 10**2)
    assert variance([], [replace(A, serving="A", since=3)]) == pytest.approx(7**2)


def test_who_is_served_takes_what_is_left_of_the_usual_time_but_never_nothing():
    assert expected(ME, [], [replace(A, serving="A", since=3)]) == pytest.approx(7)
    assert expected(ME, [], [replace(A, serving="A", since=50)]) == pytest.approx(4)
    assert expected(ME, [], [replace(A, serving="A")] * 3) == pytest.approx(5)  # one of three ends sooner


def test_ui_16_nobody_can_tell_while_no_open_counter_gives_the_service():
    assert wait_for(ME, [], [], MINUTES) is None
    assert wait_for(ME, [], [B], MINUTES) is None


def test_place_that_lies_ahead_is_overtaken_the_more_the_fuller_the_queue():
    late = replace(ME, ahead=30)
    assert expected(late, [], [A]) == 0
    gains = [expected(late, [before()] * n, [A]) - expected(ME, [before()] * n, [A]) for n in (1, 3, 9)]
    assert gains == sorted(gains)
    assert 0 < gains[0] < gains[-1] < 30


@given(NEWCOMER, WAITING, COUNTERS, QUEUED)
def test_one_more_who_waits_never_makes_the_wait_shorter(who, waiting, counters, more):
    found = wait_for(who, waiting, counters, MINUTES)
    if found is not None and not any(one.priority for one in (who, more, *waiting)):
        assert expected(who, [*waiting, more], counters) >= found.expected - 1e-6


@given(NEWCOMER, st.lists(QUEUED.map(lambda one: replace(one, elsewhere=False)), max_size=8), POOLED)
def test_one_more_of_any_class_never_makes_the_wait_shorter_where_counters_share_all(who, waiting, counters):
    waits = [wait_for(who, waiting[:n], counters, MINUTES) for n in range(len(waiting) + 1)]
    for fewer, more in pairwise(waits):
        assert more.expected >= fewer.expected - 1e-6
        assert around(more)[1] >= around(fewer)[1]


@given(NEWCOMER, WAITING, COUNTERS, st.sets(SERVICES, min_size=1))
def test_one_more_free_counter_never_makes_the_wait_longer(who, waiting, counters, services):
    found = wait_for(who, waiting, counters, MINUTES)
    if found is not None:
        opened = OpenCounter(tuple(sorted(services)))
        assert expected(who, waiting, [*counters, opened]) <= found.expected + 1e-6


@given(st.floats(0, 500), st.floats(0, 10_000), st.floats(0, 60), st.floats(0.5, 2))
def test_ui_16_range_contains_what_is_expected(minutes, variance, pause, width):
    low, high = around(Wait(minutes, variance), pause, width)
    assert 0 <= low <= minutes + pause <= high


def test_range_is_in_whole_minutes_rounded_outwards():
    assert around(Wait(0)) == (0, 1)
    assert around(Wait(20, 100)) == (6, 33)  # 20 - 8.5 - 5.3, 20 + 12 + 0.1
    assert around(Wait(20, 100), pause=30) == (36, 63)
    assert around(Wait(20, 100), width=0.5) == (13, 27)


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_more_failures_mean_wider_ranges(told, held):
    held = min(told, held)
    assert widened(told + 1, held) >= widened(told, held) >= widened(told + 1, held + 1)
    assert 0.5 <= widened(told, held) <= 2


def test_ranges_stay_as_they_are_while_as_many_hold_as_should():
    assert widened(0, 0) == 1
    assert widened(100, round(100 * GOAL)) == pytest.approx(1)


RATIOS = st.lists(st.tuples(SERVICES, st.floats(1, 60)), max_size=60).map(
    lambda rows: [Took(service, minutes) for service, minutes in rows]
)


@given(RATIOS)
def test_pace_lies_between_the_catalogue_and_what_was_seen(newest):
    found = paces(MINUTES, newest)
    shares = [1.0, *(took.minutes / MINUTES[took.service] for took in newest[:NEWEST])]
    for service, minutes in MINUTES.items():
        assert min(shares) - 1e-6 <= found[service] / minutes <= max(shares) + 1e-6


def test_pace_starts_at_the_catalogue_and_goes_over_to_the_data():
    assert paces(MINUTES, []) == MINUTES
    twice = [Took("A", 20)]
    found = [paces(MINUTES, twice * n)["A"] for n in (1, 5, 30)]
    assert 10 < found[0] < found[1] < found[2] < 20
    assert found[2] > 18


def test_service_that_nobody_asked_for_today_takes_the_pace_of_its_agency():
    found = paces(MINUTES, [Took("A", 20)] * 10)
    assert found["B"] == pytest.approx(30)  # ten calls at twice the time, ten as in the catalogue
    assert found["A"] == pytest.approx((SERVICE_PRIOR * 15 + 200) / (SERVICE_PRIOR + 10))


def test_only_the_newest_calls_count_and_unknown_services_do_not():
    newest = [Took("A", 10)] * NEWEST
    assert paces(MINUTES, [*newest, Took("A", 60)]) == paces(MINUTES, newest)
    assert paces(MINUTES, [Took("X", 60)]) == MINUTES


def test_visitor_is_called_for_one_errand_at_a_time():
    first, second, third = Turn(Wait(10), 15), Turn(Wait(5), 20), Turn(Wait(60), 5)
    assert [wait.expected for wait in in_turn([first, second, third])] == [25, 5, 60]
    assert [wait.expected for wait in in_turn([first], free_in=12)] == [12]
    assert in_turn([]) == []


def test_other_errands_widen_the_range():
    alone, *_ = in_turn([Turn(Wait(10, 4), 15)])
    among, *_ = in_turn([Turn(Wait(10, 4), 15), Turn(Wait(90), 20)])
    assert alone == Wait(10, 4)
    assert among.expected == 10
    assert among.variance > 4


def test_head_start_of_others_sets_a_place_back():
    balanced, first = (
        POLICIES[PolicyName.BALANCED],
        replace(POLICIES[PolicyName.BALANCED], head_start_minutes=10),
    )
    assert minutes_ahead(600_000, 0, balanced) == pytest.approx(10)
    assert minutes_ahead(-600_000, 0, balanced) == 0
    assert minutes_ahead(0, 0, first) == pytest.approx(15)


def test_wait_beyond_what_was_told_is_overdue():
    assert overdue(20, 20.5)
    assert not overdue(20, 20)
    assert not overdue(None, 500)
