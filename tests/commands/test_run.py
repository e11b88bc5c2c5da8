"""Running a command line: what is asked for, and what becomes of a bug."""

import argparse
import json
import sys
from pathlib import Path

import pytest

from desktop.commands.grammar import Parser, common
from desktop.commands.parser import read
from desktop.commands.run import Command, ask_secret, run
from desktop.services.officers import NewOfficer, add_officer, disable_officer
from tests.conftest import PASSWORD


def test_closed_stdin_is_nobody_to_ask(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert ask_secret("PANDU_RECOVERY_KEY", "prompt.recovery", "id") is None


def test_bug_is_reported_without_values_even_where_the_program_lies_under_a_strange_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    source = "def broken(command):\n    raise KeyError('Siti Aminah')\n"
    names: dict = {}
    exec(compile(source, "/opt/pandu\udcff/rusak.py", "exec"), names)  # noqa: S102 - a file name that is no text
    parser = common(Parser(prog="pandu"))
    parser.set_defaults(action=names["broken"])
    code = run(parser.parse_args, ["--data-dir", str(tmp_path / "data"), "--json"])
    error = json.loads(capsys.readouterr().out)["error"]
    report = Command(argparse.Namespace(data_dir=str(tmp_path / "data"))).paths().crashes
    (text,) = [file.read_text(encoding="utf-8") for file in report.iterdir()]
    assert (code, error["code"]) == (1, "bug")
    assert "KeyError" in text
    assert "rusak.py:2 broken" in text
    assert "Siti" not in text + error["message"]


def test_services_of_a_visit_are_named_one_by_one_or_together(pandu):
    one_by_one = pandu("visit", "add", "--service", "POL-03", "--service", "DUK-06", "--anyway", "uji")
    together = pandu("visit", "add", "--service", "POL-03", "DUK-06", "--anyway", "uji")
    for code, answer in (one_by_one, together):
        assert (code, [ticket["service"] for ticket in answer["tickets"]]) == (0, ["POL-03", "DUK-06"])


def test_whole_answer_is_in_the_language_that_was_asked_for(mall, monkeypatch, capsys):
    add_officer(mall.desk, NewOfficer("budi", PASSWORD), demo=True)
    disable_officer(mall.desk, "budi")
    monkeypatch.setenv("PANDU_PASSWORD", PASSWORD)
    monkeypatch.setattr("desktop.services.mall.open_mall", lambda *_: mall.reopened())
    for argv in (["doctor"], ["user", "list", "--user", "admin"]):
        assert run(read, [*argv, "--lang", "en", "--data-dir", str(mall.paths.data)]) == 0
    said = capsys.readouterr().out
    assert "budi  budi  front desk officer  (disabled)" in said
    assert ": good" in said
    assert not any(word in said for word in ("ditutup", "baik", "PERIKSA"))
