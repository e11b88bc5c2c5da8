"""The log and the computer's settings beside the real program: warned once, never stopped (STO-14, CRA-10)."""

import shutil

import pytest

from tests.harness.program import Program
from tests.processes.test_secrecy import NAME, NIK, PHONE, VISIT

pytestmark = pytest.mark.process


def test_failure_is_written_down_by_its_code_and_without_a_citizen(program: Program) -> None:
    program.paths.log.unlink(missing_ok=True)  # of the mall that this one was copied from
    assert program.as_admin(*VISIT).code == 0
    assert not program.paths.log.exists()  # nothing was wrong
    gone = program.paths.database.rename(program.home / "pandu.db")
    assert program.as_admin("visit", "find", NIK).code == 78
    gone.rename(program.paths.database)
    written = program.paths.log.read_text(encoding="utf-8")
    assert "WARNING pandu" in written
    assert "store.lost desktop.commands." in written
    assert not any(word in written for word in (NAME, NIK, PHONE, NAME.split(maxsplit=1)[0]))


def test_bug_stands_in_the_log_with_its_places(program: Program) -> None:
    broken = (
        "import sys, main, desktop.commands.intake as intake\n"
        "def fail(desk, order): raise ValueError(order.name, order.id_number)\n"
        "intake.add_visit = fail\n"
        "sys.exit(main.main(sys.argv[1:]))"
    )
    line = ["-c", broken, *VISIT, "--user", "admin", "--data-dir", str(program.data)]
    assert program.python(line).code == 1
    written = program.paths.log.read_text(encoding="utf-8")
    assert "ERROR pandu" in written
    assert "ValueError" in written
    assert not any(word in written for word in (NAME, NIK, PHONE))


def test_sto_14_folder_that_takes_no_log_and_no_report_stops_nothing(program: Program) -> None:
    shutil.rmtree(program.paths.log.parent, ignore_errors=True)
    program.paths.log.parent.write_text("no folder")
    program.paths.crashes.write_text("no folder")
    (program.data / "config.toml").write_text("[log]\nlevel = 'debug'\n")
    done = program.as_admin(*VISIT)
    assert done.code == 0, done
    assert done.answer["tickets"]
    refused = program.as_admin("ticket", "call", "--counter", "TIADA")
    assert refused.code == 65, refused
    assert [line for line in refused.err.splitlines() if "pandu.log" in line] == refused.err.splitlines()
    assert len(refused.err.splitlines()) == 1


def test_cra_10_broken_settings_are_told_once_and_kept(program: Program) -> None:
    config = program.data / "config.toml"
    config.write_text("language = = 'en'")
    done = program.pandu("doctor", "--json")
    assert done.code == 0
    assert done.answer["findings"]
    (line,) = done.err.splitlines()
    assert "config.toml.bad" in line
    assert config.with_name("config.toml.bad").read_text() == "language = = 'en'"
    assert program.pandu("verify").err == ""


def test_language_of_the_computer_holds_until_the_line_says_another(program: Program) -> None:
    (program.data / "config.toml").write_text('language = "en"\n')
    assert "The" in program.pandu("verify").out
    assert "The" not in program.pandu("verify", "--lang", "id").out
