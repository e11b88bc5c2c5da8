"""Waiting times beside what was promised: a bar to the median, a whisker to P90, a tick for the promise."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import TAG
from ui.theme import Theme, theme_of
from ui.widgets.charts import Twin, bar_path, grid_pen, number, ticks
from ui.widgets.painting import CENTRE, begin, draw_icon, text_width, write

_ROW, _BAR, _TOP, _FOOT = 44, 16, 26, 4
_MARKS, _GAP, _BETWEEN = (12, 22, 6), 8, 20
"""Widths of bar, whisker and tick in the legend; room after a mark, and between two entries."""
_LEAST_ROW = 26
MINUTES = (1, 2, 5, 10, 15, 20, 30, 60, 90, 120, 180, 240)
"""Steps of an axis of minutes."""


@dataclass(frozen=True, slots=True)
class Wait:
    """The waits of one agency, in minutes; None where nobody waited or nothing was promised."""

    name: str
    median: float | None
    p90: float | None = None
    promise: float | None = None

    @property
    def over(self) -> bool:
        """Whether the median is longer than what was promised."""
        return self.median is not None and self.promise is not None and self.median > self.promise


class WaitLegend(QWidget):
    """What bar, whisker and tick mean, in one line.

    Args:
        promised: whether a promise is shown too.
        parent: its parent.
    """

    def __init__(self, *, promised: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = [self.tr("Median"), "P90", *([self.tr("Janji waktu layanan")] if promised else [])]
        self.setAccessibleName(", ".join(self._names))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        words = sum(text_width(name, theme.font("small")) for name in self._names)
        marks = sum(theme.px(mark + _GAP) for mark in _MARKS[: len(self._names)])
        return QSize(round(words + marks + theme.px(_BETWEEN) * (len(self._names) - 1)) + 2, theme.px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, middle = theme_of(self), self.height() / 2
        font, x = theme.font("small"), 0.0
        with QPainter(self) as painter:
            begin(painter)
            for name, mark in zip(self._names, map(theme.px, _MARKS), strict=False):
                if name == self._names[0]:
                    painter.fillRect(QRectF(x, middle - mark / 2, mark, mark), theme.colour("bar"))
                elif name == self._names[1]:
                    _whisker(painter, QLineF(x, middle, x + mark - 1, middle), theme)
                else:
                    _tick(painter, QPointF(x + mark / 2, middle), theme, theme.px(9))
                x += mark + theme.px(_GAP)
                width = text_width(name, font)
                write(painter, QRectF(x, 0, width + 1, self.height()), name, font, theme.colour("ink2"))
                x += width + theme.px(_BETWEEN)


class WaitChart(QWidget):
    """Lying bars, one a row, in alphabetical order whatever order they come in: agencies are never ranked.

    The axis stands above, where it is seen while many rows scroll; the legend is a piece of its own, for a head.

    Args:
        name: what it shows, in words.
        axis: head of the first column of its table: `Instansi`.
        parent: its parent.
    """

    def __init__(self, name: str, axis: str = "Instansi", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axis = axis
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_waits(())

    def show_waits(self, waits: Sequence[Wait]) -> None:
        """Show other figures."""
        self._waits = sorted(waits, key=lambda wait: wait.name.casefold())
        self.setAccessibleDescription(self.table().spoken())
        self.updateGeometry()
        self.update()

    def table(self) -> Twin:
        """Return the figures as a table, with the breach of a promise in words."""
        heads = (self._axis, self.tr("Median, mnt"), "P90, mnt", self.tr("Janji, mnt"), self.tr("Keterangan"))
        rows = []
        for wait in self._waits:
            said = self.tr("melewati janji") if wait.over else "-"
            figures = [
                "-" if value is None else number(value) for value in (wait.median, wait.p90, wait.promise)
            ]
            rows.append((wait.name, *figures, said))
        return Twin(heads, tuple(rows))

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(520), theme.px(_TOP + _FOOT + _ROW * max(len(self._waits), 1)))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(300), theme.px(_TOP + _FOOT + _LEAST_ROW * max(len(self._waits), 1)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        label, bold = theme.font("label", 500), theme.font("label", 700)
        left = max((text_width(wait.name, label) for wait in self._waits), default=0) + theme.px(16)
        left = min(left, self.width() * 0.4)
        right = theme.px(TAG + 8) + text_width("000 mnt", bold) + theme.px(10)
        longest = max((value or 0 for w in self._waits for value in (w.median, w.p90, w.promise)), default=0)
        marks = ticks(longest, MINUTES)
        plot = QRectF(
            left, theme.px(_TOP), self.width() - left - right, self.height() - theme.px(_TOP + _FOOT)
        )
        with QPainter(self) as painter:
            begin(painter)
            self._paint_grid(painter, theme, plot, marks)
            pitch = plot.height() / max(len(self._waits), 1)
            for place, wait in enumerate(self._waits):
                row = QRectF(plot.left(), plot.top() + place * pitch, plot.width(), pitch)
                self._paint_row(painter, theme, row, wait, marks[-1])

    @staticmethod
    def _paint_grid(painter: QPainter, theme: Theme, plot: QRectF, marks: list[float]) -> None:
        font, ink = theme.font("small", tabular=True), theme.colour("ink2")
        for mark in marks:
            x = round(plot.left() + plot.width() * mark / marks[-1]) + 0.5
            painter.setPen(grid_pen(theme, mark))
            painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
            field = QRectF(x - 30, plot.top() - theme.px(23), 60, theme.px(20))
            write(painter, field, number(mark), font, ink, align=CENTRE)

    def _paint_row(self, painter: QPainter, theme: Theme, row: QRectF, wait: Wait, most: float) -> None:
        middle = row.center().y()
        name = QRectF(0, row.top(), row.left() - theme.px(12), row.height())
        write(painter, name, wait.name, theme.font("label", 500), theme.colour("ink"))
        at = row.right() + theme.px(10)
        value = QRectF(at + theme.px(TAG + 5), row.top(), self.width() - at, row.height())
        if wait.median is None:
            write(painter, value, "-", theme.font("label", 400), theme.colour("ink3"))
        else:
            tone = "ret" if wait.over else "ink"
            if wait.over:
                top = middle - theme.px(TAG) / 2
                draw_icon(painter, QPointF(at, top), "warning", theme, tone=tone)
            font = theme.font("label", 700 if wait.over else 500, tabular=True)
            write(painter, value, f"{number(wait.median)} mnt", font, theme.colour(tone))
            self._paint_bar(painter, theme, row, wait, most)
        if wait.promise is not None:
            _tick(
                painter, QPointF(row.left() + row.width() * wait.promise / most, middle), theme, theme.px(13)
            )

    @staticmethod
    def _paint_bar(painter: QPainter, theme: Theme, row: QRectF, wait: Wait, most: float) -> None:
        if wait.median is None:
            return
        middle, height = row.center().y(), theme.px(_BAR)
        end = row.left() + row.width() * wait.median / most
        if wait.p90 is not None and wait.p90 > wait.median:
            _whisker(painter, QLineF(end, middle, row.left() + row.width() * wait.p90 / most, middle), theme)
        bar = QRectF(row.left() + 0.5, middle - height / 2, end - row.left(), height)
        colour: QColor = theme.colour("ret" if wait.over else "bar")
        painter.fillPath(bar_path(bar, 4, upward=False), colour)


def _tick(painter: QPainter, middle: QPointF, theme: Theme, half: float) -> None:
    """Paint what was promised, with a halo so that it shows on a bar of any colour."""
    line = QLineF(middle.x(), middle.y() - half, middle.x(), middle.y() + half)
    painter.setPen(QPen(theme.colour("surface"), 5))
    painter.drawLine(line)
    painter.setPen(QPen(theme.colour("ink"), theme.edge + 1))
    painter.drawLine(line)


def _whisker(painter: QPainter, line: QLineF, theme: Theme) -> None:
    end = theme.px(6)
    painter.setPen(QPen(theme.colour("ink3"), 1.6))
    painter.drawLine(line)
    painter.drawLine(QLineF(line.x2(), line.y2() - end, line.x2(), line.y2() + end))
