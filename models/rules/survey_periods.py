"""The times that a satisfaction survey is reported over: month, quarter, half-year, year; named `2026-Q4` and so on."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Span(StrEnum):
    """How long a time is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half_year"
    YEAR = "year"


MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: 12}
NAMED = re.compile(r"(?P<year>[12][0-9]{3})(?:-(?:Q(?P<q>[1-4])|H(?P<h>[12])|(?P<m>0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True)
class Period:
    """One such time: its name, and its first and last local day."""

    name: str
    span: Span
    first: date
    last: date


def period_of(day: date, span: Span) -> Period:
    """Return the time of that length which holds a day."""
    months = MONTHS[span]
    place = (day.month - 1) // months
    return _period(day.year, span, place)


def named_period(name: str) -> Period | None:
    """Return the time named `2026`, `2026-H2`, `2026-Q4` or `2026-11`; None where it is no such name."""
    found = NAMED.fullmatch(name.strip().upper())
    if found is None:
        return None
    year = int(found["year"])
    for span, group in ((Span.QUARTER, "q"), (Span.HALF, "h"), (Span.MONTH, "m")):
        if found[group]:
            return _period(year, span, int(found[group]) - 1)
    return _period(year, Span.YEAR, 0)


def before(period: Period) -> Period:
    """Return the time of the same length before it."""
    return period_of(period.first - timedelta(1), period.span)


def _period(year: int, span: Span, place: int) -> Period:
    months = MONTHS[span]
    first = date(year, place * months + 1, 1)
    following = date(year + (place + 1) * months // 12, (place + 1) * months % 12 + 1, 1)
    ending = {
        Span.MONTH: f"-{place + 1:02}",
        Span.QUARTER: f"-Q{place + 1}",
        Span.HALF: f"-H{place + 1}",
        Span.YEAR: "",
    }[span]
    return Period(f"{year}{ending}", span, first, following - timedelta(1))
