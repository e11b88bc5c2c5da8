"""Running the line by command: what an officer reads after each."""

from pathlib import Path

import pytest

from desktop.commands.parser import read
from desktop.commands.run import run
from tests.conftest import PASSWORD, Mall


@pytest.fixture
def said(mall: Mall, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs one command line on the test mall and returns exit code and what a person reads."""
    monkeypatch.setenv("PANDU_PASSWORD", PASSWORD)
    monkeypatch.setattr("desktop.services.mall.open_mall", lambda *_: mall.reopened())

    def call(*argv: object) -> tuple[int, str]:
        code = run(read, ["--data-dir", str(mall.paths.data), "--user", "admin", *map(str, argv)])
        shown = capsys.readouterr()
        return code, shown.out + shown.err

    return call


def test_intake_tells_number_place_and_how_many_are_before(said):
    said("visit", "add", "--service", "DUK-06")
    code, told = said("visit", "add", "--service", "duk-06", "--name", "Ratna Sari", "--party", 3)
    assert code == 0
    assert "1. DUK-F1-002  KTP-el ganti" in told
    assert "Lantai 1 · Loket 1, 2, 7 atau 8 Dukcapil; menunggu, 1 tiket di depannya" in told
    assert "Tamu: Ratna S.\n" in told
    assert "Datang bersama: 3 orang" in told


def test_call_tells_the_counter_what_to_expect_and_what_to_do(said):
    said(
        "visit", "add", "--service", "DUK-03", "--document", "BNK", "--consent", "--need", "wheelchair",
        "--priority", "disability",
    )  # fmt: skip
    _, told = said("ticket", "call", "--counter", "duk-l3")
    assert told.startswith("DUK-C1-001 ke loket DUK-L3: KK perubahan data")
    assert "Belum ada: Kartu Keluarga" in told
    assert "Kebutuhan: kursi roda" in told
    assert "pandu ticket start DUK-C1-001" in told
    assert "disabilitas" not in told


def test_end_of_a_step_tells_where_the_visitor_goes_next(said):
    said("visit", "add", "--service", "DUK-06", "--service", "POL-03")
    said("ticket", "call", "--counter", "DUK-L1")
    _, told = said("ticket", "finish", "DUK-F1-001")
    assert (
        "Langkah lain tamu ini: POL-C1-001  Laporan kehilangan; Lantai 1 · Loket 4 Polri (menunggu)" in told
    )


def test_referral_is_sent_listed_taken_on_and_sent_back(said):
    said("visit", "add", "--service", "DUK-06")
    said("ticket", "call", "--counter", "DUK-L1")
    sent = ("--to", "pol-03", "--document", "kk", "--reason", "paper_needed", "--come-back")
    assert "nomor baru: POL-C1-001" in said("ticket", "refer", "DUK-F1-001", *sent)[1]
    assert said("referral", "list", "--open")[1].splitlines() == [
        "08.00  DUK-F1-001 ke POL-C1-001: Laporan kehilangan (perlu dokumen dari sana) - menunggu diterima",
        "1 rujukan.",
    ]
    assert said("referral", "accept", "pol-c1-001")[1].startswith("Rujukan POL-C1-001 diterima (menunggu).")
    assert said("referral", "list", "--open") == (0, "Tidak ada rujukan yang cocok.\n")
    said("ticket", "call", "--counter", "POL-L4")
    told = said("referral", "return", "POL-C1-001", "--reason", "not_ours", "--note", "keliru")[1]
    assert "nomor baru: DUK-F1-002" in told
    assert (
        "dikembalikan 08.00: bukan kewenangan loket ini; nomor baru DUK-F1-002" in said("referral", "list")[1]
    )


def test_dossier_given_back_by_command_says_how_to_print_the_list(said):
    said("visit", "add", "--service", "DUK-06")
    said("ticket", "call", "--counter", "DUK-L1")
    told = said("ticket", "finish", "DUK-F1-001", "--outcome", "returned_incomplete", "--missing", "kk")[1]
    assert "pandu visit print V1-261124-0001" in told


def test_lists_say_so_when_they_are_empty(said):
    assert said("referral", "list") == (0, "Tidak ada rujukan yang cocok.\n")
    assert said("ticket", "list") == (0, "Belum ada yang mengantre.\n")
    assert said("outage", "list") == (0, "Tidak ada gangguan yang berlangsung.\n")
    assert said("counter", "list", "--open") == (0, "Tidak ada loket yang cocok.\n")
    assert said("visit", "find", "zzz")[1].startswith("Tidak ada orang yang cocok.")


def test_queue_is_listed_with_its_marks(said):
    said("visit", "add", "--service", "DUK-06", "--service", "POL-03", "--priority", "elderly")
    said("ticket", "call", "--counter", "DUK-L1")
    first, second, count = said("ticket", "list")[1].splitlines()
    assert first.startswith("DUK-F1-001  dipanggil, loket DUK-L1, sejak 08.00 (0 menit)  KTP-el ganti")
    assert first.endswith("[prioritas]")
    assert second.endswith("[prioritas, tamunya di loket lain]")
    assert count == "1 menunggu; seluruhnya 2 tiket belum berakhir."


def test_one_ticket_and_one_visit_are_shown_with_times_and_steps(said):
    told = said("visit", "add", "--service", "DUK-06", "--service", "POL-03")[1]
    code = told.split()[1].rstrip(",")
    said("ticket", "call", "--counter", "DUK-L1")
    assert "nomor diambil 08.00, dipanggil 08.00" in said("ticket", "show", "DUK-F1-001")[1]
    assert "dipanggil (DUK-L1)" in said("visit", "show", code)[1]
    assert "floor" not in said("--lang", "en", "visit", "show", code)[1]


def test_setting_is_shown_with_what_each_part_is_for(said):
    told = said("setting", "show", "office")[1]
    assert "office = DPMPTSP Kota Contoh   (kantor pengelola, baris utama kop)" in told
    assert "place = -   (kota di samping tanggal tanda tangan)" in told
    assert "Senin 07.30-16.00 (Istirahat 12.00-13.00)" in said("setting", "show", "working_time")[1]
    assert said("setting", "show", "foo")[0] == 65


def test_days_are_read_and_said_as_people_here_write_them(said):
    assert said("holiday", "set", "01/12/2026", "Hari jadi kota") == (0, "MPP tutup pada 01/12/2026.\n")
    assert "01/12/2026  Hari jadi kota (libur setempat)" in said("holiday", "list")[1]


def test_report_of_a_day_to_come_is_refused(said, tmp_path: Path):
    code, told = said("report", "daily", "--date", "25/11/2026", "--out", tmp_path / "x.json")
    assert (code, told) == (65, "Hari 25/11/2026 belum tiba. Periksa tanggalnya.\n")
    assert not (tmp_path / "x.json").exists()


def test_trial_of_a_catalogue_says_that_nothing_is_stored(said, tmp_path: Path):
    file = tmp_path / "kosong.json"
    file.write_text('{"documents": {"SKRT": "Surat keterangan RT"}}')
    assert "belum ada yang disimpan" in said("import", "catalogue", file, "--dry-run")[1]
