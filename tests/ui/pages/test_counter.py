"""The counter's page, by clicks and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from desktop.queries.counter import counter_view
from desktop.services import counters, tickets
from models.rules.bodies.officers import Role
from models.rules.bodies.places import PauseReason
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Priority
from tests.ui.pages.counter_room import HERE, Room, came, number, room_at
from ui.pages.counter import CounterPage
from ui.runner import InlineRunner, LaneRunner
from ui.workbench import Workbench


@pytest.fixture
def room(mall, holder, qtbot) -> Room:
    return room_at(mall.desk, holder, InlineRunner(), qtbot)


def test_whole_service_by_button_clicks(room: Room):
    first, second = number(room.desk), number(room.desk)
    room.page.reload()
    room.click("counter.next")
    assert (room.state(first), room.page.console.head.number.text()) == ("called", first)
    room.click("counter.recall")
    assert room.page.current is not None
    assert room.page.current.calls == 2
    room.click("counter.serve")
    assert room.state(first) == "serving"
    room.click("counter.next")
    assert (room.state(first), room.state(second)) == ("done", "called")
    room.click("counter.absent")
    assert (room.state(second), room.page.current) == ("no_show", None)


def test_whole_service_by_keys(room: Room):
    first, second = number(room.desk), number(room.desk)
    room.page.reload()
    room.key(Qt.Key.Key_F8)
    assert room.state(first) == "called"
    room.key(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert room.page.current is not None
    assert room.page.current.calls == 2
    room.key(Qt.Key.Key_F7)
    assert room.state(first) == "serving"
    room.key(Qt.Key.Key_F12)
    assert (room.state(first), room.page.current) == ("done", None)
    room.key(Qt.Key.Key_F8)
    room.key(Qt.Key.Key_F9)
    assert room.state(second) == "no_show"


def test_first_call_opens_the_counter_and_the_key_says_so(room: Room):
    assert room.button("counter.next").accessibleName() == "Buka loket & panggil berikutnya"
    number(room.desk)
    room.click("counter.next")
    assert counter_view(room.desk, HERE).counter.state == "open"


def test_main_key_says_what_it_will_do(room: Room):
    number(room.desk)
    room.click("counter.next")
    assert room.button("counter.next").accessibleName() == "Panggil berikutnya"
    room.click("counter.serve")
    assert room.button("counter.next").accessibleName() == "Selesai & panggil berikutnya"
    outcome = room.bench.findChild(QComboBox, "counter.outcome")
    assert outcome is not None
    assert outcome.currentData() == Outcome.DONE
    outcome.setCurrentIndex(outcome.findData(Outcome.RETURNED_INCOMPLETE.value))
    assert room.button("counter.next").accessibleName() == "Berkas kembali & panggil berikutnya"


def test_next_ends_with_the_outcome_shown_and_keeps_the_note(room: Room):
    first = number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    keys = room.page.console.keys
    keys.outcome.setCurrentIndex(keys.outcome.findData(Outcome.REJECTED.value))
    keys.note.setText("Bukan warga kota ini")
    room.click("counter.next")
    assert room.state(first) == "rejected"
    notes = room.desk.store.execute_sql("SELECT text FROM note").fetchall()
    assert notes == [("Bukan warga kota ini",)]
    assert (keys.note.text(), keys.result) == ("", Outcome.DONE)


def test_next_asks_first_while_the_called_one_is_not_served(room: Room):
    first, second = number(room.desk), number(room.desk)
    room.click("counter.next")
    before = room.events()
    room.click("counter.next")
    assert room.events() == before
    assert room.page.console.ask.isVisible()
    assert first in room.page.console.ask.line.sentence
    room.click("counter.ask.recall")
    assert room.events() == before + 1
    assert not room.page.console.ask.isVisible()
    room.click("counter.next")
    room.click("counter.ask.absent")
    assert (room.state(first), room.state(second)) == ("no_show", "called")
    assert not room.page.console.ask.isVisible()


def test_esc_leaves_the_question_and_nothing_is_done(room: Room):
    number(room.desk)
    room.click("counter.next")
    room.click("counter.next")
    before = room.events()
    QTest.keyClick(room.page, Qt.Key.Key_Escape)
    assert not room.page.console.ask.isVisible()
    assert room.events() == before


def test_key_held_down_calls_once(room: Room):
    number(room.desk)
    for repeated in (False, True, True, True):
        room.time.s += 1  # even a slow repeat
        QTest.simulateEvent(room.bench, True, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "", repeated, -1)
    assert room.page.current is not None
    assert not room.page.console.ask.isVisible()  # a second one would have asked


def test_two_presses_in_a_blink_count_once(room: Room):
    first, second = number(room.desk), number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    room.click("counter.next")
    room.time.s += 0.3
    room.button("counter.next").click()
    assert not room.page.console.ask.isVisible()
    assert (room.state(first), room.state(second)) == ("done", "called")
    room.time.s += 0.7
    room.button("counter.next").click()
    assert room.page.console.ask.isVisible()


@pytest.mark.parametrize(
    ("keys", "act", "before", "after"),
    [
        (["next"], "next", "waiting", "called"),
        (["next"], "serve", "called", "serving"),
        (["next"], "absent", "called", "no_show"),
        (["next", "serve"], "hold", "serving", "held"),
        (["next", "serve"], "finish", "serving", "done"),
        (["next", "serve", "returned"], "lacking.do", "serving", "returned_incomplete"),
    ],
)
def test_each_act_can_be_undone(room: Room, keys: list[str], act: str, before: str, after: str):
    first = number(room.desk)
    for name in keys if act != "next" else []:
        room.click(f"counter.{name}")
    assert room.state(first) == before
    if act == "lacking.do":
        room.page.console.lacking.ticks.boxes["KK"].setChecked(True)
    room.click(f"counter.{act}")
    assert room.state(first) == after
    room.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.state(first) == before
    assert room.toasts()[-1] == f"{first} diurungkan."


def test_undo_of_finish_and_call_takes_both_back(room: Room):
    first, second = number(room.desk), number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    room.click("counter.next")
    assert room.bench.toasts.undo_latest()
    assert (room.state(first), room.state(second)) == ("serving", "waiting")


def test_ui_14_an_older_toast_does_not_undo_a_newer_act(room: Room):
    first = number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    oldest = room.bench.toasts.toasts()[0]
    oldest.undone.emit()
    assert room.state(first) == "serving"
    assert "Urungkan yang terbaru dahulu" in room.message


def test_refusal_stands_above_the_keys(room: Room):
    first, _ = number(room.desk), number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    tickets.finish_ticket(room.desk, first)  # at another desk, a moment ago
    room.click("counter.hold")
    assert first in room.message
    assert room.page.console.message.isVisible()


def test_keys_that_make_no_sense_now_say_why(room: Room):
    room.key(Qt.Key.Key_F9)
    assert room.message == "Tidak ada yang dipanggil dan belum dilayani."
    room.key(Qt.Key.Key_F12)
    assert "Panggil dahulu" in room.message
    assert not room.button("counter.absent").isEnabled()


def test_nobody_waits_is_said(room: Room):
    room.click("counter.next")
    assert room.message == "Tidak ada yang menunggu untuk loket ini sekarang."
    assert room.page.console.rest.title.text() == "Tidak ada yang menunggu"


def test_pause_with_reason_and_back(room: Room):
    number(room.desk)
    counters.open_counter(room.desk, HERE)
    room.page.reload()
    room.click("counter.pause")
    prayer = next(action for action in room.page.sitting.menu.actions() if action.text() == "Salat")
    prayer.trigger()
    room.page.sitting.menu.close()
    now = counter_view(room.desk, HERE).counter
    assert (now.state, now.reason) == ("paused", PauseReason.PRAYER)
    assert room.button("counter.next").accessibleName() == "Buka lagi & panggil berikutnya"
    room.click("counter.pause")
    assert counter_view(room.desk, HERE).counter.state == "open"


def test_closing_is_refused_while_somebody_is_here(room: Room):
    number(room.desk)
    room.click("counter.next")
    room.click("counter.pause")
    room.page.sitting.menu.actions()[-1].trigger()
    room.page.sitting.menu.close()
    assert "Selesaikan dahulu" in room.message
    assert counter_view(room.desk, HERE).counter.state == "open"


def test_officer_of_an_agency_chooses_among_its_counters_once(mall, holder, qtbot):
    duk = mall.as_role(Role.COUNTER, "DUK")
    room = room_at(duk, holder, InlineRunner(), qtbot, counter="")
    rows = room.page.choice.list
    assert rows.count() > 1
    assert all("Dukcapil" in rows.item(place).text() for place in range(rows.count()))
    room.page.choice.search.setText("loket 2")
    room.click("counter.choice.take")
    assert room.page.counter == "DUK-L2"
    room.page.shown()
    assert room.page.rooms.currentWidget() is room.page.console


def test_own_open_counter_is_taken_without_asking(mall, holder, qtbot):
    duk = mall.as_role(Role.COUNTER, "DUK")
    counters.open_counter(duk, "DUK-L3")
    room = room_at(duk, holder, InlineRunner(), qtbot, counter="")
    assert room.page.counter == "DUK-L3"


def test_late_list_of_counters_does_not_take_the_officer_away_from_the_chosen_one(room: Room, monkeypatch):
    page, late = room.page, []
    monkeypatch.setattr(page, "ask", lambda work, done: late.append((work, done)))
    page._on_switch()
    page.use(HERE)
    work, done = late[0]
    done(work())
    assert (page.counter, page.rooms.currentWidget()) == (HERE, page.console)
    assert page.console.switch.isVisibleTo(page)


def test_intake_officer_has_no_counter_page(mall, holder, qtbot):
    bench = Workbench(mall.as_role(Role.OFFICER), InlineRunner(), holder)
    qtbot.addWidget(bench)
    assert bench.findChild(CounterPage) is None
    assert not bench.actions_["counter.next"].isEnabled()


def test_path_papers_and_message_of_the_visit_are_shown(room: Room):
    visit = came(
        room.desk, "POL-03", "DUK-06", documents=("KK",), note="Lewat pintu samping",
        priority=(Priority.ELDERLY,), name="Rustam Effendi",
    )  # fmt: skip
    tickets.finish_ticket(room.desk, _called_somewhere(room, visit.tickets[0].number))
    room.click("counter.next")
    console = room.page.console
    assert console.head.name.text() == "Rustam E."
    assert "Di sini" in console.visit.path.accessibleName()
    words = [found.accessibleName() for found in console.visit.findChildren(type(console.message))]
    assert any("Lewat pintu samping" in said for said in words)


def _called_somewhere(room: Room, wanted: str) -> str:
    (counter,) = room.desk.store.execute_sql(
        "SELECT c.id FROM counter c, json_each(c.services) s WHERE s.value = 'POL-03' LIMIT 1"
    ).fetchone()
    tickets.call_chosen(room.desk, counter, wanted)
    return wanted


def test_timer_runs_without_the_store(room: Room, mall):
    number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    mall.clock.forward(minutes=4, seconds=12)
    room.bench.hub.ticked.emit()
    clock = room.page.console.head.clock
    assert clock.time.text() == "04.12"
    assert clock.target.text() == "dari target 10 menit"
    mall.clock.forward(minutes=6)
    room.bench.hub.ticked.emit()
    assert clock.target.text() == "lewat target 10 menit"
    assert clock.bar.share > 1


def test_receipt_of_the_ticket_in_service_is_printed(room: Room, tmp_path):
    folder = tmp_path / "papers"
    room.bench.printing.use_folder(folder)
    room.bench.printing.printer = ""
    number(room.desk, documents=("KK", "LP"), name="Rustam Effendi")
    room.click("counter.next")
    assert not room.button("counter.receipt").isEnabled()
    room.click("counter.serve")
    room.click("counter.receipt")
    assert [file.suffix for file in folder.iterdir()] == [".pdf"]
    assert room.desk.store.execute_sql("SELECT state FROM print_job").fetchall() == [("sent",)]


def test_ui_15_toasts_and_titles_hold_no_names(room: Room):
    number(room.desk, name="Rustam Effendi")
    room.click("counter.next")
    room.click("counter.serve")
    room.click("counter.finish")
    assert not any("Rustam" in said for said in (*room.toasts(), room.bench.window().windowTitle()))


def test_everything_that_takes_the_focus_has_a_name(room: Room):
    number(room.desk)
    room.click("counter.next")
    for button in room.page.console.findChildren(QPushButton):
        assert button.accessibleName(), button.objectName()
    keys = room.page.console.keys
    assert keys.outcome.accessibleName() == "Hasil"
    assert keys.note.accessibleName() == "Catatan, opsional"


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 600)])
def test_question_moves_no_key_out_of_sight(room: Room, width: int, height: int):
    number(room.desk)
    room.bench.resize(width, height)
    room.click("counter.next")
    room.click("counter.next")
    for _ in range(5):
        QApplication.processEvents()
    for toast in room.bench.toasts.toasts():
        toast.hide()
    for name in ("ask.recall", "ask.absent", "serve", "next", "returned"):
        button = room.button(f"counter.{name}")
        assert button.visibleRegion().boundingRect().size() == button.size(), name


def test_lanes_do_what_the_keys_say(mall, holder, qtbot):
    runner = LaneRunner()
    runner.serve(mall.desk)
    first, second = number(mall.desk), number(mall.desk)
    room = room_at(mall.desk, holder, runner, qtbot)
    qtbot.waitUntil(lambda: room.page.sheet is not None)
    room.key(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: room.page.current is not None)
    room.key(Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: room.page.current is not None and room.page.current.state == "serving")
    room.key(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: room.page.current is not None and room.page.current.number == second)
    runner.close()
    assert (room.state(first), room.state(second)) == ("done", "called")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1024, 600)])
def test_all_keys_are_in_sight(room: Room, width: int, height: int):
    number(room.desk)
    room.click("counter.next")
    room.click("counter.serve")
    room.bench.resize(width, height)
    for _ in range(5):
        QApplication.processEvents()
    for name in ("next", "finish", "transfer", "refer", "hold", "returned"):
        button = room.button(f"counter.{name}")
        visible = button.visibleRegion().boundingRect()
        assert visible.size() == button.size(), name
