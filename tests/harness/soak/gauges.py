"""What a soak reads off its own process: memory, handles, and how long the event loop stood still."""

import gc
import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

BEAT_MS = 5
PROC = Path("/proc/self")
MB = 1024 * 1024
LOOKS = "looks changed"
"""What an officer does once, if at all: every widget is dressed anew, which is told and not judged."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the process holds while the window is quiet.

    Attributes:
        share: of the day.
        rss: bytes of memory.
        files: open file descriptors.
        threads: of the process, whoever made them.
        objects: QObjects that hang on a window or on the application.
        python: objects that Python's collector knows.
    """

    share: float
    rss: int
    files: int
    threads: int
    objects: int
    python: int


def qobjects() -> Counter[str]:
    """Return how many QObjects of each class there are below the windows and the application."""
    app = QApplication.instance()
    roots = [*QApplication.topLevelWidgets(), *([app] if app is not None else [])]
    found: Counter[str] = Counter()
    seen: set[int] = set()
    for root in roots:
        for one in (root, *root.findChildren(QObject)):
            if id(one) not in seen:
                seen.add(id(one))
                found[type(one).__name__] += 1
    return found


def read(share: float) -> Reading:
    """Return what the process holds now; what nobody holds any more is collected before."""
    gc.collect()
    rss = int((PROC / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    files, threads = len(list((PROC / "fd").iterdir())) - 1, len(list((PROC / "task").iterdir()))
    return Reading(share, rss, files, threads, qobjects().total(), len(gc.get_objects()))


class Pulse(QTimer):
    """Beats while the event loop runs, and remembers the longest time between two beats, in milliseconds.

    Attributes:
        longest: by the clock on the wall.
        own: the longest in which this process was at work itself: by what its threads worked meanwhile, less what
            this one stood in line for a processor that others were using.
        looks: the same, while the look of the whole window was being changed.
        late: those over the limit: what was being done, and how long it was, in the order of the day.
    """

    def __init__(self, limit_ms: float, doing: Callable[[], str]) -> None:
        super().__init__(interval=BEAT_MS)
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self._limit, self._doing = limit_ms, doing
        self._line = (PROC / "task" / str(os.getpid()) / "schedstat").open()
        self.timeout.connect(self._beat)
        self.begin()
        self.start()

    def begin(self) -> None:
        """Begin anew: nothing was late."""
        self.longest = self.own = self.looks = 0.0
        self.late: list[tuple[str, float]] = []
        self.skip()

    def skip(self) -> None:
        """Leave out what is under way."""
        self._last, self._stood, self._worked = time.perf_counter(), self._stood_ms(), time.process_time()

    def _stood_ms(self) -> float:
        self._line.seek(0)
        return int(self._line.read().split()[1]) / 1e6

    def _beat(self) -> None:
        now, stood, worked = time.perf_counter(), self._stood_ms(), time.process_time()
        gap = (now - self._last) * 1000
        own = min(gap - min(gap, stood - self._stood), (worked - self._worked) * 1000)
        self._last, self._stood, self._worked = now, stood, worked
        self.longest = max(self.longest, gap)
        if self._doing() == LOOKS:
            self.looks = max(self.looks, own)
            return
        self.own = max(self.own, own)
        if own > self._limit:
            self.late.append((self._doing(), own))

    def end(self) -> None:
        """Beat no more."""
        self.stop()
        self._line.close()
