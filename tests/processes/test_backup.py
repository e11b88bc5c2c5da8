"""Backup and restore as whole processes: killed at each step, on full disks, while others write; and the drill of the manual."""

import re
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from desktop.queries.backups import shelf
from desktop.security import keys
from desktop.security.container import Kind, check, open_container
from desktop.services.keeping import check_rows, verify
from tests.harness.program import ADMIN, PASSWORD, ROOT, Program
from tests.harness.stepped import KILLED

pytestmark = pytest.mark.process

VISIT = ("visit", "add", "--service", "DUK-06", "--anyway", "uji")
MANUAL = ROOT / "docs" / "manual" / "pemulihan.md"
MOST_STEPS, SOME_STEPS = 60, 6
ROOM_TO_OPEN = 400_000
"""Bytes of a file that let the mall be opened, and not be copied."""


def stepped(program: Program, step: int, *args: object) -> int:
    """Run a command line that is killed at its n-th change, and return its exit code."""
    env = {"PANDU_DATA_DIR": str(program.data)}
    return program.python(["-m", "tests.harness.stepped", str(step), *map(str, args)], env=env).code


def all_whole(program: Program, place: Path) -> int:
    """Check every file that stands at its final name, and return how many there are."""
    files, key = sorted(place.glob("pandu-*.pandu")), program.env["PANDU_RECOVERY_KEY"]
    for file in files:
        check(open_container(file, lambda content: keys.unwrap(content, key)))
    return len(files)


def numbers(program: Program) -> list[str]:
    """Return the numbers of a mall that is whole."""
    desk = program.opened()
    try:
        assert verify(desk).faults == ()
        assert check_rows(desk) == []
        return [row[0] for row in desk.store.execute_sql("SELECT number FROM ticket ORDER BY number")]
    finally:
        desk.store.close()


def test_cra_04_backup_that_is_killed_at_any_step_leaves_only_whole_files(
    program: Program, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    assert program.as_admin(*VISIT).code == 0
    codes = []
    for step in range(1, MOST_STEPS):
        codes.append(stepped(program, step, "backup", "--to", place))
        whole = all_whole(program, place)
        if codes[-1] == 0:
            break
    assert set(codes) == {0, KILLED}
    assert len(codes) > SOME_STEPS
    assert whole == len(("base", "emptied"))
    assert numbers(program) == ["DUK-F1-001"]


def test_cra_05_restore_that_is_killed_leaves_the_old_or_the_new_mall_whole(
    program: Program, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    assert program.as_admin(*VISIT).code == 0
    assert program.as_admin("backup", "--to", place).code == 0
    assert program.as_admin(*VISIT).code == 0
    old, new = ["DUK-F1-001", "DUK-F1-002"], ["DUK-F1-001"]
    found = []
    for step in range(2, MOST_STEPS, 4):
        code = stepped(program, step, "restore", place, "--into", program.data, "--user", ADMIN)
        assert code in {0, KILLED}, step
        found.append(numbers(program))
        if found[-1] == new:
            break
    assert len(found) > 1
    assert all(one == old for one in found[:-1])
    assert found[-1] == new


@pytest.mark.parametrize("size", [0, 20_000, ROOM_TO_OPEN])
def test_sto_10_full_disk_leaves_the_last_good_backup_and_says_its_age(
    program: Program, tmp_path: Path, size: int
) -> None:
    place = tmp_path / "stick"
    assert program.as_admin("backup", "--to", place).code == 0
    before = {file.name: file.read_bytes() for file in place.iterdir()}
    assert program.as_admin(*VISIT).code == 0
    key = program.data / "key.json"
    key.write_text(key.read_text() + "\n")  # so that a base is needed, as on the next day
    done = program.as_admin("backup", "--to", place, preexec_fn=limited(size))
    assert done.code == 74, done
    if size == ROOM_TO_OPEN:
        assert done.error["code"] == "backup.failed"
        assert "Cadangan baik terakhir di sana" in done.error["message"]
    assert {file.name: file.read_bytes() for file in place.iterdir()} == before
    assert program.as_admin("backup", "--to", place).code == 0
    assert all_whole(program, place) == 3


def limited(size: int) -> Callable[[], None]:
    """Return what forbids a process to write past so many bytes of any file."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_sto_10_stick_that_is_pulled_out_is_named_and_nothing_is_written_in_its_place(
    program: Program, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    assert program.as_admin("backup", "--to", place, "--remember").code == 0
    place.rename(tmp_path / "pulled")
    done = program.as_admin("backup")
    assert (done.code, done.error["code"]) == (74, "backup.failed")
    assert str(place) in done.error["message"]
    assert not place.exists()
    assert (
        len(shelf(program.data / "backups", "")) == 1
    )  # this computer's own place has its backup all the same


def test_sto_11_backup_while_others_write_restores_to_a_whole_moment(
    program: Program, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    with program.worker("work", 5, "honest") as worker:
        assert worker.stdout is not None
        assert any('"done"' in worker.stdout.readline() for _ in range(3))
        reader = Thread(target=worker.stdout.read)  # a full pipe would make it rest
        reader.start()
        at_start = events(program)
        for _ in range(4):
            assert program.as_admin("backup", "--to", place).code == 0
        worker.kill()
        reader.join()
    kinds = [one.kind for one in shelf(place, "")]
    assert kinds == [Kind.BASE, Kind.TAIL, Kind.TAIL, Kind.TAIL]
    for one in shelf(place, ""):
        restored = Program(program.home, dict(program.env), name=f"r{one.made_at}")
        assert restored.pandu("restore", one.file, "--into", restored.data).code == 0
        assert numbers(restored)
        assert events(restored) >= at_start
        at_start = events(restored)


def events(program: Program) -> int:
    """Return how many events a mall has."""
    desk = program.opened()
    try:
        return int(desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()[0])
    finally:
        desk.store.close()


def test_manual_leads_from_a_dead_disk_to_the_first_ticket_on_another_computer(
    program: Program, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    assert program.as_admin(*VISIT).code == 0
    assert program.as_admin("backup", "--to", place).code == 0
    other = Program(tmp_path / "other")
    other.home.mkdir()
    (lines,) = re.findall(r"```\n(pandu restore .*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    known = {
        "PANDU_RECOVERY_KEY": program.env["PANDU_RECOVERY_KEY"],
        "PANDU_PASSWORD": PASSWORD,
        "CADANGAN": str(place),
        "DATA": str(other.data),
        "PETUGAS": ADMIN,
    }
    script = f'set -e\npandu() {{ "$0" {ROOT / "main.py"} "$@"; }}\n{lines}'
    line = f"exec bash -c '{script}' {sys.executable}"
    done = other.shell(line, env=known)
    assert done.code == 0, done
    assert "DUK-F1a-001" in done.out
