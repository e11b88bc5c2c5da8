"""Who came today already: their visit of today, its sheet again, one more service in it, or really a new visit."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.queries.came_today import CameToday, came_today
from ui.actions import Actions
from ui.pages.intake_person import Ask, PersonSection
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.words import label


class CameAgain(QWidget):
    """Stands under the chosen person, only while there is a visit of today; adding to it is proposed.

    A visit is one person on one day, so a second one is what somebody has to choose.
    """

    def __init__(self, desk: Desk, ask: Ask, person: PersonSection) -> None:
        super().__init__()
        self._desk, self._ask, self._person = desk, ask, person
        self._asked = ""
        self._make_pieces()
        column = person.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(person.reveal) + 1, self)
        person.changed.connect(self.settle)
        self.hide()

    def _make_pieces(self) -> None:
        self.setObjectName("intake.again")
        self.said = label("", "label", weight=500, wrap=True)
        self.add = QRadioButton("Tambah layanan ke kunjungan ini")
        self.add.setObjectName("intake.again.add")
        self.new = QRadioButton("Benar-benar kunjungan baru")
        self.new.setObjectName("intake.again.new")
        self.sheet = KeyButton("Lanjutkan: cetak lagi lembarnya", icon="printer", kind=Kind.QUIET, height=32)
        self.sheet.setObjectName("intake.again.sheet")
        self._choices = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.said)
        for radio in (self.add, self.new):
            radio.setAccessibleName(radio.text())
            self._choices.addButton(radio)
            column.addWidget(radio)
        column.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setChecked(True)

    def follow(self, actions: Actions) -> None:
        """Let the sheet be printed by the command that prints again."""
        self.sheet.clicked.connect(actions["intake.reprint"].trigger)

    @property
    def joins(self) -> str:
        """Id of the visit of today that more services are added to; empty for a visit of its own."""
        return "" if self.new.isChecked() else self._person.visit_today

    def settle(self) -> None:
        """Look for the visit of today of whoever is chosen now; a choice counts for one person only."""
        chosen = self._person.chosen
        if chosen == self._asked:
            return
        self._asked = chosen
        self.add.setChecked(True)
        self.hide()
        if chosen:
            desk = self._desk.signed_in(self._desk.session)
            self._ask(partial(came_today, desk, chosen), partial(self._show, chosen))

    def _show(self, chosen: str, found: CameToday | None) -> None:
        if chosen != self._person.chosen or found is None:
            return
        self._person.visit_today = found.visit
        numbers = ", ".join(found.numbers)
        self.said.setText(f"Sudah datang hari ini {found.at}: {numbers or 'semua langkah selesai'}.")
        self.show()
