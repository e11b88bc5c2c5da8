"""`import visits` and `export`: files, answers, exit codes."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.commands.parser import build
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from tests.paper_day import HEADER, TWELVE, as_bytes, changed


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "kertas.csv"
    file.write_bytes(as_bytes())
    return file


def test_paper_day_comes_in_and_its_report_counts_it(pandu, paper: Path, tmp_path: Path):
    assert pandu("import", "visits", paper, "--dry-run") == (0, {"added": 12, "skipped": 0, "visits": 11})
    assert pandu("import", "visits", paper) == (0, {"added": 12, "skipped": 0, "visits": 11})
    assert pandu("import", "visits", paper) == (0, {"added": 0, "skipped": 12, "visits": 0})
    out = tmp_path / "hari.json"
    code, _ = pandu("report", "daily", "--date", "2026-03-13", "--out", out)
    figures = json.loads(out.read_text())
    assert (code, figures["visits"], figures["tickets"], figures["by_state"]["done"]) == (0, 11, 12, 4)


def test_workbook_of_the_same_day_brings_the_same(pandu, paper: Path, tmp_path: Path):
    book = Workbook()
    book.active.append(HEADER.split(";"))
    for line in TWELVE.splitlines():
        book.active.append([cell or None for cell in line.split(";")])
    for cell in book.active["B"]:
        cell.data_type = "s" if cell.value else cell.data_type  # the name `=1+1` is text
    book.save(tmp_path / "kertas.xlsx")
    assert pandu("import", "visits", tmp_path / "kertas.xlsx")[1]["added"] == 12
    assert pandu("import", "visits", paper) == (0, {"added": 0, "skipped": 12, "visits": 0})


def test_wrong_row_is_exit_65_with_file_row_and_column(pandu, tmp_path: Path):
    file = tmp_path / "salah.csv"
    file.write_bytes(as_bytes(changed("8;;;;;POL-03", "8;;;;;POL-99")))
    code, answer = pandu("import", "visits", file)
    assert code == 65
    assert answer["error"]["code"] == "paper.refused"
    assert "salah.csv" in answer["error"]["message"]
    assert answer["error"]["rows"] == [
        {"row": 10, "column": "service", "message": "POL-99 tidak ada di katalog"}
    ]
    assert pandu("export", "tickets", "--from", "2026-03-13", "--out", tmp_path / "x.csv")[1]["rows"] == 0


@pytest.mark.parametrize(
    ("data", "row", "column"),
    [
        (b"", 1, ""),
        (HEADER.encode(), 1, ""),
        (as_bytes(header=HEADER.replace("outcome", "hasil")), 1, "hasil"),
    ],
)
def test_file_without_rows_or_with_other_columns_is_exit_65(pandu, tmp_path: Path, data, row, column):
    file = tmp_path / "salah.csv"
    file.write_bytes(data)
    code, answer = pandu("import", "visits", file)
    assert (code, answer["error"]["rows"][0]["row"], answer["error"]["rows"][0]["column"]) == (
        65,
        row,
        column,
    )


def test_file_that_is_not_there_is_exit_66(pandu, tmp_path: Path):
    assert pandu("import", "visits", tmp_path / "tidak-ada.csv")[0] == 66


def test_export_writes_whole_registers(pandu, paper: Path, tmp_path: Path):
    pandu("import", "visits", paper)
    days = ("--from", "2026-03-13", "--to", "2026-03-13")
    out = tmp_path / "tiket.csv"
    assert pandu("export", "tickets", *days, "--out", out) == (
        0,
        {"file": str(out), "rows": 12, "revealed": 0},
    )
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [(rows[0][key]) for key in ("number", "issued", "wait_min", "priority")] == [
        "DUK-F1-001",
        "08.05.00",
        "5,0",
        "elderly",
    ]
    assert out.stat().st_mode & 0o077 == 0


def test_export_in_clear_needs_its_reason(pandu, paper: Path, tmp_path: Path):
    pandu("import", "visits", paper)
    days = ("--from", "2026-03-13", "--to", "2026-03-13", "--out", tmp_path / "k.csv", "--reveal")
    code, answer = pandu("export", "visits", *days)
    assert (code, answer["error"]["code"], (tmp_path / "k.csv").exists()) == (65, "export.no_reason", False)
    code, answer = pandu("export", "visits", *days, "--reason", "audit")
    assert (code, answer["rows"], answer["revealed"]) == (0, 11, 3)
    assert "3271046504900001" in (tmp_path / "k.csv").read_text("utf-8-sig")


def test_days_of_an_export_default_to_today_and_the_first_to_the_last(pandu, paper: Path, tmp_path: Path):
    pandu("import", "visits", paper)
    out = tmp_path / "k.csv"
    assert pandu("export", "visits", "--out", out)[1]["rows"] == 0
    assert pandu("export", "visits", "--to", "2026-03-13", "--out", out)[1]["rows"] == 11
    assert pandu("export", "visits", "--from", "2026-03-13", "--out", out)[1]["rows"] == 11


def test_place_that_cannot_be_written_is_exit_73(pandu, tmp_path: Path):
    assert pandu("export", "visits", "--out", tmp_path / "tidak" / "ada.csv")[0] == 73


def test_two_modules_share_the_group_of_imports():
    assert build().parse_args(["import", "catalogue", "x.json"]).file == "x.json"
    assert build().parse_args(["import", "visits", "x.csv"]).file == "x.csv"


def test_access_report_is_written_in_every_form_for_a_span_and_for_a_person(pandu, tmp_path: Path):
    code = pandu("visit", "add", "--service", "DUK-06", "--name", "Siti Contoh", "--nik", "3578014107857391")[
        1
    ]["visit"]
    assert pandu("visit", "reveal", code)[1]["people"][0]["id_number"] == "3578014107857391"
    person = pandu("visit", "find", "Siti")[1]["people"][0]["id"]
    for ending in ("pdf", "xlsx", "csv", "json"):
        out = tmp_path / f"akses.{ending}"
        assert pandu("report", "access", "--out", out)[1]["looks"] == 2
        assert out.stat().st_size > 100
    out = tmp_path / "orang.json"
    assert pandu("report", "access", "--person", person, "--out", out)[1]["looks"] == 1
    assert json.loads(out.read_text())["lines"][0]["reason"] == "own_today"
    assert pandu("report", "access", "--out", tmp_path / "akses.doc")[0] == 65


def test_exp_17_export_by_command_is_kept_with_its_purpose_and_rows(pandu, mall, tmp_path: Path):
    pandu("visit", "add", "--service", "DUK-06")
    out = tmp_path / "k.csv"
    assert pandu("export", "visits", "--purpose", "audit", "--out", out)[1]["rows"] == 1
    (body,) = mall.desk.store.execute_sql("SELECT body FROM journal WHERE kind = 93").fetchone()
    assert (json.loads(body)["purpose"], json.loads(body)["rows"]) == ("audit", 1)
    assert pandu("export", "visits", "--purpose", "other", "--out", out)[0] == 65


def test_look_by_command_at_another_officers_visitor_needs_a_reason(pandu, mall):
    officer = mall.as_role(Role.OFFICER)
    code = add_visit(officer, NewVisit(services=("DUK-06",), name="Siti Contoh")).value.code
    assert pandu("visit", "reveal", code)[1]["error"]["code"] == "reveal.no_reason"
    assert pandu("visit", "reveal", code, "--reason", "complaint")[1]["people"][0]["name"] == "Siti Contoh"


def test_exp_16_command_writes_beside_a_file_that_is_there_and_says_so(pandu, mall, tmp_path: Path):
    out = tmp_path / "a.csv"
    out.write_text("milik orang lain")
    code, answer = pandu("export", "tickets", "--out", out)
    assert (code, answer["file"]) == (0, str(tmp_path / "a-2.csv"))
    assert out.read_text() == "milik orang lain"
    code, answer = pandu("export", "tickets", "--out", out, "--overwrite")
    assert (code, answer["file"]) == (0, str(out))
    assert out.read_bytes() == (tmp_path / "a-2.csv").read_bytes()


def journal_head(pandu, file: Path) -> dict:
    pandu("report", "daily", "--out", file)
    return json.loads(file.read_text())["journal_head"]


def test_day_closed_on_paper_is_drawn_again_byte_equal_by_its_revision(pandu, tmp_path: Path):
    sheet, again = tmp_path / "r1.pdf", tmp_path / "lagi.pdf"
    pandu("visit", "add", "--service", "DUK-06")
    code, answer = pandu("day", "close", "--note", "Hujan lebat", "--out", sheet)
    assert (code, answer["expired"], answer["copy"], answer["file"]) == (0, 1, 0, str(sheet))
    pandu("visit", "add", "--service", "DUK-06")
    before = journal_head(pandu, tmp_path / "sebelum.json")
    code, answer = pandu("report", "daily", "--revision", 0, "--out", again)
    assert (code, answer["revision"]) == (0, 0)
    assert again.read_bytes() == sheet.read_bytes()
    code, _ = pandu("report", "daily", "--revision", 0, "--out", tmp_path / "r1.json")
    assert (code, json.loads((tmp_path / "r1.json").read_text())["visits"]) == (0, 1)
    assert pandu("report", "daily", "--revision", 1, "--out", tmp_path / "r2.pdf")[0] == 65
    assert journal_head(pandu, tmp_path / "sesudah.json") == before


def test_close_that_has_nowhere_to_write_its_report_closes_nothing(pandu, tmp_path: Path):
    assert pandu("day", "close", "--out", tmp_path / "tidak" / "ada.pdf")[0] == 73
    assert pandu("day", "close", "--out", tmp_path / "r1.xlsx")[0] == 65
    assert pandu("day", "close")[0] == 0
