"""Ending from outside: a signal, or the system that logs its user off; what is typed is kept before."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

SIGNALS = (signal.SIGINT, signal.SIGTERM, *((signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()))


class Ending(QObject):
    """Closes all windows when a signal comes, also while the event loop sleeps.

    Python handles a signal only once it runs again, and a window that nobody touches runs nothing; so the signal
    writes a byte, which wakes the loop.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._wakes, self._woken = socket.socketpair()
        for end in (self._wakes, self._woken):
            end.setblocking(False)
        signal.set_wakeup_fd(self._wakes.fileno(), warn_on_full_buffer=False)
        for one in SIGNALS:
            signal.signal(one, lambda *_: None)
        self._notifier = QSocketNotifier(self._woken.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)

    def _on_byte(self) -> None:
        with suppress(OSError):
            self._woken.recv(64)
        self._app.closeAllWindows()
        self._app.quit()


def keep_at_logoff(app: QApplication, keep_typed: Callable[[], None]) -> None:
    """Keep what is typed when the system asks whether its user may be logged off; the windows close after that."""
    app.commitDataRequest.connect(lambda _: keep_typed())


def leave_now(code: int) -> NoReturn:
    """End the process without waiting for threads: a driver that does not come back holds one of them."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)
