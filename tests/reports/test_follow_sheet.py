"""The leaves of the day's follow-up: one an agency, each with its own pages, no line torn apart."""

from dataclasses import replace

from reports.follow_sheet import FollowLeaf, FollowLine, FollowSection, FollowSheet, follow_pdf
from tests.reports.reading import pages, sizes_mm, words

LINE = FollowLine(
    "R1-261123-0001VF6J", "KTP-el ganti", "Siti A.", "Hubungi pemohon", "2× dihubungi", "24/11/2026"
)
LINES = tuple(
    replace(LINE, what=f"R1-261123-{place:04d}VF6J", about=f"layanan {place:04d}.") for place in range(40)
)
SHEET = FollowSheet(
    mall="MPP Kota Contoh",
    day="2026-11-24",
    time="07:45",
    zone="WIB",
    leaves=(
        FollowLeaf("Disdukcapil", (FollowSection("Belum diambil", 120, LINES),)),
        FollowLeaf("Kantor Pertanahan", (FollowSection("Hubungi lagi", 1, (LINE,)),)),
    ),
)


def test_equal_sheets_are_equal_bytes_on_a4():
    assert follow_pdf(SHEET) == follow_pdf(SHEET)
    assert set(sizes_mm(follow_pdf(SHEET))) == {(210, 297)}


def test_each_agency_begins_a_page_and_counts_its_own():
    first, *_, last = pages(follow_pdf(SHEET))
    assert "Disdukcapil" in first
    assert "Belum diambil (120, 40 terlama tercetak)" in first
    assert "Hubungi lagi (1)" in last
    assert "Halaman 1 dari 1" in last
    assert "Disdukcapil" not in last


def test_no_line_is_torn_over_two_pages():
    found = pages(follow_pdf(replace(SHEET, leaves=SHEET.leaves[:1])))
    for line in LINES:
        (page,) = [text for text in found if line.what in text]
        assert line.about in page


def test_line_says_what_who_and_the_one_act():
    told = words(follow_pdf(replace(SHEET, leaves=SHEET.leaves[1:])))
    for part in (LINE.what, LINE.about, LINE.who, LINE.act, LINE.tried, LINE.when):
        assert part in told


def test_morning_without_anything_to_do_says_so():
    (only,) = pages(follow_pdf(replace(SHEET, leaves=())))
    assert "MPP Kota Contoh" in only
    assert "Tidak ada yang perlu ditindaklanjuti." in only
