"""What a citizen hears who shows a code at any desk: state, promise, what to do next; a forged one is seen."""

from datetime import date

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.status import CodeStatus, status_of_code
from desktop.services import tickets
from desktop.services.opening import NewRequest, hand_over, open_request
from desktop.services.requests import (
    answer_request,
    pause_request,
    receive_papers,
    reject_request,
    withdraw_request,
)
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import PauseReason, Proof, ReceivedPaper, RejectReason
from models.rules.bodies.tickets import Outcome
from models.rules.folds.tickets import TicketState
from models.rules.numbering import request_code
from resources import text as sentence_of
from tests.conftest import Mall
from tests.printing.arrivals import NAME, PHONE, came, guest, served
from tests.printing.dossiers import opened, short


def said(status: CodeStatus) -> str:
    return status.lines[-1].next.words()


@pytest.mark.parametrize(
    "typed", [str, str.lower, lambda code: f"PANDU1:{code}", lambda code: f" pandu1:{code.lower()} "]
)
def test_code_is_read_in_any_case_with_or_without_the_prefix(desk: Desk, typed):
    code = opened(desk).code
    assert status_of_code(desk, typed(code)).code == code


def test_forged_code_is_seen_at_once_and_what_is_no_code_too(desk: Desk):
    code = opened(desk).code
    forged = code[:-1] + ("0" if code[-1] != "0" else "1")
    for text, name in ((forged, "code.forged"), (code[:14], "code.unknown"), ("hello", "code.unknown")):
        with pytest.raises(Refused) as refused:
            status_of_code(desk, text)
        assert refused.value.code == name
        assert sentence_of(name)


def test_genuine_code_that_this_desk_does_not_know_is_told_apart_from_a_forged_one(desk: Desk):
    code = request_code(desk.mall_key, 7, "", date(2026, 11, 24), 3)
    with pytest.raises(Refused, match=r"request\.unknown"):
        status_of_code(desk, code)


def test_each_state_says_what_to_do_next(mall: Mall):
    desk, place = mall.desk, "Lantai 1 · Loket 1 Dukcapil"
    code = short(desk, complete_by=date(2026, 11, 27)).code
    assert said(status_of_code(desk, code)).startswith("Lengkapi paling lambat 27/11/2026: ")
    assert said(status_of_code(desk, code)).endswith(f"Bawa ke {place}.")
    receive_papers(desk, code, (ReceivedPaper("LAMA"),))
    assert said(status_of_code(desk, code)).startswith("Selesai paling lambat 25/11 16.00.")
    pause_request(desk, code, PauseReason.PAYMENT)
    assert said(status_of_code(desk, code)).startswith("Bayar biayanya")
    pause_request(desk, code, PauseReason.APPLICANT)
    assert said(status_of_code(desk, code)) == f"Disdukcapil menunggu Anda. Datang ke {place}."
    receive_papers(desk, code, ())
    mall.clock.forward(minutes=3 * 24 * 60)
    late = status_of_code(desk, code).lines[0]
    assert late.overdue
    assert late.next.words().startswith("Seharusnya selesai")
    answer_request(desk, code)
    assert said(status_of_code(desk, code)).startswith(f"KTP-el atau IKD siap diambil di {place}.")
    hand_over(desk, code, Proof.RECEIPT)
    assert "sudah diambil" in said(status_of_code(desk, code))


def test_ends_and_beginnings_say_what_to_do_too(desk: Desk):
    draft = open_request(desk, NewRequest(service="DUK-06")).value.code
    assert said(status_of_code(desk, draft)).startswith("Berkas belum diperiksa.")
    seen = opened(desk, verified=False).code
    assert "sedang diperiksa" in said(status_of_code(desk, seen))
    reject_request(desk, seen, RejectReason.OTHER, "contoh")
    assert said(status_of_code(desk, seen)).startswith("Ditolak.")
    withdraw_request(desk, draft)
    assert said(status_of_code(desk, draft)).startswith("Dicabut.")


def test_visit_answers_with_its_steps_and_the_requests_opened_in_it(desk: Desk):
    visit = came(desk, "DUK-06", "BJK-02", documents=("KK", "LAMA", "KTP"))
    assert [line.state for line in status_of_code(desk, visit.code).lines] == ["waiting", "waiting"]
    served(desk, visit.tickets[0].number, "DUK-06")
    request = open_request(desk, NewRequest(ticket=visit.tickets[0].number), finish=True).value
    status = status_of_code(desk, visit.code.lower())
    assert [(line.number, line.state) for line in status.lines] == [
        ("BJK-B1-001", "waiting"), (request.code, "in_process"),
    ]  # fmt: skip
    assert status.lines[0].next.words().startswith("Tunggu panggilan di ")


@pytest.mark.parametrize("state", TicketState)
def test_every_state_of_a_ticket_has_its_next_step(state: TicketState):
    assert sentence_of(f"status.ticket_{state}", place="x", before=1, counter="y")


def test_number_of_another_day_leads_to_a_new_one(mall: Mall):
    visit = guest(mall.desk, "DUK-06")
    done = guest(mall.desk, "DUK-06")
    served(mall.desk, done.tickets[0].number, "DUK-06")
    tickets.finish_ticket(mall.desk, done.tickets[0].number, Outcome.REJECTED)
    mall.clock.forward(minutes=24 * 60)
    assert said(status_of_code(mall.desk, visit.code)).startswith("Nomor ini untuk hari lain.")
    assert said(status_of_code(mall.desk, done.code)).startswith("Ditolak.")


def test_question_only_visit_has_nothing_pending(desk: Desk):
    visit = add_visit(desk, NewVisit(information_only=True)).value
    assert status_of_code(desk, visit.code).lines == ()


@pytest.mark.parametrize(
    ("role", "agency"), [(Role.OFFICER, None), (Role.COUNTER, "POL"), (Role.SUPERVISOR, None)]
)
def test_every_role_answers_at_any_desk_without_a_name_and_without_a_look(
    mall: Mall, role: Role, agency: str | None
):
    code = opened(mall.desk).code
    asking = mall.as_role(role, agency)
    before = mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    shown = repr(status_of_code(asking, code)) + said(status_of_code(asking, code))
    assert not {NAME.split()[0], PHONE[1:]} & set(shown.replace("'", " ").split())
    assert mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before


def test_nobody_asks_without_signing_in(desk: Desk):
    code = opened(desk).code
    with pytest.raises(NotAllowed):
        status_of_code(desk.signed_in(None), code)
