"""What an officer sees when the disk or another program is in the way: a message, the form as it was, a living window."""

import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from models.store import Store, opened
from tests.conftest import Mall
from tests.harness.forgetful_disk import ForgetfulDisk
from tests.ui.pages.intake_bench import add_need, bench_of, button
from ui.pages.intake import IntakePage
from ui.pages.intake_form import Form
from ui.runner import LaneRunner
from ui.theme import ThemeHolder
from ui.workbench import Workbench

PATIENCE_S = 1


@contextmanager
def write_lock(mall: Mall) -> Iterator[None]:
    """Hold the write lock in another connection, on a thread of its own."""
    held, enough = threading.Event(), threading.Event()

    def hold() -> None:
        store = Store(mall.paths.database, mall.desk.store.key)
        store.connect()
        with store.atomic("IMMEDIATE"):
            held.set()
            enough.wait()
        store.close()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    try:
        yield
    finally:
        enough.set()
        holder.join()


@contextmanager
def full_disk() -> Iterator[None]:
    """Let the system refuse every write past the first bytes of any file."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def tickets(mall: Mall) -> list[tuple[str]]:
    rows: list[tuple[str]] = mall.desk.store.execute_sql("SELECT number FROM ticket").fetchall()
    return rows


def test_sto_03_window_lives_while_another_program_holds_the_file_and_keeps_the_form(
    mall: Mall, qtbot: Any, holder: ThemeHolder
) -> None:
    mall.desk.store._timeout = PATIENCE_S
    runner = LaneRunner()
    runner.serve(mall.desk)
    bench = Workbench(mall.desk, runner, holder)
    qtbot.addWidget(bench)
    bench.show()
    bench.begin()
    page = bench.page
    assert isinstance(page, IntakePage)
    add_need(page, "DUK-06")
    qtbot.waitUntil(lambda: page.form().services == ("DUK-06",))
    typed = page.form()
    ticks: list[None] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: ticks.append(None))
    timer.start()
    try:
        with write_lock(mall):
            button(page, "intake.save").click()
            qtbot.waitUntil(lambda: "sedang dipakai" in page.frame.message.sentence, timeout=60_000)
            waited = len(ticks)
        assert waited > 10  # a window that stood still would have had none
        assert page.form() == typed
        button(page, "intake.save").click()
        qtbot.waitUntil(lambda: page.form() == Form(), timeout=60_000)
    finally:
        runner.close()
    assert tickets(mall) == [("DUK-F1-001",)]


def test_sto_01_slow_disk_leaves_the_window_alive_says_what_is_awaited_and_loses_nothing(
    mall: Mall, qtbot: Any, holder: ThemeHolder
) -> None:
    mall.desk.store.close()  # one library alone may have the file open in a process
    disk, asked, go = ForgetfulDisk(mall.paths.data), threading.Event(), threading.Event()
    desk = replace(mall.desk, store=Store(mall.paths.database, mall.desk.store.key))
    runner = LaneRunner()
    with disk.under():
        try:
            runner.serve(desk)
            bench = Workbench(desk, runner, holder)
            qtbot.addWidget(bench)
            bench.show()
            bench.begin()
            page = bench.page
            assert isinstance(page, IntakePage)
            add_need(page, "DUK-06")
            qtbot.waitUntil(lambda: page.form().services == ("DUK-06",), timeout=60_000)
            typed, status = page.form(), bench.status.sync

            def wait_for_the_disk() -> None:  # thread: WRITE
                asked.set()
                go.wait()

            disk.before_sync = wait_for_the_disk
            button(page, "intake.save").click()
            qtbot.waitUntil(asked.is_set, timeout=60_000)
            qtbot.waitUntil(lambda: status.calls, timeout=60_000)  # told by the event loop, which lives
            assert "Masih menyimpan, menunggu disk" in status.accessibleName()
            assert page.form() == typed
            assert tickets_left(disk, mall) == []  # nothing is on the disk, and nothing was said to be
            bench.go("page.queue")  # and reading goes on
            qtbot.waitUntil(lambda: bench.page.name == "page.queue")
            go.set()
            qtbot.waitUntil(lambda: page.form() == Form(), timeout=60_000)
            qtbot.waitUntil(lambda: not status.calls, timeout=60_000)
            assert tickets_left(disk, mall) == [("DUK-F1-001",)]
        finally:
            go.set()
            runner.close()


def tickets_left(disk: ForgetfulDisk, mall: Mall) -> list[tuple[str]]:
    """Return the tickets that a power cut would leave now."""
    with TemporaryDirectory() as folder:
        for name, data in disk.cut().items():
            (Path(folder) / name).write_bytes(data)
        with opened(Store(Path(folder) / "pandu.db", mall.desk.store.key)) as store:
            rows: list[tuple[str]] = store.execute_sql("SELECT number FROM ticket").fetchall()
    return rows


def test_sto_01_full_disk_keeps_the_form_and_saving_works_again(
    mall: Mall, qtbot: Any, holder: ThemeHolder, tmp_path: Path
) -> None:
    page = bench_of(mall, qtbot, holder, tmp_path / "papers").page
    assert isinstance(page, IntakePage)
    QTest.keyClicks(page.person.identity, "Contoh Warga")
    add_need(page, "DUK-06")
    typed = page.form()
    with full_disk():
        button(page, "intake.save").click()
    assert "Disk penuh" in page.frame.message.sentence
    assert page.form() == typed
    assert tickets(mall) == []
    button(page, "intake.save").click()
    assert tickets(mall) == [("DUK-F1-001",)]
    assert page.form() == Form()
