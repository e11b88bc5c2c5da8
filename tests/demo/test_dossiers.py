"""Dossiers of a made-up mall live on over its days, through the same services as real ones."""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random

import pytest

from desktop.demo.backlog import LEFT, left_to
from desktop.demo.dossiers import COMES_AGAIN, somebody
from desktop.demo.people import written_again
from desktop.demo.play import make_living_demo, usual_calendar
from desktop.desk import Desk
from desktop.queries.duplicates import duplicates
from desktop.queries.promises import promise_list
from desktop.queries.requests import RequestFilter, request_counts, request_list
from desktop.services.keeping import check_rows, verify
from desktop.services.signing_in import sign_in
from models.rules.folds.requests import RequestState
from models.rules.same_person import Known, likeness
from tests.demo.conftest import MONDAY, Demo, made, opened, way_in

TUESDAY = datetime(2026, 11, 24, 3, tzinfo=UTC)


def signed_in(folder) -> Desk:
    desk = opened(folder)
    user, password = way_in(folder)
    desk.session = sign_in(desk, user, password)
    return desk


@pytest.fixture(scope="module")
def weeks(tmp_path_factory) -> Iterator[Demo]:
    """Twelve days of 60 visits; tests only read them."""
    folder = tmp_path_factory.mktemp("weeks") / "out"
    summary = made(folder, days=12, visits=60, seed=1)
    desk = signed_in(folder)
    yield Demo(folder, summary, desk)
    desk.store.close()


@pytest.fixture(scope="module")
def morning(tmp_path_factory) -> Iterator[Desk]:
    """A living demo; tests only read it."""
    folder = tmp_path_factory.mktemp("morning")
    make_living_demo(folder, TUESDAY)
    desk = signed_in(folder)
    yield desk
    desk.store.close()


def test_dossiers_end_well_and_badly_within_two_weeks(weeks):
    assert {"picked_up", "rejected", "withdrawn"} <= set(weeks.column("SELECT DISTINCT state FROM request"))


def test_most_of_what_was_opened_in_the_first_days_is_collected(weeks):
    first = "SELECT count(*) FROM request WHERE day < '2026-11-11'"
    collected = weeks.column(f"{first} AND state = 'picked_up'")[0]
    assert collected > 0.6 * weeks.column(first)[0]


def test_every_dossier_was_opened_at_a_ticket_for_a_service_with_a_standard_of_days(weeks):
    receipts = "SELECT about_id FROM paper WHERE paper = 'receipt'"
    units = f"""SELECT DISTINCT s.sla_unit FROM request r JOIN service s ON s.id = r.service
        JOIN ticket t ON t.id = r.ticket WHERE t.state = 'done' AND r.id NOT IN ({receipts})"""
    assert set(weeks.column(units)) == {"days", "working_days"}
    assert weeks.column("SELECT count(*) FROM request WHERE ticket IS NULL") == [0]


def test_nobody_has_a_dossier_without_an_applicant(weeks):
    assert weeks.column("SELECT count(*) FROM request WHERE person IS NULL") == [0]


def test_references_are_those_of_the_agency_that_gives_them(weeks):
    found = weeks.desk.store.execute_sql(
        "SELECT DISTINCT agency, system FROM request WHERE reference <> '' AND agency = 'IMI'"
    ).fetchall()
    assert found == [("IMI", "m_paspor")]
    assert weeks.column("SELECT count(*) FROM request WHERE reference <> '' AND agency = 'DUK'") == [0]


def test_promises_are_kept_broken_and_forgotten(weeks):
    assert set(weeks.column("SELECT DISTINCT state FROM promise")) == {
        "promised",
        "promise_kept",
        "promise_broken",
    }


def test_referred_visitors_are_taken_on_or_sent_back(weeks):
    assert {"accepted", "sent_back"} <= set(weeks.column("SELECT DISTINCT state FROM referral"))


def test_some_people_are_there_twice(weeks):
    assert 3 <= len(duplicates(weeks.desk, 500)) < 60


def test_weeks_with_dossiers_are_the_fold_of_their_journal(weeks):
    assert check_rows(weeks.desk) == []
    assert verify(weeks.desk).faults == ()


def test_summary_counts_the_dossiers_of_its_day(weeks):
    opened_today = weeks.column("SELECT count(*) FROM request WHERE day = '2026-11-23'")[0]
    assert weeks.summary["requests"]["opened"] == opened_today > 5
    assert weeks.summary["requests"]["finished"] > 5
    assert weeks.summary["requests"]["overdue"] == request_counts(weeks.desk).overdue > 0


def test_living_demo_has_a_dossier_under_every_chip_and_in_every_state(morning):
    counts = request_counts(morning)
    assert counts.overdue >= 2
    assert counts.due_today > counts.overdue
    assert all(counts.by_state.values())
    assert all(request_list(morning, RequestFilter(state=state)).rows for state in RequestState)


def test_living_demo_has_promises_for_today_and_people_to_compare(morning):
    assert promise_list(morning)
    assert duplicates(morning)


def test_dossiers_of_earlier_days_came_in_on_working_days():
    calendar = usual_calendar(MONDAY)
    days = left_to(calendar, MONDAY)
    assert list(days) == sorted(days)
    assert max(days) < MONDAY
    assert all(map(calendar.working_day, days))
    assert sum(map(len, days.values())) == len(LEFT)


@pytest.mark.parametrize("name", ["Muhammad Lubis", "Siti Rahayu", "Agus Wibowo", "Joko"])
def test_who_is_written_again_is_found_as_the_same_person(name):
    one, other = (Known(name=told, phone="084912345678") for told in (name, written_again(name)))
    assert likeness(one, other).suggested


def test_somebody_known_comes_again_now_and_then():
    known: list = []
    rng = Random(1)
    drawn = [somebody(rng, known) for _ in range(1000)]
    assert 0.5 * COMES_AGAIN < 1 - len(known) / len(drawn) < 2 * COMES_AGAIN
