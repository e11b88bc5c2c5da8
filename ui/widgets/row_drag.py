"""Taking a row of a table with the mouse to another place."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from ui.theme import theme_of

_THICK = 3


class _Gap(QWidget):
    """The line between two rows where the one that is held would go."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme_of(self).colour("accent"))


class RowDrag(QObject):
    """Watches the mouse over a table; whether the row may go there is for others to say.

    Signals:
        dropped: a row was let go; which, and the number that it is to have, both from 0.
    """

    dropped = Signal(int, int)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._row = -1
        self._from = QPoint()
        self._to: int | None = None
        self._gap = _Gap(table.viewport())
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take presses, movements and releases of the left button; others go on to the table."""
        if not isinstance(event, QMouseEvent):
            return False
        at = event.position().toPoint()
        if event.type() is QEvent.Type.MouseButtonPress:
            left = event.button() is Qt.MouseButton.LeftButton
            self._end()
            self._row, self._from = (self._table.rowAt(at.y()) if left else -1), at
            return False
        if event.type() is QEvent.Type.MouseMove and self._row >= 0:
            return self._on_move(at)
        if event.type() is QEvent.Type.MouseButtonRelease and self._row >= 0:
            row, to = self._row, self._to
            self._end()
            if to is not None and to != row:
                self.dropped.emit(row, to)
            return to is not None
        return False

    def _on_move(self, at: QPoint) -> bool:
        """Show where the row would go; a hand that trembles does not take it along."""
        if self._to is None and (at - self._from).manhattanLength() < QApplication.startDragDistance():
            return True
        gap = self._gap_at(at.y())
        self._to = gap if gap <= self._row else gap - 1
        view = self._table.viewport()
        view.setCursor(Qt.CursorShape.ClosedHandCursor)
        top = self._top_of(gap) - (_THICK if gap else 0) // 2
        self._gap.setGeometry(QRect(0, min(top, view.height() - _THICK), view.width(), _THICK))
        self._gap.show()
        self._gap.raise_()
        return True

    def _gap_at(self, y: int) -> int:
        """Return between which rows a height lies, 0 above the first."""
        rows = self._table.model().rowCount()
        middles = (
            self._table.rowViewportPosition(row) + self._table.rowHeight(row) // 2 for row in range(rows)
        )
        return sum(y > middle for middle in middles)

    def _top_of(self, gap: int) -> int:
        last = self._table.model().rowCount() - 1
        if gap <= last:
            return self._table.rowViewportPosition(gap)
        return self._table.rowViewportPosition(last) + self._table.rowHeight(last)

    def _end(self) -> None:
        self._row, self._to = -1, None
        self._gap.hide()
        self._table.viewport().unsetCursor()
