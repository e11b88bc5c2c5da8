"""Nine lying bars, one an element: its mean from 0 to 4; the lowest are said by icon, word and colour."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, theme_of
from ui.widgets.charts import Twin, bar_path, grid_pen
from ui.widgets.painting import begin, draw_icon, text_width, write

MOST = 4
ROW, LOWEST_ROW, AXIS = 30, 22, 20
LOW = "terendah"


@dataclass(frozen=True, slots=True)
class ElementBar:
    """One element: `U3`, its name, its mean of 1 to 4 (None without an answer), whether it is one of the lowest."""

    number: str
    name: str
    mean: float | None
    lowest: bool = False

    @property
    def value(self) -> str:
        """The mean with a decimal comma."""
        return "–" if self.mean is None else f"{self.mean:.2f}".replace(".", ",")


class ElementBars(QWidget):
    """The bars, in the order of their numbers: elements are compared by eye, never sorted into a table of winners."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[ElementBar, ...] = ()
        self.setAccessibleName("Nilai rata-rata sembilan unsur, skala 1 sampai 4")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[ElementBar]) -> None:
        """Show other figures."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(self.table().spoken())
        self.update()

    def table(self) -> Twin:
        """Return the figures as a table."""
        rows = [(f"{bar.number} {bar.name}", bar.value, LOW if bar.lowest else "") for bar in self._bars]
        return Twin(("Unsur", "Nilai", "Catatan"), tuple(rows))

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(620), theme.px(9 * ROW + AXIS))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of(self)
        return QSize(theme.px(380), theme.px(9 * LOWEST_ROW + AXIS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self)
        font = theme.font("label")
        names = max((text_width(f"{bar.number}  {bar.name}", font) for bar in self._bars), default=0)
        left = min(names + theme.px(8), self.width() * 0.42)
        right = text_width(f"0,00  {LOW}", theme.font("label", 700)) + theme.px(34)
        bottom = self.height() - theme.px(AXIS)
        plot = QRectF(left, 0, self.width() - left - right, bottom)
        with QPainter(self) as painter:
            begin(painter)
            self._paint_grid(painter, theme, plot)
            height = bottom / max(1, len(self._bars))
            for place, bar in enumerate(self._bars):
                self._paint_bar(painter, theme, plot, bar, QRectF(0, place * height, self.width(), height))

    @staticmethod
    def _paint_grid(painter: QPainter, theme: Theme, plot: QRectF) -> None:
        font, ink = theme.font("small", tabular=True), theme.colour("ink2")
        for mark in range(MOST + 1):
            x = round(plot.left() + plot.width() * mark / MOST) + 0.5
            painter.setPen(grid_pen(theme, mark))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            width = text_width(str(mark), font)
            write(
                painter,
                QRectF(x - width / 2, plot.bottom(), width + 2, theme.px(AXIS)),
                str(mark),
                font,
                ink,
            )

    @staticmethod
    def _paint_bar(painter: QPainter, theme: Theme, plot: QRectF, bar: ElementBar, row: QRectF) -> None:
        name = QRectF(0, row.top(), plot.left() - theme.px(8), row.height())
        write(painter, name, f"{bar.number}  {bar.name}", theme.font("label"), theme.colour("ink"))
        if bar.mean is not None:
            thick = min(theme.px(20), row.height() - 6)
            field = QRectF(plot.left(), row.center().y() - thick / 2, plot.width() * bar.mean / MOST, thick)
            painter.fillPath(bar_path(field, 4, upward=False), theme.colour("ret" if bar.lowest else "bar"))
        weight = 700 if bar.lowest else 500
        text = f"{bar.value}  {LOW}" if bar.lowest else bar.value
        x = plot.right() + theme.px(8)
        if bar.lowest:
            draw_icon(painter, QPointF(x, row.center().y() - theme.px(8)), "warning", theme, tone="ret")
        after = QRectF(x + theme.px(22), row.top(), row.right() - x - theme.px(22), row.height())
        ink = theme.colour("ret" if bar.lowest else "ink")
        write(painter, after, text, theme.font("label", weight), ink)
