"""The follow-up of today as a list: a heading with icon, word and count for each reason, the rows below it."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from desktop.queries.enums import words
from desktop.queries.follow_up import FollowGroup, FollowRow, FollowUp, Why
from ui.icons import TAG
from ui.requests.two_lines import (
    ENTRY,
    ROW_HEIGHT,
    TwoLineDelegate,
    TwoLines,
    TwoLineTable,
    lower,
    paint_time,
    upper,
)
from ui.requests.words import first_capital, tried
from ui.theme import Theme, theme_of
from ui.widgets.painting import draw_icon, write
from ui.widgets.tables import PAD

HEAD_HEIGHT = 34
HEADS = ("Permohonan", "Pemohon", "Langkah berikutnya", "Sejak / sampai")
WHAT, WHO, ACT, WHEN = range(4)
WIDTHS = {WHO: 134, ACT: 186, WHEN: 128}
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


def _lines(entry: Heading | FollowRow, column: int) -> tuple[str, str]:
    if isinstance(entry, Heading):
        return (entry.text if column == WHAT else "", "")
    return row_lines(entry, column)


def _key(entry: Heading | FollowRow) -> str:
    if isinstance(entry, Heading):
        return entry.why.value
    return entry.request.id if entry.request is not None else entry.promise.id if entry.promise else ""


class FollowRows(TwoLines):
    """Headings and rows; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__(HEADS, WHEN, _lines, _key)

    def show_groups(self, groups: tuple[FollowGroup, ...]) -> bool:
        """Show other groups; return whether the rows are others than before."""
        entries: list[Heading | FollowRow] = []
        for group in groups:
            entries += [Heading(group.why, group.count, len(group.rows)), *group.rows]
        return self.show_entries(entries)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.entries[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class FollowDelegate(TwoLineDelegate):
    """A heading over the whole width, or two lines a cell with the time at the right."""

    def paint_whole(self, painter: QPainter, cell: QRectF, entry: Heading | FollowRow, theme: Theme) -> bool:
        """Paint a heading."""
        if not isinstance(entry, Heading):
            return False
        icon, tone = LOOKS[entry.why]
        painter.fillRect(cell, theme.colour(f"{tone}_tint"))
        if theme.high_contrast:  # where all tints are one
            painter.fillRect(cell.adjusted(0, cell.height() - 2, 0, 0), theme.colour(tone))
        at = QPointF(cell.left() + theme.px(PAD), cell.center().y() - theme.px(TAG) / 2)
        draw_icon(painter, at, icon, theme, tone=tone)
        inner = cell.adjusted(theme.px(PAD + TAG + 8), 0, -theme.px(PAD), 0)
        write(painter, inner, entry.text, theme.font("label", 600), theme.colour(tone))
        return True

    def paint_cell(
        self, painter: QPainter, inner: QRectF, entry: FollowRow, column: int, theme: Theme
    ) -> None:
        """Paint a cell of a row."""
        first, second = row_lines(entry, column)
        if column == WHEN:
            late = entry.why is Why.OVERDUE or (entry.promise is not None and entry.promise.late)
            paint_time(painter, inner, (first, second), theme, late=late)
            return
        above = upper(inner) if second else inner
        write(painter, above, first, theme.font("body", 600 if column == WHAT else 400), theme.colour("ink"))
        write(painter, lower(inner), second, theme.font("label", 400), theme.colour("ink2"))


class FollowTable(TwoLineTable):
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
        rows = FollowRows()
        super().__init__("Tindak lanjut hari ini", rows, WHAT, WIDTHS)
        self.rows = rows
        self.setObjectName("requests.following")
        self.setItemDelegate(FollowDelegate(self))
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda _: self._enter())

    def show_found(self, found: FollowUp, chosen: str) -> None:
        """Show another follow-up, with one of its requests chosen by its id; the scrolled place stays."""
        self._settling = True
        if self.rows.show_groups(found.groups):
            self.clearSpans()
            self._space()
        self.choose_place(self.rows.place_of(chosen))
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

    def _measure(self) -> None:
        super()._measure()
        if self.model() is not None:
            self._space()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return
        super().keyPressEvent(event)
