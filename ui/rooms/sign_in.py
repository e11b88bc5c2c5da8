"""The room where an officer signs in."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.errors import explain
from ui.rooms.frame import Room
from ui.rooms.start import OPENING
from ui.runner import Lane, Runner
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import Level

if TYPE_CHECKING:  # the room is shown before anything of the store is loaded
    from desktop.desk import Desk, Session


class SignInRoom(Room):
    """Asks for name and password, also while the mall is still being opened.

    Args:
        desk: the mall's; None: it comes by `serve`, and what was entered before then waits for it.
        runner: asked to sign in.

    Signals:
        signed_in: the desk has a session now.
    """

    signed_in = Signal()

    def __init__(self, desk: "Desk | None", runner: Runner) -> None:
        super().__init__("Masuk", "Masuk dengan nama dan sandi Anda sendiri.")
        self._desk, self._runner = desk, runner
        self._entered: tuple[str, str] | None = None
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
        self._entered = login, password
        if self._desk is None:
            self.message.say(Level.INFO, OPENING)
        else:
            self._ask(self._desk)

    def tell(self, sentence: str) -> None:
        """Say why somebody is asked to sign in again."""
        self.message.say(Level.ERROR, sentence)

    def serve(self, desk: "Desk") -> None:
        """Take the desk of the mall that is open now."""
        self._desk = desk
        self.message.clear()
        if self._entered is not None:
            self._ask(desk)

    def _ask(self, desk: "Desk") -> None:
        login, password = self._entered or ("", "")
        self._entered = None

        def work() -> "Session":  # thread: WRITE
            from desktop.services.signing_in import sign_in  # noqa: PLC0415

            return sign_in(desk, login, password)

        self._runner.run(Lane.WRITE, work, partial(self._done, desk), self._failed)

    def _done(self, desk: "Desk", session: "Session") -> None:
        self.password.setText("")  # the button stays at rest: the pages are on their way
        desk.session = session
        self.signed_in.emit()

    def _failed(self, error: BaseException) -> None:
        self.enter.setEnabled(True)
        self.message.say(Level.ERROR, explain(error).sentence)
        self.password.selectAll()
        self.password.setFocus()
