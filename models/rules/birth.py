"""Reading a date of birth as people say it: 17/08/1945, 17 8 45, 17-agu-1945, 17081945."""

import re
from datetime import date

from models.errors import RuleBroken

OLDEST = 1900
"""First year of a birth that can be meant."""
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb peb", "mar", "apr", "mei may", "jun", "jul", "agu ags agt aug", "sep", "okt oct",
         "nov nop", "des dec"), 1
    )
    for name in names.split()
}  # fmt: skip
_PARTS, _WHOLE_YEAR = 3, 4


class BirthUnclear(RuleBroken):
    """What was typed is no date of birth; the code says why."""


def read_birth(text: str, today: date) -> date | None:
    """Return the date of birth in `text`, None when it is empty.

    Day, month, year in this order with any signs between; the month in digits or by its first three letters,
    Indonesian or English; a year of two digits is the latest that is not to come.

    Args:
        text: as typed.
        today: local day of the mall.

    Raises:
        BirthUnclear: `birth.shape`, `birth.no_year`, `birth.no_month` (a month that is none), `birth.no_day`
            (no such day), `birth.range` (to come, or before 1900).
    """
    parts = re.findall(r"[0-9]+|[^\W\d_]+", text.casefold())
    if not parts:
        if text.strip():
            raise BirthUnclear("birth.shape")
        return None
    if len(parts) == 1 and re.fullmatch("[0-9]{6}|[0-9]{8}", parts[0]):
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if len(parts) == _PARTS - 1:
        raise BirthUnclear("birth.no_year")
    if len(parts) != _PARTS:
        raise BirthUnclear("birth.shape")
    if len(parts[0]) == _WHOLE_YEAR:
        parts.reverse()
    return _date(parts[0], _month(parts[1]), parts[2], today)


def _month(word: str) -> int:
    found = int(word) if re.fullmatch("[0-9]{1,2}", word) else _MONTHS.get(word[:3], 0)
    if found not in range(1, 13):
        raise BirthUnclear("birth.no_month")
    return found


def _date(day: str, month: int, year: str, today: date) -> date:
    if not (re.fullmatch("[0-9]{1,2}", day) and re.fullmatch("[0-9]{2}|[0-9]{4}", year)):
        raise BirthUnclear("birth.shape")
    years = (int(year),) if len(year) == _WHOLE_YEAR else (2000 + int(year), 1900 + int(year))
    found = [born for one in years if (born := _day(one, month, int(day))) is not None]
    if not found:
        raise BirthUnclear("birth.no_day")
    born = next((one for one in found if one <= today), found[0])
    if not date(OLDEST, 1, 1) <= born <= today:
        raise BirthUnclear("birth.range")
    return born


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def age_on(born: date, today: date) -> int:
    """Return the completed years of life."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
