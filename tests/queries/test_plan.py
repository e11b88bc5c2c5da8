"""The plan of a visit: the same decision as at intake, with what an officer should see before it."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.plan import VisitPlan, plan_visit
from desktop.services import counters
from desktop.services.visits import NewVisit, add_visit
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.places import LifeEvent
from models.rules.folds.tickets import TicketState
from models.rules.forecast import LESS, MORE
from models.rules.itinerary import PaperState

WALLET = ("POL-03", "DUK-06", "DKS-02")


def said(plan: VisitPlan) -> list[str]:
    return [str(warning) for warning in plan.warnings]


def test_steps_say_where_and_which_waits_for_which(desk: Desk):
    plan = plan_visit(desk, WALLET, ("KK",))
    assert [(row.step, row.service, row.after, row.joins_now) for row in plan.rows] == [
        (1, "POL-03", None, True), (2, "DUK-06", 1, False), (3, "DKS-02", 2, False),
    ]  # fmt: skip
    row = plan.rows[1]
    assert (row.agency_short, row.floors, row.counters) == ("Disdukcapil", (1,), "Loket 1, 2, 7, 8 Dukcapil")
    assert [(d.codes, d.state, d.from_step) for d in row.documents] == [
        (("KK",), PaperState.HELD, None), (("LP", "LAMA"), PaperState.COMES, 1),
    ]  # fmt: skip
    assert row.documents[1].name.count(" / ") == 1


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["DOMPET", "MENINGGAL", "KERJA", "LAHIR", "USAHA"]),
    st.none() | st.sets(st.sampled_from(["KTP", "KK", "FOTO", "LAMA", "SKK", "EMAIL"])),
    st.randoms(use_true_random=False),
)
def test_plan_is_what_intake_does(mall, event: str, held, chance):
    life: LifeEvent = read(mall.desk.store, Subject.LIFE_EVENT, event)
    legs = list(life.legs)
    chance.shuffle(legs)
    documents = None if held is None else tuple(sorted(held))
    plan = plan_visit(mall.desk, legs, documents)
    added = add_visit(mall.desk, NewVisit(tuple(legs), documents=documents, anyway="uji")).value
    tickets = [read(mall.desk.store, Subject.TICKET, ticket.id) for ticket in added.tickets]
    place = {ticket.id: step for step, ticket in enumerate(added.tickets, 1)}
    assert [row.after for row in plan.rows] == [place.get(ticket.after or "") for ticket in tickets]
    assert [row.joins_now for row in plan.rows] == [t.state is TicketState.WAITING for t in tickets]
    lacking = [
        tuple("|".join(d.codes) for d in row.documents if d.state in (PaperState.MISSING, PaperState.COMES))
        for row in plan.rows
    ]
    assert lacking == [ticket.missing for ticket in tickets]


def test_documents_stand_once_each_under_the_agency_that_asks_first(desk: Desk):
    plan = plan_visit(desk, WALLET, ("KK", "LAMA"))
    groups = {group.agency: [(d.code, d.held, d.from_step) for d in group.documents] for group in plan.groups}
    assert groups["POL"] == [("KTP", False, None), ("KK", True, None)]
    assert groups["DUK"] == [("LP", False, None), ("LAMA", True, None)]
    codes = [document.code for group in plan.groups for document in group.documents]
    assert len(codes) == len(set(codes))
    (lp,) = [d for group in plan.groups for d in group.documents if d.code == "LP"]
    assert lp.instead == ("LAMA",)


def test_paper_from_a_step_is_no_tick(desk: Desk):
    plan = plan_visit(desk, ("POL-03", "DUK-06"), ("KK",))
    ticks = {d.code: d.from_step for group in plan.groups for d in group.documents}
    assert (ticks["LP"], ticks["LAMA"], ticks["KTP"]) == (1, None, None)


def test_requirements_are_counted_once_each(desk: Desk):
    plan = plan_visit(desk, ("DUK-06", "DUK-05"), ("KK",))
    assert (plan.required, plan.fulfilled) == (2, 1)
    assert plan_visit(desk, ("DUK-06",)).fulfilled == 0
    too_late = plan_visit(desk, ("DKS-02", "DUK-06", "DUK-08"), ("KK", "LAMA", "EMAIL"))
    assert (too_late.required, too_late.fulfilled) == (4, 3)


def test_missing_paper_is_named_and_forbids_nothing(mall):
    for code in ("DUK-L1", "POL-L1"):
        counters.open_counter(mall.desk, code)
    plan = plan_visit(mall.desk, ("DUK-06",), ("LAMA",))
    (warning,) = plan.warnings
    assert (warning.code, plan.refusals) == ("plan.missing", ())
    assert "belum ada. Boleh dilanjutkan" in str(warning)
    assert plan_visit(mall.desk, ("DUK-06",), None).warnings == ()


def test_wrong_order_is_pointed_out(mall):
    counters.open_counter(mall.desk, "DUK-L1")
    plan = plan_visit(mall.desk, ("DKS-02", "DUK-06"), ("KK", "LAMA"))
    assert plan.rows[0].joins_now
    assert plan.warnings[0].code == "plan.order"
    assert dict(plan.warnings[0].facts)["later"] == 2


def test_agency_without_anybody_there_is_minded_in_the_screens_language(desk: Desk):
    plan = plan_visit(desk, ("DUK-06", "DUK-05", "POL-03"), ("KK", "LAMA", "KTP"))
    assert said(plan) == ["Disdukcapil: Belum ada loket buka", "Polres: Belum ada loket buka"]
    assert plan.warnings[0].words("en") == "Disdukcapil: No counter open yet"


def test_closed_agency_refuses_and_says_why(mall):
    mall.clock.set(datetime(2026, 11, 24, 8, 30, tzinfo=UTC))
    plan = plan_visit(mall.desk, ("DUK-06", "POL-03"))
    assert [str(one) for one in plan.refusals] == ["Laporan kehilangan: Tutup, buka 25/11 08.00"]
    assert (plan.rows[1].open, plan.rows[1].minutes) == (False, None)


def test_fees_are_named_and_free_ones_are_not(desk: Desk):
    plan = plan_visit(desk, ("DUK-06", "POL-01"))
    assert [(fee.step, fee.fee) for fee in plan.fees] == [(2, plan.rows[1].fee)]
    assert plan.rows[0].fee == ""


def test_whole_visit_has_a_range_once_every_wait_is_known(mall):
    desk = mall.desk
    counters.open_counter(desk, "DUK-L1")
    assert plan_visit(desk, ("DUK-06", "POL-03")).total is None
    counters.open_counter(desk, "POL-L4")
    for _ in range(3):
        add_visit(desk, NewVisit(("DUK-06",)))
    add_visit(desk, NewVisit(("POL-03",)))
    plan = plan_visit(desk, ("DUK-06", "POL-03"))
    usual = [row.service_minutes for row in plan.rows]
    alone = plan_visit(desk, ("DUK-06",)).rows[0].minutes
    assert alone == (9, 51)  # around 3 x 10
    assert plan.total is not None
    low, high = plan.total
    assert low >= 9 + LESS * usual[0] - 1
    assert high <= 51 + MORE * sum(usual) + 1
    assert plan.finish_ms == (mall.clock.ms + low * 60_000, mall.clock.ms + high * 60_000)


def test_empty_plan_is_empty(desk: Desk):
    plan = plan_visit(desk, ())
    assert (plan.rows, plan.total, plan.required, plan.warnings) == ((), None, 0, ())


def test_plan_of_what_cannot_be_is_refused(desk: Desk):
    for services, code in (
        (("DUK-06", "DUK-06"), "visit.service_twice"),
        (("NO-01",), "service.unknown"),
        (tuple(str(n) for n in range(21)), "plan.too_long"),
    ):
        with pytest.raises(Refused, match=code):
            plan_visit(desk, services)
    with pytest.raises(NotAllowed):
        plan_visit(desk.signed_in(None), ("DUK-06",))
