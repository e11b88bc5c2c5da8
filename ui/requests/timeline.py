"""The timeline of a request: what happened as stops on a line, the newest first and filled."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.queries.request_lines import Line
from ui.theme import theme_of
from ui.widgets.painting import begin
from ui.widgets.words import label

TIME_WIDTH, STOP_WIDTH, MIDDLE = 84, 16, 9


class _Stop(QWidget):
    """A stop with the line that leads to it and on from it."""

    def __init__(self, *, first: bool, last: bool) -> None:
        super().__init__()
        self._first, self._last = first, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        side = theme_of(self).px(STOP_WIDTH)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        accent, x, y = theme.colour("accent"), self.width() / 2, theme.px(MIDDLE)
        with QPainter(self) as painter:
            begin(painter)
            painter.setPen(QPen(accent, 2))
            if not self._first:
                painter.drawLine(QPointF(x, 0), QPointF(x, y))
            if not self._last:
                painter.drawLine(QPointF(x, y), QPointF(x, self.height()))
            painter.setBrush(accent if self._first else theme.colour("surface"))
            painter.drawEllipse(QPointF(x, y), theme.px(4), theme.px(4))


class Timeline(QWidget):
    """The lines of a request; built anew only where they are others."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Line, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[QWidget] = []

    @property
    def texts(self) -> list[str]:
        """What the lines say, newest first."""
        return [row.accessibleName() for row in self._rows]

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [_row(line, place == 0, place == len(lines) - 1) for place, line in enumerate(lines)]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()


def _row(line: Line, first: bool, last: bool) -> QWidget:  # noqa: FBT001 - two ends of one line
    made = QWidget()
    what = str(line.what)
    made.setAccessibleName(", ".join(part for part in (line.time, what, line.words, line.officer) if part))
    time = label(line.time, "small", "ink2", tabular=True)
    time.setFixedWidth(theme_of(made).px(TIME_WIDTH))
    told = QVBoxLayout()
    told.setContentsMargins(0, 0, 0, 8)
    told.setSpacing(0)
    told.addWidget(label(what, "label", wrap=True))
    if line.words:
        told.addWidget(label(line.words, "label", "ink", weight=400, wrap=True))
    if line.officer:
        told.addWidget(label(line.officer, "small", "ink3"))
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_Stop(first=first, last=last))
    row.addLayout(told, 1)
    return made
