"""Starting the window: one for each data dir, with the right first room, and a way out of every error."""

import gc
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.errors import Busy
from desktop.paths import Paths
from ui.one_window import OneWindow
from ui.runner import LaneRunner
from ui.shell import Shell

if TYPE_CHECKING:
    from ui.crash import CrashNet

LATER_MS = 100
"""By then the first room is painted and takes what is typed, and nobody has typed a word yet."""
SOFTWARE = {
    "QT_OPENGL": "software",
    "QT_QUICK_BACKEND": "software",
    "QT_XCB_GL_INTEGRATION": "none",
    "LIBGL_ALWAYS_SOFTWARE": "1",
}
"""What keeps Qt away from a driver for graphics that does not work."""
OWN_SCALES = ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI")


@dataclass(frozen=True, slots=True)
class Options:
    """How the window was asked for.

    Attributes:
        recovery_key: from the environment, for a system without a keyring; None for none.
        safe: in safe mode: painted by software, on one screen, in the default look.
    """

    paths: Paths
    recovery_key: str | None = None
    safe: bool = False


def run_window(options: Options) -> int:
    """Open the window on a data dir and return the exit code; 0 also when another one is open already.

    Raises:
        Busy: another user of this computer, or another computer, has it open.
    """
    if options.safe:
        be_safe()
    app = application()
    one = OneWindow(options.paths)
    if not one.first():
        one.ask_first()
        return 0
    elsewhere = one.held_elsewhere()
    if elsewhere is not None:
        raise Busy("window.elsewhere", who=elsewhere)
    shell = Shell(options.paths, recovery_key=options.recovery_key, safe=options.safe)
    one.asked.connect(shell.come_forward)
    return live(app, shell, one)


def live(app: QApplication, shell: Shell, one: OneWindow | None = None) -> int:
    """Show the window until it is closed, and return the exit code.

    Where it is to start anew, the other process begins when this one has let go of the mall. Work that a driver
    still holds up then does not keep this process.

    Args:
        app: the application.
        shell: the window.
        one: the mark that this is the mall's one window; None for a made-up mall.
    """
    again: list[bool] = []

    def restart() -> None:
        again.append(True)
        shell.close()

    nets: list[CrashNet] = []
    shell.appear()
    listen = () if one is None else (one.listen,)
    catch = partial(_catch, app, shell, restart, nets)
    for behind in (catch, *listen, shell.begin, partial(keep_log, shell.paths, shell)):
        QTimer.singleShot(LATER_MS, behind)
    code = app.exec()
    for net in nets:
        net.fold()
    if one is not None:
        one.release()
    if again:
        QProcess.startDetached(sys.executable, sys.orig_argv[1:])
    if one is not None and isinstance(shell.runner, LaneRunner) and shell.runner.left_behind:
        from ui.ending import leave_now  # noqa: PLC0415 - as the net

        leave_now(code)
    return code


def _catch(app: QApplication, shell: Shell, restart: Callable[[], None], nets: "list[CrashNet]") -> None:
    """Catch what nobody else does, and keep what is typed when the system ends; behind the first room, 30 ms."""
    from ui.crash import CrashNet  # noqa: PLC0415
    from ui.ending import keep_at_logoff  # noqa: PLC0415

    net = CrashNet(
        shell.paths.crashes,
        over=lambda: shell,
        keep_typed=shell.keep_typed,
        say=partial(shell.say_problem, lasting=True),
        restart=restart,
    )
    net.spread()
    nets.append(net)
    keep_at_logoff(app, shell.keep_typed)


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

    if options.safe:
        be_safe()
    app = application()
    begin(options.paths, lambda _: None)  # the hall is told nothing of it
    window = display_window(options.paths, options.recovery_key)
    window.showFullScreen()
    return app.exec()


def be_safe() -> None:
    """Let Qt paint by software alone and at its own scale; before the application is made."""
    os.environ.update(SOFTWARE)
    for name in OWN_SCALES:
        os.environ.pop(name, None)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseSoftwareOpenGL)


def application() -> QApplication:
    """Return the application, made at its first use; signals close its windows."""
    # as an argument: `setStyle` hands the style back, and its Python type takes 3 ms to make
    app = QApplication.instance()
    if app is None:
        app = QApplication([*sys.argv[:1], "-style", "Fusion"])
        QTimer.singleShot(LATER_MS, partial(_make_ready, app))
    if not isinstance(app, QApplication):
        raise TypeError("a Qt application without windows runs already")
    QTimer.singleShot(LATER_MS, gc.enable)
    app.setApplicationName("Pandu")
    app.setDesktopFileName("id.mpp.Pandu")
    return app


def _make_ready(app: QApplication) -> None:
    """Close the windows when a signal comes, and say Qt's own words in Indonesian."""
    from ui.ending import Ending  # noqa: PLC0415 - sockets, 10 ms
    from ui.qt_words import install  # noqa: PLC0415

    Ending(app)
    install(app)
