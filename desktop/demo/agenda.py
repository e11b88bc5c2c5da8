"""What is still to come of dossiers and promises: each life waits for its next day, and goes on in that day's mall."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from random import Random

from desktop.demo.arrivals import MINUTE
from desktop.demo.floor import Floor, Steps
from desktop.demo.hours import window
from models.rules.calendar import Calendar

Life = Generator[int, Floor, None]
"""The acts on one matter: yields after how many working days the next one comes, and is sent that day's mall."""
EDGE = 15 * MINUTE
"""Nobody begins anything in the first and last minutes of a day."""
SOON = (15, 180)
"""After how many minutes something comes that comes on the same day."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A life that goes on at a time, UTC milliseconds, at one agency."""

    at: int
    agency: str
    life: Life


class Agenda:
    """All lives that are not over; those of today are driven by the day's clock."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._entries: list[_Entry] = []

    def begin_day(self, floor: Floor) -> None:
        """Let everything that is due by this evening happen in the course of the day."""
        for entry in sorted(self._entries, key=lambda one: one.at):
            if entry.at < floor.window.closes:
                floor.env.process(self._wait(floor, entry))

    def take_on(self, floor: Floor, agency: str, life: Life) -> None:
        """Begin a life now; what comes later of it is done by its agency."""
        days = next(life, None)
        if days is not None:
            self._put(floor, agency, life, days)

    def _wait(self, floor: Floor, entry: _Entry) -> Steps:
        """Wait for the time of an entry; an agency that is closed or whose system is down leaves it for later."""
        hours = floor.agencies.get(entry.agency)
        if hours is None:
            return
        yield floor.until(min(max(entry.at, hours.opens + EDGE), hours.closes - EDGE))
        while entry.agency in floor.down:
            yield floor.down[entry.agency]
        if floor.now >= hours.closes:
            return
        self._entries.remove(entry)
        try:
            days = entry.life.send(floor)
        except StopIteration:
            return
        self._put(floor, entry.agency, entry.life, days)

    def _put(self, floor: Floor, agency: str, life: Life, days: int) -> None:
        at = self._time(floor, days)
        entry = _Entry(at, agency, life)
        self._entries.append(entry)
        if at < floor.window.closes:
            floor.env.process(self._wait(floor, entry))

    def _time(self, floor: Floor, days: int) -> int:
        day, soon = floor.window.day, floor.now + self._rng.randrange(*SOON) * MINUTE
        if days == 0 and soon < floor.window.closes - EDGE:
            return soon
        hours = window(floor.calendar, later(floor.calendar, day, max(1, days)))
        return self._rng.randrange(hours.opens + EDGE, hours.closes - EDGE)


def later(calendar: Calendar, day: date, days: int) -> date:
    """Return the day that is so many working days later."""
    for _ in range(days):
        day = calendar.next_working_day(day)
    return day
