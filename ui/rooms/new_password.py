"""The room in which a one-time password is replaced by one's own, before anything else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.desk import Desk, Session
from desktop.security.passwords import SHORTEST
from desktop.services.signing_in import change_password
from ui.errors import explain
from ui.rooms.frame import Room
from ui.runner import Lane, Runner
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import Level

WORDS = (
    "Sandi sekali pakai hanya untuk masuk pertama kali. "
    "Pilih sandi yang hanya Anda yang tahu; administrator pun tidak."
)
HINT = f"Sedikitnya {SHORTEST} huruf; empat kata yang tidak berhubungan mudah diingat dan sulit ditebak"
NOT_SAME = "Kedua sandi tidak sama."


class NewPasswordRoom(Room):
    """Asks the officer who came in with a one-time password for an own one.

    Signals:
        changed: the desk has a session that may work.
        other: somebody else wants to sign in.
    """

    changed = Signal()
    other = Signal()

    def __init__(self, desk: Desk, runner: Runner) -> None:
        super().__init__("Sandi baru", WORDS)
        self.setObjectName("password.room")
        self._desk, self._runner = desk, runner
        self.password, self.again = QLineEdit(), QLineEdit()
        for editor, name in ((self.password, "password.new"), (self.again, "password.again")):
            editor.setObjectName(name)
            editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._on_enter)
        self.first = Field("Sandi baru", self.password, help_text=HINT)
        self.second = Field("Sandi baru sekali lagi", self.again)
        self.enter = KeyButton(
            "Ganti dan masuk", key="Enter", icon="arrow-right", kind=Kind.PRIMARY, height=40
        )
        self.enter.setObjectName("password.enter")
        self.enter.clicked.connect(self._on_enter)
        other = KeyButton("Petugas lain", icon="person", kind=Kind.QUIET)
        other.clicked.connect(self.other)
        for widget in (self.first, self.second, self.enter, other):
            self.body.addWidget(widget)
        self.setFocusProxy(self.password)

    def _on_enter(self) -> None:
        password = self.password.text()
        self.first.set_error("")
        self.second.set_error("" if password == self.again.text() else NOT_SAME)
        if self.second.error or not self.enter.isEnabled():
            return
        self.enter.setEnabled(False)
        self._runner.run(
            Lane.WRITE, lambda: change_password(self._desk, password).value, self._done, self._failed
        )

    def _done(self, session: Session) -> None:
        self.password.setText("")
        self.again.setText("")
        self._desk.session = session
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self.enter.setEnabled(True)
        problem = explain(error)
        if problem.code.startswith("password."):
            self.first.set_error(problem.sentence)
        else:
            self.message.say(Level.ERROR, problem.sentence)
        self.password.selectAll()
        self.password.setFocus()
