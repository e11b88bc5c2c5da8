"""Nothing of a citizen lies in clear, and nothing that the program makes can be read by others."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.program import PASSWORD, Program, quiet_zone

pytestmark = pytest.mark.process

NAME, NIK, PHONE = "Zulkarnaen Xaverius Qomaruddin", "3273014507810003", "081298765432"
PERSON = ("--name", NAME, "--nik", NIK, "--phone", PHONE, "--note", f"keluarga {NAME}")
VISIT = ("visit", "add", "--service", "DUK-06", "--anyway", f"diminta {NAME}", *PERSON)


def needles(program: Program) -> Iterator[tuple[str, bytes]]:
    """Yield what must not be found, in every way in which it might be written."""
    secrets = {
        PASSWORD,
        program.env["PANDU_RECOVERY_KEY"],
        program.env["PANDU_RECOVERY_KEY"].replace("-", ""),
    }
    words = {
        NAME,
        NAME.upper(),
        NAME.split(maxsplit=1)[0],
        NIK,
        NIK[:12],
        PHONE,
        PHONE[1:],
        f"62{PHONE[1:]}",
        *secrets,
    }
    for word in words:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield word, word.encode(encoding)


def found_in_clear(program: Program) -> list[tuple[Path, str]]:
    return [
        (file, word)
        for file in program.home.rglob("*")
        if file.is_file()
        for word, written in needles(program)
        if written in file.read_bytes()
    ]


def open_to_others(program: Program) -> list[tuple[Path, str]]:
    return [
        (place, oct(place.stat().st_mode & 0o777))
        for root in (program.data, program.paths.state.parent)
        for place in (root, *root.rglob("*"))
        if place.stat().st_mode & 0o777 != (0o700 if place.is_dir() else 0o600)
    ]


def test_aut_14_no_file_holds_a_citizen_in_clear_while_the_program_runs_and_after(program: Program) -> None:
    with program.worker("issue", "DUK-06", 1) as worker:
        assert worker.stdout is not None
        worker.stdout.readline()
        assert program.as_admin(*VISIT).code == 0
        found = program.as_admin("visit", "find", NIK)
        assert found.answer["people"][0]["name"] == NAME
        assert NIK not in found.out
        broken = program.as_admin("visit", "find", NAME, env={"PANDU_PASSWORD": "salah sekali"})
        assert broken.code == 77
        assert program.paths.database.with_name("pandu.db-wal").stat().st_size > 0
        assert found_in_clear(program) == []
        worker.communicate("\n")
    assert not program.paths.database.with_name("pandu.db-wal").exists()
    assert found_in_clear(program) == []


def test_report_about_a_bug_holds_no_values(program: Program) -> None:
    broken = (
        "import sys, main, desktop.commands.intake as intake\n"
        "def fail(desk, order): raise ValueError(order.name, order.id_number)\n"
        "intake.add_visit = fail\n"
        "sys.exit(main.main(sys.argv[1:]))"
    )
    done = program.python(["-c", broken, *VISIT, "--user", "admin", "--data-dir", str(program.data)])
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    (report,) = program.paths.crashes.iterdir()
    assert str(report) in done.err
    assert "ValueError" in report.read_text()
    assert found_in_clear(program) == []


def test_files_are_their_owners_alone_whatever_the_umask(bare: Program) -> None:
    bare.env["PANDU_PASSWORD"] = PASSWORD
    args = (
        "init",
        "--office",
        "X",
        "--timezone",
        quiet_zone(),
        "--admin",
        "admin",
        "--sample-catalogue",
        "--json",
    )
    made = bare.pandu(*args, umask=0)
    bare.env["PANDU_RECOVERY_KEY"] = made.answer["recovery_key"]
    assert open_to_others(bare) == []
    with bare.worker("work", 1, "honest", umask=0) as worker:  # as a window would: nobody sets its umask
        assert worker.stdout is not None
        while json.loads(worker.stdout.readline())[:2] != ["done", "visit"]:
            pass
        assert {file.name for file in bare.data.iterdir()} >= {"pandu.db", "pandu.db-wal", "pandu.db-shm"}
        assert open_to_others(bare) == []
    assert bare.pandu("verify", umask=0).code == 0
    assert sorted(file.name for file in bare.data.iterdir()) == ["config.toml", "key.json", "pandu.db"]


def test_state_folder_made_anew_is_its_owners_alone(program: Program) -> None:
    program.env["XDG_STATE_HOME"] = str(program.home / "new" / "state")
    with program.worker("issue", "DUK-06", 1, umask=0) as worker:
        assert worker.communicate("\n")[0].splitlines()
    assert worker.returncode == 0
    made = [program.home / "new", *(program.home / "new").rglob("*")]
    assert len(made) > 5  # five folders and the nonce
    assert [place for place in made if place.stat().st_mode & 0o077] == []
