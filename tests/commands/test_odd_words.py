"""Command lines and files that nobody means well: each is refused with a code, never a bug."""

import json
from pathlib import Path

import pytest

from desktop.commands.parser import read
from desktop.commands.run import run
from tests.conftest import PASSWORD, Mall

DEEP = "[" * 100_000
HEAD = {"origin": "0" * 32, "seq": 1, "h": "0" * 64}


@pytest.fixture
def pandu(mall: Mall, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs one command line on the test mall and returns exit code and JSON answer."""
    monkeypatch.setenv("PANDU_PASSWORD", PASSWORD)
    monkeypatch.setattr("desktop.services.mall.open_mall", lambda *_: mall.reopened())

    def call(*argv: object) -> tuple[int, dict]:
        common = ["--data-dir", str(mall.paths.data), "--user", "admin", "--json"]
        code = run(read, [*common, *map(str, argv)])
        return code, json.loads(capsys.readouterr().out)

    return call


def code_of(done: tuple[int, dict]) -> tuple[int, str]:
    return done[0], done[1]["error"]["code"]


@pytest.mark.parametrize(
    "line",
    [
        ("report", "daily", "--out"),
        ("export", "visits", "--out"),
        ("visit", "add", "--service", "DUK-06", "--print"),
    ],
)
def test_no_output_takes_the_place_of_the_programs_own_files(pandu, mall: Mall, line: tuple[str, ...]):
    ending = {"report": "json", "export": "csv", "visit": "pdf"}[line[0]]
    before = mall.paths.key_file.read_bytes()
    own = mall.paths.key_file if ending == "json" else mall.paths.backups / f"x.{ending}"
    assert code_of(pandu(*line, own)) == (73, "paths.own_file")
    assert mall.paths.key_file.read_bytes() == before
    assert mall.desk.store.execute_sql("SELECT count(*) FROM ticket").fetchone() == (0,)


def test_value_of_endless_brackets_is_refused(pandu):
    assert code_of(pandu("setting", "set", "office", f"mall={DEEP}")) == (65, "text.long")


@pytest.mark.parametrize(
    "content",
    [
        DEEP,
        json.dumps({**HEAD, "origin": "zz"}),
        json.dumps({**HEAD, "h": HEAD["h"][1:]}),
        json.dumps({**HEAD, "seq": 10**30}),
        json.dumps({**HEAD, "seq": True}),
        json.dumps([HEAD, {**HEAD, "origin": "\ud800"}]),
    ],
)
def test_anchor_that_no_journal_can_have_is_refused(pandu, tmp_path: Path, content: str):
    file = tmp_path / "anchor.json"
    file.write_text(content)
    assert pandu("verify", "--anchor", file)[0] == 65


def test_settings_are_the_words_that_were_typed(pandu):
    assert pandu("setting", "set", "contacts", "complaints=110") == (0, {"complaints": "110"})
    assert pandu("setting", "set", "numbers", "hide_lane=true") == (0, {"hide_lane": True})
    assert code_of(pandu("setting", "set", "numbers", "hide_lane=tidak")) == (65, "settings.bad_part")
    assert pandu("setting", "show", "numbers") == (0, {"hide_lane": True})
    assert pandu("setting", "set", "working_time", "last_ticket_minutes=30")[0] == 0


def test_unknown_outcome_of_a_paper_day_is_one_fault(pandu, tmp_path: Path):
    file = tmp_path / "kertas.csv"
    file.write_text("visit,service,issued,called,finished,outcome\nA-1,DUK-06,2026-11-20 09:00,,,Done\n")
    code, answer = pandu("import", "visits", file)
    assert code == 65
    assert [row["column"] for row in answer["error"]["rows"]] == ["outcome"]
