"""R6: papers that were given back, by agency and service, and which requirements were missing most."""

from reports import definitions
from reports.arrangement import Arrangement, Bar, Bars, KeyFigure, KeyFigures, Level, Line, Listing
from reports.columns import Cell, Column, Kind
from reports.numbers import whole
from reports.returned_figures import ReturnedFigures, ServiceReturns

TITLE = "Berkas Dikembalikan dan Persyaratan yang Kurang"
NOTHING = "Pada masa ini tidak ada berkas yang dikembalikan."
TOP = 3
"""Requirements of one service on paper; sheets have all."""
MOST_BARS = 10
SHOWN = 25
"""Requirements of all services on paper."""


def returned(figures: ReturnedFigures) -> Arrangement:
    """Return the report of a span of days."""
    overall = figures.overall
    return Arrangement(
        name="returned",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Berkas kembali", overall.returned, f"dari {whole(overall.served)} dilayani"),
                    KeyFigure("Tingkat kembali, %", overall.rate, "dari tiket yang dilayani", Kind.DECIMAL),
                    KeyFigure("Persyaratan kurang", figures.missing, "disebut oleh loket"),
                    KeyFigure("Sudah diberitahukan", figures.foretold, "saat nomor diambil"),
                    KeyFigure("Tanpa keterangan", overall.unsaid, "loket tidak menyebut"),
                )
            ),
            *_bars(figures),
            _services(figures),
            _missing(figures),
        ),
        definitions=(definitions.RETURNED, definitions.LACKING, definitions.FORETOLD),
        empty="" if overall.returned else NOTHING,
        main="Persyaratan",
    )


def _bars(figures: ReturnedFigures) -> tuple[Bars, ...]:
    """Return the requirements that were missing most, whatever the service."""
    times: dict[str, int] = {}
    for service in figures.services:
        for one in service.missing:
            times[one.words] = times.get(one.words, 0) + one.times
    most = sorted(times.items(), key=lambda one: (-one[1], one[0]))[:MOST_BARS]
    bars = tuple(Bar(words, count) for words, count in most)
    lead = "Berapa kali berkas kembali karenanya, pada semua layanan."
    return (Bars("Persyaratan yang paling sering kurang", bars, lead=lead),) if bars else ()


def _services(figures: ReturnedFigures) -> Listing:
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("agency_name", "Instansi", on_paper=False),
        Column("code", "Kode layanan", on_paper=False),
        Column("name", "Layanan", head="Instansi dan layanan"),
        Column("served", "Dilayani", Kind.INTEGER, width_mm=16),
        Column("returned", "Berkas kembali", Kind.INTEGER, head="Kembali", width_mm=15),
        Column("rate", "Kembali, %", Kind.DECIMAL, width_mm=17),
        Column("top", "Paling sering kurang", width_mm=78),
        Column("unsaid", "Tanpa keterangan", Kind.INTEGER, on_paper=False),
    )
    lines = []
    for agency in figures.agencies:
        named: tuple[Cell, ...] = (agency.code, agency.name)
        of = agency.returns
        lines.append(
            Line((*named, None, agency.name, of.served, of.returned, of.rate, "", of.unsaid), Level.SUM)
        )
        lines += [_service(one) for one in figures.services if one.agency == agency.code]
    of = figures.overall
    total = (None, None, None, "Seluruh instansi", of.served, of.returned, of.rate, "", of.unsaid)
    lines.append(Line(total, Level.TOTAL))
    return Listing("Berkas kembali menurut instansi dan layanan", "Layanan", columns, tuple(lines))


def _service(one: ServiceReturns) -> Line:
    top = "; ".join(f"{need.words} ({whole(need.times)})" for need in one.missing[:TOP])
    of = one.returns
    return Line(
        (
            *(one.agency, one.agency_name, one.code, one.name),
            *(of.served, of.returned, of.rate, top, of.unsaid),
        )
    )


def _missing(figures: ReturnedFigures) -> Listing:
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("agency_name", "Instansi", on_paper=False),
        Column("service", "Kode layanan", on_paper=False),
        Column("service_name", "Layanan", width_mm=62),
        Column("group", "Kode persyaratan", on_paper=False),
        Column("words", "Persyaratan"),
        Column("times", "Kurang, kali", Kind.INTEGER, width_mm=15),
        Column("share", "Bagian, %", Kind.DECIMAL, width_mm=16),
        Column("foretold", "Sudah diberitahukan", Kind.INTEGER, width_mm=23),
    )
    rows = [(service, one) for service in figures.services for one in service.missing]
    rows.sort(key=lambda row: -row[1].times)
    lines = tuple(
        Line(
            (
                *(service.agency, service.agency_name, service.code, service.name, one.group),
                *(one.words, one.times, one.share, one.foretold),
            )
        )
        for service, one in rows
    )
    return Listing(
        title="Persyaratan yang kurang, menurut layanan, yang tersering lebih dahulu",
        name="Persyaratan",
        columns=columns,
        lines=lines,
        nothing="Loket tidak menyebut persyaratan yang kurang.",
        shown=SHOWN,
    )
