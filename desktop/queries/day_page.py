"""The day at a glance: key figures, arrivals by hour, waits by agency, what needs attention."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, instant
from desktop.queries.accuracy import ForecastAccuracy, forecast_accuracy
from desktop.queries.attention import AttentionKind, AttentionRow, attention
from desktop.queries.counted import has_ended
from desktop.queries.day_figures import DayTicket, daily_figures, day_tickets
from desktop.queries.promises import due_counts
from desktop.queries.requests import READY_NOW
from desktop.queries.ticket_times import percentiles
from desktop.queries.tickets_today import Today, today
from desktop.queries.usual import UsualDay, usual_day
from desktop.security.permissions import require
from models.fields import instant_ms
from models.folding import read
from models.rules.catalogue import short_agency
from models.rules.events import Subject
from models.rules.folds.tickets import TicketState
from models.rules.goals import done_at_once
from reports.figures import AgencyDay, DailyFigures

__all__ = [
    "AgencyWait", "AttentionKind", "AttentionRow", "DayOverview", "ForecastAccuracy", "HourBar", "KeyFigures",
    "OwedFigures", "UsualDay", "day_overview",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The figures on top; minutes with one decimal, None where there is no value.

    Attributes:
        served: tickets that ended at a counter, whatever the outcome.
        waiting: tickets that wait now, blocked ones included; `longest_wait_min` of those in a queue today, of
            whom `late` have waited for too long.
        priority_wait_p50_min: of visits with a basis of priority.
        returned: tickets that ended for missing papers; `returned_percent` of the served.
        visits_ended: visits with tickets of which none is open; `done_at_once_percent`: of those, how many
            ended with every step done.
        outages: how many lasted on the day; `outage_minutes` of opening hours in which any did.
    """

    visits: int
    tickets: int
    served: int
    waiting: int
    longest_wait_min: int | None
    wait_p50_min: float | None
    wait_p90_min: float | None
    service_p50_min: float | None
    priority_wait_p50_min: float | None
    returned: int
    returned_percent: int | None
    no_show: int
    visits_ended: int
    done_at_once_percent: int | None
    outages: int = 0
    outage_minutes: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class OwedFigures:
    """Requests of the day, and what is owed now: `ready` to be collected, promises due until the end of today.

    The last two are None on a past day.
    """

    opened: int
    finished: int
    overdue: int
    ready: int | None
    promises: int | None


@dataclass(frozen=True, slots=True)
class HourBar:
    """Visits and tickets of one local hour; `usual`: visits of that hour as is usual on the weekday."""

    hour: int
    visits: int
    tickets: int
    usual: int


@dataclass(frozen=True, slots=True)
class AgencyWait:
    """Waits at one agency, minutes with one decimal; None before anybody was served."""

    agency: str
    name: str
    short: str
    tickets: int
    served: int
    wait_p50_min: float | None
    wait_p90_min: float | None
    service_p50_min: float | None


@dataclass(frozen=True, slots=True)
class DayOverview:
    """A service day.

    Attributes:
        now_ms: when this was read, UTC milliseconds.
        running: the day is today and not closed.
        hours: from the first to the last hour with a visit or ticket, today or usually.
        usual: the same weekday as it usually is.
        agencies: every agency with a ticket or an open counter, by name, never ranked.
        attention: most pressing first, at most 50.
        closed_at: UTC milliseconds, None while it is open; `closed_by` = name of who closed it.
        revision: how often its figures changed after the close.
    """

    day: date
    now_ms: int
    running: bool
    figures: KeyFigures
    owed: OwedFigures
    forecasts: ForecastAccuracy
    hours: tuple[HourBar, ...]
    agencies: tuple[AgencyWait, ...]
    usual: UsualDay
    attention: tuple[AttentionRow, ...]
    closed_at: int | None
    closed_by: str
    revision: int


def day_overview(desk: Desk, day: date) -> DayOverview:
    """Return everything that the page of a day shows.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "report.make")
    with desk.reading():
        now_ms, is_today = desk.clock(), day == desk.today()
        figures = daily_figures(desk, day)
        tickets = today(desk, day.isoformat())
        arrivals = _arrivals(desk, day)
        usual = usual_day(desk, day, now_ms if is_today else None)
        state = read(desk.store, Subject.DAY, day.isoformat())
        closed_at = state.closed_at if state else None
        officer = read(desk.store, Subject.OFFICER, state.closed_by) if state and state.closed_by else None
        return DayOverview(
            day=day,
            now_ms=now_ms,
            running=is_today and closed_at is None,
            figures=_key_figures(figures, day_tickets(desk, day), tickets, now_ms if is_today else None),
            owed=_owed(desk, figures, is_today=is_today),
            forecasts=forecast_accuracy(desk, day),
            hours=_hours(desk, figures, arrivals, usual),
            agencies=tuple(_agency_wait(row) for row in figures.by_agency),
            usual=usual,
            attention=attention(desk, day, tickets, closed=closed_at is not None),
            closed_at=closed_at,
            closed_by=officer.name if officer else "",
            revision=figures.revision,
        )


def _owed(desk: Desk, figures: DailyFigures, *, is_today: bool) -> OwedFigures:
    requests, ready, promises = figures.requests, None, None
    if is_today:
        (ready,) = desk.store.execute_sql(f"SELECT count(*) FROM request WHERE {READY_NOW}").fetchone()
        promises = sum(due_counts(desk))
    return OwedFigures(requests.opened, requests.finished, requests.overdue, ready, promises)


def _arrivals(desk: Desk, day: date) -> list[int]:
    rows = desk.store.execute_sql("SELECT arrived_at FROM visit WHERE day = ?", (day.isoformat(),))
    return [instant_ms(at) for (at,) in rows.fetchall()]


def _key_figures(
    figures: DailyFigures, listed: list[DayTicket], tickets: Today, now_ms: int | None
) -> KeyFigures:
    served = sum(agency.served for agency in figures.by_agency)
    returned = figures.by_state.get(TicketState.RETURNED_INCOMPLETE, 0)
    waiting = [one for one in tickets.tickets if one.state is TicketState.WAITING]
    ended = [legs for legs in tickets.visits.values() if has_ended(legs)]
    at_once = sum(done_at_once(leg.state for leg in legs) is True for legs in ended)
    overall = figures.overall
    longest = None
    if now_ms is not None:
        longest = max((one.waited_minutes(now_ms) or 0 for one in waiting), default=None)
    return KeyFigures(
        visits=figures.visits,
        tickets=figures.tickets,
        served=served,
        waiting=len(waiting) + figures.by_state.get(TicketState.BLOCKED, 0),
        longest_wait_min=longest,
        wait_p50_min=overall.wait_p50_min,
        wait_p90_min=overall.wait_p90_min,
        service_p50_min=overall.service_p50_min,
        priority_wait_p50_min=percentiles(one for one in listed if one.priority)[0],
        returned=returned,
        returned_percent=_percent(returned, served),
        no_show=figures.by_state.get(TicketState.NO_SHOW, 0),
        visits_ended=len(ended),
        done_at_once_percent=_percent(at_once, len(ended)),
        outages=len(figures.outages),
        outage_minutes=figures.outage_minutes,
        late=0 if now_ms is None else sum(one.is_late(now_ms) for one in waiting),
    )


def _percent(part: int, whole: int) -> int | None:
    return None if not whole else (200 * part + whole) // (2 * whole)


def _hours(desk: Desk, figures: DailyFigures, arrivals: list[int], usual: UsualDay) -> tuple[HourBar, ...]:
    now = _by_hour(desk, arrivals)
    issued = {hour.hour: hour.tickets for hour in figures.hours}
    seen = sorted({*usual.hours, *now, *issued})
    span = range(seen[0], seen[-1] + 1) if seen else ()
    return tuple(HourBar(hour, now[hour], issued.get(hour, 0), usual.hours.get(hour, 0)) for hour in span)


def _by_hour(desk: Desk, instants: Iterable[int]) -> Counter[int]:
    calendar = desk.calendar()
    return Counter(calendar.local(instant(at)).hour for at in instants)


def _agency_wait(row: AgencyDay) -> AgencyWait:
    return AgencyWait(
        agency=row.code,
        name=row.name,
        short=short_agency(row.name),
        tickets=row.tickets,
        served=row.served,
        wait_p50_min=row.wait_p50_min,
        wait_p90_min=row.wait_p90_min,
        service_p50_min=row.service_p50_min,
    )
