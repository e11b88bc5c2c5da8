"""An agency's working time of today as planning counts it: open stretches in whole minutes from now."""

from datetime import datetime, timedelta

from models.rules.calendar import Calendar
from models.rules.planning.model import Span

_MINUTE = timedelta(minutes=1)


def spans_today(calendar: Calendar, now: datetime) -> tuple[Span, ...]:
    """Return when the counters still serve today, in order; empty when they do not any more, or not at all.

    A minute that has begun is not counted.

    Args:
        calendar: of the agency.
        now: aware.
    """
    local = calendar.local(now)
    hours = calendar.hours(local.date())
    found = []
    for opens, closes in hours.spans() if hours else ():
        start = max(0, -((local - calendar.at(local.date(), opens)) // _MINUTE))
        end = (calendar.at(local.date(), closes) - local) // _MINUTE
        if start < end:
            found.append((start, end))
    return tuple(found)
