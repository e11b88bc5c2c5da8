"""Print jobs: what was drawn and reached no printer shows until it does."""

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.prints import PrintState, unprinted
from desktop.services.papers import PaperKind, print_paper, redraw
from desktop.services.print_jobs import drop_job, mark_failed, mark_sent, restore_job
from desktop.services.settings import change_setting
from desktop.services.taking_in import receipt_of_ticket
from models.rules.bodies.officers import Role
from tests.printing.arrivals import guest, served


def test_cra_02_paper_is_unprinted_until_the_printer_has_it(mall):
    visit = guest(mall.desk, "DUK-06")
    printed = print_paper(mall.desk, PaperKind.VISIT_SHEET, visit.id).value
    (row,) = unprinted(mall.reopened())
    assert (row.paper_id, row.kind, row.title, row.about_id) == (
        printed.paper_id, "visit_sheet", visit.code, visit.id,
    )  # fmt: skip
    assert (row.copy, row.state, row.at) == (0, PrintState.QUEUED, mall.clock.ms)
    mark_sent(mall.desk, printed.paper_id)
    assert unprinted(mall.desk) == []


def test_cra_02_paper_after_a_crash_is_printed_from_what_was_kept(mall):
    printed = print_paper(mall.desk, PaperKind.TICKET, guest(mall.desk, "DUK-06").tickets[0].id).value
    desk = mall.reopened()
    (row,) = unprinted(desk)
    assert redraw(desk, row.paper_id).value == printed.bytes
    mark_sent(desk, row.paper_id)
    assert unprinted(mall.desk) == []


def test_refused_print_shows_as_failed_and_may_still_succeed(mall):
    paper = print_paper(mall.desk, PaperKind.TICKET, guest(mall.desk, "DUK-06").tickets[0].id).value.paper_id
    mark_failed(mall.desk, paper)
    assert [row.state for row in unprinted(mall.desk)] == [PrintState.FAILED]
    mark_sent(mall.desk, paper)
    assert mark_failed(mall.desk, paper).value is PrintState.SENT
    assert unprinted(mall.desk) == []


def test_paper_that_is_not_needed_is_waited_for_no_longer_until_that_is_undone(mall):
    desk, about = mall.desk, guest(mall.desk, "DUK-06").id
    paper = print_paper(desk, PaperKind.VISIT_SHEET, about).value.paper_id
    mark_failed(desk, paper)
    before = unprinted(desk)
    mall.clock.forward(minutes=3)
    dropped = drop_job(desk, paper).value
    assert unprinted(desk) == []
    with pytest.raises(Refused, match=r"paper\.not_waited_for"):
        drop_job(desk, paper)
    restore_job(desk, dropped)
    assert unprinted(desk) == before != []


def test_paper_that_came_out_cannot_be_dropped(desk: Desk):
    paper = print_paper(desk, PaperKind.VISIT_SHEET, guest(desk, "DUK-06").id).value.paper_id
    mark_sent(desk, paper)
    with pytest.raises(Refused, match=r"paper\.not_waited_for"):
        drop_job(desk, paper)


def test_print_after_a_failed_one_takes_its_number_and_its_place(desk: Desk):
    about = guest(desk, "DUK-06").id

    def printed():
        return print_paper(desk, PaperKind.VISIT_SHEET, about).value

    first = printed()
    mark_failed(desk, first.paper_id)
    again = printed()
    assert (again.copy, [row.paper_id for row in unprinted(desk)]) == (0, [again.paper_id])
    mark_sent(desk, again.paper_id)
    assert unprinted(desk) == []
    copy = printed()
    mark_failed(desk, copy.paper_id)
    assert [copy.copy, printed().copy, printed().copy] == [1, 1, 2]


def test_print_of_a_paper_that_never_was_is_not_marked(desk: Desk):
    for mark in (mark_sent, mark_failed):
        with pytest.raises(Refused, match=r"paper\.unknown"):
            mark(desk, "0" * 32)


def test_list_says_numbers_as_the_mall_shows_them_oldest_first(mall):
    desk = mall.desk
    change_setting(desk, "numbers", {"hide_lane": True})
    number = guest(desk, "DUK-06").tickets[0].number
    served(desk, number, "DUK-06")
    receipt_of_ticket(desk, number)
    mall.clock.forward(seconds=1)
    print_paper(desk, PaperKind.TICKET, number)
    (code,) = desk.store.execute_sql("SELECT code FROM request").fetchone()
    assert [(row.kind, row.title) for row in unprinted(desk)] == [("receipt", code), ("ticket", "DUK-F-001")]
    assert [row.kind for row in unprinted(desk, limit=1)] == ["receipt"]


def test_counter_sees_the_prints_of_its_own_agency(mall):
    visit = guest(mall.desk, "DUK-06", "POL-03")
    print_paper(mall.desk, PaperKind.VISIT_SHEET, visit.id)
    print_paper(mall.desk, PaperKind.TICKET, visit.tickets[1].id)
    seen = {agency: unprinted(mall.as_role(Role.COUNTER, agency)) for agency in ("DUK", "POL", "BPN")}
    assert {agency: [row.kind for row in rows] for agency, rows in seen.items()} == {
        "DUK": ["visit_sheet"], "POL": ["visit_sheet", "ticket"], "BPN": [],
    }  # fmt: skip


def test_yesterdays_papers_are_nobodys_business_today(mall):
    print_paper(mall.desk, PaperKind.TICKET, guest(mall.desk, "DUK-06").tickets[0].id)
    mall.clock.forward(minutes=24 * 60)
    assert unprinted(mall.desk) == []


def test_rows_are_made_again_under_waiting_prints(mall):
    from desktop.services.keeping import rebuild_rows

    print_paper(mall.desk, PaperKind.TICKET, guest(mall.desk, "DUK-06").tickets[0].id)
    before = unprinted(mall.desk)
    rebuild_rows(mall.desk)
    assert unprinted(mall.desk) == before != []


def test_nobody_looks_without_signing_in(desk: Desk):
    with pytest.raises(NotAllowed):
        unprinted(desk.signed_in(None))
