"""What the journeys share: the window of a first start, with real lanes and a real file."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.paths import Paths
from tests.conftest import Clock
from tests.ui.journeys.keys_only import Day
from ui.shell import Shell


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
