"""Several requests at once: all of them move, each with its own event, or none does; and the lot is taken back."""

import pytest

from desktop.desk import Desk
from desktop.errors import LotRefused, NotAllowed, Refused
from desktop.queries.request_detail import request_detail
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.request_lots import MOST_AT_ONCE, LotOrder, move_lot, print_lot, take_back
from desktop.services.requests import (
    RequestNow,
    answer_request,
    pause_request,
    receive_papers,
    resume_request,
    undo_request,
    withdraw_request,
)
from models.journal import events_of
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import PauseReason, ReceivedPaper
from models.rules.events import Subject
from models.rules.folds.requests import Move
from tests.conftest import Mall

FULL = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))


def opened(desk: Desk, service: str = "DUK-06", received=FULL) -> RequestNow:
    order = NewRequest(service=service, applicant=Someone(name="Siti Contoh"), received=received)
    return open_request(desk, order).value


def lot(desk: Desk, count: int = 3) -> tuple[str, ...]:
    return tuple(opened(desk).id for _ in range(count))


def states(desk: Desk, of: tuple[str, ...]) -> list[str]:
    return [str(request_detail(desk, one).state) for one in of]


def count_of(desk: Desk, request: str) -> int:
    return len(list(events_of(desk.store, Subject.REQUEST, request)))


def test_each_request_of_a_lot_gets_an_event_of_its_own(desk: Desk) -> None:
    chosen = lot(desk)
    before = [count_of(desk, one) for one in chosen]
    done = move_lot(desk, LotOrder(requests=chosen, move=Move.READY)).value
    assert states(desk, chosen) == ["ready"] * 3
    assert [count_of(desk, one) for one in chosen] == [count + 1 for count in before]
    assert [len(one.made) for one in done] == [1, 1, 1]


def test_lot_with_one_that_may_not_changes_none_and_names_it(desk: Desk) -> None:
    chosen = lot(desk)
    withdraw_request(desk, chosen[1])
    before = [count_of(desk, one) for one in chosen]
    with pytest.raises(LotRefused) as refused:
        move_lot(desk, LotOrder(requests=chosen, move=Move.READY))
    assert [count_of(desk, one) for one in chosen] == before
    (reason,) = refused.value.reasons
    assert reason.code == "request.ready"
    assert reason.facts["number"] == request_detail(desk, chosen[1]).code
    assert (refused.value.facts["count"], refused.value.facts["all"]) == (1, 3)


def test_words_of_a_pause_stand_on_each_request(desk: Desk) -> None:
    chosen = lot(desk, 2)
    move_lot(desk, LotOrder(requests=chosen, move=Move.WAIT_APPLICANT, words="surat baru dari kelurahan"))
    assert states(desk, chosen) == ["waiting_applicant"] * 2
    for one in chosen:
        assert "surat baru dari kelurahan" in [line.words for line in request_detail(desk, one).timeline]


def test_request_of_the_receiving_agency_keeps_the_lot_from_being_passed_on(desk: Desk) -> None:
    chosen = lot(desk, 2)
    with pytest.raises(LotRefused) as refused:
        move_lot(desk, LotOrder(requests=chosen, move=Move.REFER, agency="DUK"))
    assert {one.code for one in refused.value.reasons} == {"request.lot_agency"}
    move_lot(desk, LotOrder(requests=chosen, move=Move.REFER, agency="BPN", words="salah instansi"))
    assert states(desk, chosen) == ["referred"] * 2


def test_service_of_several_products_is_not_answered_in_a_lot(desk: Desk, several_products: str) -> None:
    one = opened(desk, several_products, None)
    desk.store.execute_sql("UPDATE request SET state = 'in_process' WHERE id = ?", (one.id,))
    with pytest.raises(LotRefused) as refused:
        move_lot(desk, LotOrder(requests=(one.id,), move=Move.READY))
    assert [reason.code for reason in refused.value.reasons] == ["request.lot_product"]


@pytest.fixture
def several_products(desk: Desk) -> str:
    row = desk.store.execute_sql(
        "SELECT id FROM service WHERE json_array_length(produces) > 1 ORDER BY id LIMIT 1"
    ).fetchone()
    return str(row[0])


@pytest.mark.parametrize("count", [0, MOST_AT_ONCE + 1])
def test_lot_of_none_or_of_too_many_is_refused(desk: Desk, count: int) -> None:
    with pytest.raises(Refused, match=r"request\.lot_size"):
        move_lot(desk, LotOrder(requests=("x",) * count, move=Move.READY))


def test_what_is_said_to_one_person_is_not_done_in_a_lot(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"request\.lot_move"):
        move_lot(desk, LotOrder(requests=lot(desk, 1), move=Move.REJECT))


def test_counter_moves_no_lot_with_another_agencys_request_in_it(mall: Mall) -> None:
    own, other = opened(mall.desk, "DUK-06"), opened(mall.desk, "BPN-01", None)
    desk = mall.as_role(Role.COUNTER, "DUK")
    with pytest.raises(NotAllowed):
        move_lot(desk, LotOrder(requests=(own.id, other.id), move=Move.READY))
    assert states(mall.desk, (own.id,)) == ["in_process"]


def test_receipts_of_a_lot_are_copies_of_those_before(desk: Desk) -> None:
    chosen = lot(desk, 2)
    assert [paper.copy for paper in print_lot(desk, chosen[:1]).value] == [0]
    assert [paper.copy for paper in print_lot(desk, chosen).value] == [1, 0]


def test_receipts_of_a_lot_are_printed_for_all_or_for_none(desk: Desk) -> None:
    chosen = lot(desk, 2)
    withdraw_request(desk, chosen[1])
    with pytest.raises(LotRefused):
        print_lot(desk, chosen)
    assert request_detail(desk, chosen[0]).papers == ()


def test_lot_is_taken_back_as_one(desk: Desk) -> None:
    chosen = lot(desk)
    done = move_lot(desk, LotOrder(requests=chosen, move=Move.READY)).value
    assert len(take_back(desk, done).value) == 3
    assert states(desk, chosen) == ["in_process"] * 3


def test_lot_of_which_one_went_on_is_not_taken_back_and_that_one_is_named(desk: Desk) -> None:
    chosen = lot(desk)
    done = move_lot(desk, LotOrder(requests=chosen, move=Move.READY)).value
    withdraw_request(desk, chosen[2])
    with pytest.raises(LotRefused) as refused:
        take_back(desk, done)
    assert refused.value.code == "request.lot_undo"
    assert [one.facts["number"] for one in refused.value.reasons] == [done[2].code]
    assert states(desk, chosen) == ["ready", "ready", "withdrawn"]


def test_act_is_not_taken_back_when_the_state_came_back_to_the_same_by_later_events(desk: Desk) -> None:
    one = opened(desk)
    paused = pause_request(desk, one.id, PauseReason.PAYMENT).value
    resume_request(desk, one.id)
    pause_request(desk, one.id, PauseReason.PAYMENT)
    with pytest.raises(Refused, match=r"request\.moved_on"):
        take_back(desk, [paused])
    assert states(desk, (one.id,)) == ["waiting_payment"]


def test_act_can_be_taken_back_once_what_came_after_it_was_taken_back_too(desk: Desk) -> None:
    one = opened(desk)
    paused = pause_request(desk, one.id, PauseReason.PAYMENT).value
    resume_request(desk, one.id)
    undo_request(desk, one.id)
    take_back(desk, [paused])
    assert states(desk, (one.id,)) == ["in_process"]


def test_papers_that_completed_a_dossier_are_taken_back_together_with_its_clock(desk: Desk) -> None:
    one = opened(desk, received=FULL[:1])
    came = receive_papers(desk, one.id, FULL[1:]).value
    assert len(came.made) == 2
    take_back(desk, [came])
    detail = request_detail(desk, one.id)
    assert str(detail.state) == "incomplete"
    assert len(detail.received) == 1


def test_act_is_taken_back_no_second_time(desk: Desk) -> None:
    one = opened(desk)
    done = answer_request(desk, one.id).value
    take_back(desk, [done])
    with pytest.raises(Refused, match=r"request\.moved_on"):
        take_back(desk, [done])
