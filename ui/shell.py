"""The window as a whole: which room is in front (start, wizard, key, sign-in, work, lock), and the way between them."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from desktop.errors import DeskError
from desktop.paths import Paths
from desktop.swapping import finish
from resources import window_text
from ui.errors import explain
from ui.rooms.frame import Room
from ui.rooms.sign_in import SignInRoom
from ui.rooms.start import StartRoom
from ui.runner import Lane, LaneRunner, Runner
from ui.session import OVER
from ui.theme import ThemeHolder, ThemeName, holder_of, load_theme
from ui.widgets.ring import FocusRing

if TYPE_CHECKING:  # the sign-in is shown before anything of the store and of the pages is loaded
    from desktop.desk import Desk
    from ui.workbench import Workbench

TITLE = "Pandu"
SMALLEST = (1024, 600)
USUAL = (1366, 768)


@dataclass(frozen=True, slots=True, repr=False)
class Access:
    """The way into a made-up mall: who signs in, and the recovery key."""

    user: str
    password: str
    recovery_key: str


class Shell(QMainWindow):
    """One mall's window.

    Args:
        paths: the data dir that it shows.
        runner: lanes; made here when none is given.
        demo: a made-up mall, said by a band.
        access: the way in, known already for a made-up mall.
        recovery_key: tried where the keyring does not know the mall; None: it is asked for then.
        safe: no second screen, and a band that says so.
    """

    def __init__(
        self,
        paths: Paths,
        *,
        runner: Runner | None = None,
        demo: bool = False,
        access: Access | None = None,
        recovery_key: str | None = None,
        safe: bool = False,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.paths, self.demo, self.safe, self._access = paths, demo, safe, access
        self._recovery_key = recovery_key
        self.runner = runner or LaneRunner()
        self.desk: Desk | None = None
        self._untold: list[str] = []
        self.workbench: Workbench | None = None
        self._at_last: Callable[[], None] | None = None
        self.holder = _holder()
        self.rooms = QStackedWidget()
        self.setCentralWidget(self.rooms)
        self.ring = FocusRing(self)
        self._put(self._first_room())

    def appear(self) -> None:
        """Show the window, in full where the screen is hardly larger than it."""
        free = self.screen().availableSize()
        small = free.width() <= USUAL[0] or free.height() <= USUAL[1]
        self.showMaximized() if small else self.show()

    def _first_room(self) -> Room:
        """Return the wizard where there is no mall yet, else the sign-in; a made-up mall has nobody to ask."""
        if self._is_new():
            from ui.rooms.wizard import WizardRoom  # noqa: PLC0415

            wizard = WizardRoom(self.paths, self.runner)
            wizard.made.connect(self._on_opened)
            wizard.restoring.connect(self.show_restore)
            return wizard
        return StartRoom() if self._access else self._made_sign_in()

    def _is_new(self) -> bool:
        """Return whether there is no mall, once a restore that was decided on is carried out."""
        with suppress(DeskError):  # who opens the mall says what is in the way
            finish(self.paths)
        return not self.paths.database.exists() and not self.paths.key_file.exists()

    def _made_sign_in(self) -> SignInRoom:
        room = SignInRoom(self.desk, self.runner)
        room.signed_in.connect(self._work)
        return room

    def begin(self) -> None:
        """Open the mall that is there, behind the room in front."""
        if not self._is_new():
            self._open(self._access.recovery_key if self._access else self._recovery_key)

    def _begin_again(self) -> None:
        self._put(self._first_room())
        self.begin()

    def _open(self, recovery_key: str | None) -> None:
        def work() -> "Desk":  # thread: WRITE
            from desktop.services.mall import open_mall  # noqa: PLC0415
            from desktop.services.signing_in import sign_in  # noqa: PLC0415

            desk = open_mall(self.paths, lambda: recovery_key)
            if self._access is not None:
                desk.session = sign_in(desk, self._access.user, self._access.password)
            return desk

        self.runner.run(Lane.WRITE, work, self._on_opened, self._on_shut)

    def _on_opened(self, desk: "Desk") -> None:  # the WRITE lane's thread has it connected
        self.desk = desk
        if isinstance(self.runner, LaneRunner):
            self.runner.serve(desk)
        if desk.session is not None:
            self._work()
            return
        room = self.rooms.currentWidget()
        if isinstance(room, SignInRoom):
            room.serve(desk)
            # what comes next is loaded while the officer types; where it is needed sooner, it is waited for
            self.runner.run(Lane.LONG, _load_ahead, lambda _: None, lambda _: None)
        else:
            self._put(self._made_sign_in())

    def _on_shut(self, error: BaseException) -> None:
        """Ask for the recovery key where it is missing or wrong; else say what is wrong and what to do."""
        problem = explain(error)
        if problem.code in ("key.none", "key.wrong_recovery", "key.wait"):
            from ui.rooms.key import KeyRoom  # noqa: PLC0415

            room = KeyRoom("" if problem.code == "key.none" else problem.sentence)
            room.given.connect(self._open)
            self._put(room)
            return
        start = StartRoom()
        start.say(problem.sentence)
        start.again.connect(self._begin_again)
        start.restoring.connect(self.show_restore)
        self._put(start)

    def _work(self) -> None:
        """Show the pages as soon as they are loaded; whoever signs in at once waits without holding up the window."""
        self.runner.run(Lane.READ, _load_workbench, self._show_work, self._on_shut)

    def _show_work(self, made: "type[Workbench]") -> None:
        if self.desk is None or self.desk.session is None:
            return
        if self.desk.session.must_change:
            self._change_password(self.desk)
            return
        self.workbench = made(
            self.desk, self.runner, self.holder, demo=self.demo, known=self._known, safe=self.safe
        )
        self.workbench.locked.connect(self.lock)
        self.workbench.left.connect(self.close)
        self.workbench.restoring.connect(self.show_restore)
        self.workbench.over.connect(self._end_session)
        self._put(self.workbench)
        self.workbench.begin()
        for sentence in self._untold:
            self.workbench.say_problem(sentence, lasting=False)
        self._untold.clear()

    @property
    def _known(self) -> str:
        """The password of the made-up mall's officer, which nobody was told; empty for a real one."""
        return self._access.password if self.demo and self._access is not None else ""

    def _change_password(self, desk: "Desk") -> None:
        """Have a one-time password replaced before anything else."""
        from ui.rooms.new_password import NewPasswordRoom  # noqa: PLC0415

        room = NewPasswordRoom(desk, self.runner)
        room.changed.connect(self._work)
        room.other.connect(self._sign_out)
        self._put(room)

    def show_restore(self) -> None:
        """Show the room in which a backup is put back: over the work, or before there is any."""
        from ui.rooms.restore import RestoreRoom  # noqa: PLC0415

        working = self.workbench is not None and self.desk is not None
        room = RestoreRoom(self.paths, self.runner, self.desk.session if self.desk and working else None)
        room.prepared.connect(self._close_and)
        room.restored.connect(self._open_restored)
        room.left.connect(self._leave_restore if working else self._begin_again)
        if not working:
            self._put(room)
            return
        self.rooms.addWidget(room)
        self.rooms.setCurrentWidget(room)
        room.setFocus()

    def _leave_restore(self) -> None:
        """Go back to the work through the lock: in the room nobody's absence was counted."""
        self._unlock()
        self.lock()

    def _close_and(self, decide: Callable[[], None]) -> None:
        """Close, and decide once nothing is written here any more."""
        self._at_last = decide
        self.close()

    def _open_restored(self, recovery_key: str) -> None:
        self._put(StartRoom())
        self._open(recovery_key)

    def lock(self) -> None:
        """Hide everything behind the lock; what was typed stays where it is, in dialogs too."""
        if self.desk is None or self.workbench is None or self.rooms.currentWidget() is not self.workbench:
            return
        from ui.concealing import close_others, forget_copies  # noqa: PLC0415
        from ui.rooms.lock import LockRoom  # noqa: PLC0415

        room = LockRoom(self.desk, self.runner, known=self._known, pin=self.workbench.pin)
        room.unlocked.connect(self._unlock)
        room.other.connect(self._sign_out)
        room.over.connect(self._end_session)
        self.rooms.addWidget(room)
        self.rooms.setCurrentWidget(room)  # pages take their dialogs with them
        close_others(self)
        forget_copies(QApplication.clipboard())
        self.workbench.conceal()
        room.setFocus()

    def _unlock(self) -> None:
        room = self.rooms.currentWidget()
        if self.workbench is not None:
            self.rooms.setCurrentWidget(self.workbench)
            self.workbench.reveal()
        self._drop(room)

    def _sign_out(self) -> None:
        if self.desk is None:
            return
        self.keep_typed()
        self.desk.session = None
        self.workbench = None
        self._on_opened(self.desk)

    def _end_session(self) -> None:
        """Ask for a sign-in: the account was closed or reset. What was typed is kept for nobody."""
        if self.desk is None or self.desk.session is None:
            return
        self.desk.session = None
        if self.workbench is not None:
            self.workbench.end()
        self.workbench = None
        self._on_opened(self.desk)
        room = self.rooms.currentWidget()
        if isinstance(room, SignInRoom):
            room.tell(window_text(OVER))

    def _put(self, room: QWidget) -> None:
        """Bring a room to the front and drop the others."""
        self.rooms.addWidget(room)
        self.rooms.setCurrentWidget(room)
        for place in reversed(range(self.rooms.count())):
            other = self.rooms.widget(place)
            if other is not room:
                self._drop(other)
        room.setFocus()

    def _drop(self, room: QWidget | None) -> None:
        if room is None:
            return
        self.rooms.removeWidget(room)
        room.deleteLater()

    def come_forward(self) -> None:
        """Raise the window, as a second start asks for it."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    def say_problem(self, sentence: str, *, lasting: bool) -> None:
        """Say what went wrong, where there is a page to say it on."""
        if self.workbench is not None:
            self.workbench.say_problem(sentence, lasting=lasting)

    def keep_typed(self) -> None:
        """Keep what is typed and not yet saved."""
        if self.workbench is not None:
            self.workbench.park()

    def notify(self, sentence: str) -> None:
        """Show something that an officer should know: now, or with the pages once somebody has signed in."""
        if self.workbench is not None:
            self.workbench.say_problem(sentence, lasting=False)
        else:
            self._untold.append(sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Park what is typed and let the writer end."""
        self.keep_typed()
        if self.workbench is not None:
            self.workbench.end()
        self.runner.close()
        decide, self._at_last = self._at_last, None
        if decide is not None:
            decide()
        event.accept()


def _holder() -> ThemeHolder:
    """Return the application's theme holder, made at the first window."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a window needs a Qt application")
    return holder_of(app) or ThemeHolder(app, load_theme(ThemeName.LIGHT))


def _load_workbench() -> "type[Workbench]":  # thread: READ, or LONG
    from ui.workbench import Workbench  # noqa: PLC0415

    return Workbench


def _load_ahead() -> None:  # thread: LONG
    """Load what comes after the sign-in, then what the first paper would wait for while its visit is being written."""
    _load_workbench()
    from desktop.services.papers import make_ready  # noqa: PLC0415

    make_ready()
