"""The page Ringkasan: its figures, its days, its table twins, the report and the close."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk, Topic
from desktop.services import tickets
from tests.ui.pages.queue_stage import services_of, take
from ui.actions import Actions
from ui.day.closing import CloseDialog, still_busy
from ui.day.jumps import JumpsDialog
from ui.dialogs.preview import Preview
from ui.hub import Hub
from ui.page import Surroundings
from ui.pages.day import DayPage
from ui.printing import Printing
from ui.runner import InlineRunner

TODAY = date(2026, 11, 24)


@dataclass
class Stage:
    """The page before a mall, with what it said and where it went."""

    window: QWidget
    page: DayPage
    desk: Desk
    hub: Hub
    actions: Actions
    printing: Printing
    said: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def dialog(self):
        return self.page._dialog

    def day_row(self) -> tuple | None:
        sql = "SELECT closed_at FROM day WHERE id = ?"
        return self.desk.store.execute_sql(sql, (TODAY.isoformat(),)).fetchone()

    def state(self, number: str) -> str:
        sql = "SELECT state FROM ticket WHERE number = ?"
        return str(self.desk.store.execute_sql(sql, (number,)).fetchone()[0])


@pytest.fixture
def stage(mall, qtbot, tmp_path) -> Stage:
    window = QWidget()
    window.resize(1182, 700)
    qtbot.addWidget(window)
    runner, hub = InlineRunner(), Hub(window)
    actions = Actions(window, lambda _: True)
    said: list[str] = []
    gone: list[str] = []
    printing = Printing(runner, window, folder=tmp_path / "papers")
    printing.printer = ""
    around = Surroundings(
        mall.desk, runner, hub, actions, lambda words, _: said.append(words), gone.append, printing
    )
    page = DayPage(around)
    page.setParent(window)
    page.resize(1182, 700)
    actions.show_page("page.day")
    window.show()
    page.shown()
    return Stage(window, page, mall.desk, hub, actions, printing, said, gone)


def come(stage: Stage) -> str:
    """Let one visitor come and return the number."""
    (service, _), *_ = services_of(stage.desk)
    number = take(stage.desk, service)[0]
    stage.hub.publish({Topic.QUEUE})
    return number


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
    assert stage.page.figures.arrived.accessibleName().endswith("sama dengan Selasa lalu")


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
    entry.way.click()
    assert stage.gone == ["page.queue"]


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
