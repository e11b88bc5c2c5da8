"""A CSV or XLSX file as lines of text cells, whatever program wrote it."""

import codecs
import csv
import re
from io import StringIO

from desktop.errors import BadRows, Refused, RowProblem
from models.rules.sheets import Line

LARGEST = 20 * 1024 * 1024
"""Bytes of a file; a day of 1,500 visits has about 300 kB."""
MOST_LINES = 20_000
DELIMITERS = (";", "\t", ",")
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


def read_lines(data: bytes, file: str) -> list[Line]:
    """Return the lines of a CSV or XLSX file that are not blank, each with its number, the header first.

    The form is told from the bytes, not from the name. Cells are text; of a workbook it is the first visible
    sheet, dates as `YYYY-MM-DD HH:MM:SS`, formulas as the values that they had when the file was saved.

    Args:
        data: everything in the file.
        file: its name, for the sentence of a refusal.

    Raises:
        Refused: the file is too large, of another kind, or in no known encoding.
        BadRows: a line or a cell cannot be read; row and column are named.
    """
    if len(data) > LARGEST:
        raise Refused("table.too_large", file=file, limit=LARGEST // 1024 // 1024)
    if data.startswith(_OLE):
        raise Refused("table.old_excel", file=file)
    if data.startswith(_ZIP):
        from desktop.reading.workbook import workbook_lines  # noqa: PLC0415 - openpyxl, 200 ms

        lines = workbook_lines(data, file, MOST_LINES + 1)
    else:
        lines = csv_lines(decoded(data, file), file)
    if len(lines) > MOST_LINES:
        raise Refused("table.too_many_lines", file=file, limit=MOST_LINES)
    return lines


def decoded(data: bytes, file: str) -> str:
    """Return the text of UTF-8 or UTF-16 with or without BOM, or of cp1252.

    Raises:
        Refused: it is none of them.
    """
    order: tuple[str, ...] = ("utf-8", "cp1252")
    if data.startswith(codecs.BOM_UTF8):
        order = ("utf-8-sig",)
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        order = ("utf-16",)
    elif len(data) % 2 == 0 and (half := _zero_half(data)):
        order = (half,)
    for encoding in order:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("table.encoding", file=file)


def _zero_half(data: bytes) -> str:
    """Return the byte order of UTF-16 without BOM, told by the zero bytes of a header in Latin letters."""
    head = data[:64]
    if head and head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    return "utf-16-be" if head and head[::2].count(0) > len(head) // 4 else ""


def csv_lines(text: str, file: str) -> list[Line]:
    """Return the lines of CSV text that are not blank; comma, semicolon or tab, told from the first line.

    A first line `sep=;`, as Excel writes it, says the delimiter and does not count as a row.

    Raises:
        BadRows: a quote stays open, or a field is longer than 131,072 characters.
    """
    told = re.match(r"sep=(.)(?:\r\n|\r|\n)", text)
    text = text[told.end() :] if told else text
    delimiter = told.group(1) if told else _delimiter(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[Line] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                lines.append(Line(number, tuple(cells)))
    except csv.Error as error:
        code = "table.field_too_long" if "larger than" in str(error) else "table.quotes"
        raise BadRows("table.refused", [RowProblem(number + 1, "", code)], file=file, count=1) from error
    return lines


def _delimiter(text: str) -> str:
    """Return which delimiter stands most often in the first line that is not blank, outside quotes."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", header)
    return max(DELIMITERS, key=bare.count)
