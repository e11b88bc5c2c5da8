"""The page Permohonan: what it shows first, what a code says, and what its keys do to the tables."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.desk import Topic
from desktop.queries.request_detail import request_detail
from desktop.services.requests import answer_request, note_request, pause_request, withdraw_request
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import PauseReason
from tests.conftest import Mall
from tests.ui.pages.requests_stage import DAYS, FULL, RequestStage, made_requests
from ui.requests.head import OVERDUE, READY
from ui.requests.rows import STATE, TIME, WHO
from ui.requests.two_lines import ROW_HEIGHT


@pytest.fixture
def stage(mall: Mall, qtbot, tmp_path) -> RequestStage:
    return made_requests(qtbot, mall, tmp_path)


def test_page_says_that_there_is_no_request_and_where_one_begins(stage: RequestStage) -> None:
    assert stage.page.middle.currentWidget() is stage.page.middle.nobody
    assert stage.page.detail.hint.isVisible()
    assert not stage.page.next.isVisible()


def test_overdue_request_stands_first_with_icon_word_and_colour(stage: RequestStage) -> None:
    draft = stage.open(received=None)
    late = stage.open("Budi Contoh")
    stage.mall.clock.forward(minutes=3 * DAYS)
    stage.page.reload()
    assert stage.codes == [late, draft]
    rows = stage.page.table.rows
    assert "lewat waktu" in str(rows.index(0, TIME).data())
    stage.choose(late)
    assert stage.page.detail.time.line.text().startswith("Lewat waktu sejak")
    assert "Dihitung sejak berkas lengkap" in stage.page.detail.time.below.text()


def test_rows_keep_one_height_and_the_model_its_promises(stage: RequestStage) -> None:
    for name in ("Ani", "Budi", "Cici"):
        stage.open(f"{name} Contoh")
    QAbstractItemModelTester(stage.page.table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    stage.page.reload()
    assert {stage.page.table.rowHeight(row) for row in range(3)} == {ROW_HEIGHT}


def test_figures_open_the_lists_that_they_count(stage: RequestStage) -> None:
    late, ready = stage.open(), stage.open("Budi Contoh")
    answer_request(stage.mall.desk, ready)
    stage.mall.clock.forward(minutes=3 * DAYS)
    stage.page.reload()
    figures = stage.page.head.figures
    assert figures[OVERDUE].text() == "1 lewat waktu"
    figures[OVERDUE].click()
    assert stage.codes == [late]
    assert figures[OVERDUE].isChecked()
    figures[READY].click()
    assert stage.codes == [ready]
    stage.press("requests.overdue")
    assert stage.codes == [late]


def test_agency_state_and_text_choose_what_is_shown(stage: RequestStage) -> None:
    siti, budi = stage.open(), stage.open("Budi Contoh", None)
    stage.page.reload()
    head = stage.page.head
    head.shown.setCurrentIndex(head.shown.findData("draft"))
    assert stage.codes == [budi]
    head.show_only("open")
    stage.search("siti")
    assert stage.codes == [siti]
    stage.search("zzzz")
    assert stage.page.middle.currentWidget() is stage.page.middle.no_match
    head.show_only("open")
    other = next(place for place in range(1, head.agency.count()) if head.agency.itemData(place) != "DUK")
    head.agency.setCurrentIndex(other)
    assert stage.codes == []


def test_pager_brings_every_row_once(stage: RequestStage, monkeypatch) -> None:
    monkeypatch.setattr("desktop.queries.requests_page.PAGE", 2)
    made = [stage.open(f"Orang {place}") for place in range(5)]
    stage.page.reload()
    seen, head = list(stage.codes), stage.page.head
    assert not head.before.isEnabled()
    while head.after.isEnabled():
        head.after.click()
        seen += stage.codes
    assert head.place.text() == "5–5"
    assert sorted(seen) == sorted(made)
    head.before.click()
    assert head.place.text() == "3–4"


@pytest.mark.parametrize("typed", ["{}", "PANDU1:{}", "  {}  "])
def test_scanned_code_shows_its_request_and_what_the_citizen_is_told(stage: RequestStage, typed: str) -> None:
    code = stage.open()
    stage.open("Budi Contoh")
    pause_request(stage.mall.desk, code, PauseReason.PAYMENT)
    stage.search(typed.format(code))
    assert stage.codes == [code]
    assert stage.page.detail.number.text() == code
    assert "Bayar biayanya" in stage.page.message.sentence
    assert stage.page.head.search.selectedText() == stage.page.head.search.text()


def test_forged_code_is_said_to_be_none_and_shows_no_request(stage: RequestStage) -> None:
    code = stage.open()
    stage.choose(code)
    forged = code[:-1] + ("A" if code[-1] != "A" else "B")
    stage.search(forged)
    assert "bukan dari MPP ini" in stage.page.message.sentence
    assert stage.codes == []
    assert stage.page.detail.hint.isVisible()
    stage.search("")
    assert not stage.page.message.isVisible()
    assert stage.page.detail.number.text() == code


def test_code_of_another_agency_is_answered_at_a_counter_but_not_opened(mall: Mall, qtbot, tmp_path) -> None:
    desk = mall.as_role(Role.COUNTER, "BPN")
    stage = made_requests(qtbot, mall, tmp_path, desk)
    code = stage.open()
    stage.search(code)
    assert code in stage.page.message.sentence
    assert stage.page.detail.hint.isVisible()
    assert not stage.page.head.agency.isVisible()


def test_next_step_follows_the_state_from_missing_papers_to_the_handover(stage: RequestStage) -> None:
    code, page = stage.open(received=FULL[:1]), stage.page
    stage.choose(code)
    assert "Belum ada" in page.detail.missing.line.text()
    assert page.next.accessibleName() == "Terima berkas"
    stage.press("requests.next")
    ask = page._ask
    next(iter(ask.papers.rows.values())).box.click()
    ask.do.click()
    assert stage.state(code) == "in_process"
    assert not page.detail.missing.isVisible()
    assert page.next.accessibleName() == "Siap diambil"
    stage.press("requests.next")
    page._ask.do.click()
    assert stage.state(code) == "ready"
    stage.press("requests.next")
    page._ask.do.click()
    assert stage.state(code) == "picked_up"
    assert any(file.suffix == ".pdf" for file in (page.around.printing.folder).iterdir())
    assert not page.next.isVisible()


def test_each_act_can_be_taken_back_as_one(stage: RequestStage) -> None:
    code = stage.open(received=FULL[:1])
    stage.choose(code)
    stage.press("requests.receive")
    next(iter(stage.page._ask.papers.rows.values())).box.click()
    stage.page._ask.do.click()
    sentence, undo = stage.said[-1]
    assert code in sentence
    assert stage.state(code) == "in_process"
    undo()
    detail = request_detail(stage.mall.desk, code)
    assert str(detail.state) == "incomplete"
    assert len(detail.received) == 1


def test_ui_14_undo_is_refused_when_somebody_moved_it_on_meanwhile(stage: RequestStage) -> None:
    code = stage.open()
    stage.choose(code)
    stage.press("requests.pause")
    stage.page._ask.do.click()
    undo = stage.said[-1][1]
    withdraw_request(stage.mall.desk, code)
    undo()
    assert stage.state(code) == "withdrawn"
    assert code in stage.page.message.sentence


def test_standing_clock_says_since_when_and_for_whom(stage: RequestStage) -> None:
    code = stage.open()
    stage.choose(code)
    stage.press("requests.pause")
    stage.page._ask.words.setText("pas foto baru")
    stage.page._ask.do.click()
    assert stage.state(code) == "waiting_applicant"
    assert "Waktu berhenti sejak" in stage.page.detail.time.line.text()
    assert "menunggu pemohon" in stage.page.detail.time.line.text()
    assert "pas foto baru" in " ".join(stage.page.detail.timeline.texts)
    stage.press("requests.next")
    assert stage.state(code) == "in_process"


def test_what_the_applicant_was_asked_for_is_taken_in_before_the_clock_goes_on(stage: RequestStage) -> None:
    code = stage.open()
    stage.choose(code)
    stage.press("requests.pause")
    stage.page._ask.ticks.boxes["KK"].click()
    stage.page._ask.do.click()
    assert stage.page.next.accessibleName() == "Terima berkas"
    assert "requests.resume" in stage.page.others()
    assert "requests.shortfall" in stage.page.others()
    stage.press("requests.next")
    stage.page._ask.papers.rows["KK"].box.click()
    stage.page._ask.do.click()
    assert stage.state(code) == "in_process"
    stage.said[-1][1]()
    assert stage.state(code) == "waiting_applicant"


def test_rejection_without_its_reason_is_not_sent_and_keeps_the_dialog(stage: RequestStage) -> None:
    code = stage.open()
    stage.choose(code)
    stage.press("requests.reject")
    stage.page._ask.do.click()
    assert stage.state(code) == "in_process"
    assert stage.page._ask.field.error
    stage.page._ask.words.setText("Bukan warga kota ini")
    stage.page._ask.do.click()
    assert stage.state(code) == "rejected"
    assert not stage.page.print.isVisible()


def test_refusal_stands_in_the_dialog_and_what_was_typed_stays(stage: RequestStage) -> None:
    code = stage.open()
    stage.choose(code)
    stage.press("requests.withdraw")
    stage.page._ask.words.setText("pindah kota")
    withdraw_request(stage.mall.desk, code)  # by another desk: the page does not know yet
    stage.page._ask.do.click()
    assert code in stage.page._ask.message.sentence
    assert stage.page._ask.words.text() == "pindah kota"


def test_second_receipt_is_a_numbered_copy(stage: RequestStage) -> None:
    code = stage.open()
    stage.choose(code)
    assert stage.page.print.text() == "Cetak tanda terima"
    stage.press("requests.print")
    assert stage.page.print.text() == "Cetak salinan ke-1"
    stage.press("requests.print")
    copies = [paper.copy for paper in request_detail(stage.mall.desk, code).papers]
    assert copies == [0, 1]
    assert stage.page.print.text() == "Cetak salinan ke-2"


def test_menu_lists_what_the_state_allows_and_nothing_else(stage: RequestStage) -> None:
    code = stage.open()
    stage.choose(code)
    assert stage.page.others() == (
        "requests.note",
        "requests.refer",
        "requests.reject",
        "requests.withdraw",
    )
    answer_request(stage.mall.desk, code)
    stage.hub.publish({Topic.REQUESTS})
    assert stage.page.others() == ("requests.note", "requests.withdraw")
    stage.press("requests.reject")
    assert stage.page._ask is None


def test_chosen_request_stays_chosen_when_others_come_before_it(stage: RequestStage) -> None:
    first = stage.open(received=None)
    stage.choose(first)
    stage.mall.clock.forward(minutes=1)
    stage.open("Budi Contoh")
    note_request(stage.mall.desk, first, "pemohon menelepon")
    stage.hub.publish({Topic.REQUESTS})
    assert stage.codes.index(first) == 1
    assert stage.page.table.currentIndex().row() == 1
    assert "pemohon menelepon" in stage.page.detail.timeline.texts[0]


def test_arrow_goes_from_search_to_list_and_enter_to_the_next_step(stage: RequestStage, qtbot) -> None:
    code = stage.open()
    stage.page.reload()
    stage.page.head.search.setFocus()
    qtbot.keyClick(stage.page.head.search, Qt.Key.Key_Down)
    assert stage.page.detail.number.text() == code
    qtbot.keyClick(stage.page.table, Qt.Key.Key_Return)
    assert stage.window.focusWidget() is stage.page.next


def test_small_window_leaves_out_the_applicant_and_moves_acts_into_the_menu(
    mall: Mall, qtbot, tmp_path
) -> None:
    stage = made_requests(qtbot, mall, tmp_path, size=(964, 520))
    stage.choose(stage.open())
    assert stage.page.table.isColumnHidden(WHO)
    assert not stage.page.table.isColumnHidden(STATE)
    assert not stage.page.pause.isVisible()
    assert stage.page.others()[:2] == ("requests.receive", "requests.pause")


def test_keys_that_the_menu_shows_stay_alive_once_it_was_open(stage: RequestStage, qtbot) -> None:
    stage.choose(stage.open())
    stage.page.more.click()
    assert [entry.text() for entry in stage.page.menu.actions()] == ["Catat", "Teruskan", "Tolak", "Cabut"]
    stage.page.menu.close()
    stage.window.activateWindow()
    stage.page.table.setFocus()
    qtbot.keyClick(stage.page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert stage.page._ask is not None
