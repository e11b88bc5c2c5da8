"""Data dirs that cannot be used: read-only, a file, gone, held by another program or window. One line, an exit code, nothing lost."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.program import Program
from tests.processes.test_crowd import IMPATIENT

pytestmark = pytest.mark.process

VISIT = ("visit", "add", "--service", "DUK-06", "--anyway", "uji")
SCANNER = """
import sys
from pathlib import Path
from models.store import Store
store = Store(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
store.connect()
store.execute_sql("PRAGMA locking_mode = EXCLUSIVE")
store.execute_sql("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
"""
WINDOW = """
import sys
from PySide6.QtCore import QLockFile
lock = QLockFile(sys.argv[1])
lock.setStaleLockTime(0)
print(lock.tryLock(0), flush=True)
sys.stdin.readline()
"""


def mounted(*args: object) -> str:
    """Run mount and return what it complained of."""
    done = subprocess.run(["mount", *map(str, args)], capture_output=True, text=True, check=False)
    return done.stderr.strip() if done.returncode else ""


@pytest.fixture
def write_protected(made: Program, tmp_path: Path) -> Iterator[Program]:
    """A mall on a disk that was made read-only afterwards; skipped where it may not be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    problem = mounted("-t", "tmpfs", "-o", "size=16m", "none", place)
    if problem:
        pytest.skip(f"a disk may not be mounted here: {problem}")
    try:
        program = made.copied(place / "home")
        (tmp_path / "state").mkdir()
        (program.home / "xdg-state").rename(program.home / "old-state")
        assert mounted("-o", "remount,ro", place) == ""
        program.env["XDG_STATE_HOME"] = str(tmp_path / "state")
        yield program
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def test_sto_02_write_protected_data_dir_is_named(write_protected: Program) -> None:
    for done in (write_protected.pandu("verify", "--json"), write_protected.as_admin(*VISIT)):
        assert (done.code, done.err) == (73, ""), done
        assert done.error["code"] in {"store.read_only", "store.cannot_open"}


def test_sto_02_file_where_the_data_dir_should_be_is_named(bare: Program) -> None:
    bare.data.write_text("catatan")
    bare.env["PANDU_PASSWORD"] = "kata sandi yang panjang"
    opened = bare.pandu("verify", "--json")
    assert (opened.code, opened.error["code"]) == (73, "paths.not_a_folder"), opened
    made = bare.pandu("init", "--office", "X", "--timezone", "WIB", "--admin", "a", "--json")
    assert (made.code, made.error["code"]) == (73, "paths.cannot_create"), made
    assert bare.data.read_text() == "catatan"


def test_sto_02_data_dir_that_is_gone_is_named_and_not_made_again(program: Program) -> None:
    program.data.rename(program.home / "elsewhere")
    done = program.as_admin(*VISIT)
    assert (done.code, done.error["code"]) == (78, "store.no_mall"), done
    assert not program.data.exists()


def test_sto_03_file_that_another_program_holds_whole_is_busy_and_nothing_is_stored(program: Program) -> None:
    desk = program.opened()
    key = desk.store.key.hex()
    desk.store.close()
    before = program.pandu("verify", "--json").answer["events"]
    with program.start(["-c", SCANNER, str(program.paths.database), key]) as scanner:
        assert scanner.stdout is not None
        assert scanner.stdout.readline() == "held\n"
        done = program.python(
            ["-c", IMPATIENT, *VISIT, "--user", "admin", "--json", "--data-dir", str(program.data)]
        )
        scanner.communicate("\n")
    assert (done.code, done.error["code"], done.err) == (75, "store.busy", ""), done
    assert program.pandu("verify", "--json").answer["events"] == before
    assert program.as_admin(*VISIT).answer["tickets"][0]["number"].endswith("-001")


def test_sto_13_window_beside_the_window_of_another_user_ends_busy(program: Program) -> None:
    with program.start(["-c", WINDOW, str(program.paths.window_lock)]) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        done = program.pandu(env={"QT_QPA_PLATFORM": "offscreen"})
        other.communicate("\n")
    assert (done.code, done.out, len(done.err.splitlines())) == (75, "", 1), done
    assert "jendela lain" in done.err


def test_sto_14_report_about_a_bug_that_cannot_be_kept_is_one_line_all_the_same(program: Program) -> None:
    program.paths.crashes.parent.mkdir(parents=True, exist_ok=True)
    program.paths.crashes.write_text("")
    broken = (
        "import sys, main, desktop.services.keeping as keeping\n"
        "keeping.verify = lambda *_: 1 / 0\n"
        "sys.exit(main.main(sys.argv[1:]))"
    )
    done = program.python(["-c", broken, "verify", "--data-dir", str(program.data)])
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1), done
    assert program.pandu("verify").code == 0
