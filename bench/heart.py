"""The window at work for benchmarks: how long its event loop stands still, and when it has nothing more to do."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop.desk import Desk
from ui.runner import Done, Failed, Lane, LaneRunner, Work
from ui.theme import ThemeHolder, load_theme
from ui.widgets.ring import FocusRing
from ui.workbench import Workbench

BEAT_MS = 1
QUIET_MS = 60
"""Nothing asked and nothing answered for so long: the window has settled. Longer than it paints."""
SIZE = (1366, 768)


class Heart(QTimer):
    """Beats every millisecond, and remembers the longest time between two beats, in seconds.

    Attributes:
        longest: by the clock on the wall; on a busy computer other programs have their part in it.
        own: the longest in which this process was at work, in any of its threads.
    """

    def __init__(self) -> None:
        super().__init__(interval=BEAT_MS)
        self.rest()
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.process_time()
        gap = now - self._last
        self.longest = max(self.longest, gap)
        self.own = max(self.own, min(gap, worked - self._worked))
        self._last, self._worked = now, worked

    def rest(self) -> None:
        """Forget what was before."""
        self.longest = self.own = 0.0
        self._last, self._worked = time.perf_counter(), time.process_time()


class CountingRunner(LaneRunner):
    """The real lanes; knows what is not answered yet, and when the last answer came."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting, self.answered_at = 0, time.perf_counter()

    def run(self, lane: Lane, work: Work, done: Done, failed: Failed) -> None:
        self.waiting += 1
        super().run(lane, work, lambda value: self._end(done, value), lambda error: self._end(failed, error))

    def _end(self, call: Done | Failed, value: object) -> None:
        self.waiting -= 1
        call(value)
        self.answered_at = time.perf_counter()


@dataclass(frozen=True, slots=True)
class Stillness:
    """Milliseconds of each run of a step.

    Attributes:
        answered: until its last answer was shown; 0 where nothing was asked.
        gaps: the longest time between two beats.
        own: the longest in which this process itself was at work.
    """

    answered: list[float]
    gaps: list[float]
    own: list[float]

    def __str__(self) -> str:
        return " · ".join(
            f"{name}: median {statistics.median(figures):.0f} ms, worst {max(figures):.0f} ms"
            for name, figures in (("gap", self.gaps), ("own", self.own), ("answer", self.answered))
            if any(figures)
        )


class Window:
    """The window of an open mall with its real lanes; empty until `work` is called.

    Attributes:
        typing: a step is not over yet, though nothing is asked at the moment.
    """

    def __init__(self, desk: Desk) -> None:
        app = QApplication.instance() or QApplication([])
        self._holder = ThemeHolder(app, load_theme("light"))
        self.runner = CountingRunner()
        self.runner.serve(desk)
        self.desk = desk
        self.typing = False
        self.heart = Heart()
        self.frame = QMainWindow()
        self.frame.resize(*SIZE)
        FocusRing(self.frame)
        self.frame.show()

    def work(self) -> None:
        """Make the workbench, as after the sign-in; its pages come one after the other."""
        self.bench = Workbench(self.desk, self.runner, self._holder)
        self.frame.setCentralWidget(self.bench)
        self.bench.begin()

    def _busy(self) -> bool:
        making = self.bench._making.isActive()  # noqa: SLF001 - a bench looks inside
        return bool(self.typing or making or self.runner.waiting)

    def settle(self) -> None:
        """Run the event loop until nothing is asked and nothing was answered for a while."""
        loop, looking, begun = QEventLoop(), QTimer(interval=5), time.perf_counter()

        def look() -> None:
            quiet_since = max(begun, self.runner.answered_at)
            if not self._busy() and 1000 * (time.perf_counter() - quiet_since) > QUIET_MS:
                loop.quit()

        looking.timeout.connect(look)
        looking.start()
        loop.exec()
        looking.stop()

    def watch(self, *steps: Callable[[], object]) -> Stillness:
        """Do steps from within the event loop, as keys come in, each when the one before has settled."""
        answered, gaps, own = [], [], []
        for step in steps:
            self.heart.rest()
            begun = time.perf_counter()
            self.typing = True
            QTimer.singleShot(0, partial(self._do, step))
            self.settle()
            answered.append(1000 * (max(self.runner.answered_at, begun) - begun))
            gaps.append(1000 * self.heart.longest)
            own.append(1000 * self.heart.own)
        return Stillness(answered, gaps, own)

    def _do(self, step: Callable[[], object]) -> None:
        self.typing = False
        step()

    def close(self) -> None:
        """End the lanes."""
        self.heart.stop()
        self.bench.end()
        self.runner.close()
        self.frame.close()
