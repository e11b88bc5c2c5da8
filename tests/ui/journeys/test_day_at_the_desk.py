"""One day at the desk: from the first start to the last ticket, by keys alone, with real lanes and a real file."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.paths import Paths
from tests.conftest import PASSWORD, Clock
from ui.debounce import Debounce
from ui.pages.counter import CounterPage
from ui.pages.intake import IntakePage
from ui.pages.intake_form import Form
from ui.rooms.lock import LockRoom
from ui.rooms.wizard import WizardRoom
from ui.shell import Shell

LANES = ("write", "read", "long")
NAME = "Contoh Warga"
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


@pytest.fixture
def day(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    clock = Clock()
    clock.forward(minutes=120)
    monkeypatch.setattr("desktop.desk.time", SimpleNamespace(time_ns=lambda: clock.ms * 1_000_000))
    shell = Shell(Paths(tmp_path / "data", tmp_path / "state"))
    qtbot.addWidget(shell)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    shell.begin()
    made = Day(shell, qtbot, clock)
    yield made
    if shell.desk is not None:
        shell.desk.store.close()
    shell.close()


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


def take_in(day: Day, papers: Path) -> None:
    """Write down somebody new with two services, and print the numbers."""
    assert day.shell.workbench is not None
    day.shell.workbench.printing.use_folder(papers)
    day.shell.workbench.printing.printer = ""
    page = day.page(Qt.Key.Key_1)
    assert isinstance(page, IntakePage)
    day.fill("intake.identity", NAME)
    for services in (("DUK-06",), ("DUK-06", "POL-03")):
        day.fill("intake.need", services[-1])
        day.until(page.need.popup.isVisible)
        day.key(Qt.Key.Key_Return)
        day.until(lambda services=services: page.form().services == services)
    day.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    day.until(lambda: day.rows("SELECT state FROM print_job") == [("sent",)])
    day.until(lambda: page.form() == Form())


def here(page: CounterPage) -> str | None:
    """Return the state of the ticket that the page shows at its counter."""
    assert page.sheet is not None
    current = page.sheet.view.current
    return None if current is None else str(current.state)


def serve_at(day: Day, counter: str, service: str) -> None:
    """Sit down at a counter, call whoever is next, serve and finish."""
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
    for key, state in ((Qt.Key.Key_F8, "called"), (Qt.Key.Key_F7, "serving"), (Qt.Key.Key_F12, None)):
        day.clock.forward(minutes=3)
        day.key(key)
        day.until(lambda state=state: here(page) == state)
    assert day.states()[service] == "done"


def lock_and_unlock(day: Day) -> None:
    """Leave the desk, and come back with the password."""
    day.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    day.until(lambda: isinstance(day.shell.rooms.currentWidget(), LockRoom))
    day.type(PASSWORD)
    day.key(Qt.Key.Key_Return)
    day.until(lambda: day.shell.rooms.currentWidget() is day.shell.workbench)


def test_a_day_from_the_first_start_to_the_last_ticket_by_keys_alone(day: Day, tmp_path: Path) -> None:
    set_up(day)
    take_in(day, tmp_path / "papers")
    assert day.rows("SELECT name FROM person") == [(NAME,)]
    assert day.states() == {"DUK-06": "waiting", "POL-03": "waiting"}
    assert [paper.read_bytes()[:5] for paper in (tmp_path / "papers").iterdir()] == [b"%PDF-"]
    serve_at(day, "POL-L4", "POL-03")
    lock_and_unlock(day)
    serve_at(day, "DUK-L1", "DUK-06")
    assert day.states() == {"DUK-06": "done", "POL-03": "done"}
    assert day.shell.close()
    assert [one.name for one in threading.enumerate() if one.name.startswith(LANES)] == []
