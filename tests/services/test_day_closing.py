"""The daily report as a paper: closed with its day, kept as figures, drawn again byte-equal."""

import hashlib
import json
from datetime import date

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.printing.daily import daily_paper
from desktop.queries.daily_prints import daily_prints, kept_report, reporting
from desktop.queries.day_figures import duty_notes
from desktop.queries.prints import unprinted
from desktop.services.day_closing import close_with_report
from desktop.services.days import close_day
from desktop.services.papers import PaperKind, print_paper, redraw
from desktop.services.print_jobs import mark_failed, mark_sent
from desktop.services.settings import change_setting
from desktop.services.tickets import call_next, finish_ticket
from desktop.services.undo import undo_ticket
from desktop.services.visits import NewVisit, add_visit
from models.folding import differences
from models.journal import Head
from models.rules.bodies.officers import Role
from reports.daily import daily_pdf
from tests.conftest import Mall
from tests.reports.reading import words

TUESDAY = date(2026, 11, 24)
DAILY = PaperKind.DAILY_REPORT


def take(desk: Desk) -> str:
    return add_visit(desk, NewVisit(services=("DUK-06",))).value.tickets[0].number


def changed(desk: Desk, times: int) -> None:
    """Change the figures of the closed day so many times."""
    for _ in range(times):
        take(desk)


def test_day_is_closed_with_its_report_and_its_hash_is_journalled(desk: Desk):
    take(desk)
    made = close_with_report(desk).value
    assert made.closed.expired == 1
    rows = desk.store.execute_sql("SELECT about_id, paper, copy, sha256 FROM paper").fetchall()
    assert rows == [("2026-11-24/0", "daily_report", 0, hashlib.sha256(made.report.bytes).hexdigest())]
    assert list(differences(desk.store)) == []
    assert "hari belum ditutup" not in words(made.report.bytes)


def test_close_and_its_report_are_one_transaction(desk: Desk):
    take(desk)
    commits: list[Head] = []
    desk.identity.committed = commits.append
    close_with_report(desk)
    assert len(commits) == 1


def test_report_of_the_close_is_waited_for_until_the_printer_has_it(desk: Desk):
    report = close_with_report(desk).value.report
    (row,) = unprinted(desk)
    assert (row.paper_id, row.kind, row.title) == (report.paper_id, "daily_report", "2026-11-24")
    assert redraw(desk, row.paper_id).value == report.bytes
    mark_sent(desk, report.paper_id)
    assert unprinted(desk) == []


def test_officer_is_not_offered_a_report_to_print_again(mall: Mall):
    report = close_with_report(mall.desk).value.report
    officer = mall.as_role(Role.OFFICER)
    assert unprinted(officer) == []
    with pytest.raises(NotAllowed):
        redraw(officer, report.paper_id)


def test_refused_close_prints_nothing(desk: Desk):
    take(desk)
    call_next(desk, "DUK-L1")
    with pytest.raises(Refused, match=r"day\.still_serving"):
        close_with_report(desk)
    assert desk.store.execute_sql("SELECT count(*) FROM paper").fetchone() == (0,)


def test_every_revision_that_was_printed_is_drawn_again_byte_equal(desk: Desk):
    number = take(desk)
    call_next(desk, "DUK-L1")
    finish_ticket(desk, number)
    drawn = {0: close_with_report(desk).value.report}
    undo_ticket(desk, number)
    finish_ticket(desk, number)
    drawn[2] = print_paper(desk, DAILY, TUESDAY.isoformat()).value
    change_setting(desk, "office", {"mall": "MPP Lain"})
    changed(desk, 1)
    for revision, printed in drawn.items():
        kept = kept_report(desk, TUESDAY, revision)
        assert daily_pdf(kept) == printed.bytes
        assert kept.figures.revision == revision
    assert "Revisi ke-2" in words(drawn[2].bytes)
    assert drawn[2].title == "Laporan harian 2026-11-24 Revisi ke-2"


def test_second_print_of_a_revision_is_a_copy_of_its_figures(desk: Desk):
    close_with_report(desk)
    changed(desk, 1)
    again = print_paper(desk, DAILY, "2026-11-24/0").value
    assert again.copy == 1
    told = words(again.bytes)
    assert "SALINAN ke-1" in told
    assert "Revisi ke-" not in told
    assert daily_paper(desk, TUESDAY, 0).report.copy == 2


def test_report_that_failed_to_print_leaves_its_number_to_the_next(desk: Desk):
    first = close_with_report(desk).value.report
    mark_failed(desk, first.paper_id)
    assert reporting(desk, TUESDAY).owed
    second = print_paper(desk, DAILY, "2026-11-24/0").value
    assert second.copy == 0
    assert second.bytes == first.bytes
    assert [row.paper_id for row in unprinted(desk)] == [second.paper_id]


def test_report_of_a_day_that_goes_on_says_as_of_when_and_is_never_a_copy(mall: Mall):
    first = print_paper(mall.desk, DAILY, "2026-11-24").value
    mall.clock.forward(minutes=65)
    second = print_paper(mall.desk, DAILY, "2026-11-24").value
    assert (first.copy, second.copy) == (0, 0)
    assert "Sementara: keadaan 24/11/2026 09.05 WIB, hari belum ditutup" in words(second.bytes)
    assert [one.revision for one in daily_prints(mall.desk, TUESDAY)] == [None, None]
    assert redraw(mall.desk, first.paper_id).value == first.bytes


def test_changes_after_the_print_are_owed_a_revision(desk: Desk):
    assert not reporting(desk, TUESDAY).owed
    close_day(desk)
    assert reporting(desk, TUESDAY).owed
    print_paper(desk, DAILY, "2026-11-24")
    assert not reporting(desk, TUESDAY).owed
    changed(desk, 3)
    now = reporting(desk, TUESDAY)
    assert (now.owed, now.revision, now.printed) == (True, 3, 0)


@pytest.mark.parametrize(("about", "code"), [
    ("2026-11-24/1", "report.never_printed"),
    ("2026-11-25", "day.to_come"),
    ("kemarin", "paper.unknown"),
    ("2026-11-24/x", "paper.unknown"),
])  # fmt: skip
def test_report_that_cannot_be_is_refused(desk: Desk, about: str, code: str):
    close_day(desk)
    with pytest.raises(Refused) as refused:
        print_paper(desk, DAILY, about)
    assert refused.value.code == code


def test_erased_figures_are_drawn_no_more(desk: Desk):
    close_with_report(desk)
    desk.store.execute_sql("UPDATE print_input SET input = ''")
    with pytest.raises(Refused, match=r"paper\.erased"):
        kept_report(desk, TUESDAY, 0)
    assert [one.kept for one in daily_prints(desk, TUESDAY)] == [False]


def test_duty_note_is_cleaned_and_stands_on_the_report(desk: Desk):
    note = "Genset  menyala\n\n12.10\u202e sampai 12.40"
    report = close_with_report(desk, note=note).value.report
    assert duty_notes(desk, TUESDAY) == ("Genset menyala", "12.10 sampai 12.40")
    told = words(report.bytes)
    assert "Catatan petugas piket" in told
    assert "12.10 sampai 12.40" in told
    kept = json.loads(desk.store.execute_sql("SELECT input FROM print_input").fetchone()[0])
    assert kept["notes"] == ["Genset menyala", "12.10 sampai 12.40"]


def test_note_that_looks_like_markup_is_printed_as_it_was_typed(desk: Desk):
    told = words(close_with_report(desk, note="<b>Loket 3</b> & 4 rusak").value.report.bytes)
    assert "<b>Loket 3</b> & 4 rusak" in told


def test_note_of_many_lines_stays_a_few(desk: Desk):
    close_day(desk, note="\n".join("abcdefghijk"))
    assert duty_notes(desk, TUESDAY) == ("a", "b", "c", "d", "e", "f", "g", "h i j k")


def test_report_without_a_note_has_no_empty_section(desk: Desk):
    assert "Catatan petugas piket" not in words(close_with_report(desk, note="  ").value.report.bytes)


def test_note_that_is_too_long_closes_nothing(desk: Desk):
    with pytest.raises(Refused, match=r"text\.long"):
        close_day(desk, note="a" * 601)
    assert reporting(desk, TUESDAY).revision is None
    close_day(desk, note="a" * 600)


def test_every_visit_of_a_closed_day_has_ended(desk: Desk):
    done = take(desk)
    call_next(desk, "DUK-L1")
    finish_ticket(desk, done)
    add_visit(desk, NewVisit(services=("DUK-06", "BJK-02")))
    add_visit(desk, NewVisit(information_only=True))
    close_day(desk)
    open_legs = """SELECT count(*) FROM ticket WHERE day = '2026-11-24'
        AND state IN ('waiting', 'blocked', 'called', 'serving', 'held')"""
    assert desk.store.execute_sql(open_legs).fetchone() == (0,)
    (legs,) = desk.store.execute_sql("SELECT count(*) FROM ticket").fetchone()
    assert sum(daily_paper(desk, TUESDAY).report.figures.by_state.values()) == legs == 3
