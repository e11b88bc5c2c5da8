"""The figures of R2: tickets of a span of days by agency, service and day, counted by the store in one pass."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from desktop.desk import Desk
from desktop.queries.periods import bounded_to, check_days
from desktop.queries.places_in_reports import named_agencies, services_by_agency
from desktop.queries.settings import calendar_of_agency
from desktop.security.permissions import require
from models.rules.folds.tickets import SERVED, TicketState
from models.rules.percentiles import largest_remainder
from reports.arrangement import Period
from reports.labels import GROUPS
from reports.month_figures import AgencyMonth, DayColumn, GroupMonth, MonthFigures, ServiceMonth

LONGEST_DAYS = 31
"""A column a day: more do not stand on a page."""
OF_AGENCY = "AND (:agency IS NULL OR service IN (SELECT id FROM service WHERE agency = :agency))"
"""Tickets of one agency, or of all."""
_VISITS = "SELECT day, count(*) FROM visit WHERE day BETWEEN :first AND :last GROUP BY day"
_VISITS_OF = f"""SELECT day, count(DISTINCT visit) FROM ticket
    WHERE day BETWEEN :first AND :last {OF_AGENCY} GROUP BY day"""


class Counts:
    """Tickets of a span of days by service and day; sums of them are asked for by any set of services."""

    def __init__(self, desk: Desk, period: Period, agency: str | None = None) -> None:
        self.days = [day.isoformat() for day in period.days]
        self.tickets: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.served: Counter[str] = Counter()
        rows = desk.store.execute_sql(
            f"""SELECT service, day, state, count(*) FROM ticket
            WHERE day BETWEEN :first AND :last {OF_AGENCY} GROUP BY service, day, state""",
            {"first": self.days[0], "last": self.days[-1], "agency": agency},
        )
        for service, day, state, count in rows:
            self.tickets[service][day] += count
            self.served[service] += count if TicketState(state) in SERVED else 0

    def by_day(self, services: Iterable[str]) -> tuple[int, ...]:
        """Return the tickets of some services, one number a day."""
        counted = [self.tickets[service] for service in services]
        return tuple(sum(one[day] for one in counted) for day in self.days)


def month_figures(desk: Desk, period: Period, agency: str | None = None) -> MonthFigures:
    """Return the figures of a span of at most 31 days, of the house or of one agency; reading changes nothing.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many; there is no such agency.
    """
    agency = bounded_to(desk, agency)
    require(desk, "report.own", agency)
    check_days(desk, period, LONGEST_DAYS)
    with desk.reading():
        counts = Counts(desk, period, agency)
        agencies = _agencies(desk, period, counts)
        days = _days(desk, period, counts, agency)
        return MonthFigures(
            first=period.first,
            last=period.last,
            agency=agency,
            visits=sum(day.visits for day in days),
            tickets=sum(day.tickets for day in days),
            served=sum(counts.served.values()),
            days=days,
            agencies=agencies,
            groups=_groups(agencies),
        )


def _days(desk: Desk, period: Period, counts: Counts, agency: str | None) -> tuple[DayColumn, ...]:
    given = {"first": period.first.isoformat(), "last": period.last.isoformat(), "agency": agency}
    visits = dict(desk.store.execute_sql(_VISITS if agency is None else _VISITS_OF, given).fetchall())
    calendar = desk.calendar() if agency is None else calendar_of_agency(desk, agency)
    tickets = counts.by_day(counts.tickets)
    return tuple(
        DayColumn(day, calendar.working_day(day), visits.get(day.isoformat(), 0), count)
        for day, count in zip(period.days, tickets, strict=True)
    )


def _agencies(desk: Desk, period: Period, counts: Counts) -> tuple[AgencyMonth, ...]:
    """Return every agency with a ticket."""
    held = services_by_agency(desk, counts.tickets, period.last)
    services = {agency: [_service(*one, counts) for one in listed] for agency, listed in held.items()}
    visits = agency_visits(desk, period)
    agencies = named_agencies(desk, services, period.last)
    totals = [sum(one.tickets for one in services[agency.code]) for agency in agencies]
    return tuple(
        AgencyMonth(
            code=agency.code,
            name=agency.name,
            group=agency.group,
            visits=visits[agency.code],
            tickets=total,
            served=sum(counts.served[one.code] for one in services[agency.code]),
            share=float(share),
            by_day=counts.by_day(one.code for one in services[agency.code]),
            services=tuple(services[agency.code]),
        )
        for agency, total, share in zip(agencies, totals, largest_remainder(totals), strict=True)
    )


def _service(code: str, name: str, counts: Counts) -> ServiceMonth:
    by_day = counts.by_day((code,))
    return ServiceMonth(code, name, sum(by_day), by_day)


def agency_visits(desk: Desk, period: Period) -> Counter[str]:
    """Return by agency how many visits had a ticket of it."""
    rows = desk.store.execute_sql(
        """SELECT s.agency, count(DISTINCT t.visit) FROM ticket t JOIN service s ON s.id = t.service
        WHERE t.day BETWEEN ? AND ? GROUP BY s.agency""",
        (period.first.isoformat(), period.last.isoformat()),
    )
    return Counter(dict(rows.fetchall()))


def _groups(agencies: tuple[AgencyMonth, ...]) -> tuple[GroupMonth, ...]:
    """Return the sums of the groups that occur, in the ministry's order."""
    held = {name: [one for one in agencies if one.group == name] for name in GROUPS}
    held = {name: rows for name, rows in held.items() if rows}
    totals = [sum(one.tickets for one in rows) for rows in held.values()]
    return tuple(
        GroupMonth(
            group=name,
            agencies=len(rows),
            tickets=total,
            served=sum(one.served for one in rows),
            share=float(share),
            by_day=tuple(map(sum, zip(*(one.by_day for one in rows), strict=True))),
        )
        for (name, rows), total, share in zip(held.items(), totals, largest_remainder(totals), strict=True)
    )
