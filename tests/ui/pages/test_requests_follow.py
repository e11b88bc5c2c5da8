"""The follow-up of today on the page Permohonan: its figure, its groups, and the key that notes a call."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.queries.follow_up import Why
from desktop.queries.request_detail import request_detail
from desktop.services.contacting import ContactResult, ContactWay, NewContact, note_contact
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.promises import NewPromise, keep_promise, make_promise
from desktop.services.requests import answer_request, withdraw_request
from models.rules.bodies.officers import Role
from tests.conftest import Mall
from tests.ui.pages.requests_stage import DAYS, FULL, RequestStage, made_requests
from ui.requests.following import HEAD_HEIGHT, Heading
from ui.requests.head import FOLLOW
from ui.requests.two_lines import ROW_HEIGHT


@pytest.fixture
def stage(mall: Mall, qtbot, tmp_path) -> RequestStage:
    return made_requests(qtbot, mall, tmp_path)


def told(stage: RequestStage) -> list[str]:
    """Return headings and codes as they stand in the list."""
    return [
        entry.text
        if isinstance(entry, Heading)
        else entry.request.code
        if entry.request
        else entry.promise.words
        for entry in stage.page.following.rows.entries
    ]


def morning(stage: RequestStage) -> dict[str, str]:
    """Open one that will be overdue, one that is called again, and one that waits for pickup; come a week later."""
    desk = stage.mall.desk
    found = {"late": stage.open("Ani Contoh"), "again": stage.open("Budi Contoh", FULL[:1])}
    found["ready"] = stage.open("Cici Contoh")
    answer_request(desk, found["ready"])
    missed = NewContact(ContactWay.PHONE, ContactResult.NO_ANSWER, date(2026, 11, 27))
    note_contact(desk, found["again"], missed)
    make_promise(
        desk, NewPromise("telepon Dodi", desk.calendar().at(date(2026, 12, 2), datetime(1, 1, 1, 9).time()))
    )
    stage.mall.clock.forward(minutes=8 * DAYS)
    stage.page.reload()
    return found


def test_figure_counts_and_opens_the_follow_up_with_each_reason_above_its_rows(stage: RequestStage) -> None:
    found = morning(stage)
    figure = stage.page.head.figures[FOLLOW]
    assert figure.text() == "4 tindak lanjut"
    assert figure.toolTip() == figure.accessibleName() == "4 tindak lanjut hari ini"
    figure.click()
    assert stage.page.middle.currentWidget() is stage.page.following
    assert figure.isChecked()
    assert told(stage) == [
        "Lewat waktu (1)", found["late"],
        "Janji sampai hari ini (1)", "telepon Dodi",
        "Hubungi lagi (1)", found["again"],
        "Belum diambil (1)", found["ready"],
    ]  # fmt: skip
    rows = stage.page.following.rows
    assert rows.index(5, 2).data() == "Hubungi pemohon, 1× dihubungi, tidak dijawab"
    assert rows.index(5, 3).data() == "27/11/2026, dihubungi lagi"


def test_key_opens_it_and_another_figure_brings_the_list_back(stage: RequestStage) -> None:
    morning(stage)
    stage.press("requests.today")
    assert stage.page.middle.currentWidget() is stage.page.following
    stage.press("requests.overdue")
    assert stage.page.middle.currentWidget() is stage.page.table


def test_nothing_to_do_is_said(stage: RequestStage) -> None:
    stage.open()
    stage.press("requests.today")
    assert stage.page.middle.currentWidget() is stage.page.middle.nothing_today


def test_typed_words_look_among_all_requests(stage: RequestStage) -> None:
    found = morning(stage)
    stage.press("requests.today")
    stage.search("budi")
    assert stage.page.middle.currentWidget() is stage.page.table
    assert stage.codes == [found["again"]]
    stage.search("")
    assert stage.page.middle.currentWidget() is stage.page.following


def test_arrows_pass_over_headings_and_choose_the_request(stage: RequestStage, qtbot) -> None:
    found = morning(stage)
    stage.press("requests.today")
    table = stage.page.following
    table.take_focus()
    assert stage.page.detail.number.text() == found["late"]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert stage.page.detail.hint.isVisible()  # a promise is no request
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert stage.page.detail.number.text() == found["again"]
    assert table.currentIndex().row() == 5


def test_enter_goes_to_the_next_step_and_from_a_promise_to_the_promise_book(
    stage: RequestStage, qtbot
) -> None:
    morning(stage)
    opened: list[str] = []
    stage.actions.does("promise.book", lambda: opened.append("book"))
    stage.press("requests.today")
    table = stage.page.following
    table.take_focus()
    with qtbot.waitSignal(table.entered):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    table.selectRow(3)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == ["book"]


def test_rows_have_two_heights_and_the_model_its_promises(stage: RequestStage) -> None:
    morning(stage)
    table = stage.page.following
    QAbstractItemModelTester(table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    stage.press("requests.today")
    heights = [table.rowHeight(place) for place in range(len(table.rows.entries))]
    assert heights == [HEAD_HEIGHT, ROW_HEIGHT] * 4
    withdraw_request(stage.mall.desk, table.rows.entries[1].request.code)
    stage.page.reload()
    assert [one.why for one in table.rows.entries if isinstance(one, Heading)] == [
        Why.PROMISED_TODAY, Why.CONTACT_AGAIN, Why.NOT_COLLECTED,
    ]  # fmt: skip


def test_same_row_stays_chosen_when_the_list_is_read_anew(stage: RequestStage) -> None:
    found = morning(stage)
    stage.press("requests.today")
    stage.page.following.selectRow(5)
    stage.page.reload()
    assert stage.page.following.currentIndex().row() == 5
    assert stage.page.detail.number.text() == found["again"]


def test_call_is_noted_by_its_key_and_taken_back_by_the_toast(stage: RequestStage) -> None:
    found = morning(stage)
    stage.press("requests.today")
    stage.page.following.selectRow(5)
    stage.press("requests.contact")
    ask = stage.page._ask
    assert ask.windowTitle() == f"Hubungi pemohon {found['again']}"
    ask.combos[0].setCurrentIndex(ask.combos[0].findData("whatsapp"))
    ask.combos[1].setCurrentIndex(ask.combos[1].findData("message_left"))
    ask.combos[2].setCurrentIndex(ask.combos[2].findData("2026-12-03"))
    ask.words.setText("minta KK asli")
    stage.page._rest.stop()
    ask.do.click()
    last = request_detail(stage.mall.desk, found["again"]).contact
    assert (last.count, last.way, last.again_on) == (2, ContactWay.WHATSAPP, "2026-12-03")
    assert "Hubungi lagi (1)" not in told(stage)
    assert stage.page.detail.contact.line.text().startswith("2× dihubungi, pesan ditinggalkan, WhatsApp")
    assert stage.page.detail.contact.below.text() == "Hubungi lagi 03/12"
    sentence, undo = stage.said[-1]
    assert sentence == f"{found['again']}: upaya menghubungi dicatat."
    undo()
    assert request_detail(stage.mall.desk, found["again"]).contact.count == 1
    assert "Hubungi lagi (1)" in told(stage)


def test_form_names_whom_to_call_and_the_look_is_journalled(stage: RequestStage) -> None:
    applicant = Someone(name="Siti Contoh Lengkap", phone="081298765432")
    order = NewRequest(service="DUK-06", applicant=applicant, received=FULL)
    code = open_request(stage.mall.desk, order).value.code
    stage.choose(code)
    looks = "SELECT count(*) FROM journal WHERE kind = 95"
    before = stage.mall.desk.store.execute_sql(looks).fetchone()[0]
    stage.press("requests.contact")
    assert stage.page._ask._form.told == "Pemohon: Siti Contoh Lengkap, +6281298765432"
    assert stage.mall.desk.store.execute_sql(looks).fetchone()[0] == before + 1


def test_request_that_is_over_has_no_key_to_call(stage: RequestStage) -> None:
    code = stage.open()
    stage.choose(code)
    assert stage.page.contact.isVisible()
    withdraw_request(stage.mall.desk, code)
    stage.search(code)
    assert not stage.page.contact.isVisible()


def test_small_window_has_the_call_in_its_menu(mall: Mall, qtbot, tmp_path) -> None:
    stage = made_requests(qtbot, mall, tmp_path, size=(964, 510))
    code = stage.open()
    stage.choose(code)
    assert not stage.page.contact.isVisible()
    assert "requests.contact" in stage.page.others()


def test_kept_promise_leaves_the_list_by_itself(stage: RequestStage) -> None:
    morning(stage)
    stage.press("requests.today")
    (promise,) = stage.mall.desk.store.execute_sql("SELECT id FROM promise").fetchone()
    stage.hub.publish(keep_promise(stage.mall.desk, promise).changed)
    assert "telepon Dodi" not in told(stage)


def test_counter_sees_its_own_follow_up(mall: Mall, qtbot, tmp_path) -> None:
    other = made_requests(qtbot, mall, tmp_path, desk=mall.as_role(Role.COUNTER, "BPN"))
    morning(other)
    other.press("requests.today")
    assert told(other) == []


def test_call_is_not_taken_back_once_something_else_stands_on_the_request(stage: RequestStage) -> None:
    code = stage.open()
    stage.choose(code)
    stage.press("requests.contact")
    stage.page._rest.stop()
    stage.page._ask.do.click()
    _, undo = stage.said[-1]
    answer_request(stage.mall.desk, code)
    undo()
    assert request_detail(stage.mall.desk, code).contact.count == 1
    assert stage.page.message.isVisible()
