"""R12: how far booths were used: days open, hours staffed, who came, and which counters were there on which day."""

import datetime as dt

from reports import definitions
from reports.arrangement import Arrangement, KeyFigure, KeyFigures, Level, Line, Listing
from reports.booth_figures import BoothDay, BoothFigures, BoothUse
from reports.columns import Cell, Column, Kind
from reports.labels import GROUP_NAMES
from reports.monthly import DAY_MM, WEEKDAYS
from reports.numbers import NONE, whole

TITLE = "Utilisasi Gerai dan Kehadiran Loket"
NOBODY = "Pada masa ini tidak ada loket yang dibuka dan tidak ada kunjungan."
MONTH = 31
"""Days that a matrix has room for; a longer span has none."""
USE = (
    Column("counters", "Loket", Kind.INTEGER, width_mm=13),
    Column("working_days", "hari kerja", Kind.INTEGER, over="Hari", head="kerja", width_mm=14),
    Column("days_open", "hari buka", Kind.INTEGER, over="Hari", head="buka", width_mm=14),
    Column("open_pct", "buka, %", Kind.DECIMAL, over="Hari", head="%", width_mm=14),
    Column("extra_days", "hari tambahan", Kind.INTEGER, over="Hari", head="tambahan", width_mm=17),
    Column("counter_days", "loket hadir", Kind.INTEGER, over="Kehadiran loket", head="hadir", width_mm=15),
    Column("counter_days_due", "seharusnya", Kind.INTEGER, over="Kehadiran loket", width_mm=18),
    Column("attendance_pct", "hadir, %", Kind.DECIMAL, over="Kehadiran loket", head="%", width_mm=14),
    Column("staffed_hours", "Jam dilayani", Kind.DECIMAL, width_mm=17),
    Column("visits", "Kunjungan", Kind.INTEGER, width_mm=18),
    Column("tickets", "Tiket", Kind.INTEGER, width_mm=15),
    Column("served", "Dilayani", Kind.INTEGER, on_paper=False),
    Column("tickets_per_hour", "Tiket per jam", Kind.DECIMAL, width_mm=15),
)


def booths(figures: BoothFigures) -> Arrangement:
    """Return the report of a span of days; its matrix of days only where they are at most 31."""
    overall = figures.overall
    short = (figures.last - figures.first).days < MONTH
    return Arrangement(
        name="booths",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Gerai", len(figures.agencies), f"{whole(overall.counters)} loket"),
                    KeyFigure("Hari buka, %", overall.open_pct, "dari hari kerja gerai", Kind.DECIMAL),
                    KeyFigure(
                        "Kehadiran loket, %", overall.attendance_pct, "dari hari kerja loket", Kind.DECIMAL
                    ),
                    KeyFigure("Jam dilayani", overall.staffed_hours, "jam petugas di loket", Kind.DECIMAL),
                    KeyFigure("Kunjungan", figures.visits, f"{whole(overall.tickets)} tiket"),
                    KeyFigure("Tiket per jam", overall.tickets_per_hour, "dilayani di loket", Kind.DECIMAL),
                )
            ),
            _use(figures),
            *((_matrix(figures),) if short else ()),
            _counters(figures),
        ),
        definitions=(
            definitions.OPEN_DAYS,
            definitions.ATTENDANCE,
            definitions.STAFFED,
            definitions.AGENCY_VISITS,
        ),
        lines=() if figures.until == figures.last else (f"Dihitung sampai {figures.until:%d/%m/%Y}",),
        empty="" if overall.counter_days or overall.extra_days or figures.visits else NOBODY,
        main="Gerai",
        landscape=True,
    )


def _use(figures: BoothFigures) -> Listing:
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("group", "Kelompok", on_paper=False),
        Column("name", "Instansi"),
        *USE,
    )
    lines: list[Line] = []
    for group in figures.groups:
        lines.append(Line((None, group.group, GROUP_NAMES[group.group], *_cells(group)), Level.SUM))
        lines += [
            Line((one.code, one.group, one.name, *_cells(one)))
            for one in figures.agencies
            if one.group == group.group
        ]
    lines.append(Line((None, None, "Seluruh MPP", *_cells(figures.overall)), Level.TOTAL))
    return Listing("Gerai menurut kelompok dan instansi", "Gerai", columns, tuple(lines))


def _cells(use: BoothUse) -> tuple[Cell, ...]:
    return tuple(getattr(use, column.key) for column in USE)


def _matrix(figures: BoothFigures) -> Listing:
    """Return how many counters of each agency were open on each day; 0 on a working day is an absence."""
    days = sorted({one.date for one in figures.days})
    there = {(one.agency, one.date): one for one in figures.days}
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("name", "Instansi"),
        *(_day(day) for day in days),
        Column("days_open", "Hari buka", Kind.INTEGER, width_mm=10),
        Column("working_days", "Hari kerja", Kind.INTEGER, width_mm=10),
    )
    lines = tuple(
        Line(
            (
                *(one.code, one.name),
                *(_there(there[one.code, day]) for day in days),
                *(one.days_open, one.working_days),
            )
        )
        for one in figures.agencies
    )
    closed = frozenset(
        day.isoformat() for day in days if not any(one.working for one in figures.days if one.date == day)
    )
    return Listing(
        title="Loket yang dibuka, menurut instansi dan tanggal",
        name="Kehadiran",
        columns=columns,
        lines=lines,
        lead="Kosong: bukan hari kerja instansi itu. Tanda –: hari kerja tanpa loket yang dibuka.",
        dense=True,
        zero=NONE,
        shaded=closed,
    )


def _day(day: dt.date) -> Column:
    head = f"{WEEKDAYS[day.weekday()]}\n{day.day}"
    return Column(day.isoformat(), f"{day:%d/%m/%Y}", Kind.INTEGER, head=head, width_mm=DAY_MM)


def _there(day: BoothDay) -> Cell:
    return day.counters if day.counters or day.working else None


def _counters(figures: BoothFigures) -> Listing:
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("agency_name", "Instansi", on_paper=False),
        Column("code", "Kode", width_mm=22),
        Column("name", "Loket", head="Instansi dan loket"),
        Column("days_open", "Hari dibuka", Kind.INTEGER, width_mm=24),
        Column("staffed_hours", "Jam dilayani", Kind.DECIMAL, width_mm=24),
        Column("tickets", "Tiket dipanggil", Kind.INTEGER, width_mm=26),
    )
    lines: list[Line] = []
    for agency in figures.agencies:
        own = [one for one in figures.counters if one.agency == agency.code]
        if own:
            lines.append(Line((None, None, agency.name, None, None, None, None), Level.HEAD))
        lines += [
            Line(
                (
                    *(agency.code, agency.name, one.code, one.name),
                    *(one.days_open, one.staffed_hours, one.tickets),
                )
            )
            for one in own
        ]
    return Listing("Loket", "Loket", columns, tuple(lines))
