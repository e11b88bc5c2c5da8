"""R8: what did not work, since when and until when, whom it kept waiting, and what was done about it."""

from reports import definitions
from reports.arrangement import Arrangement, KeyFigure, KeyFigures, Line, Listing
from reports.columns import Column, Kind
from reports.labels import CHOICES, SCOPES
from reports.numbers import whole
from reports.outage_figures import Downtime, OutageEntry, OutageFigures

TITLE = "Gangguan Layanan"
NOTHING = "Pada masa ini tidak ada gangguan yang dicatat."
HOUSE = "Seluruh instansi"
ACTIONS = {
    "noted": "Nomor tetap diberikan",
    "stop": "Nomor tidak diberikan",
    "take_files": "Hanya menerima berkas",
}


def outages(figures: OutageFigures) -> Arrangement:
    """Return the report of a span of days."""
    listed = figures.outages
    return Arrangement(
        name="outages",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Gangguan", len(listed), f"{whole(figures.running)} belum pulih"),
                    KeyFigure("Menit jam buka", figures.open_minutes, f"dari {whole(figures.house_minutes)}"),
                    KeyFigure("Instansi terkena", len(figures.agencies), "instansi"),
                    KeyFigure("Pengunjung terkena", figures.visits, f"{whole(figures.tickets)} tiket"),
                )
            ),
            _entries(listed),
            _down(figures.agencies, "Lama gangguan menurut instansi", "Instansi"),
            _down(figures.systems, "Lama gangguan menurut sistem", "Sistem"),
        ),
        definitions=(definitions.OUTAGE_SPAN, definitions.OUTAGE_HIT, definitions.OUTAGE_SUM),
        lines=() if figures.until == figures.last else (f"Dihitung sampai {figures.until:%d/%m/%Y}",),
        empty="" if listed else NOTHING,
        main="Gangguan",
        landscape=True,
    )


def _entries(listed: tuple[OutageEntry, ...]) -> Listing:
    columns = (
        Column("date", "tanggal", Kind.DATE, over="Mulai", width_mm=18),
        Column("started", "pukul", Kind.TIME, over="Mulai", width_mm=12),
        Column("ended_date", "tanggal", Kind.DATE, over="Pulih", width_mm=18),
        Column("ended", "pukul", Kind.TIME, over="Pulih", width_mm=12),
        Column("agency", "Kode instansi", on_paper=False),
        Column("place", "Instansi atau layanan"),
        Column("service", "Kode layanan", on_paper=False),
        Column("system", "Sistem", width_mm=30),
        Column("scope", "Cakupan", width_mm=17),
        Column("minutes", "Menit seluruhnya", Kind.INTEGER, over="Menit", head="seluruhnya", width_mm=18),
        Column("open_minutes", "Menit jam buka", Kind.INTEGER, over="Menit", head="jam buka", width_mm=15),
        Column("visits", "Pengunjung", Kind.INTEGER, over="Terkena", head="pengunjung", width_mm=19),
        Column("tickets", "Tiket", Kind.INTEGER, over="Terkena", head="tiket", width_mm=12),
        Column("action", "Tindakan", width_mm=50),
    )
    return Listing(
        title="Gangguan menurut waktu mulai",
        name="Gangguan",
        columns=columns,
        lines=tuple(_entry(one) for one in listed),
        lead="Tanda – pada pulih: belum pulih." if any(one.ended is None for one in listed) else "",
    )


def _entry(one: OutageEntry) -> Line:
    return Line(
        (
            *(one.started.date(), f"{one.started:%H:%M}"),
            *((one.ended.date(), f"{one.ended:%H:%M}") if one.ended else (None, None)),
            *(one.agency, one.service_name or one.agency_name or HOUSE, one.service),
            *(one.system, SCOPES.get(one.scope, one.scope), one.minutes, one.open_minutes),
            *(one.visits, one.tickets, _action(one)),
        )
    )


def _action(one: OutageEntry) -> str:
    chosen = [
        f"{words.lower()} {whole(one.choices[key])}" for key, words in CHOICES.items() if one.choices.get(key)
    ]
    return "; ".join((ACTIONS.get(one.mode, one.mode), *chosen))


def _down(rows: tuple[Downtime, ...], title: str, name: str) -> Listing:
    columns = (
        Column("key", f"Kode {name.lower()}", on_paper=False),
        Column("name", name),
        Column("outages", "Gangguan", Kind.INTEGER, width_mm=30),
        Column("open_minutes", "Menit jam buka", Kind.INTEGER, width_mm=35),
        Column("pct", "Dari jam buka, %", Kind.DECIMAL, width_mm=35),
    )
    lines = tuple(Line((one.key, one.name, one.outages, one.open_minutes, one.pct)) for one in rows)
    return Listing(title, name, columns, lines)
