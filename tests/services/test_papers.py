"""Printing: what is remembered, who may, and drawing again."""

import hashlib
import json
from datetime import date

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.services import papers, tickets
from desktop.services.complaints import (
    NewComplaint,
    answer_complaint,
    take_complaint,
    verify_complaint,
)
from desktop.services.opening import Someone
from desktop.services.papers import OF_COMPLAINTS, OF_NO_AGENCY, OF_REQUESTS, PaperKind, print_paper, redraw
from desktop.services.settings import set_holiday
from desktop.services.taking_in import receipt_of_ticket
from desktop.services.visits import NewVisit, add_visit
from models.folding import differences
from models.rules.bodies.officers import Role
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome
from tests.printing.arrivals import NAME, came, guest, heir, served
from tests.printing.dossiers import collected, opened, short
from tests.reports.reading import pages, properties, words

OF_NOBODY = (PaperKind.OUTAGE_NOTICE, PaperKind.DAILY_REPORT, *OF_NO_AGENCY)
OF_VISITORS = [kind for kind in PaperKind if kind not in OF_NOBODY]


def paper_of(desk: Desk, kind: str, **more) -> tuple[str, str]:
    """Return a kind of paper and a subject that it can be printed of."""
    of_requests = {"receipt": opened, "shortfall": short, "handover": collected}
    if kind in of_requests:
        request = of_requests[kind](desk)
        return request.code, request.id
    visit = came(desk, "DUK-06", documents=("KK", "LAMA"), **more)
    if kind in OF_COMPLAINTS:
        return complained(desk)
    return (visit.code, visit.id) if kind == "visit_sheet" else (visit.tickets[0].number, visit.tickets[0].id)


def complained(desk: Desk) -> tuple[str, str]:
    """Take in a complaint of the visitor and answer it; return its code and id."""
    who = Someone(name=NAME)
    made = take_complaint(desk, NewComplaint(words="antre lama", agency="DUK", who=who)).value
    verify_complaint(desk, made.code, ComplaintClass.PLAIN, "DUK")
    answer_complaint(desk, made.code, ComplaintOutcome.EXPLAINED, "loket ditambah")
    return made.code, made.id


def events(desk: Desk) -> int:
    return desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()[0]


def kinds_since(desk: Desk, seq: int) -> list[int]:
    rows = desk.store.execute_sql("SELECT kind FROM journal ORDER BY seq LIMIT -1 OFFSET ?", (seq,))
    return [kind for (kind,) in rows]


@pytest.mark.parametrize("kind", OF_VISITORS)
def test_print_is_remembered_with_input_and_hash(desk: Desk, kind: PaperKind):
    about, subject = paper_of(desk, kind)
    printed = print_paper(desk, kind, about).value
    row = desk.store.execute_sql("SELECT id, paper, about_id, copy, sha256, officer FROM paper").fetchone()
    sha256 = hashlib.sha256(printed.bytes).hexdigest()
    assert row == (printed.paper_id, kind, subject, 0, sha256, desk.session.officer)
    stored = desk.store.execute_sql("SELECT paper, kind, input FROM print_input").fetchone()
    assert stored[:2] == (printed.paper_id, kind)
    assert json.loads(stored[2])["copy"] == 0
    assert list(differences(desk.store)) == []


@pytest.mark.parametrize("kind", OF_VISITORS)
def test_exp_20_reprint_says_which_copy_it_is(desk: Desk, kind: PaperKind):
    about, subject = paper_of(desk, kind)
    first, second, third = (print_paper(desk, kind, one).value for one in (about, subject, about))
    assert [one.copy for one in (first, second, third)] == [0, 1, 2]
    assert len({one.paper_id for one in (first, second, third)}) == 3
    assert "SALINAN" not in words(first.bytes)
    assert all("SALINAN ke-1" in page for page in pages(second.bytes))
    assert all("SALINAN ke-2" in page for page in pages(third.bytes))


def test_copies_are_counted_for_each_paper_of_each_subject(desk: Desk):
    visit = guest(desk, "DUK-06", "BJK-02")
    made = [("ticket", visit.tickets[0].id), ("ticket", visit.tickets[1].id), ("visit_sheet", visit.id)]
    assert [print_paper(desk, kind, about).value.copy for kind, about in made] == [0, 0, 0]
    assert print_paper(desk, "visit_sheet", visit.id, paper="a5").value.copy == 1
    served(desk, visit.tickets[0].number, "DUK-06")
    assert receipt_of_ticket(desk, visit.tickets[0].id).value.copy == 0


@pytest.mark.parametrize("kind", OF_VISITORS)
def test_paper_is_drawn_again_byte_equal_though_the_mall_has_gone_on(mall, kind: PaperKind):
    desk = mall.desk
    about, _ = paper_of(desk, kind)
    printed = print_paper(desk, kind, about).value
    mall.clock.forward(minutes=200)
    number = desk.store.execute_sql("SELECT number FROM ticket").fetchone()[0]
    if kind in OF_REQUESTS:
        tickets.finish_ticket(desk, number)
        set_holiday(desk, date(2026, 11, 25), "Hari jadi kota")
    else:
        tickets.cancel_ticket(desk, number)
    assert redraw(mall.reopened(), printed.paper_id).value == printed.bytes


def test_exp_14_each_print_again_is_journalled_with_its_number_and_whose_data_went_out(desk: Desk):
    visit = came(desk, "DUK-06", documents=("KK", "LAMA"))
    served(desk, visit.tickets[0].number, "DUK-06")
    receipt = receipt_of_ticket(desk, visit.tickets[0].id).value
    before = events(desk)
    for _ in range(2):
        redraw(desk, receipt.paper_id)
    assert kinds_since(desk, before) == [92, 96, 92, 96]
    bodies = desk.store.execute_sql("SELECT body FROM journal WHERE kind = 92 ORDER BY seq").fetchall()
    assert bodies == [('{"again":1}',), ('{"again":2}',)]
    assert print_paper(desk, PaperKind.RECEIPT, _request_of(desk)).value.copy == 1


def _request_of(desk: Desk) -> str:
    return str(desk.store.execute_sql("SELECT code FROM request").fetchone()[0])


def test_receipt_is_a_look_at_personal_data_and_the_others_are_none(desk: Desk):
    visit = came(desk, "DUK-06", documents=("KK", "LAMA"))
    served(desk, visit.tickets[0].number, "DUK-06")
    before = events(desk)
    for kind, about in (("ticket", visit.tickets[0].id), ("visit_sheet", visit.id)):
        print_paper(desk, kind, about)
    assert kinds_since(desk, before) == [91, 91]
    receipt_of_ticket(desk, visit.tickets[0].id)
    assert kinds_since(desk, before) == [91, 91, 110, 111, 112, 91, 96]
    row = desk.store.execute_sql(
        "SELECT lower(hex(subject_id)), body FROM journal WHERE kind = 96"
    ).fetchone()
    assert row[0] == desk.store.execute_sql("SELECT person FROM visit").fetchone()[0]
    assert "receipt" in row[1]


def test_receipt_of_a_guest_looks_at_nobody(desk: Desk):
    number = guest(desk, "DUK-06").tickets[0].number
    served(desk, number, "DUK-06")
    before = events(desk)
    receipt_of_ticket(desk, number)
    assert kinds_since(desk, before) == [110, 91]


def test_journal_of_a_print_holds_no_personal_data(desk: Desk):
    about, _ = paper_of(desk, "receipt")
    before = events(desk)
    print_paper(desk, "receipt", about)
    bodies = desk.store.execute_sql("SELECT body FROM journal ORDER BY seq LIMIT -1 OFFSET ?", (before,))
    assert NAME.split()[0] not in "".join(body for (body,) in bodies)


@pytest.mark.parametrize("kind", OF_VISITORS)
def test_exp_19_print_queue_sees_a_number_and_no_name(desk: Desk, kind: PaperKind):
    about, _ = paper_of(desk, kind)
    printed = print_paper(desk, kind, about).value
    assert printed.title == properties(printed.bytes)["Title"]
    assert printed.title == about


def test_refused_paper_leaves_nothing_behind(desk: Desk):
    number = guest(desk, "DUK-06").tickets[0].number
    before = events(desk)
    with pytest.raises(Refused, match=r"paper\.nothing_received"):
        receipt_of_ticket(desk, number)
    assert events(desk) == before
    assert desk.store.execute_sql("SELECT count(*) FROM print_input").fetchone() == (0,)


def test_paper_that_fails_to_draw_is_not_remembered(desk: Desk):
    visit = guest(desk, "DUK-06")
    before = events(desk)
    with pytest.raises(ValueError, match=r"visit_sheet\.paper"):
        print_paper(desk, "visit_sheet", visit.id, paper="a4")
    assert events(desk) == before
    assert desk.store.execute_sql("SELECT count(*) FROM print_input").fetchone() == (0,)


def test_question_only_visit_has_no_sheet(desk: Desk):
    visit = add_visit(desk, NewVisit(information_only=True)).value
    with pytest.raises(Refused, match=r"paper\.no_steps"):
        print_paper(desk, "visit_sheet", visit.id)


@pytest.mark.parametrize("left", ["", None])
def test_erased_input_is_drawn_no_more(desk: Desk, left: str | None):
    about, _ = paper_of(desk, "receipt")
    printed = print_paper(desk, "receipt", about).value
    if left is None:
        desk.store.execute_sql("DELETE FROM print_input")
    else:
        desk.store.execute_sql("UPDATE print_input SET input = ?", (left,))
    with pytest.raises(Refused, match=r"paper\.erased"):
        redraw(desk, printed.paper_id)


def test_paper_that_never_was_is_not_drawn(desk: Desk):
    with pytest.raises(Refused, match=r"paper\.unknown"):
        redraw(desk, "0" * 32)


@pytest.mark.parametrize("kind", OF_VISITORS)
def test_counter_prints_and_draws_again_for_its_own_agency_alone(mall, kind: PaperKind):
    about, _ = paper_of(mall.desk, kind)
    own, other = (mall.as_role(Role.COUNTER, agency) for agency in ("DUK", "POL"))
    printed = print_paper(own, kind, about).value
    assert redraw(own, printed.paper_id).value == printed.bytes
    with pytest.raises(NotAllowed):
        print_paper(other, kind, about)
    with pytest.raises(NotAllowed):
        redraw(other, printed.paper_id)


def test_counter_prints_the_sheet_of_a_visit_that_also_comes_to_it(mall):
    visit = heir(mall.desk)
    assert print_paper(mall.as_role(Role.COUNTER, "BPN"), "visit_sheet", visit.code).value.copy == 0


def test_nobody_prints_without_signing_in(desk: Desk):
    about, _ = paper_of(desk, "ticket")
    with pytest.raises(NotAllowed):
        print_paper(desk.signed_in(None), "ticket", about)


def test_every_kind_of_paper_can_be_drawn():
    assert set(papers._DRAWINGS) == set(PaperKind)


def test_exp_09_print_names_the_characters_that_the_paper_only_has_as_codes(desk: Desk):
    number = came(desk, "DUK-06", name="王 Budi 😀", documents=("KK", "LAMA")).tickets[0].number
    served(desk, number, "DUK-06")
    printed = receipt_of_ticket(desk, number).value
    assert printed.undrawn == ("王", "😀")
    assert "[U+738B]" in words(printed.bytes)


@pytest.mark.parametrize("kind", OF_VISITORS)
def test_exp_09_nothing_is_said_of_a_paper_that_is_drawn_whole(desk: Desk, kind: PaperKind):
    assert print_paper(desk, kind, paper_of(desk, kind)[0]).value.undrawn == ()
