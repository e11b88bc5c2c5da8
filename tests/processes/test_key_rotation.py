"""`key rotate` and `key recovery` as whole processes: killed while every page is written anew, and out of space."""

import contextlib
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.keeping import check_rows, verify
from tests.harness.program import SCRIPT, Program
from tests.processes.test_disk import limited

pytestmark = pytest.mark.process

PIECES, PIECE = 400, 40_000
"""Makes the change last long enough to be cut in its middle."""


@pytest.fixture
def large(program: Program) -> Program:
    """A mall with 16 MB of data."""
    desk = program.opened()
    with desk.store.atomic("IMMEDIATE"):
        for number in range(PIECES):
            desk.store.execute_sql(
                "INSERT INTO local VALUES (?, hex(randomblob(?)))", (f"x{number}", PIECE // 2)
            )
    desk.store.close()
    return program


def is_whole(program: Program) -> bytes:
    """Return the key that opens the mall, after looking at everything in it."""
    desk = program.opened()
    try:
        assert verify(desk).faults == ()
        assert check_rows(desk) == []
        (kept,) = desk.store.execute_sql(
            "SELECT count(*) FROM local WHERE name GLOB 'x[0-9]*' AND length(value) = ?", (PIECE,)
        ).fetchone()
        assert kept in (0, PIECES)
        assert "next" not in json.loads(program.paths.key_file.read_text())
        return bytes(desk.store.key)
    finally:
        desk.store.close()


@contextlib.contextmanager
def rotating(program: Program) -> Iterator:
    env = {"PANDU_DATA_DIR": str(program.data)}
    with program.start([str(SCRIPT), "key", "rotate", "--user", "admin", "--json"], env=env) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("share", [0.0, 0.4, 0.9, 1.0, 1.02])
def test_cra_05_kill_while_pages_are_written_anew_leaves_one_whole_file(large: Program, share: float) -> None:
    """Up to 1, the old pages go into SQLite's journal; then the new ones over them."""
    before = is_whole(large)
    size = large.paths.database.stat().st_size
    journal = large.paths.database.with_name("pandu.db-journal")
    with rotating(large) as process:
        while process.poll() is None:
            with contextlib.suppress(FileNotFoundError):
                if journal.stat().st_size >= min(share, 1.0) * size:
                    time.sleep(max(0.0, share - 1.0))
                    break
        process.kill()
        process.wait()
    after = is_whole(large)
    assert large.pandu("verify").code == 0
    done = large.as_admin("key", "rotate")
    assert done.answer["rotated"], done
    assert is_whole(large) not in (before, after)


def test_disk_that_fills_up_leaves_the_old_key(large: Program) -> None:
    before = is_whole(large)
    size = large.paths.database.stat().st_size
    done = large.as_admin("key", "rotate", preexec_fn=limited(size // 2))
    assert (done.code, done.error["code"]) == (74, "key.not_changed"), done
    assert is_whole(large) == before
    assert large.as_admin("key", "rotate").answer["rotated"]
    assert is_whole(large) != before


def test_other_process_with_the_file_open_is_left_alone(program: Program) -> None:
    with program.worker("issue", "DUK-06", 1) as worker:
        assert worker.stdout is not None
        worker.stdout.readline()
        done = program.as_admin("key", "rotate")
        assert (done.code, done.error["code"]) == (75, "key.in_use")
        worker.communicate("\n")
        assert worker.returncode == 0
    is_whole(program)


def test_new_recovery_key_is_printed_once_and_stands_in_no_file(program: Program) -> None:
    old = program.env["PANDU_RECOVERY_KEY"]
    done = program.as_admin("key", "recovery")
    new = done.answer["recovery_key"]
    assert program.pandu("doctor").code == 78
    program.env["PANDU_RECOVERY_KEY"] = new
    assert program.pandu("verify").code == 0
    words = [word.encode() for key in (old, new) for word in (key, key.replace("-", ""))]
    files: list[Path] = [file for file in program.home.rglob("*") if file.is_file()]
    assert [file for file in files for word in words if word in file.read_bytes()] == []


def test_recovery_key_that_could_not_be_printed_does_not_replace_the_old(program: Program) -> None:
    with Path("/dev/full").open("w") as full:
        done = program.as_admin("key", "recovery", stdout=full)
    assert done.code == 74
    assert program.pandu("verify").code == 0
