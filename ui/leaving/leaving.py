"""Asking what a visitor does next who leaves without a result, and printing it on their sheet."""

from collections.abc import Callable
from functools import partial

from desktop.desk import Outcome
from desktop.errors import Refused
from desktop.queries.enums import NoResult, Skipped
from desktop.queries.next_steps import Needed, Place, needs_step, places_to_go
from desktop.services.next_steps import NewStep, give_step, skip_step, undo_step
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from ui.dialogs.host import DialogHost
from ui.leaving.ask import LeavingDialog

Then = Callable[[bool], None]
"""Told once the question is gone, whether the sheet was printed."""


class Leaving(DialogHost):
    """What a page does when a visit has ended without a result."""

    def ask_about(self, about: str) -> None:
        """Ask about the visit of a ticket, by id or number; nothing where it goes on or had a result."""
        desk = self._around.desk

        def look() -> Needed | None:  # thread: READ
            try:
                return needs_step(desk, about)
            except Refused:  # the ticket is of another day
                return None

        self._ask(look, lambda needed: None if needed is None else self.ask(needed, _nothing))

    def ask(self, needed: Needed, then: Then) -> None:
        """Ask, then go on."""
        self._ask(partial(places_to_go, self._around.desk), partial(self._show, needed, then))

    def _show(self, needed: Needed, then: Then, places: tuple[Place, ...]) -> None:
        dialog = LeavingDialog(needed, places, self._host)
        dialog.given.connect(partial(self._give, dialog))
        dialog.skipped.connect(partial(self._skip, dialog))
        dialog.finished.connect(lambda _: None if dialog.taken_back else then(dialog.printed))
        undo = self._around.actions["app.undo"]
        dialog.addAction(undo)
        undo.triggered.connect(dialog.take_back)
        self._open(dialog)

    def _give(self, dialog: LeavingDialog, step: NewStep) -> None:
        around, ticket = self._around, dialog.needed.ticket

        def work() -> Outcome[PrintedPaper]:  # thread: WRITE
            given = give_step(around.desk, ticket, step)
            return Outcome(print_paper(around.desk, PaperKind.VISIT_SHEET, given.value).value, given.changed)

        def done(paper: PrintedPaper) -> None:
            dialog.printed = True
            dialog.accept()
            around.papers.send(paper)
            around.say(f"{dialog.needed.shown}: langkah berikutnya dicatat.", partial(self._undo, ticket))

        self._act(work, done, dialog.refuse)

    def _skip(self, dialog: LeavingDialog, reason: NoResult, skipped: Skipped) -> None:
        around, ticket = self._around, dialog.needed.ticket

        def done(_: str) -> None:
            dialog.accept()
            around.say(f"{dialog.needed.shown} tanpa langkah berikutnya.", partial(self._undo, ticket))

        self._act(partial(skip_step, around.desk, ticket, reason, skipped), done, dialog.refuse)

    def _undo(self, ticket: str) -> None:
        work = partial(undo_step, self._around.desk, ticket)
        self._act(work, lambda _: self._say("Langkah berikutnya diurungkan."), self._say)


def _nothing(_: bool) -> None:  # noqa: FBT001 - as `Then` has it
    """Do nothing more."""
