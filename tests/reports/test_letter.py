"""Letters and minutes: typed text stays text, long lists go on over pages, equal input gives equal bytes."""

from dataclasses import replace

from reports.letter import Letter, Listing, Part, letter_pdf
from reports.letterhead import Letterhead
from tests.reports.reading import pages, properties, squeezed, words

HEAD = Letterhead("Pemerintah Kota Contoh", "DPMPTSP", "MPP Kota Contoh")
LETTER = Letter(
    HEAD,
    "Jawaban atas Permintaan Warga",
    "PW-1234ABCD",
    (Part("Data", facts=(("Nama", "Siti Contoh"), ("Telepon", ""))),),
    place_day="Kota Contoh, 24 November 2026",
    signs=(("Kepala,", "Dewi Contoh", "NIP 1"),),
)


def with_parts(*parts: Part) -> bytes:
    return letter_pdf(replace(LETTER, parts=parts))


def test_letter_bears_letterhead_number_facts_and_who_signs():
    text = words(letter_pdf(LETTER))
    for expected in (
        "DPMPTSP",
        "Nomor PW-1234ABCD",
        "Siti Contoh",
        "Dewi Contoh",
        "Kota Contoh, 24 November 2026",
    ):
        assert expected in text


def test_equal_letters_are_equal_bytes_and_name_nobody_in_their_properties():
    assert letter_pdf(LETTER) == letter_pdf(replace(LETTER))
    assert "Siti" not in str(properties(letter_pdf(LETTER)))


def test_typed_markup_stays_text_everywhere():
    nasty = '<b>Budi & <img src="/etc/passwd"/> </para>'
    pdf = with_parts(
        Part(nasty, words=(nasty,), facts=((nasty, nasty),), listing=Listing((nasty,), ((nasty,),)))
    )
    assert squeezed(words(pdf)).count(squeezed(nasty)) == 6
    assert b"/Subtype /Image" not in pdf


def test_part_without_rows_says_so_and_one_with_facts_does_not():
    listing = Listing(("Waktu",), ())
    assert "Tidak ada." in words(with_parts(Part("Jejak", listing=listing, nothing="Tidak ada.")))
    assert "Tidak ada." not in words(with_parts(Part("Data", facts=(("a", "b"),), nothing="Tidak ada.")))


def test_list_of_hundreds_of_rows_and_endless_words_goes_on_over_pages_with_its_head():
    rows = tuple((f"baris {n}", "x" * 3000 if n == 7 else "y") for n in range(300))
    sheets = pages(with_parts(Part("Jejak", listing=Listing(("Waktu", "Apa"), rows))))
    assert len(sheets) > 5
    assert all("Waktu" in sheet for sheet in sheets[1:-1])
    assert "baris 299" in " ".join(sheets)
    assert f"Halaman {len(sheets)} dari {len(sheets)}" in sheets[-1]
