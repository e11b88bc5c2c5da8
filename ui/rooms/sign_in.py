"""The room where an officer signs in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.desk import Desk, Session
from desktop.services.officers import sign_in
from ui.errors import explain
from ui.rooms.frame import Room
from ui.runner import Lane, Runner
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import Level


class SignInRoom(Room):
    """Asks for name and password.

    Signals:
        signed_in: the desk has a session now.
    """

    signed_in = Signal()

    def __init__(self, desk: Desk, runner: Runner) -> None:
        super().__init__("Masuk", "Masuk dengan nama dan sandi Anda sendiri.")
        self._desk, self._runner = desk, runner
        self.user, self.password = QLineEdit(), QLineEdit()
        self.user.setObjectName("login.user")
        self.password.setObjectName("login.password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.user.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._on_enter)
        self.enter = KeyButton("Masuk", key="Enter", icon="arrow-right", kind=Kind.PRIMARY, height=40)
        self.enter.setObjectName("login.enter")
        self.enter.clicked.connect(self._on_enter)
        self.body.addWidget(Field("Nama masuk", self.user))
        self.body.addWidget(Field("Sandi", self.password))
        self.body.addWidget(self.enter)
        self.setFocusProxy(self.user)

    def _on_enter(self) -> None:
        login, password = self.user.text(), self.password.text()
        if not self.enter.isEnabled():
            return
        self.enter.setEnabled(False)
        self._runner.run(Lane.WRITE, lambda: sign_in(self._desk, login, password), self._done, self._failed)

    def _done(self, session: Session) -> None:
        self.enter.setEnabled(True)
        self.password.setText("")
        self._desk.session = session
        self.signed_in.emit()

    def _failed(self, error: BaseException) -> None:
        self.enter.setEnabled(True)
        self.message.say(Level.ERROR, explain(error).sentence)
        self.password.selectAll()
        self.password.setFocus()
