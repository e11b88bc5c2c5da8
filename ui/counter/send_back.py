"""Sending a referred visitor back where they came from: why, and whether they wait there again."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from desktop.queries.enums import ReturnReason, words
from ui.counter.head import first_capital
from ui.counter.send import Panel
from ui.widgets.fields import Field


@dataclass(frozen=True, slots=True)
class SendingBack:
    """Why a visitor is sent back, words for the counter that sent them, and whether they queue there."""

    reason: ReturnReason
    note: str
    place: bool


class SendBackPanel(Panel):
    """The reasons to choose from.

    Signals:
        chose: a `SendingBack`.
    """

    chose = Signal(object)

    def __init__(self) -> None:
        super().__init__("counter.back", "Kembalikan")
        self.accepted.connect(self._go)
        self.note = QLineEdit()
        self.note.setObjectName("counter.back_note")
        self.note.setPlaceholderText("Pesan untuk loket asal, opsional")
        self.note.returnPressed.connect(self.do.setFocus)
        self.place = QCheckBox()
        self.place.setObjectName("counter.back_place")
        self.column.addWidget(self.place)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Field("Pesan untuk loket asal", self.note, optional=True, bare=True), 1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)
        self.show_choices([(one.value, first_capital(words(one)), True) for one in ReturnReason], "")

    def open_for(self, shown: str, agency: str) -> None:
        """Begin for another ticket; what was typed for it before stays."""
        title = f"Kembalikan {shown} ke {agency}"
        if self.title.text() != title:
            self.title.setText(title)
            self.note.setText("")
            self.list.setCurrentRow(0)
            self.place.setText(f"Beri nomor baru di {agency}, dengan urutan datang semula".replace("&", "&&"))
            self.place.setChecked(True)
        self.list.setFocus()

    def _go(self) -> None:
        if self.code and self.do.isEnabled():
            self.chose.emit(SendingBack(ReturnReason(self.code), self.note.text(), self.place.isChecked()))
