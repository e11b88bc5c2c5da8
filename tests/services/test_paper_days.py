"""A paper day comes in: its figures are those of a hand count, and what it said is never told twice."""

from datetime import date

import pytest

from desktop.errors import BadRows, NotAllowed
from desktop.queries.day_figures import daily_figures
from desktop.reading.tabular import read_lines
from desktop.services import tickets
from desktop.services.days import close_day
from desktop.services.paper_days import ImportedVisits, import_visits
from desktop.services.visits import NewVisit, add_visit
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.places import Archived
from models.rules.events import Source, Subject
from models.rules.paper_day import kept_key
from reports.figures import Hour
from tests.paper_day import TWELVE, D, as_bytes, changed

FRIDAY = date(2026, 3, 13)


def bring(desk, rows: str = TWELVE, **more) -> ImportedVisits:
    return import_visits(desk, read_lines(as_bytes(rows), "kertas.csv"), file="kertas.csv", **more).value


def refusal(desk, rows: str) -> list[tuple[int, str, str]]:
    before = desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    with pytest.raises(BadRows) as raised:
        bring(desk, rows)
    assert desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before
    return [(row.row, row.column, row.code) for row in raised.value.rows]


def counted(desk, table: str) -> int:
    return desk.store.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0]


def states(desk) -> list[str]:
    rows = desk.store.execute_sql("SELECT state FROM ticket ORDER BY issued_at, number").fetchall()
    return [state for (state,) in rows]


def test_figures_of_a_paper_day_are_those_of_a_hand_count(desk):
    assert bring(desk) == ImportedVisits(added=12, skipped=0, visits=11)
    figures = daily_figures(desk, FRIDAY)
    assert (figures.visits, figures.tickets, figures.revision) == (11, 12, 0)
    assert dict(figures.by_state) == {
        "waiting": 1,
        "done": 4,
        "returned_incomplete": 1,
        "rejected": 1,
        "referred": 1,
        "system_down": 2,
        "no_show": 1,
        "cancelled": 1,
    }
    assert dict(figures.priority) == {"elderly": 1, "pregnant": 1, "toddler": 1}
    assert figures.hours == (Hour(8, 6, 7), Hour(9, 4, 4), Hour(10, 1, 1))
    left = figures.left_out
    assert (left.no_show, left.cancelled, left.open, left.over_8h) == (1, 1, 1, 1)
    duk, pol = (next(row for row in figures.by_agency if row.code == code) for code in ("DUK", "POL"))
    # DUK waits 5, 15, 15, 30 and services 4, 8, 10 (estimated), 15 minutes; the ninth hour is left out
    assert (duk.tickets, duk.served, duk.no_show, duk.returned_incomplete, duk.referred_out) == (
        7,
        5,
        1,
        0,
        1,
    )
    assert (duk.wait_p50_min, duk.wait_p90_min) == (15.0, 25.5)
    assert (duk.service_p50_min, duk.service_p90_min) == (9.0, 13.5)
    assert (duk.counters_open, duk.first_call, duk.last_call, duk.estimated) == (2, "08:10", "17:00", 1)
    # POL waits 10, 20, 25 and services 10, 14 minutes; two were ended by the outage, one of them never called
    assert (pol.tickets, pol.served, pol.no_show, pol.returned_incomplete, pol.referred_out) == (
        5,
        4,
        0,
        1,
        0,
    )
    assert (pol.wait_p50_min, pol.wait_p90_min) == (20.0, 24.0)
    assert (pol.service_p50_min, pol.service_p90_min) == (12.0, 13.6)
    assert (pol.counters_open, pol.first_call, pol.last_call, pol.estimated) == (1, "08:30", "10:10", 0)
    # all waits 5 10 15 15 20 25 30, all services 4 8 10 10 14 15
    overall = figures.overall
    assert (overall.wait_p50_min, overall.wait_p90_min) == (15.0, 27.0)
    assert (overall.service_p50_min, overall.service_p90_min) == (10.0, 14.5)


def test_rows_of_a_paper_day_are_the_fold_of_its_journal(desk):
    bring(desk)
    assert list(folding.differences(desk.store)) == []


def test_everything_of_a_paper_day_is_journalled_as_paper_with_its_real_times(desk):
    bring(desk)
    rows = desk.store.execute_sql(
        "SELECT DISTINCT source, occurred_at / 86400000 FROM journal WHERE subject IN (10, 11, 12)"
    ).fetchall()
    assert rows == [(Source.PAPER, 20525)]  # days since 1970: 13 March 2026
    assert desk.store.execute_sql("SELECT DISTINCT told_by FROM visit WHERE priority <> '[]'").fetchall() == [
        ("paper",)
    ]


def test_name_on_paper_is_kept_letter_by_letter(desk):
    bring(desk)
    names = desk.store.execute_sql("SELECT name, id_number, phone FROM person ORDER BY n").fetchall()
    assert names == [
        ("Siti & <Ani>", "3271046504900001", "+6281234567890"),
        ("Budi", "", ""),
        ("=1+1", "", ""),
    ]


def test_numbers_follow_the_issue_and_go_on_in_the_lane_of_the_desk(desk):
    bring(desk)
    rows = desk.store.execute_sql(
        "SELECT number FROM ticket WHERE service = 'DUK-06' ORDER BY issued_at"
    ).fetchall()
    assert rows == [(f"DUK-F1-{count:03d}",) for count in range(1, 8)]
    bring(desk, f"12;;;;;DUK-06;;{D}07.00;;;;\n")
    assert desk.store.execute_sql("SELECT max(number) FROM ticket").fetchone() == ("POL-C1-005",)
    assert desk.store.execute_sql("SELECT number FROM ticket ORDER BY issued_at LIMIT 1").fetchone() == (
        "DUK-F1-008",
    )


def test_same_file_twice_adds_nothing(desk):
    bring(desk)
    events = counted(desk, "journal")
    assert bring(desk) == ImportedVisits(added=0, skipped=12, visits=0)
    assert counted(desk, "journal") == events


def test_dry_run_counts_the_same_and_stores_nothing(desk):
    events = counted(desk, "journal")
    assert bring(desk, dry_run=True) == ImportedVisits(added=12, skipped=0, visits=11)
    assert (counted(desk, "journal"), counted(desk, "ticket")) == (events, 0)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (f"{D}08.31;done", f"{D}08.32;done", (4, "finished")),
        (f"{D}08.21;;", f"{D}08.22;;", (4, "called")),
        (f"{D}09.32;{D}09.36;referred", f"{D}09.33;{D}09.36;referred", (9, "started")),
        ("POL-03;;" + f"{D}10.00", "POL-03;POL-L1;" + f"{D}10.00", (13, "counter")),
        ("no_show", "cancelled", (6, "outcome")),
        ("Budi", "Badu", (4, "name")),
        ("3271046504900001", "3271046504900002", (2, "nik")),
        ("0812-3456-7890", "0812-3456-7891", (2, "phone")),
        ("pregnant+toddler", "pregnant", (6, "priority")),
        ("2;Budi;;", "2;Budi;3271041703850002;", (4, "nik")),
        ("3;;;;;", "3;Orang Lain;;;;", (5, "name")),
        ("POL-03;POL-L1;" + f"{D}09.15", "POL-03;;" + f"{D}09.15", (11, "counter")),
    ],
)
def test_known_row_that_says_otherwise_refuses_the_file(desk, old, new, expected):
    bring(desk)
    assert refusal(desk, changed(old, new)) == [(*expected, "paper.known_differs")]


def test_forgotten_row_joins_the_visit_that_is_known(desk):
    bring(desk)
    added = bring(desk, TWELVE + f"1;;;;;DUK-05;;{D}08.50;;;;cancelled\n")
    assert added == ImportedVisits(added=1, skipped=12, visits=0)
    legs = desk.store.execute_sql(
        "SELECT t.leg, t.service FROM ticket t JOIN visit v ON v.id = t.visit WHERE v.paper = ? ORDER BY leg",
        (kept_key(desk.mall_key, "1"),),
    ).fetchall()
    assert legs == [(1, "DUK-06"), (2, "POL-03"), (3, "DUK-05")]


def test_part_of_a_known_visit_may_be_silent_about_the_visitor(desk):
    bring(desk)
    second = TWELVE.splitlines(keepends=True)[1]
    assert bring(desk, second) == ImportedVisits(added=0, skipped=1, visits=0)


def test_known_rows_stay_known_whatever_the_desk_did_with_them_since(mall):
    today = "24/11/2026 "
    rows = f"1;Ani;3271046504900001;;;DUK-06;;{today}07.40;;;;\n"
    bring(mall.desk, rows)
    (number,) = mall.desk.store.execute_sql("SELECT number FROM ticket").fetchone()
    tickets.call_next(mall.desk, "DUK-L1")
    tickets.finish_ticket(mall.desk, number)
    order = NewVisit(
        services=("DUK-06",), name="Ani Lestari", id_number="3271046504900001", phone="081234567890"
    )
    add_visit(mall.desk, order)
    assert bring(mall.desk, rows) == ImportedVisits(added=0, skipped=1, visits=0)


def test_known_person_keeps_the_name_and_the_paper_keeps_its_own(desk):
    add_visit(desk, NewVisit(services=("DUK-06",), name="Siti Aminah", id_number="3271046504900001"))
    rows = f"1;S. Aminah;3271046504900001;;;DUK-06;;{D}08.05;;;;cancelled\n"
    bring(desk, rows)
    assert desk.store.execute_sql("SELECT name FROM person").fetchall() == [("Siti Aminah",)]
    assert desk.store.execute_sql("SELECT purpose, text FROM note").fetchall() == [
        ("paper_name", "S. Aminah")
    ]
    assert bring(desk, rows).skipped == 1
    assert refusal(desk, changed("S. Aminah", "T. Aminah", rows)) == [(2, "name", "paper.known_differs")]


def test_same_nik_in_two_visits_is_one_person(desk):
    bring(
        desk,
        f"1;Ani;3271046504900001;;;DUK-06;;{D}08.05;;;;cancelled\n"
        f"2;Ani;3271046504900001;;;DUK-06;;{D}09.05;;;;cancelled\n",
    )
    assert (counted(desk, "person"), counted(desk, "visit")) == (1, 2)


def test_row_that_stands_twice_counts_once(desk):
    first = TWELVE.splitlines(keepends=True)[0]
    assert bring(desk, first + first) == ImportedVisits(added=1, skipped=1, visits=1)


def test_ticket_never_called_waits_until_its_day_is_closed(desk):
    rows = f"1;;;;;DUK-06;;{D}08.05;;;;\n"
    bring(desk, rows)
    assert states(desk) == ["waiting"]
    close_day(desk, FRIDAY)
    assert states(desk) == ["expired"]
    assert bring(desk, rows).skipped == 1


def test_ticket_never_called_expires_at_once_where_its_day_is_closed(desk):
    close_day(desk, FRIDAY)
    bring(desk, f"1;;;;;DUK-06;;{D}08.05;;;;\n")
    assert states(desk) == ["expired"]
    finished, closed = desk.store.execute_sql(
        "SELECT t.finished_at, d.closed_at FROM ticket t JOIN day d ON d.id = t.day"
    ).fetchone()
    assert finished == closed
    assert list(folding.differences(desk.store)) == []


def test_paper_of_a_closed_day_is_one_revision_and_its_repetition_none(desk):
    close_day(desk, FRIDAY)
    bring(desk)
    bring(desk)
    assert daily_figures(desk, FRIDAY).revision == 1


def test_wrong_row_refuses_the_whole_file(desk):
    wrong = TWELVE.splitlines(keepends=True)
    wrong[6] = changed("DUK-06", "DUK-99", wrong[6])
    assert refusal(desk, "".join(wrong)) == [(8, "service", "row.unknown_code")]
    assert (counted(desk, "ticket"), counted(desk, "visit"), counted(desk, "person")) == (0, 0, 0)


def test_hours_holidays_and_quota_do_not_refuse_what_happened(desk):
    sunday = "15/03/2026 "
    bring(desk, f"1;;;;;DUK-06;;{sunday}03.00;;;;cancelled\n")
    assert counted(desk, "ticket") == 1


def test_archived_service_is_known_since_paper_may_be_older(desk):
    with desk.writing() as write:
        write.append(Archived(), "DUK-06", subject=Subject.SERVICE)
    bring(desk, f"1;;;;;DUK-06;;{D}08.05;;;;cancelled\n")
    assert counted(desk, "ticket") == 1


def test_paper_ticket_of_today_goes_on_at_the_counter(mall):
    bring(mall.desk, "1;;;;;DUK-06;;24/11/2026 07.45;;;;\n")
    called = tickets.call_next(mall.desk, "DUK-L1").value
    assert called.number == "DUK-F1-001"


def test_paper_sends_a_waiting_ticket_to_the_counter_that_it_names(mall):
    bring(mall.desk, "1;;;;;DUK-06;DUK-L2;24/11/2026 07.45;;;;\n")
    assert tickets.call_next(mall.desk, "DUK-L1").value.number is None
    assert tickets.call_next(mall.desk, "DUK-L2").value.number == "DUK-F1-001"


def test_visitor_who_left_during_service_is_cancelled_without_a_conflict(desk):
    bring(desk, f"1;;;;;DUK-06;DUK-L1;{D}08.05;{D}08.10;{D}08.11;;cancelled\n")
    row = desk.store.execute_sql(
        "SELECT state, counter, first_called_at, started_at, service_ms, conflicts FROM ticket"
    ).fetchone()
    assert row == ("cancelled", "DUK-L1", "2026-03-13T01:10:00.000Z", "2026-03-13T01:11:00.000Z", None, "[]")


def test_nothing_open_at_a_counter_is_left_by_paper(desk):
    bring(desk)
    assert not {"called", "serving", "held"} & set(states(desk))
    close_day(desk, FRIDAY)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COUNTER])
def test_only_who_leads_may_import(mall, role):
    agency = "DUK" if role is Role.COUNTER else None
    with pytest.raises(NotAllowed):
        bring(mall.as_role(role, agency))
    assert bring(mall.as_role(Role.SUPERVISOR)).added == 12


def test_dry_run_needs_the_role_as_well(mall):
    with pytest.raises(NotAllowed):
        bring(mall.as_role(Role.OFFICER), dry_run=True)


def test_what_a_visit_is_called_on_paper_is_kept_as_a_keyed_hash_only(desk):
    header, row, *_ = TWELVE.splitlines()
    bring(desk, f"{header}\n{row.replace('1;', 'Bu Siti Rahayu;', 1)}\n")
    bodies = [body for (body,) in desk.store.execute_sql("SELECT body FROM journal WHERE kind = 40")]
    assert bodies
    assert not any("Rahayu" in body for body in bodies)
