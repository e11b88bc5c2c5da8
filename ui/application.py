"""Starting the window: one for each data dir, with the right first room, and a way out of every error."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from desktop.paths import Paths, private_folder
from ui.shell import Access, Shell

RAISE_TIMEOUT_MS = 1000


@dataclass(frozen=True, slots=True)
class Options:
    """How the window was asked for."""

    paths: Paths


class OneWindow(QObject):
    """Keeps one window for each data dir: a second start asks the first one to come to the front."""

    asked = Signal()

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        self._name = f"pandu-{paths.nonce.name}"
        private_folder(paths.state)
        self._lock = QLockFile(str(paths.state / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_connection)

    def first(self) -> bool:
        """Return whether this is the first window; listen from now on when it is."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def ask_first(self) -> None:
        """Ask the first window to come to the front."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        socket.waitForConnected(RAISE_TIMEOUT_MS)
        socket.disconnectFromServer()

    def _on_connection(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self.asked.emit()


def run_window(options: Options) -> int:
    """Open the window on a data dir and return the exit code; 0 also when another one is open already."""
    app = _application()
    one = OneWindow(options.paths)
    if not one.first():
        one.ask_first()
        return 0
    shell = Shell(options.paths)
    one.asked.connect(shell.come_forward)
    catch_crashes(shell.show_crash)
    shell.begin()
    shell.appear()
    return app.exec()


def run_demo() -> int:
    """Open the window on a made-up mall in a folder that is gone afterwards; its administrator is signed in."""
    from desktop.demo.play import make_living_demo  # noqa: PLC0415

    with TemporaryDirectory(prefix="pandu-demo-") as folder:
        made = Path(folder)
        make_living_demo(made, datetime.now(UTC))
        access = json.loads((made / "access.json").read_text())
        app = _application()
        shell = Shell(Paths(made / "data", made / "state"), demo=True, access=Access(**access))
        catch_crashes(shell.show_crash)
        shell.begin()
        shell.appear()
        return app.exec()


def run_display(options: Options) -> int:
    """Open only the public display; the file is opened read-only."""
    from ui.display import display_window  # noqa: PLC0415

    app = _application()
    window = display_window(options.paths, os.environ.get("PANDU_RECOVERY_KEY"))
    window.showFullScreen()
    return app.exec()


def _application() -> QApplication:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("a Qt application without windows runs already")
    app.setApplicationName("Pandu")
    app.setDesktopFileName("id.mpp.Pandu")
    for name in (signal.SIGINT, signal.SIGTERM):  # noticed at the next tick of any timer of ours
        signal.signal(name, lambda *_: app.closeAllWindows())
    return app


def catch_crashes(show: Callable[[BaseException], None]) -> None:
    """Let an error that nobody caught be shown, and the window live on."""

    def hook(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        show(error)

    sys.excepthook = hook
    threading.excepthook = lambda args: show(args.exc_value) if args.exc_value is not None else None
