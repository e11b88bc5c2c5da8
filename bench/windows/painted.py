"""Ends the process as soon as its window is painted and its first field takes what is typed."""

import os
import sys

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

LOOK_MS = 1
TYPED = "a"
IN_VAIN = 3


class EndWhenUsable(QTimer):
    """Looks every millisecond whether the field has the focus in a window on the screen; then paints and types.

    The process ends there at once: what it does to end well is not measured. It fails where the field, once it
    has the focus, does not take a letter.

    Args:
        name: objectName of the field.
    """

    def __init__(self, name: str) -> None:
        super().__init__(interval=LOOK_MS)
        self._name = name
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit) or field.objectName() != self._name:
            return
        on = field.window().windowHandle()
        if on is None or not on.isExposed() or not field.isVisible():
            return
        QCoreApplication.sendPostedEvents()  # layouts and paintings among them
        letter = QInputMethodEvent()  # a key event would need the names of all keys, 10 ms of any program
        letter.setCommitString(TYPED)
        QCoreApplication.sendEvent(field, letter)
        sys.stdout.flush()
        os._exit(0 if TYPED in field.text() else IN_VAIN)
