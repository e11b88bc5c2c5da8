"""The window of a mall that is made in it, and what somebody without a mouse does there."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import PASSWORD, Clock
from ui.debounce import Debounce
from ui.pages.counter import CounterPage
from ui.rooms.wizard import WizardRoom
from ui.shell import Shell

GIVE_UP_MS = 60_000
"""Only so that a broken window fails and does not hang; nothing here is measured."""


class Seconds:
    """Time between two presses, as a person leaves it."""

    def __init__(self) -> None:
        self.s = 0.0

    def __call__(self) -> float:
        self.s += 1
        return self.s


class Day:
    """The window, and what somebody without a mouse does in it."""

    def __init__(self, shell: Shell, qtbot: Any, clock: Clock) -> None:
        self.shell, self.clock, self._qtbot = shell, clock, qtbot

    def until(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true, timeout=GIVE_UP_MS)

    @property
    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def key(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, how)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    def tab_to(self, name: str) -> None:
        """Press Tab until that control has the focus."""
        passed = []
        for _ in range(80):
            if self.focus.objectName() == name:
                return
            passed.append(self.focus.objectName() or type(self.focus).__name__)
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {name}, only {dict.fromkeys(passed)}")

    def press(self, name: str) -> None:
        self.tab_to(name)
        self.key(Qt.Key.Key_Space)

    def fill(self, name: str, text: str) -> None:
        self.tab_to(name)
        self.type(text)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Read the file on a connection of this thread."""
        assert self.shell.desk is not None
        store = self.shell.desk.store
        if store.is_closed():
            store.connect()
        return list(store.execute_sql(sql).fetchall())

    def states(self) -> dict[str, str]:
        return dict(self.rows("SELECT service, state FROM ticket"))

    def page(self, key: Qt.Key) -> Any:
        self.key(key, Qt.KeyboardModifier.AltModifier)
        assert self.shell.workbench is not None
        return self.shell.workbench.page


def set_up(day: Day) -> None:
    """Go through the wizard."""
    wizard = day.shell.rooms.currentWidget()
    assert isinstance(wizard, WizardRoom)
    assert day.focus.objectName() == "wizard.office"
    day.type("DPMPTSP Kota Contoh")
    day.press("wizard.next")
    day.press("wizard.next")
    day.fill("wizard.user", "siti")
    day.fill("wizard.password", PASSWORD)
    day.fill("wizard.password_again", PASSWORD)
    day.press("wizard.next")
    day.fill("wizard.recovery_again", wizard.shown_key.text())
    day.press("wizard.next")
    day.until(lambda: day.shell.workbench is not None)


def here(page: CounterPage) -> str | None:
    """Return the state of the ticket that the page shows at its counter."""
    assert page.sheet is not None
    current = page.sheet.view.current
    return None if current is None else str(current.state)


def sit_down(day: Day, counter: str) -> CounterPage:
    """Sit down at a counter."""
    page = day.page(Qt.Key.Key_3)
    assert isinstance(page, CounterPage)
    page._debounce = Debounce(Seconds())
    if page.counter:
        day.press("counter.switch")
    day.until(lambda: page.choice.isVisible() and page.choice.list.count() > 1)
    day.until(lambda: day.focus is page.choice.search)
    day.type(counter)
    day.press("counter.choice.take")
    day.until(lambda: page.sheet is not None and page.sheet.view.counter.code == counter)
    return page


def serve_at(day: Day, counter: str) -> None:
    """Sit down at a counter, call whoever is next, serve and finish."""
    page = sit_down(day, counter)
    for key, state in ((Qt.Key.Key_F8, "called"), (Qt.Key.Key_F7, "serving"), (Qt.Key.Key_F12, None)):
        day.clock.forward(minutes=3)
        day.key(key)
        day.until(lambda state=state: here(page) == state)
