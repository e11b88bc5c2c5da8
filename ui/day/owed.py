"""The row of figures about requests and promises; each opens the list that it counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.queries.counted import Counted
from desktop.queries.day_page import OwedFigures
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.cards import Card
from ui.widgets.words import label, set_shown

FIGURES = (
    (Counted.OPENED, "folder", "dibuka"),
    (Counted.FINISHED, "tick-circle", "selesai"),
    (Counted.OVERDUE, "warning", "lewat waktu"),
    (Counted.READY, "tick", "siap diambil"),
    (Counted.PROMISES, "bookmark", "janji jatuh tempo"),
)
"""What each figure counts, its icon, its words."""


class Owed(Card):
    """Figures as buttons, in one line.

    Signals:
        opened: the Counted whose list is wanted.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(pad=6)
        self.setAccessibleName("Permohonan dan janji")
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(6)
        self._head = label("Permohonan", "label", "ink2", weight=600)
        row.addWidget(self._head)
        self.figures = {which: self._figure(which, icon) for which, icon, _ in FIGURES}
        for figure in self.figures.values():
            row.addWidget(figure)
        row.addStretch(1)
        self.body.addLayout(row)

    def _figure(self, which: Counted, icon: str) -> KeyButton:
        made = KeyButton("", icon=icon, kind=Kind.QUIET, height=32)
        made.setObjectName(f"day.figure.{which}")
        made.clicked.connect(lambda: self.opened.emit(which))
        return made

    def show_owed(self, owed: OwedFigures) -> None:
        """Show the figures of a day; what is of now alone is left out on a past one."""
        values = {
            Counted.OPENED: owed.opened,
            Counted.FINISHED: owed.finished,
            Counted.OVERDUE: owed.overdue,
            Counted.READY: owed.ready,
            Counted.PROMISES: owed.promises,
        }
        for which, _, said in FIGURES:
            figure, value = self.figures[which], values[which]
            set_shown(figure, shown=value is not None)
            figure.set_text(f"{value} {said}")
            figure.setAccessibleName(f"{value} {said}, membuka daftarnya")
