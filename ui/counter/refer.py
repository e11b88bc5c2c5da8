"""Another agency's service for a visitor: with what was checked here, why, and words for its counter."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout

from desktop.queries.counter import CurrentTicket
from desktop.queries.enums import ReferralReason, words
from desktop.queries.needs import NeedRow
from ui.counter.head import first_capital
from ui.counter.send import Panel
from ui.counter.ticks import Ticks
from ui.widgets.fields import Field
from ui.widgets.words import label, set_shown

TYPE_HERE = "Ketik nama layanan atau instansi tujuan."
NOTHING = "Tidak ada layanan instansi lain yang cocok. Coba kata lain."
CHECKED = "Sudah diperiksa di sini"


@dataclass(frozen=True, slots=True)
class Sending:
    """Where a visitor is sent, and what goes with them."""

    service: str
    note: str
    documents: tuple[str, ...]
    reason: ReferralReason
    come_back: bool


class ReferPanel(Panel):
    """Another agency's service, found by typing, with what the next counter need not ask again.

    Signals:
        asked: what was typed, to be looked up.
        chose: a `Sending`.
    """

    asked = Signal(str)
    chose = Signal(object)

    def __init__(self) -> None:
        super().__init__("counter.referral", "Rujuk")
        self.accepted.connect(self._go)
        self.search = QLineEdit()
        self.search.setObjectName("counter.refer_to")
        self.search.setAccessibleName("Layanan tujuan")
        self.search.setPlaceholderText("Layanan tujuan, misalnya: surat kehilangan")
        self.search.textChanged.connect(self.asked)
        self.search.returnPressed.connect(self.list.setFocus)
        self.ticks = Ticks("counter.refer_documents", CHECKED)
        self.reason = QComboBox()
        self.reason.setObjectName("counter.refer_reason")
        for one in ReferralReason:
            self.reason.addItem(first_capital(words(one)), one.value)
        self.come_back = QCheckBox("Kembali ke sini setelah selesai")
        self.come_back.setObjectName("counter.refer_back")
        self.note = QLineEdit()
        self.note.setObjectName("counter.refer_note")
        self.note.setPlaceholderText("Pesan untuk loket tujuan, opsional")
        self.note.returnPressed.connect(self.do.setFocus)
        self._lay_out()

    def _lay_out(self) -> None:
        self.column.insertWidget(1, self.search)
        self.column.removeWidget(self.list)
        self._papers_title = label(CHECKED, "label", "ink2")
        papers = QVBoxLayout()
        papers.setSpacing(2)
        papers.addWidget(self._papers_title)
        papers.addWidget(self.ticks, 1)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.list, 3)
        middle.addLayout(papers, 2)
        self.column.addLayout(middle, 1)
        with_it = QHBoxLayout()
        with_it.setSpacing(12)
        with_it.addWidget(Field("Sebab dirujuk", self.reason, bare=True), 3)
        with_it.addWidget(self.come_back, 2)
        self.column.addLayout(with_it)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(Field("Pesan untuk loket tujuan", self.note, optional=True, bare=True), 1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    def open_for(self, ticket: CurrentTicket) -> None:
        """Begin for another ticket; what was typed for it before stays."""
        title = f"Rujuk {ticket.shown} ke instansi lain"
        if self.title.text() != title:
            self.clear()
            self.title.setText(title)
            self.ticks.show_papers([(one.code, one.name, one.held) for one in ticket.papers])
            set_shown(self._papers_title, shown=bool(ticket.papers))
        self.search.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.title.setText("")
        self.search.setText("")
        self.note.setText("")
        self.reason.setCurrentIndex(0)
        self.come_back.setChecked(False)
        self.show_choices([], TYPE_HERE)

    def show_needs(self, typed: str, needs: list[NeedRow]) -> None:
        """Show what was found for a text; a late answer to an older text is left aside."""
        if typed != self.search.text():
            return
        rows = [(one.code, _need_words(one), one.open) for one in needs]
        hint = "" if rows else (NOTHING if typed.strip() else TYPE_HERE)
        self.show_choices(rows, hint)

    def _go(self) -> None:
        if self.code and self.do.isEnabled():
            reason = ReferralReason(self.reason.currentData())
            back = self.come_back.isChecked()
            self.chose.emit(Sending(self.code, self.note.text(), self.ticks.ticked, reason, back))


def _need_words(need: NeedRow) -> str:
    said = f"{need.name}, {need.agency_short}"
    if need.why is not None:
        return f"{said} ({need.why})"
    if need.minutes is not None:
        return f"{said} ({need.waiting} antre, {need.minutes[0]}–{need.minutes[1]} mnt)"
    return said
