"""The promise book: written down, kept, broken, taken back; what is owed today, and the building's rate."""

from datetime import timedelta

import pytest

from desktop.desk import instant
from desktop.errors import NotAllowed, Refused
from desktop.queries.promises import due_counts, kept_rate, promise_list
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.promises import NewPromise, break_promise, keep_promise, make_promise, undo_promise
from desktop.services.visits import NewVisit, add_visit
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.promises import BrokenReason
from models.rules.folds.promises import PromiseState
from tests.conftest import Mall


def promise(mall: Mall, minutes: int = 60, words: str = "kami telepon", **more: object) -> str:
    due = instant(mall.desk.clock()) + timedelta(minutes=minutes)
    return make_promise(mall.desk, NewPromise(words, due, **more)).value


def test_promise_names_what_by_when_who_and_about_whom(mall: Mall):
    ticket = add_visit(mall.desk, NewVisit(("DUK-06",))).value.tickets[0]
    promise(mall, ticket=ticket.id)
    (row,) = promise_list(mall.desk)
    assert (row.words, row.due, row.agency, row.about) == ("kami telepon", "09.00", "DUK", ticket.number)
    assert (row.state, row.late) == (PromiseState.OPEN, False)


def test_promise_about_a_request_names_its_code(mall: Mall):
    opened = open_request(
        mall.desk, NewRequest(service="DUK-06", applicant=Someone(name="Siti Contoh"))
    ).value
    promise(mall, request=opened.id)
    (row,) = promise_list(mall.desk)
    assert row.about == opened.code


def test_promise_is_late_once_its_time_has_passed_and_stays_on_the_list_the_next_day(mall: Mall):
    promise(mall)
    assert due_counts(mall.desk) == (1, 0)
    mall.clock.forward(minutes=61)
    assert due_counts(mall.desk) == (0, 1)
    mall.clock.forward(minutes=24 * 60)
    (row,) = promise_list(mall.desk)
    assert row.late


def test_promise_of_tomorrow_is_not_on_today_s_list(mall: Mall):
    promise(mall, minutes=24 * 60)
    assert promise_list(mall.desk) == []
    assert len(promise_list(mall.desk, day=mall.desk.today() + timedelta(1))) == 1


def test_rate_counts_kept_broken_and_those_nobody_spoke_of(mall: Mall):
    kept, broken, _, later = (promise(mall, minutes) for minutes in (10, 20, 30, 600))
    today = mall.desk.today()
    assert kept_rate(mall.desk, today, today).percent is None
    mall.clock.forward(minutes=40)
    keep_promise(mall.desk, kept[-8:])
    break_promise(mall.desk, broken, BrokenReason.NOT_READY, "kami minta maaf")
    rate = kept_rate(mall.desk, today, today)
    assert (rate.kept, rate.broken, rate.open, rate.percent) == (1, 1, 1, 33)
    ended = {row.state: row for row in promise_list(mall.desk, only_open=False)}
    assert ended[PromiseState.BROKEN].apology == "kami minta maaf"
    assert ended[PromiseState.BROKEN].reason is BrokenReason.NOT_READY
    with pytest.raises(Refused) as refused:
        keep_promise(mall.desk, broken)
    assert refused.value.code == "promise.over"
    assert later
    assert list(folding.differences(mall.desk.store)) == []


def test_end_of_a_promise_can_be_taken_back_and_then_its_making(mall: Mall):
    made = promise(mall)
    keep_promise(mall.desk, made)
    undo_promise(mall.desk, made)
    assert [row.state for row in promise_list(mall.desk)] == [PromiseState.OPEN]
    with pytest.raises(Refused):
        undo_promise(mall.desk, made)
    undo_promise(mall.desk, made, making=True)
    assert promise_list(mall.desk) == []


def test_promise_needs_words_and_a_time_to_come(mall: Mall):
    for words, minutes, code in (("  ", 5, "promise.no_words"), ("x", 0, "promise.past")):
        with pytest.raises(Refused) as refused:
            promise(mall, minutes, words)
        assert refused.value.code == code
    with pytest.raises(Refused):
        promise(mall, agency="XXX")
    assert mall.desk.store.execute_sql("SELECT count(*) FROM promise").fetchone() == (0,)


def test_counter_reaches_the_promises_of_its_own_agency_only(mall: Mall):
    other = promise(mall, agency="POL")
    counter = mall.as_role(Role.COUNTER, "DUK")
    own = make_promise(counter, NewPromise("siap Jumat", instant(mall.desk.clock() + 60_000))).value
    assert [row.id for row in promise_list(counter)] == [own]
    with pytest.raises(NotAllowed):
        keep_promise(counter, other)
    keep_promise(counter, own)
