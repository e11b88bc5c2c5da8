"""An XLSX file as lines of text cells: values only, bounded in size, no macros, links or entities."""

import datetime as dt
import struct
import warnings
import zlib
from collections.abc import Sequence
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from desktop.errors import BadRows, Refused, RowProblem
from models.rules.sheets import Line

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all parts together, unpacked."""
MOST_COLUMNS = 256
EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; the sixteenth, as of a NIK, is lost when it is typed."""
_BROKEN = (
    AttributeError, BadZipFile, EOFError, IndexError, InvalidFileException, KeyError, RuntimeError,
    OverflowError, SyntaxError, struct.error, TypeError, ValueError, zlib.error,
)  # fmt: skip
"""What zipfile, the XML parser (its error is a SyntaxError, of lxml too) and openpyxl raise over a broken file."""


def workbook_lines(data: bytes, file: str, most: int) -> list[Line]:
    """Return the first `most` lines of the first visible sheet that are not blank, each with its row number.

    Raises:
        Refused: no sound workbook, too large when unpacked, with entity declarations, or without a sheet.
        BadRows: a formula has no stored value; row and column are named.
    """
    try:
        with ZipFile(BytesIO(data)) as package:
            calculates = _check_package(package, file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that it leaves out
            values = _cells(data, file, most, values=True)
            formulas = _cells(data, file, most, values=False) if calculates else []
    except _BROKEN as error:
        raise Refused("table.unreadable", file=file) from error
    _check_formulas(values, formulas, file)
    texts = ((number, tuple(_text(*cell) for cell in row)) for number, row in values)
    return [Line(number, row) for number, row in texts if any(cell.strip() for cell in row)]


def _check_package(package: ZipFile, file: str) -> bool:
    """Refuse what could fill the memory or reach outside before any of it is parsed.

    Return whether there may be formulas.
    The declared sizes hold: zipfile never unpacks more of a part than it declares.
    """
    parts = package.infolist()
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused("table.too_large", file=file, limit=MOST_UNPACKED // 1024 // 1024)
    if len({part.filename.casefold() for part in parts}) < len(parts):
        raise Refused("table.unreadable", file=file)
    calculates = False
    for part in parts:
        if part.flag_bits & 1 or part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused("table.unreadable", file=file)
        if not part.filename.casefold().endswith((".xml", ".rels")):
            continue
        xml = package.read(part).replace(b"\0", b"")  # as ASCII, also where it is UTF-16
        if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
            raise Refused("table.entities", file=file)
        calculates = calculates or b"<f>" in xml or b"<f " in xml
    return calculates


Cell = tuple[Any, str]
"""Value and number format."""


def _cells(data: bytes, file: str, most: int, *, values: bool) -> list[tuple[int, list[Cell]]]:
    """Return the first rows of the first visible sheet with their numbers, blank ones left out."""
    book = load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
    try:
        sheet: Any = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
        if sheet is None:
            raise Refused("table.no_sheet", file=file)
        sheet.reset_dimensions()  # a wrong size in the file would hide cells
        rows = ((number, _filled(row)) for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1))
        return list(islice(((number, row) for number, row in rows if row), most))
    finally:
        book.close()


def _filled(row: Sequence[Any]) -> list[Cell]:
    """Return a row's cells up to the last that holds anything."""
    last = max((place for place, cell in enumerate(row, 1) if cell.value is not None), default=0)
    return [(cell.value, getattr(cell, "number_format", "")) for cell in row[:last]]


def _check_formulas(
    values: list[tuple[int, list[Cell]]], formulas: list[tuple[int, list[Cell]]], file: str
) -> None:
    """Refuse formulas without a stored value: they would read as empty cells."""
    stored = dict(values)
    titles = stored[formulas[0][0]] if formulas and formulas[0][0] in stored else []
    problems = [
        RowProblem(number, str(titles[place][0] or "") if place < len(titles) else "", "table.no_value")
        for number, row in formulas
        for place, (content, _) in enumerate(row)
        if content is not None
        and all(value is None for value, _ in stored.get(number, [])[place : place + 1])
    ]
    if problems:
        raise BadRows("table.refused", problems, file=file, count=len(problems))


def _text(value: Any, form: str) -> str:
    """Return a cell's value as text."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return _moment(value, form)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value)
    return str(value)


def _moment(value: dt.datetime, form: str) -> str:
    """Return a date cell to the nearest second; without a clock time where its format shows none."""
    exact = value + dt.timedelta(microseconds=500_000)
    if exact.time() < dt.time(0, 0, 1) and "h" not in form.casefold():
        return f"{exact:%Y-%m-%d}"
    return f"{exact:%Y-%m-%d %H:%M:%S}"


def _number(value: float) -> str:
    """Return a number as typed; one that may have lost digits as the spreadsheet shows it, with `E+`."""
    if float(value).is_integer():
        digits = str(int(value))
        lost = len(digits) > EXACT_DIGITS and digits.endswith("0")
        return f"{value:.{EXACT_DIGITS - 1}E}" if lost else digits
    return repr(float(value))
