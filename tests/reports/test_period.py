"""A report of a span of days in its four forms: the same figures, heads that repeat, sums that are marked."""

import csv
import datetime as dt
import json
from dataclasses import dataclass, replace
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from reports.arrangement import (
    HIDDEN,
    Arrangement,
    Bar,
    Bars,
    Frame,
    HeatMap,
    KeyFigure,
    KeyFigures,
    Level,
    Line,
    Listing,
    PeriodReport,
    Remark,
)
from reports.columns import Column, Kind
from reports.figures import Signatory, Signature
from reports.period_pdf import period_pdf, period_words
from reports.period_sheets import period_csv, period_json, period_xlsx
from tests.reports.reading import pages, sizes_mm, words
from tests.reports.samples import HEAD

DRAWERS = (period_pdf, period_xlsx, period_csv, period_json)
SIGNS = Signature(
    Signatory("a.n. Kepala Dinas\nSekretaris", "Sri Wahyuni", "196805121993032004"), Signatory("", "", "")
)
FRAME = Frame(HEAD, "WIB", "Sukamaju", dt.date(2026, 12, 1), SIGNS, "500.16.7/137/DPMPTSP/XII/2026")


@dataclass(frozen=True, slots=True)
class Figures:
    first: dt.date
    persons: int | None


def report(records: int = 3, **more) -> PeriodReport:
    listing = Listing(
        "Daftar contoh",
        "Daftar",
        (
            Column("code", "Kode", on_paper=False),
            Column("name", "Nama"),
            Column("people", "Orang", Kind.INTEGER, over="Hitungan", width_mm=20),
            Column("wait", "Median", Kind.DECIMAL, over="Hitungan", width_mm=20),
        ),
        (
            Line((None, "Kelompok satu", None, None), Level.HEAD),
            *(Line((f"C{n}", f"Layanan {n}", 1000 + n, 2.25)) for n in range(records)),
            Line(("C", "Layanan kecil", HIDDEN, None)),
            Line((None, "Jumlah", 1000 * records, None), Level.TOTAL),
        ),
    )
    blocks = (
        KeyFigures((KeyFigure("Kunjungan", 1234, "orang"),)),
        listing,
        HeatMap(
            "Peta", "Peta", "Jam", ("Senin", "Selasa"), ("08.00", "09.00"), ((1, None), (30, 7)), unit="tiket"
        ),
        Bars("Batang", (Bar("K/L", 12, "60,0 %"), Bar("pemda", 8))),
        Remark("Catatan", ("Kata-kata.",)),
    )
    first, last = dt.date(2026, 11, 1), dt.date(2026, 11, 30)
    made = Arrangement(
        "contoh", "Laporan Contoh", first, last, Figures(first, None), blocks, ("Tunggu: lama.",)
    )
    return PeriodReport(replace(made, **more), FRAME)


def test_paper_has_head_number_period_blocks_definitions_and_both_signatures():
    text = words(period_pdf(report()))
    for said in (
        "Laporan Contoh", "Nomor 500.16.7/137/DPMPTSP/XII/2026", "November 2026", "1.234", "Layanan 2", "2,3",
        "Senin", "Tunggu: lama.", "Jam: waktu setempat (WIB).", "Mengetahui, Sukamaju, 1 Desember 2026",
        "a.n. Kepala Dinas", "Sekretaris,", "NIP 19680512 199303 2 004", "Halaman 1 dari",
    ):  # fmt: skip
        assert said in text, said
    assert "diisi tangan" not in text


def test_number_that_is_not_set_is_left_to_the_hand():
    bare = replace(report(), frame=replace(FRAME, number=""))
    assert "(nomor diisi tangan)" in words(period_pdf(bare))


def test_equal_figures_are_equal_bytes():
    for draw in DRAWERS:
        assert draw(report()) == draw(report())


def test_head_of_a_long_list_stands_on_every_page():
    text = pages(period_pdf(report(records=150)))
    assert len(text) > 3
    for page in text[:-1]:
        assert "Median" in page
        assert page.index("Nama") < page.index("Layanan ")


@pytest.mark.parametrize(
    ("paper", "landscape", "size"),
    [
        ("A4", False, (210, 297)),
        ("A4", True, (297, 210)),
        ("F4", False, (215, 330)),
        ("F4", True, (330, 215)),
    ],
)
def test_paper_is_a4_or_f4_upright_or_across(paper, landscape, size):
    made = replace(report(landscape=landscape), frame=replace(FRAME, paper=paper))
    assert set(sizes_mm(period_pdf(made))) == {size}


def test_span_in_which_nothing_happened_is_one_page_that_says_so():
    text = pages(period_pdf(report(empty="Tidak ada yang terjadi.")))
    assert len(text) == 1
    assert "Tidak ada yang terjadi." in text[0]
    assert "Layanan" not in text[0]


def test_workbook_has_numbers_filter_and_frozen_head_and_sums_below_the_filter():
    book = load_workbook(BytesIO(period_xlsx(report())))
    assert book.sheetnames == ["Daftar", "Peta", "Ringkasan", "Penjelasan"]
    sheet = book["Daftar"]
    assert [cell.value for cell in sheet[1]] == ["Kode", "Nama", "Hitungan: Orang", "Hitungan: Median"]
    assert [cell.value for cell in sheet[2]] == ["C0", "Layanan 0", 1000, 2.25]
    assert [cell.value for cell in sheet[5]] == ["C", "Layanan kecil", HIDDEN, None]
    assert [cell.value for cell in sheet[6]] == [None, "Jumlah", 3000, None]
    assert sheet[6][1].font.bold
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:D5", "A2")


def test_csv_has_records_alone_so_that_no_sum_counts_twice():
    rows = list(csv.reader(StringIO(period_csv(report()).decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows] == ["Kode", "C0", "C1", "C2", "C"]
    assert rows[4][2:] == [HIDDEN, ""]


def test_json_is_the_figures():
    assert json.loads(period_json(report())) == {"first": "2026-11-01", "persons": None}


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-01", "2026-11-30", "November 2026"),
        ("2026-02-01", "2026-02-28", "Februari 2026"),
        ("2026-12-01", "2026-12-31", "Desember 2026"),
        ("2026-11-24", "2026-11-24", "24 November 2026"),
        ("2026-11-02", "2026-11-24", "2 – 24 November 2026"),
        ("2026-10-28", "2026-11-03", "28 Oktober – 3 November 2026"),
        ("2025-12-28", "2026-01-03", "28 Desember 2025 – 3 Januari 2026"),
    ],
)
def test_span_is_said_as_short_as_it_can_be(first, last, said):
    assert period_words(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == said


def test_figures_of_thousands_a_day_stand_apart_in_their_columns():
    days = tuple(Column(f"d{n}", f"{n}", Kind.INTEGER, width_mm=6.5) for n in range(31))
    for count in (2100, 12345):
        line = Line(("Jumlah", *(count for _ in days)), Level.TOTAL)
        matrix = Listing("Matriks", "Matriks", (Column("name", "Nama"), *days), (line,), dense=True)
        text = words(period_pdf(report(blocks=(matrix,), landscape=True)))
        said = f"{count:,}".replace(",", ".")
        assert text.count(said) == 31
        assert f"{said} {said}" in text


@pytest.mark.parametrize("records", range(18, 46, 3))
def test_no_section_has_its_head_alone_at_the_foot_of_a_page(records: int):
    for page in pages(period_pdf(report(records))):
        body = page.split(" Laporan Contoh · November 2026 Halaman")[0].rstrip()
        assert not body.endswith(("Daftar contoh", "Peta", "Batang", "Catatan", "Penjelasan angka", "Median"))
