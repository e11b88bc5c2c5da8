"""The page Permohonan with several requests chosen: how they are chosen, what is offered, and the lot taken back."""

import pytest
from PySide6.QtCore import Qt

from desktop.queries.requests_page import moves_of_all
from desktop.services.requests import answer_request, pause_request, withdraw_request
from models.rules.bodies.requests import PauseReason
from models.rules.folds.requests import Move, RequestState
from tests.conftest import Mall
from tests.ui.pages.requests_stage import RequestStage, made_requests
from ui.requests.lot_bar import NOTHING
from ui.requests.rows import REQUEST

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
DOWN, UP, SPACE = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space


@pytest.fixture
def stage(mall: Mall, qtbot, tmp_path) -> RequestStage:
    return made_requests(qtbot, mall, tmp_path)


@pytest.fixture
def press(stage: RequestStage, qtbot):
    """Opens four requests, goes to the first row, and presses keys in the list."""
    for name in ("Ani", "Budi", "Cici", "Dodi"):
        stage.open(f"{name} Contoh")
    stage.page.reload()
    stage.page.table.take_focus()

    def pressed(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(stage.page.table, key, held)

    return pressed


def marked(stage: RequestStage) -> list[int]:
    return sorted(stage.codes.index(row.code) for row in stage.page.lots.rows)


def test_shift_with_arrows_chooses_a_span_that_shrinks_again(stage: RequestStage, press) -> None:
    press(DOWN, SHIFT)
    press(DOWN, SHIFT)
    assert marked(stage) == [0, 1, 2]
    press(UP, SHIFT)
    assert marked(stage) == [0, 1]
    assert stage.page.lots.bar.count.text() == "2 dipilih"


def test_space_and_control_choose_rows_that_do_not_touch(stage: RequestStage, press) -> None:
    press(SPACE)
    press(DOWN, CONTROL)
    press(DOWN, CONTROL)
    press(SPACE)
    assert marked(stage) == [0, 2]
    press(SPACE)
    assert marked(stage) == [0]


def test_span_after_single_choices_keeps_them(stage: RequestStage, press) -> None:
    press(SPACE)
    press(DOWN)
    press(DOWN)
    press(DOWN, SHIFT)
    assert marked(stage) == [0, 2, 3]


def test_control_and_shift_choose_with_the_pointer_too(stage: RequestStage, press, qtbot) -> None:
    table = stage.page.table

    def click(row: int, held: Qt.KeyboardModifier) -> None:
        place = table.visualRect(table.rows.index(row, REQUEST)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, place)

    click(3, CONTROL)
    assert marked(stage) == [3]
    click(1, SHIFT)
    assert marked(stage) == [1, 2, 3]


def test_control_a_chooses_all_that_is_filtered_and_escape_lets_go(stage: RequestStage, press) -> None:
    answer_request(stage.mall.desk, stage.codes[0])
    stage.page.head.show_only("ready")
    press(Qt.Key.Key_A, CONTROL)
    assert len(stage.page.lots.rows) == 1
    press(Qt.Key.Key_Escape)
    assert not stage.page.lots.bar.isVisible()
    stage.page.head.show_only("open")
    press(Qt.Key.Key_A, CONTROL)
    assert len(stage.page.lots.rows) == 4


def test_escape_on_a_key_of_the_bar_lets_go_and_goes_back_to_the_list(
    stage: RequestStage, press, qtbot
) -> None:
    press(SPACE)
    stage.page.lots.next.setFocus()
    qtbot.keyClick(stage.page.lots.next, Qt.Key.Key_Escape)
    assert stage.page.lots.rows == ()
    assert stage.window.focusWidget() is stage.page.table


def test_control_a_in_the_search_chooses_its_words_and_no_requests(stage: RequestStage, press, qtbot) -> None:
    search = stage.page.head.search
    search.setFocus()
    search.setText("contoh")
    qtbot.keyClick(search, Qt.Key.Key_A, CONTROL)
    assert search.selectedText() == "contoh"
    assert stage.page.lots.rows == ()


def test_control_a_says_where_it_stops(stage: RequestStage, press, monkeypatch) -> None:
    monkeypatch.setattr("ui.requests.lots.MOST", 2)
    press(Qt.Key.Key_A, CONTROL)
    assert len(stage.page.lots.rows) == 2
    assert stage.page.message.sentence.startswith("2 pertama dipilih")


def test_chosen_rows_stay_chosen_while_pages_turn_and_go_with_the_filter(
    stage: RequestStage, press, monkeypatch
) -> None:
    monkeypatch.setattr("desktop.queries.requests_page.PAGE", 2)
    stage.page.reload()
    press(SPACE)
    stage.page.head.after.click()
    stage.page.table.take_focus()
    press(SPACE)
    assert len(stage.page.lots.rows) == 2
    stage.page.head.show_only("overdue")
    assert stage.page.lots.rows == ()


def test_lot_moves_as_one_and_one_toast_takes_it_back(stage: RequestStage, press) -> None:
    press(Qt.Key.Key_A, CONTROL)
    codes = [row.code for row in stage.page.lots.rows]
    assert stage.page.lots.next.accessibleName() == "Siap diambil"
    assert not stage.page.next.isVisible()
    stage.press("requests.next")
    assert {stage.state(code) for code in codes} == {"ready"}
    sentence, undo = stage.said[-1]
    assert sentence == "4 permohonan: siap diambil."
    assert stage.page.lots.rows == ()
    assert stage.page.next.isVisible()
    undo()
    assert {stage.state(code) for code in codes} == {"in_process"}


def test_lot_of_which_one_went_on_stays_and_the_page_names_it(stage: RequestStage, press) -> None:
    press(Qt.Key.Key_A, CONTROL)
    codes = [row.code for row in stage.page.lots.rows]
    stage.press("requests.next")
    withdraw_request(stage.mall.desk, codes[2])
    stage.said[-1][1]()
    assert codes[2] in stage.page.message.sentence
    assert "1 dari 4" in stage.page.message.sentence
    assert stage.state(codes[0]) == "ready"


def test_key_that_some_do_not_allow_says_which_and_how_they_stand(stage: RequestStage, press) -> None:
    ready = stage.codes[1]
    answer_request(stage.mall.desk, ready)
    stage.page.reload()
    press(Qt.Key.Key_A, CONTROL)
    assert not stage.page.lots.pause.isVisible()
    assert NOTHING in stage.page.lots.bar.states.text()
    stage.press("requests.pause")
    assert stage.page._ask is None
    assert f"1 dari 4 tidak dapat ikut: {ready} (Siap diambil)." in stage.page.message.sentence


def test_refusal_of_the_use_case_stands_in_the_dialog_and_nothing_is_half_done(stage, press) -> None:
    press(Qt.Key.Key_A, CONTROL)
    codes = [row.code for row in stage.page.lots.rows]
    stage.press("requests.pause")
    ask = stage.page._ask
    answer_request(stage.mall.desk, codes[3])  # by another desk: the page does not know yet
    ask.words.setText("surat baru")
    ask.do.click()
    assert codes[3] in ask.message.sentence
    assert stage.state(codes[0]) == "in_process"
    assert ask.words.text() == "surat baru"


def test_paused_lot_waits_with_the_same_words(stage: RequestStage, press) -> None:
    press(DOWN, SHIFT)
    codes = [row.code for row in stage.page.lots.rows]
    stage.press("requests.pause")
    stage.page._ask.words.setText("surat baru")
    stage.page._ask.do.click()
    assert stage.page._ask is None
    assert {stage.state(code) for code in codes} == {"waiting_applicant"}


def test_lot_is_passed_on_to_an_agency_that_none_of_them_is_of(stage: RequestStage, press) -> None:
    press(DOWN, SHIFT)
    codes = [row.code for row in stage.page.lots.rows]
    stage.press("requests.refer")
    agencies = stage.page._ask.combos[0]
    assert agencies.findData("DUK") == -1
    agencies.setCurrentIndex(agencies.findData("BPN"))
    stage.page._ask.do.click()
    assert {stage.state(code) for code in codes} == {"referred"}


def test_receipts_of_a_lot_are_printed_and_it_stays_chosen(stage: RequestStage, press) -> None:
    press(DOWN, SHIFT)
    stage.press("requests.print")
    assert stage.said[-1][0].startswith("2 tanda terima")
    assert len([one for one in stage.page.around.printing.folder.iterdir() if one.suffix == ".pdf"]) == 2
    assert len(stage.page.lots.rows) == 2


def test_what_is_said_to_one_person_is_not_begun_for_a_lot(stage: RequestStage, press) -> None:
    press(DOWN, SHIFT)
    stage.press("requests.reject")
    assert stage.page._ask is None
    assert "satu per satu" in stage.page.message.sentence


def test_screen_reader_hears_which_rows_are_chosen(stage: RequestStage, press) -> None:
    press(SPACE)
    rows = stage.page.table.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    assert str(rows.index(0, REQUEST).data(role)).startswith("dipilih, ")
    assert not str(rows.index(1, REQUEST).data(role)).startswith("dipilih, ")


def test_standing_clocks_go_on_together(stage: RequestStage, press) -> None:
    for code in stage.codes[:2]:
        pause_request(stage.mall.desk, code, PauseReason.PAYMENT)
    stage.page.head.shown.setCurrentIndex(stage.page.head.shown.findData("waiting_payment"))
    press(Qt.Key.Key_A, CONTROL)
    assert stage.page.lots.next.text() == "Jalankan lagi waktunya"
    codes = [row.code for row in stage.page.lots.rows]
    stage.press("requests.next")
    assert {stage.state(code) for code in codes} == {"in_process"}


def test_moves_of_all_are_those_of_each() -> None:
    assert Move.READY in moves_of_all([RequestState.IN_PROCESS])
    assert Move.READY not in moves_of_all([RequestState.IN_PROCESS, RequestState.READY])
    assert moves_of_all([]) == ()
    assert moves_of_all([RequestState.PICKED_UP]) == ()
