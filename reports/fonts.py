"""Inter for paper: registered once, embedded as subsets, with tabular figures for columns."""

import struct
from functools import cache
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from resources import read_bytes

REGULAR = "Inter"
MEDIUM = "Inter-Medium"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"
TABULAR = "Inter-Tabular"
TABULAR_SEMIBOLD = "Inter-Tabular-SemiBold"

FILES = {
    REGULAR: "fonts/Inter-Regular.ttf",
    MEDIUM: "fonts/Inter-Medium.ttf",
    SEMIBOLD: "fonts/Inter-SemiBold.ttf",
    BOLD: "fonts/Inter-Bold.ttf",
    TABULAR: "fonts/Inter-Regular.ttf",
    TABULAR_SEMIBOLD: "fonts/Inter-SemiBold.ttf",
}


@cache
def register_fonts() -> None:
    """Make the six faces known to reportlab; a second call costs nothing. Any thread."""
    for name, file in FILES.items():
        data = read_bytes(file)
        font = TTFont(name, BytesIO(data))
        # reportlab takes two fonts with one face name for the same font.
        font.face.name = name.encode()
        if name in {TABULAR, TABULAR_SEMIBOLD}:
            _use_tabular_digits(font, data)
        pdfmetrics.registerFont(font)


@cache
def drawn_characters() -> frozenset[int]:
    """Return the code points that the bundled faces can draw."""
    register_fonts()
    font = pdfmetrics.getFont(REGULAR)
    return frozenset(font.face.charToGlyph)  # type: ignore[attr-defined] # a TTFont has a face


def _use_tabular_digits(font: TTFont, data: bytes) -> None:
    """Map the digits to their equally wide forms; reportlab cannot switch OpenType features on."""
    face = font.face
    wide = tabular_glyphs(data)
    zero = face.charToGlyph[ord("0")]
    metrics = struct.unpack(">H", _table(data, b"hhea")[34:36])[0]
    units = struct.unpack(">H", _table(data, b"head")[18:20])[0]
    advances = _table(data, b"hmtx")
    for character in "0123456789":
        glyph = wide[face.charToGlyph[ord(character)]]
        place = min(glyph, metrics - 1) * 4
        face.charToGlyph[ord(character)] = glyph
        face.charWidths[ord(character)] = struct.unpack(">H", advances[place : place + 2])[0] * 1000 / units
    if zero == face.charToGlyph[ord("0")]:
        raise ValueError("fonts.no_tabular_digits")


def tabular_glyphs(data: bytes) -> dict[int, int]:
    """Return which glyph replaces which under the OpenType feature `tnum` of a TrueType file.

    Source: OpenType 1.9, chapter GSUB, lookup type 1 (single substitution), both formats.
    """
    table = _table(data, b"GSUB")
    _, _, _, features, lookups = struct.unpack(">5H", table[:10])
    swaps: dict[int, int] = {}
    for index in _feature_lookups(table, features, b"tnum"):
        (offset,) = struct.unpack(">H", table[lookups + 2 + 2 * index : lookups + 4 + 2 * index])
        start = lookups + offset
        kind, _, count = struct.unpack(">3H", table[start : start + 6])
        if kind != 1:
            raise ValueError("fonts.lookup_type")
        for place in struct.unpack(f">{count}H", table[start + 6 : start + 6 + 2 * count]):
            swaps |= _single_substitution(table, start + place)
    return swaps


def _table(data: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack(">H", data[4:6])
    for place in range(12, 12 + 16 * count, 16):
        name, _, offset, length = struct.unpack(">4s3L", data[place : place + 16])
        if name == tag:
            return data[offset : offset + length]
    raise ValueError("fonts.no_table")


def _feature_lookups(table: bytes, features: int, tag: bytes) -> list[int]:
    (count,) = struct.unpack(">H", table[features : features + 2])
    for place in range(features + 2, features + 2 + 6 * count, 6):
        name, offset = struct.unpack(">4sH", table[place : place + 6])
        if name == tag:
            start = features + offset
            _, length = struct.unpack(">2H", table[start : start + 4])
            return list(struct.unpack(f">{length}H", table[start + 4 : start + 4 + 2 * length]))
    return []


def _single_substitution(table: bytes, start: int) -> dict[int, int]:
    kind, coverage, extra = struct.unpack(">3H", table[start : start + 6])
    glyphs = _covered(table, start + coverage)
    if kind == 1:
        return {glyph: (glyph + extra) & 0xFFFF for glyph in glyphs}
    wide = struct.unpack(f">{extra}H", table[start + 6 : start + 6 + 2 * extra])
    return dict(zip(glyphs, wide, strict=True))


def _covered(table: bytes, start: int) -> list[int]:
    kind, count = struct.unpack(">2H", table[start : start + 4])
    if kind == 1:
        return list(struct.unpack(f">{count}H", table[start + 4 : start + 4 + 2 * count]))
    glyphs: list[int] = []
    for place in range(start + 4, start + 4 + 6 * count, 6):
        first, last, _ = struct.unpack(">3H", table[place : place + 6])
        glyphs.extend(range(first, last + 1))
    return glyphs
