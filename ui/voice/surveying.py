"""The survey at the window: the kiosk is opened, sheets are typed, plans are made, the kiosk's box is emptied."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.queries.agencies import AgencyName, agency_names
from desktop.queries.survey_figures import SkmFigures, SurveyScope, survey_figures
from desktop.queries.survey_form import PaperNow, paper_now, typed_today
from desktop.services.surveys import (
    NewAnswer,
    NewPlan,
    empty_box,
    plan_improvement,
    take_back_answer,
    take_back_plan,
    type_answer,
)
from ui.dialogs.host import DialogHost
from ui.page import Surroundings
from ui.voice.kiosk import KioskWindow
from ui.voice.paper import PaperDialog
from ui.voice.planning import PlanDialog

_KIOSK = "survey_kiosk"
"""Where the window of the desk keeps its kiosk, which outlives workbenches."""
LOOK_MS = 60_000


@dataclass(frozen=True, slots=True)
class _ToPlan:
    figures: SkmFigures
    agencies: tuple[AgencyName, ...]
    today: date


def _to_plan(desk: Desk, scope: SurveyScope) -> _ToPlan:
    """Return what a plan is made from. Thread: READ."""
    return _ToPlan(survey_figures(desk, scope), agency_names(desk), desk.today())


class Surveying(DialogHost):
    """Opens what the survey's commands ask for.

    Args:
        around: the window.
        host: over which dialogs stand.
        lock: locks the desk, behind a kiosk on the only screen.
    """

    def __init__(self, around: Surroundings, host: QWidget, lock: Callable[[], None]) -> None:
        super().__init__(around, host)
        self._lock = lock
        self._last = ""
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._empty)
        around.actions.does("survey.kiosk", self.turn_kiosk)
        around.actions.does("survey.paper", self.open_paper)
        around.actions.does("survey.plan", self.open_plan)

    def begin(self) -> None:
        """Empty the box of what is over, now and once a minute."""
        self._timer.start()
        self._empty()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _empty(self) -> None:
        """Try in vain quietly: the sheets stay in the box, and a minute later it is tried again."""
        self._act(partial(empty_box, self._around.desk), lambda _: None, lambda _: None)

    def turn_kiosk(self) -> None:
        """Open the kiosk, or close it where it is open; on the only screen the desk locks behind it."""
        window = self._host.window()
        shown = getattr(window, _KIOSK, None)
        if isinstance(shown, KioskWindow) and shown.isVisible():
            shown.leave()
            return
        kiosk = KioskWindow(self._around.desk, self._around.runner)
        setattr(window, _KIOSK, kiosk)  # a Qt property would not keep it alive
        if kiosk.show_beside(window):
            kiosk.leaving.connect(kiosk.leave)
            self._lock()

    def open_paper(self) -> None:
        """Show the dialog for sheets from paper."""
        self._ask(partial(paper_now, self._around.desk), self._show_paper)

    def _show_paper(self, now: PaperNow) -> None:
        dialog = PaperDialog(now, self._host)
        dialog.wanted.connect(partial(self._type, dialog))
        dialog.taken_back.connect(partial(self._take_back, dialog))
        self._open(dialog)

    def _type(self, dialog: PaperDialog, order: NewAnswer) -> None:
        def done(sheet: str) -> None:
            self._last = sheet
            self._ask(partial(typed_today, self._around.desk), counted)

        def counted(count: int) -> None:
            if self._dialog is dialog:
                dialog.kept(count)

        self._act(partial(type_answer, self._around.desk, order), done, dialog.refuse)

    def _take_back(self, dialog: PaperDialog) -> None:
        def done(_: str) -> None:
            self._ask(partial(typed_today, self._around.desk), counted)

        def counted(count: int) -> None:
            if self._dialog is dialog:
                dialog.undone(count)

        self._act(partial(take_back_answer, self._around.desk, self._last), done, dialog.refuse)

    def open_plan(self, scope: SurveyScope | None = None) -> None:
        """Ask what is to be done about a weak element of a time, this quarter by default."""
        self._ask(partial(_to_plan, self._around.desk, scope or SurveyScope()), self._show_plan)

    def _show_plan(self, found: _ToPlan) -> None:
        dialog = PlanDialog(found.figures, found.agencies, found.today, self._host)
        dialog.wanted.connect(partial(self._plan, dialog))
        self._open(dialog)

    def _plan(self, dialog: PlanDialog, order: NewPlan) -> None:
        def done(plan: str) -> None:
            dialog.accept()
            self._around.say("Rencana dicatat.", partial(self._undo, plan))

        self._act(partial(plan_improvement, self._around.desk, order), done, dialog.refuse)

    def _undo(self, plan: str) -> None:
        work = partial(take_back_plan, self._around.desk, plan)
        self._act(work, lambda _: self._say("Rencana ditarik kembali."), self._say)
