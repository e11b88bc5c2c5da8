"""Ticket, visit sheet and receipt: what a visitor carries home."""

from dataclasses import replace

import pytest
import segno

from reports.handover import handover_pdf
from reports.qr import Qr, code_title, payload
from reports.receipt import receipt_pdf
from reports.shortfall import shortfall_pdf
from reports.ticket import ticket_pdf
from reports.visit_sheet import visit_sheet_pdf
from tests.reports.reading import code_corners, codes, pages, properties, sizes_mm, squeezed, words
from tests.reports.samples import HANDOVER, RECEIPT, SHORTFALL, TICKET, VISIT
from tests.reports.test_daily import HOSTILE

A5_VISIT = replace(VISIT, paper="a5")
QR = "PANDU1:V1-261124-0042K7QM"
SLIPS = [
    pytest.param(ticket_pdf, TICKET, id="ticket"),
    pytest.param(visit_sheet_pdf, VISIT, id="roll"),
    pytest.param(visit_sheet_pdf, A5_VISIT, id="a5"),
    pytest.param(receipt_pdf, RECEIPT, id="receipt"),
    pytest.param(shortfall_pdf, SHORTFALL, id="shortfall"),
    pytest.param(handover_pdf, HANDOVER, id="handover"),
]
REQUEST_QR = "PANDU1:R1-261124-0137K7QM"


def qr_of(slip) -> str:
    """Return what the QR of a paper holds: the code of its request where it is about one."""
    return REQUEST_QR if slip in (RECEIPT, SHORTFALL, HANDOVER) else QR


@pytest.mark.parametrize(("draw", "slip"), SLIPS)
def test_code_is_read_back_at_the_printers_resolution(draw, slip):
    found = codes(draw(slip))
    assert set(found) == {qr_of(slip)}
    assert len(found) == len(sizes_mm(draw(slip)))


def test_code_is_not_mirrored():
    """Readers forgive a mirrored code, old scanners do not."""
    (corners,) = code_corners(ticket_pdf(TICKET))
    assert corners.top_left.x < corners.top_right.x
    assert corners.top_left.y < corners.bottom_left.y
    assert corners.top_left.y == pytest.approx(corners.top_right.y, abs=3)


@pytest.mark.parametrize(("draw", "slip"), SLIPS)
def test_code_in_small_letters_is_printed_in_capitals(draw, slip):
    field = "visit_code" if qr_of(slip) == QR else "number"
    small = replace(slip, **{field: getattr(slip, field).lower()})
    assert set(codes(draw(small))) == {qr_of(slip)}


@pytest.mark.parametrize(("draw", "slip"), SLIPS)
def test_equal_slips_give_equal_bytes(draw, slip):
    assert draw(slip) == draw(replace(slip))
    assert draw(slip) != draw(replace(slip, time="08:06"))


@pytest.mark.parametrize(("draw", "slip"), SLIPS)
def test_reprint_says_which_copy_it_is_and_a_first_print_does_not(draw, slip):
    assert all("SALINAN ke-2" in text for text in pages(draw(replace(slip, copy=2))))
    assert "SALINAN" not in words(draw(slip))


@pytest.mark.parametrize(("draw", "slip"), SLIPS)
def test_unconfirmed_sample_is_marked(draw, slip):
    assert all("CONTOH" in text for text in pages(draw(replace(slip, example=True))))
    assert "contoh" not in words(draw(slip)).casefold()


@pytest.mark.parametrize(
    ("draw", "slip", "title"),
    [
        (ticket_pdf, TICKET, "DUK-A1-014"),
        (visit_sheet_pdf, VISIT, VISIT.visit_code),
        (visit_sheet_pdf, A5_VISIT, VISIT.visit_code),
        (receipt_pdf, RECEIPT, RECEIPT.number),
        (shortfall_pdf, SHORTFALL, RECEIPT.number),
        (handover_pdf, HANDOVER, RECEIPT.number),
    ],
)
def test_print_queue_sees_a_number_and_nobodys_name(draw, slip, title):
    said = properties(draw(slip))
    assert said["Title"] == title
    assert said["Author"] == "Mal Pelayanan Publik Sukamaju"
    assert not {"Siti", "Rustam", "0001"} & set(str(said).replace("'", " ").split())
    assert b"/Lang (id-ID)" in draw(slip)


@pytest.mark.parametrize("name", [*HOSTILE, "W" * 6000])
@pytest.mark.parametrize(
    ("draw", "slip", "field"),
    [
        (ticket_pdf, TICKET, "service"),
        (visit_sheet_pdf, VISIT, "who"),
        (visit_sheet_pdf, A5_VISIT, "who"),
        (receipt_pdf, RECEIPT, "applicant"),
        (receipt_pdf, RECEIPT, "proxy"),
        (receipt_pdf, RECEIPT, "company"),
        (shortfall_pdf, SHORTFALL, "why"),
        (shortfall_pdf, SHORTFALL, "applicant"),
        (handover_pdf, HANDOVER, "collector"),
    ],
)
def test_exp_06_typed_text_is_printed_literally(draw, slip, field, name):
    pdf = draw(replace(slip, **{field: name}))
    text = squeezed(words(pdf))
    # Long words are broken by running heads, so they are counted.
    assert text.count("W") >= 6000 if len(name) == 6000 else squeezed(name) in text
    assert b"/Subtype /Image" not in pdf
    assert b"/Annots" not in pdf


@pytest.mark.parametrize("paper", ["roll", "a5"])
def test_exp_10_over_long_stop_and_document_stay_on_the_paper(paper):
    stop = replace(VISIT.stops[0], agency="M" * 6000)
    stop = replace(stop, documents=(replace(stop.documents[0], name="W" * 6000),))
    text = words(visit_sheet_pdf(replace(VISIT, paper=paper, stops=(stop, VISIT.stops[1]))))
    assert text.count("W") >= 6000
    assert text.count("M") >= 6000
    assert "DUK-A1-014" in text


def test_exp_09_names_in_other_scripts_are_escaped_visibly():
    text = squeezed(words(receipt_pdf(replace(RECEIPT, applicant="王 Budi 😀 ꦗ"))))
    assert "[U+738B]Budi[U+1F600][U+A997]" in text
    assert "■" not in text


def test_ticket_shows_number_place_turn_and_time():
    text = words(ticket_pdf(TICKET))
    assert "Nomor antrean DUK-A1-014 Dinas Kependudukan dan Pencatatan Sipil" in text
    assert "Lantai 1 · Loket 3" in text
    assert "Prioritas: Lanjut usia" in text
    assert "Langkah 2 dari 3" in text
    assert "Dipanggil sesudah langkah 1 selesai" in text
    assert "Selasa, 24 November 2026 · 08.05 WIB" in text
    assert "Tunggu sampai nomor ini dipanggil." in text


def test_ticket_of_a_single_leg_has_no_path():
    text = words(ticket_pdf(replace(TICKET, step=1, steps=1, after_step=None, priority="")))
    assert "Langkah" not in text
    assert "Prioritas" not in text


@pytest.mark.parametrize("number", ["DUK-A1-014", "WWW-WW99a-9999", "A-1"])
def test_number_stands_on_one_line(number):
    assert number in words(ticket_pdf(replace(TICKET, number=number)))


@pytest.mark.parametrize("steps", [2, 8, 9, 40])
def test_ticket_of_a_long_visit_is_drawn(steps):
    text = words(ticket_pdf(replace(TICKET, steps=steps)))
    assert f"Langkah 2 dari {steps}" in text
    # Up to eight stops are drawn as a path; more would be too small to read.
    assert (f"{steps - 1} {steps} Langkah" in text) == (steps <= 8)


def test_rolls_are_80_mm_wide_and_as_long_as_their_content():
    ((width, short),) = sizes_mm(ticket_pdf(replace(TICKET, steps=1, priority="", after_step=None)))
    ((_, long),) = sizes_mm(visit_sheet_pdf(VISIT))
    assert width == 80
    assert short < 100 < long


@pytest.mark.parametrize("slip", [VISIT, A5_VISIT])
def test_visit_sheet_tells_each_stop_its_turn_and_its_documents(slip):
    text = words(visit_sheet_pdf(slip)).replace("Laporan kehilangan · Biaya: Gratis", "Laporan kehilangan")
    joint = " " if slip.paper == "roll" else " · "
    assert "POL-C1-007 Kepolisian Resor Sukamaju Laporan kehilangan Sudah antre · Lantai 1 · Loket 9" in text
    assert f"Sesudah langkah 1{joint}Lantai 1 · Loket 3" in text
    assert f"Sesudah langkah 1 dan 2{joint}Lantai 2 · Loket 14" in text
    assert "Surat Tanda Penerimaan Laporan Kehilangan (asli) · terbit di langkah 1" in text
    assert "Kode permohonan dan bukti bayar M-Paspor · BELUM ADA" in text
    assert text.count("BELUM ADA") == 1
    assert "Pas foto 4x6 (2 lembar)" in text
    assert "Biaya: PNBP Rp350.000, dibayar di bank atau kantor pos" in text


def test_service_in_another_place_says_where():
    stop = replace(VISIT.stops[0], site="Satpas Polres, Jl. Veteran 1")
    assert "Tidak dilayani di MPP ini: Satpas Polres, Jl. Veteran 1" in words(
        visit_sheet_pdf(replace(VISIT, stops=(stop,)))
    )


def test_visit_sheet_on_unknown_paper_is_refused():
    with pytest.raises(ValueError, match=r"visit_sheet\.paper"):
        visit_sheet_pdf(replace(VISIT, paper="a4"))


def test_a5_sheet_of_many_stops_goes_on_over_pages():
    pdf = visit_sheet_pdf(replace(A5_VISIT, stops=VISIT.stops * 4))
    assert sizes_mm(pdf) == [(148, 210)] * len(pages(pdf))
    assert len(pages(pdf)) > 2
    assert words(pdf).count("IMI-B1-021") == 4
    # A stop that fits on a page is never torn apart.
    assert all(text.count("Biaya: PNBP") == text.count("IMI-B1-021") for text in pages(pdf))


def test_receipt_has_a_leaf_for_the_applicant_and_one_for_the_archive():
    applicant, archive = pages(receipt_pdf(RECEIPT))
    assert "Nomor R1-261124-0137K7QM · Lembar pemohon" in applicant
    assert "Nomor R1-261124-0137K7QM · Lembar arsip" in archive
    assert "Halaman 1 dari 1" in applicant
    assert "Halaman 1 dari 1" in archive


def test_leaves_of_several_pages_are_numbered_each():
    long = replace(RECEIPT, received=RECEIPT.received * 15)
    texts = pages(receipt_pdf(long))
    count = len(texts) // 2
    assert count > 1
    numbers = [f"Halaman {number} dari {count}" for number in range(1, count + 1)] * 2
    assert all(number in text for number, text in zip(numbers, texts, strict=True))
    assert all("Lembar arsip" in text for text in texts[count:])
    assert not any("Lembar arsip" in text for text in texts[:count])
    assert all("Berkas yang diterima" in text for text in (texts[0], texts[1]))


def test_receipt_lists_what_came_and_what_is_missing():
    text = words(receipt_pdf(RECEIPT))
    assert "Pemohon Siti Nur'aini binti Ma'ruf NIK •••• •••• •••• 0001 Kuasa Rustam Prasetya" in text
    assert "KTP-el penjual dan pembeli salinan 2" in text
    assert "SPPT dan bukti lunas PBB-P2 tahun berjalan Jumat, 4 Desember 2026" in text
    assert (
        "Selesai paling lambat Selasa, 1 Desember 2026 Dihitung sejak Selasa, 24 November 2026; 5 hari kerja"
        in text
    )
    assert "Biaya PNBP Rp100.000, dibayar di Bank Pembangunan Daerah, loket 21" in text
    assert "Yang dibawa tanda terima ini, KTP-el asli, surat kuasa bila diwakilkan" in text
    assert "Andi Prasetya Gerai 11" in text
    assert "Bukan bukti pembayaran. Pengaduan: meja pengaduan lantai 1, 0811 5550 1122." in text


def test_receipt_leaves_empty_lines_out():
    bare = replace(
        RECEIPT, proxy="", id_tail="", standard="", received=(), missing=(), due_on="", fee="", paid_at="x", bring=(),
        complaint_contact="", received_by="", booth="",
    )  # fmt: skip
    text = words(receipt_pdf(bare))
    for label in ("NIK", "Kuasa", "Standar", "Belum ada", "Selesai", "Biaya", "dibawa", "Pengaduan"):
        assert label not in text
    assert "Tidak ada berkas yang diterima." in text


def test_receipt_has_no_place_for_a_whole_nik():
    with pytest.raises(ValueError, match=r"dossier\.id_tail"):
        replace(RECEIPT, id_tail="9971011708459991")


def test_exp_12_payload_is_alphanumeric_and_fits_a_small_code():
    text = payload("v1-261124-0042k7qm")
    made = segno.make(text, error="m", mode="alphanumeric", boost_error=False)
    assert text == QR
    assert (made.mode, made.error, made.version) == ("alphanumeric", "M", 2)
    assert Qr(text[7:]).side == pytest.approx((25 + 8) * 0.75 / 25.4 * 72)


def test_code_with_other_characters_is_refused():
    with pytest.raises(ValueError, match=r"qr\.characters"):
        payload("V1_é")


def test_codes_of_requests_are_called_so():
    assert code_title("R1-261124-0001ABCD") == "Kode permohonan"
    assert code_title("V1-261124-0001ABCD") == "Kode kunjungan"
