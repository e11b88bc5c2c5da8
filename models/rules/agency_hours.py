"""An agency's own opening hours, where they differ from the mall's: short to write in a catalogue file.

`{"mon-thu": "08:00-15:00", "fri": "08:00-11:30"}`; a day that is not named is closed for this agency.
Breaks are the mall's own, as far as they lie inside.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import time

from models.rules.calendar import BadCalendar, Calendar, DayHours, Week

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"([0-2][0-9])[:.]([0-5][0-9])-([0-2][0-9])[:.]([0-5][0-9])")


def read_hours(hours: Mapping[str, object]) -> dict[int, tuple[time, time]]:
    """Return opening and closing time by weekday, Monday = 0.

    Raises:
        BadCalendar: `calendar.agency_hours`, with the fact `where`.
    """
    found: dict[int, tuple[time, time]] = {}
    for days, span in hours.items():
        first, _, last = days.partition("-")
        match = _SPAN.fullmatch(span) if isinstance(span, str) else None
        if match is None or first not in DAYS or (last or first) not in DAYS:
            raise BadCalendar("calendar.agency_hours", where=days)
        opens, closes = _time(match[1], match[2], days), _time(match[3], match[4], days)
        if closes <= opens:
            raise BadCalendar("calendar.agency_hours", where=days)
        for day in range(DAYS.index(first), DAYS.index(last or first) + 1):
            found[day] = (opens, closes)
    if not found:
        raise BadCalendar("calendar.agency_hours", where="hours")
    return found


def _time(hour: str, minute: str, where: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError as error:
        raise BadCalendar("calendar.agency_hours", where=where) from error


def agency_calendar(calendar: Calendar, hours: Mapping[str, object] | None) -> Calendar:
    """Return the calendar of an agency: the mall's, with the agency's own week where it has one."""
    if not hours:
        return calendar
    own = read_hours(hours)
    week: Week = tuple(_day(mall, own.get(place)) for place, mall in enumerate(calendar.week))
    return replace(calendar, week=week)


def _day(mall: DayHours | None, own: tuple[time, time] | None) -> DayHours | None:
    """Return the agency's day; it is open only while the building is."""
    if mall is None or own is None:
        return None
    opens, closes = max(own[0], mall.opens), min(own[1], mall.closes)
    if closes <= opens:
        return None
    breaks = tuple(one for one in mall.breaks if opens <= one.start and one.end <= closes)
    return DayHours(opens, closes, breaks)
