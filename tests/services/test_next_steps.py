"""Nobody leaves empty-handed: which visits need a next step, and what is printed of it."""

from datetime import date

import pytest

from desktop.errors import Refused
from desktop.printing.gathering import visit_sheet
from desktop.queries.next_steps import needs_step, untold
from desktop.services.next_steps import NewStep, give_step, skip_step, undo_step
from desktop.services.tickets import call_next, cancel_ticket, finish_ticket
from desktop.services.undo import undo_ticket
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from models import folding
from models.rules.bodies.promises import AskWhom, NextAction, NoResult, Skipped
from models.rules.bodies.tickets import CancelReason, Outcome
from tests.conftest import Mall


def ended(mall: Mall, outcome: Outcome, *services: str) -> AddedVisit:
    """Let somebody come to be served at DUK-L1, and end so there."""
    visit = add_visit(mall.desk, NewVisit(("DUK-06", *services), name="Siti Contoh")).value
    mall.clock.forward(minutes=1)
    call_next(mall.desk, "DUK-L1")
    mall.clock.forward(minutes=1)
    finish_ticket(mall.desk, visit.tickets[0].number, outcome)
    return visit


@pytest.mark.parametrize(
    ("outcome", "reason", "action"),
    [
        (Outcome.RETURNED_INCOMPLETE, NoResult.PAPERS_SHORT, NextAction.BRING_PAPERS),
        (Outcome.REJECTED, NoResult.NOT_ELIGIBLE, NextAction.GO_ELSEWHERE),
        (Outcome.SYSTEM_DOWN, NoResult.SYSTEM, NextAction.COME_BACK),
    ],
)
def test_visit_that_ends_without_result_asks_for_what_is_usual_then(
    mall: Mall, outcome: Outcome, reason: NoResult, action: NextAction
):
    number = ended(mall, outcome).tickets[0].number
    needed = needs_step(mall.desk, number)
    assert (needed.reason, needed.action, needed.days[0]) == (reason, action, date(2026, 11, 25))
    assert [one.shown for one in untold(mall.desk, mall.desk.today())] == [number]


def test_visit_that_goes_on_or_was_served_asks_for_nothing(mall: Mall):
    done = ended(mall, Outcome.DONE)
    goes_on = ended(mall, Outcome.REJECTED, "POL-01")
    for visit in (done, goes_on):
        assert needs_step(mall.desk, visit.tickets[0].number) is None
        with pytest.raises(Refused) as refused:
            give_step(mall.desk, visit.tickets[0].id, NewStep(NoResult.OTHER, NextAction.COME_BACK))
        assert refused.value.code == "next_step.not_needed"
    assert untold(mall.desk, mall.desk.today()) == ()


def test_who_leaves_is_asked_about_and_a_mistake_is_not(mall: Mall):
    left, wrong = (add_visit(mall.desk, NewVisit(("DUK-06",))).value.tickets[0].number for _ in range(2))
    cancel_ticket(mall.desk, left)
    cancel_ticket(mall.desk, wrong, reason=CancelReason.MISTAKE)
    assert [one.shown for one in untold(mall.desk, mall.desk.today())] == [left]


def test_next_step_stands_on_the_sheet_with_where_when_and_whom_to_ask(mall: Mall):
    visit = ended(mall, Outcome.REJECTED)
    step = NewStep(
        NoResult.DATA_WRONG, NextAction.FIX_DATA, on=date(2026, 11, 26), words="bawa akta kelahiran"
    )
    give_step(mall.desk, visit.tickets[0].number, step)
    onward = visit_sheet(mall.desk, visit.id).onward
    assert onward.what == "Perbaiki data dahulu"
    assert onward.on == "2026-11-26"
    assert "Lantai" in onward.where
    assert "Lantai" in onward.whom
    assert (onward.why, onward.words) == ("data tidak cocok", "bawa akta kelahiran")
    assert untold(mall.desk, mall.desk.today()) == ()
    assert needs_step(mall.desk, visit.tickets[0].id) is None
    assert list(folding.differences(mall.desk.store)) == []


def test_step_that_was_left_out_says_why_and_the_visit_stays_without_a_word(mall: Mall):
    visit = ended(mall, Outcome.REJECTED)
    skip_step(mall.desk, visit.tickets[0].id, NoResult.OTHER, Skipped.GONE)
    assert needs_step(mall.desk, visit.tickets[0].id) is not None  # it can still be given
    assert len(untold(mall.desk, mall.desk.today())) == 1
    assert visit_sheet(mall.desk, visit.id).onward is None


def test_next_step_can_be_taken_back_with_its_words(mall: Mall):
    visit = ended(mall, Outcome.REJECTED)
    give_step(mall.desk, visit.tickets[0].id, NewStep(NoResult.OTHER, NextAction.COME_BACK, words="keliru"))
    undo_step(mall.desk, visit.tickets[0].id)
    assert needs_step(mall.desk, visit.tickets[0].id) is not None
    mall.clock.forward(minutes=1)
    give_step(mall.desk, visit.tickets[0].id, NewStep(NoResult.OTHER, NextAction.COME_BACK, ask=AskWhom.DESK))
    onward = visit_sheet(mall.desk, visit.id).onward
    assert (onward.words, onward.whom) == ("", "meja informasi")


def test_list_of_missing_papers_is_the_next_step_and_goes_with_the_end_that_is_taken_back(mall: Mall):
    visit = add_visit(mall.desk, NewVisit(("DUK-06",))).value
    call_next(mall.desk, "DUK-L1")
    (group, *_) = mall.desk.store.execute_sql(
        "SELECT value FROM service, json_each(requires) WHERE service.id = 'DUK-06'"
    ).fetchone()
    number = visit.tickets[0].number
    finish_ticket(mall.desk, number, Outcome.RETURNED_INCOMPLETE, lacking=(group,))
    assert needs_step(mall.desk, number) is None
    assert visit_sheet(mall.desk, visit.id).onward.what == "Lengkapi berkas, lalu datang kembali"
    undo_ticket(mall.desk, number)
    finish_ticket(mall.desk, number, Outcome.REJECTED)
    assert needs_step(mall.desk, number).reason is NoResult.NOT_ELIGIBLE
    assert list(folding.differences(mall.desk.store)) == []


def test_day_that_is_past_and_service_that_is_none_are_refused(mall: Mall):
    ticket = ended(mall, Outcome.REJECTED).tickets[0].id
    for step, code in (
        (NewStep(NoResult.OTHER, NextAction.COME_BACK, on=date(2026, 11, 23)), "next_step.past"),
        (NewStep(NoResult.OTHER, NextAction.GO_ELSEWHERE, service="XXX-1"), "service.unknown"),
    ):
        with pytest.raises(Refused) as refused:
            give_step(mall.desk, ticket, step)
        assert refused.value.code == code
