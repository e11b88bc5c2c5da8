"""Nobody leaves the counter empty-handed: one panel after the outcome, then the next visitor."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.desk import Desk
from desktop.queries.enums import NextAction, Outcome, Skipped
from desktop.queries.next_steps import untold
from models.folding import read
from models.rules.events import Subject
from tests.ui.pages.counter_room import Room, number, room_at
from ui.leaving.ask import LeavingDialog
from ui.runner import InlineRunner

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def numbers(desk: Desk) -> list[str]:
    return [number(desk, name="Siti Contoh"), number(desk)]


@pytest.fixture
def room(desk: Desk, numbers: list[str], holder: Any, qtbot: Any, tmp_path: Any) -> Room:
    made = room_at(desk, holder, InlineRunner(), qtbot)
    made.bench.printing.use_folder(tmp_path)
    made.bench.printing.printer = ""
    made.click("counter.next")
    made.click("counter.serve")
    return made


def ended(room: Room, outcome: Outcome = Outcome.REJECTED, by: str = "counter.next") -> LeavingDialog:
    room.page.console.keys.show_result(outcome)
    room.click(by)
    dialog = room.page.leaving._dialog
    assert isinstance(dialog, LeavingDialog)
    return dialog


def step(room: Room) -> Any:
    (ticket,) = room.desk.store.execute_sql("SELECT id FROM next_step").fetchone()
    return read(room.desk.store, Subject.NEXT_STEP, ticket)


def test_next_visitor_is_called_once_the_one_who_leaves_was_told(room: Room, numbers: list[str]) -> None:
    dialog = ended(room)
    assert [room.state(one) for one in numbers] == ["rejected", "waiting"]
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert room.state(numbers[1]) == "called"
    assert step(room).action is NextAction.GO_ELSEWHERE
    assert step(room).on == "2026-11-25"
    papers = "SELECT count(*) FROM paper WHERE paper = 'visit_sheet'"
    assert room.desk.store.execute_sql(papers).fetchone() == (1,)


def test_panel_can_be_left_out_with_a_reason_and_prints_nothing_then(room: Room, numbers: list[str]) -> None:
    dialog = ended(room)
    dialog.action.setCurrentIndex(dialog.action.findData(Skipped.GONE.value))
    assert not dialog.where_field.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert step(room).skipped is Skipped.GONE
    assert room.state(numbers[1]) == "called"
    assert room.desk.store.execute_sql("SELECT count(*) FROM paper").fetchone() == (0,)
    assert len(untold(room.desk, room.desk.today())) == 1


def test_escape_leaves_it_for_later_and_the_day_page_asks_again(room: Room, numbers: list[str]) -> None:
    dialog = ended(room)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert room.state(numbers[1]) == "called"
    assert [one.shown for one in untold(room.desk, room.desk.today())] == [numbers[0]]
    room.bench.go("page.day")
    page = room.bench.page
    (entry,) = [one for one in page.attention.entries.values() if one.row.kind == "untold"]
    entry.way.click()
    assert isinstance(page.leaving._dialog, LeavingDialog)
    QTest.keyClick(page.leaving._dialog, Qt.Key.Key_Return, CONTROL)
    assert untold(room.desk, room.desk.today()) == ()


def test_finishing_alone_asks_too_and_calls_nobody(room: Room, numbers: list[str]) -> None:
    dialog = ended(room, Outcome.SYSTEM_DOWN, "counter.finish")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert room.state(numbers[1]) == "waiting"
    assert step(room).action is NextAction.COME_BACK


def test_visit_with_a_result_is_not_asked_about(room: Room, numbers: list[str]) -> None:
    room.click("counter.next")
    assert room.page.leaving._dialog is None
    assert [room.state(one) for one in numbers] == ["done", "called"]


def test_next_step_can_be_taken_back_by_its_toast(room: Room) -> None:
    QTest.keyClick(ended(room, by="counter.finish"), Qt.Key.Key_Return, CONTROL)
    room.bench.actions_.trigger("app.undo")
    assert room.desk.store.execute_sql("SELECT count(*) FROM next_step").fetchone() == (0,)


def test_undo_in_the_panel_takes_the_end_back_and_calls_nobody(room: Room, numbers: list[str]) -> None:
    ended(room)
    room.bench.actions_["app.undo"].trigger()
    assert room.page.leaving._dialog is None
    assert [room.state(one) for one in numbers] == ["serving", "waiting"]
