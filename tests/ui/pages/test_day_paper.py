"""The report of a day from the window: printed as a paper, its revisions, and the close with it."""

import pytest
from PySide6.QtCore import Qt

from desktop.desk import Topic
from desktop.queries.day_figures import duty_notes
from desktop.queries.day_page import AttentionKind
from desktop.services import tickets
from desktop.services.days import close_day
from desktop.services.print_jobs import mark_failed
from tests.ui.pages.day_stage import TODAY, Stage, come, made_stage
from tests.ui.pages.queue_stage import services_of
from ui.day.closing import CloseDialog
from ui.day.paper import DailyPreview


@pytest.fixture
def stage(mall, qtbot, tmp_path) -> Stage:
    return made_stage(mall, qtbot, tmp_path)


def papers_of(stage: Stage) -> list[tuple]:
    sql = """SELECT p.about_id, p.copy, j.state FROM paper p JOIN print_job j ON j.paper = p.id
        ORDER BY p.drawn_at, p.at_hlc"""
    return stage.desk.store.execute_sql(sql).fetchall()


def close(stage: Stage, note: str = "") -> None:
    stage.page.close_button.click()
    stage.dialog.note.setPlainText(note)
    stage.dialog.word.setText("TUTUP")
    stage.dialog.close_day.click()


def owed(stage: Stage) -> list[str]:
    rows = stage.page.attention.entries.values()
    return [
        f"{one.row.words}. {one.row.detail}" for one in rows if one.row.kind is AttentionKind.NOT_REPORTED
    ]


def test_printing_keeps_the_report_as_a_paper_and_looking_does_not(stage: Stage) -> None:
    stage.page.print_button.click()
    assert papers_of(stage) == []
    assert stage.dialog.revisions == {}
    stage.dialog.print_button.click()
    assert papers_of(stage) == [(TODAY.isoformat(), 0, "sent")]


def test_close_prints_the_report_with_the_note_of_the_officer_on_duty(stage: Stage) -> None:
    come(stage)
    close(stage, "Genset menyala 12.10")
    assert papers_of(stage) == [(f"{TODAY.isoformat()}/0", 0, "sent")]
    assert [file.name for file in stage.printing.folder.iterdir()] == ["Laporan-harian-2026-11-24.pdf"]
    assert duty_notes(stage.desk, TODAY) == ("Genset menyala 12.10",)
    assert owed(stage) == []


def test_note_too_long_stays_in_the_dialog_with_its_reason(stage: Stage) -> None:
    close(stage, "a" * 601)
    assert isinstance(stage.dialog, CloseDialog)
    assert "600" in stage.dialog.message.sentence
    assert len(stage.dialog.note.toPlainText()) == 601
    assert papers_of(stage) == []


def test_late_facts_are_told_and_lead_to_the_revision(stage: Stage) -> None:
    close(stage)
    for _ in range(3):
        come(stage)
    assert owed(stage) == ["Ada 3 perubahan setelah ditutup. Cetak Revisi ke-3"]
    next(iter(stage.page.attention.entries.values())).way.click()
    assert stage.dialog.windowTitle() == "Laporan harian 2026-11-24 Revisi ke-3"
    stage.dialog.print_button.click()
    assert papers_of(stage)[-1] == (f"{TODAY.isoformat()}/3", 0, "sent")
    assert owed(stage) == []
    come(stage)
    assert owed(stage) == ["Ada 1 perubahan sejak Revisi ke-3 dicetak. Cetak Revisi ke-4"]


def test_revisions_that_were_printed_are_listed_and_a_second_sheet_is_a_copy(stage: Stage) -> None:
    close(stage)
    come(stage)
    stage.page.print_button.click()
    assert [button.text() for button in stage.dialog.revisions.values()] == ["Revisi 0"]
    stage.dialog.print_button.click()
    stage.page.print_button.click()
    assert isinstance(stage.dialog, DailyPreview)
    assert list(stage.dialog.revisions) == [0, 1]
    stage.dialog.revisions[0].click()
    assert stage.dialog.windowTitle() == "Laporan harian 2026-11-24"
    stage.dialog.print_button.click()
    assert papers_of(stage)[-1] == (f"{TODAY.isoformat()}/0", 1, "sent")


def test_report_that_the_printer_refused_is_still_owed(stage: Stage, monkeypatch) -> None:
    monkeypatch.setattr(
        stage.page.around.papers, "send", lambda printed: mark_failed(stage.desk, printed.paper_id)
    )
    close(stage)
    stage.hub.publish({Topic.DAY})
    assert owed(stage)[0].startswith("Laporan harian belum dicetak")


def test_day_that_a_command_closed_without_a_sheet_asks_for_it(stage: Stage) -> None:
    close_day(stage.desk)
    stage.hub.publish({Topic.DAY})
    assert owed(stage)[0].startswith("Laporan harian belum dicetak")


def test_key_leads_from_the_close_to_the_ticket_that_forbids_it(stage: Stage, qtbot) -> None:
    come(stage)
    (_, counter), *_ = services_of(stage.desk)
    number = tickets.call_next(stage.desk, counter).value.number
    sought: list[str] = []
    stage.page.close_button.click()
    dialog = stage.dialog
    dialog.sought.connect(sought.append)
    assert dialog.show_ticket.isVisible()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.word, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert sought == [number]
    assert stage.dialog is None


def test_close_that_nothing_forbids_offers_no_way_to_a_ticket(stage: Stage) -> None:
    come(stage)
    stage.page.close_button.click()
    assert not stage.dialog.show_ticket.isVisible()


def test_tickets_left_at_a_counter_on_an_earlier_day_end_one_by_one_and_then_it_is_closed(
    stage: Stage, mall
) -> None:
    numbers = [come(stage) for _ in range(2)]
    (_, counter), *_ = services_of(stage.desk)
    for place in range(2):
        tickets.call_next(stage.desk, counter)
        tickets.start_ticket(stage.desk, numbers[place])
        if place == 0:
            tickets.hold_ticket(stage.desk, numbers[place])
    mall.clock.forward(minutes=24 * 60)
    stage.hub.ticked.emit()
    stage.page.head.before.click()
    stage.page.close_button.click()
    for number in numbers:
        assert stage.dialog.show_ticket.text() == f"{number}: sistem mati"
        stage.dialog.show_ticket.click()
        assert stage.state(number) == "system_down"
    assert not stage.dialog.show_ticket.isVisible()
    stage.dialog.word.setText("TUTUP")
    stage.dialog.close_day.click()
    assert stage.day_row()[0]
