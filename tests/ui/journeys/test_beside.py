"""Another process writes, and the board and the display of this one show it by themselves: a real file, real lanes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.harness.program import ADMIN, PASSWORD, Program, quiet_zone
from ui.display import DisplayWindow, display_window
from ui.pages.queue import QueuePage
from ui.shell import Access, Shell

pytestmark = pytest.mark.process

GIVE_UP_MS = 60_000
"""Only so that a broken window fails and does not hang; nothing here is measured."""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    made = Program(tmp_path / "home")
    made.init(quiet_zone())
    return made


@pytest.fixture
def shell(program: Program, qtbot: Any) -> Iterator[Shell]:
    made = Shell(program.paths, access=Access(ADMIN, PASSWORD, program.env["PANDU_RECOVERY_KEY"]))
    qtbot.addWidget(made)
    made.show()
    made.begin()
    qtbot.waitUntil(lambda: made.workbench is not None, timeout=GIVE_UP_MS)
    yield made
    made.close()


@pytest.fixture
def display(program: Program, qtbot: Any) -> DisplayWindow:
    made = display_window(program.paths, program.env["PANDU_RECOVERY_KEY"])
    qtbot.addWidget(made)
    made.show()
    return made


def states(page: QueuePage) -> dict[str, str]:
    """Return the state of each number that the board shows."""
    cards = [card for column in page.board.columns for card in column.list.rows.cards]
    return {card.number: str(card.state) for card in cards}


def test_board_and_display_show_what_another_process_called(
    program: Program, shell: Shell, display: DisplayWindow, qtbot: Any
) -> None:
    assert shell.workbench is not None
    shell.workbench.go("page.queue")
    page = shell.workbench.page
    assert isinstance(page, QueuePage)
    added = program.as_admin("visit", "add", "--service", "DUK-06", "--anyway", "uji")
    number = added.answer["tickets"][0]["number"]
    qtbot.waitUntil(lambda: states(page) == {number: "waiting"}, timeout=GIVE_UP_MS)
    assert display.called.number.words == ""
    called = program.as_admin("ticket", "call", "--counter", "DUK-L1")
    assert called.answer["number"] == number
    qtbot.waitUntil(lambda: states(page) == {number: "called"}, timeout=GIVE_UP_MS)
    qtbot.waitUntil(lambda: display.called.number.words == number, timeout=GIVE_UP_MS)
