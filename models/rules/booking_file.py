"""A list of bookings made elsewhere, read from the rows of a file: one row an appointment."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.identity import BadIdentity, read_name, read_nik, read_phone
from models.rules.local_time import local_day, read_local_time
from models.rules.rows import Fault, Row, RowError
from models.rules.sheets import Line, sheet_rows

NEEDED = ("code", "service", "date", "time")
COLUMNS = (*NEEDED, "name", "phone", "nik")
_CODE = re.compile(r"[A-Z0-9](?:[A-Z0-9./_-]{1,28}[A-Z0-9])")
"""3 to 30 characters; no blanks, so that a name cannot stand in its place."""
_NIK_DIGITS = 16
_TIME_OF_DAY = re.compile(r"(?:.* )?([0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?)")
_DATE = re.compile(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})(?: .*)?")


@dataclass(frozen=True, slots=True)
class BookedRow:
    """One row: an appointment; `name`, `phone` and `nik` are empty where the list does not tell them.

    Attributes:
        row: its number as a person counts it.
        day: local day, `YYYY-MM-DD`.
        booked_at: UTC milliseconds.
    """

    row: int
    code: str
    service: str
    day: str
    booked_at: int
    name: str = ""
    phone: str = ""
    nik: str = ""

    def contradicts(self, other: "BookedRow") -> str | None:
        """Return the first column in which two rows of one code differ, None where they say the same."""
        if self.service != other.service:
            return "service"
        if self.booked_at != other.booked_at:
            return "date" if self.day != other.day else "time"
        pairs = (
            ("name", self.name, other.name),
            ("phone", self.phone, other.phone),
            ("nik", self.nik, other.nik),
        )
        return next((column for column, one, two in pairs if one.casefold() != two.casefold()), None)


@dataclass(frozen=True, slots=True)
class ReadBookings:
    """What a file says: each booking once, by time, and how many rows only said the same again."""

    rows: tuple[BookedRow, ...]
    repeated: int


class BadBookings(ValueError):
    """The file is refused whole; `errors` names every wrong cell once, by row."""

    def __init__(self, errors: Iterable[RowError]) -> None:
        first: dict[tuple[int, str], RowError] = {}
        for error in errors:
            first.setdefault((error.row, error.column), error)
        self.errors = tuple(sorted(first.values(), key=lambda error: error.row))
        super().__init__(f"{len(self.errors)} faults")


def booking_code(typed: str) -> str | None:
    """Return a booking's code as it is kept, in capitals; None where it cannot be one.

    Sixteen digits are somebody's NIK, not a code.
    """
    code = typed.strip().upper()
    if not _CODE.fullmatch(code) or (code.isdigit() and len(code) == _NIK_DIGITS):
        return None
    return code


def read_bookings(lines: Sequence[Line], services: Collection[str], zone: str, today: date) -> ReadBookings:
    """Return the bookings of a file.

    Args:
        lines: header and rows; the header names `COLUMNS`, of which `NEEDED` must be there.
        services: codes that a row may name.
        zone: the mall's zone, `WIB`, `WITA` or `WIT`.
        today: the mall's local day; appointments of earlier days are refused.

    Raises:
        BadBookings: with every fault of the file, not only the first.
    """
    errors: list[RowError] = []
    kept: dict[str, BookedRow] = {}
    repeated = 0
    for row in sheet_rows(lines, COLUMNS, NEEDED, errors):
        read = _row(row, services, zone, today)
        if read is None:
            continue
        same = kept.setdefault(read.code, read)
        if same is not read:
            column = read.contradicts(same)
            repeated += column is None
            if column is not None:
                errors.append(RowError(read.row, column, "booking.twice", {"first": same.row}))
    if errors:
        raise BadBookings(errors)
    return ReadBookings(tuple(sorted(kept.values(), key=lambda one: (one.booked_at, one.row))), repeated)


def _row(row: Row, services: Collection[str], zone: str, today: date) -> BookedRow | None:
    code, service = _code(row), _service(row, services)
    at = _booked_at(row, zone)
    if at is not None and local_day(at, zone) < today.isoformat():
        row.refuse("date", "booking.past", value=row.text("date")[:60])
        at = None
    name = _told(row, "name", lambda text: read_name(text).full)
    phone = _told(row, "phone", lambda text: read_phone(text).value)
    nik = _nik(row, today)
    if code is None or not service or at is None:
        return None
    return BookedRow(row.number, code, service, local_day(at, zone), at, name, phone, nik)


def _code(row: Row) -> str | None:
    text = row.text("code", required=True)
    code = booking_code(text)
    if text and code is None:
        row.refuse("code", "booking.code")
    return code


def _service(row: Row, services: Collection[str]) -> str:
    code = row.text("service", required=True).upper()
    if code and code not in services:
        row.refuse("service", Fault.UNKNOWN_CODE, value=code[:60])
        return ""
    return code


def _booked_at(row: Row, zone: str) -> int | None:
    """Return the instant that date and time say together; a workbook's cell may hold more than its column asks."""
    day, clock = row.text("date", required=True), row.text("time", required=True)
    date_part, time_part = _DATE.fullmatch(day), _TIME_OF_DAY.fullmatch(clock)
    if day and date_part is None:
        row.refuse("date", "booking.date", value=day[:60])
    if clock and time_part is None:
        row.refuse("time", "booking.time", value=clock[:60])
    if date_part is None or time_part is None:
        return None
    at = read_local_time(f"{date_part[1]} {time_part[1]}", zone)
    if at is None:
        midday = read_local_time(f"{date_part[1]} 12:00", zone)
        column, value = ("date", day) if midday is None else ("time", clock)
        row.refuse(column, f"booking.{column}", value=value[:60])
    return at


def _told(row: Row, column: str, read: Callable[[str], str]) -> str:
    """Return what the list tells about a person; faults never repeat it."""
    text = row.raw(column)
    try:
        return read(text) if text.strip() else ""
    except BadIdentity as bad:
        row.refuse(column, bad.code, **{name: str(fact) for name, fact in bad.facts.items()})
        return ""


def _nik(row: Row, today: date) -> str:
    if "E+" in row.raw("nik").upper():  # a spreadsheet took it for a number and dropped the last digit
        row.refuse("nik", "paper.nik_as_number")
        return ""
    return _told(row, "nik", lambda text: read_nik(text, today).value)
