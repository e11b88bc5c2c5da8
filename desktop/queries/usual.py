"""What is usual on a weekday: the medians of the last four of them on which the house was open."""

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from desktop.desk import Desk, instant
from desktop.queries.day_figures import DayTicket, day_tickets
from desktop.queries.names import day_start_ms
from desktop.queries.ticket_times import percentiles
from models.fields import instant_ms

DAYS, WEEKS = 4, 26
"""So many days are compared with, of so many weeks before."""
WEEK = timedelta(7)


@dataclass(frozen=True, slots=True)
class UsualDay:
    """The same weekday as it usually is; of a day that still runs, up to the same time of day.

    Attributes:
        days: those that were counted, newest first; none where there is no history, and all else is empty then.
        visits: median, whole, half up; `served` tickets likewise.
        wait_p50_min: median of their medians of the wait, minutes with one decimal.
        hours: median of the visits of each local hour, over the whole days.
    """

    days: tuple[date, ...] = ()
    visits: int = 0
    served: int = 0
    wait_p50_min: float | None = None
    hours: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Past:
    """One of those days: arrivals in UTC milliseconds, what was served until then, and when to stop counting."""

    arrivals: list[int]
    served: list[DayTicket]
    end: int


def usual_day(desk: Desk, day: date, until: int | None) -> UsualDay:
    """Return how the weekday of a local day usually is; with `until` (UTC milliseconds of that day) up to then."""
    days = _open_days(desk, day)
    if not days:
        return UsualDay()
    since = None if until is None else until - day_start_ms(desk, day)
    found = [_past(desk, one, since) for one in days]
    waits = [wait for past in found if (wait := percentiles(past.served)[0]) is not None]
    return UsualDay(
        days=days,
        visits=_median([sum(at <= past.end for at in past.arrivals) for past in found]),
        served=_median([len(past.served) for past in found]),
        wait_p50_min=float(_half_up(statistics.median(waits), "0.1")) if waits else None,
        hours=_hours(desk, found),
    )


def _open_days(desk: Desk, day: date) -> tuple[date, ...]:
    """Return the last few of the same weekday before a day on which somebody came, newest first."""
    asked = [(day - place * WEEK).isoformat() for place in range(1, WEEKS + 1)]
    marks = ", ".join("?" * len(asked))
    rows = desk.store.execute_sql(
        f"SELECT DISTINCT day FROM visit WHERE day IN ({marks}) ORDER BY day DESC LIMIT ?", (*asked, DAYS)
    )
    return tuple(date.fromisoformat(text) for (text,) in rows.fetchall())


def _past(desk: Desk, day: date, since_ms: int | None) -> _Past:
    """Return a past day, up to so long after its beginning."""
    end = day_start_ms(desk, day + timedelta(1)) if since_ms is None else day_start_ms(desk, day) + since_ms
    rows = desk.store.execute_sql("SELECT arrived_at FROM visit WHERE day = ?", (day.isoformat(),))
    served = [
        one
        for one in day_tickets(desk, day)
        if one.served and one.finished_at is not None and one.finished_at <= end
    ]
    return _Past([instant_ms(at) for (at,) in rows.fetchall()], served, end)


def _hours(desk: Desk, found: Sequence[_Past]) -> dict[int, int]:
    calendar = desk.calendar()
    counted = [Counter(calendar.local(instant(at)).hour for at in past.arrivals) for past in found]
    return {hour: _median([one[hour] for one in counted]) for hour in sorted(set().union(*counted))}


def _median(values: Sequence[int]) -> int:
    return int(_half_up(statistics.median(values), "1"))


def _half_up(value: float, step: str) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(step), ROUND_HALF_UP)
