"""What changed, told to all pages: by this window's own acts, and by other processes on the same file."""

from collections.abc import Callable, Iterable
from threading import get_ident

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.desk import Topic
from ui.runner import Lane, Runner

POLL_MS = 250
TICK_MS = 1000


class Hub(QObject):
    """Publishes changes and the passing of time.

    Signals:
        changed: a frozenset of topics.
        ticked: once a second.
    """

    changed = Signal(object)
    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.ticked)
        self._tick.start()

    def end(self) -> None:
        """Let time stand still."""
        self._tick.stop()

    def publish(self, topics: Iterable[Topic]) -> None:
        """Tell all pages that these topics changed."""
        told = frozenset(topics)
        if told:
            self.changed.emit(told)


class Watch(QObject):
    """Looks a few times a second whether another process wrote to the file, and publishes it."""

    def __init__(
        self, hub: Hub, runner: Runner, version: Callable[[], int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._hub, self._runner, self._version = hub, runner, version
        self._seen: dict[int, int] = {}
        self._asking = False
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._asking = True

    def look(self) -> None:
        """Ask for the file's version; one question at a time."""
        if self._asking:
            return
        self._asking = True
        self._runner.run(Lane.READ, lambda: (get_ident(), self._version()), self._told, self._failed)

    def _told(self, found: tuple[int, int]) -> None:
        """Compare with what the same thread saw before: each connection counts the changes that it noticed."""
        self._asking = False
        thread, version = found
        known = bool(self._seen)
        if known and self._seen.get(thread) != version:
            self._hub.publish(Topic)
        self._seen[thread] = version

    def _failed(self, _: BaseException) -> None:
        self._asking = False
