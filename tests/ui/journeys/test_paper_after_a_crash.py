"""A process that is killed between save and print: the next start knows of the paper, and one print is enough."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.conftest import PASSWORD, Mall
from tests.harness.killed_window import TEN_NS
from ui.shell import Access, Shell
from ui.workbench import Workbench

ROOT = Path(__file__).parents[3]
GIVE_UP_MS = 60_000
"""Only so that a broken window fails and does not hang; nothing here is measured."""


@pytest.fixture
def killed(mall: Mall) -> Mall:
    """A mall whose window was killed when somebody's sheet should have gone to the printer."""
    command = [
        sys.executable, "-m", "tests.harness.killed_window", str(mall.paths.data), str(mall.paths.state),
    ]  # fmt: skip
    env = {**os.environ, "PANDU_RECOVERY_KEY": mall.recovery_key}
    done = subprocess.run(
        command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    return mall


@pytest.fixture
def bench(killed: Mall, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbench]:
    """The next start, with real lanes; papers go to files."""
    monkeypatch.setattr("desktop.desk.time", SimpleNamespace(time_ns=lambda: TEN_NS + 1_000_000_000))
    shell = Shell(killed.paths, access=Access("admin", PASSWORD, killed.recovery_key))
    qtbot.addWidget(shell)
    shell.show()
    shell.begin()
    qtbot.waitUntil(lambda: shell.workbench is not None, timeout=GIVE_UP_MS)
    assert shell.workbench is not None
    shell.workbench.printing.printer = ""
    shell.workbench.printing.use_folder(tmp_path / "papers")
    yield shell.workbench
    shell.close()


def rows(mall: Mall, sql: str) -> list[Any]:
    return list(mall.desk.store.execute_sql(sql).fetchall())


def test_paper_lost_in_a_crash_is_shown_at_the_next_start_and_one_print_clears_it(
    bench: Workbench, killed: Mall, qtbot: Any, tmp_path: Path
) -> None:
    def until(true: Callable[[], bool]) -> None:
        qtbot.waitUntil(true, timeout=GIVE_UP_MS)

    assert rows(killed, "SELECT count(*) FROM visit") == [(1,)]
    printer = bench.status.printer
    until(lambda: printer.accessibleName() == "1 belum tercetak")
    QTest.keyClick(
        bench, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert bench.unprinted.isVisible()
    (code,) = rows(killed, "SELECT code FROM visit")[0]
    (row,) = bench.unprinted.rows.values()
    assert row.title == f"Lembar alur {code}"
    until(row.print_button.hasFocus)
    QTest.keyClick(row.print_button, Qt.Key.Key_Space)
    until(lambda: rows(killed, "SELECT state FROM print_job") == [("sent",)])
    until(lambda: not bench.unprinted.rows and printer.accessibleName() == "Cetak ke berkas")
    (paper,) = (tmp_path / "papers").iterdir()
    assert paper.name == f"{code}.pdf"
    assert rows(killed, "SELECT copy FROM paper") == [(0,)]
