"""The report of looks at personal data, arranged: what stands out first, then officers, then people."""

from collections.abc import Sequence

from reports.access_figures import AccessReport
from reports.arrangement import Arrangement, Line, Listing, Remark
from reports.columns import Cell, Column, Kind
from reports.numbers import whole

TITLE = "Laporan Akses Data Pribadi"
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
PEOPLE_TITLE = "Menurut orang, yang paling sering dahulu"
OFFICERS = (
    Column("month", "Bulan", width_mm=15),
    Column("login", "Akun", width_mm=25),
    Column("name", "Petugas"),
    Column("act", "Perbuatan", width_mm=26),
    Column("reason", "Alasan"),
    Column("count", "Kali", Kind.INTEGER, width_mm=13),
    Column("people", "Orang", Kind.INTEGER, width_mm=14),
)
PEOPLE = (
    Column("month", "Bulan", width_mm=15),
    Column("person", "Nomor catatan orang", width_mm=60),
    Column("act", "Perbuatan", width_mm=26),
    Column("reason", "Alasan"),
    Column("count", "Kali", Kind.INTEGER, width_mm=13),
    Column("officers", "Petugas", Kind.INTEGER, width_mm=15),
)
UNUSUAL = (
    Column("day", "Tanggal", Kind.DATE, width_mm=19),
    Column("login", "Akun", width_mm=25),
    Column("name", "Petugas"),
    Column("what", "Yang menonjol", width_mm=62),
    Column("people", "Orang", Kind.INTEGER, width_mm=14),
)
LINES = (
    Column("day", "Tanggal", Kind.DATE, width_mm=19),
    Column("time", "Pukul", Kind.TIME, width_mm=12),
    Column("login", "Akun", width_mm=25),
    Column("name", "Petugas"),
    Column("desk", "Meja", width_mm=16),
    Column("act", "Perbuatan", width_mm=26),
    Column("reason", "Alasan"),
    Column("about", "Kode", width_mm=33),
)
WORDED = frozenset({"act", "reason", "what"})
"""Columns whose stored values are said in words."""


def access(report: AccessReport) -> Arrangement:
    """Return the report of a span of days, or of one person with each act in the place of people and of the unusual."""
    figures = report.figures
    counted = f"{whole(figures.looks)} catatan tentang {whole(figures.people)} orang"
    officers = _list(report, "Menurut petugas", "Petugas", OFFICERS, figures.by_officer)
    if figures.person:
        acts = _list(report, "Setiap perbuatan, terbaru dahulu", "Perbuatan", LINES, figures.lines)
        lists: tuple[Listing, ...] = (acts, officers)
    else:
        lists = (
            _list(report, "Yang menonjol", "Menonjol", UNUSUAL, figures.unusual, lead=UNUSUAL_LEAD),
            officers,
            _list(report, PEOPLE_TITLE, "Orang", PEOPLE, figures.by_person, shown=SHOWN),
        )
    return Arrangement(
        name="access",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(Remark("", (LEAD,)), *lists),
        lines=(f"Orang {figures.person} · {counted}" if figures.person else counted,),
        main="Perbuatan" if figures.person else "Petugas",
        official=False,
    )


def _list(
    report: AccessReport,
    title: str,
    name: str,
    columns: tuple[Column, ...],
    rows: Sequence[object],
    *,
    lead: str = "",
    shown: int = 0,
) -> Listing:
    lines = tuple(Line(tuple(_cell(report, row, column.key) for column in columns)) for row in rows)
    return Listing(title, name, columns, lines, lead=lead, shown=shown)


def _cell(report: AccessReport, row: object, key: str) -> Cell:
    value: Cell = getattr(row, key)
    return report.word(str(value)) if key in WORDED else value
