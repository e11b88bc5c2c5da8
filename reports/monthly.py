"""R2: tickets of each agency and service by day, sums of agencies, groups and the house."""

import datetime as dt

from reports import definitions
from reports.arrangement import Arrangement, KeyFigure, KeyFigures, Level, Line, Listing
from reports.columns import Cell, Column, Kind
from reports.labels import GROUP_NAMES
from reports.month_figures import AgencyMonth, DayColumn, MonthFigures

TITLE = "Rekap Kunjungan per Instansi dan Layanan"
WEEKDAYS = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")
DAY_MM, TOTAL_MM, SHARE_MM = 6.5, 10, 10
NOBODY = "Pada masa ini tidak ada kunjungan dan tidak ada tiket yang diterbitkan."


def monthly(figures: MonthFigures) -> Arrangement:
    """Return the report of a span of at most 31 days."""
    closed = frozenset(_key(day.date) for day in figures.days if not day.open)
    busy = sum(day.visits > 0 for day in figures.days)
    return Arrangement(
        name="monthly",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Kunjungan", figures.visits, "orang"),
                    KeyFigure("Tiket", figures.tickets, f"{len(figures.agencies)} instansi"),
                    KeyFigure("Dilayani", figures.served, "tiket"),
                    KeyFigure("Hari pelayanan", busy, "dengan kunjungan"),
                    KeyFigure("Kunjungan sehari", _mean(figures.visits, busy), "rata-rata", Kind.DECIMAL),
                    KeyFigure("Tiket sehari", _mean(figures.tickets, busy), "rata-rata", Kind.DECIMAL),
                )
            ),
            _services(figures, closed),
            _groups(figures, closed),
        ),
        definitions=(
            definitions.VISIT,
            definitions.SERVED,
            definitions.DAY,
            definitions.AGENCY_VISITS,
            definitions.SHARE,
        ),
        empty="" if figures.tickets or figures.visits else NOBODY,
        main="Rekap",
        landscape=True,
    )


def _mean(count: int, days: int) -> float | None:
    return count / days if days else None


def _key(day: dt.date) -> str:
    return day.isoformat()


def _days(days: tuple[DayColumn, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(
            _key(day.date),
            f"{day.date:%d/%m/%Y}",
            Kind.INTEGER,
            head=f"{WEEKDAYS[day.date.weekday()]}\n{day.date.day}",
            width_mm=DAY_MM,
        )
        for day in days
    )


def _services(figures: MonthFigures, closed: frozenset[str]) -> Listing:
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("agency_name", "Instansi", on_paper=False),
        Column("group", "Kelompok", on_paper=False),
        Column("service", "Kode layanan", on_paper=False),
        Column("name", "Layanan", head="Instansi dan layanan"),
        *_days(figures.days),
        Column("tickets", "Jumlah", Kind.INTEGER, width_mm=TOTAL_MM),
    )
    lines = [line for agency in figures.agencies for line in _agency(agency)]
    visits = (
        None,
        None,
        None,
        None,
        "Kunjungan (orang)",
        *(day.visits for day in figures.days),
        figures.visits,
    )
    tickets = (
        *(None, None, None, None, "Jumlah tiket seluruh MPP"),
        *(day.tickets for day in figures.days),
        figures.tickets,
    )
    lines += [Line(tickets, Level.TOTAL), Line(visits, Level.TOTAL)]
    return Listing(
        title="Tiket menurut instansi, layanan, dan tanggal",
        name="Rekap",
        columns=columns,
        lines=tuple(lines),
        dense=True,
        shaded=closed,
    )


def _agency(agency: AgencyMonth) -> list[Line]:
    """Return the sums of an agency, then its services."""
    named: tuple[Cell, ...] = (agency.code, agency.name, agency.group)
    head = Line((*named, None, agency.name, *agency.by_day, agency.tickets), Level.SUM)
    return [
        head,
        *(
            Line((*named, service.code, service.name, *service.by_day, service.tickets))
            for service in agency.services
        ),
    ]


def _groups(figures: MonthFigures, closed: frozenset[str]) -> Listing:
    columns = (
        Column("group", "Kelompok", on_paper=False),
        Column("name", "Nama", head="Kelompok instansi"),
        *_days(figures.days),
        Column("tickets", "Jumlah", Kind.INTEGER, width_mm=TOTAL_MM),
        Column("agencies", "Instansi", Kind.INTEGER, on_paper=False),
        Column("served", "Dilayani", Kind.INTEGER, on_paper=False),
        Column("share", "Bagian (%)", Kind.DECIMAL, head="Bagian, %", width_mm=SHARE_MM),
    )
    lines = [
        Line(
            (
                *(one.group, GROUP_NAMES[one.group]),
                *one.by_day,
                *(one.tickets, one.agencies, one.served, one.share),
            )
        )
        for one in figures.groups
    ]
    total = (
        *(None, "Jumlah seluruh MPP"),
        *(day.tickets for day in figures.days),
        *(figures.tickets, len(figures.agencies), figures.served, 100.0 if figures.tickets else None),
    )
    return Listing(
        title="Tiket menurut kelompok instansi",
        name="Kelompok",
        columns=columns,
        lines=(*lines, Line(total, Level.TOTAL)),
        dense=True,
        shaded=closed,
    )
