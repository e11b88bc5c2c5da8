"""The board with 2,000 waiting tickets against an empty one: `python -m bench.board`.

It prints how long a refresh takes from asking to the painted answer, and the longest time in which the window
answers nothing meanwhile; both for an empty mall and a full one, and as a ratio.
"""

import os
import statistics
import time
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from bench.malls import a_mall, orders
from desktop.desk import Desk
from desktop.services.visits import add_visit
from ui.actions import Actions
from ui.hub import Hub
from ui.page import Surroundings
from ui.pages.queue import QueuePage
from ui.printing import Printing
from ui.runner import LaneRunner
from ui.theme import ThemeHolder, load_theme

TICKETS, TIMES = 2000, 20
BEAT_MS = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds: median refresh, and the longest gap in which nothing else ran."""

    reload_ms: float
    gap_ms: float


class Heart(QTimer):
    """Beats every millisecond, and remembers the longest time between two beats."""

    def __init__(self) -> None:
        super().__init__(interval=BEAT_MS)
        self.longest = 0.0
        self._last = time.perf_counter()
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now

    def rest(self) -> None:
        """Forget what was before."""
        self.longest, self._last = 0.0, time.perf_counter()


def wait_until_read(page: QueuePage) -> None:
    """Run the event loop until the page has its answer and has painted it."""
    loop, asking = QEventLoop(), QTimer(interval=0)
    asking.timeout.connect(lambda: None if page._reading else loop.quit())  # noqa: SLF001 - a bench looks inside
    asking.start()
    loop.exec()
    asking.stop()
    QTimer.singleShot(20, loop.quit)
    loop.exec()


def measured(desk: Desk) -> Figures:
    """Return the figures of a mall as it stands."""
    window, runner = QWidget(), LaneRunner()
    runner.serve(desk)
    window.resize(1182, 700)
    hub = Hub(window)
    around = Surroundings(
        desk,
        runner,
        hub,
        Actions(window, lambda _: True),
        lambda *_: None,
        lambda _: None,
        Printing(runner, window),
    )
    page = QueuePage(around)
    page.setParent(window)
    page.resize(1182, 700)
    window.show()
    page.shown()
    wait_until_read(page)
    heart, taken = Heart(), []
    for _ in range(TIMES):
        heart.rest() if not taken else None
        begun = time.perf_counter()
        page.reload()
        wait_until_read(page)
        taken.append(1000 * (time.perf_counter() - begun) - 20)
    heart.stop()
    window.close()
    runner.close()
    return Figures(statistics.median(taken), 1000 * heart.longest)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    ThemeHolder(app, load_theme("light"))
    with a_mall(durable=False) as desk:
        empty = measured(desk)
        count = 0
        for order in orders(desk, TICKETS):
            count += len(add_visit(desk, order).value.tickets)
            if count >= TICKETS:
                break
        full = measured(desk)
    print(f"empty: refresh {empty.reload_ms:.1f} ms, longest gap {empty.gap_ms:.1f} ms")
    print(f"{count} tickets: refresh {full.reload_ms:.1f} ms, longest gap {full.gap_ms:.1f} ms")
    print(f"ratio: refresh {full.reload_ms / empty.reload_ms:.1f}, gap {full.gap_ms / empty.gap_ms:.1f}")


if __name__ == "__main__":
    main()
