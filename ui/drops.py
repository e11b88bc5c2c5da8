"""What is dragged into the window: nothing is taken, and that is said."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

SAID = "Berkas, gambar, dan tautan tidak diterima di sini."


class NoDrops(QObject):
    """Takes files, pictures and links before a field would turn them into letters, and lets them go.

    Args:
        window: into which nothing can be dragged.
        say: shows a toast.
    """

    def __init__(self, window: QWidget, say: Callable[[str], None]) -> None:
        super().__init__(window)
        self._say = say
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def guard(self, page: QWidget) -> None:
        """Let the fields of a page leave what is dropped on them to the window."""
        for field in page.findChildren(QLineEdit):
            field.setAcceptDrops(False)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):  # taken, else no drop would be told
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self._say(SAID)
            return True
        return False
