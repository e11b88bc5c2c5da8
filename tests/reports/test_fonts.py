"""The bundled faces."""

import pytest
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth

from reports.fonts import BOLD, FILES, MEDIUM, REGULAR, SEMIBOLD, TABULAR, TABULAR_SEMIBOLD, register_fonts
from resources import path, read_bytes


def test_licence_lies_beside_the_faces():
    assert b"SIL OPEN FONT LICENSE Version 1.1" in read_bytes("fonts/OFL.txt")
    assert path("fonts/Inter-Regular.ttf").is_file()


def test_missing_resource_is_named():
    with pytest.raises(FileNotFoundError, match=r"none\.ttf"):
        path("fonts/none.ttf")


def test_all_weights_draw_the_same_characters():
    register_fonts()
    regular = set(getFont(REGULAR).face.charToGlyph)
    assert all(set(getFont(name).face.charToGlyph) == regular for name in FILES)


@pytest.mark.parametrize("name", [TABULAR, TABULAR_SEMIBOLD])
def test_tabular_digits_are_equally_wide(name):
    register_fonts()
    assert len({stringWidth(digit, name, 10) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("name", [REGULAR, MEDIUM, SEMIBOLD, BOLD])
def test_digits_of_running_text_keep_their_own_width(name):
    register_fonts()
    assert stringWidth("1", name, 10) < stringWidth("4", name, 10)
