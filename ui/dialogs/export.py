"""What is asked before a register leaves as a file: what it is for, why in clear, and the password."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.desk import Desk, Session
from desktop.queries.enums import ExportPurpose, words
from desktop.security.permissions import is_fresh
from desktop.services.signing_in import confirm
from ui.page import Surroundings
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label

WIDTH = 480
MASKED = "Berkas ini tanpa nama dan nomor orang. Ekspor tercatat dengan tujuan, petugas, dan jumlah barisnya."
CLEAR = (
    "Nama, nomor, dan telepon terbaca. Ekspor tercatat dengan tujuan, alasan, dan setiap orang di dalamnya."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the officer said: what it is for, more words, and the password where it was asked."""

    purpose: ExportPurpose
    words: str = ""
    password: str = field(default="", repr=False)

    def confirmed(self, desk: Desk) -> Desk:
        """Return the desk with the officer at it, whose password counts as just given where it was asked.

        Raises:
            NotAllowed: the password is wrong.
        """
        return desk.signed_in(confirm(desk, self.password)) if self.password else desk


@dataclass(frozen=True, slots=True)
class Exported:
    """A sentence with the file's name, and the session as it is since the password was given."""

    sentence: str
    session: Session | None

    def keep_session(self, desk: Desk) -> None:
        """Let the password count as given, where its officer is still there."""
        now = desk.session
        if now is not None and self.session is not None and now.officer == self.session.officer:
            desk.session = self.session


@dataclass(frozen=True, slots=True)
class Export:
    """What leaves, in words: the title of the dialog; `clear`: with people in clear, which needs a reason."""

    title: str
    clear: bool = False


class ExportDialog(AskingDialog):
    """Asks what a register leaves for; and for the password, where it was not given a moment ago.

    Args:
        what: leaves.
        asks: whether the password is asked.
        known: the password, where it is no secret: nobody was told that of a made-up mall.

    Signals:
        wanted: a Wanted.
    """

    wanted = Signal(object)

    def __init__(self, what: Export, parent: QWidget | None = None, *, asks: bool, known: str = "") -> None:
        super().__init__("export", what.title, WIDTH, parent)
        self._what = what
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("export.message")
        self.purpose = choices(
            "export.purpose", [(words(one).capitalize(), one.value) for one in ExportPurpose]
        )
        self.words = QLineEdit()
        self.words.setObjectName("export.words")
        self.words.setPlaceholderText("Misalnya: surat permintaan 12/2026")
        self.words_field = Field(
            "Alasan" if what.clear else "Keterangan", self.words, optional=not what.clear
        )
        self.password = QLineEdit()
        self.password.setObjectName("export.password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field = Field("Sandi Anda", self.password)
        self.password_field.set_help(f"Sandi MPP rekaan ini: {known}" if known else "")
        self.password_field.setVisible(asks)
        self.back = KeyButton("Batal", key="Esc", icon="close")
        kind, icon = (Kind.DANGER, "eye") if what.clear else (Kind.PRIMARY, "folder")
        self.do = KeyButton("Ekspor", key="Ctrl+Enter", icon=icon, kind=kind, height=40)
        self.do.setObjectName("export.do")
        self._lay_out()
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        (self.password if asks else self.purpose).setFocus()

    def _lay_out(self) -> None:
        said = CLEAR if self._what.clear else MASKED
        self.column.addWidget(label(said, "label", "ink2", weight=400, wrap=True))
        self.column.addWidget(self.message)
        self.column.addWidget(Field("Untuk", self.purpose))
        self.column.addWidget(self.words_field)
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
        no_words = self._what.clear and not self.words.text().strip()
        no_password = self.password_field.isVisible() and not self.password.text()
        self.words_field.set_error("Tulis alasannya" if no_words else "")
        self.password_field.set_error("Ketik sandi Anda" if no_password else "")
        if no_words or no_password:
            (self.words if no_words else self.password).setFocus()
            return
        self.do.setEnabled(False)
        purpose = ExportPurpose(self.purpose.currentData())
        self.wanted.emit(Wanted(purpose, self.words.text(), self.password.text()))


def ask_export(
    around: Surroundings, parent: QWidget, what: Export, wanted: Callable[[Wanted], None]
) -> ExportDialog:
    """Return the dialog that asks before a register leaves; `wanted` is told what was said."""
    dialog = ExportDialog(what, parent, asks=not is_fresh(around.desk), known=around.known_password)
    dialog.wanted.connect(wanted)
    return dialog
