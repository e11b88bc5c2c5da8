"""Typed text on paper."""

import ast
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import SimpleDocTemplate

import reports
from reports.fonts import FILES, REGULAR, drawn_characters, register_fonts
from reports.style import style
from reports.text import (
    Span,
    fitted,
    fitting_size,
    paragraph,
    parts,
    printable,
    spans,
    tight,
)
from resources.characters import seen
from tests.reports.reading import words

FOLDER = Path(reports.__file__).parent


@pytest.mark.parametrize(
    "name", ["Ma'ruf", "Nur’aini", "Siti & Anak", "A. Rahman, S.H., M.H.", "Nurḥāliza", "<b>Budi", "d/a"]
)
def test_inp_08_names_of_the_country_stand_as_typed(name):
    assert printable(name) == name
    assert paragraph(name, style()).getPlainText() == name


def test_control_bidi_and_zero_width_characters_are_stripped():
    assert seen("Bu\x00di\x1b \u202eitiS\u200b\u2066\ufeff") == "Budi itiS"


def test_mark_joins_the_letter_that_a_stripped_character_stood_after():
    assert seen("a\x00\N{COMBINING BREVE}") == "\N{LATIN SMALL LETTER A WITH BREVE}"


def test_line_breaks_survive_and_tabs_become_blanks():
    assert seen("satu\r\ndua\rtiga\u2028empat\tlima") == "satu\ndua\ntiga\nempat lima"


def test_decomposed_letters_are_composed():
    assert printable("Jose\u0301") == "José"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("中", "[U+4E2D]"), ("ꦗ", "[U+A997]"), ("م", "[U+0645]"), ("A😀", "A[U+1F600]"), ("\ud800", "[U+D800]")],
)
def test_exp_09_characters_without_a_glyph_stand_as_visible_escapes(text, shown):
    assert printable(text) == shown


@given(st.text())
def test_every_printed_character_has_a_glyph(text):
    assert {ord(character) for character in printable(text)} - {10} <= drawn_characters()


@given(st.text(alphabet="<>&/=\"'abipar \n", max_size=40))
def test_exp_06_markup_is_never_markup(text):
    made = spans((Span(text), Span("|", "Inter-Bold")), style())
    assert "".join(made.getPlainText().split()) == "".join(f"{text}|".split())
    assert all(fragment.fontName in FILES for fragment in made.frags)


def test_fitted_line_is_cut_to_the_width_by_an_ellipsis():
    register_fonts()
    line = fitted("Dinas Kependudukan dan Pencatatan Sipil", REGULAR, 8, 80)
    assert line.endswith("…")
    assert 60 < stringWidth(line, REGULAR, 8) <= 80
    assert fitted("Pendek", REGULAR, 8, 80) == "Pendek"
    assert fitted("W" * 6000, REGULAR, 8, 1) == "…"


def test_fitting_size_shrinks_only_as_far_as_the_least():
    register_fonts()
    size = fitting_size("DUK-A1a-1014", REGULAR, 38, 150, least=10)
    assert stringWidth("DUK-A1a-1014", REGULAR, size) == pytest.approx(150)
    assert fitting_size("W" * 500, REGULAR, 38, 150, least=10) == 10
    assert fitting_size("W", REGULAR, 38, 150, least=10) == 38


def test_tight_glues_a_counter_to_its_number():
    assert tight("Lantai 2 · Loket 14") == "Lantai\xa02\xa0·\xa0Loket\xa014"


@given(st.text(), st.integers(1, 9))
def test_parts_lose_nothing(text, most):
    pieces = parts(text, most)
    assert "".join(pieces) == text
    assert pieces
    assert all(len(piece) <= most for piece in pieces)


def test_only_the_text_module_makes_paragraphs():
    """Anything else could take a citizen's name for markup, which opens files and loses text."""
    makers = {
        file.name
        for file in FOLDER.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr) in {"Paragraph", "XPreformatted"}
    }
    assert makers == {"text.py"}


@pytest.mark.parametrize(
    "typed",
    [
        '<img src="/etc/hostname">',
        '<img src="http://127.0.0.1:9/x.png"/>',
        '<img src="file:///etc/hostname"/>',
        '<a href="http://127.0.0.1:9/">x</a>',
        "http://127.0.0.1:9/x",
    ],
)
def test_exp_07_typed_address_brings_no_picture_and_no_link_onto_paper(typed):
    out = BytesIO()
    SimpleDocTemplate(out, pageCompression=0, invariant=1).build([paragraph(typed, style())])
    made = out.getvalue()
    assert not [mark for mark in (b"/Image /Type", b"/Subtype /Image", b"/Annots", b"/URI") if mark in made]
    assert "".join(words(made).split()) == "".join(typed.split())
