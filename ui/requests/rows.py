"""The list of requests: rows of one height with two lines, the state as a tag, what is late with icon and word."""

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
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem

from desktop.queries.requests import RequestRow
from ui.icons import TAG
from ui.requests.marks import Marks
from ui.requests.words import row_time
from ui.theme import Theme, theme_of
from ui.widgets.painting import RIGHT, begin, draw_icon, text_width, tip, write
from ui.widgets.tables import PAD, RowDelegate, Table, paint_ring, paint_row_ground
from ui.widgets.tags import paint_tag, state_look, state_word, tag_size

ROW_HEIGHT, MARK = 52, 20
HEADS = ("Permohonan", "Pemohon", "Keadaan", "Jatuh tempo")
REQUEST, WHO, STATE, TIME = range(4)
STATE_WIDTH, TIME_WIDTH, WHO_WIDTH = 204, 128, 134
HOW_TO_MARK = "Spasi, Shift+panah, atau Ctrl+A memilih beberapa untuk satu langkah bersama."
ROW = Qt.ItemDataRole.UserRole
_CURSOR = QAbstractItemView.CursorAction
_GOES = {
    Qt.Key.Key_Up: _CURSOR.MoveUp,
    Qt.Key.Key_Down: _CURSOR.MoveDown,
    Qt.Key.Key_PageUp: _CURSOR.MovePageUp,
    Qt.Key.Key_PageDown: _CURSOR.MovePageDown,
    Qt.Key.Key_Home: _CURSOR.MoveHome,
    Qt.Key.Key_End: _CURSOR.MoveEnd,
}
_ROOT = QModelIndex()


def row_lines(row: RequestRow, column: int) -> tuple[str, str]:
    """Return the two lines of a cell; of the state its word and what its papers wait for."""
    if column == REQUEST:
        return row.code, row.service_name
    if column == WHO:
        return row.who or "Tanpa data diri", row.agency_short
    if column == STATE:
        return state_word(row.state), "kertas belum tercetak" if row.unprinted else ""
    return row_time(row)


class RequestRows(QAbstractTableModel):
    """The rows of one page; the same request stays the same row while the list does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[RequestRow, ...] = ()
        self.marks = Marks()

    def show_rows(self, rows: Sequence[RequestRow]) -> None:
        """Show other rows."""
        self.marks.renew(rows)
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, TIME))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def place_of(self, request: str) -> int:
        """Return the row of a request by its id, -1 where it is not among them."""
        return next((place for place, row in enumerate(self.rows) if row.id == request), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            said = ", ".join(line for line in row_lines(row, index.column()) if line)
            spoken = role == Qt.ItemDataRole.AccessibleTextRole and index.column() == REQUEST
            if spoken and row.id in self.marks.rows:
                return f"dipilih, {said}"
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == TIME:
            return RIGHT
        return None


class RequestDelegate(RowDelegate):
    """Two lines a cell; the state as a tag; at the right the time; a tick on what is chosen for one step together."""

    def __init__(self, view: QAbstractItemView, rows: RequestRows) -> None:
        super().__init__(view, row_height=ROW_HEIGHT)
        self._rows = rows

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, RequestRow):
            return
        theme, column = theme_of(self._view), index.column()
        cell = QRectF(option.rect)
        painter.save()
        begin(painter)
        marked = self._settle_ground(option, row)
        paint_row_ground(painter, option, theme, first=column == 0)
        inner = cell.adjusted(theme.px(PAD), theme.px(6), -theme.px(PAD), -theme.px(6))
        if column == STATE:
            self._paint_state(painter, inner.adjusted(0, 0, theme.px(PAD - 2), 0), row, theme)
        elif column == TIME:
            self._paint_time(painter, inner, row, theme)
        else:
            first, second = row_lines(row, column)
            bold = 600 if column == REQUEST else 400
            write(painter, _upper(inner), first, theme.font("body", bold), theme.colour("ink"))
            lower = _lower(inner)
            if marked and column == REQUEST:
                lower = self._paint_mark(painter, lower, theme)
            write(painter, lower, second, theme.font("label", 400), theme.colour("ink2"))
        if self._has_ring(index):
            painter.setClipping(False)
            paint_ring(painter, self._row_rect(cell), theme)
        painter.restore()

    def _settle_ground(self, option: QStyleOptionViewItem, row: RequestRow) -> bool:
        """Let the tint mean the chosen lot once there is one; return whether the row is of it."""
        marks = self._rows.marks.rows
        if row.id in marks:
            option.state |= QStyle.StateFlag.State_Selected
        elif marks:
            option.state &= ~QStyle.StateFlag.State_Selected
        return row.id in marks

    def _paint_mark(self, painter: QPainter, line: QRectF, theme: Theme) -> QRectF:
        """Paint the tick of a chosen row at the right of a line; return the room that is left for its words."""
        size = theme.px(MARK)
        at = QPointF(line.right() - size, line.bottom() - size)
        draw_icon(painter, at, "tick-circle", theme, tone="accent", size=MARK)
        return line.adjusted(0, 0, -size - theme.px(6), 0)

    def _paint_state(self, painter: QPainter, inner: QRectF, row: RequestRow, theme: Theme) -> None:
        word, below = row_lines(row, STATE)
        size = tag_size(word, theme)
        top = inner.top() if below else inner.center().y() - size.height() / 2
        field = QRectF(inner.left(), top - (theme.px(3) if below else 0),
                       min(size.width(), inner.width()), size.height())  # fmt: skip
        paint_tag(painter, field, word, state_look(row.state), theme)
        if below:
            line = _lower(inner).translated(0, theme.px(3))
            draw_icon(painter, QPointF(line.left(), line.center().y() - theme.px(7)), "printer", theme,
                      tone="call", size=14)  # fmt: skip
            write(painter, line.adjusted(theme.px(19), 0, 0, 0), below, theme.font("small", 500),
                  theme.colour("call"))  # fmt: skip

    def _paint_time(self, painter: QPainter, inner: QRectF, row: RequestRow, theme: Theme) -> None:
        when, what = row_time(row)
        late = row.overdue
        font = theme.font("body", 600 if late else 400, tabular=True)
        write(painter, _upper(inner), when, font, theme.colour("ret" if late else "ink"), align=RIGHT)
        small, lower = theme.font("label", 500 if late else 400), _lower(inner)
        write(painter, lower, what, small, theme.colour("ret" if late else "ink2"), align=RIGHT)
        if late:
            at = QPointF(lower.right() - text_width(what, small) - theme.px(TAG + 4),
                         lower.center().y() - theme.px(TAG) / 2)  # fmt: skip
            draw_icon(painter, at, "warning", theme, tone="ret")


def _upper(cell: QRectF) -> QRectF:
    return cell.adjusted(0, 0, 0, -cell.height() / 2)


def _lower(cell: QRectF) -> QRectF:
    return cell.adjusted(0, cell.height() / 2, 0, 0)


class RequestTable(Table):
    """The list; the chosen request stays chosen whatever comes and goes around it.

    Signals:
        chosen: id of the request that was chosen by key or pointer.
        entered: Enter or a double click on a row.
        marked: other requests are chosen for one step together: Space, Shift or Ctrl with arrows or the pointer.
    """

    chosen = Signal(str)
    entered = Signal()
    marked = Signal()

    def __init__(self) -> None:
        super().__init__("Permohonan", row_height=ROW_HEIGHT)
        self.setObjectName("requests.table")
        self.setAccessibleDescription(HOW_TO_MARK)
        self.rows = RequestRows()
        self.marks = self.rows.marks
        self.setItemDelegate(RequestDelegate(self, self.rows))
        self.setModel(self.rows)
        self._settling = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(REQUEST, QHeaderView.ResizeMode.Stretch)
        self._widen()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _: self.entered.emit())

    def show_rows(self, rows: Sequence[RequestRow], chosen: str) -> None:
        """Show other rows, with one of them chosen by its id; the scrolled place stays."""
        self._settling = True
        self.rows.show_rows(rows)
        place = self.rows.place_of(chosen)
        if place < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        elif place != self.currentIndex().row():
            self.selectRow(place)
        self._settling = False

    def fold(self, *, narrow: bool, tight: bool) -> None:
        """Leave out the applicant where there is little room, with very little the state too: the detail has them."""
        self.setColumnHidden(WHO, narrow)
        self.setColumnHidden(STATE, tight)

    def take_focus(self) -> None:
        """Take the keys to the chosen row, or to the first."""
        if self.rows.rows and not self.currentIndex().isValid():
            self.selectRow(0)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._settling:
            self.chosen.emit(self.rows.rows[index.row()].id)

    def _widen(self) -> None:
        theme = theme_of(self)
        for column, width in ((WHO, WHO_WIDTH), (STATE, STATE_WIDTH), (TIME, TIME_WIDTH)):
            self.setColumnWidth(column, theme.px(width))

    def _measure(self) -> None:
        super()._measure()
        if self.model() is not None:
            self._widen()

    def mark_all(self, rows: Sequence[RequestRow]) -> None:
        """Choose these for one step together, and no others; none lets all go."""
        self.marks.take(rows)
        self._marked()

    def _marked(self) -> None:
        self.viewport().update()
        self.marked.emit()

    def _span_to(self, place: int, start: int) -> None:
        self.marks.span(self.rows.rows, max(0, start), place)
        self._marked()

    def _toggle(self, place: int) -> None:
        self.marks.toggle(self.rows.rows[place])
        self._marked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Space and place >= 0:
            self._toggle(place)
        elif event.key() == Qt.Key.Key_Escape and self.marks.rows:
            self.mark_all(())
        elif event.key() in _GOES and self.rows.rows:
            self._go(Qt.Key(event.key()), event.modifiers())
        else:
            super().keyPressEvent(event)

    def _go(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        """Take the keys to another row; with Shift all rows on the way are chosen, with Ctrl a span is left off."""
        before = self.currentIndex().row()
        after = self.moveCursor(_GOES[key], Qt.KeyboardModifier.NoModifier)
        if not after.isValid():
            return
        self.selectRow(after.row())
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._span_to(after.row(), before)
        else:
            self.marks.rest()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        held, before = event.modifiers(), self.currentIndex().row()
        super().mousePressEvent(event)
        place = self.indexAt(event.position().toPoint()).row()
        if place < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._span_to(place, before)
        elif held & Qt.KeyboardModifier.ControlModifier:
            self._toggle(place)
