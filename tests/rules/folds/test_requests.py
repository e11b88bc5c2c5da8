"""The request's fold: its state table, and what counts when desks that did not see each other contradict."""

from itertools import permutations

import pytest

from models.errors import RuleBroken
from models.rules.bodies import requests as said
from models.rules.bodies.requests import PauseReason, Proof, ReceivedPaper, RejectReason
from models.rules.catalogue import SlaUnit
from models.rules.events import Event, Source, Subject, Undone
from models.rules.folds import FOLDS
from models.rules.folds.requests import CLOSED, MOVES, Due, Move, Request, RequestState, Stand, move
from models.rules.kinds import BY_BODY

OPENED = said.RequestOpened("R1-261124-0001ABCD", "2026-11-24", "1", 1, "DUK", "DUK-06")
CAME = said.PapersReceived((ReceivedPaper("KK"),))
COMPLETE = said.RequestCompleted(90_000, 1, SlaUnit.DAYS)
PAUSED = said.RequestPaused(PauseReason.APPLICANT)
RESUMED = said.RequestResumed(95_000)
READY = said.ProductMade("KTP")
COLLECTED = said.ProductCollected(Proof.RECEIPT, "7" * 32)
REJECTED = said.RequestRejected(RejectReason.OTHER)
WITHDRAWN = said.RequestWithdrawn()


def events(*bodies: object) -> list[Event]:
    """Return events one a second, each by an officer of its own."""
    return [
        Event(
            "0" * 32, place, place, Subject.REQUEST, "5" * 32, BY_BODY[type(body)].number, 1, place * 1000,
            f"{place:032x}", Source.DESK, body,
        )
        for place, body in enumerate(bodies, 1)
    ]  # fmt: skip


def fold(*bodies: object) -> Request:
    state = FOLDS[Subject.REQUEST].all(events(*bodies))
    assert isinstance(state, Request)
    return state


@pytest.mark.parametrize("name", Move)
@pytest.mark.parametrize("state", RequestState)
def test_move_leads_where_the_table_says_and_else_is_refused_by_its_name(name: Move, state: RequestState):
    if state in MOVES[name]:
        assert move(name, state, "R1") is MOVES[name][state]
        return
    with pytest.raises(RuleBroken) as refused:
        move(name, state, "R1")
    assert (refused.value.code, refused.value.facts) == (f"request.{name}", {"number": "R1", "state": state})


def test_closed_requests_go_nowhere_and_every_other_state_has_a_way_out():
    goes_on = {state for table in MOVES.values() for state, to in table.items() if to is not state}
    assert goes_on == set(RequestState) - CLOSED
    reached = {to for table in MOVES.values() for to in table.values()}
    assert reached == set(RequestState) - {RequestState.DRAFT}


def test_nothing_is_folded_before_the_opening():
    assert FOLDS[Subject.REQUEST].all(events(CAME, COMPLETE)) is None


def test_clock_starts_stands_and_goes_on_with_its_promises_kept():
    state = fold(OPENED, CAME, COMPLETE, PAUSED, RESUMED)
    assert (state.state, state.complete_at, state.due_at) == (RequestState.IN_PROCESS, 3000, 95_000)
    assert state.stands == (Stand(PauseReason.APPLICANT, 4000, 5000),)
    assert state.dues == (Due(3000, 90_000), Due(4000, None), Due(5000, 95_000))


def test_papers_are_gathered_and_what_is_missing_is_the_newest_word():
    lacks = said.PapersReceived((ReceivedPaper("KK"),), ("KTP",), "2026-12-01")
    state = fold(OPENED, lacks)
    assert (state.state, state.missing, state.complete_by) == (
        RequestState.INCOMPLETE, ("KTP",), "2026-12-01",
    )  # fmt: skip
    state = fold(OPENED, lacks, said.PapersReceived((ReceivedPaper("KTP"),), (), "2026-12-05"))
    assert (state.state, state.missing, state.complete_by) == (RequestState.RECEIVED, (), None)
    assert state.received == (ReceivedPaper("KK"), ReceivedPaper("KTP"))


def test_complete_request_lacks_nothing_and_keeps_the_standard_that_it_was_promised_by():
    short = said.PapersReceived((), ("KTP",), "2026-12-01")
    state = fold(OPENED, CAME, COMPLETE)
    assert (state.sla_value, state.sla_unit, state.missing) == (1, SlaUnit.DAYS, ())
    after = fold(OPENED, short, CAME, COMPLETE)
    assert (after.missing, after.complete_by, after.due_at) == ((), None, 90_000)


def test_pause_says_what_the_applicant_is_to_bring_until_the_clock_goes_on():
    asked = said.RequestPaused(PauseReason.APPLICANT, ("KTP",), "2026-12-01")
    state = fold(OPENED, CAME, COMPLETE, asked)
    assert (state.missing, state.complete_by) == (("KTP",), "2026-12-01")
    assert (state.due_at, state.state) == (None, RequestState.WAITING_APPLICANT)
    state = fold(OPENED, CAME, COMPLETE, asked, RESUMED)
    assert (state.missing, state.complete_by) == ((), None)


def test_answer_ends_the_promise_in_the_book_of_dues_and_keeps_it_as_the_last_one():
    state = fold(OPENED, CAME, COMPLETE, READY, COLLECTED)
    assert (state.dues, state.due_at) == ((Due(3000, 90_000), Due(4000)), 90_000)
    assert (state.answered_at, state.closed_at, state.product) == (4000, 5000, "KTP")
    assert (state.decision, state.proof, state.collector) == ("granted", Proof.RECEIPT, "7" * 32)


def test_referral_to_another_agency_closes_the_request_there_and_then():
    state = fold(OPENED, CAME, said.RequestReferred("POL"))
    assert (state.state, state.referred_to, state.answered_at, state.closed_at) == (
        RequestState.REFERRED, "POL", 3000, 3000,
    )  # fmt: skip


def test_day_for_the_next_attempt_is_over_with_a_new_state_alone():
    again = said.ContactTried("2026-11-24", said.ContactWay.PHONE, said.ContactResult.NO_ANSWER, "2026-11-26")
    assert fold(OPENED, CAME, again, CAME).again_on == "2026-11-26"
    assert fold(OPENED, CAME, again, COMPLETE).again_on is None


def test_pause_for_something_else_ends_the_first_one():
    state = fold(OPENED, CAME, COMPLETE, PAUSED, said.RequestPaused(PauseReason.PAYMENT))
    assert state.state is RequestState.WAITING_PAYMENT
    assert state.stands == (Stand(PauseReason.APPLICANT, 4000, 5000), Stand(PauseReason.PAYMENT, 5000))


def test_answer_while_the_clock_stands_ends_the_pause():
    state = fold(OPENED, CAME, COMPLETE, PAUSED, REJECTED)
    assert (state.state, state.answered_at, state.closed_at) == (RequestState.REJECTED, 5000, 5000)
    assert state.stands == (Stand(PauseReason.APPLICANT, 4000, 5000),)


def test_product_that_was_handed_over_beats_a_withdrawal_and_the_loser_is_named():
    lost = fold(OPENED, CAME, COMPLETE, READY, WITHDRAWN, COLLECTED)
    assert (lost.state, lost.conflicts) == (RequestState.PICKED_UP, ("pick_up_when_withdrawn",))
    assert (lost.collector, lost.collected_at) == ("7" * 32, 6000)


def test_first_of_two_decisions_counts():
    state = fold(OPENED, CAME, COMPLETE, READY, REJECTED)
    assert (state.state, state.reject_reason, state.conflicts) == (
        RequestState.READY, None, ("reject_when_ready",),
    )  # fmt: skip


def test_decision_beats_work_that_another_desk_knew_nothing_of():
    state = fold(OPENED, READY, CAME, COMPLETE)
    assert (state.state, state.answered_at) == (RequestState.READY, 2000)
    assert state.conflicts == ("complete_when_ready", "ready_when_draft", "receive_when_ready")


def test_second_handing_over_is_a_conflict_that_keeps_the_first():
    state = fold(OPENED, CAME, COMPLETE, READY, COLLECTED, said.ProductCollected(Proof.ID_CARD, "8" * 32))
    assert (state.collector, state.proof, state.conflicts) == (
        "7" * 32, Proof.RECEIPT, ("pick_up_when_picked_up",),
    )  # fmt: skip


def test_any_order_of_arrival_of_a_whole_life_gives_one_state():
    life = events(OPENED, CAME, COMPLETE, PAUSED, RESUMED, READY)
    wanted = FOLDS[Subject.REQUEST].all(life)
    assert {FOLDS[Subject.REQUEST].all(order) for order in permutations(life)} == {wanted}


def test_undone_pickup_is_ready_again_with_its_promise():
    state = fold(OPENED, CAME, COMPLETE, READY, COLLECTED, Undone("0" * 32, 5))
    assert (state.state, state.closed_at, state.collector, state.due_at) == (
        RequestState.READY,
        None,
        None,
        90_000,
    )


def test_recount_counts_only_while_the_clock_runs():
    assert fold(OPENED, CAME, COMPLETE, said.DueRecounted(99_000)).due_at == 99_000
    assert fold(OPENED, CAME, COMPLETE, PAUSED, said.DueRecounted(99_000)).due_at is None
