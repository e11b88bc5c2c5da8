"""A list of bookings, read row by row: every wrong cell is named."""

from datetime import date

import pytest

from models.rules.booking_file import BadBookings, BookedRow, ReadBookings, booking_code, read_bookings
from models.rules.sheets import Line

HEAD = ("code", "service", "date", "time", "name", "phone", "nik")
TODAY = date(2026, 11, 24)
NINE = 1_795_485_600_000
"""09.00 WIB of that day."""


def read(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> ReadBookings:
    lines = [Line(1, head), *(Line(place, cells) for place, cells in enumerate(rows, 2))]
    return read_bookings(lines, {"IMI-01", "DUK-06"}, "WIB", TODAY)


def faults(*rows: tuple[str, ...]) -> list[tuple[int, str, str]]:
    with pytest.raises(BadBookings) as raised:
        read(*rows)
    return [(error.row, error.column, error.code) for error in raised.value.errors]


@pytest.mark.parametrize(
    ("day", "time"),
    [
        ("2026-11-24", "09:00"),
        ("24/11/2026", "09.00"),
        ("2026-11-24 00:00:00", "1899-12-30 09:00:00"),
        ("2026-11-24", "9:00"),
        ("2026-11-24", "09:00:00"),
    ],
)
def test_date_and_time_are_read_as_people_and_spreadsheets_write_them(day: str, time: str):
    assert read(("mp-1", "imi-01", day, time)).rows == (BookedRow(2, "MP-1", "IMI-01", "2026-11-24", NINE),)


def test_what_the_list_tells_of_people_is_cleaned():
    (row,) = read(
        ("MP-1", "IMI-01", "2026-11-24", "09:00", " Siti  Aminah", "0812-3456-7890", "3578080102039991")
    ).rows
    assert (row.name, row.phone, row.nik) == ("Siti Aminah", "+6281234567890", "3578080102039991")


def test_every_wrong_cell_is_named():
    assert faults(
        ("", "IMI-99", "2026-13-24", "09:00"),
        ("Siti Aminah", "IMI-01", "2026-11-24", "25:00"),
        ("3578080102039991", "IMI-01", "2026-11-24", "pagi"),
        ("MP-4", "IMI-01", "besok", "09:00"),
        ("MP-5", "IMI-01", "2026-11-23", "09:00"),
        ("MP-6", "", "", "", "", "", "12"),
        ("MP-7", "IMI-01", "2026-11-25", "09:00", "", "", "3,57808E+15"),
    ) == [
        (2, "code", "row.missing"),
        (2, "service", "row.unknown_code"),
        (2, "date", "booking.date"),
        (3, "code", "booking.code"),
        (3, "time", "booking.time"),
        (4, "code", "booking.code"),
        (4, "time", "booking.time"),
        (5, "date", "booking.date"),
        (6, "date", "booking.past"),
        (7, "service", "row.missing"),
        (7, "date", "row.missing"),
        (7, "time", "row.missing"),
        (7, "nik", "nik.length"),
        (8, "nik", "paper.nik_as_number"),
    ]


@pytest.mark.parametrize(
    ("cells", "facts"),
    [
        (("MP-1", "XXX-01", "2026-11-25", "09:00"), {"value": "XXX-01"}),
        (("MP-1", "IMI-01", "besok", "09:00"), {"value": "besok"}),
        (("MP-1", "IMI-01", "2026-11-25", "pagi"), {"value": "pagi"}),
        (("MP-1", "IMI-01", "2026-02-30", "09:00"), {"value": "2026-02-30"}),
        (("MP-1", "IMI-01", "2026-11-25", "29:00"), {"value": "29:00"}),
        (("MP-1", "IMI-01", "2026-11-23", "09:00"), {"value": "2026-11-23"}),
        (("siti aminah", "IMI-01", "2026-11-25", "09:00"), {}),
    ],
)
def test_wrong_cell_is_repeated_unless_it_may_name_somebody(cells: tuple[str, ...], facts: dict[str, str]):
    with pytest.raises(BadBookings) as raised:
        read(cells)
    assert [dict(error.facts) for error in raised.value.errors] == [facts]


def test_same_row_twice_counts_once_and_another_appointment_under_its_code_is_refused():
    row = ("MP-1", "IMI-01", "2026-11-24", "09:00", "Siti")
    assert read(row, row).repeated == 1
    assert faults(row, ("mp-1", "IMI-01", "2026-11-24", "10:00", "Siti")) == [(3, "time", "booking.twice")]
    assert faults(row, ("MP-1", "IMI-01", "2026-11-24", "09:00", "Budi")) == [(3, "name", "booking.twice")]


@pytest.mark.parametrize("column", ["code", "service", "date", "time"])
def test_column_that_is_needed_is_named_when_it_is_not_there(column: str):
    head = tuple(name for name in HEAD if name != column)
    with pytest.raises(BadBookings) as raised:
        read(("x",), head=head)
    assert [(error.column, error.code) for error in raised.value.errors] == [(column, "sheet.no_column")]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (" mp-2611/0007 ", "MP-2611/0007"),
        ("ab", None),
        ("Siti Aminah", None),
        ("3578080102039991", None),
        ("357808010203999", "357808010203999"),
        ("-AB", None),
        ("A" * 31, None),
    ],
)
def test_code_has_no_blanks_and_is_no_nik(typed: str, code: str | None):
    assert booking_code(typed) == code
