"""The promise book by keys: written down about whom is in front, kept, broken, taken back."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.desk import Desk
from desktop.queries.enums import PromiseState
from desktop.queries.promises import promise_list
from desktop.services.tickets import call_next
from tests.ui.pages.counter_room import HERE, Room, number, room_at
from ui.promises.add import PromiseDialog
from ui.promises.book import PromiseBook
from ui.runner import InlineRunner

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(desk: Desk, holder: Any, qtbot: Any) -> Room:
    number(desk)
    call_next(desk, HERE)
    return room_at(desk, holder, InlineRunner(), qtbot)


def promised(room: Room, words: str = "kami telepon") -> PromiseDialog:
    room.bench.actions_.trigger("promise.add")
    dialog = room.bench.keeping._dialog
    assert isinstance(dialog, PromiseDialog)
    QTest.keyClicks(dialog.words, words)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    return dialog


def book(room: Room) -> PromiseBook:
    room.bench.actions_.trigger("promise.book")
    dialog = room.bench.keeping._dialog
    assert isinstance(dialog, PromiseBook)
    return dialog


def states(room: Room) -> list[PromiseState]:
    return [row.state for row in promise_list(room.desk, only_open=False)]


def test_promise_is_about_the_ticket_at_the_counter_and_due_in_an_hour(room: Room) -> None:
    promised(room)
    (row,) = promise_list(room.desk)
    assert (row.words, row.about, row.agency, row.due) == ("kami telepon", "DUK-F1-001", "DUK", "09.00")
    assert "Janji dicatat." in room.toasts()
    room.bench.actions_.trigger("app.undo")
    assert promise_list(room.desk) == []


def test_promise_without_words_says_so_at_its_field(room: Room) -> None:
    dialog = promised(room, " ")
    assert dialog.words_field.error
    assert promise_list(room.desk) == []


def test_single_keys_keep_break_and_take_back(room: Room) -> None:
    promised(room, "satu")
    promised(room, "dua")
    dialog = book(room)
    QTest.keyClick(dialog.table, Qt.Key.Key_T)
    assert sorted(states(room)) == [PromiseState.KEPT, PromiseState.OPEN]
    QTest.keyClick(dialog.table, Qt.Key.Key_U)
    assert states(room) == [PromiseState.OPEN, PromiseState.OPEN]
    QTest.keyClick(dialog.table, Qt.Key.Key_B)
    QTest.keyClicks(dialog.apology, "kami minta maaf")
    QTest.keyClick(dialog.apology, Qt.Key.Key_Return)
    (broken,) = [row for row in promise_list(room.desk, only_open=False) if row.reason is not None]
    assert broken.apology == "kami minta maaf"
    assert dialog.why.isHidden()


def test_escape_leaves_the_question_why_before_it_leaves_the_book(room: Room) -> None:
    promised(room)
    dialog = book(room)
    QTest.keyClick(dialog.table, Qt.Key.Key_B)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Escape)
    assert room.bench.keeping._dialog is dialog
    assert states(room) == [PromiseState.OPEN]
    QTest.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert room.bench.keeping._dialog is None
