"""Bookings made elsewhere: a list comes in whole or not at all, and who comes on time has the promised place."""

from datetime import date

import pytest

from desktop.errors import BadRows, NotAllowed, Refused
from desktop.queries.bookings import booking_list, find_booking
from desktop.queries.people import find_people
from desktop.reading.tabular import read_lines
from desktop.services.bookings import ImportedBookings, cancel_booking, import_bookings
from desktop.services.catalogue import import_catalogue
from desktop.services.days import close_day
from desktop.services.settings import change_setting
from desktop.services.tickets import call_next, cancel_ticket
from desktop.services.visits import NewVisit, add_visit
from models import folding
from models.rules.bodies.officers import Role
from tests.conftest import Mall

NIK = "3578080102039991"
HEAD = "code;service;date;time;name;phone;nik\n"
NINE = "MP-1;IMI-01;2026-11-24;09:00;Siti Aminah;081234567890;\n"
TEN = f"MP-2;DUK-06;24/11/2026;10.00;Budi Santoso;;{NIK}\n"
NOBODY = "MP-3;IMI-01;2026-11-24;11:00;;;\n"
TOMORROW = "MP-4;IMI-01;2026-11-25;09:00;;;\n"
ALL = NINE + TEN + NOBODY + TOMORROW


def bring(desk, rows: str = ALL, **more) -> ImportedBookings:
    return import_bookings(desk, read_lines((HEAD + rows).encode(), "b.csv"), file="b.csv", **more).value


def refusal(desk, rows: str) -> list[tuple[int, str, str]]:
    before = one(desk, "SELECT count(*) FROM journal")
    with pytest.raises(BadRows) as raised:
        bring(desk, rows)
    assert one(desk, "SELECT count(*) FROM journal") == before
    return [(row.row, row.column, row.code) for row in raised.value.rows]


def one(desk, sql: str, *values) -> tuple:
    return desk.store.execute_sql(sql, values).fetchone()


def states(desk) -> list[str]:
    return [
        state for (state,) in desk.store.execute_sql("SELECT state FROM booking ORDER BY code").fetchall()
    ]


def refused(desk, code: str) -> str:
    with pytest.raises(Refused) as raised:
        add_visit(desk, NewVisit(bookings=(code,)))
    return raised.value.code


@pytest.fixture
def booked(mall: Mall) -> Mall:
    bring(mall.desk)
    return mall


def queue(desk, service: str) -> list[str]:
    rows = desk.store.execute_sql(
        "SELECT number FROM ticket WHERE service = ? ORDER BY queued_at, number", (service,)
    )
    return [number for (number,) in rows]


def test_dry_run_stores_nothing_the_same_list_again_adds_nothing_and_a_forgotten_row_joins(desk):
    assert bring(desk, dry_run=True) == ImportedBookings(4, 0)
    assert one(desk, "SELECT count(*) FROM booking") == (0,)
    assert bring(desk, ALL + NINE) == ImportedBookings(4, 1)
    assert bring(desk) == ImportedBookings(0, 4)
    assert bring(desk, ALL + "MP-9;IMI-01;2026-11-24;13:00;;;\n") == ImportedBookings(1, 4)
    assert list(folding.differences(desk.store)) == []


def test_booking_holds_no_word_of_its_person_who_is_found_as_any_other(booked: Mall):
    bodies = booked.desk.store.execute_sql("SELECT body FROM journal WHERE kind = 100").fetchall()
    assert len(bodies) == 4
    assert not any(word in body for (body,) in bodies for word in ("Siti", "Budi", NIK, "0812", "62812"))
    assert find_people(booked.desk, "siti amin")[0].name == "Siti Aminah"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (NINE.replace("IMI-01", "IMI-02"), "service"),
        (NINE.replace("09:00", "09:15"), "time"),
        (NINE.replace("11-24", "11-25"), "date"),
        (NINE.replace("Siti", "Tuti"), "name"),
        (TEN.replace("9991", "9992"), "nik"),
        (NOBODY.replace(";;;", ";Siti;;"), "name"),
    ],
)
def test_row_that_contradicts_what_is_known_refuses_the_whole_list(booked: Mall, row: str, column: str):
    new = "MP-9;IMI-01;2026-11-24;13:00;;;\n"
    assert refusal(booked.desk, new + row) == [(3, column, "booking.known_differs")]


def test_known_nik_under_another_name_is_the_same_person_and_the_list_can_come_again(desk):
    add_visit(desk, NewVisit(("POL-03",), name="Budi S.", id_number=NIK))
    bring(desk, TEN)
    assert one(desk, "SELECT count(*) FROM person") == (1,)
    assert bring(desk, TEN) == ImportedBookings(0, 1)


def test_struck_off_code_may_come_with_another_appointment_but_the_old_list_does_not_revive_it(booked: Mall):
    assert cancel_booking(booked.desk, "mp-4").value == "MP-4"
    assert bring(booked.desk) == ImportedBookings(0, 4)
    assert bring(booked.desk, TOMORROW.replace("09:00", "10:00")) == ImportedBookings(1, 0)
    assert states(booked.desk) == ["booked", "booked", "booked", "cancelled", "booked"]
    with pytest.raises(Refused, match=r"booking\.none_open"):
        cancel_booking(booked.desk, "MP-99")


def test_list_for_a_closed_day_is_refused(desk):
    close_day(desk)
    assert refusal(desk, NINE) == [(2, "date", "booking.day_closed")]


def test_only_who_leads_takes_lists_in(booked: Mall):
    with pytest.raises(NotAllowed):
        bring(booked.as_role(Role.OFFICER))
    with pytest.raises(NotAllowed):
        booking_list(booked.as_role(Role.COUNTER, "IMI"))


def test_who_is_on_time_stands_as_of_the_booked_time_before_whoever_came_after_it(booked: Mall):
    booked.clock.forward(minutes=55)
    (before,) = add_visit(booked.desk, NewVisit(("IMI-01",))).value.tickets
    booked.clock.forward(minutes=12)
    (after,) = add_visit(booked.desk, NewVisit(("IMI-01",))).value.tickets
    booked.clock.forward(minutes=5)
    added = add_visit(booked.desk, NewVisit(bookings=(" mp-1 ",))).value
    (ticket,) = added.tickets
    assert ticket.service == "IMI-01"
    assert queue(booked.desk, "IMI-01") == [before.number, ticket.number, after.number]
    assert one(booked.desk, "SELECT p.name FROM visit v JOIN person p ON p.id = v.person") == ("Siti Aminah",)
    assert one(booked.desk, "SELECT visit, ticket FROM booking WHERE code = 'MP-1'") == (added.id, ticket.id)
    assert find_booking(booked.desk, "MP-1").number == ticket.number
    assert refused(booked.desk, "MP-1") == "booking.is_checked_in"
    assert list(folding.differences(booked.desk.store)) == []


def test_who_comes_before_the_booked_time_keeps_the_place_of_the_arrival(booked: Mall):
    booked.clock.forward(minutes=40)
    (ticket,) = add_visit(booked.desk, NewVisit(bookings=("MP-1",))).value.tickets
    assert one(booked.desk, "SELECT queued_at = issued_at FROM ticket WHERE id = ?", ticket.id) == (1,)


def test_who_is_late_is_an_ordinary_visitor_of_now(booked: Mall):
    booked.clock.forward(minutes=70)
    (first,) = add_visit(booked.desk, NewVisit(("IMI-01",))).value.tickets
    booked.clock.forward(minutes=6)
    (late,) = add_visit(booked.desk, NewVisit(bookings=("MP-1",))).value.tickets
    assert queue(booked.desk, "IMI-01") == [first.number, late.number]
    assert states(booked.desk)[0] == "checked_in"


def test_arrival_at_the_door_counts_where_it_was_noted(booked: Mall):
    booked.clock.forward(minutes=80)
    (first,) = add_visit(booked.desk, NewVisit(("IMI-01",))).value.tickets
    at_the_door = booked.clock() - 10 * 60_000
    (ticket,) = add_visit(booked.desk, NewVisit(bookings=("MP-1",), arrived_at=at_the_door)).value.tickets
    assert queue(booked.desk, "IMI-01") == [ticket.number, first.number]


def test_too_early_is_refused_with_the_time_from_which_and_the_window_is_the_malls(booked: Mall):
    booked.clock.forward(minutes=29)
    with pytest.raises(Refused) as raised:
        add_visit(booked.desk, NewVisit(bookings=("MP-1",)))
    assert (raised.value.code, raised.value.facts["opens"]) == ("booking.is_early", "08.30")
    assert not find_booking(booked.desk, "MP-1").usable
    change_setting(booked.desk, "bookings", {"before_minutes": 60})
    assert add_visit(booked.desk, NewVisit(bookings=("MP-1",))).value.tickets
    for wrong in ("60", True, -1, 241):
        with pytest.raises(Refused):
            change_setting(booked.desk, "bookings", {"before_minutes": wrong})


def test_unknown_struck_off_and_other_days_codes_are_refused_each_with_its_reason(booked: Mall):
    cancel_booking(booked.desk, "MP-3")
    codes = {code: refused(booked.desk, code) for code in ("MP-3", "MP-4", "MP-99", "Siti Aminah")}
    assert codes == {
        "MP-3": "booking.is_cancelled",
        "MP-4": "booking.other_day",
        "MP-99": "booking.unknown",
        "Siti Aminah": "booking.unknown",
    }


def test_two_bookings_of_one_day_become_one_visit_with_what_else_is_needed(booked: Mall):
    booked.clock.forward(minutes=75)
    change_setting(booked.desk, "bookings", {"before_minutes": 60})
    added = add_visit(booked.desk, NewVisit(("POL-03",), bookings=("MP-1", "MP-2"))).value
    assert [ticket.service for ticket in added.tickets] == ["POL-03", "IMI-01", "DUK-06"]
    assert states(booked.desk) == ["checked_in", "checked_in", "booked", "booked"]


def test_somebody_else_who_shows_another_nik_is_not_the_one_who_booked(booked: Mall):
    booked.clock.forward(minutes=120)
    add_visit(booked.desk, NewVisit(bookings=("MP-2",), name="Wati", id_number="3578084102039992"))
    row = one(booked.desk, "SELECT p.name FROM visit v JOIN person p ON p.id = v.person")
    assert row == ("Wati",)


def test_nik_shown_by_who_booked_without_one_is_kept_with_their_name(booked: Mall):
    booked.clock.forward(minutes=60)
    add_visit(booked.desk, NewVisit(bookings=("MP-1",), id_number="3578084102039992"))
    row = one(booked.desk, "SELECT p.name, p.id_number FROM visit v JOIN person p ON p.id = v.person")
    assert row == ("Siti Aminah", "3578084102039992")


def test_visit_that_was_taken_back_leaves_the_booking_free_again(booked: Mall):
    booked.clock.forward(minutes=60)
    (ticket,) = add_visit(booked.desk, NewVisit(bookings=("MP-1",))).value.tickets
    cancel_ticket(booked.desk, ticket.number)
    assert find_booking(booked.desk, "MP-1").usable
    (again,) = add_visit(booked.desk, NewVisit(bookings=("MP-1",))).value.tickets
    assert find_booking(booked.desk, "MP-1").number == again.number


def test_booking_keeps_one_number_of_the_quota_until_it_is_late(desk, mall: Mall):
    service = {"code": "DUK-06", "agency": "DUK", "name": "KTP", "minutes": 5, "quota": 2}
    import_catalogue(desk, {"services": [service]})
    bring(desk, TEN)
    add_visit(desk, NewVisit(("DUK-06",)))
    with pytest.raises(Refused, match=r"service\.quota"):
        add_visit(desk, NewVisit(("DUK-06",)))
    mall.clock.forward(minutes=120)
    add_visit(desk, NewVisit(bookings=("MP-2",)))
    with pytest.raises(Refused, match=r"service\.quota"):
        add_visit(desk, NewVisit(("DUK-06",)))


def test_number_of_a_booking_that_is_late_goes_to_whoever_comes(desk, mall: Mall):
    service = {"code": "DUK-06", "agency": "DUK", "name": "KTP", "minutes": 5, "quota": 1}
    import_catalogue(desk, {"services": [service]})
    bring(desk, TEN)
    mall.clock.forward(minutes=136)
    add_visit(desk, NewVisit(("DUK-06",)))
    with pytest.raises(Refused, match=r"service\.quota"):
        add_visit(desk, NewVisit(bookings=("MP-2",)))


def test_close_of_the_day_misses_who_did_not_come(booked: Mall):
    booked.clock.forward(minutes=60)
    add_visit(booked.desk, NewVisit(bookings=("MP-1",)))
    cancel_booking(booked.desk, "MP-2")
    call_next(booked.desk, "DUK-L1")
    close_day(booked.desk)
    assert states(booked.desk) == ["checked_in", "cancelled", "missed", "booked"]


def test_list_of_a_day_is_by_time_and_says_how_each_stands(booked: Mall):
    booked.clock.forward(minutes=76)
    rows = booking_list(booked.as_role(Role.OFFICER))
    assert [(row.time, row.code, row.who, str(row.standing)) for row in rows] == [
        ("09.00", "MP-1", "Siti A.", "terlambat, antre dari sekarang"),
        ("10.00", "MP-2", "Budi S.", "dipakai mulai 09.30"),
        ("11.00", "MP-3", "", "dipakai mulai 10.30"),
    ]
    assert [row.code for row in booking_list(booked.desk, date(2026, 11, 25))] == ["MP-4"]
