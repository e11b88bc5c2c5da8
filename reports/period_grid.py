"""Lists and matrices of a period's report on paper: heads that repeat, sums set apart, figures in step."""

import datetime as dt
from decimal import Decimal
from itertools import groupby

from reportlab.platypus import Flowable, Table

from reports.arrangement import Level, Line, Listing
from reports.columns import DECIMALS, Cell, Column, Kind
from reports.fonts import REGULAR, SEMIBOLD, TABULAR, TABULAR_SEMIBOLD
from reports.numbers import NONE, decimals, whole
from reports.style import ACCENT, BORDER, INK2, SOFT, SUNKEN, Rule, mm, style, table_rules
from reports.text import fitting_size, paragraph, parts
from reports.words import clock

SIZE, DENSE_SIZE, LEAST_SIZE = 7.6, 6.2, 4.4
PADDING, DENSE_PADDING = 2.9 * mm, 1 * mm
"""Beside a figure, both sides together, so that two figures never touch."""
CELL = 480
"""Characters of one cell on paper; sheets have the whole text."""


def listed(listing: Listing, width: float) -> list[Flowable]:
    """Return a list as a table that is `width` points wide; its head stands on every page."""
    places = [place for place, column in enumerate(listing.columns) if column.on_paper]
    columns = [listing.columns[place] for place in places]
    lines = listing.lines[: listing.shown or None]
    heads, rules = _heads(columns, listing)
    rows: list[list[object]] = [
        *heads,
        *(_row([line.cells[place] for place in places], columns, line, listing) for line in lines),
    ]
    widths = _widths(columns, width)
    for place, line in enumerate(lines, len(heads)):
        rules += _line_rules(line, place, len(lines) + len(heads))
        rules.append(_font_rule(line, place, rows[place], widths, dense=listing.dense))
    table = Table(rows, colWidths=widths, repeatRows=len(heads), splitInRow=0 if listing.dense else 1)
    table.setStyle([*_frame_rules(columns, len(heads), listing), *rules])
    return [table]


def _widths(columns: list[Column], width: float) -> list[float]:
    fixed = [column.width_mm * mm for column in columns]
    rest = (width - sum(fixed)) / max(1, fixed.count(0))
    return [one or rest for one in fixed]


def _heads(columns: list[Column], listing: Listing) -> tuple[list[list[object]], list[Rule]]:
    """Return one row of heads, or two where some columns have one over them together."""
    size = DENSE_SIZE if listing.dense else 7
    below: list[object] = [_head(column, size) for column in columns]
    if not any(column.over for column in columns):
        return [below], []
    above: list[object] = [column.over or head for column, head in zip(columns, below, strict=True)]
    rules: list[Rule] = []
    for over, group in groupby(enumerate(columns), key=lambda one: one[1].over):
        found = [place for place, _ in group]
        if not over:
            rules += [("SPAN", (place, 0), (place, 1)) for place in found]
            for place in found:
                below[place] = ""
            continue
        first, last = found[0], found[-1]
        rules += [("SPAN", (first, 0), (last, 0)), ("ALIGN", (first, 0), (last, 0), "CENTER")]
        rules.append(("LINEBELOW", (first, 0), (last, 0), 0.5, BORDER))
        for place in found[1:]:
            above[place] = ""
    return [above, below], rules


def _head(column: Column, size: float) -> object:
    """Return a head as wrapped words, on the side where its column's cells stand."""
    align = "left" if column.kind == Kind.TEXT else "right"
    return paragraph(
        column.head or column.title, style(size, SEMIBOLD, colour=INK2, align=align, leading=1.2)
    )


def _row(cells: list[Cell], columns: list[Column], line: Line, listing: Listing) -> list[object]:
    font = REGULAR if line.level is Level.RECORD else SEMIBOLD
    size = DENSE_SIZE + 0.6 if listing.dense else SIZE
    colour = ACCENT if line.level is Level.HEAD else style(size).textColor
    look = style(size, font, colour=colour, leading=1.2)
    return [
        paragraph(parts(str(cell), CELL)[0], look)
        if column.kind == Kind.TEXT and cell not in (None, "")
        else _figure(cell, column, line, listing)
        for cell, column in zip(cells, columns, strict=True)
    ]


def _figure(cell: Cell, column: Column, line: Line, listing: Listing) -> str:
    """Return a figure; a matrix says zeros in its own way, so that what is there is seen."""
    if cell is None and (listing.dense or line.level is not Level.RECORD):
        return ""
    if listing.dense and cell == 0 and column.kind == Kind.INTEGER:
        return listing.zero
    return said(cell, column)


def said(cell: Cell, column: Column) -> str:
    """Return a cell as paper says it: numbers with a comma, times with a dot, a dash where there is no figure."""
    if cell is None or cell == "":
        return "" if column.kind == Kind.TEXT else NONE
    if column.kind == Kind.TIME:
        return clock(str(cell))
    if column.kind == Kind.DATE:
        day = cell if isinstance(cell, dt.date) else dt.date.fromisoformat(str(cell))
        return f"{day:%d/%m/%Y}"
    if column.kind in DECIMALS and isinstance(cell, int | float | Decimal):
        return decimals(float(cell), DECIMALS[column.kind])
    if column.kind == Kind.INTEGER and isinstance(cell, int):
        return whole(cell)
    return str(cell)


def _frame_rules(columns: list[Column], heads: int, listing: Listing) -> list[Rule]:
    rules: list[Rule] = table_rules(heads)
    rules += [
        ("ALIGN", (place, heads), (place, -1), "RIGHT")
        for place, column in enumerate(columns)
        if column.kind != Kind.TEXT
    ]
    rules.append(("VALIGN", (0, 0), (-1, heads - 1), "BOTTOM"))
    if listing.dense:
        rules += [
            ("LEFTPADDING", (1, 0), (-1, -1), 0.2 * mm),
            ("RIGHTPADDING", (1, 0), (-1, -1), 0.5 * mm),
            ("TOPPADDING", (0, heads), (-1, -1), 1.1),
            ("BOTTOMPADDING", (0, heads), (-1, -1), 1.6),
        ]
    shaded = [place for place, column in enumerate(columns) if column.key in listing.shaded]
    return rules + [("BACKGROUND", (place, heads), (place, -1), SUNKEN) for place in shaded]


def _font_rule(line: Line, place: int, row: list[object], widths: list[float], *, dense: bool) -> Rule:
    """Return the face of a line, smaller where one of its figures is wider than its column."""
    font = TABULAR if line.level is Level.RECORD else TABULAR_SEMIBOLD
    usual, padding = (DENSE_SIZE, DENSE_PADDING) if dense else (SIZE, PADDING)
    figures = ((cell, wide) for cell, wide in zip(row, widths, strict=True) if isinstance(cell, str) and cell)
    fits = (fitting_size(cell, font, usual, wide - padding, least=LEAST_SIZE) for cell, wide in figures)
    return ("FONT", (0, place), (-1, place), font, min(fits, default=usual))


def _line_rules(line: Line, place: int, end: int) -> list[Rule]:
    """Keep heads and sums with the first record that they are of, and the total with what it ends."""
    if line.level is Level.RECORD:
        return []
    on: list[Rule] = [("NOSPLIT", (0, place), (-1, min(place + 1, end - 1)))]
    if line.level is Level.HEAD:
        return [*on, ("SPAN", (0, place), (-1, place))]
    if line.level is Level.TOTAL:
        on = [("NOSPLIT", (0, max(0, place - 1)), (-1, place))]
    return [
        *on,
        ("BACKGROUND", (0, place), (-1, place), SUNKEN if line.level is Level.TOTAL else SOFT),
        ("LINEABOVE", (0, place), (-1, place), 0.6, BORDER),
    ]
