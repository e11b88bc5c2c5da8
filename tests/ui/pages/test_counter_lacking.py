"""Giving a dossier back: what is missing is asked, kept, and printed on the visitor's sheet."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.queries.enums import Outcome
from desktop.services import tickets
from tests.ui.pages.counter_room import Room, came, number, room_at
from ui.runner import InlineRunner


@pytest.fixture
def room(mall, holder, qtbot, tmp_path) -> Room:
    room = room_at(mall.desk, holder, InlineRunner(), qtbot)
    room.page.around.printing.use_folder(tmp_path / "papers")
    return room


def lacking(room: Room, shown: str) -> list[str]:
    (calls,) = room.desk.store.execute_sql("SELECT calls FROM ticket WHERE number = ?", (shown,)).fetchone()
    return json.loads(calls)[0].get("lacking", [])


def sheets(room: Room) -> list[tuple]:
    return room.desk.store.execute_sql("SELECT paper, copy FROM paper ORDER BY copy").fetchall()


def test_what_is_known_to_be_missing_is_ticked_at_once(room: Room):
    came(room.desk, documents=("KK",))
    room.click("counter.next")
    room.click("counter.returned")
    panel = room.page.console.lacking
    assert panel.isVisible()
    assert panel.ticks.ticked == ("LP|LAMA",)
    assert panel.ticks.boxes["KK"].hasFocus()


def test_dossier_is_given_back_by_keys_with_its_list_and_a_fresh_sheet(room: Room):
    first = number(room.desk)
    room.click("counter.next")
    room.click("counter.returned")
    panel = room.page.console.lacking
    QTest.keyClick(panel.ticks.boxes["KK"], Qt.Key.Key_Space)
    room.key(Qt.Key.Key_F12)
    assert (room.state(first), lacking(room, first)) == ("returned_incomplete", ["KK"])
    assert sheets(room) == [("visit_sheet", 0)]
    assert room.bench.toasts.undo_latest()
    assert room.state(first) == "called"


def test_main_key_gives_the_dossier_back_with_the_list_and_calls_the_next(room: Room):
    first, second = number(room.desk), number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    keys = room.page.console.keys
    keys.outcome.setCurrentIndex(keys.outcome.findData(Outcome.RETURNED_INCOMPLETE.value))
    room.page.console.lacking.ticks.boxes["LP|LAMA"].setChecked(True)
    room.click("counter.next")
    assert (room.state(first), room.state(second)) == ("returned_incomplete", "called")
    assert lacking(room, first) == ["LP|LAMA"]
    assert sheets(room) == [("visit_sheet", 0)]
    assert not room.page.console.asks_lacking


def test_no_sheet_is_printed_where_nothing_is_ticked_or_none_is_wanted(room: Room):
    first, second = number(room.desk), number(room.desk)
    room.click("counter.next")
    room.click("counter.returned")
    room.click("counter.lacking.do")
    room.click("counter.next")
    room.click("counter.returned")
    room.page.console.lacking.ticks.boxes["KK"].setChecked(True)
    room.page.console.lacking.sheet.setChecked(False)
    room.click("counter.lacking.do")
    assert (lacking(room, first), lacking(room, second)) == ([], ["KK"])
    assert sheets(room) == []


def test_second_sheet_of_a_visit_is_a_copy(room: Room):
    came(room.desk, "DUK-06", "POL-03")
    room.click("counter.next")
    room.click("counter.returned")
    room.page.console.lacking.ticks.boxes["KK"].setChecked(True)
    room.click("counter.lacking.do")
    tickets.call_next(room.desk, "POL-L4")
    room.page.use("POL-L4")
    room.click("counter.returned")
    room.page.console.lacking.ticks.boxes["KTP|KK"].setChecked(True)
    room.click("counter.lacking.do")
    assert sheets(room) == [("visit_sheet", 0), ("visit_sheet", 1)]


@pytest.mark.parametrize("leaves", ["escape", "outcome", "refer"])
def test_question_is_left_without_giving_anything_back(room: Room, leaves: str):
    first = number(room.desk)
    room.click("counter.next")
    room.click("counter.returned")
    console = room.page.console
    if leaves == "escape":
        QTest.keyClick(room.bench.focusWidget(), Qt.Key.Key_Escape)
    elif leaves == "outcome":
        console.keys.show_result(Outcome.REJECTED)
    else:
        room.click("counter.refer")
    assert not console.asks_lacking
    assert console.keys.result is not Outcome.RETURNED_INCOMPLETE
    assert room.state(first) == "called"


def test_end_of_a_step_names_the_number_that_waits_now(room: Room):
    visit = came(room.desk, "DUK-06", "POL-01", documents=("KK", "LP", "AKL", "FOTO", "SIDIK", "JKN"))
    first, second = (one.number for one in visit.tickets)
    assert room.state(second) == "blocked"
    room.click("counter.next")
    room.click("counter.finish")
    assert room.toasts()[-1] == f"{first} selesai. {second} sekarang menunggu."


def test_unlocked_step_is_seen_at_once_on_the_path_at_another_counter(room: Room):
    papers = ("KK", "LP", "AKL", "FOTO", "SIDIK", "JKN")
    visit = came(room.desk, "DUK-06", "POL-03", "POL-01", documents=papers)
    first, here, blocked = (one.number for one in visit.tickets)
    tickets.call_next(room.desk, "DUK-L1")
    tickets.start_ticket(room.desk, first)
    tickets.hold_ticket(room.desk, first)
    tickets.call_chosen(room.desk, "POL-L4", here)
    room.page.use("POL-L4")
    place = next(p for p in room.page.current.path if p.number == blocked)
    assert place.state == "blocked"
    changed = tickets.finish_ticket(room.desk, first).changed
    room.bench.hub.publish(changed)
    place = next(p for p in room.page.current.path if p.number == blocked)
    assert place.state == "waiting"
