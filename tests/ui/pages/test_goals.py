"""The page Sasaran: goals as rows, blockers and commitments below, all of it by keys."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from desktop.queries.goals import goal_board
from desktop.queries.together import blockers, commitments, huddles
from desktop.services.goals import NewGoal, set_goal
from desktop.services.officers import NewOfficer, add_officer
from desktop.services.tickets import call_next, finish_ticket, start_ticket
from desktop.services.together import make_commitment
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.goals import Measure
from models.rules.bodies.officers import Role
from tests.conftest import PASSWORD, Mall
from ui.actions import Actions
from ui.dialogs.preview import Preview
from ui.goals.board import GoalModel, share_of_way
from ui.goals.forms import tenths_of
from ui.goals.words import standing
from ui.hub import Hub
from ui.page import Surroundings
from ui.pages.goals import GoalsPage
from ui.papers import Papers
from ui.printing import Printing
from ui.runner import InlineRunner

TODAY = date(2026, 11, 24)


class Stage:
    """The page before a mall, with what it said."""

    def __init__(self, mall: Mall, qtbot: Any, folder: Path) -> None:
        self.window = QWidget()
        self.window.resize(1182, 700)
        qtbot.addWidget(self.window)
        self.desk, self.said = mall.desk, []
        runner, hub = InlineRunner(), Hub(self.window)
        self.actions = Actions(self.window, lambda _: True)
        printing = Printing(runner, self.window, folder=folder)
        printing.printer = ""
        papers = Papers(mall.desk, runner, hub, printing, self.window)
        self.undo = None
        around = Surroundings(
            mall.desk, runner, hub, self.actions, self._say, lambda _: None, printing, papers
        )
        self.page = GoalsPage(around)
        self.page.setParent(self.window)
        self.page.resize(1182, 700)
        self.actions.show_page("page.goals")
        self.window.show()
        self.page.shown()

    def _say(self, words: str, undo: object) -> None:
        self.said.append(words)
        self.undo = undo

    def asked(self, command: str):
        self.actions.trigger(command)
        return self.page._dialog


@pytest.fixture
def stage(mall: Mall, qtbot, tmp_path) -> Stage:
    order = NewOfficer("bpn", PASSWORD, role=Role.COUNTER, agency="BPN", name="Budi")
    add_officer(mall.desk, order, demo=True)
    return Stage(mall, qtbot, tmp_path / "papers")


def enter(dialog: QWidget) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def greens(stage: Stage) -> list[str]:
    return [one.objectName() for one in (stage.page.brief, stage.page.new) if one.is_primary]


def test_page_without_goals_teaches_and_its_green_key_sets_one(stage: Stage):
    assert stage.page.empty.isVisible()
    assert greens(stage) == ["goals.new"]
    form = stage.asked("goals.new")
    QTest.keyClicks(form.target, "70,5")
    QTest.keyClicks(form.baseline, "58")
    enter(form)
    (row,) = goal_board(stage.desk)
    assert (row.measure, row.target, row.baseline) == (Measure.ONE_VISIT, 705, 580)
    assert not stage.page.empty.isVisible()
    assert greens(stage) == ["goals.briefing"]
    spoken = stage.page.board.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "awal 58%, sekarang –, target 70,5%, belum ada angka" in spoken


def test_goal_form_keeps_what_was_typed_and_says_what_is_wrong(stage: Stage):
    form = stage.asked("goals.new")
    enter(form)
    assert form.target_field.error
    QTest.keyClicks(form.target, "70")
    form.other.setCurrentIndex(form.one.currentIndex())
    enter(form)
    assert form.message.isVisible()
    assert form.target.text() == "70"
    assert goal_board(stage.desk) == []


def test_goal_that_was_ended_can_be_had_back(stage: Stage):
    set_goal(stage.desk, NewGoal(Measure.WAIT, 300, ("DUK", "BPN"), baseline=460))
    stage.page.reload()
    (before,) = goal_board(stage.desk)
    stage.actions.trigger("goals.end")
    assert goal_board(stage.desk) == []
    stage.undo()
    assert goal_board(stage.desk) == [before]


def test_parts_of_the_chosen_goal_open_by_enter(stage: Stage):
    set_goal(stage.desk, NewGoal(Measure.WAIT, 300, ("DUK", "BPN"), baseline=460))
    stage.page.reload()
    QTest.keyClick(stage.page.board, Qt.Key.Key_Return)
    assert stage.page._dialog.windowTitle() == "Tunggu P90"


def test_blocker_is_looked_after_by_somebody_of_another_agency_and_closed_from_its_list(stage: Stage):
    form = stage.asked("goals.blocker")
    QTest.keyClicks(form.note, "Blangko habis")
    form.agency.setCurrentIndex(form.agency.findData("BPN"))
    assert form.owner.count() == 0
    enter(form)
    assert form.owner_field.error
    form.agency.setCurrentIndex(form.agency.findData("DUK"))
    enter(form)
    (row,) = blockers(stage.desk)
    assert (row.words, row.owner) == ("Blangko habis", "Budi")
    QTest.keyClick(stage.page.blockers.table, Qt.Key.Key_Return)
    enter(stage.page._dialog)
    assert blockers(stage.desk) == []


def test_commitment_is_written_down_and_settled_by_keys(stage: Stage):
    form = stage.asked("goals.commit")
    enter(form)
    assert form.words_field.error
    QTest.keyClicks(form.words, "Selebaran ditarik")
    form.who.setCurrentIndex(form.who.findData("bpn"))
    enter(form)
    (row,) = commitments(stage.desk)
    assert (row.words, row.who) == ("Selebaran ditarik", "Budi")
    end = stage.asked("goals.settle")
    end.way.setCurrentIndex(1)
    enter(end)
    assert commitments(stage.desk) == []
    assert stage.said[-1] == "Hasil komitmen dicatat."


def test_who_came_in_the_morning_is_noted(stage: Stage):
    form = stage.asked("goals.huddle")
    enter(form)
    assert form.message.isVisible()
    form.chips["DUK"].click()
    enter(form)
    assert [one.agencies for one in huddles(stage.desk, TODAY, TODAY)] == [("Disdukcapil",)]


def test_briefing_is_shown_before_it_is_printed(stage: Stage):
    make_commitment(stage.desk, "Selebaran ditarik", "bpn", TODAY)
    assert isinstance(stage.asked("goals.briefing"), Preview)
    assert stage.page.brief.isEnabled()


def test_lists_stand_above_each_other_where_the_page_is_narrow(stage: Stage, qtbot):
    blocked, agreed = stage.page.blockers, stage.page.commitments
    assert blocked.y() == agreed.y()
    stage.page.resize(960, 520)
    qtbot.waitUntil(lambda: blocked.x() == agreed.x() and blocked.y() < agreed.y())


def test_model_of_goals_is_sound(stage: Stage):
    set_goal(stage.desk, NewGoal(Measure.WAIT, 300, ("DUK", "BPN"), baseline=460))
    model = GoalModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(goal_board(stage.desk))
    assert model.rowCount() == 1
    (row,) = goal_board(stage.desk)
    assert share_of_way(row) is None


@pytest.mark.parametrize(
    ("baseline", "minutes", "words"),
    [
        (460, 40, "menuju target"),
        (460, 46, "belum bergerak"),
        (460, 50, "belum membaik"),
        (460, 30, "tercapai"),
    ],
)
def test_standing_of_a_goal_is_said_without_blame(mall: Mall, baseline: int, minutes: int, words: str):
    number = add_visit(mall.desk, NewVisit(("DUK-06",))).value.tickets[0].number
    mall.clock.forward(minutes=minutes)
    call_next(mall.desk, "DUK-L1")
    start_ticket(mall.desk, number)
    finish_ticket(mall.desk, number)
    set_goal(mall.desk, NewGoal(Measure.WAIT, 300, ("DUK", "BPN"), baseline=baseline))
    assert standing(goal_board(mall.desk)[0]) == words


@pytest.mark.parametrize(
    ("typed", "value"),
    [("70", 700), (" 12,5 % ", 125), ("0.5", 5), ("", None), ("x", None), ("1,25", None), ("-3", None)],
)
def test_typed_value_is_taken_in_tenths(typed: str, value: int | None):
    assert tenths_of(typed) == value
