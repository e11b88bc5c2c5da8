"""One day at the desk: from the first start to the last ticket, by keys alone, with real lanes and a real file."""

import threading
from pathlib import Path

from PySide6.QtCore import Qt

from tests.conftest import PASSWORD
from tests.ui.journeys.keys_only import Day, serve_at, set_up
from ui.pages.intake import IntakePage
from ui.pages.intake_form import Form
from ui.rooms.lock import LockRoom

LANES = ("write", "read", "long")
NAME = "Contoh Warga"


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


def lock_and_unlock(day: Day) -> None:
    """Leave the desk, and come back with the password."""
    day.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    day.until(lambda: isinstance(day.shell.rooms.currentWidget(), LockRoom))
    day.type(PASSWORD)
    day.key(Qt.Key.Key_Return)
    day.until(lambda: day.shell.rooms.currentWidget() is day.shell.workbench)


def test_ui_02_a_day_from_the_first_start_to_the_last_ticket_by_keys_alone(day: Day, tmp_path: Path) -> None:
    set_up(day)
    take_in(day, tmp_path / "papers")
    assert day.rows("SELECT name FROM person") == [(NAME,)]
    assert day.states() == {"DUK-06": "waiting", "POL-03": "waiting"}
    assert [paper.read_bytes()[:5] for paper in (tmp_path / "papers").iterdir()] == [b"%PDF-"]
    serve_at(day, "POL-L4")
    assert day.states()["POL-03"] == "done"
    lock_and_unlock(day)
    serve_at(day, "DUK-L1")
    assert day.states() == {"DUK-06": "done", "POL-03": "done"}
    assert day.shell.close()
    assert [one.name for one in threading.enumerate() if one.name.startswith(LANES)] == []
