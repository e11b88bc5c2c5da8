"""The files beside the database lost, old or in the way: opened or reported, never mixed without a word."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.schema import verified_copy
from tests.harness.program import Program

pytestmark = pytest.mark.process

VISIT = ("visit", "add", "--service", "DUK-06", "--anyway", "uji")


def numbers(program: Program) -> list[str]:
    return [ticket["number"] for ticket in program.as_admin("ticket", "list").answer["tickets"]]


def killed_after(program: Program, count: int) -> Path:
    """Let a process give numbers and kill it, and return the WAL that it leaves."""
    with program.worker("issue", "DUK-06", count) as worker:
        assert worker.stdout is not None
        assert worker.stdin is not None
        worker.stdout.readline()
        worker.stdin.write("\n")
        worker.stdin.flush()
        for _ in range(count):
            worker.stdout.readline()
        worker.kill()
    wal = program.paths.database.with_name("pandu.db-wal")
    assert wal.stat().st_size > 0
    return wal


def test_sto_06_lost_index_of_the_wal_costs_nothing(program: Program) -> None:
    wal = killed_after(program, 3)
    wal.with_name("pandu.db-shm").unlink()
    assert program.pandu("verify").code == 0
    assert len(numbers(program)) == 3


def test_sto_06_index_of_another_day_costs_nothing(program: Program) -> None:
    wal = killed_after(program, 1)
    index = wal.with_name("pandu.db-shm")
    old = index.read_bytes()
    assert program.pandu("verify").code == 0
    wal = killed_after(program, 3)
    index.write_bytes(old)
    assert program.pandu("verify").code == 0
    assert len(numbers(program)) == 4


def test_sto_06_lost_wal_is_reported_and_no_number_is_given_twice(program: Program) -> None:
    shown = program.as_admin(*VISIT).answer["tickets"][0]["number"]
    killed_after(program, 3).unlink()
    checked = program.pandu("verify", "--json")
    assert checked.code == 3
    assert [fault["code"] for fault in checked.answer["faults"]] == ["journal.behind_anchor"]
    fresh = program.as_admin(*VISIT).answer["tickets"][0]["number"]
    assert (shown[:6], fresh[:8]) == ("DUK-F1", "DUK-F1a-")
    assert program.pandu("verify").code == 0


def test_sto_06_wal_of_an_older_day_is_never_mixed_in_without_a_word(program: Program) -> None:
    wal = killed_after(program, 2)
    old = wal.read_bytes()
    assert program.as_admin(*VISIT).code == 0
    wal.unlink(missing_ok=True)
    for _ in range(3):
        assert program.as_admin(*VISIT).code == 0
    before = numbers(program)
    assert not wal.exists()
    wal.write_bytes(old)
    checked, written = program.pandu("verify", "--json"), program.as_admin(*VISIT)
    assert checked.code == 3, checked
    if written.code == 0:  # its pages hang together: then it is an old copy, whose numbers get a letter
        assert written.answer["tickets"][0]["number"] not in before
        assert "a-" in written.answer["tickets"][0]["number"]
    else:
        assert written.code == 3, written
        assert written.error["code"] in {"store.damaged", "store.set_aside"}


def test_sto_04_restored_backup_takes_up_what_the_damaged_file_proves(
    program: Program, tmp_path: Path
) -> None:
    assert program.as_admin(*VISIT).code == 0
    desk = program.opened()
    backup = verified_copy(desk.store, tmp_path, "backup", datetime(2026, 11, 24, tzinfo=UTC))
    desk.store.close()
    killed_after(program, 3)
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    for file in program.data.glob("pandu.db*"):
        file.rename(damaged / file.name)
    shutil.copyfile(backup, program.paths.database)
    after = program.as_admin(*VISIT).answer["tickets"][0]["number"]
    done = program.as_admin("salvage", damaged)
    assert done.answer["taken"] == done.answer["proved"] > 0
    assert sorted(numbers(program)) == ["DUK-F1-001", "DUK-F1-002", "DUK-F1-003", "DUK-F1-004", after]
    assert program.pandu("verify").code == 0
    assert program.pandu("rebuild", "--check").code == 0
