"""Tables and lists: rows of one height, the chosen one with a bar, the ring around the one that has the focus."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Theme, theme_of
from ui.widgets.painting import rounded, write

PAD = 13
"""Where text starts in a cell, pixels at 100 %, in heads and cells alike."""


def paint_row_ground(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, first: bool = True
) -> None:
    """Paint what a row stands on: zebra, or the tint of the chosen row with its bar at the first column."""
    rect = QRectF(option.rect)
    state = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.colour("sel"))
        if first:
            bar = QRectF(rect.left(), rect.top() + 3, 3, rect.height() - 6)
            painter.fillRect(bar, theme.colour("accent"))
    elif option.features & QStyleOptionViewItem.ViewItemFeature.Alternate:
        painter.fillRect(rect, theme.colour("zebra"))


def paint_ring(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Paint the ring of a row or card inside its own room."""
    rounded(painter, rect.adjusted(1, 1, -1, -1), 4, None, theme.colour("focus"), width=theme.ring)


class RowDelegate(QStyledItemDelegate):
    """Rows of words; the model gives DisplayRole and, for figures, an alignment to the right.

    Of whole-row views the ring goes around the row, not around a cell.
    """

    def __init__(self, view: QAbstractItemView, *, row_height: int = 34) -> None:
        super().__init__(view)
        self._view, self._height = view, row_height

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = theme_of(self._view)
        rect = QRectF(option.rect)
        painter.save()
        paint_row_ground(painter, option, theme, first=index.column() == 0)
        align = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        right = bool(Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        write(
            painter,
            rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0),
            "" if words is None else str(words),
            theme.font("body", tabular=right),
            theme.colour("ink" if enabled else "disabled"),
            align=side | Qt.AlignmentFlag.AlignVCenter,
        )
        if self._has_ring(index):
            painter.setClipping(False)
            paint_ring(painter, self._row_rect(rect), theme)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        theme = theme_of(self._view)
        return QSize(super().sizeHint(option, index).width() + theme.px(2 * PAD), theme.px(self._height))

    def _has_ring(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        current = self._view.currentIndex()
        focused = self._view.hasFocus() and current.isValid() and current.row() == index.row()
        return focused and not self._seen_after(index)

    def _seen_after(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether a cell of the row is seen at the right of this one."""
        view, column = self._view, index.column() + 1
        while index.sibling(index.row(), column).isValid():
            if not (isinstance(view, QTableView) and view.isColumnHidden(column)):
                return True
            column += 1
        return False

    def _row_rect(self, cell: QRectF) -> QRectF:
        """Return the whole row of a cell: the last cell paints the ring over all of them."""
        return QRectF(0, cell.top(), self._view.viewport().width(), cell.height())


class Table(QTableView):
    """A table of whole rows: sunken head, zebra, no vertical rules, one height.

    Its accessible name must be given: what the rows are.
    """

    _row_height = 34

    def __init__(self, name: str, *, row_height: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self, row_height=row_height))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setStretchLastSection(True)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme_of(self).px(self._row_height))
