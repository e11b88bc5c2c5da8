"""The follow-up of today as a list: a heading with icon, word and count for each reason, the rows below it."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from dataclasses import dataclass

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

from desktop.queries.enums import words
from desktop.queries.follow_up import FollowGroup, FollowRow, FollowUp, Why
from ui.icons import TAG
from ui.requests.words import first_capital, tried
from ui.theme import Theme, theme_of
from ui.widgets.painting import RIGHT, begin, draw_icon, text_width, tip, write
from ui.widgets.tables import PAD, RowDelegate, Table, paint_ring, paint_row_ground

HEAD_HEIGHT, ROW_HEIGHT = 34, 52
HEADS = ("Permohonan", "Pemohon", "Langkah berikutnya", "Sejak / sampai")
WHAT, WHO, ACT, WHEN = range(4)
ACT_WIDTH, WHEN_WIDTH, WHO_WIDTH = 186, 128, 134
ENTRY = Qt.ItemDataRole.UserRole
LOOKS = {
    Why.OVERDUE: ("warning", "ret"),
    Why.DUE_TODAY: ("clock", "call"),
    Why.PROMISED_TODAY: ("bookmark", "call"),
    Why.CONTACT_AGAIN: ("person", "serve"),
    Why.APPLICANT_LATE: ("document", "hold"),
    Why.NOT_COLLECTED: ("tick-circle", "ok"),
}
"""Icon and tone of each reason."""
MEANS = {
    Why.OVERDUE: "lewat waktu",
    Why.DUE_TODAY: "jatuh tempo",
    Why.PROMISED_TODAY: "janji",
    Why.CONTACT_AGAIN: "dihubungi lagi",
    Why.APPLICANT_LATE: "batas melengkapi",
    Why.NOT_COLLECTED: "siap diambil",
}
"""What the time of a row is."""
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above the rows of one reason; `shown` of its `count` follow."""

    why: Why
    count: int
    shown: int

    @property
    def text(self) -> str:
        """The reason and how many there are."""
        more = f", {self.shown} terlama ditampilkan" if self.shown < self.count else ""
        return f"{first_capital(words(self.why))} ({self.count}{more})"


def row_lines(row: FollowRow, column: int) -> tuple[str, str]:
    """Return the two lines of a cell."""
    one, owed = row.request, row.promise
    if column == ACT:
        below = "Enter: Buku janji" if one is None else tried(one.contacts, one.contact_result)
        return words(row.act), below
    if column == WHEN:
        return row.when, MEANS[row.why]
    if one is not None:
        return (
            (one.code, one.service_name)
            if column == WHAT
            else (one.who or "Tanpa data diri", one.agency_short)
        )
    if owed is None:
        return "", ""
    if column == WHAT:
        return owed.words or "Kata-katanya sudah dihapus", owed.about or "Bukan tentang tiket"
    return owed.owner or "Meja depan", owed.agency_short


class FollowRows(QAbstractTableModel):
    """Headings and rows; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Heading | FollowRow, ...] = ()

    def show_groups(self, groups: tuple[FollowGroup, ...]) -> bool:
        """Show other groups; return whether the rows are others than before."""
        entries: list[Heading | FollowRow] = []
        for group in groups:
            entries += [Heading(group.why, group.count, len(group.rows)), *group.rows]
        if [_key(one) for one in entries] == [_key(one) for one in self.entries]:
            self.entries = tuple(entries)
            if entries:
                self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, WHEN))
            return False
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()
        return True

    def place_of(self, key: str) -> int:
        """Return the row of a request or a promise by its id, -1 where it is not among them."""
        return next((place for place, one in enumerate(self.entries) if _key(one) == key), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.entries[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        if isinstance(entry, Heading):
            return entry.text if index.column() == WHAT else ""
        said = ", ".join(line for line in row_lines(entry, index.column()) if line)
        return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == WHEN:
            return RIGHT
        return None


def _key(entry: Heading | FollowRow) -> str:
    if isinstance(entry, Heading):
        return entry.why.value
    return entry.request.id if entry.request is not None else entry.promise.id if entry.promise else ""


class FollowDelegate(RowDelegate):
    """A heading over the whole width, or two lines a cell with the time at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, column, entry = theme_of(self._view), index.column(), index.data(ENTRY)
        cell = QRectF(option.rect)
        painter.save()
        begin(painter)
        if isinstance(entry, Heading):
            self._paint_heading(painter, cell, entry, theme)
        elif isinstance(entry, FollowRow):
            paint_row_ground(painter, option, theme, first=column == 0)
            self._paint_row(painter, cell, entry, column, theme)
            if self._has_ring(index):
                painter.setClipping(False)
                paint_ring(painter, self._row_rect(cell), theme)
        painter.restore()

    def _paint_heading(self, painter: QPainter, cell: QRectF, entry: Heading, theme: Theme) -> None:
        icon, tone = LOOKS[entry.why]
        painter.fillRect(cell, theme.colour(f"{tone}_tint"))
        if theme.high_contrast:  # where all tints are one
            painter.fillRect(cell.adjusted(0, cell.height() - 2, 0, 0), theme.colour(tone))
        at = QPointF(cell.left() + theme.px(PAD), cell.center().y() - theme.px(TAG) / 2)
        draw_icon(painter, at, icon, theme, tone=tone)
        inner = cell.adjusted(theme.px(PAD + TAG + 8), 0, -theme.px(PAD), 0)
        write(painter, inner, entry.text, theme.font("label", 600), theme.colour(tone))

    def _paint_row(self, painter: QPainter, cell: QRectF, row: FollowRow, column: int, theme: Theme) -> None:
        first, second = row_lines(row, column)
        late = column == WHEN and (row.why is Why.OVERDUE or (row.promise is not None and row.promise.late))
        inner = cell.adjusted(theme.px(PAD), theme.px(6), -theme.px(PAD), -theme.px(6))
        upper = inner.adjusted(0, 0, 0, -inner.height() / 2 if second else 0)
        lower = inner.adjusted(0, inner.height() / 2, 0, 0)
        side = {"align": RIGHT} if column == WHEN else {}
        font = theme.font("body", 600 if late or column == WHAT else 400, tabular=column == WHEN)
        small = theme.font("label", 500 if late else 400)
        write(painter, upper, first, font, theme.colour("ret" if late else "ink"), **side)
        write(painter, lower, second, small, theme.colour("ret" if late else "ink2"), **side)
        if late:
            at = QPointF(lower.right() - text_width(second, small) - theme.px(TAG + 4),
                         lower.center().y() - theme.px(TAG) / 2)  # fmt: skip
            draw_icon(painter, at, "warning", theme, tone="ret")


class FollowTable(Table):
    """The list; a request is chosen as in the other one, a promise leads to the promise book.

    Signals:
        chosen: id of the request, or of the promise, that was chosen by key or pointer.
        entered: Enter or a double click on a request.
        promised: the same on a promise.
    """

    chosen = Signal(str)
    entered = Signal()
    promised = Signal()

    def __init__(self) -> None:
        super().__init__("Tindak lanjut hari ini", row_height=ROW_HEIGHT)
        self.setObjectName("requests.following")
        self.setItemDelegate(FollowDelegate(self, row_height=ROW_HEIGHT))
        self.rows = FollowRows()
        self.setModel(self.rows)
        self._settling = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        self._widen()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _: self._enter())

    def show_found(self, found: FollowUp, chosen: str) -> None:
        """Show another follow-up, with one of its requests chosen by its id; the scrolled place stays."""
        self._settling = True
        if self.rows.show_groups(found.groups):
            self.clearSpans()
            self._space()
        place = self.rows.place_of(chosen)
        if place < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        elif place != self.currentIndex().row():
            self.selectRow(place)
        self._settling = False

    def _space(self) -> None:
        """Give headings the whole width and less height."""
        theme = theme_of(self)
        for place, entry in enumerate(self.rows.entries):
            heading = isinstance(entry, Heading)
            self.setRowHeight(place, theme.px(HEAD_HEIGHT if heading else ROW_HEIGHT))
            if heading:
                self.setSpan(place, 0, 1, len(HEADS))

    def fold(self, *, narrow: bool, tight: bool) -> None:
        """Leave out the applicant where there is little room, with very little the next act too."""
        self.setColumnHidden(WHO, narrow)
        self.setColumnHidden(ACT, tight)

    def take_focus(self) -> None:
        """Take the keys to the chosen row, or to the first below a heading."""
        if self.rows.entries and not self.currentIndex().isValid():
            self.selectRow(1)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if not self._settling and isinstance(entry, FollowRow):
            self.chosen.emit(_key(entry))

    def _enter(self) -> None:
        entry = self.currentIndex().data(ENTRY)
        if isinstance(entry, FollowRow):
            (self.promised if entry.promise is not None else self.entered).emit()

    def _widen(self) -> None:
        theme = theme_of(self)
        for column, width in ((WHO, WHO_WIDTH), (ACT, ACT_WIDTH), (WHEN, WHEN_WIDTH)):
            self.setColumnWidth(column, theme.px(width))

    def _measure(self) -> None:
        super()._measure()
        if self.model() is not None:
            self._widen()
            self._space()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return
        super().keyPressEvent(event)
