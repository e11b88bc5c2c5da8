"""`visit print`, `ticket print`, `ticket receipt`, `visit add --print`: files, answers, exit codes."""

from pathlib import Path

import pytest

from desktop.queries.prints import unprinted
from tests.printing.arrivals import guest, served
from tests.reports.reading import codes, pages, sizes_mm, words


@pytest.fixture
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_sheet_goes_to_a_file_on_the_paper_that_was_asked_for(pandu, mall, tmp_path: Path):
    visit = guest(mall.desk, "DUK-06", "BJK-02")
    for copy, (paper, width) in enumerate((("roll", 80), ("a5", 148))):
        out = tmp_path / f"{paper}.pdf"
        code, answer = pandu("visit", "print", visit.code, "--out", out, "--paper", paper)
        assert (code, answer["title"], answer["copy"], answer["file"]) == (0, visit.code, copy, str(out))
        assert sizes_mm(out.read_bytes())[0][0] == width


def test_ticket_goes_to_a_file(pandu, mall, tmp_path: Path):
    number = guest(mall.desk, "DUK-06").tickets[0].number
    code, answer = pandu("ticket", "print", number, "--out", tmp_path / "t.pdf")
    assert (code, answer["title"]) == (0, number)
    assert number in words((tmp_path / "t.pdf").read_bytes())


def test_paper_in_its_file_counts_as_printed(pandu, mall, tmp_path: Path):
    number = guest(mall.desk, "DUK-06").tickets[0].number
    pandu("ticket", "print", number, "--out", tmp_path / "t.pdf")
    assert mall.desk.store.execute_sql("SELECT state FROM print_job").fetchall() == [("sent",)]
    assert unprinted(mall.desk) == []


def test_receipt_goes_to_a_file_with_both_leaves(pandu, mall, tmp_path: Path):
    number = guest(mall.desk, "DUK-06").tickets[0].number
    served(mall.desk, number, "DUK-06")
    code, answer = pandu("ticket", "receipt", number, "--out", tmp_path / "r.pdf")
    assert (code, answer["title"][:14], answer["copy"]) == (0, "R1-261124-0001", 0)
    again = pandu("ticket", "receipt", number, "--out", tmp_path / "r.pdf")[1]
    assert (again["title"], again["copy"]) == (answer["title"], 1)
    assert len(pages((tmp_path / "r.pdf").read_bytes())) == 2


def test_intake_prints_the_sheet_of_the_visit_that_it_took_in(pandu, tmp_path: Path):
    out = tmp_path / "v.pdf"
    code, answer = pandu("visit", "add", "--service", "DUK-06", "--service", "BJK-02", "--print", out)
    assert code == 0
    assert answer["file"] == str(out)
    assert codes(out.read_bytes()) == [f"PANDU1:{answer['visit']}"]


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        (["--service", "DUK-06", "--print", "v.txt"], 65),
        (["--service", "DUK-06", "--print", "none/v.pdf"], 73),
        (["--info", "--print", "v.pdf"], 65),
    ],
)
@pytest.mark.usefixtures("_in_own_folder")
def test_intake_that_cannot_print_takes_nobody_in(pandu, mall, extra, code):
    assert pandu("visit", "add", *extra)[0] == code
    assert mall.desk.store.execute_sql("SELECT count(*) FROM visit").fetchone() == (0,)


@pytest.mark.parametrize(
    ("argv", "name"),
    [
        (["ticket", "print", "DUK-F1-009"], "ticket.unknown"),
        (["ticket", "receipt", "DUK-F1-001"], "paper.nothing_received"),
        (["visit", "print", "V1-261124-0001ZZZZ"], "code.forged"),
    ],
)
@pytest.mark.usefixtures("_in_own_folder")
def test_paper_that_cannot_be_is_refused_with_its_reason(pandu, mall, argv, name):
    guest(mall.desk, "DUK-06")
    code, answer = pandu(*argv, "--out", "x.pdf")
    assert (code, answer["error"]["code"]) == (65, name)
    assert answer["error"]["message"] != name
    assert not Path("x.pdf").exists()


def test_file_that_cannot_be_written_is_said_before_the_print_is_counted(pandu, mall, tmp_path):
    visit = guest(mall.desk, "DUK-06")
    code, answer = pandu("visit", "print", visit.code, "--out", tmp_path / "no" / "x.pdf")
    assert (code, answer["error"]["code"]) == (73, "paths.cannot_create")
    assert mall.desk.store.execute_sql("SELECT count(*) FROM paper").fetchone() == (0,)
