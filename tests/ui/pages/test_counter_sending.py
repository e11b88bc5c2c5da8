"""From the counter to other counters and agencies, and what the waiting list can do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.services import tickets
from tests.ui.pages.counter_room import HERE, Room, number, room_at
from ui.runner import InlineRunner


@pytest.fixture
def room(mall, holder, qtbot) -> Room:
    return room_at(mall.desk, holder, InlineRunner(), qtbot)


def test_transfer_lists_the_other_counters_in_place(room: Room):
    first = number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    room.key(Qt.Key.Key_F4)
    panel = room.page.console.transfer
    assert panel.isVisible()
    assert panel.code
    target = panel.code
    room.click("counter.send.do")
    (for_counter,) = room.desk.store.execute_sql(
        "SELECT for_counter FROM ticket WHERE number = ?", (first,)
    ).fetchone()
    assert (room.state(first), for_counter) == ("waiting", target)
    assert room.bench.toasts.undo_latest()
    assert room.state(first) == "serving"


def test_referral_finds_the_service_and_carries_the_note(room: Room):
    first = number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    room.click("counter.refer")
    panel = room.page.console.refer
    panel.search.setText("laporan kehilangan")
    assert panel.code == "POL-03"
    panel.note.setText("KTP hilang di pasar")
    room.click("counter.referral.do")
    assert room.state(first) == "referred"
    sent = room.desk.store.execute_sql("SELECT number, state FROM ticket WHERE service = 'POL-03'").fetchone()
    assert sent is not None
    assert sent[1] == "waiting"
    assert room.desk.store.execute_sql("SELECT text FROM note").fetchall() == [("KTP hilang di pasar",)]
    assert room.bench.toasts.undo_latest()
    assert (room.state(first), room.state(sent[0])) == ("serving", "cancelled")


def test_refused_referral_keeps_what_was_typed(room: Room):
    first = number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    room.click("counter.refer")
    panel = room.page.console.refer
    panel.search.setText("laporan kehilangan")
    panel.note.setText("Sudah diperiksa")
    tickets.finish_ticket(room.desk, first)  # at another desk, a moment ago
    room.click("counter.referral.do")
    assert room.message
    assert (panel.search.text(), panel.note.text()) == ("laporan kehilangan", "Sudah diperiksa")


def test_held_ticket_is_taken_up_again_from_the_list(room: Room):
    first = number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    room.click("counter.hold")
    assert room.page.current is None
    choose(room, first)
    assert room.button("counter.chosen").accessibleName() == f"Lanjutkan {first}"
    room.click("counter.chosen")
    assert room.state(first) == "serving"


def test_absent_one_goes_back_into_the_queue_from_the_list(room: Room):
    first = number(room.desk)
    room.click("counter.next")
    room.click("counter.absent")
    choose(room, first)
    room.click("counter.chosen")
    assert room.state(first) == "waiting"
    assert room.bench.toasts.undo_latest()
    assert room.state(first) == "no_show"


def test_chosen_ticket_is_called_out_of_turn(room: Room):
    first, second = number(room.desk), number(room.desk)
    room.page.reload()
    choose(room, second)
    room.click("counter.chosen")
    assert (room.state(first), room.state(second)) == ("waiting", "called")


def choose(room: Room, wanted: str) -> None:
    view = room.page.console.list
    place = next(i for i, row in enumerate(view.model_.rows) if row.number == wanted)
    view.setCurrentIndex(view.model_.index(place, 0))


def test_chosen_row_stays_chosen_while_rows_move(room: Room):
    _, second = number(room.desk), number(room.desk)
    room.page.reload()
    choose(room, second)
    tickets.call_next(room.desk, HERE)
    room.page.reload()
    chosen = room.page.console.list.chosen
    assert chosen is not None
    assert chosen.number == second


def test_enter_in_lists_and_fields_never_acts(room: Room):
    first = number(room.desk)
    room.page.reload()
    before = room.events()
    choose(room, first)
    QTest.keyClick(room.page.console.list, Qt.Key.Key_Return)
    assert room.events() == before
    room.click("counter.next")
    room.click("counter.serve")
    before = room.events()
    QTest.keyClick(room.page.console.keys.note, Qt.Key.Key_Return)
    room.click("counter.transfer")
    QTest.keyClick(room.page.console.transfer.list, Qt.Key.Key_Return)
    assert room.events() == before
