"""The calendar as a setting: JSON types and back, every part checked."""

from collections.abc import Callable
from datetime import date, time
from typing import Any, TypeVar

from models.rules.calendar import (
    BadCalendar,
    Break,
    Calendar,
    DayHours,
    Holiday,
    HolidayKind,
    Profile,
    Week,
)

T = TypeVar("T")


def to_json(calendar: Calendar) -> dict[str, Any]:
    """Return the calendar as plain JSON values: times `HH:MM`, days `YYYY-MM-DD`; `from_json` reads it."""
    return {
        "zone": calendar.zone,
        "last_ticket_minutes": calendar.last_ticket_minutes,
        "week": _week_to_json(calendar.week),
        "profiles": [
            {"name": it.name, "first": str(it.first), "last": str(it.last), "week": _week_to_json(it.week)}
            for it in calendar.profiles
        ],
        "holidays": [
            {"day": str(it.day), "name": it.name, "kind": it.kind.value} for it in calendar.holidays
        ],
    }


def _week_to_json(week: Week) -> list[dict[str, Any] | None]:
    """Return a week as JSON values, null for a closed day."""
    return [_hours_to_json(hours) if hours else None for hours in week]


def _hours_to_json(hours: DayHours) -> dict[str, Any]:
    """Return the hours of a day as JSON values."""
    breaks = [
        {"start": f"{it.start:%H:%M}", "end": f"{it.end:%H:%M}", "name": it.name} for it in hours.breaks
    ]
    return {"opens": f"{hours.opens:%H:%M}", "closes": f"{hours.closes:%H:%M}", "breaks": breaks}


def from_json(value: Any) -> Calendar:
    """Return the calendar that `to_json` wrote, every part of it checked.

    Raises:
        BadCalendar: `calendar.shape` for a missing, unknown or wrongly typed part, `calendar.value` for a
            text that is no time, day or kind; the fact `where` names it, as `week[4].breaks[0]`. And what
            the classes refuse: wrong order, overlaps, an unknown zone.
    """
    zone, minutes, week, profiles, holidays = _parts(
        value, "calendar", zone=str, last_ticket_minutes=int, week=list, profiles=list, holidays=list
    )
    return Calendar(
        zone,
        _week_from_json(week, "week"),
        tuple(_profile_from_json(it, f"profiles[{place}]") for place, it in enumerate(profiles)),
        tuple(_holiday_from_json(it, f"holidays[{place}]") for place, it in enumerate(holidays)),
        minutes,
    )


def _profile_from_json(value: Any, where: str) -> Profile:
    """Return one profile."""
    name, first, last, week = _parts(value, where, name=str, first=str, last=str, week=list)
    first_day = _read(date.fromisoformat, first, f"{where}.first")
    last_day = _read(date.fromisoformat, last, f"{where}.last")
    return Profile(name, first_day, last_day, _week_from_json(week, f"{where}.week"))


def _holiday_from_json(value: Any, where: str) -> Holiday:
    """Return one holiday."""
    day, name, kind = _parts(value, where, day=str, name=str, kind=str)
    read_day = _read(date.fromisoformat, day, f"{where}.day")
    return Holiday(read_day, name, _read(HolidayKind, kind, f"{where}.kind"))


def _week_from_json(days: list[Any], where: str) -> Week:
    """Return one week."""
    named = ((it, f"{where}[{place}]") for place, it in enumerate(days))
    return tuple(None if it is None else _hours_from_json(it, at) for it, at in named)


def _hours_from_json(value: Any, where: str) -> DayHours:
    """Return the hours of one day."""
    opens, closes, listed = _parts(value, where, opens=str, closes=str, breaks=list)
    breaks = []
    for place, it in enumerate(listed):
        at = f"{where}.breaks[{place}]"
        start, end, name = _parts(it, at, start=str, end=str, name=str)
        breaks.append(Break(_read(time.fromisoformat, start, at), _read(time.fromisoformat, end, at), name))
    read_opens, read_closes = (
        _read(time.fromisoformat, opens, where),
        _read(time.fromisoformat, closes, where),
    )
    return DayHours(read_opens, read_closes, tuple(breaks))


def _parts(value: Any, where: str, **kinds: type) -> list[Any]:
    """Return the values of an object that has exactly these keys and types, in this order."""
    if not isinstance(value, dict):
        raise BadCalendar("calendar.shape", where=where)
    for key in [*value, *kinds]:
        if type(value.get(key)) is not kinds.get(key):  # not isinstance: true is no number here
            raise BadCalendar("calendar.shape", where=f"{where}.{key}")
    return [value[key] for key in kinds]


def _read(parse: Callable[[str], T], text: str, where: str) -> T:
    """Return what the text means to `parse`."""
    try:
        return parse(text)
    except ValueError as error:
        raise BadCalendar("calendar.value", where=where) from error
