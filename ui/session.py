"""A runner that notices what the whole window should know: that the session is over, that saving takes long.

A session is over when the account was closed or reset while its officer was signed in.
"""

from time import monotonic
from typing import Any

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
        self._writes: list[float] = []

    def run(self, lane: Lane, work: Work, done: Done, failed: Failed) -> None:
        """Run `work` in a lane; then `done` with its value, or `failed` with its error, on the UI thread."""
        begun = monotonic()

        def answered() -> None:
            if lane is Lane.WRITE:
                self._writes.remove(begun)

        def well(value: Any) -> None:
            answered()
            done(value)

        def told(error: BaseException) -> None:
            answered()
            failed(error)
            if isinstance(error, DeskError) and error.code == OVER and not self._is_over:
                self._is_over = True
                self.over.emit()

        if lane is Lane.WRITE:
            self._writes.append(begun)
        self._runner.run(lane, work, well, told)

    def saving_s(self) -> float:
        """Return for how many seconds the oldest write has not answered; 0 where nothing is being written."""
        return monotonic() - self._writes[0] if self._writes else 0.0

    def close(self) -> None:
        """Leave the lanes to who made them."""
