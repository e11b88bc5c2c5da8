"""What is left of a visit under way."""

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.replan import VisitReplan, visit_replan
from desktop.services import counters, outages, tickets
from desktop.services.outages import NewOutage
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from models.rules.bodies.tickets import Outcome

MINUTE_MS = 60_000


@pytest.fixture
def staffed(mall) -> Desk:
    for code in ("DUK-L1", "POL-L4", "DKS-L1"):
        counters.open_counter(mall.desk, code)
    return mall.desk


def taken_in(desk: Desk) -> AddedVisit:
    return add_visit(desk, NewVisit(("POL-03", "DUK-06", "DKS-02"), documents=("KK",))).value


def services(plan: VisitReplan) -> list[tuple[str, bool, bool]]:
    return [(step.service, step.today, step.stuck) for step in plan.steps]


def serve(desk: Desk, visit: AddedVisit, counter: str, result: Outcome) -> None:
    called = tickets.call_next(desk, counter).value
    assert called.number in {ticket.number for ticket in visit.tickets}
    tickets.finish_ticket(desk, called.number or "", result)


def test_fresh_visit_goes_as_planned(mall, staffed: Desk):
    plan = visit_replan(staffed, taken_in(staffed).code)
    assert services(plan) == [("POL-03", True, False), ("DUK-06", True, False), ("DKS-02", True, False)]
    assert (plan.causes, plan.gap) == ((), 0)
    assert plan.total is not None
    assert plan.finish_ms == (
        mall.clock.ms + plan.total[0] * MINUTE_MS,
        mall.clock.ms + plan.total[1] * MINUTE_MS,
    )
    starts = [step.start_ms or 0 for step in plan.steps]
    assert starts == sorted(starts)


def test_step_at_its_counter_is_behind_and_its_time_is_ahead(mall, staffed: Desk):
    visit = taken_in(staffed)
    called = tickets.call_next(staffed, "POL-L4").value
    tickets.start_ticket(staffed, called.number or "")
    plan = visit_replan(staffed, visit.id)
    assert [step.service for step in plan.steps] == ["DUK-06", "DKS-02"]
    assert (plan.steps[0].start_ms or 0) >= mall.clock.ms + 10 * MINUTE_MS


def test_failed_step_leaves_those_that_need_it_stuck_and_says_so(staffed: Desk):
    visit = taken_in(staffed)
    serve(staffed, visit, "POL-L4", Outcome.RETURNED_INCOMPLETE)
    plan = visit_replan(staffed, visit.id)
    assert services(plan) == [("DUK-06", False, True), ("DKS-02", False, True)]
    assert plan.total is None
    assert [str(cause) for cause in plan.causes] == [f"{visit.tickets[0].number} berakhir tanpa selesai."]


def test_closed_counter_outage_and_a_long_wait_are_told(mall, staffed: Desk):
    visit = taken_in(staffed)
    counters.close_counter(staffed, "DKS-L1")
    outages.start_outage(staffed, NewOutage("SIAK", agency="DUK"))
    mall.clock.forward(minutes=90)
    plan = visit_replan(staffed, visit.id)
    assert [cause.code for cause in plan.causes] == [
        "replan.wait_grew",
        "replan.outage",
        "replan.counter_closed",
    ]
    assert plan.total is None
    assert {step.start_ms for step in plan.steps} == {None}


def test_finished_visit_has_nothing_left(staffed: Desk):
    visit = add_visit(staffed, NewVisit(("POL-03",))).value
    serve(staffed, visit, "POL-L4", Outcome.DONE)
    plan = visit_replan(staffed, visit.id)
    assert (plan.steps, plan.total, plan.causes) == ((), (0, 0), ())


def test_visit_of_another_day_and_a_stranger_are_refused(mall, staffed: Desk):
    visit = taken_in(staffed)
    with pytest.raises(NotAllowed):
        visit_replan(staffed.signed_in(None), visit.id)
    mall.clock.ms += 24 * 60 * MINUTE_MS
    with pytest.raises(Refused, match=r"plan\.other_day"):
        visit_replan(staffed, visit.id)
