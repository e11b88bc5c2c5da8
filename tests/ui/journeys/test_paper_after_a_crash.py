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

from desktop.services.tickets import call_next, start_ticket
from tests.conftest import PASSWORD, Mall
from tests.harness.killed_window import TEN_NS
from tests.printing.arrivals import came
from ui.pages.requests import RequestsPage
from ui.shell import Access, Shell
from ui.workbench import Workbench

ROOT = Path(__file__).parents[3]
GIVE_UP_MS = 60_000
"""Only so that a broken window fails and does not hang; nothing here is measured."""


@pytest.fixture
def next_start(
    mall: Mall, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Workbench]]:
    """Kills a window at a job when its paper should have gone to the printer, and gives the next one, with real lanes.

    Papers go to files.
    """
    begun: list[Shell] = []

    def start(job: str) -> Workbench:
        command = [
            sys.executable, "-m", "tests.harness.killed_window", str(mall.paths.data), str(mall.paths.state), job,
        ]  # fmt: skip
        env = {**os.environ, "PANDU_RECOVERY_KEY": mall.recovery_key}
        done = subprocess.run(
            command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == -signal.SIGKILL, done.stderr
        monkeypatch.setattr("desktop.desk.time", SimpleNamespace(time_ns=lambda: TEN_NS + 1_000_000_000))
        shell = Shell(mall.paths, access=Access("admin", PASSWORD, mall.recovery_key))
        begun.append(shell)
        qtbot.addWidget(shell)
        shell.show()
        shell.begin()
        qtbot.waitUntil(lambda: shell.workbench is not None, timeout=GIVE_UP_MS)
        assert shell.workbench is not None
        shell.workbench.printing.printer = ""
        shell.workbench.printing.use_folder(tmp_path / "papers")
        return shell.workbench

    yield start
    for shell in begun:
        shell.close()


def rows(mall: Mall, sql: str) -> list[Any]:
    return list(mall.desk.store.execute_sql(sql).fetchall())


def test_paper_lost_in_a_crash_is_shown_at_the_next_start_and_one_print_clears_it(
    mall: Mall, next_start: Callable[[str], Workbench], qtbot: Any, tmp_path: Path
) -> None:
    bench = next_start("visit")

    def until(true: Callable[[], bool]) -> None:
        qtbot.waitUntil(true, timeout=GIVE_UP_MS)

    assert rows(mall, "SELECT count(*) FROM visit") == [(1,)]
    printer = bench.status.printer
    until(lambda: printer.accessibleName() == "1 belum tercetak")
    QTest.keyClick(
        bench, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert bench.unprinted.isVisible()
    (code,) = rows(mall, "SELECT code FROM visit")[0]
    (row,) = bench.unprinted.rows.values()
    assert row.title == f"Lembar alur {code}"
    until(row.print_button.hasFocus)
    QTest.keyClick(row.print_button, Qt.Key.Key_Space)
    until(lambda: rows(mall, "SELECT state FROM print_job") == [("sent",)])
    until(lambda: not bench.unprinted.rows and printer.accessibleName() == "Cetak ke berkas")
    (paper,) = (tmp_path / "papers").iterdir()
    assert paper.name == f"{code}.pdf"
    assert rows(mall, "SELECT copy FROM paper") == [(0,)]


def in_service(mall: Mall) -> None:
    """Let somebody be served at a counter where the officer of the window sits."""
    came(mall.desk, "DUK-06", documents=("KK",))
    start_ticket(mall.desk, call_next(mall.desk, "DUK-L1").value.number or "")


def test_receipt_of_a_request_lost_in_a_crash_is_told_in_list_and_permohonan_and_one_print_clears_it(
    mall: Mall, next_start: Callable[[str], Workbench], qtbot: Any, tmp_path: Path
) -> None:
    def until(true: Callable[[], bool]) -> None:
        qtbot.waitUntil(true, timeout=GIVE_UP_MS)

    in_service(mall)
    bench = next_start("request")
    ((code, request),) = rows(mall, "SELECT code, id FROM request")
    until(lambda: [one.title for one in bench.unprinted.rows.values()] == [f"Tanda terima {code}"])
    bench.go("page.requests")
    page = bench.page
    assert isinstance(page, RequestsPage)
    until(lambda: [row.unprinted for row in page.table.rows.rows] == [True])
    page.table.selectRow(0)
    until(lambda: page.detail.unprinted.line.text().startswith("Belum tercetak: "))
    QTest.keyClick(
        bench, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    (row,) = bench.unprinted.rows.values()
    QTest.keyClick(row.print_button, Qt.Key.Key_Space)
    until(lambda: rows(mall, "SELECT state FROM print_job") == [("sent",)])
    until(lambda: not bench.unprinted.rows and not page.detail.unprinted.line.text())
    assert [row.unprinted for row in page.table.rows.rows] == [False]
    assert [one.name for one in (tmp_path / "papers").iterdir()] == [f"{code}.pdf"]
    assert rows(mall, "SELECT about_id, copy FROM paper") == [(request, 0)]


def test_crash_of_a_window_that_notes_its_paper_too_early_would_be_seen(
    mall: Mall, next_start: Callable[[str], Workbench], qtbot: Any
) -> None:
    in_service(mall)
    bench = next_start("request-marked")
    assert rows(mall, "SELECT count(*) FROM request") == [(1,)]
    qtbot.waitUntil(lambda: bench.status.printer.accessibleName() == "Cetak ke berkas", timeout=GIVE_UP_MS)
    assert not bench.unprinted.rows  # which the test above would not accept
