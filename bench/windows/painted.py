"""Ends the process as soon as a window is painted: as the last thing before that, everything asked for is drawn."""

import os
from collections.abc import Callable

from PySide6.QtCore import QTimer

LOOK_MS = 1


class EndWhenPainted(QTimer):
    """Looks every millisecond whether a window can be used, and ends the process at the look after that.

    Between two looks Qt has worked off what was posted, layouts and paintings among it. Both processes end
    here at once, so that what a process does to end well is not measured.
    """

    def __init__(self, usable: Callable[[], bool]) -> None:
        super().__init__(interval=LOOK_MS)
        self._usable = usable
        self._seen = False
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        if self._seen:
            os._exit(0)
        self._seen = self._usable()
