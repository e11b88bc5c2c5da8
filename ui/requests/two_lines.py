"""What the lists of the page Permohonan have in common: two lines a cell, rows known by a key, what is late in rust."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from ui.icons import TAG
from ui.theme import Theme, theme_of
from ui.widgets.painting import RIGHT, begin, draw_icon, text_width, tip, write
from ui.widgets.tables import PAD, RowDelegate, Table, paint_ring, paint_row_ground

ROW_HEIGHT = 52
ENTRY = Qt.ItemDataRole.UserRole
_SAID = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
_ROOT = QModelIndex()


class TwoLines(QAbstractTableModel):
    """Entries as rows; the same entry stays the same row while the list does not change.

    Args:
        heads: of the columns.
        right: the column whose head stands at the right.
        lines: gives the two lines of an entry in a column; the second may be empty.
        key: gives what an entry is known by.
    """

    def __init__(
        self,
        heads: tuple[str, ...],
        right: int,
        lines: Callable[[Any, int], tuple[str, str]],
        key: Callable[[Any], str],
    ) -> None:
        super().__init__()
        self.entries: tuple[Any, ...] = ()
        self._heads, self._right, self._lines, self._key = heads, right, lines, key

    def show_entries(self, entries: Sequence[Any]) -> bool:
        """Show other entries; return whether they are others than before, by their keys."""
        if [self._key(one) for one in entries] == [self._key(one) for one in self.entries]:
            self.entries = tuple(entries)
            if entries:
                self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, len(self._heads) - 1))
            return False
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()
        return True

    def place_of(self, key: str) -> int:
        """Return the row of an entry by its key, -1 where it is not among them."""
        return next((place for place, one in enumerate(self.entries) if self._key(one) == key), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role not in _SAID:
            return None
        said = ", ".join(line for line in self._lines(entry, index.column()) if line)
        return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == self._right:
            return RIGHT
        return None


class TwoLineDelegate(RowDelegate):
    """Paints ground, ring and, by `paint_cell`, what stands in a cell."""

    def __init__(self, view: Table) -> None:
        super().__init__(view, row_height=ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry, theme, column = index.data(ENTRY), theme_of(self._view), index.column()
        cell = QRectF(option.rect)
        painter.save()
        begin(painter)
        if not self.paint_whole(painter, cell, entry, theme):
            self.settle_ground(option, entry)
            paint_row_ground(painter, option, theme, first=column == 0)
            inner = cell.adjusted(theme.px(PAD), theme.px(6), -theme.px(PAD), -theme.px(6))
            self.paint_cell(painter, inner, entry, column, theme)
            if self._has_ring(index):
                painter.setClipping(False)
                paint_ring(painter, self._row_rect(cell), theme)
        painter.restore()

    def paint_whole(self, _painter: QPainter, _cell: QRectF, _entry: Any, _theme: Theme) -> bool:
        """Paint an entry that is no row of cells; return whether it was one."""
        return False

    def settle_ground(self, option: QStyleOptionViewItem, entry: Any) -> None:
        """Say otherwise than the view which rows are chosen."""

    def paint_cell(self, painter: QPainter, inner: QRectF, entry: Any, column: int, theme: Theme) -> None:
        """Paint what stands in a cell; each list has its own way."""


def upper(inner: QRectF) -> QRectF:
    """Return the room of the first line of a cell."""
    return inner.adjusted(0, 0, 0, -inner.height() / 2)


def lower(inner: QRectF) -> QRectF:
    """Return the room of the second line of a cell."""
    return inner.adjusted(0, inner.height() / 2, 0, 0)


def paint_time(painter: QPainter, inner: QRectF, lines: tuple[str, str], theme: Theme, *, late: bool) -> None:
    """Paint a time and what it is, at the right; what is late with icon, weight and colour."""
    when, what = lines
    font, small = (
        theme.font("body", 600 if late else 400, tabular=True),
        theme.font("label", 500 if late else 400),
    )
    write(painter, upper(inner), when, font, theme.colour("ret" if late else "ink"), align=RIGHT)
    below = lower(inner)
    write(painter, below, what, small, theme.colour("ret" if late else "ink2"), align=RIGHT)
    if late:
        at = QPointF(below.right() - text_width(what, small) - theme.px(TAG + 4),
                     below.center().y() - theme.px(TAG) / 2)  # fmt: skip
        draw_icon(painter, at, "warning", theme, tone="ret")


class TwoLineTable(Table):
    """A list of such rows; the chosen one stays chosen whatever comes and goes around it.

    Args:
        name: what the rows are, for screen readers.
        model: its rows.
        wide: the column that takes what the others leave.
        widths: of the other columns, pixels at 100 %.
    """

    def __init__(self, name: str, model: TwoLines, wide: int, widths: dict[int, int]) -> None:
        super().__init__(name, row_height=ROW_HEIGHT)
        self._widths = widths
        self._settling = False
        self.setModel(model)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self._widen()

    def choose_place(self, place: int) -> None:
        """Choose a row, none below 0; the scrolled place stays where it was chosen before."""
        if place < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        elif place != self.currentIndex().row():
            self.selectRow(place)

    def _widen(self) -> None:
        theme = theme_of(self)
        for column, width in self._widths.items():
            self.setColumnWidth(column, theme.px(width))

    def _measure(self) -> None:
        super()._measure()
        if self.model() is not None:
            self._widen()
