"""Closing a day: what it does in numbers, and a typed word, since nothing takes it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.queries.day_close import Closing
from ui.day.words import long_day
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label, set_shown

WORD = "TUTUP"
WIDTH, NOTE_HEIGHT = 480, 52
PRINTED = (
    "Laporan harian dicetak dan angkanya tersimpan; perubahan sesudahnya dicatat sebagai revisi. "
    "Ini tidak dapat diurungkan."
)
SHOW = "Alt+B"
"""Leads to the first ticket that forbids the close."""
MOST_NAMED = 6


def consequences(found: Closing) -> list[str]:
    """Return what the close would do, a sentence each."""
    expire = f"{found.expiring} tiket yang masih menunggu menjadi kedaluwarsa."
    close = f"{found.counters} loket yang masih buka atau dijeda ditutup."
    return [
        expire if found.expiring else "Tidak ada tiket yang menunggu.",
        close if found.counters else "Semua loket sudah tutup.",
        PRINTED,
    ]


def still_busy(numbers: Sequence[str]) -> str:
    """Return what must end before, naming the first few numbers."""
    named = ", ".join(numbers[:MOST_NAMED])
    more = len(numbers) - MOST_NAMED
    rest = f", dan {more} lainnya" if more > 0 else ""
    return f"Selesaikan dahulu {len(numbers)} tiket yang dipanggil, dilayani, atau ditahan: {named}{rest}."


def way_out(found: Closing) -> str:
    """Return what leads out of what forbids the close: to the first ticket, or to its end where no page shows it."""
    if found.running or not found.busy:
        return "Buka tiketnya"
    return f"{found.busy[0]}: sistem mati"


class CloseDialog(QDialog):
    """Asks before a day is closed; a refusal stands in it, and what was typed stays.

    Signals:
        wanted: the word stands there and the button was pressed; with the note of the officer on duty.
        sought: the number of a ticket that forbids the close shall be shown.
        ended: the number of one of an earlier day, which no page shows, shall end as the system being down.
    """

    wanted = Signal(str)
    sought = Signal(str)
    ended = Signal(str)

    def __init__(self, found: Closing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day.closing")
        self.setWindowTitle("Tutup hari")
        self.setMinimumWidth(theme_of(self).px(WIDTH))
        self.word = QLineEdit()
        self.word.setObjectName("day.closing.word")
        self.field = Field(f"Ketik {WORD} untuk menutup hari", self.word)
        self.note = QPlainTextEdit()
        self.note.setObjectName("day.closing.note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme_of(self).px(NOTE_HEIGHT))
        self.note_field = Field(
            "Catatan petugas piket", self.note, optional=True, help_text="Dicetak di laporan; tanpa nama tamu"
        )
        self.message = InlineMessage(Level.ERROR)
        self.found = found
        self.show_ticket = KeyButton(way_out(found), key=SHOW, icon="arrow-right")
        self.show_ticket.setObjectName("day.closing.show")
        set_shown(self.show_ticket, shown=bool(found.busy))
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.close_day = KeyButton("Tutup hari", icon="lock", kind=Kind.DANGER, height=40)
        self.close_day.setObjectName("day.closing.close")
        self.lines = [label(line, "body", "ink", wrap=True) for line in consequences(found)]
        self._lay_out(f"Tutup hari {long_day(found.day)}?")
        if found.busy:
            self.message.say(Level.WARNING, still_busy(found.busy))
        self.word.textChanged.connect(self._settle)
        self.back.clicked.connect(self.reject)
        self.close_day.clicked.connect(lambda: self.wanted.emit(self.note.toPlainText()))
        self.show_ticket.clicked.connect(self._on_show)
        QShortcut(QKeySequence(SHOW), self, self.show_ticket.click)
        self._settle()
        (self.show_ticket if self.show_ticket.isVisibleTo(self) else self.word).setFocus()

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(title, "page", wrap=True))
        for line in self.lines:
            column.addWidget(line)
        column.addWidget(self.message)
        column.addWidget(self.note_field)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.show_ticket)
        row.addWidget(self.close_day)
        column.addLayout(row)

    def _on_show(self) -> None:
        if self.found.busy and self.found.running:
            self.reject()
            self.sought.emit(self.found.busy[0])
        elif self.found.busy:
            self.ended.emit(self.found.busy[0])

    def refuse(self, sentence: str) -> None:
        """Say why the day stays open."""
        self.message.say(Level.ERROR, sentence)
        self._settle()

    def _settle(self) -> None:
        self.close_day.setEnabled(self.word.text().strip() == WORD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next field on Enter; it never closes a day."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)
