"""Dates and times as Indonesian paper writes them."""

import datetime as dt

from babel.dates import format_date

from reports.numbers import NONE

NIP_DIGITS = 18


def long_date(day: dt.date) -> str:
    """Return `Selasa, 24 November 2026`."""
    return format_date(day, "EEEE, d MMMM y", locale="id")


def plain_date(day: dt.date) -> str:
    """Return `24 November 2026`, as beside a signature."""
    return format_date(day, "d MMMM y", locale="id")


def month_words(day: dt.date) -> str:
    """Return `November 2026`."""
    return format_date(day, "MMMM y", locale="id")


def clock(time: str | None) -> str:
    """Return local `08:05` as `08.05`; a dash for None."""
    return NONE if time is None else time.replace(":", ".")


def moment(day: str, time: str, zone: str) -> str:
    """Return `Selasa, 24 November 2026 · 08.05 WIB` from an ISO day and a local `HH:MM`."""
    return f"{long_date(dt.date.fromisoformat(day))} · {clock(time)} {zone}"


def grouped_nip(nip: str) -> str:
    """Return the 18 digits of an officer as `19800101 200501 1 001`; anything else as it is.

    Source: NIP = birth date (8), appointment (6), sex (1), serial (3); so grouped under signatures.
    """
    if len(nip) == NIP_DIGITS and nip.isascii() and nip.isdigit():
        return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    return nip
