"""A runner that notices that the session is over: the account was closed or reset while its officer was signed in."""

from PySide6.QtCore import QObject, Signal

from desktop.errors import DeskError
from ui.runner import Done, Failed, Lane, Runner, Work

OVER = "session.over"


class SessionRunner(QObject):
    """Runs work in the lanes of another runner.

    Signals:
        over: whoever is signed in may do nothing any more.
    """

    over = Signal()

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._is_over = False

    def run(self, lane: Lane, work: Work, done: Done, failed: Failed) -> None:
        """Run `work` in a lane; then `done` with its value, or `failed` with its error, on the UI thread."""

        def told(error: BaseException) -> None:
            failed(error)
            if isinstance(error, DeskError) and error.code == OVER and not self._is_over:
                self._is_over = True
                self.over.emit()

        self._runner.run(lane, work, done, told)

    def close(self) -> None:
        """Leave the lanes to who made them."""
