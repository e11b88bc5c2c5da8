"""What opens dialogs over the window from any page: one at a time, asking and acting through the lanes."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from desktop.desk import Outcome
from ui.errors import explain
from ui.page import Surroundings
from ui.runner import Lane


class DialogHost(QObject):
    """Opens dialogs over a host; they ask it, it asks the lanes."""

    def __init__(self, around: Surroundings, host: QWidget) -> None:
        super().__init__(host)
        self._around, self._host = around, host
        self._dialog: QDialog | None = None

    def _open(self, dialog: QDialog) -> None:
        if self._dialog is not None:
            self._dialog.close()
        self._dialog = dialog
        dialog.addAction(self._around.actions["app.lock"])  # its key is dead behind a dialog
        dialog.finished.connect(partial(self._forget, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _forget(self, dialog: QDialog, _: int = 0) -> None:
        if self._dialog is dialog:
            self._dialog = None

    def _ask(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._around.runner.run(Lane.READ, work, done, lambda error: self._say(explain(error).sentence))

    def _say(self, sentence: str) -> None:
        self._around.say(sentence, None)

    def _act(
        self, work: Callable[[], Outcome[Any]], done: Callable[[Any], None], refused: Callable[[str], None]
    ) -> None:
        def answered(outcome: Outcome[Any]) -> None:
            done(outcome.value)
            self._around.hub.publish(outcome.changed)

        self._around.runner.run(Lane.WRITE, work, answered, lambda error: refused(explain(error).sentence))
