"""The room in front of everything while the desk is locked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.desk import Desk, Session
from desktop.services.signing_in import sign_in
from ui.errors import explain
from ui.rooms.frame import Room
from ui.runner import Lane, Runner
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import Level


class LockRoom(Room):
    """Asks the officer who is signed in for the password again.

    Args:
        desk: whose officer it is.
        runner: lanes.
        known: the password, where it is no secret: nobody was told that of a made-up mall.

    Signals:
        unlocked: the same officer is back.
        other: somebody else wants to sign in.
    """

    unlocked = Signal()
    other = Signal()

    def __init__(self, desk: Desk, runner: Runner, *, known: str = "") -> None:
        login = desk.session.login if desk.session is not None else ""
        words = f"Meja dikunci oleh {login}. Yang sudah diketik tetap tersimpan."
        super().__init__("Terkunci", f"{words} Sandi MPP rekaan ini: {known}" if known else words)
        self.setObjectName("lock.screen")
        self._desk, self._runner, self._login = desk, runner, login
        self.password = QLineEdit()
        self.password.setObjectName("lock.password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self._on_enter)
        self.enter = KeyButton("Buka kunci", key="Enter", icon="lock", kind=Kind.PRIMARY, height=40)
        self.enter.clicked.connect(self._on_enter)
        other = KeyButton("Petugas lain", icon="person", kind=Kind.QUIET)
        other.clicked.connect(self.other)
        self.body.addWidget(Field("Sandi", self.password))
        self.body.addWidget(self.enter)
        self.body.addWidget(other)
        self.setFocusProxy(self.password)

    def _on_enter(self) -> None:
        password = self.password.text()
        if not self.enter.isEnabled():
            return
        self.enter.setEnabled(False)
        self._runner.run(
            Lane.WRITE, lambda: sign_in(self._desk, self._login, password), self._done, self._failed
        )

    def _done(self, session: Session) -> None:
        self.password.setText("")
        self._desk.session = session
        self.unlocked.emit()

    def _failed(self, error: BaseException) -> None:
        self.enter.setEnabled(True)
        self.message.say(Level.ERROR, explain(error).sentence)
        self.password.selectAll()
