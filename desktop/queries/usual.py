"""What is usual on a weekday: the medians of the last four of them on which the house was open."""

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from desktop.desk import Desk, instant
from desktop.queries.names import day_start_ms
from desktop.queries.ticket_times import TicketTimes, percentiles
from models.fields import instant_ms, instant_text
from models.rules.folds.tickets import TicketState

DAYS, WEEKS = 4, 26
"""So many days are compared with, of so many weeks before."""
WEEK = timedelta(7)
_WAIT_MS = "CAST(round((julianday(first_called_at) - julianday(issued_at)) * 86400000) AS INTEGER)"
"""SQL of the milliseconds from the issue to the first call; NULL before it."""


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
    """One of those days: visits and served tickets until then, and the visits of each local hour of the whole day."""

    visits: int
    served: list[TicketTimes]
    hours: Counter[int]


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
        visits=_median([past.visits for past in found]),
        served=_median([len(past.served) for past in found]),
        wait_p50_min=float(_half_up(statistics.median(waits), "0.1")) if waits else None,
        hours=_hours(found),
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
    """Return a past day, up to so long after its beginning; a page reads four at every change, so SQL counts.

    The zones of the country differ from UTC by whole hours: an hour there is an hour here.
    """
    end = day_start_ms(desk, day + timedelta(1)) if since_ms is None else day_start_ms(desk, day) + since_ms
    until = (day.isoformat(), instant_text(end))
    (visits,) = desk.store.execute_sql(
        "SELECT count(*) FROM visit WHERE day = ? AND arrived_at <= ?", until
    ).fetchone()
    served = desk.store.execute_sql(
        f"SELECT state, {_WAIT_MS}, service_ms, estimated FROM ticket WHERE day = ? AND finished_at <= ?",
        until,
    )
    arrived = desk.store.execute_sql(
        "SELECT min(arrived_at), count(*) FROM visit WHERE day = ? GROUP BY substr(arrived_at, 1, 13)",
        until[:1],
    )
    times = (
        TicketTimes(TicketState(state), 0, wait, service_ms, bool(estimated))
        for state, wait, service_ms, estimated in served.fetchall()
    )
    hours: Counter[int] = Counter()
    for at, count in arrived.fetchall():
        hours[desk.calendar().local(instant(instant_ms(at))).hour] += count
    return _Past(visits, [one for one in times if one.served], hours)


def _hours(found: Sequence[_Past]) -> dict[int, int]:
    seen = sorted({hour for past in found for hour in past.hours})
    return {hour: _median([past.hours[hour] for past in found]) for hour in seen}


def _median(values: Sequence[int]) -> int:
    return int(_half_up(statistics.median(values), "1"))


def _half_up(value: float, step: str) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(step), ROUND_HALF_UP)
