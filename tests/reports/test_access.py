"""The report of looks at personal data in its four forms: the same figures, words of people, no citizen."""

import csv
import datetime as dt
import json
from io import BytesIO, StringIO

from openpyxl import load_workbook

from reports.access import TITLE, access_csv, access_json, access_pdf, access_xlsx
from reports.access_figures import (
    AccessFigures,
    AccessReport,
    LookLine,
    OfficerLooks,
    PersonLooks,
    UnusualLooks,
)
from reports.letterhead import Letterhead
from tests.reports.reading import pages, words

HEAD = Letterhead("Pemerintah Kota Contoh", "DPMPTSP Kota Contoh", "MPP Kota Contoh")
WORDS = {
    "act_viewed": "dilihat lengkap",
    "complaint": "pengaduan",
    "look_own_name": "senama dengan petugas",
    "": "",
}


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
    return AccessReport(figures, HEAD, WORDS)


def test_pdf_says_what_stands_out_first_and_draws_names_as_they_are():
    text = words(access_pdf(report()))
    assert TITLE in text
    assert text.index("senama dengan petugas") < text.index("pengaduan")
    assert "Ani <b>Contoh</b>" in text
    assert "dan 10 baris lagi" in text
    assert "November 2026" in text


def test_equal_figures_are_equal_bytes():
    for draw in (access_pdf, access_xlsx, access_csv, access_json):
        assert draw(report()) == draw(report())


def test_report_of_nothing_says_so():
    nothing = AccessFigures(dt.date(2026, 11, 1), dt.date(2026, 11, 1), "", 0, 0, (), (), ())
    text = words(access_pdf(AccessReport(nothing, HEAD, WORDS)))
    assert text.count("Tidak ada.") == 3


def test_sheets_have_every_row_with_words():
    book = load_workbook(BytesIO(access_xlsx(report())))
    assert book.sheetnames == ["Petugas", "Orang", "Menonjol"]
    assert [cell.value for cell in book["Petugas"][2]][3:] == ["dilihat lengkap", "pengaduan", 60, 3]
    assert book["Orang"].max_row == 61
    rows = list(csv.reader(StringIO(access_csv(report()).decode("utf-8-sig")), delimiter=";"))
    assert rows[1][:2] == ["2026-11", "ani"]


def test_json_holds_stored_values():
    said = json.loads(access_json(report()))
    assert (said["by_officer"][0]["act"], said["unusual"][0]["what"]) == ("act_viewed", "look_own_name")


def test_report_of_one_person_lists_each_act():
    line = LookLine("2026-11-24", "08:05", "ani", "Ani Contoh", "01a20b11", "act_viewed", "complaint", "V1-1")
    made = report(0, lines=(line,))
    figures = AccessFigures(
        made.figures.first, made.figures.last, "a" * 32, 1, 1, made.figures.by_officer, (), (), (line,)
    )
    text = words(access_pdf(AccessReport(figures, HEAD, WORDS)))
    assert "08.05" in text
    assert "a" * 32 in text
    assert len(pages(access_pdf(report(2)))) >= 1
