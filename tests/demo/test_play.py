"""Whole demos: equal seeds give equal days, the days are lawful, and everything that happens in a mall happens."""

import hashlib
import json
import os
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from desktop.demo.play import last_working_day
from desktop.desk import Session
from desktop.errors import Refused
from desktop.queries.day_figures import daily_report
from desktop.services.days import close_day
from desktop.services.keeping import check_rows, verify
from desktop.services.signing_in import sign_in
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.kinds import BY_NUMBER
from reports.daily import daily_json
from tests.demo.conftest import MONDAY, made, opened

EVERY_DAY = {
    "visit.arrived", "visit.greeted", "visit.prioritised", "visit.accommodated", "consent.given", "documents.checked",
    "person.described", "ticket.issued", "ticket.unblocked", "ticket.called", "ticket.recalled", "ticket.started",
    "ticket.held", "ticket.resumed", "ticket.finished", "ticket.missed", "ticket.requeued", "ticket.transferred",
    "ticket.cancelled", "ticket.expired", "act.undone", "counter.opened", "counter.paused", "counter.resumed",
    "counter.closed", "outage.started", "outage.ended", "day.closed", "note.written",
}  # fmt: skip
EVERY_END = {
    "done", "returned_incomplete", "rejected", "referred", "system_down", "no_show", "cancelled", "expired",
}  # fmt: skip


def test_one_seed_gives_one_summary_byte_for_byte(tmp_path):
    for name in ("one", "two"):
        made(tmp_path / name, days=2, seed=3)
    assert (tmp_path / "one" / "summary.json").read_bytes() == (
        tmp_path / "two" / "summary.json"
    ).read_bytes()


def test_another_seed_gives_another_day(tmp_path):
    assert made(tmp_path / "one", seed=3)["hours"] != made(tmp_path / "two", seed=4)["hours"]


def test_keys_of_the_file_are_not_from_the_seed(tmp_path):
    for name in ("one", "two"):
        made(tmp_path / name, visits=3)
    one, two = (json.loads((tmp_path / name / "access.json").read_bytes()) for name in ("one", "two"))
    assert one["password"] == two["password"]
    assert one["recovery_key"] != two["recovery_key"]


def test_last_day_has_the_visits_asked_for_and_earlier_days_too(tmp_path):
    assert made(tmp_path / "out", days=3)["visits"] == 30
    desk = opened(tmp_path / "out")
    counted = desk.store.execute_sql("SELECT day, count(*) FROM visit GROUP BY day ORDER BY day").fetchall()
    assert counted == [("2026-11-19", 30), ("2026-11-20", 30), ("2026-11-23", 30)]
    assert [n for (n,) in desk.store.execute_sql("SELECT count(*) FROM day WHERE closed_at IS NOT NULL")] == [
        3
    ]
    desk.store.close()


@pytest.mark.parametrize(
    "day", [date(2026, 11, 22), date(2026, 12, 25), date(2026, 2, 22), date(2026, 3, 21)]
)
def test_closed_day_is_run_as_a_working_day(tmp_path, day):
    summary = made(tmp_path / "out", day)
    assert summary["date"] == day.isoformat()
    assert summary["by_state"]["done"] > 10


def test_sums_of_the_summary_agree(busy):
    summary, agencies = busy.summary, busy.summary["by_agency"]
    ended = {state: summary["by_state"].get(state, 0) for state in EVERY_END}
    assert summary["tickets"] == sum(summary["by_state"].values()) == sum(ended.values())
    assert summary["tickets"] == sum(one["tickets"] for one in agencies)
    served = summary["tickets"] - ended["no_show"] - ended["cancelled"] - ended["expired"]
    assert served == sum(one["served"] for one in agencies)
    assert sum(one["no_show"] for one in agencies) == ended["no_show"]
    assert sum(hour["visits"] for hour in summary["hours"]) == summary["visits"] == 200
    assert sum(one["referred_out"] for one in agencies) == sum(one["referred_in"] for one in agencies)


def test_everything_that_can_happen_in_a_mall_happens_on_a_busy_day(busy):
    kinds = {BY_NUMBER[kind].name for kind in busy.column("SELECT DISTINCT kind FROM journal")}
    assert EVERY_DAY - kinds == set()
    assert set(busy.summary["by_state"]) == EVERY_END
    assert {"elderly", "disability"} <= set(busy.summary["priority"])
    assert len(busy.summary["outages"]) == 1
    reasons = busy.column(
        "SELECT DISTINCT json_extract(body, '$.reason') FROM journal WHERE kind = 71 AND body <> '{}'"
    )
    assert "outage" in reasons


def test_civil_registry_has_the_largest_share_and_peaks_stand_out(busy):
    by_agency = {one["code"]: one["tickets"] for one in busy.summary["by_agency"]}
    assert max(by_agency, key=by_agency.get) == "DUK"
    assert 0.25 < by_agency["DUK"] / busy.summary["tickets"] < 0.55
    visits = {hour["hour"]: hour["visits"] for hour in busy.summary["hours"]}
    assert min(visits[9], visits[13]) > 2 * max(visits[11], visits[15])


def test_about_a_third_of_the_visits_have_several_tickets(busy):
    tickets = busy.column("SELECT count(*) FROM ticket GROUP BY visit")
    assert 0.2 < sum(n > 1 for n in tickets) / len(tickets) < 0.5


def test_counters_are_opened_by_demand(busy, tmp_path):
    made(tmp_path / "out", visits=10)
    desk = opened(tmp_path / "out")
    few = desk.store.execute_sql("SELECT count(DISTINCT counter) FROM shift").fetchone()[0]
    many = busy.column("SELECT count(DISTINCT counter) FROM shift")[0]
    desk.store.close()
    assert few < 20 < many < 61


def test_rows_are_the_fold_of_the_journal_and_the_chain_is_whole(busy):
    assert check_rows(busy.desk) == []
    assert verify(busy.desk).faults == ()


def test_report_on_the_data_gives_the_summary_again(busy):
    (officer,) = busy.column("SELECT id FROM officer WHERE role = 'administrator'")
    reader = busy.desk.signed_in(Session(officer, "demo", Role.ADMINISTRATOR))
    again = daily_json(daily_report(reader, MONDAY))
    assert again == (busy.folder / "summary.json").read_bytes()
    assert again == (busy.folder / "daily-report.json").read_bytes()


def test_every_event_says_that_it_is_made_up(busy):
    assert busy.column("SELECT DISTINCT source FROM journal") == [3]


def test_papers_name_the_signatories_and_the_office(busy):
    signature = busy.summary["signature"]
    assert signature["head"]["title"] == "Kepala DPMPTSP Kota Contoh"
    assert all(len(one["nip"]) == 18 and one["name"] for one in signature.values())


def test_register_has_a_row_for_each_ticket_and_shows_no_name(busy):
    rows = list(load_workbook(busy.folder / "register.xlsx").active.values)
    assert len(rows) - 1 == busy.summary["tickets"]
    assert "name" not in rows[0]
    visits = list(load_workbook(busy.folder / "visits.xlsx").active.values)
    names = set(busy.column("SELECT name FROM person WHERE name LIKE '% %'"))
    assert len(visits) - 1 == busy.summary["visits"]
    assert not names & {cell for row in visits for cell in row}


def test_a_handful_of_visits_has_its_papers_as_they_were_remembered(busy):
    files = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (busy.folder / "papers").iterdir()}
    assert files == set(busy.column("SELECT sha256 FROM paper"))
    assert set(busy.column("SELECT DISTINCT paper FROM paper")) == {
        "ticket",
        "visit_sheet",
        "receipt",
        "handover",
    }
    assert busy.column("SELECT DISTINCT state FROM print_job") == ["sent"]
    sheets = "SELECT about_id FROM paper WHERE paper = 'visit_sheet'"
    agencies = busy.column(
        f"""SELECT count(DISTINCT s.agency) FROM ticket t JOIN service s ON s.id = t.service
        WHERE t.visit IN ({sheets}) GROUP BY t.visit"""
    )
    assert max(agencies) > 1
    assert 1 in agencies
    assert busy.column(f"SELECT count(*) FROM visit WHERE priority <> '[]' AND id IN ({sheets})")[0] > 0


def test_papers_are_of_the_last_day_only(tmp_path):
    made(tmp_path / "out", days=2)
    desk = opened(tmp_path / "out")
    days = desk.store.execute_sql("SELECT DISTINCT substr(drawn_at, 1, 10) FROM paper").fetchall()
    desk.store.close()
    assert days == [("2026-11-23",)]


def test_only_the_owner_may_read_the_way_in(busy):
    if os.name == "posix":
        assert (busy.folder / "access.json").stat().st_mode & 0o777 == 0o600
        assert (busy.folder / "data").stat().st_mode & 0o777 == 0o700
    assert sorted(path.name for path in (busy.folder / "data").iterdir() if "-" not in path.name) == [
        "key.json",
        "pandu.db",
    ]


def test_opened_demo_goes_on_at_the_end_of_its_last_event(tmp_path):
    made(tmp_path / "out", visits=5)
    desk = opened(tmp_path / "out")
    access = json.loads((tmp_path / "out" / "access.json").read_bytes())
    desk.session = sign_in(desk, access["user"], access["password"])
    assert desk.today() == MONDAY
    with pytest.raises(Refused, match=r"day\.closed"):
        close_day(desk)
    added = add_visit(desk, NewVisit(services=("DUK-06",), name="Tamu", anyway="mencoba")).value
    assert added.code.startswith("V1-261123-0006")
    assert daily_report(desk, MONDAY).figures.revision == 1
    desk.store.close()


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2076, 1, 1), date.min, date.max])
def test_day_whose_holidays_nobody_knows_is_refused(tmp_path, day):
    with pytest.raises(Refused, match=r"demo\.date"):
        made(tmp_path / "out", day)
    assert list(tmp_path.iterdir()) == []


def test_last_working_day_is_the_malls_not_the_machines():
    monday_0600_wib = datetime(2026, 11, 22, 23, tzinfo=UTC)
    sunday_2300_wib = datetime(2026, 11, 22, 16, tzinfo=UTC)
    assert last_working_day(monday_0600_wib) == date(2026, 11, 20)
    assert last_working_day(sunday_2300_wib) == date(2026, 11, 20)
    assert last_working_day(datetime(2026, 11, 24, 3, tzinfo=UTC)) == MONDAY
    assert last_working_day(datetime(2026, 12, 28, 3, tzinfo=UTC)) < date(2026, 12, 25)
