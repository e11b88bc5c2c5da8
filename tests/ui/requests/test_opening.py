"""A request opened by hand, by keys: at the counter, from a visit, for whom somebody finds; nothing typed is lost."""

from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from desktop.desk import Desk
from desktop.queries.request_detail import request_detail
from desktop.queries.request_form import RequestPlace
from desktop.services.tickets import call_next, start_ticket
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from tests.conftest import Mall
from tests.ui.pages.counter_room import HERE, Room, came, room_at
from ui.board.details import Details
from ui.pages.queue import QueuePage
from ui.requests.find import FindPlaceDialog
from ui.requests.kept import read_form
from ui.requests.new import NewRequestDialog
from ui.requests.new_person import ALONE, OTHER, VISITOR
from ui.requests.opening import CONTINUED
from ui.runner import InlineRunner
from ui.theme import ThemeName, load_theme

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NIK = "3578080102039991"


@pytest.fixture
def room(desk: Desk, holder: Any, qtbot: Any, tmp_path: Any) -> Room:
    came(desk, name="Rustam Biro", documents=("KK",))
    number = call_next(desk, HERE).value.number
    start_ticket(desk, number)
    made = room_at(desk, holder, InlineRunner(), qtbot)
    made.bench.printing.use_folder(tmp_path / "papers")
    return made


def dialog_of(room: Room) -> NewRequestDialog:
    found = room.bench.opening._dialog
    assert isinstance(found, NewRequestDialog)
    return found


def opened(room: Room) -> NewRequestDialog:
    room.key(Qt.Key.Key_O, CONTROL)
    return dialog_of(room)


def typed(room: Room, name: str) -> NewRequestDialog:
    """Choose another applicant by keys and type a name."""
    dialog = dialog_of(room)
    while dialog.people.whose.currentData() != OTHER:
        QTest.keyClick(dialog.people.whose, Qt.Key.Key_Down)
    QTest.keyClicks(dialog.people.name, name)
    search(dialog)
    return dialog


def search(dialog: NewRequestDialog) -> None:
    """Let the rest after typing be over."""
    dialog.people._rest.stop()
    dialog.people.sought.emit(dialog.people.wanted)


def requests(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.store.execute_sql(
        """SELECT p.name, q.name, r.state, t.state FROM request r LEFT JOIN person p ON p.id = r.person
        LEFT JOIN person q ON q.id = r.proxy LEFT JOIN ticket t ON t.id = r.ticket ORDER BY r.count"""
    ).fetchall()


def test_request_of_the_ticket_in_service_is_opened_by_keys_and_service_goes_on(
    room: Room, tmp_path: Any
) -> None:
    dialog = opened(room)
    assert dialog.ticks.ticked == ("KK",)
    dialog.ticks.boxes["LAMA"].setFocus()
    QTest.keyClick(dialog.ticks.boxes["LAMA"], Qt.Key.Key_Space)
    QTest.keyClicks(dialog.reference, "oss-77/2026")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert requests(room.desk) == [("Rustam Biro", None, "in_process", "serving")]
    (code,) = room.desk.store.execute_sql("SELECT code FROM request").fetchone()
    assert request_detail(room.desk, code).reference == "OSS-77/2026"
    assert [one.stem for one in (tmp_path / "papers").iterdir()] == [code]
    assert any(code in toast for toast in room.toasts())
    assert room.bench.opening._dialog is None


def test_two_applicants_of_one_ticket_one_after_the_other_by_keys(room: Room, tmp_path: Any) -> None:
    opened(room)
    typed(room, "Ani Contoh")
    dialog = dialog_of(room)
    assert dialog.people.acts.currentData() == VISITOR
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL | SHIFT)
    assert dialog_of(room) is dialog
    assert dialog.people.name.text() == ""
    assert "dibuka" in dialog.message.sentence
    typed(room, "Budi Contoh")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert [row[:2] for row in requests(room.desk)] == [
        ("Ani Contoh", "Rustam Biro"),
        ("Budi Contoh", "Rustam Biro"),
    ]
    assert len(list((tmp_path / "papers").iterdir())) == 2


def test_known_person_is_chosen_by_the_number_and_not_entered_twice(room: Room) -> None:
    known = add_visit(room.desk, NewVisit(("DUK-06",), name="Ani Contoh", id_number=NIK)).value.id
    opened(room)
    dialog = typed(room, "Ani")
    QTest.keyClicks(dialog.people.nik, NIK)
    search(dialog)
    assert dialog.people.found.currentText().startswith("Ani Contoh")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    (person,) = room.desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (known,)).fetchone()
    assert room.desk.store.execute_sql("SELECT person FROM request").fetchone() == (person,)


def test_refusal_and_escape_lose_nothing_that_was_typed(room: Room) -> None:
    opened(room)
    dialog = typed(room, "Ani Contoh")
    QTest.keyClicks(dialog.people.nik, "123")
    QTest.keyClicks(dialog.note, "map merah")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.message.sentence
    assert dialog.do.isEnabled()
    assert requests(room.desk) == []
    before = dialog.typed
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    again = opened(room)
    assert again is not dialog
    assert again.typed == before
    assert again.note.text() == "map merah"
    assert again.message.sentence == CONTINUED


def test_what_is_typed_is_there_after_a_crash_for_its_officer_alone_and_gone_once_taken_in(
    mall: Mall, room: Room, holder: Any, qtbot: Any, tmp_path: Any
) -> None:
    opened(room)
    dialog = typed(room, "Ani Contoh")
    dialog.findChild(
        QTimer, "", Qt.FindChildOption.FindDirectChildrenOnly
    ).timeout.emit()  # two seconds later
    number = room.page.current.id if room.page.current else ""
    place = RequestPlace(number, room.page.current.visit if room.page.current else "")
    assert read_form(mall.as_role(Role.SUPERVISOR), place)[1] is None
    after = room_at(
        mall.reopened(), holder, InlineRunner(), qtbot
    )  # another process: nothing of the first is told
    after.bench.printing.use_folder(tmp_path / "after")
    after.bench.actions_.trigger("request.open")
    again = dialog_of(after)
    assert again.people.name.text() == "Ani Contoh"
    QTest.keyClick(again, Qt.Key.Key_Return, CONTROL)
    assert [row[0] for row in requests(room.desk)] == ["Ani Contoh"]
    assert room.desk.store.execute_sql("SELECT count(*) FROM draft WHERE kind = 'request'").fetchone() == (0,)
    after.bench.actions_.trigger("request.open")
    assert dialog_of(after).people.name.text() == ""


def test_form_that_nobody_typed_in_leaves_no_draft(room: Room) -> None:
    QTest.keyClick(opened(room), Qt.Key.Key_Escape)
    assert room.desk.store.execute_sql("SELECT count(*) FROM draft").fetchone() == (0,)


def test_applicant_without_a_name_is_asked_for_it_at_its_field(room: Room) -> None:
    opened(room)
    dialog = typed(room, "")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.people.name_field.error
    assert requests(room.desk) == []
    dialog.people.acts.setCurrentIndex(dialog.people.acts.findData(OTHER))
    QTest.keyClicks(dialog.people.name, "Ani Contoh")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.people.proxy_field.error
    dialog.people.acts.setCurrentIndex(dialog.people.acts.findData(ALONE))
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert requests(room.desk) == [("Ani Contoh", None, "incomplete", "serving")]


def test_where_nothing_is_in_front_the_visit_is_found_first(room: Room) -> None:
    number = room.page.current.number if room.page.current else ""
    room.bench.go("page.requests")
    room.key(Qt.Key.Key_O, CONTROL)
    finder = room.bench.opening._dialog
    assert isinstance(finder, FindPlaceDialog)
    QTest.keyClicks(finder.search, number)
    QTest.keyClick(finder, Qt.Key.Key_Return, CONTROL)
    assert room.bench.opening._dialog is finder  # it shows what was typed before it goes on
    QTest.keyClick(finder, Qt.Key.Key_Return, CONTROL)
    dialog = dialog_of(room)
    assert number in dialog.title.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert requests(room.desk) == [("Rustam Biro", None, "incomplete", "serving")]


def test_person_without_a_ticket_chooses_a_service_whose_papers_are_shown(mall: Mall, room: Room) -> None:
    room.bench.go("page.requests")
    room.key(Qt.Key.Key_O, CONTROL)
    finder = room.bench.opening._dialog
    assert isinstance(finder, FindPlaceDialog)
    QTest.keyClick(finder, Qt.Key.Key_Return, CONTROL)
    dialog = dialog_of(room)
    assert dialog.people.whose.currentData() == OTHER
    QTest.keyClicks(dialog.people.name, "Ani Contoh")
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert dialog.service_field.error
    place = dialog.service.findData("DUK-06")
    dialog.service.setCurrentIndex(place)
    dialog.service.activated.emit(place)
    assert set(dialog.ticks.boxes) == {"KK", "LAMA", "LP"}
    assert dialog.people.name.text() == "Ani Contoh"
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert requests(room.desk) == [("Ani Contoh", None, "incomplete", None)]


def test_request_is_opened_from_a_step_of_a_visit_in_antrean(room: Room) -> None:
    current = room.page.current
    assert current is not None
    room.bench.go("page.queue")
    page = room.bench.page
    assert isinstance(page, QueuePage)
    page.seek(current.number)
    page._on_details()
    details = page._dialog
    assert isinstance(details, Details)
    details.request.click()
    QTest.keyClick(dialog_of(room), Qt.Key.Key_Return, CONTROL)
    assert requests(room.desk) == [("Rustam Biro", None, "incomplete", "serving")]
    assert page.front().ticket == current.id


def test_buttons_of_counter_and_permohonan_open_the_form(room: Room) -> None:
    room.click("counter.request")
    dialog_of(room).reject()
    room.bench.go("page.requests")
    room.button("request.open").click()
    assert isinstance(room.bench.opening._dialog, FindPlaceDialog)


def test_form_stays_within_the_window_with_large_letters_and_scrolls_to_the_field_of_the_keys(
    room: Room, holder: Any
) -> None:
    holder.use(load_theme(ThemeName.LIGHT, 1.75))
    dialog = opened(room)
    assert dialog.height() <= room.bench.height()
    for _ in range(40):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        field = dialog.focusWidget()
        if dialog.room.isAncestorOf(field):
            top = field.mapTo(dialog.room.viewport(), field.rect().topLeft()).y()
            assert 0 <= top <= dialog.room.viewport().height() - field.height(), field.objectName()
    assert dialog.room.verticalScrollBar().maximum() > 0
