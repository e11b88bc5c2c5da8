"""Files that are newer, gone, cut off or overwritten: named, never repaired by deletion, never a traceback."""

import hashlib
from collections.abc import Callable

import pytest

from tests.harness.program import Program

pytestmark = pytest.mark.process

WRITING = ("visit", "add", "--service", "DUK-06", "--anyway", "uji", "--user", "admin")


def files_of(program: Program) -> dict[str, str]:
    """Return the hash of every file in the data dir, but for the index of the WAL that each process makes."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in program.data.iterdir()
        if file.is_file() and not file.name.endswith(("-shm", "-wal"))
    }


def cut(program: Program, share: float) -> None:
    data = program.paths.database.read_bytes()
    program.paths.database.write_bytes(data[: int(len(data) * share)])


def overwrite(program: Program, at: int, data: bytes) -> None:
    with program.paths.database.open("r+b") as file:
        file.seek(at)
        file.write(data)


def to_newer(program: Program) -> None:
    desk = program.opened()
    desk.store.execute_sql("PRAGMA user_version = 99")
    desk.store.close()


def vanish(program: Program) -> None:
    program.paths.database.rename(program.home / "moved.db")


def break_key_file(program: Program) -> None:
    program.paths.key_file.write_bytes(b'{"format": 1, "mall": 7}')


DAMAGE: dict[str, tuple[Callable[[Program], None], str, int]] = {
    "sto_07 newer": (to_newer, "store.newer", 78),
    "sto_02 vanished": (vanish, "store.lost", 78),
    "sto_04 emptied": (lambda p: cut(p, 0), "store.set_aside", 3),
    "sto_04 cut to half": (lambda p: cut(p, 0.5), "store.set_aside", 3),
    "sto_04 cut within the first page": (lambda p: cut(p, 0.001), "store.set_aside", 3),
    "sto_04 header zeroed": (lambda p: overwrite(p, 0, bytes(64)), "store.set_aside", 3),
    "sto_04 clear header": (lambda p: overwrite(p, 0, b"SQLite format 3\x00"), "store.set_aside", 3),
    "sto_04 another file": (
        lambda p: p.paths.database.write_bytes(b"halo" * 5000),
        "store.set_aside",
        3,
    ),
    "key file of nothing": (break_key_file, "key.file_damaged", 78),
    "key file of brackets": (
        lambda p: p.paths.key_file.write_bytes(b"[" * 100_000),
        "key.file_damaged",
        78,
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_unusable_data_is_refused_in_one_line_and_left_as_it_is(program: Program, name: str) -> None:
    damage, code, exit_code = DAMAGE[name]
    damage(program)
    before = files_of(program)
    told, done = program.both(("verify",), (*WRITING, "--json"))
    assert (done.error["code"], done.code, done.err) == (code, exit_code, ""), done
    assert told.code == exit_code
    assert len(told.err.splitlines()) == 1, told
    assert files_of(program) == before
    if code == "store.set_aside":  # two commands at once made one copy of the same damage
        (kept,) = program.paths.damaged.iterdir()
        assert {file.name for file in kept.iterdir()} >= {"pandu.db", "key.json"}
        assert (kept / "pandu.db").read_bytes() == program.paths.database.read_bytes()
        assert str(kept) in told.err
    else:
        assert not program.paths.damaged.exists()


def test_sto_06_wal_beside_an_emptied_file_is_not_thrown_away(program: Program) -> None:
    with program.worker("issue", "DUK-06", 1) as worker:
        assert worker.stdout is not None
        assert worker.stdin is not None
        worker.stdout.readline()
        with program.worker("lock") as other:
            assert other.stdout is not None
            other.stdout.readline()
            other.communicate("\n")
        assert program.as_admin(*WRITING[:6]).code == 0
        wal = program.paths.database.with_name("pandu.db-wal")
        assert wal.stat().st_size > 0
        worker.kill()
    kept = wal.read_bytes()
    cut(program, 0)
    assert program.pandu("verify").code == 3
    assert wal.read_bytes() == kept
    (copy,) = program.paths.damaged.iterdir()
    assert (copy / wal.name).read_bytes() == kept


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6, 0.9])
def test_sto_04_verify_names_the_page_that_was_changed_on_the_disk(program: Program, share: float) -> None:
    size = program.paths.database.stat().st_size
    page = int(size * share) // 4096
    overwrite(program, page * 4096 + 2000, b"\x00\xff" * 50)
    before = files_of(program)
    done = program.pandu("verify", "--json")
    assert done.code == 3, done
    assert files_of(program) == before
    (kept,) = program.paths.damaged.iterdir()
    if "error" in done.answer:  # a page that every opening reads
        assert (done.error["code"], str(kept) in done.error["message"]) == ("store.set_aside", True)
        return
    assert {"code": "file.pages", "origin": "", "seq": page + 1} in done.answer["faults"]
    assert done.answer["set_aside"] == str(kept)
    again = program.pandu("verify")
    assert (again.code, again.err, "pandu salvage" in again.out) == (3, "", True)
    assert list(program.paths.damaged.iterdir()) == [kept]


def test_lost_key_file_is_no_reason_to_make_another_mall(program: Program) -> None:
    program.paths.key_file.rename(program.home / "key.json")
    before = files_of(program)
    again = program.pandu(
        "init", "--office", "X", "--timezone", "WIB", "--admin", "a", "--json", "--data-dir", program.data
    )
    assert (again.code, again.error["code"]) == (73, "init.exists")
    opened = program.pandu("verify", "--json")
    assert (opened.code, opened.error["code"]) == (78, "key.lost")
    assert files_of(program) == before


def test_state_folder_that_is_a_file_is_named(program: Program) -> None:
    place = program.home / "file"
    place.write_text("")
    done = program.as_admin(*WRITING[:6], env={"XDG_STATE_HOME": str(place)})
    assert (done.code, done.error["code"]) == (73, "paths.cannot_create")
