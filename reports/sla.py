"""R4: how promises of requests were kept, by agency and service, and what is still open and late."""

from reports import definitions
from reports.arrangement import Arrangement, KeyFigure, KeyFigures, Level, Line, Listing
from reports.columns import Cell, Column, Kind
from reports.numbers import whole
from reports.sla_figures import OpenLate, SlaCounts, SlaFigures

TITLE = "Kepatuhan Jangka Waktu Pelayanan"
NOTHING = "Pada masa ini tidak ada permohonan yang jatuh tempo atau masih terlambat."
COUNT_MM = 15
SHOWN = 60
"""Open requests on paper; sheets have all of them."""
COUNTS = (
    Column("due", "Jatuh tempo", Kind.INTEGER, width_mm=COUNT_MM),
    Column("on_time", "tepat waktu", Kind.INTEGER, over="Selesai", head="tepat", width_mm=13),
    Column("late", "terlambat", Kind.INTEGER, over="Selesai", head="telat", width_mm=12),
    Column("open_late", "Masih terbuka", Kind.INTEGER, width_mm=COUNT_MM),
    Column("hit_pct", "Kepatuhan, %", Kind.DECIMAL, width_mm=18.5),
    Column("carried", "Bawaan", Kind.INTEGER, width_mm=14),
    Column("lapsed", "Gugur", Kind.INTEGER, on_paper=False),
    Column("paused", "permohonan", Kind.INTEGER, over="Jam berhenti", head="berkas", width_mm=13),
    Column(
        "applicant_days",
        "menunggu pemohon, hari",
        Kind.DECIMAL,
        over="Jam berhenti",
        head="pemohon",
        width_mm=15.5,
    ),
    Column(
        "payment_days", "menunggu bayar, hari", Kind.DECIMAL, over="Jam berhenti", head="bayar", width_mm=12.5
    ),
)


def sla(figures: SlaFigures) -> Arrangement:
    """Return the report of a span of days."""
    overall = figures.overall
    open_now = len(figures.open_late)
    return Arrangement(
        name="sla",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Jatuh tempo", overall.due, "permohonan"),
                    KeyFigure("Tepat waktu", overall.on_time, "selesai dalam janji"),
                    KeyFigure("Terlambat", overall.late, "selesai lewat janji"),
                    KeyFigure("Masih terbuka", open_now, f"lewat janji, {whole(overall.carried)} bawaan"),
                    KeyFigure("Kepatuhan, %", overall.hit_pct, "dari yang jatuh tempo", Kind.DECIMAL),
                    *_standing(figures),
                )
            ),
            _services(figures),
            _open(figures.open_late),
        ),
        definitions=(
            definitions.SLA,
            definitions.SLA_CLOCK,
            definitions.SLA_OPEN,
            definitions.SLA_LAPSED.format(count=whole(overall.lapsed)),
            definitions.SLA_PAUSED,
        ),
        lines=() if figures.until == figures.last else (f"Dihitung sampai {figures.until:%d/%m/%Y}",),
        empty="" if overall.due or overall.lapsed or open_now else NOTHING,
        main="Layanan",
    )


def _standing(figures: SlaFigures) -> tuple[KeyFigure, ...]:
    if figures.standing is None:
        return ()
    return (KeyFigure("Jam berhenti", figures.standing, "permohonan sekarang"),)


def _services(figures: SlaFigures) -> Listing:
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("agency_name", "Instansi", on_paper=False),
        Column("code", "Kode layanan", on_paper=False),
        Column("name", "Layanan", head="Instansi dan layanan"),
        Column("standard", "Standar", on_paper=False),
        *COUNTS,
    )
    lines = []
    for agency in figures.agencies:
        named: tuple[Cell, ...] = (agency.code, agency.name)
        lines.append(Line((*named, None, agency.name, None, *_cells(agency.counts)), Level.SUM))
        lines += [
            Line((*named, one.code, one.name, one.standard, *_cells(one.counts)))
            for one in figures.services
            if one.agency == agency.code
        ]
    total = (None, None, None, "Seluruh instansi", None, *_cells(figures.overall))
    lines.append(Line(total, Level.TOTAL))
    return Listing("Kepatuhan menurut instansi dan layanan", "Layanan", columns, tuple(lines))


def _cells(counts: SlaCounts) -> tuple[Cell, ...]:
    return tuple(getattr(counts, column.key) for column in COUNTS)


def _open(listed: tuple[OpenLate, ...]) -> Listing:
    columns = (
        Column("code", "Nomor", width_mm=34),
        Column("agency", "Kode instansi", head="Instansi", width_mm=16),
        Column("agency_name", "Instansi", on_paper=False),
        Column("service", "Kode layanan", on_paper=False),
        Column("service_name", "Layanan"),
        Column("complete", "Lengkap", Kind.DATE, width_mm=18),
        Column("due", "Janji", Kind.DATE, width_mm=18),
        Column("days_late", "Lewat, hari", Kind.INTEGER, width_mm=14),
        Column("paused_days", "Jam berhenti, hari", Kind.DECIMAL, width_mm=17),
    )
    lines = tuple(Line(tuple(getattr(one, column.key) for column in columns)) for one in listed)
    return Listing(
        title="Masih terbuka lewat janji, yang terlama lebih dahulu",
        name="Masih terbuka",
        columns=columns,
        lines=lines,
        nothing="Tidak ada permohonan yang masih terbuka lewat janjinya.",
        shown=SHOWN,
    )
