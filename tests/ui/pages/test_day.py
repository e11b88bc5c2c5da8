"""The page Ringkasan: its figures, its days, its table twins, the report and the close."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication

from desktop.desk import Topic
from desktop.services import counters, outages, tickets
from desktop.services.outages import NewOutage
from desktop.services.settings import change_setting
from tests.ui.pages.day_stage import TODAY, Stage, come, made_stage
from tests.ui.pages.queue_stage import Slow, services_of, take
from ui.day.closing import CloseDialog, still_busy
from ui.day.jumps import JumpsDialog
from ui.dialogs.preview import Preview
from ui.pages.day import DayPage
from ui.widgets.waits import WaitLegend


@pytest.fixture
def stage(mall, qtbot, tmp_path) -> Stage:
    return made_stage(mall, qtbot, tmp_path)


def test_day_without_visitors_says_so_in_place_of_charts(stage: Stage) -> None:
    assert stage.page.left.stack.currentWidget() is stage.page.left.nothing
    assert stage.page.figures.arrived.accessibleName().startswith("Tamu datang: 0")
    assert stage.page.attention.nothing.isVisible()


def test_visitor_who_comes_stands_in_figures_and_chart(stage: Stage) -> None:
    come(stage)
    assert stage.page.figures.arrived.accessibleName().startswith("Tamu datang: 1")
    assert stage.page.figures.waiting.accessibleName().startswith("Menunggu: 1")
    assert stage.page.arrivals.table().rows == (("08", "1"),)


def test_same_weekday_before_is_the_dashed_line(stage: Stage, mall) -> None:
    come(stage)
    mall.clock.forward(minutes=7 * 24 * 60)
    come(stage)
    twin = stage.page.arrivals.table()
    assert twin.heads == ("Jam", "Tamu", "Selasa lalu")
    assert twin.rows == (("08", "1", "1"),)
    assert stage.page.figures.arrived.accessibleName().endswith("seperti biasanya")


def test_alt_t_puts_tables_in_place_of_charts_and_back(stage: Stage) -> None:
    come(stage)
    stage.actions["day.table"].trigger()
    assert stage.page.left.stack.currentWidget() is stage.page.left.table
    assert stage.page.left.rows.item(0, 0).text() == "08"
    stage.actions["day.table"].trigger()
    assert stage.page.left.stack.currentWidget() is stage.page.left.chart


def test_table_shows_all_its_columns(stage: Stage) -> None:
    come(stage)
    stage.page.table_button.click()
    table = stage.page.right.table
    assert sum(table.columnWidth(column) for column in range(3)) <= table.viewport().width()


def test_many_open_tickets_are_counted_and_the_first_named() -> None:
    said = still_busy([f"A-{place}" for place in range(9)])
    assert "9 tiket" in said
    assert said.endswith("A-5, dan 3 lainnya.")


def test_previous_day_is_shown_and_today_comes_back(stage: Stage) -> None:
    come(stage)
    stage.page.head.before.click()
    assert stage.page.head.day == TODAY - timedelta(1)
    assert stage.page.figures.arrived.accessibleName().startswith("Tamu datang: 0")
    stage.page.head.now.click()
    assert stage.page.head.day == TODAY
    assert not stage.page.head.after.isEnabled()


def test_day_to_come_cannot_be_chosen(stage: Stage) -> None:
    stage.page.head.date.setDate(QDate(2026, 11, 25))
    assert stage.page.head.day == TODAY


def test_long_wait_leads_to_the_queue(stage: Stage, mall) -> None:
    number = come(stage)
    mall.clock.forward(minutes=60)
    stage.hub.ticked.emit()
    (entry,) = stage.page.attention.entries.values()
    assert number in entry.words.text()
    assert entry.detail.text().endswith("batas 30 menit")
    entry.way.click()
    assert stage.sought == [("page.queue", number)]


def test_three_weeks_of_history_name_the_line_and_stand_beside_the_wait(stage: Stage, mall) -> None:
    (service, counter), *_ = services_of(stage.desk)
    for _ in range(3):
        take(stage.desk, service)
        mall.clock.forward(minutes=6)
        number = tickets.call_next(stage.desk, counter).value.number
        tickets.finish_ticket(stage.desk, number)
        mall.clock.forward(minutes=7 * 24 * 60)
    come(stage)
    assert stage.page.arrivals.table().heads == ("Jam", "Tamu", "Median 3 Selasa")
    assert stage.page.figures.arrived.accessibleName() == "Tamu datang: 1, seperti biasanya"
    assert stage.page.figures.wait.accessibleName().endswith("biasanya 6, P90 -")
    assert stage.page.figures.minimumSizeHint().width() <= stage.page.figures.width()
    stage.page.figures.wait.show_figure("14 mnt", "biasanya 12, P90 124")
    stage.page.layout().activate()
    assert stage.page.figures.minimumSizeHint().width() <= stage.page.figures.width()
    said = stage.page.figures.wait.accessibleDescription()
    assert said == "Median 3 Selasa sampai jam yang sama: 1 tamu, 1 dilayani, tunggu 6 mnt"


def test_day_without_history_is_compared_with_nothing(stage: Stage) -> None:
    come(stage)
    assert stage.page.arrivals.table().heads == ("Jam", "Tamu")
    assert stage.page.figures.arrived.accessibleName() == "Tamu datang: 1, 1 tiket"
    assert "biasanya" not in stage.page.figures.wait.accessibleName()
    assert stage.page.figures.wait.accessibleDescription() == ""


def test_entry_keeps_the_focus_through_a_refresh(stage: Stage, mall) -> None:
    come(stage)
    mall.clock.forward(minutes=60)
    stage.hub.ticked.emit()
    (entry,) = stage.page.attention.entries.values()
    before = entry.words.text()
    mall.clock.forward(minutes=30)
    stage.hub.ticked.emit()
    assert list(stage.page.attention.entries.values()) == [entry]
    assert entry.words.text() != before


def test_calls_that_passed_somebody_over_are_listed_with_their_reasons(stage: Stage, mall) -> None:
    (service, counter), *_ = services_of(stage.desk)
    take(stage.desk, service)
    mall.clock.forward(minutes=1)
    number = take(stage.desk, service)[0]
    tickets.call_chosen(stage.desk, counter, number)
    stage.hub.publish({Topic.QUEUE})
    (entry,) = stage.page.attention.entries.values()
    entry.way.click()
    dialog = stage.dialog
    assert isinstance(dialog, JumpsDialog)
    model = dialog.table.model()
    told = [model.index(0, column).data() for column in range(model.columnCount())]
    assert told[1:2] + told[3:] == [number, "dipilih petugas", "1"]
    assert "1 dari 1 panggilan" in dialog.summary.text()
    dialog.back.click()
    assert stage.dialog is None


def test_report_is_shown_and_then_sent(stage: Stage) -> None:
    come(stage)
    stage.page.print_button.click()
    assert isinstance(stage.dialog, Preview)
    assert stage.page.print_button.isEnabled()
    stage.dialog.print_button.click()
    (paper,) = stage.printing.folder.glob("*.pdf")
    assert paper.name == "Laporan-harian-2026-11-24.pdf"
    assert paper.read_bytes().startswith(b"%PDF")


def test_exp_09_report_of_a_day_tells_it_when_it_is_sent(stage: Stage) -> None:
    change_setting(stage.desk, "office", {"mall": "MPP 王 Contoh"})
    told: list[str] = []
    stage.printing.told.connect(lambda sentence, _: told.append(sentence))
    stage.page.print_button.click()
    stage.dialog.print_button.click()
    assert told[1].startswith("1 huruf tidak dapat dicetak dan di kertas tertulis [U+738B].")


def test_keys_work_before_the_figures_have_come(stage: Stage) -> None:
    slow = Slow()
    page = DayPage(replace(stage.page.around, runner=slow))
    stage.page.deleteLater()
    stage.actions.show_page("page.day")
    page.shown()
    page.show()
    stage.actions.trigger("day.print")
    slow.go_on()
    assert isinstance(page._dialog, Preview)
    assert TODAY.isoformat() in page._dialog.windowTitle()


def test_export_and_close_before_the_figures_have_come_are_of_today(stage: Stage) -> None:
    slow = Slow()
    page = DayPage(replace(stage.page.around, runner=slow))
    stage.actions.show_page("page.day")
    page.shown()
    stage.actions.trigger("day.export")
    page._dialog.do.click()
    stage.actions.trigger("day.close")
    slow.go_on()
    assert f"rekap-tiket-{TODAY.isoformat()}.xlsx" in stage.said[-1]
    assert isinstance(page._dialog, CloseDialog)


def test_enter_prints_the_report_that_is_shown(stage: Stage, qtbot) -> None:
    stage.page.print_button.click()
    dialog = stage.dialog
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert [paper.suffix for paper in stage.printing.folder.iterdir()] == [".pdf"]


def test_page_of_the_report_is_shown_in_its_whole_width(stage: Stage) -> None:
    stage.page.print_button.click()
    assert stage.dialog.area.horizontalScrollBar().maximum() == 0


def test_lock_has_its_key_also_over_a_dialog(stage: Stage, qtbot) -> None:
    locked: list[bool] = []
    stage.actions.does("app.lock", lambda: locked.append(True))
    stage.page.print_button.click()
    stage.dialog.activateWindow()
    qtbot.waitUntil(stage.dialog.isActiveWindow)
    qtbot.keyClick(stage.dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locked == [True]


def test_close_waits_for_the_typed_word(stage: Stage, qtbot) -> None:
    number = come(stage)
    stage.page.close_button.click()
    dialog = stage.dialog
    assert isinstance(dialog, CloseDialog)
    assert dialog.lines[0].text().startswith("1 tiket")
    assert not dialog.close_day.isEnabled()
    dialog.word.setText("tutup")
    assert not dialog.close_day.isEnabled()
    dialog.word.setText("TUTUP")
    qtbot.keyClick(dialog.word, Qt.Key.Key_Return)
    assert stage.state(number) == "waiting"
    dialog.close_day.click()
    assert stage.state(number) == "expired"
    assert stage.day_row()[0]
    assert "1 tiket kedaluwarsa" in stage.said[-1]
    assert stage.page.head.closed.text().startswith("Ditutup 08.00")
    assert not stage.page.close_button.isEnabled()


def test_who_closed_a_day_is_said_on_asking(stage: Stage) -> None:
    stage.page.head.show_day(TODAY, TODAY, closed_at="16.11", closed_by="Muhammad Ramadhan")
    assert "Muhammad Ramadhan" in stage.page.head.closed.accessibleName()


def test_legend_of_the_waits_names_no_promise(stage: Stage) -> None:
    legend = stage.page.findChild(WaitLegend)
    assert legend.accessibleName() == "Median, P90"
    assert not stage.page.waits.isAncestorOf(legend)


def test_refused_close_stays_in_the_dialog_with_its_reason(stage: Stage) -> None:
    come(stage)
    (_, counter), *_ = services_of(stage.desk)
    called = tickets.call_next(stage.desk, counter).value
    stage.page.close_button.click()
    dialog = stage.dialog
    warned = dialog.message.sentence
    assert called.number in warned
    dialog.word.setText("TUTUP")
    dialog.close_day.click()
    assert stage.dialog is dialog
    assert dialog.message.sentence != warned
    assert called.number in dialog.message.sentence
    assert dialog.word.text() == "TUTUP"
    assert dialog.close_day.isEnabled()
    assert stage.state(called.number) == "called"


@pytest.mark.parametrize("width", [964, 1182, 1736])
def test_nothing_in_the_head_lies_over_anything_else(stage: Stage, width: int) -> None:
    head = stage.page.head
    for closed in ("", "24/11 16.05"):
        head.show_day(date(2026, 9, 23), TODAY, closed_at=closed, closed_by="petugas yang namanya panjang")
        stage.page.resize(width, 700)
        stage.page.layout().activate()
        head.layout().activate()
        parts = [
            head.title,
            head.before,
            head.date,
            head.after,
            head.now,
            head.closed,
            *stage.page._buttons(),
        ]
        shown = [part.geometry() for part in parts if part.isVisible()]
        gaps = [after.left() - before.right() for before, after in pairwise(shown)]
        assert min(gaps) > 0
        assert shown[-1].right() <= head.width()


def test_what_needs_attention_stands_above_the_charts_in_a_narrow_window(stage: Stage) -> None:
    page = stage.page
    for width, first in ((964, page.attention), (1182, page.left)):
        page.resize(width, 700)
        QApplication.processEvents()
        assert min((page.attention, page.left, page.right), key=lambda part: part.y()) is first


def test_hour_of_the_close_is_read_whole_in_a_narrow_window(stage: Stage) -> None:
    head = stage.page.head
    stage.page.resize(964, 700)
    head.show_day(TODAY, TODAY, closed_at="16.05", closed_by="")
    stage.page.layout().activate()
    head.layout().activate()
    assert head.closed.width() >= head.closed.sizeHint().width()
    assert head.date.lineEdit().text() == "24/11/2026"
    head.show_day(TODAY, TODAY, closed_at="", closed_by="")
    assert head.date.lineEdit().text() == "Selasa, 24 November 2026"


def test_accuracy_of_forecasts_stands_among_the_figures(stage: Stage) -> None:
    figure = stage.page.figures.accuracy
    assert figure.accessibleName() == "Akurasi perkiraan: -"
    desk = stage.desk
    (_, counter), *_ = services_of(desk)
    counters.open_counter(desk, counter)
    for _ in range(2):
        come(stage)
    tickets.call_next(desk, counter)
    stage.hub.publish({Topic.QUEUE})
    assert figure.accessibleName() == "Akurasi perkiraan: ±0 mnt, 100% tepat"
    assert "rentangnya" in figure.accessibleDescription() == figure.toolTip()


def test_figures_fit_into_the_page_in_one_row_and_with_an_outage_in_two(stage: Stage) -> None:
    figures = stage.page.figures
    rows = {figure.mapTo(figures, figure.rect().topLeft()).y() for figure in figures._figures[:-1]}
    assert len(rows) == 1
    assert not figures.outage.isVisible()
    assert figures.minimumSizeHint().width() <= figures.width()
    outages.start_outage(stage.desk, NewOutage("SIAK", agency="DUK"))
    stage.hub.publish({Topic.QUEUE, Topic.DAY})
    QApplication.processEvents()
    assert figures.outage.isVisible()
    assert figures.minimumSizeHint().width() <= figures.width()
    rows = {figure.mapTo(figures, figure.rect().topLeft()).y() for figure in figures._figures}
    assert len(rows) == 2
