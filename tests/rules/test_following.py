"""Why a request needs somebody today: each reason at its edges, and what must hold for any request and day."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.bodies.requests import ContactResult
from models.rules.folds.requests import CLOSED, Request, RequestState
from models.rules.following import WAITING, Act, DayBounds, Why, next_act, why

DAY = DayBounds(now=500, today="2026-11-24", end=1000, quiet_on="2026-11-17", quiet_end=-6000)
S = RequestState


def request(state: RequestState, **more) -> Request:
    return Request("R1", "2026-11-01", "1", 1, "DUK", "DUK-06", 0, None, state=state, **more)


days = st.sampled_from([None, *(f"2026-11-{day:02d}" for day in (10, 16, 17, 18, 23, 24, 25, 30))])
instants = st.none() | st.sampled_from((-9000, -6001, -6000, -5999, 0, 499, 500, 501, 999, 1000, 5000))
requests = st.builds(
    request,
    st.sampled_from(RequestState),
    due_at=instants,
    complete_by=days,
    answered_at=instants,
    again_on=days,
    contacted_on=days,
)


@given(requests)
def test_closed_request_needs_nobody_and_owed_work_comes_before_any_talk(one: Request):
    found = why(one, DAY)
    if one.state in CLOSED:
        assert found is None
    if found in (Why.OVERDUE, Why.DUE_TODAY):
        assert one.state is S.IN_PROCESS
        assert why(replace(one, again_on=None, contacted_on=None), DAY) is found
    assert found is not Why.PROMISED_TODAY  # a promise is none of the request's states


@given(requests)
def test_day_of_the_next_attempt_is_the_only_reason_to_talk(one: Request):
    found = why(one, DAY)
    if one.again_on is not None:
        assert found not in (Why.APPLICANT_LATE, Why.NOT_COLLECTED)
    if found is Why.CONTACT_AGAIN:
        assert one.again_on <= DAY.today


@given(requests)
def test_attempt_of_today_without_a_next_day_quiets_all_but_the_agency(one: Request):
    spoken = replace(one, again_on=None, contacted_on=DAY.today)
    assert why(spoken, DAY) in (None, Why.OVERDUE, Why.DUE_TODAY)


@pytest.mark.parametrize(
    ("due", "found"), [(499, Why.OVERDUE), (500, Why.DUE_TODAY), (999, Why.DUE_TODAY), (1000, None)]
)
def test_promise_is_overdue_from_its_instant_and_due_today_until_midnight(due: int, found: Why | None):
    assert why(request(S.IN_PROCESS, due_at=due), DAY) is found


@pytest.mark.parametrize("state", sorted(WAITING))
def test_applicant_is_late_from_the_day_after_the_one_that_was_given(state: RequestState):
    assert why(request(state, complete_by="2026-11-24"), DAY) is None
    late = request(state, complete_by="2026-11-23")
    assert why(late, DAY) is Why.APPLICANT_LATE
    assert why(replace(late, contacted_on="2026-11-23"), DAY) is Why.APPLICANT_LATE  # before the day was over
    assert why(replace(late, contacted_on="2026-11-24"), DAY) is None
    older = replace(late, complete_by="2026-11-10")
    assert why(replace(older, contacted_on="2026-11-18"), DAY) is None
    assert why(replace(older, contacted_on="2026-11-17"), DAY) is Why.APPLICANT_LATE


def test_product_that_nobody_collects_is_reminded_of_after_the_quiet_days():
    ready = request(S.READY, answered_at=DAY.quiet_end - 1)
    assert why(ready, DAY) is Why.NOT_COLLECTED
    assert why(replace(ready, answered_at=DAY.quiet_end), DAY) is None
    assert why(replace(ready, contacted_on="2026-11-18"), DAY) is None
    assert why(replace(ready, contacted_on="2026-11-17"), DAY) is Why.NOT_COLLECTED
    assert why(replace(ready, again_on="2026-11-24"), DAY) is Why.CONTACT_AGAIN
    assert why(replace(ready, again_on="2026-11-25"), DAY) is None


@pytest.mark.parametrize("reason", Why)
def test_wrong_number_is_looked_for_only_where_somebody_is_to_be_called(reason: Why):
    told = next_act(reason, ContactResult.WRONG_NUMBER)
    owed = {Why.OVERDUE: Act.FINISH_LATE, Why.DUE_TODAY: Act.FINISH, Why.PROMISED_TODAY: Act.KEEP_PROMISE}
    assert told is owed.get(reason, Act.FIND_NUMBER)
    assert next_act(reason) is not Act.FIND_NUMBER


def test_reminder_says_what_it_is_about():
    assert next_act(Why.NOT_COLLECTED, ContactResult.NO_ANSWER) is Act.REMIND_PICKUP
    assert next_act(Why.APPLICANT_LATE, ContactResult.REACHED) is Act.CONTACT
