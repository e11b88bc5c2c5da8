"""The register of a day as a file for spreadsheets: what it is for, the password, and where it lies then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.desk import Desk, Outcome, Session
from desktop.queries.enums import ExportPurpose, words
from desktop.services.confirming import confirm_password, needs_password
from ui.page import Surroundings
from ui.printing import keep
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label

WIDTH = 480
SAID = "Berkas ini tanpa nama dan nomor orang. Ekspor tercatat dengan tujuan, petugas, dan jumlah barisnya."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the officer said: what it is for, more words, and the password where it was asked."""

    purpose: ExportPurpose
    words: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class ExportedDay:
    """A sentence with the file's name, and the session as it is since the password was given."""

    sentence: str
    session: Session | None


def export_day(
    desk: Desk, day: date | None, ending: str, folder: Path, wanted: Wanted
) -> Outcome[ExportedDay]:
    """Write all tickets of a local day, without anything of a person. Thread: WRITE.

    Args:
        desk: with the officer signed in.
        day: first and last day of the register; None for today.
        ending: `.xlsx` or `.csv`.
        folder: made where it is missing; an older file of that day stays, and the new one gets another name.
        wanted: with the password where it was not given a moment ago.

    Raises:
        NotAllowed: the role does not reach, or the password is wrong or missing.
        OSError: the folder or the file cannot be written.
    """
    from desktop.services.exporting import ExportOrder, export_register  # noqa: PLC0415 - xlsxwriter

    if wanted.password:
        desk = desk.signed_in(confirm_password(desk, wanted.password))
    of = day or desk.today()
    order = ExportOrder("tickets", of, of, ending, reason=wanted.words, purpose=wanted.purpose)
    made = export_register(desk, order)
    sentence = keep(folder / f"rekap-tiket-{of.isoformat()}{ending}", made.value.data)
    return Outcome(ExportedDay(sentence, desk.session), made.changed)


class ExportDialog(AskingDialog):
    """Asks what a register leaves for; and for the password, where it was not given a moment ago.

    Args:
        asks: whether the password is asked.
        known: the password, where it is no secret: nobody was told that of a made-up mall.

    Signals:
        wanted: a Wanted.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, asks: bool, known: str = "") -> None:
        super().__init__("export", "Ekspor rekap tiket", WIDTH, parent)
        self._asks = asks
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("export.message")
        self.purpose = choices(
            "export.purpose", [(words(one).capitalize(), one.value) for one in ExportPurpose]
        )
        self.words = QLineEdit()
        self.words.setObjectName("export.words")
        self.words.setPlaceholderText("Misalnya: surat permintaan 12/2026")
        self.password = QLineEdit()
        self.password.setObjectName("export.password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field = Field("Sandi Anda", self.password)
        self.password_field.set_help(f"Sandi MPP rekaan ini: {known}" if known else "")
        self.password_field.setVisible(asks)
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.do = KeyButton("Ekspor", key="Ctrl+Enter", icon="folder", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName("export.do")
        self._lay_out()
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        (self.password if asks else self.purpose).setFocus()

    def _lay_out(self) -> None:
        self.column.addWidget(label(SAID, "label", "ink2", weight=400, wrap=True))
        self.column.addWidget(self.message)
        self.column.addWidget(Field("Untuk", self.purpose))
        self.column.addWidget(Field("Keterangan", self.words, optional=True))
        self.column.addWidget(self.password_field)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    def refuse(self, sentence: str) -> None:
        """Say why nothing left; what was chosen stays, and the password is asked."""
        self.do.setEnabled(True)
        self.password_field.setVisible(True)
        self.password.selectAll()
        self.message.say(Level.ERROR, sentence)

    def go(self) -> None:
        """Export, once it is said what for."""
        if not self.do.isEnabled():
            return
        if self.password_field.isVisible() and not self.password.text():
            self.password_field.set_error("Ketik sandi Anda")
            self.password.setFocus()
            return
        self.password_field.set_error("")
        self.do.setEnabled(False)
        purpose = ExportPurpose(self.purpose.currentData())
        self.wanted.emit(Wanted(purpose, self.words.text(), self.password.text()))


def ask_export(around: Surroundings, parent: QWidget, wanted: Callable[[Wanted], None]) -> ExportDialog:
    """Return the dialog that asks before a register leaves; `wanted` is told what was said."""
    dialog = ExportDialog(parent, asks=needs_password(around.desk), known=around.known_password)
    dialog.wanted.connect(wanted)
    return dialog
