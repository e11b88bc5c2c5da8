"""How long nobody has touched the desk: it locks itself, since what is on the screen is other people's."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TabletPress,
    QEvent.Type.TabletMove,
}
SECONDS = 60


def awake_seconds() -> float:
    """Return a clock that nobody sets and that goes on while the computer sleeps, in seconds."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # its `time.monotonic` stands while it sleeps
    return time.monotonic()  # on Windows


class Idle(QObject):
    """Watches keys and pointer in the windows of the program, and says when nobody was there for too long.

    It looks at windows, not at the application: a filter there would see every event of every object.

    Attributes:
        now: the clock, in seconds.

    Signals:
        ran_out: nobody was there for as long as is allowed.
    """

    ran_out = Signal()

    def __init__(self, parent: QObject | None = None, *, now: Callable[[], float] = awake_seconds) -> None:
        super().__init__(parent)
        self.now = now
        self._limit_s: int | None = None
        self._since = now()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_window)
            self._on_window(app.focusWindow())

    def allow(self, minutes: int | None) -> None:
        """Let nobody be there for so many minutes; None for ever."""
        self._limit_s = None if minutes is None else minutes * SECONDS

    def touch(self) -> None:
        """Begin to count anew."""
        self._since = self.now()

    def left(self) -> int | None:
        """Return the whole seconds that are left, None where it is not counted."""
        if self._limit_s is None:
            return None
        return max(0, round(self._limit_s - (self.now() - self._since)))

    def tick(self) -> int | None:
        """Return what is left, as `left`; say so when that is nothing."""
        left = self.left()
        if left == 0:
            self.touch()
            self.ran_out.emit()
        return left

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there; after a sleep this may come before the tick that would have locked."""
        if event.type() in TOUCHES and self.tick() != 0:
            self.touch()
        return super().eventFilter(watched, event)
