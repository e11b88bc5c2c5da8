"""Bars by hour or day with what is usual as a dashed line; the figures stand in words and in a table too."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log10

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, theme_of
from ui.widgets.painting import CENTRE, RIGHT, begin, pen_of, text_width, write

MOST_TICKS = 4
_WIDEST_BAR = 40


@dataclass(frozen=True, slots=True)
class Twin:
    """The figures of a chart as a table, for Alt+T, for copying and for screen readers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def spoken(self) -> str:
        """Return the figures in words, a sentence a row."""
        names = self.heads[1:]
        said = []
        for first, *others in self.rows:
            pairs = zip(names, others, strict=True)
            said.append(f"{first}: " + ", ".join(f"{name} {value}" for name, value in pairs))
        return ". ".join(said)


def ticks(most: float, steps: Sequence[float] = ()) -> list[float]:
    """Return at most four round values from 0 that reach at least up to `most`.

    Args:
        most: the greatest figure of the chart.
        steps: distances to take the first fitting of; empty for 1, 2, 5 and their tenfolds.
    """
    if most <= 0:
        return [0.0, 1.0]
    tens = [10.0**power * factor for power in range(ceil(log10(most + 1)) + 1) for factor in (1, 2, 5)]
    step = next(step for step in (*steps, *tens) if ceil(most / step) < MOST_TICKS)
    return [step * place for place in range(ceil(most / step) + 1)]


def number(value: float) -> str:
    """Return a figure with a decimal comma, without decimals where there are none."""
    return f"{value:.0f}" if value == int(value) else f"{value:.1f}".replace(".", ",")


def bar_path(field: QRectF, radius: float, *, upward: bool) -> QPainterPath:
    """Return the outline of a bar, round at its value's end only."""
    path = QPainterPath()
    radius = min(radius, field.width() / 2, field.height() / 2)
    path.addRoundedRect(field, radius, radius)
    foot = QRectF(field)
    if upward:
        foot.setTop(field.top() + field.height() / 2)
    else:
        foot.setRight(field.left() + field.width() / 2)
    square = QPainterPath()
    square.addRect(foot)
    return path.united(square)


def grid_pen(theme: Theme, mark: float) -> QPen:
    """Return the pen of a line of the grid; in high contrast, where lines are black, only zero is drawn through."""
    return pen_of(
        theme.colour("border" if mark == 0 else "line"), 1, dashed=theme.high_contrast and mark != 0
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        label: under it: `09`.
        value: counted, zero or more.
        usual: what the dashed line says here; None for nothing to compare with.
        marked: the bar of now: darker, with a bold label.
    """

    label: str
    value: float
    usual: float | None = None
    marked: bool = False


class BarChart(QWidget):
    """Upright bars with a dashed line of what is usual.

    Args:
        name: what the chart shows, in words: `Tamu per jam`.
        axis: head of the first column of its table: `Jam`.
        value_name: legend of the bars: `Hari ini`.
        usual_name: legend of the line: `Rata-rata 4 Senin`.
        parent: its parent.
    """

    def __init__(
        self, name: str, axis: str, value_name: str, usual_name: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heads = (axis, value_name, usual_name)
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_bars(())

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other figures."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(self.table().spoken())
        self.update()

    def table(self) -> Twin:
        """Return the figures as a table."""
        compared = bool(self._heads[2])
        heads = self._heads if compared else self._heads[:2]
        rows = []
        for bar in self._bars:
            usual = "-" if bar.usual is None else number(bar.usual)
            rows.append((bar.label, number(bar.value), usual) if compared else (bar.label, number(bar.value)))
        return Twin(heads, tuple(rows))

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(520), theme.px(270))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(240), theme.px(160))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        values = [bar.value for bar in self._bars] + [bar.usual or 0 for bar in self._bars]
        marks = ticks(max(values, default=0))
        small = theme.font("small", tabular=True)
        left = max(text_width(number(mark), small) for mark in marks) + theme.px(12)
        plot = QRectF(left, theme.px(30), self.width() - left - 4, self.height() - theme.px(30 + 26))
        with QPainter(self) as painter:
            begin(painter)
            self._paint_legend(painter, theme)
            self._paint_grid(painter, theme, plot, marks)
            self._paint_bars(painter, theme, plot, marks[-1])
            self._paint_usual(painter, theme, plot, marks[-1])

    def _paint_legend(self, painter: QPainter, theme: Theme) -> None:
        _, value_name, usual_name = self._heads
        font, ink = theme.font("small"), theme.colour("ink2")
        right = float(self.width() - 4)
        middle = theme.px(10)
        for name, is_line in ((usual_name, True), (value_name, False)):
            if not name:
                continue
            width = text_width(name, font)
            write(painter, QRectF(right - width, 0, width + 1, 2 * middle), name, font, ink)
            right -= width + theme.px(10)
            if is_line:
                painter.setPen(pen_of(theme.colour("call"), 2, dashed=True))
                painter.drawLine(QLineF(right - theme.px(22), middle, right, middle))
                right -= theme.px(22 + 20)
            else:
                side = theme.px(12)
                painter.fillRect(QRectF(right - side, middle - side / 2, side, side), theme.colour("bar"))

    @staticmethod
    def _paint_grid(painter: QPainter, theme: Theme, plot: QRectF, marks: list[float]) -> None:
        font, ink = theme.font("small", tabular=True), theme.colour("ink2")
        for mark in marks:
            y = round(plot.bottom() - plot.height() * mark / marks[-1]) + 0.5
            painter.setPen(grid_pen(theme, mark))
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
            field = QRectF(0, y - 10, plot.left() - theme.px(8), 20)
            write(painter, field, number(mark), font, ink, align=RIGHT)

    def _paint_bars(self, painter: QPainter, theme: Theme, plot: QRectF, top: float) -> None:
        if not self._bars:
            return
        pitch = plot.width() / len(self._bars)
        width = min(theme.px(_WIDEST_BAR), pitch * 0.62)
        for place, bar in enumerate(self._bars):
            middle = plot.left() + pitch * (place + 0.5)
            height = plot.height() * bar.value / top
            field = QRectF(middle - width / 2, plot.bottom() - height, width, height)
            colour = theme.colour("accent" if bar.marked else "bar")
            painter.fillPath(bar_path(field, 4, upward=True), colour)
            figure = theme.font("small", 600, tabular=True)
            inside = height >= theme.px(20) and text_width(number(bar.value), figure) < width
            foot = QRectF(middle - pitch / 2, plot.bottom() - theme.px(24), pitch, theme.px(20))
            if inside:
                write(painter, foot, number(bar.value), figure, theme.colour("on_accent"), align=CENTRE)
            elif bar.value:
                foot.moveBottom(field.top())
                write(painter, foot, number(bar.value), figure, theme.colour("ink"), align=CENTRE)
            below = QRectF(middle - pitch / 2, plot.bottom() + theme.px(4), pitch, theme.px(20))
            letters = theme.font("small", 700 if bar.marked else 400, tabular=True)
            write(
                painter,
                below,
                bar.label,
                letters,
                theme.colour("ink" if bar.marked else "ink2"),
                align=CENTRE,
            )

    def _paint_usual(self, painter: QPainter, theme: Theme, plot: QRectF, top: float) -> None:
        pitch = plot.width() / max(len(self._bars), 1)
        points = [
            QPointF(plot.left() + pitch * (place + 0.5), plot.bottom() - plot.height() * bar.usual / top)
            for place, bar in enumerate(self._bars)
            if bar.usual is not None
        ]
        lines = [QLineF(one, other) for one, other in pairwise(points)]
        painter.setPen(QPen(theme.colour("surface"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLines(lines)
        painter.setPen(pen_of(theme.colour("call"), 2, dashed=True))
        painter.drawLines(lines)
        painter.setPen(QPen(theme.colour("call"), 1.6))
        painter.setBrush(theme.colour("surface"))
        for point in points:
            painter.drawEllipse(point, 3, 3)
