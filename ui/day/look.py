"""What the page of a day reads at one moment. Thread: READ."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.queries.day_page import DayOverview, day_overview
from desktop.queries.sentences import clock


@dataclass(frozen=True, slots=True)
class Look:
    """What one reading found; `at` and `closed_at` are times of the mall's clock, `closed_at` empty while open."""

    seen: DayOverview
    today: date
    at: str
    hour: int
    closed_at: str


def look(desk: Desk, day: date | None) -> Look:
    """Return a day as it stands, None for today, with what its head shows; at one moment."""
    with desk.reading():
        today = desk.today()
        seen = day_overview(desk, day or today)
        at = clock(desk, seen.now_ms)
        closed_at = "" if seen.closed_at is None else clock(desk, seen.closed_at)
        return Look(seen, today, at, int(at[-5:-3]), closed_at)
