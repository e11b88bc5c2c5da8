"""The list that a figure counts, over the page of the day."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from desktop.queries.counted import MOST, Counted, CountedRow
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.painting import tip
from ui.widgets.ring import FocusRing
from ui.widgets.tables import Table
from ui.widgets.tags import state_word
from ui.widgets.words import label, set_shown

WIDTH, LIST_HEIGHT, AGENCY = 900, 320, 150
HEADS = ("Nomor", "Layanan", "Instansi", "Waktu", "Keadaan")
NAMES = {
    Counted.VISITS: "Tamu datang",
    Counted.VISITS_ENDED: "Tamu selesai",
    Counted.TICKETS: "Tiket",
    Counted.WAITING: "Menunggu",
    Counted.SERVED: "Dilayani",
    Counted.RETURNED: "Berkas kembali",
    Counted.NO_SHOW: "Tidak hadir",
    Counted.WAITED: "Tunggu yang dihitung",
    Counted.PRIORITY: "Tunggu tamu prioritas",
    Counted.FORECAST: "Perkiraan dan nyatanya",
    Counted.OUTAGES: "Gangguan",
    Counted.OPENED: "Permohonan dibuka",
    Counted.FINISHED: "Permohonan selesai",
    Counted.OVERDUE: "Permohonan lewat waktu",
    Counted.READY: "Siap diambil",
    Counted.PROMISES: "Janji s.d. hari ini",
}
"""What a figure counts, as the head of its list."""
_PAGES = {
    **dict.fromkeys((Counted.OPENED, Counted.FINISHED, Counted.OVERDUE, Counted.READY), "page.requests"),
    **dict.fromkeys(
        (
            Counted.TICKETS,
            Counted.WAITING,
            Counted.SERVED,
            Counted.RETURNED,
            Counted.NO_SHOW,
            Counted.WAITED,
            Counted.PRIORITY,
            Counted.FORECAST,
        ),
        "page.queue",
    ),
}
"""Where a row is shown; others have no page of their own."""


class CountedDialog(QDialog):
    """The rows of a figure; Enter shows the chosen one on its page, Esc goes back.

    Signals:
        sought: name of a page, and the number to look for there.
    """

    sought = Signal(str, str)

    def __init__(
        self, which: Counted, day: str, rows: Sequence[CountedRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("day.counted")
        self.setWindowTitle(NAMES[which])
        theme = theme_of(self)
        room = parent.window().width() - 40 if parent is not None else theme.px(WIDTH)
        self.setMinimumWidth(min(theme.px(WIDTH), room))
        self.which, self.rows = which, tuple(rows)
        self.count = label(_told(len(rows)), "body", "ink2")
        self.table = self._made_table()
        self.back = KeyButton("Tutup", key="Esc", icon="close")
        self.show_there = KeyButton("Buka", key="Enter", icon="arrow-right", kind=Kind.PRIMARY, height=40)
        self.show_there.setObjectName("day.counted.open")
        self.show_there.setAutoDefault(False)
        set_shown(self.show_there, shown=which in _PAGES and bool(rows))
        self._lay_out(f"{NAMES[which]}, {day}")
        self.back.clicked.connect(self.reject)
        self.show_there.clicked.connect(self._on_open)
        self.table.activated.connect(lambda _: self._on_open())
        self.ring = FocusRing(self)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _made_table(self) -> Table:
        table = Table(NAMES[self.which])
        table.setObjectName("day.counted.list")
        model = QStandardItemModel(0, len(HEADS), self)
        model.setHorizontalHeaderLabels(HEADS)
        for row in self.rows:
            state = state_word(row.state) if row.state else ""
            items = [QStandardItem(words) for words in (row.number, row.what, row.agency, row.at, state)]
            for item in items:
                item.setToolTip(tip(item.text()))
            model.appendRow(items)
        table.setModel(model)
        heads = table.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(
            2, QHeaderView.ResizeMode.Interactive
        )  # a long name would take the service's room
        heads.resizeSection(2, theme_of(self).px(AGENCY))
        table.setMinimumHeight(theme_of(self).px(LIST_HEIGHT))
        if self.rows:
            table.selectRow(0)
        return table

    def _lay_out(self, title: str) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.show_there)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(title, "page", wrap=True))
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _on_open(self) -> None:
        place = self.table.currentIndex().row()
        if self.which in _PAGES and 0 <= place < len(self.rows):
            self.accept()
            self.sought.emit(_PAGES[self.which], self.rows[place].number)


def _told(count: int) -> str:
    if not count:
        return "Tidak ada."
    return f"{count} pertama." if count >= MOST else f"{count} baris."
