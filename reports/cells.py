"""Cells that no spreadsheet runs as a formula, and the way back to what was written."""

import unicodedata

from resources.characters import DIRECTION_MARKS, LINE_ENDS, TURNING, is_half

# Spaces, no-break and zero-width ones hide the first sign of a formula from a reader, not from a spreadsheet.
BLANK = "".join(
    map(chr, (0x20, 0xA0, 0x1680, *range(0x2000, 0x200E), 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF)),
)
STARTS = frozenset("=+-@\t\r\n\0−＝＋－＠")  # OWASP, CSV Injection; with the full-width twins
LONGEST = 32_767  # characters in an XLSX cell; xlsxwriter drops a longer text without a word
CUT = " … [dipotong]"


def runs(text: str) -> bool:
    """Return whether a spreadsheet could take the cell, or any line in it, for a formula."""
    bare = text.lstrip(BLANK)
    lines = LINE_ENDS.split(bare)
    return any(start.lstrip(BLANK)[:1] in STARTS for start in (bare, *lines))


def safe_cell(text: str) -> str:
    """Return text that no spreadsheet executes: `'` before a cell that could be a formula.

    A cell that already looks like a guarded one gets one more, so that `plain_cell` gives back the original.
    """
    return f"'{text}" if runs(text.lstrip("'")) else text


def plain_cell(cell: str) -> str:
    """Return the text that `safe_cell` made this cell from."""
    return cell[1:] if cell.startswith("'") and runs(cell.lstrip("'")) else cell


def legible(text: str) -> str:
    """Return text without the control and bidi characters that files must not carry.

    Tabs and line breaks stay. A lone surrogate, which UTF-8 cannot write, becomes U+FFFD.
    """
    return "".join(_legible(character) for character in text)


def _legible(character: str) -> str:
    if is_half(character):
        return "\ufffd"
    if character in "\t\r\n":
        return character
    control = unicodedata.category(character) == "Cc"
    return "" if control or character in TURNING or character in DIRECTION_MARKS else character


def capped(text: str) -> str:
    """Return text of at most 32,767 characters, its cut marked."""
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
