"""Registers hold what reports count, in an order that does not change, and mask people unless told otherwise."""

from collections import Counter
from datetime import date, time
from decimal import Decimal

import pytest

from desktop.queries.day_figures import daily_figures
from desktop.queries.registers import masked, people_in, ticket_table, visit_table
from desktop.queries.ticket_times import LONGEST_MS
from desktop.reading.tabular import read_lines
from desktop.services import tickets
from desktop.services.paper_days import import_visits
from desktop.services.referrals import refer_ticket
from desktop.services.visits import NewVisit, add_visit
from models.rules.folds.tickets import SERVED
from models.rules.percentiles import minutes, percentile
from tests.paper_day import D, as_bytes

FRIDAY, TUESDAY = date(2026, 3, 13), date(2026, 11, 24)


def rows(table) -> list[dict]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


@pytest.fixture
def paper(desk):
    import_visits(desk, read_lines(as_bytes(), "kertas.csv"))
    return desk


def recounted(counted: list[dict], wait_or_service: str, p: int) -> Decimal | None:
    """Return a percentile as a person with a spreadsheet makes it: served tickets, none over 8 hours."""
    longest = LONGEST_MS / 1000
    timed = [
        row[wait_or_service]
        for row in counted
        if row["state"] in SERVED and not any((row[key] or 0) > longest for key in ("wait_s", "service_s"))
    ]
    found = percentile([float(seconds) * 1000 for seconds in timed if seconds is not None], p)
    return None if found is None else minutes(found)


def test_every_total_of_the_daily_report_can_be_counted_from_the_tickets(paper):
    found, figures = rows(ticket_table(paper, FRIDAY, FRIDAY)), daily_figures(paper, FRIDAY)
    assert len(found) == figures.tickets
    assert len({row["visit"] for row in found}) == figures.visits
    assert Counter(row["state"] for row in found) == dict(figures.by_state)
    bases = {row["visit"]: row["priority"] for row in found if row["priority"]}
    assert Counter("+".join(bases.values()).split("+")) == dict(figures.priority)
    assert Counter(row["issued"].hour for row in found) == {it.hour: it.tickets for it in figures.hours}
    for agency in figures.by_agency:
        its = [row for row in found if row["agency"] == agency.code]
        assert (its[0]["agency_name"], len(its)) == (agency.name, agency.tickets)
        assert sum(row["state"] in SERVED for row in its) == agency.served
        assert sum(row["estimated"] for row in its) == agency.estimated
        assert sum(row["referred_in"] for row in its) == agency.referred_in
        counters = {code for row in its for code in (row["counters"] or "").split("+") if code}
        assert len(counters) == agency.counters_open
        assert f"{min(row['called'] for row in its if row['called']):%H:%M}" == agency.first_call
        assert f"{max(row['last_called'] for row in its if row['last_called']):%H:%M}" == agency.last_call
        shown = (agency.wait_p50_min, agency.wait_p90_min, agency.service_p50_min, agency.service_p90_min)
        wanted = [recounted(its, key, p) for key in ("wait_s", "service_s") for p in (50, 90)]
        assert [float(value) for value in wanted] == list(shown)


def test_ticket_row_says_what_happened_in_local_time(paper):
    first = rows(ticket_table(paper, FRIDAY, FRIDAY))[0]
    assert first == {
        "date": "2026-03-13",
        "number": "DUK-F1-001",
        "visit": first["visit"],
        "service": "DUK-06",
        "service_name": first["service_name"],
        "agency": "DUK",
        "agency_name": "Dinas Kependudukan dan Pencatatan Sipil (Disdukcapil)",
        "state": "done",
        "counter": "DUK-L1",
        "counters": "DUK-L1",
        "issued": time(8, 5),
        "called": time(8, 10),
        "last_called": time(8, 10),
        "started": time(8, 12),
        "finished": time(8, 20),
        "wait_min": Decimal("5.0"),
        "service_min": Decimal("8.0"),
        "wait_s": Decimal(300),
        "service_s": Decimal(480),
        "estimated": 0,
        "priority": "elderly",
        "referred_in": 0,
        "source": "paper",
    }


def test_rows_stand_in_the_order_of_issue_and_days_are_both_included(paper):
    add_visit(paper, NewVisit(services=("DUK-06",)))
    found = rows(ticket_table(paper, FRIDAY, TUESDAY))
    assert [(row["date"], row["issued"]) for row in found] == sorted(
        (row["date"], row["issued"]) for row in found
    )
    assert (len(found), found[-1]["source"]) == (13, "demo")
    assert len(ticket_table(paper, TUESDAY, TUESDAY).rows) == 1
    assert ticket_table(paper, date(2026, 3, 14), date(2026, 3, 20)).rows == ()


def test_referral_is_marked_where_it_comes_in(desk):
    number = add_visit(desk, NewVisit(services=("DUK-06",))).value.tickets[0].number
    tickets.call_next(desk, "DUK-L1")
    refer_ticket(desk, number, "BJK-03")
    found = {row["service"]: row for row in rows(ticket_table(desk, TUESDAY, TUESDAY))}
    assert [found[service]["referred_in"] for service in ("DUK-06", "BJK-03")] == [0, 1]


def test_last_call_is_not_the_first_where_somebody_came_back(mall):
    number = add_visit(mall.desk, NewVisit(services=("DUK-06",))).value.tickets[0].number
    for act in (tickets.miss_ticket, tickets.return_ticket):
        if act is tickets.miss_ticket:
            tickets.call_next(mall.desk, "DUK-L1")
        act(mall.desk, number)
    mall.clock.forward(minutes=10)
    tickets.call_next(mall.desk, "DUK-L2")
    (row,) = rows(ticket_table(mall.desk, TUESDAY, TUESDAY))
    assert (row["called"], row["last_called"]) == (time(8, 0), time(8, 10))
    assert (row["counter"], row["counters"]) == ("DUK-L2", "DUK-L1+DUK-L2")


def test_masked_tables_hold_nobodys_name_or_number(paper):
    add_visit(paper, NewVisit(services=("DUK-06",), name="Suharto", phone="+6281298765432"))
    text = str((ticket_table(paper, FRIDAY, TUESDAY), visit_table(paper, FRIDAY, TUESDAY)))
    for told in ("Siti", "Ani", "Budi", "Suharto", "327104", "049000", "812345", "8129876"):
        assert told not in text


def test_visit_row_is_masked_by_default_and_clear_when_revealed(paper):
    hidden, clear = (rows(visit_table(paper, FRIDAY, FRIDAY, reveal=reveal))[0] for reveal in (False, True))
    assert (hidden["name"], hidden["id_number"], hidden["phone"]) == (
        "S. A.",
        "•••• •••• •••• 0001",
        "•••••••••••890",
    )
    assert (clear["name"], clear["id_number"], clear["phone"]) == (
        "Siti & <Ani>",
        "3271046504900001",
        "+6281234567890",
    )
    assert (hidden["tickets"], hidden["priority"], hidden["arrived"]) == (2, "elderly", time(8, 5))


def test_guest_without_any_data_has_empty_cells(paper):
    guest = rows(visit_table(paper, FRIDAY, FRIDAY))[2]
    assert [guest[key] for key in ("name", "id_type", "id_number", "phone", "first_contact")] == [None] * 5


@pytest.mark.parametrize(
    ("name", "number", "phone", "shown"),
    [
        ("Suharto", "", "", ("S.", "", "")),
        ("=1+1", "", "", ("1.", "", "")),
        ("😀", "", "", ("", "", "")),
        ("Siti Aminah Lestari", "A1234567", "112", ("S. A.", "•••• •••• •••• ••••", "•••")),
        (None, None, None, ("", "", "")),
    ],
)
def test_mask_leaves_letters_and_last_digits_alone(name, number, phone, shown):
    row = masked({"name": name, "id_number": number, "phone": phone})
    assert (row["name"], row["id_number"], row["phone"]) == shown


def test_tickets_in_clear_end_with_the_person(paper):
    table = ticket_table(paper, FRIDAY, FRIDAY, reveal=True)
    assert [column.key for column in table.columns][-4:] == ["name", "id_type", "id_number", "phone"]
    assert rows(table)[1]["name"] == "Siti & <Ani>"


def test_people_of_a_register_are_those_who_stand_in_it(desk):
    add_visit(desk, NewVisit(name="Hanya Bertanya", information_only=True))
    add_visit(desk, NewVisit(services=("DUK-06",), name="Antre"))
    add_visit(desk, NewVisit(services=("DUK-06",)))
    found = {what: people_in(desk, what, TUESDAY, TUESDAY) for what in ("visits", "tickets")}
    assert (len(found["visits"]), len(found["tickets"])) == (2, 1)
    assert people_in(desk, "visits", FRIDAY, FRIDAY) == []


def test_seconds_of_a_wait_are_exact(mall):
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    mall.clock.ms += 1_234
    tickets.call_next(mall.desk, "DUK-L1")
    (row,) = rows(ticket_table(mall.desk, TUESDAY, TUESDAY))
    assert (row["wait_s"], row["wait_min"]) == (Decimal("1.234"), Decimal("0.0"))


def test_visit_with_a_ticket_on_paper_that_nobody_called_shows_the_counter_it_was_sent_to(desk):
    rows_ = f"1;;;;;DUK-06;DUK-L2;{D}08.05;;;;cancelled\n"
    import_visits(desk, read_lines(as_bytes(rows_), "a.csv"))
    (row,) = rows(ticket_table(desk, FRIDAY, FRIDAY))
    assert (row["counter"], row["counters"], row["called"]) == ("DUK-L2", None, None)
