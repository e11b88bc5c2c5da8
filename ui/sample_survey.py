"""States of the survey for the gallery: the kiosk step by step, the paper dialog, the cards."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.queries.survey_figures import SurveyScope, survey_figures
from desktop.queries.survey_form import period_names
from ui.pages.day import DayPage
from ui.runner import InlineRunner
from ui.sample_states import page_of
from ui.shell import Shell
from ui.voice.kiosk import KioskWindow, Step
from ui.voice.paper import PaperDialog
from ui.voice.survey import SurveyCards

AGENCY = "DUK"


def _kiosk(shell: Shell) -> KioskWindow:
    if shell.desk is None:
        raise TypeError("nothing to ask about")
    kiosk = KioskWindow(shell.desk, InlineRunner())
    kiosk.rest_ms = 0
    return kiosk


def kiosk(shell: Shell) -> QWidget:
    """Return the kiosk as it waits."""
    return _kiosk(shell)


def _at(shell: Shell, step: Step, answers: int = 0) -> KioskWindow:
    shown = _kiosk(shell)
    shown.show()
    shown.welcome.start.click()
    if step > Step.AGENCY:
        shown.agencies.chosen.emit(AGENCY)
    if step > Step.SERVICE:
        shown.services.chosen.emit("")
    for place in range(answers):
        QTest.keyClicks(shown, str(4 - place % 2))
    return shown


def agencies(shell: Shell) -> QWidget:
    """Return the kiosk's list of agencies."""
    return _at(shell, Step.AGENCY)


def services(shell: Shell) -> QWidget:
    """Return the kiosk's list of services."""
    return _at(shell, Step.SERVICE)


def question(shell: Shell) -> QWidget:
    """Return a question of the kiosk."""
    return _at(shell, Step.QUESTION, 3)


def question_again(shell: Shell) -> QWidget:
    """Return a question that was answered, and gone back to."""
    shown = _at(shell, Step.QUESTION, 7)
    QTest.keyClick(shown, Qt.Key.Key_Left)
    return shown


def about(shell: Shell) -> QWidget:
    """Return the kiosk's page about the respondent."""
    shown = _at(shell, Step.QUESTION, 9)
    next(iter(shown.about.tiles["sex"].values())).click()
    list(shown.about.tiles["education"].values())[2].click()
    return shown


def thanks(shell: Shell) -> QWidget:
    """Return the kiosk's thanks."""
    shown = _at(shell, Step.QUESTION, 9)
    shown.send.click()
    return shown


def paper(shell: Shell) -> None:
    """Type a sheet halfway, after one that was kept."""
    page = page_of(shell, DayPage)
    page.around.actions.trigger("survey.paper")
    (dialog,) = page.window().findChildren(PaperDialog)
    for _ in range(9):
        QTest.keyClicks(dialog.focusWidget() or dialog, "4")
    dialog.go()
    for score in "43424":
        QTest.keyClicks(dialog.focusWidget() or dialog, score)


def plan(shell: Shell) -> None:
    """Plan something."""
    page_of(shell, DayPage).around.actions.trigger("survey.plan")


def cards(shell: Shell) -> QWidget:
    """Return the cards in a frame of their own."""
    if shell.desk is None:
        raise TypeError("nothing to show")
    figures = survey_figures(shell.desk, SurveyScope())
    shown = SurveyCards()
    shown.show_periods(period_names(shell.desk), figures.period)
    shown.show_figures(figures)
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(shown)
    return frame
