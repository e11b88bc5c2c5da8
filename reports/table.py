"""Tables as CSV and XLSX for Indonesian spreadsheets: real numbers and dates, text that stays text."""

import csv
import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.cells import capped, legible, runs, safe_cell
from reports.columns import HIDDEN, Cell, Column, Kind, Table

CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)  # fixed: equal tables, equal bytes
EPOCH = dt.date(1899, 12, 30)
FORMATS = {
    "integer": "#,##0",
    "decimal": "#,##0.0",
    "hundredths": "#,##0.00",
    "thousandths": "#,##0.000",
    "time": 'hh"."mm',
    "clock": 'hh"."mm"."ss',
    "date": "dd-mm-yyyy",
    "text": "@",
}
WIDEST = 60


def table_csv(table: Table, *, delimiter: str = ";") -> bytes:
    """Return the table as Excel id_ID opens it: UTF-8 with BOM, CRLF, all fields quoted, formulas disarmed.

    Decimals have a comma, with "," as delimiter a point. Empty cells are empty fields.

    Raises:
        ValueError: a cell does not fit its column, or a row has the wrong length.
    """
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([safe_cell(legible(column.title)) for column in table.columns])
    for row in table.rows:
        writer.writerow(
            [_field(cell, column, delimiter) for cell, column in zip(row, table.columns, strict=True)]
        )
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def table_xlsx(tables: Iterable[Table]) -> bytes:
    """Return a workbook with one sheet a table, byte-equal for equal input.

    Raises:
        ValueError: a cell does not fit its column, or a row has the wrong length.
    """
    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": "Pandu", "created": CREATED})
    head = book.add_format(
        {"bold": True, "bg_color": "#EAEEEA", "bottom": 1, "text_wrap": True, "valign": "top"}
    )
    tables = tuple(tables)
    formats = _formats(book)
    sums = _formats(book, bold=True) if any(table.sums for table in tables) else formats
    taken: set[str] = set()
    for table in tables:
        _sheet(book.add_worksheet(_sheet_name(table.name, taken)), table, head, formats, sums)
    book.close()
    return buffer.getvalue()


def _formats(book: xlsxwriter.Workbook, **more: bool) -> dict[str, Format]:
    """Return how each kind of cell looks."""
    formats = {
        kind: book.add_format({"num_format": code, "valign": "top", **more}) for kind, code in FORMATS.items()
    }
    formats["guarded"] = book.add_format({"num_format": "@", "valign": "top", "quote_prefix": True, **more})
    return formats


def _field(cell: Cell, column: Column, delimiter: str) -> str:
    if cell is None or cell == HIDDEN:
        return "" if cell is None else HIDDEN
    match column.kind:
        case Kind.INTEGER:
            return str(_integer(cell, column))
        case Kind.DECIMAL | Kind.HUNDREDTHS | Kind.THOUSANDTHS:
            return str(_decimal(cell, column)).replace(".", "," if delimiter == ";" else ".")
        case Kind.TIME:
            return _time(cell, column).strftime("%H.%M" if delimiter == ";" else "%H:%M")
        case Kind.CLOCK:
            return _time(cell, column).strftime("%H.%M.%S" if delimiter == ";" else "%H:%M:%S")
        case Kind.DATE:
            return _date(cell, column).isoformat()
    return safe_cell(capped(legible(str(cell))))


def _sheet(
    sheet: Worksheet, table: Table, head: Format, formats: dict[str, Format], sums: dict[str, Format]
) -> None:
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, capped(legible(column.title)), head)
        sheet.set_column(place, place, _width(table, place))
    for line, row in enumerate(table.rows, 1):
        _line(sheet, line, table, row, formats)
    for line, row in enumerate(table.sums, len(table.rows) + 1):
        _line(sheet, line, table, row, sums)
    sheet.freeze_panes(1, 0)
    if table.columns:
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)


def _line(
    sheet: Worksheet, line: int, table: Table, row: tuple[Cell, ...], formats: dict[str, Format]
) -> None:
    for place, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
        if cell is None:
            continue
        value = _value(cell, column)
        if isinstance(value, str):
            # Without a quote mark of its own, Excel makes `=...` a formula as soon as it is edited.
            sheet.write_string(line, place, value, formats["guarded" if runs(value) else "text"])
        else:
            sheet.write_number(line, place, value, formats[column.kind])


def _value(cell: Cell, column: Column) -> str | float:
    """Return what XLSX stores: text, a number, days since 1899-12-30, or the fraction of a day."""
    if cell == HIDDEN:
        return HIDDEN
    match column.kind:
        case Kind.INTEGER:
            return _integer(cell, column)
        case Kind.DECIMAL | Kind.HUNDREDTHS | Kind.THOUSANDTHS:
            return float(_decimal(cell, column))
        case Kind.TIME | Kind.CLOCK:
            time = _time(cell, column)
            return (time.hour * 3600 + time.minute * 60 + time.second) / 86_400
        case Kind.DATE:
            return (_date(cell, column) - EPOCH).days
    return capped(legible(str(cell)))


def _integer(cell: Cell, column: Column) -> int:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    raise _unfit(cell, column)


def _decimal(cell: Cell, column: Column) -> Decimal:
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return Decimal(str(cell))
    raise _unfit(cell, column)


def _time(cell: Cell, column: Column) -> dt.time:
    if isinstance(cell, dt.time):
        return cell
    if isinstance(cell, str):
        return dt.time.fromisoformat(cell)
    raise _unfit(cell, column)


def _date(cell: Cell, column: Column) -> dt.date:
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, str):
        return dt.date.fromisoformat(cell)
    raise _unfit(cell, column)


def _unfit(cell: Cell, column: Column) -> ValueError:
    """Return an error that names the column and the type, never the content."""
    return ValueError(f"table.cell: {column.key} is {column.kind}, got {type(cell).__name__}")


def _width(table: Table, place: int) -> float:
    """Return a column's width in characters: the longest line that it shows, within 8 and 60."""
    if table.columns[place].kind != Kind.TEXT:
        return max(11, min(len(table.columns[place].title) + 3, 20))
    cells = [table.columns[place].title, *(str(row[place]) for row in table.rows if row[place] is not None)]
    return max(8, min(WIDEST, max(len(line) for cell in cells for line in cell.splitlines() or [""]) + 2))


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a sheet name that XLSX allows: not used before, 31 characters, no quote at its ends.

    Characters that it forbids become spaces.
    """
    allowed = (" " if character in "[]:*?/\\" else character for character in legible(name))
    base = "".join(allowed).strip("' ")[:31].strip("' ")
    base, number = base or "Lembar", 1
    unique = base
    while unique.casefold() in taken:
        number += 1
        unique = f"{base[:27]} {number}"
    taken.add(unique.casefold())
    return unique
