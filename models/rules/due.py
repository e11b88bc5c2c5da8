"""When a promised time is over: the service's standard counted on the owning agency's calendar.

Sources: a service standard names its time (UU 25/2009 article 21; PermenPANRB 15/2014, component "jangka waktu
penyelesaian"), in minutes, working hours, working days or days, from complete papers. A working day excludes
weekends, national holidays and collective leave (Perpres 21/2023 for the hours; each year's joint decree of three
ministers for the days). That the clock stands while the applicant or a payment is waited for is common practice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from models.rules.calendar import BadCalendar, Calendar
from models.rules.catalogue import SlaUnit

_HORIZON_DAYS = 400
"""How long an opening is looked for: a year and a long holiday."""
_MINUTES = {SlaUnit.MINUTES: 1, SlaUnit.WORKING_HOURS: 60}


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the clock stood; both instants are aware, the end belongs to it no more."""

    since: datetime
    until: datetime


def due(
    calendar: Calendar, start: datetime, value: int, unit: SlaUnit, pauses: Sequence[Pause] = ()
) -> datetime:
    """Return the instant, in the mall's zone, until which a service is promised.

    Minutes and working hours run only while the counters serve: not in breaks, at night or on holidays.
    Days are counted from the day after the papers came, whatever the hour, and end at closing time: one
    working day from Friday is Monday. Plain days count closed ones too, but a promise that would end on a
    closed day ends on the next working day, since nobody could collect anything before.

    While the clock stands no minute is counted, and no day that begins so; so the day on which it goes on again
    counts as little as the one on which it started, and a pause within one day costs none. A promise that would end
    while the clock stands ends at the next closing time at which it runs.

    Args:
        calendar: of the agency that owes it.
        start: when the papers were complete; aware.
        value: how many, from 0.
        unit: of what.
        pauses: all of them ended, in any order.

    Raises:
        BadCalendar: `calendar.never_open` when the mall does not open within 400 days.
        ValueError: a negative value, or a naive start.
    """
    if value < 0:
        raise ValueError("a promise cannot lie in the past")
    if unit in _MINUTES:
        return _after_open_time(calendar, start, timedelta(minutes=value * _MINUTES[unit]), pauses)
    return _after_days(calendar, start, value, pauses, working=unit is SlaUnit.WORKING_DAYS)


def _after_days(
    calendar: Calendar, start: datetime, left: int, pauses: Sequence[Pause], *, working: bool
) -> datetime:
    """Return the closing time of the last counted day; the first one at which the clock runs."""
    first = day = opened = calendar.service_day(start)
    while day <= opened + timedelta(_HORIZON_DAYS):
        hours = calendar.hours(day)
        opened = day if hours else opened
        counts = day > first and (hours is not None or not working)
        left -= counts and not _stands(pauses, calendar.at(day, time()))
        if hours is not None and left <= 0:
            closing = calendar.at(day, hours.closes)
            if not _stands(pauses, closing):
                return closing
        day += timedelta(1)
    raise BadCalendar("calendar.never_open")


def _after_open_time(
    calendar: Calendar, start: datetime, left: timedelta, pauses: Sequence[Pause]
) -> datetime:
    """Return when the counters have served for that long since `start`; the first moment of it."""
    start = calendar.local(start)
    last, day = start, start.date()
    while day <= last.date() + timedelta(_HORIZON_DAYS):
        for begins, ends in _running(calendar, day, start, pauses):
            if ends - begins >= left:
                return begins + left
            left -= ends - begins
        last = calendar.at(day, time()) if calendar.hours(day) else last
        day += timedelta(1)
    raise BadCalendar("calendar.never_open")


def _running(
    calendar: Calendar, day: date, start: datetime, pauses: Sequence[Pause]
) -> Iterator[tuple[datetime, datetime]]:
    """Yield the stretches of a day, from `start` on, in which counters serve and the clock does not stand."""
    hours = calendar.hours(day)
    for opens, closes in hours.spans() if hours else ():
        begins, ends = max(start, calendar.at(day, opens)), calendar.at(day, closes)
        for pause in sorted(pauses, key=lambda one: one.since):
            if pause.until <= begins or pause.since >= ends:
                continue
            if begins < pause.since:
                yield begins, calendar.local(pause.since)
            begins = calendar.local(pause.until)
        if begins < ends:
            yield begins, ends


def _stands(pauses: Sequence[Pause], moment: datetime) -> bool:
    return any(pause.since <= moment < pause.until for pause in pauses)
