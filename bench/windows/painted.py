"""Ends the process as soon as its window is painted and can be used."""

import os
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer

LOOK_MS = 1


class EndWhenPainted(QTimer):
    """Looks every millisecond whether a window on the screen can be used; paints what is not painted yet, and ends.

    The process ends there at once: what it does to end well is not measured.
    """

    def __init__(self, usable: Callable[[], bool]) -> None:
        super().__init__(interval=LOOK_MS)
        self._usable = usable
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        if self._usable():
            QCoreApplication.sendPostedEvents()  # layouts and paintings among them
            os._exit(0)
