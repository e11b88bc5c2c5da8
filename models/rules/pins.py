"""Six digits with which an officer comes back to the own locked desk: which of them anybody would try first."""

from datetime import date

DIGITS = 6
WRONG_AT_MOST = 10
"""Wrong ones in all, after which only the password opens the lock."""
LINES = ("01234567890", "147258369", "741852963")
"""Digits in a row, and down and up the columns of a keypad."""
YEARS = range(1920, 2040)


def is_pin(typed: str) -> bool:
    """Return whether these are six digits."""
    return len(typed) == DIGITS and typed.isascii() and typed.isdigit()


def is_trivial(pin: str) -> bool:
    """Return whether six digits are among the first that anybody tries: repeated, in a row, or a date or year."""
    repeated = any(pin == pin[:size] * (DIGITS // size) for size in (1, 2, 3))
    pairs = pin[0::2] == pin[1::2]  # 112233
    in_a_row = any(pin in line or pin in line[::-1] for line in LINES)
    mirrored = pin == pin[::-1]
    return repeated or pairs or in_a_row or mirrored or _is_date(pin)


def _is_date(pin: str) -> bool:
    one, two, three = (int(pin[at : at + 2]) for at in (0, 2, 4))
    days = ((three, two, one), (one, two, three))  # 17-08-45, 45-08-17
    has_year = any(int(part) in YEARS for part in (pin[:4], pin[2:]))
    return has_year or any(_is_day(*day) for day in days)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True
