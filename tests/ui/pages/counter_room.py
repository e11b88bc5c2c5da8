"""A workbench at a counter, for the tests of its page: keys and buttons by name, effects read from the tables."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.desk import Desk
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from ui.debounce import Debounce
from ui.pages.counter import CounterPage
from ui.workbench import Workbench

HERE = "DUK-L1"
SERVICE = "DUK-06"


class Time:
    """Seconds that pass only when a test says so."""

    def __init__(self) -> None:
        self.s = 100.0

    def __call__(self) -> float:
        return self.s


@dataclass
class Room:
    """A window at work, and what a test does in it."""

    desk: Desk
    bench: Workbench
    page: CounterPage
    time: Time

    def button(self, name: str) -> QPushButton:
        found = self.bench.findChild(QPushButton, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        """Press a button like somebody who takes a second to the next."""
        self.time.s += 1
        button = self.button(name)
        assert button.isEnabled(), name
        button.click()

    def key(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.time.s += 1
        QTest.keyClick(self.bench, key, how)

    def state(self, number: str) -> str:
        (state,) = self.desk.store.execute_sql(
            "SELECT state FROM ticket WHERE number = ?", (number,)
        ).fetchone()
        return str(state)

    def events(self) -> int:
        (count,) = self.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
        return int(count)

    def toasts(self) -> list[str]:
        return [toast.sentence for toast in self.bench.toasts.toasts()]

    @property
    def message(self) -> str:
        return self.page.console.message.sentence


def came(desk: Desk, *services: str, **more: object) -> AddedVisit:
    return add_visit(desk, NewVisit(services=services or (SERVICE,), **more)).value


def number(desk: Desk, *services: str, **more: object) -> str:
    return came(desk, *services, **more).tickets[0].number


def room_at(desk: Desk, holder, runner, qtbot, counter: str = HERE) -> Room:
    bench = Workbench(desk, runner, holder)
    qtbot.addWidget(bench)
    bench.resize(1366, 768)
    bench.show()
    qtbot.waitExposed(bench)
    bench.activateWindow()
    bench.go("page.counter")
    page = bench.page
    assert isinstance(page, CounterPage)
    time = Time()
    page._debounce = Debounce(time)
    if counter:
        page.use(counter)
    return Room(desk, bench, page, time)
