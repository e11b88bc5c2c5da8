"""The arithmetic of fairness: waits of two groups, jumps by their reason, nothing about a few people."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.bodies.tickets import Pick
from models.rules.bodies.visits import Priority
from models.rules.calling import Candidate, choose
from models.rules.fairness import (
    FEW,
    Picked,
    Waited,
    Waits,
    by_class,
    by_pick,
    gap,
    passed_over,
    priority_and_others,
    waits_of,
)
from models.rules.policy import DEFAULT, POLICIES

MINUTE = 60_000
NOTHING = Waits(None, None, None, None)


def waited(*minutes: int, priority: tuple[Priority, ...] = ()) -> list[Waited]:
    return [Waited(value * MINUTE, priority) for value in minutes]


def test_waits_of_a_group_are_those_of_a_hand_count():
    assert waits_of(value * MINUTE for value in (10, 2, 4, 6, 8)) == Waits(5, 6.0, 9.2, 10.0)


def test_figures_of_fewer_than_five_are_not_told():
    assert waits_of([MINUTE] * (FEW - 1)) == NOTHING
    assert waits_of([]) == NOTHING


def test_gap_is_how_much_sooner_priority_visitors_are_called_and_negative_where_they_wait_longer():
    old = waited(1, 2, 3, 4, 5, priority=(Priority.ELDERLY,))
    others = waited(10, 11, 12, 13, 14)
    priority, rest = priority_and_others([*old, *others])
    assert (priority.p50_min, rest.p50_min, gap(priority, rest), gap(rest, priority)) == (
        3.0,
        12.0,
        9.0,
        -9.0,
    )
    assert gap(NOTHING, rest) is None
    assert gap(priority, NOTHING) is None


def test_gap_is_told_to_a_tenth_of_a_minute():
    assert gap(Waits(5, 3.1, 4.0, 5.0), Waits(5, 12.3, 13.0, 14.0)) == 9.2


def test_who_has_two_bases_counts_in_both_classes_and_a_small_class_is_named_without_figures():
    both = waited(1, 2, 3, 4, 50, priority=(Priority.ELDERLY, Priority.SICK))
    child = waited(9, priority=(Priority.CHILD,))
    found = by_class([*both, *child, *waited(7)])
    assert list(found) == [Priority.ELDERLY, Priority.CHILD, Priority.SICK]
    assert found[Priority.ELDERLY] == found[Priority.SICK] == Waits(5, 3.0, 31.6, 50.0)
    assert found[Priority.CHILD] == NOTHING


def test_jumps_are_counted_by_reason():
    calls = [(Pick.PRIORITY, 3), (Pick.PRIORITY, 0), (Pick.ARRIVAL, 0), (Pick.CHOSEN, 1), (Pick.PRIORITY, 1)]
    assert by_pick(calls) == (
        Picked(Pick.ARRIVAL, 1, 0, 0),
        Picked(Pick.PRIORITY, 3, 2, 67),
        Picked(Pick.CHOSEN, 1, 1, 100),
    )


def candidate(ticket: str, joined: int, ready: int = 0, *, priority: bool = False) -> Candidate:
    return Candidate(ticket, ticket, joined, joined, joined, 10, priority=priority, ready_ms=ready)


def test_chosen_call_passes_over_those_who_joined_before_and_could_come():
    waiting = [candidate("a", 1), candidate("b", 2, ready=99), candidate("c", 3), candidate("d", 4)]
    assert [passed_over(one, waiting, 50) for one in ("a", "c", "d", "x")] == [0, 1, 2, 0]
    assert passed_over("d", waiting, 99) == 3


@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=6, unique_by=lambda one: one[0]
    )
)
def test_next_call_counts_whom_it_passes_over_as_a_chosen_one_does(people: list[tuple[int, bool]]):
    waiting = [candidate(str(joined), joined, priority=first) for joined, first in people]
    choice = choose(waiting, [], POLICIES[DEFAULT], 100)
    assert choice is not None
    assert passed_over(choice.ticket, waiting, 100) == choice.passed
