"""CRA-12: a printer's driver that blocks: the window answers, the paper can be given up, the visit is saved."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import QTimer

from ui import printing
from ui.printing import Printing
from ui.runner import Lane, LaneRunner


class Driver:
    """Stands for a printer's driver: it comes back when the test lets it."""

    def __init__(self) -> None:
        self.begun, self.free = threading.Semaphore(0), threading.Event()
        self.taken_back: list[bool] = []

    def __call__(self, _name: str, title: str, _pdf: bytes, given_up: Any) -> str:
        self.begun.release()
        self.free.wait()
        self.taken_back.append(given_up())
        return f"Tercetak: {title}"


class Desk:
    """A window's printing over real lanes, and what became of its papers."""

    def __init__(self) -> None:
        self.runner = LaneRunner()
        self.printing = Printing(self.runner)
        self.printing.printer = "Printer macet"
        self.told: list[tuple[str, bool]] = []
        self.came: list[str] = []
        self.printing.told.connect(lambda *told: self.told.append(told))

    def send(self, title: str) -> None:
        self.printing.send(
            title, b"", lambda: self.came.append(f"{title} out"), lambda: self.came.append(f"{title} not")
        )


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> Driver:
    made = Driver()
    monkeypatch.setattr(printing, "_print", made)
    return made


@pytest.fixture
def desk(qtbot: Any, driver: Driver) -> Any:
    made = Desk()
    yield made
    driver.free.set()
    made.runner.close()


def test_cra_12_window_answers_and_other_lanes_work_while_a_driver_blocks(
    desk: Desk, driver: Driver, qtbot: Any
) -> None:
    for title in ("a", "b", "c"):
        desk.send(title)
        driver.begun.acquire()
    beats: list[int] = []
    QTimer.singleShot(0, lambda: beats.append(1))
    for lane in (Lane.WRITE, Lane.READ, Lane.LONG):
        desk.runner.run(lane, lambda lane=lane: lane, beats.append, print)
    qtbot.waitUntil(lambda: len(beats) == 4)
    assert desk.came == []


def test_cra_12_paper_of_a_driver_that_does_not_answer_is_given_up_and_taken_back(
    desk: Desk, driver: Driver, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "PATIENCE_MS", 1)
    desk.send("tiket")
    qtbot.waitUntil(lambda: desk.came == ["tiket not"])
    ((sentence, well),) = desk.told
    assert "tidak menjawab" in sentence
    assert not well
    driver.free.set()
    qtbot.waitUntil(lambda: bool(driver.taken_back))
    answered: list[int] = []
    desk.runner.run(Lane.PRINT, lambda: 1, answered.append, print)
    qtbot.waitUntil(lambda: bool(answered))
    assert driver.taken_back == [True]
    assert desk.came == ["tiket not"]


def test_cra_12_paper_that_waited_behind_stuck_ones_and_was_given_up_is_never_printed(
    desk: Desk, driver: Driver, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "PATIENCE_MS", 1)
    for title in ("a", "b", "c", "d"):
        desk.send(title)
    qtbot.waitUntil(lambda: len(desk.came) == 4)
    driver.free.set()
    answered: list[int] = []
    desk.runner.run(Lane.PRINT, lambda: 1, answered.append, print)
    qtbot.waitUntil(lambda: bool(answered))
    assert len(driver.taken_back) == 3


def test_cra_12_printer_that_answers_in_time_is_believed(
    desk: Desk, driver: Driver, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.free.set()
    desk.send("tiket")
    qtbot.waitUntil(lambda: desk.came == ["tiket out"])
    assert desk.told == [("Tercetak: tiket", True)]
