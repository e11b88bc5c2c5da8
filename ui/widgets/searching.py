"""Searching as one types: the field with its sign, and the question that is asked shortly after the last key."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.icons import BUTTON
from ui.theme import theme_of
from ui.widgets.painting import begin, draw_icon

WAIT_MS = 120
_LEFT, _ROOM = 8, 28


class SearchEdit(QLineEdit):
    """A field with the sign of searching at its left."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self._make_room()

    def _make_room(self) -> None:
        self.setTextMargins(theme_of(self).px(_ROOM), 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        top = (self.height() - theme.px(BUTTON)) / 2
        with QPainter(self) as painter:
            draw_icon(
                begin(painter), QPointF(theme.px(_LEFT), top), "search", theme, tone="ink3", size=BUTTON - 2
            )


class Latest(QObject):
    """Asks what was typed, 120 ms after the last key, and drops every answer but the last one's.

    Args:
        ask: runs work in a lane and hands its value to a function on the UI thread.
        work: what is asked; runs in the lane, so it takes a value and no widget.
        done: takes what was typed and the answer.
    """

    def __init__(
        self,
        ask: Callable[[Callable[[], Any], Callable[[Any], None]], None],
        work: Callable[[str], Any],
        done: Callable[[str, Any], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ask, self._work, self._done = ask, work, done
        self._typed, self._asked = "", 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._run)

    @property
    def waiting(self) -> bool:
        """Whether a text was typed that is not asked yet."""
        return self._timer.isActive()

    def change(self, typed: str) -> None:
        """Take another text."""
        self._typed = typed
        self._asked += 1
        self._timer.start()

    def now(self) -> None:
        """Ask at once what waits to be asked."""
        if self._timer.isActive():
            self._timer.stop()
            self._run()

    def stop(self) -> None:
        """Ask nothing more of what was typed, and drop what is still to come."""
        self._asked += 1
        self._timer.stop()

    def _run(self) -> None:
        number, typed = self._asked, self._typed

        def answered(found: Any) -> None:
            if number == self._asked:
                self._done(typed, found)

        self._ask(lambda: self._work(typed), answered)
