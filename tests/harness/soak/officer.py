"""The officer at the window, by keys: takes visitors in, serves at a counter, looks at every page, locks and comes back."""

import random
import time
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.demo.people import full_name
from tests.conftest import PASSWORD
from tests.harness.soak.gauges import LOOKS
from tests.harness.soak.hall import OWN_COUNTER
from ui.pages.counter import CounterPage
from ui.pages.intake import IntakePage
from ui.pages.intake_form import Form
from ui.pages.queue import QueuePage
from ui.rooms.lock import LockRoom
from ui.shell import Shell

STEP_MS, TRIES = 20, 100
PATIENCE_S = 20.0
"""A step that has not answered by then is given up and counted."""
SERVICES = ("DUK-06", "DUK-05", "POL-03", "SAM-01", "BPD-01")
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
LISTS = (
    (Qt.Key.Key_G, CONTROL), (Qt.Key.Key_J, CONTROL), (Qt.Key.Key_J, CONTROL | SHIFT), (Qt.Key.Key_O, CONTROL),
    (Qt.Key.Key_B, CONTROL | SHIFT), (Qt.Key.Key_K, CONTROL),
)  # fmt: skip
"""What opens over any page, and goes with Esc."""
Steps = Generator[Callable[[], bool], None, None]


class Officer(QObject):
    """Works until the day is over.

    Attributes:
        did: how often each thing was done.
        given_up: what did not answer.
        doing: what is being done now.

    Signals:
        settled: all pages are made, and the first visitor may come.
        left: the day is over and the window is quiet.
    """

    settled = Signal()
    left = Signal()

    def __init__(self, shell: Shell, papers: Path, over: Callable[[], bool]) -> None:
        super().__init__()
        self.shell, self.papers, self._over = shell, papers, over
        self.random = random.Random(5)
        self.did: dict[str, int] = {}
        self.given_up: dict[str, int] = {}
        self.pausing: Callable[[], None] | None = None
        self.doing = ""
        self._steps = self._day()
        self._true: Callable[[], bool] = lambda: True
        self._since = time.monotonic()
        self._timer = QTimer(self, interval=STEP_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        late = time.monotonic() - self._since > PATIENCE_S
        if not late and not self._true():
            return
        if late:
            self.given_up[self.doing] = self.given_up.get(self.doing, 0) + 1
        try:
            self._true = next(self._steps)
        except StopIteration:
            self._timer.stop()
        self._since = time.monotonic()

    # --- hands -----------------------------------------------------------------------------------

    def key(self, key: Qt.Key, how: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is, in a dialog too."""
        front = QApplication.activeModalWidget() or self.shell
        if not front.isActiveWindow():
            front.activateWindow()
        QTest.keyClick(front.focusWidget() or front, key, how)

    @staticmethod
    def write(target: QWidget, words: str) -> None:
        """Type into a field."""
        target.setFocus()
        QTest.keyClicks(target, words)

    @staticmethod
    def soon(seconds: float = 0.1) -> Callable[[], bool]:
        """Return what is true a moment later."""
        until = time.monotonic() + seconds
        return lambda: time.monotonic() >= until

    def _turn_to(self, key: Qt.Key, page: type[QWidget]) -> Steps:
        """Leave whatever is open, also what comes late, and go to a page."""
        for _ in range(TRIES):
            dialog = QApplication.activeModalWidget()
            if dialog is not None:
                QTest.keyClick(dialog, Qt.Key.Key_Escape)
            else:
                self.key(key, ALT)
                if isinstance(self.shell.workbench.page, page):
                    return
            yield self.soon()
        raise RuntimeError(f"{page.__name__} does not come")

    def _begin(self, name: str) -> None:
        self.doing = name
        self.did[name] = self.did.get(name, 0) + 1

    # --- the day ---------------------------------------------------------------------------------

    def _day(self) -> Steps:
        yield lambda: self.shell.workbench is not None
        bench = self.shell.workbench
        assert bench is not None
        bench.printing.use_folder(self.papers)
        bench.printing.printer = ""
        yield lambda: not bench._making.isActive()
        yield self.soon(1.0)
        self.settled.emit()
        number = 0
        while not self._over():
            number += 1
            if self.pausing is not None:
                yield from self._pause()
            yield from self._take_in()
            if number % 2 == 0:
                yield from self._serve()
            if number % 8 == 1:
                yield from self._look_round()
            if number % 16 == 1:
                yield from self._open_lists()
            if number % 32 == 1:
                yield from self._change_look()
                yield from self._lock()
            if number % 40 == 1:
                yield from self._turn_display()
        yield from self._pause()
        self.left.emit()

    def _pause(self) -> Steps:
        """Be quiet, so that what is read now can be compared with what was read then."""
        self._begin("pause")
        shown = getattr(self.shell, "public_display", None)
        if shown is not None and shown.isVisible():
            self.key(Qt.Key.Key_F11)
        yield from self._turn_to(Qt.Key.Key_1, IntakePage)
        yield lambda: not self.shell.workbench.toasts.toasts()
        yield self.soon(1.0)
        if self.pausing is not None:
            self.pausing()
            self.pausing = None
        yield self.soon()

    def _take_in(self) -> Steps:
        self._begin("visits by keys")
        yield from self._turn_to(Qt.Key.Key_1, IntakePage)
        page = self.shell.workbench.page
        yield self.soon()
        self.write(page.person.identity, full_name(self.random))
        wanted = self.random.sample(SERVICES, self.random.choice((1, 1, 2)))
        yield self.soon(0.3)
        for place, service in enumerate(wanted, 1):
            self.write(page.need.need, service)
            yield page.need.popup.isVisible
            self.key(Qt.Key.Key_Return)
            yield lambda place=place: len(page.form().services) >= place
        save = Qt.Key.Key_Return if self.random.random() < 0.5 else Qt.Key.Key_S
        self.key(save, CONTROL)
        closed = page.findChild(QLineEdit, "intake.anyway")
        yield lambda: page.form() == Form() or closed.isVisible()
        if closed.isVisible():  # at noon and in the evening a supervisor says why
            self.write(closed, "soak")
            self.key(save, CONTROL)
            yield lambda: page.form() == Form()

    def _serve(self) -> Steps:
        self._begin("served at the counter")
        yield from self._turn_to(Qt.Key.Key_3, CounterPage)
        page = self.shell.workbench.page
        if not page.counter:
            yield self.soon(0.5)
            page.use(OWN_COUNTER)
        yield lambda: page.sheet is not None and page.sheet.view.counter.code == OWN_COUNTER
        for key in (Qt.Key.Key_F8, Qt.Key.Key_F7, Qt.Key.Key_F12):
            yield self.soon(0.4)
            self.key(key)
        yield self.soon(0.4)

    def _look_round(self) -> Steps:
        for key in (Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7, Qt.Key.Key_8):
            self._begin("pages looked at")
            self.key(key, ALT)
            yield self.soon(0.6)
        self._begin("reports looked at")
        self.key(Qt.Key.Key_6, ALT)
        yield self.soon(0.5)
        self.key(Qt.Key.Key_P, CONTROL)
        yield self.soon(1.5)
        self.key(Qt.Key.Key_Escape)
        yield self.soon()

    def _open_lists(self) -> Steps:
        for key, how in LISTS:
            self._begin("lists opened")
            yield from self._turn_to(Qt.Key.Key_2, QueuePage)
            self.key(key, how)
            yield self.soon(0.4)
            self.key(Qt.Key.Key_Escape)
            yield self.soon(0.2)

    def _change_look(self) -> Steps:
        for name in ("app.theme", "app.theme", "app.theme", "app.bigger", "app.smaller"):
            self._begin(LOOKS)
            self.shell.workbench.actions_.trigger(name)
            yield self.soon(0.3)

    def _lock(self) -> Steps:
        yield from self._turn_to(Qt.Key.Key_2, QueuePage)
        self._begin("locked")
        self.key(Qt.Key.Key_L, CONTROL)
        yield lambda: isinstance(self.shell.rooms.currentWidget(), LockRoom)
        room = self.shell.rooms.currentWidget()
        self.write(room.password, PASSWORD)
        self.key(Qt.Key.Key_Return)
        yield lambda: self.shell.rooms.currentWidget() is self.shell.workbench

    def _turn_display(self) -> Steps:
        self._begin("display turned")
        self.shell.workbench.actions_.trigger("app.display")
        yield self.soon(0.5)
        self.shell.activateWindow()
        yield self.soon(0.2)
