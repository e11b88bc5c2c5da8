"""Ctrl+C at any moment: exit code 130, one line, nothing by half."""

import os
import pty
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from peewee import OperationalError

from desktop.services.visits import NewVisit, add_visit
from tests.harness.program import SCRIPT, Program

pytestmark = pytest.mark.process

VISITS = 400
STOPPED = "Dihentikan. Tidak ada yang tersimpan setengah.\n"


@pytest.fixture(autouse=True)
def keys_reach_the_program() -> Iterator[None]:
    """Undo what a shell does to a job in its background: it lets the job, and all it starts, ignore Ctrl+C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_while_waiting_for_a_file_ends_in_one_line(made: Program, tmp_path: Path) -> None:
    slow = tmp_path / "slow.json"
    os.mkfifo(slow)
    line = [str(SCRIPT), "verify", "--anchor", str(slow), "--data-dir", str(made.data)]
    with (
        made.start(line) as process,
        slow.open("w"),
    ):  # which returns once the command has opened the other end
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", STOPPED)


def test_ctrl_c_at_the_password_prompt_ends_in_one_line(made: Program) -> None:
    try:
        keyboard, terminal = pty.openpty()
    except OSError as error:
        pytest.skip(f"this system has no terminals to lend: {error}")
    line = [str(SCRIPT), "user", "list", "--user", "admin", "--data-dir", str(made.data)]
    with made.start(line, env={"PANDU_PASSWORD": ""}, stdin=terminal, start_new_session=True) as process:
        assert process.stderr is not None
        assert process.stderr.read(len("Sandi: ")) == "Sandi: "
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    os.close(keyboard)
    os.close(terminal)
    assert (process.returncode, out, err.strip()) == (130, "", STOPPED.strip())


def test_ctrl_c_in_the_middle_of_a_rebuild_leaves_every_row(program: Program) -> None:
    desk = program.opened()
    desk.store.execute_sql("PRAGMA synchronous = OFF")
    for _ in range(VISITS):
        add_visit(desk, NewVisit(("DUK-06", "DUK-05"), name="Budi", anyway="uji"))
    before = desk.store.execute_sql("SELECT * FROM ticket ORDER BY id").fetchall()
    desk.store._timeout = 0
    with program.start([str(SCRIPT), "rebuild", "--data-dir", str(program.data)]) as process:
        while process.poll() is None:  # until it holds the write lock
            try:
                with desk.store.atomic("IMMEDIATE"):
                    pass
            except OperationalError:
                process.send_signal(signal.SIGINT)
                break
            time.sleep(0.001)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", STOPPED)
    assert desk.store.execute_sql("SELECT * FROM ticket ORDER BY id").fetchall() == before
    desk.store.close()
    assert program.pandu("rebuild", "--check").code == 0


def test_ctrl_c_while_the_program_is_still_loaded_is_no_traceback(bare: Program) -> None:
    loading = (
        "import sys, main\n"
        "class Slow:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'desktop.commands.parser': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Slow())\n"
        "sys.exit(main.main(['verify']))"
    )
    done = bare.python(["-c", loading])
    assert (done.code, done.out, done.err) == (130, "", "")
