"""The report of looks at personal data: one set of figures as PDF, XLSX, CSV and JSON."""

import datetime as dt
import json
from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Table as Grid

from reports.access_figures import AccessReport
from reports.columns import Cell, Column, Kind, Table
from reports.daily_tables import nothing
from reports.fonts import BOLD, MEDIUM, REGULAR
from reports.frozen import freeze
from reports.numbers import whole
from reports.page import Sheet, letterhead, sheet_pdf
from reports.path import Heading
from reports.style import A4_MM, INK2, mm, style, table_rules
from reports.table import table_csv, table_xlsx
from reports.text import paragraph, parts
from reports.turns import in_turn
from reports.words import clock, plain_date

TITLE = "Laporan Akses Data Pribadi"
MARGIN_MM = 15
SHOWN = 50
"""People on paper; sheets and JSON have more."""
LEAD = (
    "Setiap orang yang data lengkapnya dibuka, dicetak, atau dibawa keluar tercatat dengan petugas, waktu, dan "
    "alasannya. Laporan ini memuat nomor catatan orang, tidak pernah nama atau NIK tamu."
)
UNUSUAL_LEAD = (
    "Yang menonjol belum tentu salah: lihat dahulu, lalu tanyakan. Dihitung: lebih dari lima orang dalam sehari "
    "yang hari itu tidak berkunjung; di luar jam buka; orang yang senama dengan petugasnya."
)
OFFICERS = (
    Column("month", "Bulan"),
    Column("login", "Akun"),
    Column("name", "Petugas"),
    Column("act", "Perbuatan"),
    Column("reason", "Alasan"),
    Column("count", "Kali", Kind.INTEGER),
    Column("people", "Orang", Kind.INTEGER),
)
PEOPLE = (
    Column("month", "Bulan"),
    Column("person", "Nomor catatan orang"),
    Column("act", "Perbuatan"),
    Column("reason", "Alasan"),
    Column("count", "Kali", Kind.INTEGER),
    Column("officers", "Petugas", Kind.INTEGER),
)
UNUSUAL = (
    Column("day", "Tanggal", Kind.DATE),
    Column("login", "Akun"),
    Column("name", "Petugas"),
    Column("what", "Yang menonjol"),
    Column("people", "Orang", Kind.INTEGER),
)
LINES = (
    Column("day", "Tanggal", Kind.DATE),
    Column("time", "Pukul", Kind.TIME),
    Column("login", "Akun"),
    Column("name", "Petugas"),
    Column("desk", "Meja"),
    Column("act", "Perbuatan"),
    Column("reason", "Alasan"),
    Column("about", "Kode"),
)
WORDED = frozenset({"act", "reason", "what"})
"""Columns whose stored values are said in words."""
WIDTHS_MM = {
    "month": 15,
    "login": 25,
    "count": 13,
    "people": 14,
    "officers": 15,
    "day": 19,
    "time": 12,
    "desk": 16,
    "about": 33,
    "person": 60,
    "what": 62,
    "act": 26,
}


def access_json(report: AccessReport) -> bytes:
    """Return the figures as a JSON text in UTF-8, ending in a line break."""
    return (json.dumps(freeze(report.figures), ensure_ascii=False, indent=2) + "\n").encode()


def access_csv(report: AccessReport) -> bytes:
    """Return the list of officers as CSV, or each act where the report is about one person."""
    return table_csv(_tables(report)[0])


def access_xlsx(report: AccessReport) -> bytes:
    """Return a workbook with one sheet a list."""
    return table_xlsx(_tables(report))


@in_turn
def access_pdf(report: AccessReport) -> bytes:
    """Return the report as a PDF on A4, byte-equal for equal input."""
    figures, span = report.figures, _span(report)
    title = f"{TITLE} {figures.first.isoformat()} {figures.last.isoformat()}"
    sheet = Sheet(
        size_mm=A4_MM,
        margin_mm=MARGIN_MM,
        title=title,
        subject=f"{TITLE}, {span}",
        author=report.letterhead.mall,
        foot=f"{TITLE} · {span}",
        running=f"{report.letterhead.mall} · {TITLE} · {span}",
    )
    return sheet_pdf(sheet, _story(report))


def _span(report: AccessReport) -> str:
    first, last = report.figures.first, report.figures.last
    return plain_date(first) if first == last else f"{plain_date(first)} – {plain_date(last)}"


def _story(report: AccessReport) -> list[Flowable]:
    figures = report.figures
    width = (A4_MM[0] - 2 * MARGIN_MM) * mm
    counted = f"{whole(figures.looks)} catatan tentang {whole(figures.people)} orang"
    about = f"Orang {figures.person} · {counted}" if figures.person else counted
    story = [
        *letterhead(report.letterhead),
        Spacer(0, 5 * mm),
        paragraph(TITLE, style(15, BOLD, align="center", leading=1.2)),
        paragraph(_span(report), style(10.5, MEDIUM, colour=INK2, align="center", leading=1.5)),
        paragraph(about, style(9, REGULAR, colour=INK2, align="center", leading=1.5)),
        Spacer(0, 3 * mm),
        paragraph(LEAD, style(8.4, REGULAR, leading=1.4)),
    ]
    for number, (title, content) in enumerate(_sections(report, width), 1):
        story += [Heading(number, title), *content]
    return story


def _sections(report: AccessReport, width: float) -> list[tuple[str, list[Flowable]]]:
    tables = _tables(report)
    if report.figures.person:
        return [("Setiap perbuatan, terbaru dahulu", _list(tables[0], width)),
                ("Menurut petugas", _list(tables[1], width))]  # fmt: skip
    officers, people, odd = tables
    shown = Table(people.name, people.columns, people.rows[:SHOWN])
    left = len(people.rows) - SHOWN
    more = [nothing(f"dan {whole(left)} baris lagi; semuanya ada di XLSX")] if left > 0 else []
    lead = paragraph(UNUSUAL_LEAD, style(8.4, REGULAR, colour=INK2, leading=1.4, after=4))
    return [
        ("Yang menonjol", [lead, *_list(odd, width)]),
        ("Menurut petugas", _list(officers, width)),
        ("Menurut orang, yang paling sering dahulu", [*_list(shown, width), *more]),
    ]


def _tables(report: AccessReport) -> list[Table]:
    figures = report.figures
    officers = _table(report, "Petugas", OFFICERS, figures.by_officer)
    if figures.person:
        return [_table(report, "Perbuatan", LINES, figures.lines), officers]
    return [
        officers,
        _table(report, "Orang", PEOPLE, figures.by_person),
        _table(report, "Menonjol", UNUSUAL, figures.unusual),
    ]


def _table(report: AccessReport, name: str, columns: tuple[Column, ...], rows: Sequence[object]) -> Table:
    return Table(
        name, columns, tuple(tuple(_cell(report, row, column.key) for column in columns) for row in rows)
    )


def _cell(report: AccessReport, row: object, key: str) -> Cell:
    value: Cell = getattr(row, key)
    return report.word(str(value)) if key in WORDED else value


def _list(table: Table, width: float) -> list[Flowable]:
    """Return a table that breaks between its rows; the columns without a width share what is left."""
    if not table.rows:
        return [nothing("Tidak ada.")]
    wide = [WIDTHS_MM.get(column.key, 0) * mm for column in table.columns]
    free = wide.count(0)
    rest = (width - sum(wide)) / max(free, 1)
    rows: list[list[object]] = [[column.title for column in table.columns]]
    rows += [
        [_drawn(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows
    ]
    grid = Grid(rows, colWidths=[one or rest for one in wide], repeatRows=1)
    numbers = [place for place, column in enumerate(table.columns) if column.kind is Kind.INTEGER]
    grid.setStyle([*table_rules(), *(("ALIGN", (place, 0), (place, -1), "RIGHT") for place in numbers)])
    return [grid]


def _drawn(cell: Cell, column: Column) -> object:
    if column.kind is Kind.INTEGER and isinstance(cell, int):
        return whole(cell)
    if column.kind is Kind.TIME:
        return clock(str(cell))
    if column.kind is Kind.DATE:
        return f"{dt.date.fromisoformat(str(cell)):%d/%m/%Y}"
    text = str(cell or "–")
    return paragraph(parts(text)[0], style(7.6, REGULAR, leading=1.2))
