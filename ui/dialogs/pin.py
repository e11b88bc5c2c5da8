"""Choosing a PIN for this session, after the password was typed once more."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.desk import Desk
from desktop.services.pins import KeptPin, set_pin
from ui.errors import explain
from ui.runner import Lane, Runner
from ui.widgets.asking import AskingDialog
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label

WIDTH = 480
WORDS = (
    "PIN hanya membuka kunci meja ini selama Anda masuk. PIN hilang saat Anda keluar atau Pandu ditutup, "
    "dan tidak menggantikan sandi."
)


class PinDialog(AskingDialog):
    """Asks for the password and twice for the PIN; a refusal stands at its field, and what was typed stays.

    Signals:
        chosen: a KeptPin.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__("pin.dialog", "Pasang PIN", WIDTH, parent)
        self._desk, self._runner = desk, runner
        self.message = InlineMessage(Level.ERROR)
        self.password, self.pin, self.again = (self._editor(name) for name in ("password", "new", "again"))
        for editor in (self.pin, self.again):
            editor.setMaxLength(6)
        self.pin_field = Field("PIN", self.pin, help_text="Enam angka; bukan urutan, ulangan, atau tanggal")
        self.again_field = Field("PIN sekali lagi", self.again)
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.do = KeyButton("Pasang PIN", key="Ctrl+Enter", icon="lock", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName("pin.do")
        self._lay_out()
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        self.password.setFocus()

    def _editor(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"pin.{name}")
        made.setEchoMode(QLineEdit.EchoMode.Password)
        return made

    def _lay_out(self) -> None:
        self.column.addWidget(label(WORDS, "label", "ink2", weight=400, wrap=True))
        self.column.addWidget(self.message)
        for field in (Field("Sandi Anda", self.password), self.pin_field, self.again_field):
            self.column.addWidget(field)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    def go(self) -> None:
        """Set the PIN, or say what is wrong."""
        self.message.clear()
        self.pin_field.set_error("")
        same = self.pin.text() == self.again.text()
        self.again_field.set_error("" if same else "Kedua PIN tidak sama.")
        if not same or not self.do.isEnabled():
            return
        self.do.setEnabled(False)
        work = partial(set_pin, self._desk, self.password.text(), self.pin.text())
        self._runner.run(Lane.WRITE, work, self._done, self._failed)

    def _done(self, kept: KeptPin) -> None:
        self.chosen.emit(kept)
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.do.setEnabled(True)
        problem = explain(error)
        if problem.code.startswith("pin."):
            self.pin_field.set_error(problem.sentence)
            self.pin.setFocus()
        else:
            self.message.say(Level.ERROR, problem.sentence)
            self.password.setFocus()

    def event(self, event: QEvent) -> bool:
        """Be as high as what is said now needs: Qt lets a dialog squeeze its words instead."""
        answer = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            needed = self.column.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)
        return answer
