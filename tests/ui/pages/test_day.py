"""The page Ringkasan: its figures, its days, its table twins, the report and the close."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.desk import Desk, Topic
from desktop.errors import NotAllowed
from desktop.reading.tabular import read_lines
from desktop.services import counters, outages, tickets
from desktop.services.outages import NewOutage
from models.rules.bodies.notes import ExportPurpose
from models.rules.bodies.officers import Role
from tests.conftest import PASSWORD
from tests.ui.pages.queue_stage import Slow, services_of, take
from ui.actions import Actions
from ui.day.closing import CloseDialog, still_busy
from ui.day.export import Wanted, export_day
from ui.day.jumps import JumpsDialog
from ui.dialogs.preview import Preview
from ui.hub import Hub
from ui.page import Surroundings
from ui.pages.day import DayPage
from ui.papers import Papers
from ui.printing import Printing
from ui.runner import InlineRunner
from ui.widgets.waits import WaitLegend

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
    papers = Papers(mall.desk, runner, hub, printing, window)
    around = Surroundings(
        mall.desk, runner, hub, actions, lambda words, _: said.append(words), gone.append, printing, papers
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


@pytest.mark.parametrize(("command", "ending"), [("day.export", "xlsx"), ("day.export_csv", "csv")])
def test_register_of_the_shown_day_is_kept_as_a_file_and_named(
    stage: Stage, tmp_path: Path, command: str, ending: str
) -> None:
    number = come(stage)
    stage.actions.trigger(command)
    stage.dialog.do.click()
    (file,) = (tmp_path / "papers").iterdir()
    assert file.name == f"rekap-tiket-2026-11-24.{ending}"
    assert stage.said == [f"{file.name} disimpan di {tmp_path.name}/papers"]
    assert any(number in line.cells for line in read_lines(file.read_bytes(), file.name))
    assert not stage.dialog


def test_register_of_another_day_is_that_days(stage: Stage, tmp_path: Path) -> None:
    stage.page.head.before.click()
    stage.page.export_button.click()
    stage.dialog.do.click()
    assert [file.name for file in (tmp_path / "papers").iterdir()] == ["rekap-tiket-2026-11-23.xlsx"]


def test_register_that_cannot_be_written_is_said_in_the_dialog(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "papers").write_text("in the way")
    stage.page.export_button.click()
    stage.dialog.do.click()
    assert stage.dialog.message.sentence
    assert stage.said == []
    assert stage.dialog.do.isEnabled()


def test_exp_17_export_says_what_it_is_for_and_asks_a_password_that_is_older_than_five_minutes(
    mall, stage: Stage, tmp_path: Path
) -> None:
    stage.page.export_button.click()
    assert not stage.dialog.password_field.isVisible()
    stage.dialog.reject()
    mall.clock.forward(minutes=6)
    stage.page.export_button.click()
    dialog = stage.dialog
    assert dialog.password_field.isVisible()
    dialog.do.click()
    assert dialog.password_field.error
    dialog.password.setText("bukan sandi ini")
    dialog.do.click()
    assert dialog.message.sentence
    assert not (tmp_path / "papers").exists()
    dialog.purpose.setCurrentIndex(dialog.purpose.findData("audit"))
    dialog.password.setText(PASSWORD)
    dialog.do.click()
    assert len(list((tmp_path / "papers").iterdir())) == 1
    rows = mall.desk.store.execute_sql("SELECT body FROM journal WHERE kind = 93").fetchall()
    assert [json.loads(body)["purpose"] for (body,) in rows] == ["audit"]
    stage.page.export_button.click()
    assert not stage.dialog.password_field.isVisible()


def test_who_may_not_export_gets_no_file(mall, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        export_day(
            mall.as_role(Role.OFFICER), TODAY, ".csv", tmp_path / "papers", Wanted(ExportPurpose.FIGURES)
        )
    assert not (tmp_path / "papers").exists()


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
