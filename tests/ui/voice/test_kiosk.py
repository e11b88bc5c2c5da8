"""The kiosk: asks one thing at a time, keeps a sheet by nobody's name, forgets, and lets nobody behind it."""

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.desk import Desk
from tests.conftest import Mall
from ui.runner import InlineRunner, Lane
from ui.voice.kiosk import IDLE_MS, THANKS_MS, KioskWindow, Step


@pytest.fixture
def desk(mall: Mall) -> Desk:
    return mall.desk


@pytest.fixture
def kiosk(desk: Desk, qtbot: Any) -> KioskWindow:
    made = KioskWindow(desk, InlineRunner())
    made.rest_ms = 0
    qtbot.addWidget(made, before_close_func=KioskWindow.leave)
    made.show()
    return made


def sheets(desk: Desk) -> list[dict]:
    return [json.loads(body) for (body,) in desk.store.execute_sql("SELECT body FROM survey_box")]


def to_questions(kiosk: KioskWindow, agency: str = "DUK", service: str = "DUK-06") -> None:
    QTest.keyClick(kiosk, Qt.Key.Key_Return)
    kiosk.agencies.chosen.emit(agency)
    kiosk.services.chosen.emit(service)


def test_sheet_is_filled_in_by_keys_alone_and_kept_in_the_box(kiosk: KioskWindow, desk: Desk) -> None:
    to_questions(kiosk)
    for place, key in enumerate("432143214"):
        assert kiosk.place == place
        QTest.keyClicks(kiosk, key)
    assert kiosk.step is Step.ABOUT
    assert sheets(desk) == []
    QTest.keyClick(kiosk, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kiosk.step is Step.THANKS
    (sheet,) = sheets(desk)
    assert (sheet["agency"], sheet["service"], sheet["way"]) == ("DUK", "DUK-06", "survey_kiosk")
    assert (sheet["requirements"], sheet["facilities"], sheet["complaint_handling"]) == (4, 1, 4)


def test_sheet_is_filled_in_by_touch_and_says_what_the_respondent_said(
    kiosk: KioskWindow, desk: Desk
) -> None:
    kiosk.findChild(QPushButton, "kiosk.start").click()
    kiosk.findChild(QPushButton, "kiosk.agency.DUK").click()
    kiosk.findChild(QPushButton, "kiosk.service.DUK-06").click()
    for _ in range(9):
        kiosk.findChild(QPushButton, "kiosk.answer.3").click()
    for name in ("sex_male", "sex_female", "age_20_29", "age_20_29"):
        kiosk.findChild(QPushButton, f"kiosk.about.{name}").click()
    kiosk.findChild(QPushButton, "kiosk.send").click()
    (sheet,) = sheets(desk)
    assert sheet["sex"] == "sex_female"
    assert "age" not in sheet


def test_question_can_be_left_out_and_gone_back_to(kiosk: KioskWindow, desk: Desk) -> None:
    to_questions(kiosk, service="")
    QTest.keyClicks(kiosk, "4")
    QTest.keyClicks(kiosk, "0")
    QTest.keyClick(kiosk, Qt.Key.Key_Left)
    assert (kiosk.place, kiosk.question.tiles[3].isChecked()) == (1, False)
    QTest.keyClick(kiosk, Qt.Key.Key_Left)
    assert kiosk.question.tiles[3].isChecked()
    QTest.keyClicks(kiosk, "200000000")
    kiosk.send.click()
    (sheet,) = sheets(desk)
    assert sheet["requirements"] == 2
    assert not {"procedure", "cost", "service"} & sheet.keys()


def test_nothing_answered_is_thanked_for_and_not_kept(kiosk: KioskWindow, desk: Desk) -> None:
    to_questions(kiosk)
    QTest.keyClicks(kiosk, "0" * 9)
    assert kiosk.step is Step.THANKS
    assert sheets(desk) == []


def test_second_touch_of_a_bouncing_finger_answers_nothing(kiosk: KioskWindow) -> None:
    to_questions(kiosk)
    kiosk.rest_ms = 60_000
    QTest.keyClicks(kiosk, "4")
    assert kiosk.place == 0


def test_no_answer_is_proposed_by_the_focus(kiosk: KioskWindow) -> None:
    to_questions(kiosk)
    assert kiosk.focusWidget() is None or kiosk.focusWidget() is kiosk
    QTest.keyClick(kiosk, Qt.Key.Key_Return)
    assert kiosk.place == 0


def test_who_walks_away_leaves_nothing_behind(kiosk: KioskWindow, desk: Desk) -> None:
    to_questions(kiosk)
    QTest.keyClicks(kiosk, "444")
    assert kiosk._idle.interval() == IDLE_MS
    kiosk._idle.timeout.emit()
    assert kiosk.step is Step.WELCOME
    assert not kiosk._idle.isActive()
    to_questions(kiosk)
    assert kiosk.place == 0
    QTest.keyClicks(kiosk, "0" * 9)
    assert sheets(desk) == []


def test_choices_about_the_last_respondent_are_gone_for_the_next(kiosk: KioskWindow, desk: Desk) -> None:
    for _ in range(2):
        to_questions(kiosk)
        QTest.keyClicks(kiosk, "4" * 9)
        if not sheets(desk):
            kiosk.findChild(QPushButton, "kiosk.about.sex_male").click()
        kiosk.send.click()
        QTest.keyClick(kiosk, Qt.Key.Key_Return)
    assert sorted("sex" in sheet for sheet in sheets(desk)) == [False, True]


def test_thanks_give_way_to_the_welcome(kiosk: KioskWindow) -> None:
    to_questions(kiosk)
    QTest.keyClicks(kiosk, "4" * 9)
    kiosk.send.click()
    assert kiosk._idle.interval() == THANKS_MS
    kiosk._idle.timeout.emit()
    assert kiosk.step is Step.WELCOME


def test_window_stays_until_the_desk_closes_it(kiosk: KioskWindow, qtbot: Any) -> None:
    kiosk.close()
    QTest.keyClick(kiosk, Qt.Key.Key_Escape)
    assert kiosk.isVisible()
    with qtbot.waitSignal(kiosk.leaving):
        QTest.keyClick(kiosk, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert kiosk.isVisible()
    kiosk.leave()
    assert not kiosk.isVisible()


def test_kiosk_has_no_field_to_type_in_and_names_nobody(kiosk: KioskWindow, mall: Mall) -> None:
    to_questions(kiosk)
    assert kiosk.findChildren(QLineEdit) == []
    shown = " ".join(label.text() for label in kiosk.findChildren(QLabel))
    assert mall.desk.session.login not in shown


def test_sheet_that_cannot_be_kept_says_so(kiosk: KioskWindow, desk: Desk) -> None:
    class Full(InlineRunner):
        def run(self, lane: Lane, work: Any, done: Any, failed: Any) -> None:
            if lane is Lane.WRITE:
                failed(OSError("full"))
            else:
                super().run(lane, work, done, failed)

    kiosk._runner = Full()
    to_questions(kiosk)
    QTest.keyClicks(kiosk, "4" * 9)
    kiosk.send.click()
    assert kiosk.thanks.title.text() == "Maaf, jawaban belum dapat disimpan."
    assert sheets(desk) == []


def test_long_list_of_agencies_is_turned_screen_by_screen_and_ends_with_the_house(
    kiosk: KioskWindow, desk: Desk
) -> None:
    kiosk.welcome.start.click()
    first = kiosk.agencies.tiles[0].text()
    QTest.keyClick(kiosk, Qt.Key.Key_PageDown)
    assert kiosk.agencies.tiles[0].text() != first
    kiosk.findChild(QPushButton, "kiosk.agency.none").click()
    assert kiosk.step is Step.QUESTION
    QTest.keyClicks(kiosk, "4" * 9)
    kiosk.send.click()
    assert "agency" not in sheets(desk)[0]
