"""The room in front of everything while the desk is locked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.desk import Desk, Session
from desktop.services.pins import KeptPin, open_by_pin
from desktop.services.signing_in import sign_in
from ui.errors import explain
from ui.rooms.frame import Room
from ui.runner import Lane, Runner
from ui.session import OVER
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import Level

PIN_DIGITS = 6
"""What is shorter than any password can only be meant as the PIN."""


class LockRoom(Room):
    """Asks the officer who is signed in for the password again, or for the PIN of this session.

    Args:
        desk: whose officer it is.
        runner: lanes.
        known: the password, where it is no secret: nobody was told that of a made-up mall.
        pin: where the officer has set one; it opens the lock and nothing else.

    Signals:
        unlocked: the same officer is back.
        other: somebody else wants to sign in.
        over: the account was closed or reset meanwhile.
    """

    unlocked = Signal()
    other = Signal()
    over = Signal()

    def __init__(self, desk: Desk, runner: Runner, *, known: str = "", pin: KeptPin | None = None) -> None:
        login = desk.session.login if desk.session is not None else ""
        words = f"Meja dikunci oleh {login}. Yang sudah diketik tetap tersimpan."
        super().__init__("Terkunci", f"{words} Sandi MPP rekaan ini: {known}" if known else words)
        self.setObjectName("lock.screen")
        self._desk, self._runner, self._login = desk, runner, login
        self._pin = None if pin is None or pin.is_over else pin
        self.password = QLineEdit()
        self.password.setObjectName("lock.password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self._on_enter)
        self.enter = KeyButton("Buka kunci", key="Enter", icon="lock", kind=Kind.PRIMARY, height=40)
        self.enter.clicked.connect(self._on_enter)
        other = KeyButton("Petugas lain", icon="person", kind=Kind.QUIET)
        other.clicked.connect(self.other)
        self.body.addWidget(Field("Sandi" if self._pin is None else "PIN atau sandi", self.password))
        self.body.addWidget(self.enter)
        self.body.addWidget(other)
        self.setFocusProxy(self.password)

    def _on_enter(self) -> None:
        typed, pin = self.password.text(), self._pin
        if not self.enter.isEnabled():
            return
        self.enter.setEnabled(False)

        def work() -> Session | None:  # thread: WRITE
            if pin is not None and len(typed) <= PIN_DIGITS:
                open_by_pin(self._desk, pin, typed)
                return self._desk.session
            return sign_in(self._desk, self._login, typed)

        self._runner.run(Lane.WRITE, work, self._done, self._failed)

    def _done(self, session: Session) -> None:
        self.password.setText("")
        self._desk.session = session
        self.unlocked.emit()

    def _failed(self, error: BaseException) -> None:
        self.enter.setEnabled(True)
        problem = explain(error)
        if problem.code == OVER:
            self.over.emit()
            return
        self.message.say(Level.ERROR, problem.sentence)
        self.password.selectAll()
        self.password.setFocus()
