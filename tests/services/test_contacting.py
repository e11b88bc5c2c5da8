"""Attempts to reach an applicant: what is kept of each, when it is tried again, and how it is taken back."""

from datetime import date

import pytest

from desktop.errors import NotAllowed, Refused
from desktop.queries.request_detail import request_detail
from desktop.services.contacting import ContactResult, ContactWay, NewContact, note_contact
from desktop.services.requests import answer_request, receive_papers, undo_request, withdraw_request
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import ReceivedPaper
from models.rules.events import Subject
from models.rules.folds.requests import Request
from tests.conftest import Mall
from tests.printing.dossiers import opened, short

MISSED = NewContact(ContactWay.PHONE, ContactResult.NO_ANSWER, date(2026, 11, 26), "telepon sesudah pukul 10")
REACHED = NewContact(ContactWay.WHATSAPP, ContactResult.REACHED)


def row(mall: Mall, code: str) -> Request:
    return folding.read(mall.desk.store, Subject.REQUEST, request_detail(mall.desk, code).id)


def lines(mall: Mall, code: str) -> list[tuple[str, str]]:
    return [(str(line.what), line.words) for line in request_detail(mall.desk, code).timeline]


def test_attempt_is_kept_with_who_when_how_and_when_again(mall: Mall):
    code = short(mall.desk).code
    mall.clock.forward(minutes=30)
    now = note_contact(mall.desk, code, MISSED)
    assert str(now.value.state) == "incomplete"
    kept = row(mall, code)
    assert (kept.contacts, kept.contacted_on, kept.contacted_at) == (1, "2026-11-24", mall.clock())
    assert kept.contacted_by == mall.desk.session.officer
    assert (kept.contact_way, kept.contact_result) == (ContactWay.PHONE, ContactResult.NO_ANSWER)
    assert kept.again_on == "2026-11-26"
    assert lines(mall, code)[-1] == (
        "Dihubungi lewat telepon: tidak dijawab; coba lagi 26/11/2026",
        "telepon sesudah pukul 10",
    )


def test_newest_attempt_counts_whole_and_all_are_counted(mall: Mall):
    code = short(mall.desk).code
    note_contact(mall.desk, code, MISSED)
    note_contact(mall.desk, code, REACHED)
    last = request_detail(mall.desk, code).contact
    assert (last.count, last.when, last.way) == (2, "08.00", ContactWay.WHATSAPP)
    assert (last.result, last.again_on) == (ContactResult.REACHED, "")
    assert [what for what, _ in lines(mall, code)][-1] == "Dihubungi lewat WhatsApp: tersambung"


def test_undo_takes_an_attempt_back_with_its_words(mall: Mall):
    code = short(mall.desk).code
    before = row(mall, code)
    note_contact(mall.desk, code, MISSED)
    undo_request(mall.desk, code)
    assert row(mall, code) == before
    assert "telepon sesudah pukul 10" not in " ".join(words for _, words in lines(mall, code))


def test_new_state_ends_the_plan_to_call_again(mall: Mall):
    code = short(mall.desk).code
    note_contact(mall.desk, code, MISSED)
    receive_papers(mall.desk, code, (ReceivedPaper("LAMA"),))
    kept = row(mall, code)
    assert (str(kept.state), kept.again_on, kept.contacts) == ("in_process", None, 1)


def test_partial_papers_leave_the_plan_as_it_is(mall: Mall):
    code = short(mall.desk).code
    note_contact(mall.desk, code, MISSED)
    receive_papers(mall.desk, code, ())
    assert row(mall, code).again_on == "2026-11-26"


def test_next_attempt_may_be_today_and_never_before(mall: Mall):
    code = opened(mall.desk).code
    today = NewContact(ContactWay.SMS, ContactResult.MESSAGE_LEFT, date(2026, 11, 24))
    assert note_contact(mall.desk, code, today).value.code == code
    with pytest.raises(Refused, match=r"request\.again_past"):
        note_contact(mall.desk, code, NewContact(ContactWay.SMS, ContactResult.REACHED, date(2026, 11, 23)))


def test_request_that_is_over_keeps_attempts_but_plans_none(mall: Mall):
    code = opened(mall.desk).code
    withdraw_request(mall.desk, code)
    with pytest.raises(Refused, match=r"request\.again_over"):
        note_contact(mall.desk, code, MISSED)
    note_contact(mall.desk, code, REACHED)
    assert row(mall, code).contacts == 1


def test_other_agency_may_not_note_an_attempt(mall: Mall):
    code = opened(mall.desk).code
    answer_request(mall.desk, code)
    with pytest.raises(NotAllowed):
        note_contact(mall.as_role(Role.COUNTER, "BPN"), code, REACHED)
    assert note_contact(mall.as_role(Role.COUNTER, "DUK"), code, REACHED).value.code == code


def test_words_that_were_erased_leave_the_attempt_in_the_timeline(mall: Mall):
    code = short(mall.desk).code
    note_contact(mall.desk, code, MISSED)
    mall.desk.store.execute_sql("DELETE FROM note WHERE purpose = 'contact'")
    assert lines(mall, code)[-1] == ("Dihubungi lewat telepon: tidak dijawab; coba lagi 26/11/2026", "")
