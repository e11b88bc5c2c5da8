"""Lines that stand on a visitor's papers only in some cases."""

from dataclasses import replace

import pytest

from reports.dossier import MissingDocument
from reports.receipt import ReceivedDocument, receipt_pdf
from reports.visit_sheet import NeededDocument, visit_sheet_pdf
from tests.reports.reading import pages, words
from tests.reports.samples import RECEIPT, VISIT


@pytest.mark.parametrize("paper", ["roll", "a5"])
def test_step_that_is_over_says_so_instead_of_its_turn(paper):
    stop = replace(VISIT.stops[1], ended="Selesai", documents=(), fee="")
    text = words(visit_sheet_pdf(replace(VISIT, stops=(stop,), paper=paper)))
    assert "Selesai" in text
    assert "Sesudah langkah" not in text
    assert "Biaya" not in text


def test_a5_sheet_keeps_every_step_whole_on_one_page():
    stops = tuple(
        replace(VISIT.stops[2], number=f"IMI-B1-{n:03d}", fee=f"PNBP Rp{n:03d}.000", paid_at="")
        for n in range(1, 13)
    )
    for page in pages(visit_sheet_pdf(replace(VISIT, stops=stops, paper="a5"))):
        assert page.count("IMI-B1-") == page.count("Pas foto 4x6") == page.count("PNBP Rp")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a5_sheet_prints_every_document_of_its_columns(count):
    documents = tuple(NeededDocument(f"Dokumen {n}") for n in range(count))
    stop = replace(VISIT.stops[0], documents=documents)
    text = words(visit_sheet_pdf(replace(VISIT, stops=(stop,), paper="a5")))
    assert all(document.name in text for document in documents)


def test_form_that_is_not_known_is_struck_out_by_hand():
    text = words(receipt_pdf(replace(RECEIPT, received=(ReceivedDocument("Kartu Keluarga", ""),))))
    assert "Kartu Keluarga asli / salinan 1" in text
    assert "Coret bentuk yang tidak sesuai." in text
    assert "Centang" not in text
    assert "Coret" not in words(receipt_pdf(RECEIPT))


def test_papers_that_nobody_asked_for_are_ticked_and_counted_by_hand():
    unasked = (ReceivedDocument("Kartu Keluarga", "asli", 3, ticked=False),)
    text = words(receipt_pdf(replace(RECEIPT, received=unasked)))
    assert "Centang berkas yang diterima dan tulis jumlahnya." in text
    assert "Kartu Keluarga asli Centang" in text


def test_promise_of_hours_says_until_when():
    assert "1 Desember 2026, pukul 15.30 WIB" in words(receipt_pdf(replace(RECEIPT, due_time="15:30")))


def test_missing_papers_without_a_day_have_no_column_for_it():
    text = words(receipt_pdf(replace(RECEIPT, missing=(MissingDocument("Buku Nikah"),))))
    assert "Belum ada Buku Nikah Selesai" in text
    assert "Lengkapi paling lambat" not in text


def test_applicant_without_a_name_writes_it_by_hand():
    assert "Pemohon ....." in words(receipt_pdf(replace(RECEIPT, applicant="", proxy="")))


@pytest.mark.parametrize(
    ("place", "said"), [("Lantai 1 · Loket 9", " · "), ("Lantai 1 · Loket 3, 4, 7 atau 8 Dukcapil", " ")]
)
def test_place_that_does_not_fit_beside_the_turn_stands_below_it_whole(place, said):
    stop = replace(VISIT.stops[0], place=place)
    assert f"Sudah antre{said}{place}" in words(visit_sheet_pdf(replace(VISIT, stops=(stop,))))
