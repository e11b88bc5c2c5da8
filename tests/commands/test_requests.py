"""`request`: what an officer at the command line reads and gets, from opening to pickup."""

import csv
import json
from datetime import time
from io import StringIO
from pathlib import Path

import pytest

from desktop.commands.parser import read
from desktop.commands.run import run
from desktop.services.promises import NewPromise, make_promise
from desktop.services.requests import note_request
from tests.conftest import PASSWORD, Mall
from tests.printing.arrivals import came, served
from tests.reports.reading import pages, words


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


def test_attempt_to_reach_an_applicant_is_kept_with_the_next_day(mall: Mall, said):
    code = opened(mall, said)
    told = said("contact", code, "--by", "phone", "--result", "no_answer", "--again", "26/11/2026")[1]
    assert told == (
        f"{code}: berkas belum lengkap.\n"
        "Sudah 1 kali dihubungi, terakhir 08.00: tidak dijawab. Coba lagi: 26/11/2026.\n"
    )
    told = said(
        "contact", code, "--by", "whatsapp", "--result", "reached", "--note", "datang Jumat", "--json"
    )[1]
    kept = json.loads(told)["contact"]
    assert (kept["count"], kept["way"], kept["result"], kept["again_on"]) == (2, "whatsapp", "reached", "")
    assert "Dihubungi lewat WhatsApp: tersambung  datang Jumat" in said("show", code)[1]
    assert said("undo", code)[0] == 0
    assert "datang Jumat" not in said("show", code)[1]
    exit_code, told = said("contact", code, "--by", "sms", "--result", "reached", "--again", "23/11/2026")
    assert (exit_code, told) == (65, "Tanggal 23/11/2026 sudah lewat. Pilih hari ini atau sesudahnya.\n")


def test_today_says_what_is_to_be_done_and_the_next_act(mall: Mall, said):
    assert said("today")[1] == "0 perlu ditindaklanjuti hari ini.\n"
    code = opened(mall, said)
    said("contact", code, "--by", "phone", "--result", "wrong_number", "--again", "24/11/2026")
    told = said("today")[1]
    assert told.startswith("hubungi lagi (1)\n")
    assert f"   {code}  KTP-el ganti" in told
    assert told.endswith(": Cari nomor lain; 24/11/2026\n1 perlu ditindaklanjuti hari ini.\n")
    answer = json.loads(said("today", "--agency", "duk", "--json")[1])
    assert (answer["count"], answer["groups"][0]["why"]) == (1, "contact_again")
    assert answer["groups"][0]["rows"][0]["request"]["code"] == code
    assert json.loads(said("today", "--agency", "bpn", "--json")[1]) == {"count": 0, "groups": []}


def test_today_prints_a_leaf_for_each_agency_that_has_something_to_do(mall: Mall, said, tmp_path: Path):
    empty, full = tmp_path / "kosong.pdf", tmp_path / "pagi.pdf"
    assert said("today", "--out", empty)[0] == 0
    assert "Tidak ada yang perlu ditindaklanjuti." in words(empty.read_bytes())
    code = opened(mall, said)
    said("contact", code, "--by", "phone", "--result", "wrong_number", "--again", "24/11/2026")
    mall_promise = NewPromise("telepon Budi", mall.desk.calendar().at(mall.desk.today(), time(15)))
    make_promise(mall.desk, mall_promise)
    told = said("today", "--out", full)[1]
    assert told.startswith(f"Lembar tindak lanjut: {full}.\n")
    agency, desk = pages(full.read_bytes())
    assert code in agency
    assert "Hubungi lagi (1)" in agency
    assert "1× dihubungi: nomor salah" in agency
    assert "telepon Budi" not in agency
    assert "Meja depan" in desk
    assert "telepon Budi" in desk
    before = full.read_bytes()
    said("today", "--out", full)
    assert full.read_bytes() == before
    assert said("today", "--out", tmp_path / "pagi.txt")[0] == 65


def test_repeated_calls_open_a_request_for_each_applicant_of_one_ticket(mall: Mall, said, tmp_path: Path):
    number = came(mall.desk, "DUK-06", documents=("KK",)).tickets[0].number
    served(mall.desk, number, "DUK-06")
    codes = []
    for name, more in (("Ani Contoh", ()), ("Budi Contoh", ("--present",))):
        paper = tmp_path / f"{name}.pdf"
        code, told = said("open", "--ticket", number, "--applicant", name, "--print", paper, *more)
        assert code == 0, told
        assert name in words(paper.read_bytes())
        codes.append(told.split(":")[0])
    assert len(set(codes)) == 2
    acts = mall.desk.store.execute_sql("SELECT proxy IS NOT NULL FROM request ORDER BY count").fetchall()
    assert acts == [(1,), (0,)]


def test_overdue_is_told_by_agency_and_service_and_as_one_object(mall: Mall, said):
    code = opened(mall, said)
    said("receive", code, "--document", "LAMA")
    mall.clock.forward(minutes=9 * 24 * 60)
    note_request(mall.desk, code, "pemohon menelepon")  # a made-up mall goes on from its last event
    told = said("overdue")[1]
    assert told.startswith("1  ")
    assert f"terlama {code}" in told
    assert told.endswith("1 permohonan lewat waktu.\n")
    answer = json.loads(said("overdue", "--json")[1])
    assert answer["total"] == 1
    assert answer["services"][0]["longest_code"] == code
    assert {"agency", "service", "count", "since", "officer", "place"} <= answer["services"][0].keys()


def test_lists_of_an_agency_that_does_not_exist_are_refused(mall: Mall, said):
    opened(mall, said)
    for command in ("list", "today"):
        exit_code, told = said(command, "--agency", "XXX", "--json")
        assert exit_code == 65
        assert json.loads(told)["error"]["code"] == "catalogue.no_agency"
