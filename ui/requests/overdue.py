"""What is overdue by agency and service, for who leads: each line opens its list."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStackedWidget

from desktop.queries.overdue import Overdue, OverdueService
from ui.requests.two_lines import TwoLineDelegate, TwoLines, TwoLineTable, lower, upper
from ui.requests.words import long_minutes
from ui.theme import Theme
from ui.widgets.cards import EmptyState
from ui.widgets.painting import RIGHT, write

HEADS = ("Layanan", "Jumlah", "Terlama", "Lewat", "Terakhir oleh")
SERVICE, COUNT, LONGEST, LATE, OWNER = range(5)
WIDTHS = {COUNT: 84, LONGEST: 190, LATE: 130, OWNER: 300}


def cell_lines(line: OverdueService, column: int) -> tuple[str, str]:
    """Return the two lines of a cell; the second may be empty."""
    return {
        SERVICE: (line.service_name, line.agency_short),
        COUNT: (str(line.count), ""),
        LONGEST: (line.longest_code, f"sejak {line.since}"),
        LATE: (long_minutes(line.open_minutes), "jam buka"),
        OWNER: (line.officer or "Belum ada petugas", line.place or "Tanpa loket"),
    }[column]


def _key(line: OverdueService) -> str:
    return line.service


class OverdueLines(TwoLines):
    """One line a service, agencies in alphabetical order."""

    def __init__(self) -> None:
        super().__init__(HEADS, COUNT, cell_lines, _key)

    @property
    def lines(self) -> tuple[OverdueService, ...]:
        """The lines that are shown."""
        return self.entries


class _Delegate(TwoLineDelegate):
    def paint_cell(
        self, painter: QPainter, inner: QRectF, entry: OverdueService, column: int, theme: Theme
    ) -> None:
        first, second = cell_lines(entry, column)
        tone = "ret" if column in (COUNT, LATE) else "ink"
        bold = theme.font("body", 600 if column in (COUNT, LATE, SERVICE) else 400, tabular=column == COUNT)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        align = RIGHT if column == COUNT else left
        write(painter, upper(inner), first, bold, theme.colour(tone), align=align)
        write(painter, lower(inner), second, theme.font("label", 400), theme.colour("ink2"), align=align)


class OverdueTable(TwoLineTable):
    """The lines; Enter or a click opens the list of one.

    Signals:
        opened: the OverdueService whose list is wanted.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        lines = OverdueLines()
        super().__init__("Permohonan lewat waktu menurut layanan", lines, SERVICE, WIDTHS)
        self.lines = lines
        self.setObjectName("requests.overdue_services")
        self.setItemDelegate(_Delegate(self))
        self.clicked.connect(self._open)

    def show_overdue(self, found: Overdue) -> None:
        """Show other lines; the one that had the keys keeps them."""
        current = self.currentIndex().row()
        self.lines.show_entries(found.services)
        if found.services:
            self.selectRow(min(max(0, current), len(found.services) - 1))

    def fold(self, *, narrow: bool) -> None:
        """Leave out whose it is where there is little room: its list says so."""
        self.setColumnHidden(OWNER, narrow)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.lines.lines[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)


class OverdueView(QStackedWidget):
    """The lines, or that there are none.

    Signals:
        left: Esc.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = OverdueTable()
        self.nothing = EmptyState("Tidak ada permohonan yang lewat waktu.", "Esc kembali ke daftar.")
        self.nothing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addWidget(self.table)
        self.addWidget(self.nothing)

    def show_overdue(self, found: Overdue) -> None:
        """Show other lines; the keys stay in the view where they were in it."""
        focused = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.table.show_overdue(found)
        self.setCurrentWidget(self.table if found.services else self.nothing)
        if focused:
            self.take_focus()

    def take_focus(self) -> None:
        """Take the keys."""
        shown = self.table if self.currentWidget() is self.table else self.nothing
        shown.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
