"""What an officer is told when the program failed inside: their data is safe, here is a report, go on or start anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.ring import FocusRing
from ui.widgets.words import label, set_shown

WIDTH, LINES = 560, 8
EDGE_ROOM = 40
"""Pixels that it leaves of the window's width."""
TITLE = "Terjadi kesalahan di dalam program"
SAFE = (
    "Yang sudah disimpan aman. Yang sedang diketik tetap di tempatnya dan ikut disimpan sebagai draf. "
    "Periksa langkah terakhir Anda: bila belum tampak, ulangi."
)
REPORT = (
    "Salin laporan ini untuk pengelola program. Isinya hanya tempat di kode dan versi, tanpa data warga. "
    "Pandu tidak mengirim apa pun sendiri."
)
AGAIN = "Kesalahan terus terjadi ({count} kali). Mulai ulang Pandu; draf Anda kembali sesudah masuk."
TWICE = "Kesalahan terjadi {count} kali."
COPIED = "Laporan disalin"


class CrashDialog(QDialog):
    """One bug, until the officer goes on.

    Args:
        report: what can be copied; no personal data.
        kept: where the report lies as a file, `-` for nowhere.
        parent: over whose window it stands.

    Signals:
        restarted: the program shall be started anew.
    """

    restarted = Signal()

    def __init__(self, report: str, kept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle(TITLE)
        wanted = theme_of(self).px(WIDTH)
        room = parent.window().width() - EDGE_ROOM if parent is not None else wanted
        self.setFixedWidth(min(wanted, room))
        self.report = QPlainTextEdit(report)
        self.report.setObjectName("crash.report")
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName("Laporan kesalahan")
        self.report.setFixedHeight(self.report.fontMetrics().lineSpacing() * LINES)
        self.repeats = InlineMessage()
        self.place = label(f"Berkas: {kept}", "small", "ink3", wrap=True)
        set_shown(self.place, shown=kept != "-")
        self.copy_button = KeyButton("Salin laporan", icon="document")
        self.copy_button.setObjectName("crash.copy")
        self.restart_button = KeyButton("Mulai ulang", icon="sync")
        self.restart_button.setObjectName("crash.restart")
        self.go_on_button = KeyButton("Lanjutkan", key="Esc", kind=Kind.PRIMARY, height=40)
        self.go_on_button.setObjectName("crash.go_on")
        self.copy_button.clicked.connect(self._on_copy)
        self.restart_button.clicked.connect(self.restarted)
        self.restart_button.clicked.connect(self.accept)
        self.go_on_button.clicked.connect(self.reject)
        self._lay_out()
        self.ring = FocusRing(self)
        for button in (self.copy_button, self.restart_button, self.go_on_button):
            button.setAutoDefault(False)  # who types on while it comes shall fire nothing
        self.report.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(TITLE, "page", wrap=True))
        column.addWidget(label(SAFE, "body", wrap=True))
        column.addWidget(self.repeats)
        column.addWidget(label(REPORT, "label", "ink2", weight=400, wrap=True))
        column.addWidget(self.report)
        column.addWidget(self.place)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy_button)
        foot.addStretch(1)
        foot.addWidget(self.restart_button)
        foot.addWidget(self.go_on_button)
        column.addLayout(foot)

    def tell_repeats(self, count: int, *, many: bool) -> None:
        """Say how often something failed, and from `many` on that starting anew is better."""
        if count > 1:
            sentence = (AGAIN if many else TWICE).format(count=count)
            self.repeats.say(Level.WARNING if many else Level.INFO, sentence)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.set_text(COPIED)
