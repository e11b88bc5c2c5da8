"""Citizens' cases by keys: written down about whom is in front, answered, printed, taken back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.desk import Desk, instant
from desktop.queries.cases import case_list
from desktop.queries.enums import BreachKind, CaseGround, CaseOutcome, CaseState, DataClass, Right
from desktop.services.breaches import NewBreach, open_breach
from desktop.services.cases import NewCase, open_case
from desktop.services.tickets import call_next
from desktop.services.visits import NewVisit, add_visit
from tests.ui.pages.counter_room import HERE, SERVICE, Room, room_at
from ui.rights.cases import CaseBook
from ui.runner import InlineRunner

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(desk: Desk, holder: Any, qtbot: Any) -> Room:
    add_visit(desk, NewVisit((SERVICE,), name="Siti Contoh"))
    call_next(desk, HERE)
    return room_at(desk, holder, InlineRunner(), qtbot)


def asked(room: Room, hours: float = 0) -> str:
    return open_case(
        room.desk, NewCase(Right.ACCESS, received=instant(room.desk.clock()) - timedelta(hours=hours))
    ).value


def book(room: Room) -> CaseBook:
    room.bench.actions_.trigger("rights.cases")
    dialog = room.bench.answering._dialog
    assert isinstance(dialog, CaseBook)
    return dialog


def test_case_is_written_down_about_the_visit_in_front(room: Room) -> None:
    dialog = book(room)
    QTest.keyClick(dialog.table, Qt.Key.Key_N)
    assert dialog.new_form.isVisible()
    dialog.right.setCurrentIndex(dialog.right.findData(Right.CORRECTION))
    QTest.keyClicks(dialog.said, "nama salah tulis")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    (row,) = case_list(room.desk)
    assert (row.right, row.words) == (Right.CORRECTION, "nama salah tulis")
    assert room.desk.store.execute_sql("SELECT person FROM visit").fetchone() == (row.person,)
    assert not dialog.new_form.isVisible()
    assert "dicatat" in dialog.message.sentence


def test_urgent_case_is_said_above_the_list_and_stands_first(room: Room) -> None:
    asked(room, 3)
    asked(room, 71)
    dialog = book(room)
    assert dialog.chosen is not None
    assert dialog.chosen.left == 1
    assert "mendesak: 1 jam lagi" in dialog.message.sentence


def test_answer_needs_a_ground_where_it_is_no_and_the_form_stays(room: Room) -> None:
    asked(room)
    dialog = book(room)
    QTest.keyClick(dialog.table, Qt.Key.Key_J)
    dialog.outcome.setCurrentIndex(dialog.outcome.findData(CaseOutcome.REFUSED))
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert "alasan" in dialog.message.sentence
    assert dialog.answer_form.isVisible()
    dialog.ground.setCurrentIndex(dialog.ground.findData(CaseGround.LEGAL_CASE))
    QTest.keyClicks(dialog.reply, "ada perkara")
    QTest.keyClick(dialog.reply, Qt.Key.Key_Return)
    (row,) = case_list(room.desk, only_open=False)
    assert (row.outcome, row.ground, row.answer) == (
        CaseOutcome.REFUSED, CaseGround.LEGAL_CASE, "ada perkara",
    )  # fmt: skip


def test_letter_of_an_answered_case_goes_to_the_printer_and_the_answer_can_be_taken_back(
    room: Room, tmp_path: Path
) -> None:
    asked(room)
    room.bench.printing.use_folder(tmp_path / "kertas")
    dialog = book(room)
    assert not dialog.print_.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_J)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(dialog.table, Qt.Key.Key_C)
    assert [file.read_bytes()[:4] for file in (tmp_path / "kertas").iterdir()] == [b"%PDF"]
    QTest.keyClick(dialog.table, Qt.Key.Key_U)
    assert [row.state for row in case_list(room.desk)] == [CaseState.OPEN]


def test_escape_leaves_the_form_before_the_list(room: Room) -> None:
    asked(room)
    dialog = book(room)
    QTest.keyClick(dialog.table, Qt.Key.Key_J)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.answer_form.isVisible()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert room.bench.answering._dialog is None


def test_breach_that_is_open_is_named_with_its_countdown(room: Room) -> None:
    assert not book(room).breaches.isVisible()
    now = instant(room.desk.clock())
    open_breach(room.desk, NewBreach(BreachKind.AVAILABILITY, now, now, (DataClass.NAME,), "disk rusak"))
    assert "72 jam lagi" in book(room).breaches.text()
