"""Which backups stay: many of the last days, fewer of the weeks and months before, none older than may be kept."""

from collections.abc import Iterable
from datetime import date, timedelta

DAYS, WEEKS, MONTHS = 12, 10, 9
"""How many of each stay; a rule that personal archives have lived with for years."""
KEEP_DAYS = 90
"""Where the office has not set it: as long as contact data may be kept."""


def kept(days: Iterable[date], today: date, keep_days: int = KEEP_DAYS) -> set[date]:
    """Return the days whose backups stay.

    The last 12 days with a backup, the newest of each of the last 10 weeks and of each of the last 9 months;
    the newest of all always. What is older than `keep_days` goes: personal data are not kept longer there.

    Args:
        days: local days that have a backup.
        today: the mall's local day.
        keep_days: at least 1.
    """
    known = sorted(set(days), reverse=True)
    if not known:
        return set()
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in known:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    chosen = {*known[:DAYS], *list(weeks.values())[:WEEKS], *list(months.values())[:MONTHS]}
    oldest = today - timedelta(days=keep_days)
    return {day for day in chosen if day >= oldest} | {known[0]}
