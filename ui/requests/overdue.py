"""What is overdue by agency and service, for who leads: each line opens its list."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QStyleOptionViewItem

from desktop.queries.overdue import Overdue, OverdueService
from ui.requests.words import long_minutes
from ui.theme import theme_of
from ui.widgets.cards import EmptyState
from ui.widgets.painting import RIGHT, begin, tip, write
from ui.widgets.tables import PAD, RowDelegate, Table, paint_ring, paint_row_ground

ROW_HEIGHT = 52
HEADS = ("Layanan", "Jumlah", "Terlama", "Lewat", "Terakhir oleh")
SERVICE, COUNT, LONGEST, LATE, OWNER = range(5)
WIDTHS = {COUNT: 84, LONGEST: 190, LATE: 130, OWNER: 300}
LINE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


def cell_lines(line: OverdueService, column: int) -> tuple[str, str]:
    """Return the two lines of a cell; the second may be empty."""
    return {
        SERVICE: (line.service_name, line.agency_short),
        COUNT: (str(line.count), ""),
        LONGEST: (line.longest_code, f"sejak {line.since}"),
        LATE: (long_minutes(line.open_minutes), "jam buka"),
        OWNER: (line.officer or "Belum ada petugas", line.place or "Tanpa loket"),
    }[column]


class OverdueLines(QAbstractTableModel):
    """One line a service, agencies in alphabetical order."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[OverdueService, ...] = ()

    def show_lines(self, lines: tuple[OverdueService, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            said = ", ".join(part for part in cell_lines(line, index.column()) if part)
            return tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == COUNT:
            return RIGHT
        return None


class _Delegate(RowDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE)
        if not isinstance(line, OverdueService):
            return
        theme, column, cell = theme_of(self._view), index.column(), QRectF(option.rect)
        painter.save()
        begin(painter)
        paint_row_ground(painter, option, theme, first=column == 0)
        inner = cell.adjusted(theme.px(PAD), theme.px(6), -theme.px(PAD), -theme.px(6))
        half = inner.height() / 2
        first, second = cell_lines(line, column)
        tone = "ret" if column in (COUNT, LATE) else "ink"
        bold = theme.font("body", 600 if column in (COUNT, LATE, SERVICE) else 400, tabular=column == COUNT)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        align = RIGHT if column == COUNT else left
        write(painter, inner.adjusted(0, 0, 0, -half), first, bold, theme.colour(tone), align=align)
        below = theme.font("label", 400)
        write(painter, inner.adjusted(0, half, 0, 0), second, below, theme.colour("ink2"), align=align)
        if self._has_ring(index):
            painter.setClipping(False)
            paint_ring(painter, self._row_rect(cell), theme)
        painter.restore()


class OverdueTable(Table):
    """The lines; Enter or a click opens the list of one.

    Signals:
        opened: the OverdueService whose list is wanted.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__("Permohonan lewat waktu menurut layanan", row_height=ROW_HEIGHT)
        self.setObjectName("requests.overdue_services")
        self.lines = OverdueLines()
        self.setItemDelegate(_Delegate(self, row_height=ROW_HEIGHT))
        self.setModel(self.lines)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(SERVICE, QHeaderView.ResizeMode.Stretch)
        self._widen()
        self.clicked.connect(self._open)

    def show_overdue(self, found: Overdue) -> None:
        """Show other lines; the one that had the keys keeps them."""
        current = self.currentIndex().row()
        self.lines.show_lines(found.services)
        if found.services:
            self.selectRow(min(max(0, current), len(found.services) - 1))

    def fold(self, *, narrow: bool) -> None:
        """Leave out whose it is where there is little room: its list says so."""
        self.setColumnHidden(OWNER, narrow)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.lines.lines[index.row()])

    def _widen(self) -> None:
        theme = theme_of(self)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, theme.px(width))

    def _measure(self) -> None:
        super()._measure()
        if self.model() is not None:
            self._widen()

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
