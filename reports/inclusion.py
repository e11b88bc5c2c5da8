"""R5: visitors served with priority, what they asked for, and how long they waited beside the others."""

from reports import definitions
from reports.arrangement import Arrangement, KeyFigure, KeyFigures, Level, Line, Listing, hidden
from reports.columns import Column, Kind
from reports.inclusion_figures import GroupWaits, InclusionFigures
from reports.labels import NEEDS, PRIORITIES

TITLE = "Layanan Prioritas dan Akomodasi"
NOTHING = "Pada masa ini tidak ada kunjungan."
MINUTES_MM = 24
WAITS = (
    Column("wait_p50_min", "median", Kind.DECIMAL, over="Tunggu, menit", width_mm=MINUTES_MM),
    Column("wait_p90_min", "P90", Kind.DECIMAL, over="Tunggu, menit", width_mm=MINUTES_MM),
    Column("wait_longest_min", "terlama", Kind.DECIMAL, over="Tunggu, menit", width_mm=MINUTES_MM),
)


def inclusion(figures: InclusionFigures) -> Arrangement:
    """Return the report of a span of days."""
    first = figures.priority_waits
    return Arrangement(
        name="inclusion",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Kunjungan prioritas", hidden(figures.priority), "orang"),
                    KeyFigure("Kunjungan lain", hidden(figures.others), "orang"),
                    KeyFigure("Akomodasi diminta", hidden(figures.asked), "kali"),
                    KeyFigure("Tunggu lebih singkat", figures.gap_min, "menit, selisih median", Kind.DECIMAL),
                    KeyFigure("Tunggu terlama", first.longest_min, "menit, prioritas", Kind.DECIMAL),
                )
            ),
            _bases(figures),
            _needs(figures),
            _agencies(figures),
        ),
        definitions=(
            definitions.PRIORITY,
            definitions.ACCOMMODATION,
            definitions.GAP,
            definitions.WAIT,
            definitions.SMALL,
        ),
        empty="" if figures.visits else NOTHING,
        main="Dasar",
    )


def _bases(figures: InclusionFigures) -> Listing:
    columns = (
        Column("basis", "Kode dasar", on_paper=False),
        Column("name", "Dasar prioritas"),
        Column("visits", "Kunjungan", Kind.INTEGER, width_mm=MINUTES_MM),
        *WAITS,
    )
    rows = (
        *(
            (Level.RECORD, one.basis, PRIORITIES.get(one.basis, one.basis), one.visits, one.waits)
            for one in figures.bases
        ),
        (Level.TOTAL, None, "Semua yang berdasar prioritas", figures.priority, figures.priority_waits),
        (Level.TOTAL, None, "Kunjungan lain", figures.others, figures.other_waits),
    )
    lines = tuple(
        Line((code, name, hidden(visits), *_waits(waits)), level) for level, code, name, visits, waits in rows
    )
    return Listing(
        title="Kunjungan menurut dasar prioritas",
        name="Dasar",
        columns=columns,
        lines=lines,
        lead="Satu orang dapat menyebut beberapa dasar dan dihitung pada masing-masing.",
    )


def _waits(waits: GroupWaits) -> tuple[float | None, float | None, float | None]:
    return (waits.p50_min, waits.p90_min, waits.longest_min)


def _needs(figures: InclusionFigures) -> Listing:
    columns = (
        Column("need", "Kode akomodasi", on_paper=False),
        Column("name", "Akomodasi"),
        Column("asked", "Diminta", Kind.INTEGER, width_mm=30),
        Column("served", "dilayani", Kind.INTEGER, over="Kunjungannya", width_mm=30),
        Column("not_served", "tanpa hasil", Kind.INTEGER, over="Kunjungannya", width_mm=30),
    )
    lines = tuple(
        Line(
            (
                *(one.need, NEEDS.get(one.need, one.need)),
                *(hidden(one.asked), hidden(one.served), hidden(one.not_served)),
            )
        )
        for one in figures.needs
    )
    return Listing(
        title="Akomodasi yang diminta",
        name="Akomodasi",
        columns=columns,
        lines=lines,
        nothing="Tidak ada akomodasi yang diminta.",
    )


def _agencies(figures: InclusionFigures) -> Listing:
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("name", "Instansi"),
        Column("visits", "Kunjungan", Kind.INTEGER, width_mm=30),
        Column("priority", "Prioritas", Kind.INTEGER, width_mm=30),
        Column("others", "Lain", Kind.INTEGER, width_mm=30),
    )
    lines = tuple(
        Line((one.code, one.name, hidden(one.visits), hidden(one.priority), hidden(one.others)))
        for one in figures.agencies
    )
    return Listing("Kunjungan menurut instansi", "Instansi", columns, lines)
