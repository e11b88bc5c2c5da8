"""`demo` on the command line."""

import json

import pytest

from desktop.demo import screenshots
from main import main
from tests.demo.conftest import broken_qt

FEW = ("--visits", "8", "--date", "2026-11-23")


@pytest.fixture(autouse=True)
def _without_qt(request, tmp_path_factory, monkeypatch):
    """Let drawing fail at once, as where a library that Qt needs is missing; drawing takes its time."""
    if "with_qt" not in request.fixturenames:
        monkeypatch.setenv("PYTHONPATH", str(broken_qt(tmp_path_factory.mktemp("broken"))))


@pytest.fixture
def with_qt(monkeypatch):
    """Draw screenshots of one page, in a process as always; that all are drawn is told beside the drawing."""
    monkeypatch.setattr(screenshots, "DRAWER", (*screenshots.DRAWER, "--only", "page-queue"))


def said(capsys):
    return json.loads(capsys.readouterr().out)


def test_answer_is_one_object(tmp_path, capsys, with_qt):
    out = tmp_path / "out"
    assert main(["--json", "demo", "--out", str(out), *FEW]) == 0
    answer = said(capsys)
    summary = json.loads((out / "summary.json").read_bytes())
    assert answer == {
        "out": str(out),
        "date": "2026-11-23",
        "visits": 8,
        "tickets": summary["tickets"],
        "screenshots": len(list((out / "screenshots").iterdir())),
    }
    assert answer["screenshots"] > 1


def test_persons_are_told_where_to_find_the_way_in(tmp_path, capsys):
    assert main(["demo", "--out", str(tmp_path / "out"), *FEW]) == 0
    assert "access.json" in capsys.readouterr().out


def test_where_qt_is_missing_one_line_says_so_and_all_else_is_there(tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["--json", "demo", "--out", str(out), *FEW]) == 0
    shown = capsys.readouterr()
    assert shown.err.count("\n") == 1
    assert "libEGL.so.1" in shown.err
    answer = json.loads(shown.out)
    assert answer["screenshots"] == 0
    assert {"summary.json", "daily-report.pdf", "register.xlsx", "papers"} <= {
        it.name for it in out.iterdir()
    }
    assert not (out / "screenshots").exists()


def test_own_data_dir_is_not_touched(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    assert main(["--data-dir", str(own), "demo", "--out", str(tmp_path / "out"), *FEW]) == 0
    assert list(own.iterdir()) == []


def test_other_commands_work_on_what_it_leaves(tmp_path, capsys, monkeypatch):
    out = tmp_path / "out"
    assert main(["demo", "--out", str(out), *FEW]) == 0
    access = json.loads((out / "access.json").read_bytes())
    monkeypatch.setenv("PANDU_PASSWORD", access["password"])
    monkeypatch.setenv("PANDU_RECOVERY_KEY", access["recovery_key"])
    common = ["--data-dir", str(out / "data"), "--user", access["user"]]
    assert main([*common, "verify", "--anchor", str(out / "summary.json")]) == 0
    assert main([*common, "rebuild", "--check"]) == 0
    again = tmp_path / "again.json"
    assert main([*common, "report", "daily", "--date", "2026-11-23", "--out", str(again)]) == 0
    assert again.read_bytes() == (out / "summary.json").read_bytes()
    capsys.readouterr()
    assert main([*common, "--json", "visit", "add", "--service", "DUK-06", "--anyway", "mencoba"]) == 0
    assert said(capsys)["tickets"][0]["state"] == "waiting"


def test_foreign_folder_is_refused_with_73(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("years of work")
    assert main(["--json", "demo", "--out", str(tmp_path), *FEW]) == 73
    assert said(capsys)["error"]["code"] == "demo.taken"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_demo_is_replaced_by_the_next_one(tmp_path):
    out = tmp_path / "out"
    for visits in ("4", "6"):
        assert main(["demo", "--out", str(out), "--visits", visits, "--date", "2026-11-23"]) == 0
    assert json.loads((out / "summary.json").read_bytes())["visits"] == 6


@pytest.mark.parametrize(
    "wrong", [("--visits", "0"), ("--days", "201"), ("--visits", "x"), ("--date", "2026-13-01")]
)
def test_wrong_numbers_are_wrong_usage(tmp_path, wrong, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["demo", "--out", str(tmp_path / "out"), *wrong])
    assert stopped.value.code == 2
    assert list(tmp_path.iterdir()) == []


def test_unknown_year_is_bad_input(tmp_path, capsys):
    assert main(["--json", "demo", "--out", str(tmp_path / "out"), "--date", "1999-12-31"]) == 65
    assert said(capsys)["error"]["code"] == "demo.date"
