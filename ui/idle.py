"""How long nobody has touched the desk: it locks itself, since what is on the screen is other people's."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from desktop.security.uptime import awake_seconds

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
SLEPT_S, UNSEEN_S = 10, 90
"""Seconds by which the two clocks part, or in which the program did not run at all: the computer slept."""


class Gaps:
    """Notices between two looks that the computer slept: the program's own time then stood, or nobody looked.

    A clock that is set far forward looks the same, and locks the desk once too.

    Args:
        wall: the clock on the wall, seconds.
        steady: a clock that nobody sets, seconds; on Linux it stands while the computer sleeps.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall, self._steady = wall, steady
        self._last = wall(), steady()

    def slept(self) -> bool:
        """Return whether the computer slept since the last look."""
        now = self._wall(), self._steady()
        (wall, steady), self._last = self._last, now
        unseen = now[1] - steady
        return now[0] - wall - unseen > SLEPT_S or unseen > UNSEEN_S


class Idle(QObject):
    """Watches keys and pointer in the windows of the program, and says when nobody was there for too long.

    It looks at windows, not at the application: a filter there would see every event of every object.

    Attributes:
        now: the clock, in seconds.
        gaps: notices that the computer slept.

    Signals:
        ran_out: nobody was there for as long as is allowed, or the computer slept.
    """

    ran_out = Signal()

    def __init__(self, parent: QObject | None = None, *, now: Callable[[], float] = awake_seconds) -> None:
        super().__init__(parent)
        self.now = now
        self.gaps = Gaps()
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
        """Return what is left, as `left`; say so when that is nothing, or the computer slept meanwhile."""
        slept, left = self.gaps.slept(), self.left()
        if left is not None and (slept or left == 0):
            self.touch()
            self.ran_out.emit()
        return left

    def rest(self) -> None:
        """Begin to count anew, as long as the lock is in front."""
        self.gaps.slept()
        self.touch()

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there; after a sleep this may come before the tick that would have locked."""
        if event.type() in TOUCHES and self.tick() != 0:
            self.touch()
        return super().eventFilter(watched, event)
