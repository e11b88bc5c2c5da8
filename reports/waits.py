"""R3: how long visitors waited and were served, by agency and service, and at which hours of the week."""

from collections.abc import Callable

from reports import definitions
from reports.arrangement import Arrangement, HeatMap, KeyFigure, KeyFigures, Level, Line, Listing, Remark
from reports.columns import Cell, Column, Kind
from reports.figures import LeftOut
from reports.numbers import tenth, whole
from reports.wait_figures import HourOfWeek, Times, WaitFigures

TITLE = "Waktu Tunggu dan Waktu Layanan"
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
NOBODY = "Pada masa ini tidak ada tiket yang diterbitkan."
WORKING_DAYS = 5
MINUTES_MM, COUNT_MM = 12.8, 12
TIMES = (
    Column("tickets", "Tiket", Kind.INTEGER, width_mm=COUNT_MM),
    Column("n", "Dihitung", Kind.INTEGER, width_mm=14),
    Column("wait_p50_min", "median", Kind.DECIMAL, over="Tunggu, menit", width_mm=MINUTES_MM),
    Column("wait_p90_min", "P90", Kind.DECIMAL, over="Tunggu, menit", width_mm=MINUTES_MM),
    Column("wait_max_min", "terlama", Kind.DECIMAL, over="Tunggu, menit", width_mm=13),
    Column("service_p50_min", "median", Kind.DECIMAL, over="Layanan, menit", width_mm=MINUTES_MM),
    Column("service_p90_min", "P90", Kind.DECIMAL, over="Layanan, menit", width_mm=MINUTES_MM),
    Column("service_max_min", "terlama", Kind.DECIMAL, over="Layanan, menit", width_mm=13),
    Column("estimated", "Taksiran", Kind.INTEGER, on_paper=False),
)
STANDARD = (
    Column("standard_min", "standar, menit", Kind.INTEGER, over="Standar", head="menit", width_mm=11.5),
    Column("within", "dalam standar", Kind.INTEGER, on_paper=False),
    Column("within_pct", "dalam standar, %", Kind.DECIMAL, over="Standar", head="% dalam", width_mm=13),
)


def waits(figures: WaitFigures) -> Arrangement:
    """Return the report of a span of days."""
    overall = figures.overall
    return Arrangement(
        name="waits",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Tiket", overall.tickets, f"{whole(overall.n)} dihitung waktunya"),
                    _key("Tunggu, median", overall.wait_p50_min, overall.wait_p90_min),
                    _key("Tunggu, terlama", overall.wait_max_min),
                    _key("Layanan, median", overall.service_p50_min, overall.service_p90_min),
                    _key("Layanan, terlama", overall.service_max_min),
                )
            ),
            *_maps(figures.hours),
            _services(figures),
            Remark("Tidak dihitung waktunya", (_left_out(figures.left_out, overall.estimated),)),
        ),
        definitions=(
            definitions.WAIT,
            definitions.SERVICE,
            definitions.PERCENTILES.format(rows="layanan, instansi,"),
            definitions.LEFT_OUT,
            definitions.STANDARD,
        ),
        empty="" if overall.tickets else NOBODY,
        main="Layanan",
    )


def _key(label: str, value: float | None, ninety: float | None = None) -> KeyFigure:
    return KeyFigure(
        label, value, "menit" if ninety is None else f"menit · P90 {tenth(ninety)}", Kind.DECIMAL
    )


def _left_out(left: LeftOut, estimated: int) -> str:
    return (
        f"{whole(left.no_show)} tidak hadir, {whole(left.cancelled)} batal, {whole(left.open)} masih terbuka, "
        f"{whole(left.over_8h)} lebih dari 8 jam. Waktu layanan taksiran: {whole(estimated)} tiket."
    )


def _maps(hours: tuple[HourOfWeek, ...]) -> tuple[HeatMap, ...]:
    """Return the map of tickets and that of waits, over the days and hours that had a ticket."""
    if not hours:
        return ()
    days = range(max(WORKING_DAYS, 1 + max(one.weekday for one in hours)))
    span = range(min(one.hour for one in hours), 1 + max(one.hour for one in hours))
    cells = {(one.weekday, one.hour): one for one in hours}

    def values(of: Callable[[HourOfWeek], float | None]) -> tuple[tuple[float | None, ...], ...]:
        return tuple(
            tuple(of(cells[day, hour]) if (day, hour) in cells else None for day in days) for hour in span
        )

    across, down = tuple(WEEKDAYS[day] for day in days), tuple(f"{hour:02d}.00" for hour in span)
    return (
        HeatMap(
            *("Tiket terbit menurut jam dan hari", "Peta tiket", "Jam", across, down),
            values(lambda one: one.tickets),
            unit="tiket",
        ),
        HeatMap(
            *("Tunggu (median, menit) menurut jam dan hari tiket terbit", "Peta tunggu", "Jam", across, down),
            values(lambda one: one.wait_p50_min),
            Kind.DECIMAL,
            "menit",
        ),
    )


def _services(figures: WaitFigures) -> Listing:
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("agency_name", "Instansi", on_paper=False),
        Column("group", "Kelompok", on_paper=False),
        Column("code", "Kode layanan", on_paper=False),
        Column("name", "Layanan", head="Instansi dan layanan"),
        *TIMES,
        *STANDARD,
    )
    lines = []
    for agency in figures.agencies:
        named: tuple[Cell, ...] = (agency.code, agency.name, agency.group)
        lines.append(Line((*named, None, agency.name, *_cells(agency.times), None, None, None), Level.SUM))
        lines += [
            Line(
                (
                    *(*named, one.code, one.name, *_cells(one.times)),
                    *(one.standard_min, one.within, one.within_pct),
                )
            )
            for one in figures.services
            if one.agency == agency.code
        ]
    total = (None, None, None, None, "Seluruh MPP", *_cells(figures.overall), None, None, None)
    lines.append(Line(total, Level.TOTAL))
    return Listing("Waktu menurut instansi dan layanan", "Layanan", columns, tuple(lines))


def _cells(times: Times) -> tuple[Cell, ...]:
    return tuple(getattr(times, column.key) for column in TIMES)
