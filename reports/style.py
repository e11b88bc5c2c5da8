"""Faces, sizes, colours and table rules of all papers: the same house as the screen."""

from functools import cache
from typing import Any, Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm as _mm

from reports.fonts import REGULAR, SEMIBOLD, TABULAR, register_fonts

mm = _mm  # points in a millimetre

INK = HexColor(0x14211E)
INK2 = HexColor(0x43514C)
INK3 = HexColor(0x586660)
ACCENT = HexColor(0x0A665C)
BAR = HexColor(0x1F7A6F)
BAR_LIGHT = HexColor(0xC5DFDA)
SOFT = HexColor(0xEDF5F3)
SUNKEN = HexColor(0xEAEEEA)
LINE = HexColor(0xD8DED9)
BORDER = HexColor(0x7B8781)
RUST = HexColor(0x8A3B0C)
GHOST = HexColor(0xF1F3F1)
BLACK = HexColor(0x000000)
WHITE = HexColor(0xFFFFFF)

A4_MM = (210, 297)
F4_MM = (215, 330)  # the Indonesian folio
A5_MM = (148, 210)
ROLL_MM = 80
ROLL_PRINTED_MM = 72  # thermal heads of 80 mm rolls: 576 dots at 203 dpi

Align = Literal["left", "center", "right"]
ALIGNMENTS: dict[Align, Literal[0, 1, 2]] = {"left": 0, "center": 1, "right": 2}
Rule = Any  # a table command; reportlab types each of them as another tuple


@cache
def style(  # one cached family instead of forty names
    size: float = 9,
    font: str = REGULAR,
    *,
    colour: Color = INK,
    align: Align = "left",
    leading: float = 1.32,
    before: float = 0,
    after: float = 0,
) -> ParagraphStyle:
    """Return a paragraph style; `size`, `before` and `after` in points, `leading` as a factor of the size."""
    register_fonts()
    return ParagraphStyle(
        f"{font}-{size}-{align}",
        fontName=font,
        fontSize=size,
        leading=size * leading,
        textColor=colour,
        alignment=ALIGNMENTS[align],
        spaceBefore=before,
        spaceAfter=after,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
        uriWasteReduce=0,
    )


def table_rules(heads: int = 1) -> list[Rule]:
    """Return the rules of every list table: tinted head, thin lines, no verticals, figures in step."""
    register_fonts()
    return [
        ("FONT", (0, 0), (-1, heads - 1), SEMIBOLD, 7),
        ("TEXTCOLOR", (0, 0), (-1, heads - 1), INK2),
        ("BACKGROUND", (0, 0), (-1, heads - 1), SUNKEN),
        ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.8, ACCENT),
        ("FONT", (0, heads), (-1, -1), TABULAR, 7.6),
        ("TEXTCOLOR", (0, heads), (-1, -1), INK),
        ("LINEBELOW", (0, heads), (-1, -1), 0.4, LINE),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 1.4 * mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), 1.4 * mm),
        ("TOPPADDING", (0, 0), (-1, -1), 1.9),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.3),
    ]


def bare_rules() -> list[Rule]:
    """Return the rules of a table that only places things beside each other."""
    return [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
