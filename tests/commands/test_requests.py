"""`request`: what an officer at the command line reads and gets, from opening to pickup."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from desktop.commands.parser import read
from desktop.commands.run import run
from tests.conftest import PASSWORD, Mall
from tests.printing.arrivals import came, served
from tests.reports.reading import words


@pytest.fixture
def said(mall: Mall, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs one command line on the test mall and returns exit code and what is printed."""
    monkeypatch.setenv("PANDU_PASSWORD", PASSWORD)
    monkeypatch.setattr("desktop.services.mall.open_mall", lambda *_: mall.reopened())

    def call(*argv: object) -> tuple[int, str]:
        code = run(read, ["--data-dir", str(mall.paths.data), "--user", "admin", "request", *map(str, argv)])
        shown = capsys.readouterr()
        return code, shown.out + shown.err

    return call


def opened(mall: Mall, said, *more: object) -> str:
    """Open a request of a ticket and return its code."""
    number = came(mall.desk, "DUK-06", documents=("KK",)).tickets[0].number
    served(mall.desk, number, "DUK-06")
    code, told = said("open", "--ticket", number, "--document", "kk:copy:2", *more)
    assert code == 0, told
    return told.split(":")[0]


def test_request_goes_from_counter_to_pickup(mall: Mall, said, tmp_path: Path):
    paper = tmp_path / "terima.pdf"
    code = opened(
        mall, said, "--finish", "--print", paper, "--proxy", "Rustam Contoh", "--complete-by", "27/11/2026"
    )
    assert "Kartu Keluarga salinan 2" in words(paper.read_bytes())
    assert mall.desk.store.execute_sql("SELECT state FROM ticket").fetchone() == ("done",)
    assert "Belum ada: " in said("show", code)[1]
    assert said("complete", code)[0] == 65
    assert "Selesai paling lambat 25/11 16.00." in said("receive", code, "--document", "LAMA")[1]
    assert said("reference", code, "--system", "oss", "--reference", "OSS-1/2026")[0] == 0
    assert "menunggu pembayaran" in said("pause", code, "--reason", "payment")[1]
    assert "diproses" in said("resume", code)[1]
    assert "siap diambil" in said("ready", code)[1]
    assert said("pickup", code, "--proof", "power_of_attorney")[1] == f"{code}: sudah diambil.\n"
    target = tmp_path / "ambil.pdf"
    assert said("handover", code, "--out", target)[0] == 0
    assert "Diambil oleh Rustam Contoh (kuasa)" in words(target.read_bytes())
    told = said("show", code)[1]
    for line in ("Permohonan dibuka", "Waktu berhenti: menunggu pembayaran", "Diambil (surat kuasa)"):
        assert line in told


def test_list_counts_filters_and_answers_in_json(mall: Mall, said):
    code = opened(mall, said)
    _, told = said("list")
    assert told.startswith(f"{code}  KTP-el ganti")
    assert told.endswith("1 terbuka, 0 lewat waktu, 0 jatuh tempo sampai hari ini.\n")
    answer = json.loads(said("list", "--state", "incomplete", "--json")[1])
    assert [row["code"] for row in answer["requests"]] == [code]
    assert answer["open"]["incomplete"] == 1
    assert json.loads(said("list", "--overdue", "--json")[1])["requests"] == []


def test_status_says_what_to_do_next_and_a_forged_code_is_bad_data(mall: Mall, said):
    code = opened(mall, said)
    assert "Lengkapi: " in said("status", f"pandu1:{code.lower()}")[1]
    forged = code[:-1] + ("0" if code[-1] != "0" else "1")
    exit_code, told = said("status", forged)
    assert (exit_code, told) == (
        65,
        "Kode ini bukan dari MPP ini, atau salah ketik. Periksa lagi pada kertas.\n",
    )
    answer = json.loads(said("status", code, "--json")[1])
    assert answer["lines"][0]["state"] == "incomplete"


def test_papers_are_numbered_as_copies(mall: Mall, said, tmp_path: Path):
    code = opened(mall, said)
    for copy in range(2):
        for name in ("receipt", "shortfall"):
            target = tmp_path / f"{name}{copy}.pdf"
            assert said(name, code, "--out", target)[0] == 0
            assert ("SALINAN ke-1" in words(target.read_bytes())) is bool(copy)


def test_rejecting_withdrawing_passing_on_and_undoing_speak(mall: Mall, said):
    code = opened(mall, said)
    assert said("reject", code, "--reason", "not_eligible", "--note", "alamat di luar kota")[1].endswith(
        ": ditolak.\n"
    )
    assert "berkas belum lengkap" in said("undo", code, "--reason", "salah tekan")[1]
    assert said("refer", code, "--to", "pol")[1].endswith(": dirujuk.\n")
    assert said("undo", code)[0] == 0
    assert said("note", code, "pemohon menelepon")[0] == 0
    assert said("withdraw", code)[1].endswith(": dicabut pemohon.\n")
    assert said("ready", code)[1].startswith(f"{code} belum dapat dinyatakan siap")
    assert said("recount")[1] == "0 jatuh tempo berubah. Beri tahu pemohonnya.\n"


@pytest.mark.parametrize("document", ["KK:kertas", "KK:copy:x"])
def test_document_that_cannot_be_read_is_named(mall: Mall, said, document: str):
    with pytest.raises(SystemExit):
        said("open", "--service", "DUK-06", "--document", document)


def test_export_masks_people_unless_a_reason_is_given(mall: Mall, said, tmp_path: Path, monkeypatch):
    opened(mall, said, "--company", "CV Maju Bersama")
    common = ["--data-dir", str(mall.paths.data), "--user", "admin", "export", "requests", "--out"]
    target = tmp_path / "r.csv"
    assert run(read, [*common, str(target)]) == 0
    (row,) = csv.DictReader(StringIO(target.read_text("utf-8-sig")), delimiter=";")
    assert (row["state"], row["company"], row["missing"], row["date"]) == (
        "incomplete",
        "C. M.",
        "1",
        "2026-11-24",
    )
    assert row["id_number"].endswith("7391")
    assert "•" in row["id_number"]
    clear = tmp_path / "clear.csv"
    assert run(read, [*common, str(clear), "--reveal", "--reason", "permintaan 12/2026"]) == 0
    (row,) = csv.DictReader(StringIO(clear.read_text("utf-8-sig")), delimiter=";")
    assert row["company"] == "CV Maju Bersama"
    (looks,) = mall.desk.store.execute_sql("SELECT count(*) FROM journal WHERE kind = 97").fetchone()
    assert looks == 2
    assert run(read, [*common, str(tmp_path / "r.xlsx")]) == 0
