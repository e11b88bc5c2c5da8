"""Starting the window: one for each data dir, with the right first room, and a way out of every error."""

import gc
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.errors import Busy
from desktop.paths import Paths
from ui.one_window import OneWindow
from ui.qt_words import install
from ui.shell import Shell

PAINTED_MS = 1
"""Any time that a timer can have: what was posted before, the first painting among it, comes first."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the window was asked for.

    Attributes:
        recovery_key: from the environment, for a system without a keyring; None for none.
    """

    paths: Paths
    recovery_key: str | None = None


def run_window(options: Options) -> int:
    """Open the window on a data dir and return the exit code; 0 also when another one is open already.

    Raises:
        Busy: another user of this computer, or another computer, has it open.
    """
    app = application()
    one = OneWindow(options.paths)
    if not one.first():
        one.ask_first()
        return 0
    elsewhere = one.held_elsewhere()
    if elsewhere is not None:
        raise Busy("window.elsewhere", who=elsewhere)
    shell = Shell(options.paths, recovery_key=options.recovery_key)
    one.asked.connect(shell.come_forward)
    catch_crashes(shell.show_crash)
    shell.appear()
    for behind in (one.listen, shell.begin, lambda: keep_log(options.paths, shell)):
        QTimer.singleShot(PAINTED_MS, behind)
    return app.exec()


class Told(QObject):
    """Carries a notice from any thread to the window's."""

    told = Signal(str)


def keep_log(paths: Paths, shell: Shell) -> None:
    """Begin the log of this process; what is wrong with it or with the computer's settings is shown, once."""
    from desktop.beginning import begin  # noqa: PLC0415 - behind the first room
    from resources import window_text  # noqa: PLC0415

    carrier = Told(shell)
    carrier.told.connect(shell.notify)
    begin(paths, lambda notice: carrier.told.emit(window_text(notice.code, **notice.facts)))


def run_display(options: Options) -> int:
    """Open only the public display; the file is opened read-only."""
    from desktop.beginning import begin  # noqa: PLC0415
    from ui.display import display_window  # noqa: PLC0415

    app = application()
    begin(options.paths, lambda _: None)  # the hall is told nothing of it
    window = display_window(options.paths, options.recovery_key)
    window.showFullScreen()
    return app.exec()


def application() -> QApplication:
    """Return the application, made at its first use."""
    # as an argument: `setStyle` hands the style back, and its Python type takes 3 ms to make
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    if not isinstance(app, QApplication):
        raise TypeError("a Qt application without windows runs already")
    QTimer.singleShot(PAINTED_MS, gc.enable)
    install(app)
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
