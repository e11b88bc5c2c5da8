"""The list of what to bring: what a visitor takes home who has no number yet."""

from dataclasses import replace

import pytest

from reports.bring_sheet import FROM_HOME, NOTE, NOTHING, BringSheet, BringStop, bring_pdf
from reports.frozen import freeze, thaw
from tests.reports.reading import codes, pages, sizes_mm, squeezed, words

SHEET = BringSheet(
    mall="Mal Pelayanan Publik Sukamaju",
    about="Pindah domisili",
    day="2026-11-24",
    time="08:05",
    zone="WIB",
    documents=("KTP-el", "Kartu keluarga (KK)", "Surat pindah atau SKPWNI"),
    stops=(
        BringStop(
            "Dinas Kependudukan", ("Pindah datang",), "Lantai 1, Loket 3", ("KTP-el", "Kartu keluarga (KK)")
        ),
        BringStop(
            "Samsat Sukamaju",
            ("Ganti alamat STNK · Biaya: Rp100.000",),
            "Lantai 1, Loket 9",
            ("KTP-el",),
            made=("KK baru (Dinas Kependudukan)",),
        ),
        BringStop("Kantor Imigrasi", ("Paspor",), note="Tidak di MPP ini, di Jl. Merdeka 1"),
    ),
)
PAPERS = pytest.mark.parametrize("paper", ["roll", "a5"])


@PAPERS
def test_each_paper_stands_once_in_the_list_and_again_where_it_is_asked_for(paper: str):
    said = words(bring_pdf(replace(SHEET, paper=paper)))
    home, asked = said.split("Diminta di")
    assert FROM_HOME in home
    assert [home.count(one) for one in SHEET.documents] == [1, 1, 1]
    assert asked.count("KTP-el") == 2
    assert "Dibuat sebelumnya: KK baru (Dinas Kependudukan)" in asked


@PAPERS
def test_place_fee_and_what_is_not_given_here_are_told(paper: str):
    said = squeezed(words(bring_pdf(replace(SHEET, paper=paper))))
    for stop in SHEET.stops:
        for part in (stop.agency, stop.place, stop.note, *stop.services):
            assert squeezed(part) in said
    assert squeezed(NOTE) in said


@PAPERS
def test_list_without_papers_says_so(paper: str):
    assert NOTHING in words(bring_pdf(replace(SHEET, documents=(), paper=paper)))


@PAPERS
def test_list_is_no_ticket_it_has_no_code_and_no_copy(paper: str):
    assert codes(bring_pdf(replace(SHEET, paper=paper))) == []
    assert bring_pdf(replace(SHEET, paper=paper, copy=2)) == bring_pdf(replace(SHEET, paper=paper))


@PAPERS
def test_unconfirmed_sample_is_marked_on_each_page(paper: str):
    long = replace(SHEET, documents=tuple(f"Berkas {n}" for n in range(80)), paper=paper, example=True)
    found = pages(bring_pdf(long))
    assert len(found) == (1 if paper == "roll" else len(found))
    assert all("CONTOH" in page for page in found)


def test_paper_has_the_size_that_was_asked_for_and_no_other_is_known():
    assert sizes_mm(bring_pdf(SHEET))[0][0] == 80
    assert sizes_mm(bring_pdf(replace(SHEET, paper="a5"))) == [(148, 210)]
    with pytest.raises(ValueError, match=r"bring_sheet\.paper"):
        bring_pdf(replace(SHEET, paper="a4"))


def test_list_is_drawn_again_from_what_was_stored():
    assert bring_pdf(thaw(BringSheet, freeze(SHEET))) == bring_pdf(SHEET)
