"""One visit in full: every step with its place, state and times; who the visitor is only where it is asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from desktop.queries.visit_path import PathStop, VisitPath
from ui.widgets.buttons import KeyButton
from ui.widgets.painting import tip
from ui.widgets.ring import FocusRing
from ui.widgets.tables import Table
from ui.widgets.words import label

HEADS = ("Langkah", "Tiket", "Instansi", "Layanan", "Keadaan")
WIDTHS = (80, 130, 170, 260)
SIZE = (980, 420)


def _cells(stop: PathStop) -> tuple[str, ...]:
    return (str(stop.step), stop.shown, stop.agency_short, stop.service_name, str(stop.words))


class Details(QDialog):
    """The steps of a visit as a table; Esc goes back, and `reveal` shows the visitor in clear.

    Signals:
        wants_request: a PathStop at which a request is to be opened.
    """

    wants_request = Signal(object)

    def __init__(self, path: VisitPath, shown: str, reveal: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue.details")
        self.setWindowTitle("Detail tiket")
        room = parent.window().width() - 40 if parent is not None else SIZE[0]
        self.resize(min(SIZE[0], room), SIZE[1])
        self.table = Table("Langkah kunjungan")
        rows = QStandardItemModel(len(path.stops), len(HEADS), self)
        rows.setHorizontalHeaderLabels(HEADS)
        for row, stop in enumerate(path.stops):
            for column, text in enumerate(_cells(stop)):
                item = QStandardItem(text)
                item.setToolTip(tip(text))
                rows.setItem(row, column, item)
        self.table.setModel(rows)
        for column, width in enumerate(WIDTHS):
            self.table.horizontalHeader().resizeSection(column, width)
        self.table.horizontalHeader().setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.selectRow(0 if path.this is None else path.this - 1)
        back = KeyButton("Tutup", key="Esc", icon="close")
        back.clicked.connect(self.reject)
        self._stops = path.stops
        self.request = KeyButton("Permohonan baru", key="Ctrl+O", icon="folder")
        self.request.setObjectName("queue.details.request")
        self.request.setShortcut("Ctrl+O")  # the window's own is dead behind a dialog
        self.request.clicked.connect(self._on_request)
        self.reveal = KeyButton(reveal.text(), key=reveal.shortcut().toString(), icon="eye")
        self.reveal.setObjectName("queue.reveal")
        self.reveal.clicked.connect(reveal.trigger)
        self.reveal.setVisible(reveal.isVisible())
        self.addAction(reveal)  # the window's keys are dead behind a dialog
        foot = QHBoxLayout()
        foot.addWidget(self.request)
        foot.addWidget(self.reveal)
        foot.addStretch(1)
        foot.addWidget(back)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(24, 20, 24, 20)
        column_.setSpacing(12)
        column_.addWidget(label(shown, "page"))
        column_.addWidget(label(f"Kode kunjungan {path.code}", "label", "ink2", weight=400))
        column_.addWidget(self.table, 1)
        column_.addLayout(foot)
        self.ring = FocusRing(self)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_request(self) -> None:
        """Go on to a request of the step that is chosen."""
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._stops):
            self.accept()
            self.wants_request.emit(self._stops[row])
