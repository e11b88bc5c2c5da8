"""The plan in Tamu: the best order until somebody moves a row, why each stands there, life events, what to bring."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.queries.needs import event_rows
from desktop.services import counters
from desktop.services.outages import NewOutage, start_outage
from desktop.services.visits import NewVisit, add_visit
from tests.conftest import Mall
from tests.reports.reading import words
from tests.ui.pages.intake_bench import add_need, bench_of, button
from ui.pages.intake import IntakePage
from ui.pages.intake_form import Form, Need, body_of, form_of
from ui.runner import InlineRunner, Lane
from ui.theme import ThemeHolder
from ui.widgets.plan_table import ROW, SERVICE
from ui.workbench import Workbench

EVERYWHERE = (
    "DUK-L1",
    "DUK-L5",
    "POL-L4",
    "DKS-L1",
    "BPD-L1",
    "BPD-L3",
    "BJK-L1",
    "BJT-L1",
    "TSP-L1",
    "BPN-L2",
)
LONG, SHORT = "DUK-06", "BPD-01"
"""A service with a queue before it, and one without."""


@pytest.fixture
def bench(mall: Mall, qtbot: Any, holder: ThemeHolder, tmp_path: Any) -> Workbench:
    for code in EVERYWHERE:
        counters.open_counter(mall.desk, code)
    for _ in range(4):
        add_visit(mall.desk, NewVisit((LONG,)))
    return bench_of(mall, qtbot, holder, tmp_path / "papers")


@pytest.fixture
def page(bench: Workbench) -> IntakePage:
    found = bench.page
    assert isinstance(found, IntakePage)
    return found


def order(page: IntakePage) -> tuple[str, ...]:
    shown = tuple(line.code for line in page.plan.table.lines_.lines)
    assert shown == page.form().services
    return shown


def alt(page: IntakePage, row: int, key: Qt.Key) -> None:
    page.plan.table.selectRow(row)
    QTest.keyClick(page.plan.table, key, Qt.KeyboardModifier.AltModifier)


def drag(page: IntakePage, row: int, to: int) -> None:
    """Take a row with the mouse and let it go over another one's far half."""
    table = page.plan.table
    view = table.viewport()
    start = QPoint(200, table.rowViewportPosition(row) + 20)
    end = QPoint(200, table.rowViewportPosition(to) + (ROW - 10 if to > row else 10))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def hold(page: IntakePage, *codes: str) -> None:
    for tick in page.plan.documents.ticks:
        if tick.objectName().removeprefix("intake.document.") in codes:
            tick.click()


# the best order


def test_a_new_plan_is_put_into_the_best_order_by_itself(page: IntakePage) -> None:
    add_need(page, LONG)
    add_need(page, SHORT)
    assert order(page) == (SHORT, LONG)
    assert not page.plan.best.isVisible()


def test_after_a_move_by_hand_the_order_is_the_officers_and_a_better_one_is_offered(page: IntakePage) -> None:
    add_need(page, LONG)
    add_need(page, SHORT)
    alt(page, 0, Qt.Key.Key_Down)
    assert order(page) == (LONG, SHORT)
    assert page.plan.best.isVisible()
    assert "mnt lebih cepat" in page.plan.best.text()
    add_need(page, "BJK-02")
    assert order(page) == (LONG, SHORT, "BJK-02")


def test_the_better_order_is_taken_by_its_key_and_a_toast_takes_it_back(
    bench: Workbench, page: IntakePage
) -> None:
    add_need(page, LONG)
    add_need(page, SHORT)
    alt(page, 0, Qt.Key.Key_Down)
    bench.activateWindow()
    QTest.keyClick(page.need.need, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert order(page) == (SHORT, LONG)
    assert not page.plan.best.isVisible()
    assert bench.toasts.undo_latest()
    assert order(page) == (LONG, SHORT)
    assert page.plan.best.isVisible()


def test_rows_do_not_jump_because_a_queue_grew(mall: Mall, page: IntakePage) -> None:
    add_need(page, SHORT)
    add_need(page, "BJK-02")
    before = order(page)
    for _ in range(9):
        add_visit(mall.desk, NewVisit((before[0],)))
    page.reload()
    assert order(page) == before
    assert page.plan.best.isVisible()


def test_an_order_by_hand_outlives_the_window(page: IntakePage) -> None:
    add_need(page, LONG)
    add_need(page, SHORT)
    alt(page, 0, Qt.Key.Key_Down)
    kept = form_of(body_of(page.form()))
    page.show_form(Form())
    assert not page.order.by_hand
    page.show_form(kept)
    assert order(page) == (LONG, SHORT)


def test_a_form_that_an_older_version_kept_is_still_read(page: IntakePage) -> None:
    add_need(page, "meninggal")
    body = body_of(page.form())
    del body["by_hand"]
    body["wanted"] = [{key: value for key, value in one.items() if key != "usual"} for one in body["wanted"]]
    assert form_of(body).services == page.form().services


class SlowReads(InlineRunner):
    """Keeps the answers of reads until they are let go."""

    def __init__(self) -> None:
        self.kept: list[Any] = []
        self.slow = False

    def run(self, lane: Lane, work: Any, done: Any, failed: Any) -> None:
        if lane is Lane.READ and self.slow:
            super().run(lane, work, lambda value: self.kept.append(lambda: done(value)), failed)
        else:
            super().run(lane, work, done, failed)


def test_who_saves_before_the_plan_is_there_gets_the_order_that_it_tells(
    mall: Mall, bench: Workbench, qtbot: Any, holder: ThemeHolder
) -> None:
    runner = SlowReads()
    fast = Workbench(mall.desk, runner, holder)
    qtbot.addWidget(fast)
    fast.begin()
    page = fast.page
    assert isinstance(page, IntakePage)
    runner.slow = True
    page.order.want((LONG, SHORT))
    page.need.show_wanted((Need(LONG, LONG, (LONG, SHORT), event=False),))
    button(page, "intake.save").click()
    legs = """SELECT service FROM ticket WHERE visit IN
        (SELECT visit FROM ticket GROUP BY visit HAVING count(*) > 1) ORDER BY leg"""
    assert mall.desk.store.execute_sql(legs).fetchall() == []
    runner.slow = False
    for answer in runner.kept:
        answer()
    assert mall.desk.store.execute_sql(legs).fetchall() == [(SHORT,), (LONG,)]


# moving


def test_a_row_is_dragged_to_another_place(page: IntakePage) -> None:
    for code in ("BJK-02", SHORT, LONG):
        add_need(page, code)
    first, second, third = order(page)
    drag(page, 0, 2)
    assert order(page) == (second, third, first)
    drag(page, 2, 0)
    assert order(page) == (first, second, third)


def test_a_press_that_trembles_moves_nothing(page: IntakePage) -> None:
    add_need(page, SHORT)
    add_need(page, LONG)
    view = page.plan.table.viewport()
    at = QPoint(200, 20)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseMove(view, at + QPoint(1, 2))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at + QPoint(1, 2))
    assert not page.order.by_hand


@pytest.mark.parametrize("how", ["keys", "mouse"])
def test_an_illegal_move_says_why_at_once_and_changes_nothing(page: IntakePage, how: str) -> None:
    add_need(page, "POL-03")
    add_need(page, LONG)
    hold(page, "KK")
    before = page.form()
    assert order(page) == ("POL-03", LONG)
    if how == "keys":
        alt(page, 1, Qt.Key.Key_Up)
    else:
        drag(page, 1, 0)
    assert page.form() == before
    assert page.plan.refused.isVisible()
    assert "tidak bisa didahulukan" in page.plan.refused.sentence
    hold(page, "KK")
    assert not page.plan.refused.isVisible()


# reasons


def test_a_row_says_when_it_begins_and_why_it_stands_there(page: IntakePage) -> None:
    add_need(page, "POL-03")
    add_need(page, LONG)
    hold(page, "KK")
    model = page.plan.table.lines_
    assert [line.begins.startswith("sekitar ") for line in model.lines] == [True, True]
    cell = model.index(1, SERVICE)
    why = cell.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert why.startswith("Sesudah langkah 1: di sana")
    assert why in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_what_hinders_a_step_today_stands_in_its_row(mall: Mall, page: IntakePage) -> None:
    add_need(page, LONG)
    assert page.plan.table.lines_.lines[0].hindered == ""
    start_outage(mall.desk, NewOutage("SIAK", agency="DUK"))
    page.reload()
    line = page.plan.table.lines_.lines[0]
    assert "SIAK" in line.hindered
    assert line.below == (line.hindered, True)
    assert line.hindered in page.plan.table.lines_.index(0, SERVICE).data()


# life events


def test_typing_finds_the_life_event_first_and_says_that_it_is_one(page: IntakePage) -> None:
    page.need.need.setFocus()
    QTest.keyClicks(page.need.need, "meninggal")
    page.need._search.now()
    first = page.need.popup._lines.lines[0]
    assert first.name == "Ada keluarga meninggal (ahli waris)"
    assert first.under == "Peristiwa · 7 layanan"


def test_a_life_event_ticks_nothing_and_marks_what_to_ask_for(page: IntakePage) -> None:
    add_need(page, "meninggal")
    assert len(order(page)) == 7
    assert page.form().documents is None
    ticks = page.plan.documents.ticks
    assert not any(tick.isChecked() for tick in ticks)
    marked = {tick.objectName().removeprefix("intake.document.") for tick in ticks if tick.property("usual")}
    assert {"SKK", "KTP", "KK", "SKAW"} <= marked
    assert "AKM" not in marked
    assert all(tick.accessibleDescription() for tick in ticks if tick.property("usual"))
    add_need(page, "DKS-02")
    page.need._take_out("MENINGGAL")
    assert not any(tick.property("usual") for tick in page.plan.documents.ticks)


def test_ticks_keep_their_place_and_the_focus_when_the_order_changes(page: IntakePage) -> None:
    add_need(page, "meninggal")
    before, ticks = order(page), page.plan.documents.ticks
    last = next(tick for tick in reversed(ticks) if tick.isEnabled())
    last.setFocus()
    page.plan.ordered.emit(before[0], len(before))
    assert order(page)[0] == before[1]
    assert page.plan.documents.ticks == ticks
    assert last.hasFocus()


def test_a_key_opens_the_list_of_all_life_events_and_enter_takes_one(
    mall: Mall, bench: Workbench, page: IntakePage
) -> None:
    bench.activateWindow()
    page.person.identity.setFocus()
    QTest.keyClick(page.person.identity, Qt.Key.Key_F3)
    listed = page.need.popup._lines.lines
    assert [line.name for line in listed] == [row.name for row in event_rows(mall.desk)]
    assert len(listed) == 13
    assert page.need.need.hasFocus()
    QTest.keyClick(page.need.need, Qt.Key.Key_Down)
    QTest.keyClick(page.need.need, Qt.Key.Key_Return)
    assert [need.name for need in page.form().wanted] == [listed[1].name]
    assert not page.need.popup.isVisible()


# what to bring


def test_what_to_bring_is_printed_without_taking_a_number(
    mall: Mall, bench: Workbench, page: IntakePage, tmp_path: Any
) -> None:
    add_need(page, "meninggal")
    before = mall.desk.store.execute_sql("SELECT count(*) FROM visit").fetchone()
    bench.activateWindow()
    QTest.keyClick(page.need.need, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (paper,) = (tmp_path / "papers").iterdir()
    said = words(paper.read_bytes())
    assert "Ada keluarga meninggal (ahli waris)" in said
    assert "Sertipikat hak atas tanah" in said
    assert mall.desk.store.execute_sql("SELECT count(*) FROM visit").fetchone() == before
    assert len(order(page)) == 7
    assert mall.desk.store.execute_sql("SELECT state FROM print_job").fetchall() == [("sent",)]


def test_without_a_need_the_list_asks_for_one(page: IntakePage, tmp_path: Any) -> None:
    page.around.actions.trigger("intake.bring")
    assert page.need.field.error
    assert page.need.need.hasFocus()
    assert not (tmp_path / "papers").exists()
