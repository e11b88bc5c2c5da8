"""The command line as users and scripts meet it."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.harness.program import PASSWORD, SCRIPT, Program

pytestmark = pytest.mark.process

VISIT = ("visit", "add", "--service", "DUK-06", "--anyway", "uji")
REPORT = ("report", "daily", "--out")
INIT = ("init", "--office", "DPMPTSP Kota Contoh", "--timezone", "WIB", "--admin", "kepala")


def one_line(text: str) -> bool:
    return len(text.splitlines()) == 1 and text.endswith("\n") and "Traceback" not in text


def refused(program: Program, args: Sequence[object], **env: str) -> tuple[int, str]:
    """Return exit code and error code of a command that fails, from the one object that scripts get."""
    asked = program.pandu(*args, "--json", env=env)
    assert asked.err == "", asked
    assert set(asked.error) <= {"code", "message", "rows"}
    assert one_line(asked.error["message"] + "\n")
    return asked.code, asked.error["code"]


def test_init_answers_with_the_recovery_key_that_opens_the_mall(made: Program) -> None:
    key = made.env["PANDU_RECOVERY_KEY"]
    assert [len(group) for group in key.split("-")] == [4] * 8
    spoken = key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert made.pandu("verify", env={"PANDU_RECOVERY_KEY": spoken}).code == 0


def test_init_prints_its_key_once_for_people_too(bare: Program) -> None:
    done = bare.pandu(*INIT, env={"PANDU_PASSWORD": PASSWORD})
    assert (done.code, done.err) == (0, "")
    (line,) = [line for line in done.out.splitlines() if line.startswith("Kunci pemulihan")]
    key = line.rsplit(" ", 1)[1]
    assert bare.pandu("verify", env={"PANDU_RECOVERY_KEY": key}).code == 0


def test_options_mean_the_same_before_and_after_the_command(made: Program) -> None:
    here = {"PANDU_DATA_DIR": str(made.home / "nowhere")}
    data = ("--data-dir", made.data)
    lines = [
        (*data, "--json", "--user", "admin", "--lang", "en", "setting", "show", "office"),
        ("setting", "show", "office", *data, "--json", "--user", "admin", "--lang", "en"),
        (*data, "setting", "--json", "--user", "admin", "show", "office", "--lang", "en"),
        (
            "--data-dir",
            made.home / "nowhere",
            "--json",
            "--user",
            "x",
            "setting",
            "show",
            "office",
            *data,
            "--user",
            "admin",
        ),
    ]
    for first, second in (lines[:2], lines[2:]):
        for done in made.both(first, second, env=here):
            assert done.code == 0, done
            assert done.answer["office"] == "DPMPTSP Kota Contoh"


def test_data_dir_is_found_by_option_then_variable_then_platform(made: Program) -> None:
    nowhere = str(made.home / "nowhere")
    assert made.pandu("verify", "--data-dir", made.data, env={"PANDU_DATA_DIR": nowhere}).code == 0
    by_variable, by_platform = made.pandu("verify"), made.pandu("verify", env={"PANDU_DATA_DIR": ""})
    assert by_variable.code == 0
    assert by_platform.code == 78
    assert str(made.home / "xdg-data" / "pandu" / "data") in by_platform.err


def test_language_of_an_error_is_chosen(made: Program) -> None:
    indonesian, english = made.both(
        ("verify", "--anchor", "/none"), ("--lang", "en", "verify", "--anchor", "/none")
    )
    assert indonesian.err == "Berkas /none tidak ada atau tidak dapat dibaca.\n"
    assert english.err == "The file /none is not there or cannot be read.\n"


@pytest.mark.parametrize(
    ("args", "code", "name"),
    [
        (VISIT, 78, "sign_in.no_user"),
        (("verify", "--anchor", "{home}/none.json"), 66, "paths.no_input"),
        (("import", "catalogue", "{home}/none.json", "--user", "admin"), 66, "paths.no_input"),
        (
            ("visit", "add", "--service", "ZZZ-01", "--anyway", "uji", "--user", "admin"),
            65,
            "service.unknown",
        ),
        (("ticket", "start", "DUK-A1-999", "--user", "admin"), 65, "ticket.unknown"),
        (("ticket", "start", "dua\nbaris\x1b[31m", "--user", "admin"), 65, "ticket.unknown"),
        (("ticket", "call", "--counter", "ZZZ-L1", "--user", "admin"), 65, "counter.unknown"),
        ((*REPORT, "{home}/report.docx", "--user", "admin"), 65, "file.ending"),
        ((*REPORT, "{home}/none/report.json", "--user", "admin"), 73, "paths.cannot_create"),
        ((*REPORT, "{data}/pandu.db/report.json", "--user", "admin"), 73, "paths.cannot_create"),
        (INIT, 73, "init.exists"),
        ((*INIT, "--data-dir", "{data}/pandu.db"), 73, "paths.cannot_create"),
        ((*INIT, "--catalogue", "{home}/none.json", "--data-dir", "{home}/new"), 66, "paths.no_input"),
        ((*INIT, "--lane", "100", "--data-dir", "{home}/new"), 65, "init.lane"),
        (("ticket",), 2, "usage"),
        (("tiket", "call"), 2, "usage"),
        ((*REPORT, "x.json", "--date", "2026-02-30"), 2, "usage"),
        ((*REPORT, "x.json", "--date", "9999-12-31"), 2, "usage"),
        (("visit", "find", "\udcff"), 2, "usage"),
        ((*VISIT, "--party", "99999999999999999999", "--user", "admin"), 65, "visit.party"),
        ((*VISIT, "--birth", "2150-01-01", "--user", "admin"), 65, "visit.birth"),
    ],
)
def test_refusal_is_one_line_and_its_exit_code(
    made: Program, args: Sequence[str], code: int, name: str
) -> None:
    filled = [arg.replace("{home}", str(made.home)).replace("{data}", str(made.data)) for arg in args]
    assert refused(made, filled) == (code, name)
    assert not list(made.home.rglob("*.tmp"))
    assert not (made.home / "new").exists()


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (VISIT, 78),
        (("verify", "--anchor", "none.json"), 66),
        (("ticket", "start", "dua\nbaris\x1b[31m", "--user", "admin"), 65),
        (INIT, 73),
        (("tiket", "call"), 2),
        ((*VISIT, "--user", "nobody"), 77),
    ],
)
def test_refusal_is_one_line_for_people_on_stderr_alone(
    made: Program, args: Sequence[str], code: int
) -> None:
    told = made.pandu(*args)
    assert (told.code, told.out) == (code, "")
    assert one_line(told.err), told


@pytest.mark.parametrize(
    ("env", "code", "name"),
    [
        ({"PANDU_RECOVERY_KEY": ""}, 78, "key.none"),
        ({"PANDU_RECOVERY_KEY": "0000-0000"}, 78, "key.wrong_recovery"),
        ({"PANDU_RECOVERY_KEY": "kunci dengan é"}, 78, "key.wrong_recovery"),
        ({"PANDU_PASSWORD": ""}, 78, "sign_in.no_password"),
        ({"PANDU_PASSWORD": "\udcff\udcfe"}, 78, "prompt.not_text"),
        ({"XDG_STATE_HOME": "{data}/state"}, 78, "paths.state_in_data"),
        ({"PANDU_DATA_DIR": "{home}/nowhere"}, 78, "store.no_mall"),
    ],
)
def test_surroundings_that_do_not_fit_are_named(
    made: Program, env: dict[str, str], code: int, name: str
) -> None:
    filled = {
        key: value.replace("{home}", str(made.home)).replace("{data}", str(made.data))
        for key, value in env.items()
    }
    assert refused(made, ("setting", "show", "office", "--user", "admin"), **filled) == (code, name)


def test_wrong_password_and_missing_role_are_not_allowed(program: Program) -> None:
    assert refused(program, (*VISIT, "--user", "admin"), PANDU_PASSWORD="bukan sandinya") == (
        77,
        "sign_in.wrong",
    )
    assert refused(program, (*VISIT, "--user", "nobody"), PANDU_PASSWORD=PASSWORD) == (77, "sign_in.wrong")
    added = program.as_admin("user", "add", "rina", "--role", "officer").answer
    once = {"PANDU_PASSWORD": added["password"]}
    assert refused(program, (*VISIT, "--user", "rina"), **once) == (77, "sign_in.must_change")
    own = {**once, "PANDU_NEW_PASSWORD": PASSWORD}
    assert program.pandu("user", "password", "--user", "rina", "--json", env=own).code == 0
    assert refused(program, (*VISIT, "--user", "rina")) == (77, "not_allowed")
    assert refused(program, (*REPORT, "x.json", "--user", "rina")) == (77, "not_allowed")


def test_moves_that_a_rule_refuses_are_bad_input(program: Program) -> None:
    number = program.as_admin(*VISIT).answer["tickets"][0]["number"]
    assert refused(program, ("ticket", "start", number, "--user", "admin")) == (65, "ticket.start")
    assert program.as_admin("ticket", "call", "--counter", "DUK-L1").answer == {
        "number": number,
        "counter": "DUK-L1",
    }
    assert refused(program, ("ticket", "call", "--counter", "DUK-L1", "--user", "admin")) == (
        65,
        "counter.busy",
    )
    assert program.as_admin("ticket", "finish", number).answer["state"] == "done"
    assert refused(program, ("ticket", "finish", number, "--user", "admin")) == (65, "ticket.finish")
    assert program.as_admin("ticket", "call", "--counter", "DUK-L1").answer == {
        "number": None,
        "counter": None,
    }


def test_rows_of_a_refused_catalogue_are_named(program: Program) -> None:
    file = program.home / "catalogue.json"
    file.write_text(json.dumps({"agencies": [{"code": "lower", "name": "X"}], "odd": []}))
    done = program.as_admin("import", "catalogue", file)
    assert (done.code, done.error["code"]) == (65, "catalogue.refused")
    assert all(row.keys() == {"row", "column", "message"} and row["message"] for row in done.error["rows"])
    file.write_text('{"agencies": [')
    assert refused(program, ("import", "catalogue", file, "--user", "admin")) == (65, "file.no_json")


def test_output_that_cannot_be_written_is_named_and_no_traceback(made: Program) -> None:
    with Path("/dev/full").open("w") as full:
        done = made.pandu("verify", "--json", stdout=full)
    assert done.code == 74
    assert one_line(done.err)


def test_reader_that_goes_away_is_no_error(made: Program) -> None:
    shell = f'"$0" {SCRIPT} doctor | head -n 1; echo "${{PIPESTATUS[0]}}"'
    done = made.shell(shell, env={"PANDU_DATA_DIR": str(made.data)})
    assert done.out.splitlines()[-1] == "0"
    assert done.err == ""


def test_terminal_without_these_letters_still_gets_one_json_object(made: Program) -> None:
    done = made.pandu("verify", "--anchor", "/é", "--json", env={"PYTHONIOENCODING": "ascii"})
    assert done.code == 66
    assert "/é" in done.error["message"]


def test_version_needs_no_mall(bare: Program) -> None:
    done = bare.pandu("--version", "--verbose", "--json")
    assert (done.code, done.err) == (0, "")
    assert {"version", "python", "sqlite", "data_dir"} <= done.answer.keys()
