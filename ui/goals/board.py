"""The goals as calm rows: each a path from where one began over where one stands to where it is to lead."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from desktop.queries.enums import words
from desktop.queries.goals import GoalRow
from desktop.queries.sentences import tenths
from ui.goals.words import capital, spoken_goal, standing, valued
from ui.icons import TAG
from ui.theme import Theme, theme_of
from ui.widgets.painting import LEFT, RIGHT, begin, draw_icon, pen_of, rounded, text_width, write
from ui.widgets.paths import paint_line
from ui.widgets.tables import RowDelegate, paint_ring, paint_row_ground

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
HEIGHT = 72
NAME, FIGURE, SPARK, GAP = 300, 132, 120, 16
"""Widths of the columns beside the path, pixels at 100 %."""
TIGHT = 900
"""Width of the board under which it has no months, and a narrower name."""
DOT, STOP = 6, 9


class GoalModel(QAbstractListModel):
    """The goals of a month."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GoalRow, ...] = ()

    def show_rows(self, rows: Sequence[GoalRow]) -> None:
        """Show other goals."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt's own
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return capital(words(row.measure))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken_goal(row)
        return None


class _GoalDelegate(RowDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view, row_height=HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, GoalRow):
            return
        theme, rect = theme_of(self._view), QRectF(option.rect)
        painter.save()
        begin(painter)
        paint_row_ground(painter, option, theme)
        tight = rect.width() < theme.px(TIGHT)
        name = theme.px(NAME * 2 // 3 if tight else NAME)
        right = theme.px(FIGURE) + (0 if tight else theme.px(SPARK + GAP))
        inner = rect.adjusted(theme.px(GAP), 0, -theme.px(GAP), 0)
        _paint_name(painter, QRectF(inner.left(), inner.top(), name, inner.height()), row, theme)
        path = QRectF(
            inner.left() + name + theme.px(GAP),
            inner.top(),
            inner.width() - name - right - theme.px(2 * GAP),
            inner.height(),
        )
        _paint_path(painter, path, row, theme)
        figure = QRectF(path.right() + theme.px(GAP), inner.top(), theme.px(FIGURE), inner.height())
        _paint_figure(painter, figure, row, theme)
        if not tight:
            spark = QRectF(figure.right() + theme.px(GAP), inner.top(), theme.px(SPARK), inner.height())
            _paint_months(painter, spark, row, theme)
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            paint_ring(painter, rect, theme)
        elif not option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(pen_of(theme.colour("line"), theme.edge))
            painter.drawLine(QLineF(rect.left(), rect.bottom(), rect.right(), rect.bottom()))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        theme = theme_of(self._view)
        return QSize(theme.px(320), theme.px(HEIGHT))


def _paint_name(painter: QPainter, field: QRectF, row: GoalRow, theme: Theme) -> None:
    upper, lower = _lines(field, theme)
    write(painter, upper, capital(words(row.measure)), theme.font("body", 600), theme.colour("ink"))
    write(painter, lower, " + ".join(row.owners), theme.font("small"), theme.colour("ink2"))


def _lines(field: QRectF, theme: Theme) -> tuple[QRectF, QRectF]:
    """Return the two lines of a row, close to its middle."""
    middle, high = field.center().y(), theme.px(24)
    return (
        QRectF(field.left(), middle - high, field.width(), high),
        QRectF(field.left(), middle, field.width(), high),
    )


def share_of_way(row: GoalRow) -> float | None:
    """Return how much of the way from the baseline to the target is gone, 0 to 1; None where it has no beginning."""
    if row.actual is None or row.baseline is None:
        return None
    whole = row.target - row.baseline
    if whole == 0:
        return 1.0 if row.reached else 0.0
    return min(1.0, max(0.0, (row.actual - row.baseline) / whole))


def _paint_path(painter: QPainter, field: QRectF, row: GoalRow, theme: Theme) -> None:
    """Paint the way: where it began, what is gone of it, what is left, and where it leads."""
    accent, small = theme.colour("accent"), theme.font("small", tabular=True)
    y = field.center().y() - theme.px(8)
    left, right = field.left() + theme.px(STOP), field.right() - theme.px(STOP)
    share = share_of_way(row)
    here = left + (right - left) * (share or 0.0)
    paint_line(painter, QLineF(left, y, here, y), theme, dashed=False)
    paint_line(painter, QLineF(here, y, right, y), theme, dashed=True)
    _dot(painter, QPointF(left, y), theme.px(DOT), theme, filled=False)
    _dot(painter, QPointF(right, y), theme.px(STOP), theme, filled=bool(row.reached))
    if row.reached:
        corner = QPointF(right - theme.px(TAG) / 2, y - theme.px(TAG) / 2)
        draw_icon(painter, corner, "tick", theme, tone="on_accent")
    elif share is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(here, y), theme.px(DOT), theme.px(DOT))
    below = QRectF(field.left(), y + theme.px(13), field.width(), theme.px(20))
    ink = theme.colour("ink2")
    began = "awal belum diketahui" if row.baseline is None else f"awal {tenths(row.baseline)}"
    aim = f"target {valued(row, row.target)}"
    aim_wide = text_width(aim, small) + theme.px(8)
    write(painter, below.adjusted(0, 0, -aim_wide, 0), began, small, ink, align=LEFT)
    write(painter, below, aim, theme.font("small", 600, tabular=True), ink, align=RIGHT)


def _dot(painter: QPainter, centre: QPointF, radius: float, theme: Theme, *, filled: bool) -> None:
    accent = theme.colour("accent")
    field = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    rounded(painter, field, radius, accent if filled else theme.colour("surface"), accent, width=2)


def _paint_figure(painter: QPainter, field: QRectF, row: GoalRow, theme: Theme) -> None:
    upper, lower = _lines(field, theme)
    write(
        painter, upper, valued(row, row.actual), theme.font("title", 700, tabular=True), theme.colour("ink")
    )
    side = theme.px(TAG)
    tone, icon = ("ok", "tick-circle") if row.reached else ("ink2", "arrow-right")
    if row.reached is not None:
        draw_icon(painter, QPointF(lower.left(), lower.center().y() - side / 2), icon, theme, tone=tone)
        lower = lower.adjusted(side + theme.px(5), 0, 0, 0)
    write(painter, lower, standing(row), theme.font("small", 500), theme.colour(tone))


def _paint_months(painter: QPainter, field: QRectF, row: GoalRow, theme: Theme) -> None:
    """Paint the months as a line, the target as a dashed one; a month alone says nothing and is left out."""
    known = [(place, one.value) for place, one in enumerate(row.months) if one.value is not None]
    if len(known) <= 1:
        return
    values = [value for _, value in known] + [row.target]
    top, low = max(values), min(values)
    box = field.adjusted(theme.px(4), theme.px(16), -theme.px(4), -theme.px(16))

    def point(place: int, value: int) -> QPointF:
        x = box.right() - (len(row.months) - 1 - place) * box.width() / 11
        return QPointF(x, box.bottom() - (value - low) / (top - low or 1) * box.height())

    aim = point(0, row.target).y()
    painter.setPen(pen_of(theme.colour("border"), 1, dashed=True))
    painter.drawLine(QLineF(box.left(), aim, box.right(), aim))
    points = [point(place, value) for place, value in known]
    line = QPainterPath(points[0])
    for one in points[1:]:
        line.lineTo(one)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen_of(theme.colour("bar"), 2))
    painter.drawPath(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("bar"))
    painter.drawEllipse(points[-1], theme.px(3.5), theme.px(3.5))


class GoalBoard(QListView):
    """The rows; as high as they are, so that nothing scrolls inside of the page.

    Signals:
        opened: the GoalRow whose parts are asked for.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("goals.board")
        self.setAccessibleName("Tujuan bersama")
        self.rows = GoalModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_GoalDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW)))

    @property
    def chosen(self) -> GoalRow | None:
        """The row that the keys are about, None where there is none."""
        row = self.currentIndex().data(ROW)
        return row if isinstance(row, GoalRow) else None

    def show_goals(self, rows: Sequence[GoalRow]) -> None:
        """Show other goals; the chosen place stays."""
        place = max(0, self.currentIndex().row())
        self.rows.show_rows(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(min(place, len(rows) - 1)))
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    def _settle(self) -> None:
        edge = 2 * self.frameWidth()
        self.setFixedHeight(theme_of(self).px(HEIGHT) * self.rows.rowCount() + edge)
