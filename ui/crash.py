"""The last net: errors that nobody caught, wherever they come up, become a report, a log record and one dialog.

Python's own hooks are asked for slots, timers, events and threads; lanes hand on what their executors swallow; what
kills the process itself leaves its places in a file by `faulthandler`. Nothing is sent anywhere.
"""

import faulthandler
import logging
import os
import re
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from desktop.bug_report import Bug, describe, keep
from desktop.errors import DeskError
from desktop.paths import private_folder
from ui.alarm import Alarm, Sight
from ui.dialogs.crash import CrashDialog

LOG = logging.getLogger("pandu.crash")
LOG.addHandler(logging.NullHandler())  # else Python prints what nobody keeps
QT_LOG = logging.getLogger("pandu.qt")
QT_LOG.addHandler(logging.NullHandler())
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_VALUES = re.compile(r'"[^"]*"|\d{4,}')
"""What of a message of Qt may have been typed by somebody."""


@dataclass(frozen=True, slots=True)
class Happened:
    """A bug on its way to the window's thread; `quiet`: nobody waited for what failed."""

    bug: Bug
    quiet: bool


class CrashNet(QObject):
    """Catches what nobody else does; one for each process with a window.

    Args:
        folder: of the reports.
        over: returns the window over which a dialog stands, None where there is none.
        keep_typed: called before a dialog comes, so that what is typed outlives a restart.
        say: shows one lasting line.
        restart: starts the program anew.
        now: seconds of a clock that only goes on.
    """

    happened = Signal(object)

    def __init__(
        self,
        folder: Path,
        *,
        over: Callable[[], QWidget | None],
        keep_typed: Callable[[], None],
        say: Callable[[str], None],
        restart: Callable[[], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._folder, self._over, self._keep_typed = folder, over, keep_typed
        self._say, self._restart, self._now = say, restart, now
        self.alarm = Alarm()
        self.dialog: CrashDialog | None = None
        self._before: tuple[Any, Any, Any, Any] | None = None
        self._faults: TextIO | None = None
        # queued, from the own thread too: what fails while something is painted is shown once that is over
        self.happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    # --- the hooks -------------------------------------------------------------------------------

    def spread(self) -> None:
        """Catch from now on."""
        qt = qInstallMessageHandler(_note_of_qt)
        self._before = sys.excepthook, threading.excepthook, sys.unraisablehook, qt
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        self._faults = _fault_file(self._folder)
        if self._faults is not None:
            faulthandler.enable(self._faults)

    def fold(self) -> None:
        """Catch no more; a fault file in which nothing stands goes."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook, qt = self._before
            qInstallMessageHandler(qt)
            self._before = None
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            _drop_empty(Path(self._faults.name))
            self._faults = None

    def _on_uncaught(
        self, _: type[BaseException], error: BaseException, __: TracebackType | None
    ) -> None:  # thread: any
        self._take(error, threading.current_thread().name)

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:  # thread: the one that ends
        if args.exc_value is not None:
            self._take(args.exc_value, args.thread.name if args.thread is not None else "thread")

    def _on_unraisable(self, args: "sys.UnraisableHookArgs") -> None:  # thread: any
        if args.exc_value is not None:
            self._take(args.exc_value, "unraisable", quiet=True)

    def _take(self, error: BaseException, origin: str, *, quiet: bool = False) -> None:  # thread: any
        """Hand a bug to the window's thread; what fails in here is dropped, else it would come back for ever."""
        with suppress(Exception):
            self.happened.emit(Happened(describe(error, origin), quiet))

    # --- what is made of it ----------------------------------------------------------------------

    def _on_happened(self, what: Happened) -> None:
        with suppress(Exception):
            self._show(what)

    def _show(self, what: Happened) -> None:
        bug = what.bug
        if what.quiet:
            self._write(bug)
            return
        sight = self.alarm.take(bug.place, self._now())
        kept = self._write(bug) if self.alarm.first(bug.place) else "-"
        if sight is Sight.DIALOG:
            with suppress(Exception):  # it may be the very thing that failed
                self._keep_typed()
            self._open(bug, kept)
        elif sight is Sight.COUNTED and self.dialog is not None:
            self.dialog.tell_repeats(self.alarm.total, many=self.alarm.many)
        else:
            self._say(
                f"Kesalahan di dalam program, sudah {self.alarm.total} kali. Yang tersimpan aman; "
                "mulai ulang Pandu bila ada yang tidak menjawab."
            )

    def _write(self, bug: Bug) -> str:
        kept = keep(self._folder, bug)
        LOG.error("%s %s %s", bug.kind, bug.place, Path(kept).name)
        return kept

    def _open(self, bug: Bug, kept: str) -> None:
        self.dialog = dialog = CrashDialog(bug.text, kept, self._over())
        dialog.restarted.connect(self._restart)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.alarm.close(self._now())


def _note_of_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # thread: any
    """Write down what Qt says, without what may have been typed."""
    level = _LEVELS.get(kind)
    if level is not None:
        QT_LOG.log(level, "%s: %s", context.category or "qt", _VALUES.sub("…", message))


def _fault_file(folder: Path) -> TextIO | None:
    """Return an open file for what kills this process, None where there can be none; empty ones of others go."""
    try:
        private_folder(folder)
        for left in folder.glob("fault-*.txt"):
            if left.name != f"fault-{os.getpid()}.txt" and not _lives(left):
                _drop_empty(left)
        place = folder / f"fault-{os.getpid()}.txt"
        place.touch(0o600)
        return place.open("w")
    except (DeskError, OSError):
        return None


def _lives(left: Path) -> bool:
    """Return whether the process may still run that a fault file belongs to."""
    pid = left.stem.removeprefix("fault-")
    if os.name != "posix" or not pid.isdecimal():
        return False  # elsewhere the system keeps a file that is open
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _drop_empty(file: Path) -> None:
    with suppress(OSError):
        if file.stat().st_size == 0:
            file.unlink()
