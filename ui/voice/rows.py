"""The list of a section: rows of one height with two lines, the state as a tag, what presses with icon and word."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from ui.icons import TAG
from ui.theme import Theme, theme_of
from ui.voice.items import Item
from ui.widgets.painting import RIGHT, begin, draw_icon, text_width, tip, write
from ui.widgets.tables import PAD, RowDelegate, Table, paint_ring, paint_row_ground
from ui.widgets.tags import paint_tag, state_look, state_word, tag_size

ROW_HEIGHT = 52
WHAT, SIDE, STATE, TIME = range(4)
SIDE_WIDTH, STATE_WIDTH, TIME_WIDTH = 144, 172, 146
ROW = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


def item_lines(item: Item, column: int) -> tuple[str, str]:
    """Return the two lines of a cell."""
    if column == WHAT:
        return item.title, item.below
    if column == SIDE:
        return item.side, item.side_below
    if column == STATE:
        return (state_word(item.state) if item.state else ""), ""
    return item.when, item.when_below


class ItemRows(QAbstractTableModel):
    """The rows that are seen; the same thing stays the same row while the list does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[Item, ...] = ()
        self.heads = ("", "", "", "")

    def show_items(self, items: Sequence[Item], heads: tuple[str, str, str, str]) -> None:
        """Show other rows under other heads."""
        if [one.id for one in items] == [one.id for one in self.items] and heads == self.heads:
            self.items = tuple(items)
            if items:
                self.dataChanged.emit(self.index(0, 0), self.index(len(items) - 1, TIME))
            return
        self.beginResetModel()
        self.items, self.heads = tuple(items), heads
        self.endResetModel()

    def place_of(self, named: str) -> int:
        """Return the row of something by its id, -1 where it is not among them."""
        return next((place for place, one in enumerate(self.items) if one.id == named), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == ROW:
            return item
        said = ", ".join(line for line in item_lines(item, index.column()) if line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(said)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            late = role == Qt.ItemDataRole.AccessibleTextRole and item.late and index.column() == TIME
            return f"mendesak, {said}" if late else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == TIME:
            return RIGHT
        return None


class ItemDelegate(RowDelegate):
    """Two lines a cell; the state as a tag; at the right the time."""

    def __init__(self, view: "ItemTable") -> None:
        super().__init__(view, row_height=ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        item = index.data(ROW)
        if not isinstance(item, Item):
            return
        theme, column = theme_of(self._view), index.column()
        cell = QRectF(option.rect)
        painter.save()
        begin(painter)
        paint_row_ground(painter, option, theme, first=column == 0)
        inner = cell.adjusted(theme.px(PAD), theme.px(6), -theme.px(PAD), -theme.px(6))
        if column == STATE:
            self._paint_state(painter, inner, item, theme)
        elif column == TIME:
            self._paint_time(painter, inner, item, theme)
        else:
            first, second = item_lines(item, column)
            bold = 600 if column == WHAT else 400
            write(painter, _upper(inner), first, theme.font("body", bold), theme.colour("ink"))
            write(painter, _lower(inner), second, theme.font("label", 400), theme.colour("ink2"))
        if self._has_ring(index):
            painter.setClipping(False)
            paint_ring(painter, self._row_rect(cell), theme)
        painter.restore()

    def _paint_state(self, painter: QPainter, inner: QRectF, item: Item, theme: Theme) -> None:
        if item.state:
            word = state_word(item.state)
            size = tag_size(word, theme)
            room = inner.adjusted(0, 0, theme.px(PAD - 2), 0)
            top = inner.center().y() - size.height() / 2
            field = QRectF(inner.left(), top, min(size.width(), room.width()), size.height())
            paint_tag(painter, field, word, state_look(item.state), theme)

    def _paint_time(self, painter: QPainter, inner: QRectF, item: Item, theme: Theme) -> None:
        tone = theme.colour("ret") if item.late else theme.colour("ink")
        font = theme.font("body", 600 if item.late else 400, tabular=True)
        write(painter, _upper(inner), item.when, font, tone, align=RIGHT)
        small, lower = theme.font("label", 500 if item.late else 400), _lower(inner)
        second = theme.colour("ret" if item.late else "ink2")
        write(painter, lower, item.when_below, small, second, align=RIGHT)
        if item.late:
            left = lower.right() - text_width(item.when_below, small) - theme.px(TAG + 4)
            at = QPointF(left, lower.center().y() - theme.px(TAG) / 2)
            draw_icon(painter, at, "warning", theme, tone="ret")


def _upper(cell: QRectF) -> QRectF:
    return cell.adjusted(0, 0, 0, -cell.height() / 2)


def _lower(cell: QRectF) -> QRectF:
    return cell.adjusted(0, cell.height() / 2, 0, 0)


class ItemTable(Table):
    """The list; what is chosen stays chosen whatever comes and goes around it.

    Signals:
        chosen: id of what was chosen by key or pointer.
        entered: Enter or a double click on a row.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__("Suara publik", row_height=ROW_HEIGHT)
        self.setObjectName("voice.table")
        self.rows = ItemRows()
        self.setItemDelegate(ItemDelegate(self))
        self.setModel(self.rows)
        self._settling = self._narrow = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self._widen()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _: self.entered.emit())

    def show_items(self, items: Sequence[Item], chosen: str, heads: tuple[str, str, str, str]) -> None:
        """Show other rows, with one of them chosen by its id; the scrolled place stays."""
        self._settling = True
        self.rows.show_items(items, heads)
        self._hide_columns()
        place = self.rows.place_of(chosen)
        if place < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        elif place != self.currentIndex().row():
            self.selectRow(place)
        self._settling = False

    def fold(self, *, narrow: bool) -> None:
        """Leave out what stands beside where there is little room: the card has it."""
        self._narrow = narrow
        self._hide_columns()

    def _hide_columns(self) -> None:
        """Show the columns that have a head, and room."""
        for column, head in enumerate(self.rows.heads):
            self.setColumnHidden(column, column != WHAT and (not head or (self._narrow and column == SIDE)))

    def take_focus(self) -> None:
        """Take the keys to the chosen row, or to the first."""
        if self.rows.items and not self.currentIndex().isValid():
            self.selectRow(0)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._settling:
            self.chosen.emit(self.rows.items[index.row()].id)

    def _widen(self) -> None:
        theme = theme_of(self)
        for column, width in ((SIDE, SIDE_WIDTH), (STATE, STATE_WIDTH), (TIME, TIME_WIDTH)):
            self.setColumnWidth(column, theme.px(width))

    def _measure(self) -> None:
        super()._measure()
        if self.model() is not None:
            self._widen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
