"""`outage`: what an officer at the command line reads and gets."""

import json
from pathlib import Path

import pytest

from desktop.commands.parser import read
from desktop.commands.run import run
from tests.conftest import PASSWORD, Mall
from tests.reports.reading import words


@pytest.fixture
def said(mall: Mall, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs one command line on the test mall and returns exit code and what is printed."""
    monkeypatch.setenv("PANDU_PASSWORD", PASSWORD)
    monkeypatch.setattr("desktop.services.mall.open_mall", lambda *_: mall.reopened())

    def call(*argv: object) -> tuple[int, str]:
        code = run(read, ["--data-dir", str(mall.paths.data), "--user", "admin", *map(str, argv)])
        shown = capsys.readouterr()
        return code, shown.out + shown.err

    return call


def test_stop_refuses_a_number_and_a_supervisors_reason_passes(said):
    _, told = said("outage", "start", "SIAK", "--agency", "duk", "--mode", "stop")
    assert told.startswith("Gangguan SIAK (Disdukcapil) dicatat. Nomor baru tidak diberikan.")
    code, told = said("visit", "add", "--service", "DUK-06")
    assert code == 65
    assert "gangguan SIAK sejak 08.00" in told
    assert "--anyway" in told
    assert said("visit", "add", "--service", "DUK-06", "--anyway", "sudah menunggu")[0] == 0


def test_list_and_show_tell_who_waits_and_what_was_chosen(said):
    for _ in range(3):
        said("visit", "add", "--service", "DUK-06")
    said("outage", "start", "SIAK", "--scope", "service", "--service", "DUK-06")
    assert "3 menunggu, 3 belum memilih" in said("outage", "list")[1]
    assert said("outage", "choose", "DUK-F1-001", "leave_file")[1] == "DUK-F1-001: menitipkan berkas.\n"
    assert said("outage", "choose", "DUK-F1-002", "call_back")[0] == 65
    assert said("outage", "choose", "DUK-F1-002", "call_back", "--contact", "0812")[0] == 0
    assert said("outage", "choose", "all", "wait")[1] == "1 tamu dicatat menunggu.\n"
    assert said("outage", "choose", "all", "leave_file")[0] == 65
    _, told = said("outage", "show", "SIAK")
    assert "DUK-F1-001  KTP-el ganti (hilang/rusak/ubah data), 0 menit: menitipkan berkas" in told
    assert told.endswith("Menunggu 1, titip berkas 1, dihubungi 1, belum memilih 0.\n")
    answer = json.loads(said("--json", "outage", "show")[1])
    assert answer["choices"] == {"wait": 1, "leave_file": 1, "call_back": 1, "none": 0}
    assert {ticket["choice"] for ticket in answer["tickets"]} == {"wait", "leave_file", "call_back"}


def test_end_names_the_minutes_and_several_outages_must_be_named(said):
    said("outage", "start", "--scope", "power")
    said("outage", "start", "SIAK", "--agency", "DUK")
    assert said("outage", "show")[0] == 65
    assert said("outage", "end", "listrik")[1] == "Gangguan Listrik dicatat selesai sesudah 0 menit.\n"
    assert said("outage", "show")[0] == 0


def test_notice_is_written_as_a_pdf(said, tmp_path: Path):
    said("outage", "start", "SIAK", "--agency", "DUK")
    target = tmp_path / "pintu.pdf"
    assert said("outage", "notice", "--out", target)[0] == 0
    assert "SIAK sedang terganggu" in words(target.read_bytes())
    assert said("outage", "notice", "--out", tmp_path / "pintu.txt")[0] == 65
