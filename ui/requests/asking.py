"""A page that asks in a dialog before it acts: the dialog stays until what was answered is done."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QAbstractButton

from desktop.desk import Outcome
from ui.dialogs.export import ExportDialog
from ui.errors import Shown
from ui.page import Page, Surroundings
from ui.requests.ask import Answer, Ask, Form
from ui.widgets.messages import InlineMessage, Level


class AskingPage(Page):
    """What goes wrong is said in the dialog that asked, else in the message of the page."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self._ask: Ask | ExportDialog | None = None
        self.message = InlineMessage(Level.ERROR)

    def ask_first(self, form: Form, given: Callable[[Answer], None]) -> None:
        """Open the dialog of a form and hand on what is answered in it."""
        ask = Ask(form, self)
        ask.given.connect(given)
        self.ask_in(ask)

    def ask_in(self, ask: Ask | ExportDialog) -> None:
        """Open a dialog that asks, and let it hear what becomes of its answer."""
        ask.finished.connect(lambda _: self._forget_ask(ask))
        self._ask = ask
        self.open_dialog(ask)

    def asks_in(self, ask: Ask | ExportDialog) -> bool:
        """Return whether a dialog still waits for what becomes of its answer."""
        return self._ask is ask

    def _forget_ask(self, ask: Ask | ExportDialog) -> None:
        if self._ask is ask:
            self._ask = None

    def act(
        self,
        work: Callable[[], Outcome[Any]],
        done: Callable[[Any], None],
        *,
        button: QAbstractButton | None = None,
    ) -> None:
        """Run a use case; the dialog that asked for it rests meanwhile, and goes once it is done."""
        ask = self._ask

        def answered(value: object) -> None:
            if ask is not None and ask is self._ask:
                ask.accept()
            done(value)

        super().act(work, answered, button=button if ask is None else ask.do)

    def show_problem(self, problem: Shown) -> None:
        """Show what went wrong in the dialog that asked, else in the page."""
        if self._ask is not None:
            self._ask.refuse(problem.sentence)
        else:
            self.message.say(Level.ERROR, problem.sentence)
