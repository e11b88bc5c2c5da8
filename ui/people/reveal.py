"""People in clear for ten seconds: first why, where that has to be said, then who."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop.queries.enums import LookReason, words
from desktop.services.revealing import Look, PersonInClear
from ui.widgets.asking import AskingDialog, chip_group, chips
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label, panel

WIDTH = 520
SHOWN_S = 10
"""Seconds that somebody stands there in clear."""
SECOND_MS = 1000
KNOWN_ITSELF = frozenset({LookReason.OWN_TODAY, LookReason.COMPARING})
"""Reasons that the program finds out itself."""
TITLE = "Data lengkap"
ASKED = "Bukan tamu Anda hari ini. Alasan tercatat bersama nama Anda, dan dapat diperiksa pengawas."
NONE = "–"
ROLES = {
    "visitor": "Tamu",
    "applicant": "Pemohon",
    "proxy": "Kuasa",
    "company": "Badan usaha",
    "collector": "Pengambil",
    "complainant": "Pengadu",
}


class RevealDialog(AskingDialog):
    """Asks why somebody is looked at, then shows them until ten seconds are over; hidden, it holds nobody any more.

    Signals:
        wanted: a Look.
        copied: the identity number that shall go to the clipboard.
    """

    wanted = Signal(object)
    copied = Signal(str)

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__("reveal", TITLE, WIDTH, parent)
        self._number = ""
        self._left = SHOWN_S
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self.pass_second)
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("reveal.message")
        self.about = label(about, "label", "ink2", weight=400)
        self.asking = panel()
        self.people = panel()
        self.left = label("", "label", "ink2", weight=400, tabular=True)
        self.reasons = chips(
            self,
            {one: words(one).capitalize() for one in LookReason if one not in KNOWN_ITSELF},
            "reveal.reason",
        )
        self.note = QLineEdit()
        self.note.setObjectName("reveal.note")
        self.note.setPlaceholderText("Perlu bila alasannya lain")
        self.back = KeyButton("Tutup", key="Esc", icon="close")
        self.do = KeyButton("Tampilkan", key="Ctrl+Enter", icon="eye", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName("reveal.do")
        self.copy = KeyButton("Salin nomor", key="Ctrl+C", icon="document", height=40)
        self.copy.setObjectName("reveal.copy")
        self._lay_out()
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        self.copy.clicked.connect(self._on_copy)

    def _lay_out(self) -> None:
        asking = QGridLayout(self.asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setVerticalSpacing(12)
        asking.addWidget(label(ASKED, "label", "ink2", weight=400, wrap=True), 0, 0)
        asking.addLayout(chip_group("Alasan", self.reasons), 1, 0)
        asking.addWidget(Field("Keterangan", self.note, optional=True), 2, 0)
        self._cells = QGridLayout(self.people)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setHorizontalSpacing(16)
        self._cells.setVerticalSpacing(6)
        self._cells.setColumnStretch(1, 1)
        self.people.hide()
        self.copy.hide()
        for part in (self.about, self.message, self.asking, self.people, self.left):
            self.column.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.copy)
        foot.addWidget(self.do)
        self.column.addLayout(foot)
        self.left.hide()

    @property
    def shows(self) -> bool:
        """Whether somebody stands there in clear."""
        return not self.people.isHidden()

    def go(self) -> None:
        """Ask to see them, with the reason that is chosen."""
        if self.shows or not self.do.isEnabled():
            return
        self.do.setEnabled(False)
        reason = next(reason for reason, chip in self.reasons.items() if chip.isChecked())
        self.wanted.emit(Look(reason, self.note.text()))

    def refuse(self, sentence: str) -> None:
        """Say why nobody is shown; what was chosen stays."""
        self.do.setEnabled(True)
        self.message.say(Level.ERROR, sentence)

    def show_people(self, people: Sequence[PersonInClear]) -> None:
        """Show people; ten seconds begin."""
        self.message.clear()
        self.asking.hide()
        self.do.hide()
        row = 0
        for person in people:
            if len(people) > 1:
                self._cells.addWidget(label(ROLES[person.role], "label", weight=600), row, 0, 1, 2)
                row += 1
            for name, value in _facts(person):
                self._add(row, name, value)
                row += 1
        self._number = next((one.id_number for one in people if one.id_number), "")
        self.people.show()
        self.copy.setVisible(bool(self._number))
        self.left.show()
        self._left = SHOWN_S
        self._say_left()
        self.back.setFocus(Qt.FocusReason.TabFocusReason)
        self.adjustSize()
        self._timer.start()

    def _add(self, row: int, name: str, value: str) -> None:
        shown = label(value or NONE, "body", weight=600, wrap=True)
        shown.setObjectName("reveal.value")
        shown.setAccessibleName(f"{name} {value or 'tidak tercatat'}")
        caption = label(name, "label", "ink2", weight=400)
        self._cells.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self._cells.addWidget(shown, row, 1)

    def pass_second(self) -> None:
        """Let a second go by; after the last nobody is shown any more."""
        self._left -= 1
        if self._left <= 0:
            self.reject()
        else:
            self._say_left()

    def _say_left(self) -> None:
        self.left.setText(f"Tertutup sendiri dalam {self._left} detik. Melihatnya tercatat.")

    def _on_copy(self) -> None:
        if self._number:
            self.copied.emit(self._number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key that stands on the button."""
        if self.shows and event.matches(QKeySequence.StandardKey.Copy):
            self._on_copy()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget who was shown: a window behind the lock, or closed and not yet gone, holds no one."""
        super().hideEvent(event)
        if event.spontaneous() or not self.shows:
            return
        self._timer.stop()
        self._number = ""
        while (item := self._cells.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self.people.hide()
        self.reject()


def _facts(person: PersonInClear) -> tuple[tuple[str, str], ...]:
    birth = "/".join(reversed(person.birth.split("-"))) if person.birth else ""
    return (
        ("Nama", person.name),
        ("Nomor identitas", _in_fours(person.id_number)),
        ("Lahir", birth),
        ("Telepon", person.phone),
    )


def _in_fours(number: str) -> str:
    """Return a long number of digits in groups that are read out and compared at a glance."""
    if not number.isdigit():
        return number
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
