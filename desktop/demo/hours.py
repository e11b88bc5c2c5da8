"""The days of a demo: which ones, and from when to when they are worked."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from desktop.desk import milliseconds
from desktop.errors import Refused
from models.rules.agency_hours import agency_calendar
from models.rules.calendar import Calendar, Profile, default_week
from models.rules.catalogue import Catalogue

EARLIEST, LATEST = date(2000, 1, 1), date(2075, 12, 31)
"""Days that a demo can show: for these the holidays and the months of Ramadan are known."""
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Window:
    """One service day in UTC milliseconds: opening, closing, breaks as pairs."""

    day: date
    opens: int
    closes: int
    breaks: tuple[tuple[int, int], ...]

    @property
    def friday(self) -> bool:
        """Return whether the midday break is that of the Friday prayer."""
        return self.day.weekday() == _FRIDAY

    def takes(self, at: int, spare: int = 0) -> bool:
        """Return whether numbers are given at an instant, and for some milliseconds to come."""
        return self.opens <= at and at + spare < self.closes


def service_days(calendar: Calendar, last: date, count: int) -> list[date]:
    """Return `count` days, oldest first: the last one, open or not, and the working days before it.

    Raises:
        Refused: `demo.date`: one of them is too early.
    """
    days = [last]
    while len(days) < count:
        days.insert(0, calendar.previous_working_day(days[0]))
        check_day(days[0])
    return days


def check_day(day: date) -> None:
    """Let a day pass, or raise Refused `demo.date` when its holidays are not known."""
    if not EARLIEST <= day <= LATEST:
        raise Refused("demo.date", first=EARLIEST.isoformat(), last=LATEST.isoformat())


def opened_on(calendar: Calendar, day: date) -> Calendar:
    """Return the calendar with this day as a working day: its weekday's hours, on a closed weekday Monday's."""
    bare = replace(calendar, holidays=tuple(one for one in calendar.holidays if one.day != day))
    if bare.working_day(day):
        return bare
    in_force = (one.week for one in bare.profiles if one.first <= day <= one.last)
    week = next(in_force, bare.week)
    usual = next(hours for hours in (*week, *bare.week, *default_week()) if hours is not None)
    extra = Profile("Hari layanan peragaan", day, day, tuple(hours or usual for hours in week))
    around = (part for profile in bare.profiles for part in _without(profile, day))
    return replace(bare, profiles=(*around, extra))


def _without(profile: Profile, day: date) -> Iterator[Profile]:
    """Yield what is left of a profile around a day; profiles may not overlap."""
    if not profile.first <= day <= profile.last:
        yield profile
        return
    if profile.first < day:
        yield replace(profile, last=date.fromordinal(day.toordinal() - 1))
    if day < profile.last:
        yield replace(profile, first=date.fromordinal(day.toordinal() + 1))


def window(calendar: Calendar, day: date) -> Window:
    """Return the window of a working day."""
    hours = calendar.hours(day)
    if hours is None:
        raise ValueError(f"{day} is closed")

    def at(clock: time) -> int:
        return milliseconds(calendar.at(day, clock))

    breaks = tuple((at(pause.start), at(pause.end)) for pause in hours.breaks)
    return Window(day, at(hours.opens), at(hours.closes), breaks)


def agency_windows(calendar: Calendar, catalogue: Catalogue, day: date) -> Mapping[str, Window]:
    """Return the window of each agency that works on a day, by its code."""
    found = {}
    for code, agency in catalogue.agencies.items():
        own = agency_calendar(calendar, json.loads(agency.hours) if agency.hours else None)
        if own.working_day(day):
            found[code] = window(own, day)
    return found
