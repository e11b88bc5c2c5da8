"""The mall's working time: zone, week, Ramadan hours, holidays, and what they mean at an instant.

All instants given must be aware; those returned are in the mall's zone, whatever the machine's zone.
Days are local days of the mall. A `Calendar` is checked when it is made.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar
from zoneinfo import ZoneInfo

from models.errors import RuleBroken

T = TypeVar("T")

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""Indonesia's zones by the label that people print: UTC+7, +8, +9, no daylight saving."""

_HORIZON_DAYS = 400
"""How far a working day is looked for: a year and a long holiday."""
_DAYS = 7


class BadCalendar(RuleBroken, ValueError):
    """Working time that contradicts itself; `code` names the sentence, `facts` (as `where`) fill it."""


class HolidayKind(StrEnum):
    """Who declared a holiday."""

    NATIONAL = "national"
    COLLECTIVE_LEAVE = "collective_leave"
    LOCAL = "local"


class OpeningState(StrEnum):
    """What the counters are at an instant."""

    OPEN = "open"
    BEFORE = "before"
    BREAK = "break"
    AFTER = "after"
    CLOSED_DAY = "closed_day"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Break:
    """A pause of the counters; tickets are still issued. The end belongs to it no more."""

    start: time
    end: time
    name: str

    def __post_init__(self) -> None:
        _whole_minutes(self.start, self.end)
        if self.end <= self.start:
            raise BadCalendar("calendar.break_order", name=self.name)


@dataclass(frozen=True, slots=True)
class DayHours:
    """Opening hours of one day, local time; breaks in order, inside the hours, not overlapping."""

    opens: time
    closes: time
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        _whole_minutes(self.opens, self.closes)
        if self.closes <= self.opens:
            raise BadCalendar("calendar.closes_before_opens", opens=self.opens, closes=self.closes)
        for pause in self.breaks:
            if pause.start < self.opens or pause.end > self.closes:
                raise BadCalendar("calendar.break_outside", name=pause.name)
        for earlier, later in pairwise(self.breaks):
            if later.start < earlier.end:
                raise BadCalendar("calendar.breaks_overlap", first=earlier.name, second=later.name)

    def changes(self) -> Iterator[tuple[time, OpeningState, str]]:
        """Yield each time from which the day is in another state, with the name of a break."""
        yield self.opens, OpeningState.OPEN, ""
        for pause in self.breaks:
            yield pause.start, OpeningState.BREAK, pause.name
            yield pause.end, OpeningState.OPEN, ""
        yield self.closes, OpeningState.AFTER, ""

    def spans(self) -> Iterator[tuple[time, time]]:
        """Yield the stretches in which counters serve, in order."""
        start = self.opens
        for pause in self.breaks:
            yield start, pause.start
            start = pause.end
        yield start, self.closes


Week = tuple[DayHours | None, ...]
"""Seven days, Monday first; None where the mall is closed."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Another week for some days, both ends included, as the hours of Ramadan."""

    name: str
    first: date
    last: date
    week: Week

    def __post_init__(self) -> None:
        _seven_days(self.week, self.name)
        if self.last < self.first:
            raise BadCalendar("calendar.profile_order", name=self.name)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A local day on which the mall is closed."""

    day: date
    name: str
    kind: HolidayKind = HolidayKind.NATIONAL


@dataclass(frozen=True, slots=True)
class Opening:
    """What the mall is at an instant, until when (None: no opening in sight), and the name of the reason."""

    state: OpeningState
    until: datetime | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working time of one mall (or of one agency in it).

    `last_ticket_minutes` is how long before closing time the last ticket is issued. Profiles may not
    overlap. Raises `BadCalendar` for parts that contradict each other.
    """

    zone: str
    week: Week
    profiles: tuple[Profile, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    last_ticket_minutes: int = 0

    def __post_init__(self) -> None:
        if self.zone not in ZONES:
            raise BadCalendar("calendar.zone", zone=self.zone)
        _seven_days(self.week, "week")
        if not 0 <= self.last_ticket_minutes < 24 * 60:
            raise BadCalendar("calendar.last_ticket", minutes=self.last_ticket_minutes)
        for earlier, later in pairwise(sorted(self.profiles, key=lambda profile: profile.first)):
            if later.first <= earlier.last:
                raise BadCalendar("calendar.profiles_overlap", first=earlier.name, second=later.name)

    def local(self, instant: datetime) -> datetime:
        """Return the instant on the mall's clock.

        Raises:
            ValueError: a naive time, which would be taken for the machine's own zone.
        """
        if instant.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return instant.astimezone(ZoneInfo(ZONES[self.zone]))

    def at(self, day: date, clock: time) -> datetime:
        """Return the instant of a time on the mall's clock."""
        return datetime.combine(day, clock, ZoneInfo(ZONES[self.zone]))

    def service_day(self, instant: datetime) -> date:
        """Return the mall's local day of an instant: the day that numbers and reports belong to."""
        return self.local(instant).date()

    def holiday(self, day: date) -> Holiday | None:
        """Return the holiday of a local day, the first listed when there are several."""
        return next((holiday for holiday in self.holidays if holiday.day == day), None)

    def hours(self, day: date) -> DayHours | None:
        """Return the hours of a local day; None on a holiday and on a weekday that is closed."""
        if self.holiday(day):
            return None
        weeks = (profile.week for profile in self.profiles if profile.first <= day <= profile.last)
        return next(weeks, self.week)[day.weekday()]

    def working_day(self, day: date) -> bool:
        """Tell whether the mall opens on a local day."""
        return self.hours(day) is not None

    def next_working_day(self, day: date) -> date:
        """Return the first working day after `day`.

        Raises:
            BadCalendar: `calendar.never_open` when there is none within 400 days.
        """
        return self._working_day_from(day, 1)

    def previous_working_day(self, day: date) -> date:
        """Return the last working day before `day`; raises as `next_working_day`."""
        return self._working_day_from(day, -1)

    def _working_day_from(self, day: date, step: int) -> date:
        """Return the nearest working day in one direction."""
        for distance in range(1, _HORIZON_DAYS + 1):
            if self.working_day(day + timedelta(step * distance)):
                return day + timedelta(step * distance)
        raise BadCalendar("calendar.never_open")

    def opening(self, instant: datetime) -> Opening:
        """Return the state of the counters, and when it changes next.

        The name is that of the break or of the holiday. A break that ends at closing time ends there.
        """
        now = self.local(instant)
        hours = self.hours(now.date())
        if hours is None:
            holiday = self.holiday(now.date())
            state = OpeningState.HOLIDAY if holiday else OpeningState.CLOSED_DAY
            return Opening(state, self._next_opening(now), holiday.name if holiday else "")
        state, name = OpeningState.BEFORE, ""
        for start, following, its_name in hours.changes():
            until = datetime.combine(now.date(), start, now.tzinfo)
            if until > now:
                return Opening(state, until, name)
            state, name = following, its_name
        return Opening(state, self._next_opening(now))

    def _next_opening(self, now: datetime) -> datetime | None:
        """Return when the next working day begins, None when none is in sight."""
        for distance in range(1, _HORIZON_DAYS + 1):
            day = now.date() + timedelta(distance)
            if hours := self.hours(day):
                return datetime.combine(day, hours.opens, now.tzinfo)
        return None

    def accepts_tickets(self, instant: datetime) -> bool:
        """Tell whether tickets are issued: opening hours with their breaks, less the last minutes."""
        now = self.local(instant)
        hours = self.hours(now.date())
        if hours is None:
            return False
        opens, closes = (datetime.combine(now.date(), it, now.tzinfo) for it in (hours.opens, hours.closes))
        return opens <= now < closes - timedelta(minutes=self.last_ticket_minutes)

    def open_minutes(self, start: datetime, end: datetime) -> int:
        """Return the whole working minutes between two instants, breaks taken off; 0 when end <= start."""
        since, until = self.local(start), self.local(end)
        total = timedelta()
        day = since.date()
        while day <= until.date():
            hours = self.hours(day)
            for opens, closes in hours.spans() if hours else ():
                first = max(since, datetime.combine(day, opens, since.tzinfo))
                last = min(until, datetime.combine(day, closes, since.tzinfo))
                total += max(last - first, timedelta())
            day += timedelta(1)
        return total // timedelta(minutes=1)


def default_week() -> Week:
    """Return the civil service week: 37 h 30 min, from 07.30, breaks of 60 and on Friday 90 minutes.

    Monday to Thursday 07.30-16.00 and Friday 07.30-16.30, 7 h 30 min of work each.
    Source: Perpres 21/2023 (hours of the week, start and breaks); the closing times follow from them.
    """
    day = DayHours(time(7, 30), time(16), (Break(time(12), time(13), "Istirahat"),))
    friday = DayHours(time(7, 30), time(16, 30), (Break(time(11, 30), time(13), "Istirahat Jumat"),))
    return (day, day, day, day, friday, None, None)


def ramadan_week() -> Week:
    """Return the week of Ramadan: 32 h 30 min, from 08.00, breaks of 30 and on Friday 60 minutes.

    Monday to Thursday 08.00-15.00 and Friday 08.00-15.30, 6 h 30 min of work each.
    Source: Perpres 21/2023 (hours of the week, start and breaks); the closing times follow from them.
    """
    day = DayHours(time(8), time(15), (Break(time(12), time(12, 30), "Istirahat"),))
    friday = DayHours(time(8), time(15, 30), (Break(time(11, 30), time(12, 30), "Istirahat Jumat"),))
    return (day, day, day, day, friday, None, None)


def _whole_minutes(*clocks: time) -> None:
    """Refuse times that a setting could not hold: with seconds, or with a zone of their own."""
    for clock in clocks:
        if clock != clock.replace(second=0, microsecond=0, tzinfo=None):
            raise BadCalendar("calendar.time", time=clock)


def _seven_days(week: Week, where: str) -> None:
    """Refuse a week that is not seven days long or never opens."""
    if len(week) != _DAYS:
        raise BadCalendar("calendar.week_length", where=where, days=len(week))
    if not any(week):
        raise BadCalendar("calendar.never_open", where=where)
