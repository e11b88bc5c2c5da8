"""The survey's commands in the window: sheets from paper in a row, plans, the kiosk, its box; the cards."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.queries.survey_figures import SurveyScope, survey_figures
from desktop.queries.survey_form import paper_now, period_names, period_words, typed_today
from desktop.services.surveys import NewAnswer, drop_answer
from models.rules.bodies.officers import Role
from models.rules.skm import Element
from tests.conftest import Mall
from tests.ui.pages.counter_room import Room, room_at
from ui.runner import InlineRunner
from ui.voice.kiosk import KioskWindow
from ui.voice.paper import PaperDialog
from ui.voice.planning import PlanDialog
from ui.voice.survey import SurveyCards

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def room(desk: Desk, holder: Any, qtbot: Any) -> Room:
    return room_at(desk, holder, InlineRunner(), qtbot)


def paper(room: Room) -> PaperDialog:
    room.bench.actions_.trigger("survey.paper")
    dialog = room.bench.surveying._dialog
    assert isinstance(dialog, PaperDialog)
    dialog.rows[0].setFocus()
    return dialog


def press(dialog: PaperDialog, keys: str) -> None:
    for key in keys:
        QTest.keyClicks(dialog.focusWidget() or dialog, key)


def test_sheets_are_typed_one_after_the_other_by_digits_and_ctrl_enter(room: Room) -> None:
    dialog = paper(room)
    for count in (1, 2):
        press(dialog, "443342344")
        assert typed_today(room.desk) == count - 1
        QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
        assert typed_today(room.desk) == count
        assert dialog.count.text() == f"Hari ini {count} lembar"
        assert [row.score for row in dialog.rows] == [None] * 9
        assert dialog.rows[0].hasFocus() or dialog.focusWidget() is dialog.rows[0]
    figures = survey_figures(room.desk, SurveyScope())
    assert [one.mean for one in figures.elements] == [4, 4, 3, 3, 4, 2, 3, 4, 4]


def test_enter_goes_on_and_never_keeps_a_sheet(room: Room) -> None:
    dialog = paper(room)
    press(dialog, "444444444")
    for _ in range(30):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
    assert typed_today(room.desk) == 0


def test_row_that_is_skipped_or_taken_back_is_not_in_the_sheet(room: Room) -> None:
    dialog = paper(room)
    press(dialog, "4")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    press(dialog, "3")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
    press(dialog, "0")
    assert dialog.order.scores == {Element.REQUIREMENTS: 4}
    assert dialog.seen.text() == "1 dari 9 unsur terisi"


def test_empty_sheet_is_refused_and_stays(room: Room) -> None:
    dialog = paper(room)
    QTest.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert typed_today(room.desk) == 0
    assert not dialog.message.isHidden()


def test_last_sheet_is_taken_back_and_the_next_one_can_be_typed(room: Room) -> None:
    dialog = paper(room)
    press(dialog, "4")
    dialog.do.click()
    dialog.undo.click()
    assert (typed_today(room.desk), dialog.undo.isEnabled()) == (0, False)
    press(dialog, "3")
    dialog.do.click()
    assert typed_today(room.desk) == 1


def test_day_and_service_stay_for_the_next_sheet_and_the_respondent_does_not(room: Room) -> None:
    dialog = paper(room)
    dialog.agency.setCurrentIndex(dialog.agency.findData("DUK"))
    dialog.service.setCurrentIndex(dialog.service.findData("DUK-06"))
    dialog.about["sex"].setCurrentIndex(1)
    press(dialog, "4")
    assert (dialog.order.service, str(dialog.order.respondent.sex)) == ("DUK-06", "sex_male")
    dialog.do.click()
    assert (dialog.order.service, dialog.order.respondent.sex) == ("DUK-06", None)


def test_officer_at_a_counter_types_about_the_own_agency_alone(mall: Mall, qtbot: Any) -> None:
    dialog = PaperDialog(paper_now(mall.as_role(Role.COUNTER, "DUK")))
    qtbot.addWidget(dialog)
    assert [dialog.agency.itemData(place) for place in range(dialog.agency.count())] == ["DUK"]
    assert {dialog.service.itemData(place) for place in range(1, dialog.service.count())} >= {"DUK-06"}


def test_plan_proposes_the_lowest_element_and_can_be_undone(room: Room) -> None:
    dialog = paper(room)
    press(dialog, "441444444")
    dialog.do.click()
    room.bench.actions_.trigger("survey.plan")
    made = room.bench.surveying._dialog
    assert isinstance(made, PlanDialog)
    made.go()
    assert made.words_field.error
    QTest.keyClicks(made.words, "loket cepat")
    made.go()
    (plan,) = survey_figures(room.desk, SurveyScope()).plans
    assert (plan.element, plan.words) == ("completion_time", "loket cepat")
    room.bench.actions_.trigger("app.undo")
    assert survey_figures(room.desk, SurveyScope()).plans == ()


def test_kiosk_on_the_only_screen_locks_the_desk_and_its_key_leads_to_the_lock(
    room: Room, qtbot: Any
) -> None:
    with qtbot.waitSignal(room.bench.locked):
        room.bench.actions_.trigger("survey.kiosk")
    kiosk = room.bench.window().survey_kiosk
    assert isinstance(kiosk, KioskWindow)
    assert kiosk.isVisible()
    QTest.keyClick(kiosk, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert not kiosk.isVisible()


def test_command_closes_a_kiosk_that_is_open(room: Room) -> None:
    room.bench.actions_.trigger("survey.kiosk")
    kiosk = room.bench.window().survey_kiosk
    room.bench.actions_.trigger("survey.kiosk")
    assert not kiosk.isVisible()


def test_window_empties_the_kiosk_s_box_once_the_morning_is_over(room: Room, mall: Mall) -> None:
    drop_answer(room.desk, NewAnswer({Element.COST: 4}))
    room.bench.surveying._timer.timeout.emit()
    assert survey_figures(room.desk, SurveyScope()).sheets == 0
    mall.clock.forward(minutes=300)
    room.bench.surveying._timer.timeout.emit()
    assert survey_figures(room.desk, SurveyScope()).kiosk == 1


def test_cards_say_index_band_lowest_sample_and_plans(room: Room, qtbot: Any) -> None:
    dialog = paper(room)
    press(dialog, "441444432")
    dialog.do.click()
    cards = SurveyCards()
    qtbot.addWidget(cards)
    figures = survey_figures(room.desk, SurveyScope())
    cards.show_periods(period_names(room.desk), figures.period)
    cards.show_figures(figures)
    assert cards.period.currentText() == "Triwulan IV 2026"
    assert (cards.index.text(), cards.band.text()) == ("83,33", "Mutu B · Baik")
    marked = [row[0][:2] for row in cards.bars.table().rows if row[2]]
    assert marked == ["U3", "U8", "U9"]
    assert cards.sheets.text().startswith("1 lembar (0 layar isian, 1 kertas)")
    with qtbot.waitSignal(cards.period_chosen) as chosen:
        cards.period.setCurrentIndex(1)
        cards.period.activated.emit(1)
    assert chosen.args == ["2026-Q3"]


def test_cards_without_a_sheet_say_so(room: Room, qtbot: Any) -> None:
    cards = SurveyCards()
    qtbot.addWidget(cards)
    cards.show_figures(survey_figures(room.desk, SurveyScope()))
    assert (cards.index.text(), cards.band.text()) == ("–", "Belum ada lembar pada masa ini.")
    assert not cards.done.isEnabled()
    assert isinstance(cards, QWidget)


def test_times_are_called_as_people_call_them(mall: Mall) -> None:
    assert [period_words(name) for name in ("2026-11", "2026-Q2", "2026-H1", "2026", "x")] == [
        "November 2026",
        "Triwulan II 2026",
        "Semester I 2026",
        "Tahun 2026",
        "x",
    ]
