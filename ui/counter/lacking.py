"""Which papers were missing, asked when a counter gives a dossier back; the visitor's sheet says them again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.queries.counter import CurrentTicket
from desktop.queries.enums import PaperState
from ui.counter.ticks import Ticks
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.words import label

QUESTION = "Berkas apa yang masih kurang?"


class LackingPanel(QWidget):
    """The service's requirements to be ticked, what is known to be missing ticked already.

    Signals:
        left: close it, nothing is done.
        accepted: give the dossier back.
    """

    left = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("counter.lacking")
        self.ticks = Ticks("counter.lacking.ticks", QUESTION)
        self.sheet = QCheckBox("Cetak lembar alur dengan daftar ini")
        self.sheet.setObjectName("counter.lacking.sheet")
        self.do = KeyButton("Kembalikan berkas", icon="arrow-return")
        self.do.setObjectName("counter.lacking.do")
        self.do.clicked.connect(self.accepted)
        close = KeyButton("Tutup", key="Esc", kind=Kind.QUIET, height=32)
        close.setObjectName("counter.lacking.close")
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(label(QUESTION, "title"))
        head.addStretch(1)
        head.addWidget(close)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.sheet, 1)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.ticks, 1)
        column.addLayout(foot)

    def open_for(self, ticket: CurrentTicket) -> None:
        """Ask about a ticket's papers."""
        missing = PaperState.MISSING
        papers = [(one.group, one.name, one.state is missing) for one in ticket.documents]
        self.ticks.show_papers(papers)
        self.sheet.setChecked(True)
