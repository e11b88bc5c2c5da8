"""One key of the counter, in one go."""

import pytest

from desktop.errors import Refused
from desktop.queries.counter import counter_view
from desktop.queries.enums import Outcome as Result
from desktop.services import counters, tickets
from desktop.services.visits import NewVisit, add_visit
from ui.counter.acts import Next, end_and_call, undo_all

HERE = "DUK-L1"


def number(desk) -> str:
    return add_visit(desk, NewVisit(services=("DUK-06",))).value.tickets[0].number


def test_ends_with_the_result_and_calls_who_is_next(desk):
    first, second = number(desk), number(desk)
    tickets.call_next(desk, HERE)
    went = end_and_call(desk, Next(HERE, finish=first)).value
    assert (went.ended, went.called.number if went.called else "") == (first, second)


def test_nobody_is_called_before_the_one_who_leaves_without_a_result_is_told_what_to_do_next(desk):
    first, second = number(desk), number(desk)
    tickets.call_next(desk, HERE)
    went = end_and_call(desk, Next(HERE, finish=first, result=Result.REJECTED)).value
    assert (went.ended, went.called, went.needs.shown) == (first, None, first)
    states = desk.store.execute_sql("SELECT state FROM ticket ORDER BY number").fetchall()
    assert states == [("rejected",), ("waiting",)]
    assert second


def test_ended_service_stays_ended_when_the_call_is_refused(desk):
    first = number(desk)
    tickets.call_next(desk, HERE)
    other = number(desk)
    tickets.call_next(desk, "DUK-L2")
    outcome = end_and_call(desk, Next("DUK-L2", finish=first))  # a slip: another counter is still busy
    assert (outcome.value.ended, outcome.value.called) == (first, None)
    assert outcome.value.problem is not None
    assert outcome.value.problem.code == "counter.busy"
    assert outcome.changed
    assert other


def test_nothing_is_done_when_the_end_is_refused(desk):
    first = number(desk)
    with pytest.raises(Refused):
        end_and_call(desk, Next(HERE, finish=first))
    assert counter_view(desk, HERE).current is None


def test_break_ends_before_the_call(desk):
    first = number(desk)
    counters.open_counter(desk, HERE)
    counters.pause_counter(desk, HERE)
    went = end_and_call(desk, Next(HERE, reopen=True)).value
    assert went.called is not None
    assert went.called.number == first


def test_undo_goes_back_in_the_order_given(desk):
    first, second = number(desk), number(desk)
    tickets.call_next(desk, HERE)
    end_and_call(desk, Next(HERE, miss=first))
    assert undo_all(desk, [second, first]).value == first
    current = counter_view(desk, HERE).current
    assert current is not None
    assert (current.number, current.state) == (first, "called")
