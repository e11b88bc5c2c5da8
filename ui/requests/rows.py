"""The list of requests: rows of one height with two lines, the state as a tag, what is late with icon and word."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from desktop.queries.requests import RequestRow
from ui.requests.marks import Marks
from ui.requests.two_lines import TwoLineDelegate, TwoLines, TwoLineTable, lower, paint_time, upper
from ui.requests.words import row_time
from ui.theme import Theme
from ui.widgets.painting import draw_icon, write
from ui.widgets.tables import PAD, Table
from ui.widgets.tags import paint_tag, state_look, state_word, tag_size

MARK = 20
HEADS = ("Permohonan", "Pemohon", "Keadaan", "Jatuh tempo")
REQUEST, WHO, STATE, TIME = range(4)
WIDTHS = {WHO: 134, STATE: 204, TIME: 128}
HOW_TO_MARK = "Spasi, Shift+panah, atau Ctrl+A memilih beberapa untuk satu langkah bersama."
_CURSOR = QAbstractItemView.CursorAction
_GOES = {
    Qt.Key.Key_Up: _CURSOR.MoveUp,
    Qt.Key.Key_Down: _CURSOR.MoveDown,
    Qt.Key.Key_PageUp: _CURSOR.MovePageUp,
    Qt.Key.Key_PageDown: _CURSOR.MovePageDown,
    Qt.Key.Key_Home: _CURSOR.MoveHome,
    Qt.Key.Key_End: _CURSOR.MoveEnd,
}


def row_lines(row: RequestRow, column: int) -> tuple[str, str]:
    """Return the two lines of a cell; of the state its word and what its papers wait for."""
    if column == REQUEST:
        return row.code, row.service_name
    if column == WHO:
        return row.who or "Tanpa data diri", row.agency_short
    if column == STATE:
        return state_word(row.state), "kertas belum tercetak" if row.unprinted else ""
    return row_time(row)


def _key(row: RequestRow) -> str:
    return row.id


class RequestRows(TwoLines):
    """The rows of one page, and which of them are chosen for one step together."""

    def __init__(self) -> None:
        super().__init__(HEADS, TIME, row_lines, _key)
        self.marks = Marks()

    @property
    def rows(self) -> tuple[RequestRow, ...]:
        """The rows that are shown."""
        return self.entries

    def show_rows(self, rows: Sequence[RequestRow]) -> None:
        """Show other rows."""
        self.marks.renew(rows)
        self.show_entries(rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        said = super().data(index, role)
        spoken = role == Qt.ItemDataRole.AccessibleTextRole and index.isValid() and index.column() == REQUEST
        return f"dipilih, {said}" if spoken and self.rows[index.row()].id in self.marks.rows else said


class RequestDelegate(TwoLineDelegate):
    """The state as a tag; at the right the time; a tick on what is chosen for one step together."""

    def __init__(self, view: Table, marks: Marks) -> None:
        super().__init__(view)
        self._marks = marks

    def settle_ground(self, option: QStyleOptionViewItem, entry: RequestRow) -> None:
        """Let the tint mean the chosen lot once there is one."""
        if entry.id in self._marks.rows:
            option.state |= QStyle.StateFlag.State_Selected
        elif self._marks.rows:
            option.state &= ~QStyle.StateFlag.State_Selected

    def paint_cell(
        self, painter: QPainter, inner: QRectF, entry: RequestRow, column: int, theme: Theme
    ) -> None:
        """Paint a cell of a request."""
        if column == STATE:
            self._paint_state(painter, inner.adjusted(0, 0, theme.px(PAD - 2), 0), entry, theme)
            return
        lines = row_lines(entry, column)
        if column == TIME:
            paint_time(painter, inner, lines, theme, late=entry.overdue)
            return
        bold = 600 if column == REQUEST else 400
        write(painter, upper(inner), lines[0], theme.font("body", bold), theme.colour("ink"))
        below = lower(inner)
        if column == REQUEST and entry.id in self._marks.rows:
            below = self._paint_mark(painter, below, theme)
        write(painter, below, lines[1], theme.font("label", 400), theme.colour("ink2"))

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
            line = lower(inner).translated(0, theme.px(3))
            draw_icon(painter, QPointF(line.left(), line.center().y() - theme.px(7)), "printer", theme,
                      tone="call", size=14)  # fmt: skip
            write(painter, line.adjusted(theme.px(19), 0, 0, 0), below, theme.font("small", 500),
                  theme.colour("call"))  # fmt: skip


class RequestTable(TwoLineTable):
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
        rows = RequestRows()
        super().__init__("Permohonan", rows, REQUEST, WIDTHS)
        self.rows = rows
        self.marks = rows.marks
        self.setObjectName("requests.table")
        self.setAccessibleDescription(HOW_TO_MARK)
        self.setItemDelegate(RequestDelegate(self, self.marks))
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _: self.entered.emit())

    def show_rows(self, rows: Sequence[RequestRow], chosen: str) -> None:
        """Show other rows, with one of them chosen by its id; the scrolled place stays."""
        self._settling = True
        self.rows.show_rows(rows)
        self.choose_place(self.rows.place_of(chosen))
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
