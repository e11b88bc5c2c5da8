"""The report of looks at personal data in its four forms: the same figures, words of people, no citizen."""

import csv
import datetime as dt
import json
from io import BytesIO, StringIO

from openpyxl import load_workbook

from reports.access import TITLE, access
from reports.access_figures import (
    AccessFigures,
    AccessReport,
    LookLine,
    OfficerLooks,
    PersonLooks,
    UnusualLooks,
)
from reports.arrangement import Frame, PeriodReport
from reports.figures import Signatory, Signature
from reports.letterhead import Letterhead
from reports.period_pdf import period_pdf
from reports.period_sheets import period_csv, period_json, period_xlsx
from tests.reports.reading import pages, words

HEAD = Letterhead("Pemerintah Kota Contoh", "DPMPTSP Kota Contoh", "MPP Kota Contoh")
WORDS = {
    "act_viewed": "dilihat lengkap",
    "complaint": "pengaduan",
    "look_own_name": "senama dengan petugas",
    "": "",
}


def drawn(draw, looks: AccessReport) -> bytes:
    nobody = Signatory("", "", "")
    frame = Frame(HEAD, "WIB", "", dt.date(2026, 12, 1), Signature(nobody, nobody))
    return draw(PeriodReport(access(looks), frame))


def report(people: int = 60, **more) -> AccessReport:
    figures = AccessFigures(
        first=dt.date(2026, 11, 1),
        last=dt.date(2026, 11, 30),
        person="",
        looks=people,
        people=people,
        by_officer=(
            OfficerLooks("2026-11", "ani", "Ani <b>Contoh</b>", "act_viewed", "complaint", people, 3),
        ),
        by_person=tuple(
            PersonLooks("2026-11", f"{n:032x}", "act_viewed", "", people - n, 1) for n in range(people)
        ),
        unusual=(UnusualLooks("2026-11-24", "ani", "Ani Contoh", "look_own_name", 1),),
        **more,
    )
    return AccessReport(figures, WORDS)


def test_pdf_says_what_stands_out_first_and_draws_names_as_they_are():
    text = words(drawn(period_pdf, report()))
    assert TITLE in text
    assert text.index("senama dengan petugas") < text.index("pengaduan")
    assert "Ani <b>Contoh</b>" in text
    assert "dan 10 baris lagi" in text
    assert "November 2026" in text


def test_equal_figures_are_equal_bytes():
    for draw in (period_pdf, period_xlsx, period_csv, period_json):
        assert drawn(draw, report()) == drawn(draw, report())


def test_report_of_nothing_says_so():
    nothing = AccessFigures(dt.date(2026, 11, 1), dt.date(2026, 11, 1), "", 0, 0, (), (), ())
    text = words(drawn(period_pdf, AccessReport(nothing, WORDS)))
    assert text.count("Tidak ada.") == 3


def test_sheets_have_every_row_with_words():
    book = load_workbook(BytesIO(drawn(period_xlsx, report())))
    assert book.sheetnames == ["Petugas", "Menonjol", "Orang", "Penjelasan"]
    assert [cell.value for cell in book["Petugas"][2]][3:] == ["dilihat lengkap", "pengaduan", 60, 3]
    assert book["Orang"].max_row == 61
    rows = list(csv.reader(StringIO(drawn(period_csv, report()).decode("utf-8-sig")), delimiter=";"))
    assert rows[1][:2] == ["2026-11", "ani"]


def test_json_holds_stored_values():
    said = json.loads(drawn(period_json, report()))
    assert (said["by_officer"][0]["act"], said["unusual"][0]["what"]) == ("act_viewed", "look_own_name")


def test_report_of_one_person_lists_each_act():
    line = LookLine("2026-11-24", "08:05", "ani", "Ani Contoh", "01a20b11", "act_viewed", "complaint", "V1-1")
    made = report(0, lines=(line,))
    figures = AccessFigures(
        made.figures.first, made.figures.last, "a" * 32, 1, 1, made.figures.by_officer, (), (), (line,)
    )
    text = words(drawn(period_pdf, AccessReport(figures, WORDS)))
    assert "08.05" in text
    assert "a" * 32 in text
    assert len(pages(drawn(period_pdf, report(2)))) >= 1
