"""When a promised time is over: the service's standard counted on the owning agency's calendar."""

from datetime import date, datetime, timedelta

from models.rules.calendar import BadCalendar, Calendar
from models.rules.catalogue import SlaUnit

_HORIZON_DAYS = 400
"""How long an opening is looked for: a year and a long holiday."""
_MINUTES = {SlaUnit.MINUTES: 1, SlaUnit.WORKING_HOURS: 60}


def due(calendar: Calendar, start: datetime, value: int, unit: SlaUnit) -> datetime:
    """Return the instant, in the mall's zone, until which a service is promised.

    Minutes and working hours run only while the counters serve: not in breaks, at night or on holidays.
    Days are counted from the day after the papers came, whatever the hour, and end at closing time: one
    working day from Friday is Monday. Plain days count closed ones too, but a promise that would end on a
    closed day ends on the next working day, since nobody could collect anything before.

    Args:
        calendar: of the agency that owes it.
        start: when the papers were handed in; aware.
        value: how many, from 0.
        unit: of what.

    Raises:
        BadCalendar: `calendar.never_open` when the mall does not open within 400 days.
        ValueError: a negative value, or a naive start.
    """
    if value < 0:
        raise ValueError("a promise cannot lie in the past")
    if unit in _MINUTES:
        return _after_open_time(calendar, calendar.local(start), timedelta(minutes=value * _MINUTES[unit]))
    day = calendar.service_day(start)
    if unit is SlaUnit.DAYS:
        return _closing(calendar, day + timedelta(value))
    for _ in range(value):
        day = calendar.next_working_day(day)
    return _closing(calendar, day)


def _closing(calendar: Calendar, day: date) -> datetime:
    """Return when the mall closes on a day, or on the next working day where it is closed."""
    hours = calendar.hours(day) or calendar.hours(day := calendar.next_working_day(day))
    if hours is None:  # next_working_day has found an open one
        raise BadCalendar("calendar.never_open")
    return calendar.at(day, hours.closes)


def _after_open_time(calendar: Calendar, start: datetime, left: timedelta) -> datetime:
    """Return when the counters have served for that long since `start`; the first moment of it."""
    last, day = start, start.date()
    while day <= last.date() + timedelta(_HORIZON_DAYS):
        hours = calendar.hours(day)
        for opens, closes in hours.spans() if hours else ():
            begins, ends = max(start, calendar.at(day, opens)), calendar.at(day, closes)
            if ends <= begins:
                continue
            if ends - begins >= left:
                return begins + left
            left -= ends - begins
            last = ends
        day += timedelta(1)
    raise BadCalendar("calendar.never_open")
