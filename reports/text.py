"""Typed text on paper: cleaned, escaped, never markup, never a black box, never lost."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from reports.fonts import drawn_characters
from resources.characters import seen
from resources.undrawn import escape as escape_of


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a paragraph in its own face; `text` may be typed by anyone."""

    text: str
    font: str = ""
    underline: bool = False


def printable(text: str) -> str:
    """Return cleaned text in which a character that no bundled font draws stands as `[U+4E2D]`."""
    drawn = drawn_characters()
    return "".join(
        character if character == "\n" or ord(character) in drawn else escape_of(character)
        for character in seen(text)
    )


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """Return typed text as a paragraph; the one way by which data gets into a paragraph."""
    return spans((Span(text),), style)


def spans(pieces: tuple[Span, ...], style: ParagraphStyle) -> Paragraph:
    """Return pieces of text, each in its own face, as one paragraph; all of them are escaped."""
    return Paragraph("".join(_markup(piece) for piece in pieces), style)


def _markup(piece: Span) -> str:
    text = escape(printable(piece.text)).replace("\n", "<br/>")
    if piece.underline:
        text = f"<u>{text}</u>"
    return f'<font name="{piece.font}">{text}</font>' if piece.font else text


def tight(text: str) -> str:
    """Return a place that stays together: `Lantai 2 · Loket 14` breaks only between such pairs."""
    return re.sub(r" (?=[\d·])|(?<=·) ", "\xa0", text)


def parts(text: str, most: int = 240) -> tuple[str, ...]:
    """Return text in pieces of at most `most` characters, at least one, for rows that cannot break inside."""
    return tuple(text[start : start + most] for start in range(0, len(text), most)) or ("",)


def fitting_size(text: str, font: str, size: float, width: float, *, least: float) -> float:
    """Return the size, in points, at which one line fits into `width` points, within `least` and `size`."""
    wide = stringWidth(printable(text).replace("\n", " "), font, size)
    return size if wide <= width else max(least, size * width / wide)


def fitted(text: str, font: str, size: float, width: float) -> str:
    """Return one line of text that is at most `width` points wide, cut by an ellipsis where it must be.

    Only for running heads: the whole text stands elsewhere on the same paper.
    """
    line = printable(text).replace("\n", " ")
    if stringWidth(line, font, size) <= width:
        return line
    fits = bisect_right(range(len(line)), width, key=lambda end: stringWidth(line[:end] + "…", font, size))
    return line[: max(0, fits - 1)].rstrip() + "…"
