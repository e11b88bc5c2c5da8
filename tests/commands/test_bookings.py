"""`import bookings`, `booking` and `ticket jumps`: answers and exit codes."""

from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop.services.tickets import call_next
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.visits import Priority
from tests.conftest import Mall

ROWS = (
    "code;service;date;time;name\nMP-1;IMI-01;2026-11-24;08:15;Siti Aminah\nMP-2;DUK-06;2026-11-25;09.00;\n"
)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "booking.csv"
    file.write_text(ROWS, encoding="utf-8")
    return file


def test_list_comes_in_is_seen_and_one_of_it_becomes_a_visit(pandu, listed: Path):
    assert pandu("import", "bookings", listed, "--dry-run") == (0, {"added": 2, "skipped": 0})
    assert pandu("import", "bookings", listed) == (0, {"added": 2, "skipped": 0})
    assert pandu("import", "bookings", listed) == (0, {"added": 0, "skipped": 2})
    code, answer = pandu("booking", "list")
    (row,) = answer["bookings"]
    assert code == 0
    assert (row["code"], row["time"], row["who"], row["state"]) == ("MP-1", "08.15", "Siti A.", "booked")
    code, answer = pandu("visit", "add", "--booking", "mp-1")
    (ticket,) = answer["tickets"]
    assert (code, ticket["service"]) == (0, "IMI-01")
    (row,) = pandu("booking", "list")[1]["bookings"]
    assert (row["state"], row["number"]) == ("checked_in", ticket["number"])
    code, answer = pandu("visit", "add", "--booking", "mp-1")
    assert (code, answer["error"]["code"]) == (65, "booking.is_checked_in")


def test_workbook_with_real_dates_and_times_brings_the_same(pandu, listed: Path, tmp_path: Path):
    book = Workbook()
    book.active.append(["code", "service", "date", "time", "name"])
    book.active.append(["MP-1", "IMI-01", date(2026, 11, 24), time(8, 15), "Siti Aminah"])
    book.save(tmp_path / "booking.xlsx")
    assert pandu("import", "bookings", tmp_path / "booking.xlsx")[1] == {"added": 1, "skipped": 0}
    assert pandu("import", "bookings", listed)[1] == {"added": 1, "skipped": 1}


def test_wrong_row_is_exit_65_with_row_and_column(pandu, listed: Path):
    listed.write_text(ROWS.replace("DUK-06", "DUK-99"), encoding="utf-8")
    code, answer = pandu("import", "bookings", listed)
    assert (code, answer["error"]["code"]) == (65, "paper.refused")
    assert answer["error"]["rows"] == [
        {"row": 3, "column": "service", "message": "DUK-99 tidak ada di katalog"}
    ]
    assert pandu("booking", "list")[1] == {"bookings": []}


def test_booking_is_struck_off(pandu, listed: Path):
    pandu("import", "bookings", listed)
    assert pandu("booking", "cancel", "mp-2") == (0, {"code": "MP-2", "state": "cancelled"})
    assert pandu("booking", "cancel", "mp-2")[0] == 65


def test_window_of_bookings_is_set_by_command(pandu):
    code, answer = pandu("setting", "set", "bookings", "before_minutes=45")
    assert (code, answer["before_minutes"]) == (0, 45)
    assert pandu("setting", "show", "bookings")[1] == {"after_minutes": None, "before_minutes": 45}
    assert pandu("setting", "set", "bookings", "before_minutes=999")[0] == 65
    assert pandu("setting", "set", "bookings", "before_minutes=lama")[0] == 65


def test_jumps_of_a_day_are_told_with_their_reasons(pandu, mall: Mall):
    add_visit(mall.desk, NewVisit(("DUK-06",)))
    mall.clock.forward(minutes=1)
    (ticket,) = add_visit(mall.desk, NewVisit(("DUK-06",), priority=(Priority.ELDERLY,))).value.tickets
    mall.clock.forward(minutes=1)
    call_next(mall.desk, "DUK-L1")
    code, answer = pandu("ticket", "jumps", "--date", "24/11/2026")
    assert (code, answer["day"], answer["calls"], answer["jumps"]) == (0, "2026-11-24", 1, 1)
    (jump,) = answer["listed"]
    assert (jump["number"], jump["pick"], jump["passed"], jump["time"]) == (
        ticket.number,
        "priority",
        1,
        "08.02",
    )
    assert answer["priority"]["count"] is None
    assert pandu("ticket", "jumps", "--date", "2026-11-23")[1]["calls"] == 0
