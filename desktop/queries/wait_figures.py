"""The figures of R3: waits and services of a span of days, read in one pass and counted as a day's are."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time

from desktop.desk import Desk
from desktop.queries.month_figures import OF_AGENCY
from desktop.queries.periods import bounded_to, check_days
from desktop.queries.places_in_reports import NamedAgency, named_agencies, services_by_agency
from desktop.queries.ticket_times import (
    TicketTimes,
    in_minutes,
    left_out,
    percentiles,
    services_of,
    timed,
    waits_of,
)
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.catalogue import SlaUnit
from models.rules.folds.tickets import TicketState
from models.rules.percentiles import percentile
from reports.arrangement import Period
from reports.wait_figures import AgencyTimes, HourOfWeek, ServiceTimes, Times, WaitFigures

HOUR_MS, MINUTE_MS = 3_600_000, 60_000
STANDARDS = {SlaUnit.MINUTES: 1, SlaUnit.WORKING_HOURS: 60}
"""Minutes in a unit of a promise that a service at a counter can be held against; days are a dossier's."""


@dataclass(frozen=True, slots=True)
class PeriodTicket(TicketTimes):
    """The times of a ticket, its service, and the local hour of its issue: weekday (Monday 0) and hour."""

    service: str
    weekday: int
    hour: int


def period_tickets(desk: Desk, period: Period, agency: str | None = None) -> list[PeriodTicket]:
    """Return the tickets of a span of days, of the house or of one agency, in no order."""
    offset = desk.calendar().at(period.first, time()).utcoffset()
    shift = int(offset.total_seconds()) * 1000 if offset else 0  # Indonesia has no summer time
    weekdays = {day.isoformat(): day.weekday() for day in period.days}
    states = {str(state): state for state in TicketState}
    rows = desk.store.execute_sql(
        f"""SELECT service, day, state, issued_at, first_called_at, service_ms, estimated FROM ticket
        WHERE day BETWEEN :first AND :last {OF_AGENCY}""",
        {"first": period.first.isoformat(), "last": period.last.isoformat(), "agency": agency},
    )
    return [
        PeriodTicket(
            states[state],
            at := instant_ms(issued),
            None if first is None else instant_ms(first),
            service_ms,
            bool(estimated),
            service,
            weekdays[day],
            (at + shift) // HOUR_MS % 24,
        )
        for service, day, state, issued, first, service_ms, estimated in rows
    ]


def wait_figures(desk: Desk, period: Period, agency: str | None = None) -> WaitFigures:
    """Return the figures of a span of days, of the house or of one agency; reading changes nothing.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many; there is no such agency.
    """
    agency = bounded_to(desk, agency)
    require(desk, "report.own", agency)
    check_days(desk, period)
    with desk.reading():
        tickets = period_tickets(desk, period, agency)
        by_service: defaultdict[str, list[PeriodTicket]] = defaultdict(list)
        for ticket in tickets:
            by_service[ticket.service].append(ticket)
        agencies, services = _rows(desk, period.last, by_service)
        return WaitFigures(
            first=period.first,
            last=period.last,
            agency=agency,
            overall=_times(tickets),
            left_out=left_out(tickets),
            agencies=agencies,
            services=services,
            hours=_hours(tickets),
        )


def _rows(
    desk: Desk, last: date, by_service: dict[str, list[PeriodTicket]]
) -> tuple[tuple[AgencyTimes, ...], tuple[ServiceTimes, ...]]:
    """Return a row an agency and a row a service, in the same order of agencies."""
    standards, held = _standards(desk), services_by_agency(desk, by_service, last)
    agencies, services = [], []
    for agency in named_agencies(desk, held, last):
        own = [ticket for code, _ in held[agency.code] for ticket in by_service[code]]
        agencies.append(AgencyTimes(agency.code, agency.name, agency.group, _times(own)))
        services += [
            _service(agency, code, name, by_service[code], standards.get(code))
            for code, name in held[agency.code]
        ]
    return tuple(agencies), tuple(services)


def _standards(desk: Desk) -> dict[str, int]:
    """Return the promise of each service in minutes, where it has one that counters can keep."""
    rows = desk.store.execute_sql("SELECT id, sla_value, sla_unit FROM service WHERE sla_value IS NOT NULL")
    return {code: value * STANDARDS[SlaUnit(unit)] for code, value, unit in rows if unit in STANDARDS}


def _times(tickets: Collection[TicketTimes]) -> Times:
    counted = timed(tickets)
    wait, service = waits_of(counted), services_of(counted)
    wait_p50, wait_p90, service_p50, service_p90 = percentiles(tickets)
    return Times(
        tickets=len(tickets),
        n=len(counted),
        wait_p50_min=wait_p50,
        wait_p90_min=wait_p90,
        wait_max_min=in_minutes(max(wait, default=None)),
        service_p50_min=service_p50,
        service_p90_min=service_p90,
        service_max_min=in_minutes(max(service, default=None)),
        estimated=sum(ticket.estimated for ticket in counted),
    )


def _service(
    agency: NamedAgency, code: str, name: str, tickets: Sequence[PeriodTicket], standard: int | None
) -> ServiceTimes:
    served = services_of(timed(tickets))
    within = None if standard is None else sum(one <= standard * MINUTE_MS for one in served)
    share = None if within is None or not served else round_half_up(within, len(served))
    return ServiceTimes(
        code, name, agency.code, agency.name, agency.group, _times(tickets), standard, within, share
    )


def round_half_up(part: int, whole: int) -> float:
    """Return a part in percent of a whole that is not zero, with one decimal, half up."""
    return (2000 * part + whole) // (2 * whole) / 10


def _hours(tickets: Collection[PeriodTicket]) -> tuple[HourOfWeek, ...]:
    cells: defaultdict[tuple[int, int], list[PeriodTicket]] = defaultdict(list)
    for ticket in tickets:
        cells[ticket.weekday, ticket.hour].append(ticket)
    return tuple(
        HourOfWeek(weekday, hour, len(held), in_minutes(percentile(waits_of(timed(held)), 50)))
        for (weekday, hour), held in sorted(cells.items())
    )
