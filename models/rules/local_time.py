"""Times as people and spreadsheets write them, on the mall's own clock."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from models.rules.calendar import ZONES

FIRST_YEAR = 2000
"""Codes on paper hold two digits of the year, from 2000; an older date is a slip or an empty date cell."""

_ISO = r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
_OURS = r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"
_CLOCK = r"(?P<H>\d{1,2})[:.](?P<M>\d{2})(?:[:.](?P<S>\d{2}))?"
_FORMS = tuple(re.compile(rf"{day}(?:\s+|T){_CLOCK}", re.ASCII) for day in (_ISO, _OURS))


def read_local_time(text: str, zone: str) -> int | None:
    """Return the instant (UTC milliseconds) of a local time; None when it is none.

    Read are `YYYY-MM-DD HH:MM[:SS]` and `DD/MM/YYYY HH:MM[:SS]`, with dots for colons as well; the day comes
    before the month, and both parts must be there.

    Args:
        text: as typed.
        zone: `WIB`, `WITA` or `WIT`.
    """
    found = next((match for form in _FORMS if (match := form.fullmatch(text.strip()))), None)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(found[part] or 0) for part in "ymdHMS")
    try:
        local = datetime(year, month, day, hour, minute, second, tzinfo=ZoneInfo(ZONES[zone]))
    except ValueError:
        return None
    return round(local.timestamp() * 1000) if year >= FIRST_YEAR else None


def local_day(ms: int, zone: str) -> str:
    """Return the mall's local day of an instant, `YYYY-MM-DD`."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZoneInfo(ZONES[zone])).date().isoformat()
