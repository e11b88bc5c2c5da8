"""The figures of a day, recounted by hand."""

from datetime import date

import pytest

from desktop.queries.day_figures import daily_figures, daily_report
from desktop.services import counters, outages, tickets
from desktop.services.catalogue import import_catalogue
from desktop.services.days import close_day
from desktop.services.outages import NewOutage
from desktop.services.referrals import refer_ticket
from desktop.services.undo import undo_ticket
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.places import OutageMode
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Priority
from reports.daily import daily_csv, daily_json, daily_pdf, daily_xlsx, from_json, to_json
from tests.reports.reading import pages

DAY = date(2026, 11, 24)


def came(mall, *services, **more) -> list[str]:
    return [t.number for t in add_visit(mall.desk, NewVisit(services=services, **more)).value.tickets]


def served(mall, number: str, *, wait: float, service: float, outcome: Outcome = Outcome.DONE) -> None:
    """Call, serve and finish one ticket at the counter that it is for, after so many minutes."""
    mall.clock.forward(minutes=wait)
    assert tickets.call_next(mall.desk, "DUK-L1").value.number == number
    tickets.start_ticket(mall.desk, number)
    mall.clock.forward(minutes=service)
    tickets.finish_ticket(mall.desk, number, outcome)


def test_figures_of_a_small_day_are_those_of_a_recount_by_hand(mall):
    for wait, service, outcome in (
        (1, 4, Outcome.DONE),
        (2, 6, Outcome.RETURNED_INCOMPLETE),
        (3.06, 10, Outcome.DONE),
    ):
        (number,) = came(mall, "DUK-06", priority=(Priority.PREGNANT, Priority.TODDLER))
        served(mall, number, wait=wait, service=service, outcome=outcome)
    came(mall, "DUK-06")
    absent = tickets.call_next(mall.desk, "DUK-L1").value.number
    tickets.miss_ticket(mall.desk, absent)
    (cancelled,) = came(mall, "DUK-06")
    tickets.cancel_ticket(mall.desk, cancelled)
    came(mall, "POL-03")
    add_visit(mall.desk, NewVisit(information_only=True))
    figures = daily_figures(mall.desk, DAY)
    assert (figures.visits, figures.tickets) == (7, 6)
    assert dict(figures.by_state) == {
        "waiting": 1, "done": 2, "returned_incomplete": 1, "no_show": 1, "cancelled": 1,
    }  # fmt: skip
    duk = next(agency for agency in figures.by_agency if agency.code == "DUK")
    assert (duk.tickets, duk.served, duk.no_show, duk.returned_incomplete) == (5, 3, 1, 1)
    # waits 1, 2 and 3.06 minutes: the median is 2, P90 lies 0.8 of the way from 2 to 3.06 = 2.848
    assert (duk.wait_p50_min, duk.wait_p90_min) == (2.0, 2.8)
    assert (duk.service_p50_min, duk.service_p90_min) == (6.0, 9.2)
    assert (duk.first_call, duk.last_call, duk.counters_open) == ("08:01", "08:26", 1)
    pol = next(agency for agency in figures.by_agency if agency.code == "POL")
    assert (pol.tickets, pol.served, pol.wait_p50_min, pol.counters_open) == (1, 0, None, 0)
    assert dict(figures.priority) == {"pregnant": 3, "toddler": 3}
    assert [(hour.hour, hour.visits, hour.tickets) for hour in figures.hours] == [(8, 7, 6)]
    assert (figures.left_out.no_show, figures.left_out.cancelled, figures.left_out.open) == (1, 1, 1)


def test_undone_call_is_no_call(mall):
    (number,) = came(mall, "DUK-06")
    tickets.call_next(mall.desk, "DUK-L1")
    undo_ticket(mall.desk, number)
    served(mall, number, wait=5, service=1)
    duk = daily_figures(mall.desk, DAY).by_agency[0]
    assert (duk.wait_p50_min, duk.first_call) == (5.0, "08:05")


def test_tickets_over_eight_hours_are_counted_apart(mall):
    (number,) = came(mall, "DUK-06")
    served(mall, number, wait=1, service=8 * 60 + 1)
    figures = daily_figures(mall.desk, DAY)
    assert (figures.by_agency[0].served, figures.by_agency[0].service_p50_min) == (1, None)
    assert figures.left_out.over_8h == 1


def test_referral_counts_out_at_one_agency_and_in_at_the_other(mall):
    (number,) = came(mall, "DUK-06")
    tickets.call_next(mall.desk, "DUK-L1")
    refer_ticket(mall.desk, number, "BJK-03")
    rows = {agency.code: agency for agency in daily_figures(mall.desk, DAY).by_agency}
    assert (rows["DUK"].referred_out, rows["DUK"].referred_in, rows["BJK"].referred_in) == (1, 0, 1)


def test_agency_with_an_open_counter_and_no_ticket_has_a_row(mall):
    counters.open_counter(mall.desk, "TSP-L1")
    (row,) = daily_figures(mall.desk, DAY).by_agency
    assert (row.code, row.tickets, row.counters_open) == ("TSP", 0, 1)


def test_outage_counts_who_was_there_while_it_lasted(mall):
    (before,) = came(mall, "DUK-06")
    served(mall, before, wait=0, service=1)
    came(mall, "DUK-06")
    outage = outages.start_outage(mall.desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.NOTED)).value
    mall.clock.forward(minutes=12)
    outages.end_outage(mall.desk, outage)
    came(mall, "DUK-06")
    (row,) = daily_figures(mall.desk, DAY).outages
    assert (row.system, row.started, row.ended, row.minutes, row.tickets_affected) == (
        "SIAK",
        "08:01",
        "08:13",
        12,
        1,
    )


def test_closing_the_day_settles_who_waits_and_is_no_revision(mall):
    came(mall, "DUK-06", "POL-03")
    counters.open_counter(mall.desk, "DUK-L1")
    assert close_day(mall.desk).value.expired == 2
    figures = daily_figures(mall.desk, DAY)
    assert (dict(figures.by_state), figures.revision) == ({"expired": 2}, 0)
    assert mall.desk.store.execute_sql("SELECT state FROM shift").fetchall() == [("closed",)]


def test_late_fact_of_a_closed_day_is_one_revision_whatever_its_number_of_events(mall):
    close_day(mall.desk)
    came(mall, "DUK-06", "POL-03", name="Terlambat", anyway="tamu terakhir")
    assert daily_figures(mall.desk, DAY).revision == 1


def test_outage_that_ends_and_counter_that_opens_after_the_close_are_revisions(mall):
    outage = outages.start_outage(mall.desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.NOTED)).value
    close_day(mall.desk)
    mall.clock.forward(minutes=12)
    outages.end_outage(mall.desk, outage)
    figures = daily_figures(mall.desk, DAY)
    assert (figures.outages[0].minutes, figures.revision) == (12, 1)
    counters.open_counter(mall.desk, "DUK-L1")
    figures = daily_figures(mall.desk, DAY)
    assert (figures.by_agency[0].counters_open, figures.revision) == (1, 2)


def test_report_of_a_past_day_prints_the_name_that_was_valid_then(mall):
    came(mall, "DUK-06")
    mall.clock.forward(minutes=24 * 60)
    agency = {"code": "DUK", "kind": "LOC", "name": "Dinas Dukcapil dan Sipil"}
    import_catalogue(mall.desk, {"agencies": [agency]})
    came(mall, "DUK-06")
    names = [daily_figures(mall.desk, date(2026, 11, day)).by_agency[0].name for day in (24, 25)]
    assert names == ["Dinas Kependudukan dan Pencatatan Sipil (Disdukcapil)", "Dinas Dukcapil dan Sipil"]


def test_making_a_report_changes_nothing_and_the_json_reads_back(mall):
    came(mall, "DUK-06")
    before = mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    first, second = daily_report(mall.desk, DAY), daily_report(mall.desk, DAY)
    assert daily_json(first) == daily_json(second)
    assert from_json(to_json(first.figures)) == first.figures
    assert mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before
    assert first.example


def test_empty_day_has_figures_too(mall):
    figures = daily_figures(mall.desk, date(2026, 1, 5))
    assert (figures.visits, figures.tickets, figures.by_agency, figures.hours) == (0, 0, (), ())


def copied(mall, table: str, times: int, **changed: str) -> None:
    """Put copies of every row into a table, as cheaply as the store does it; `n` is the number of the copy, from 1."""
    columns = [row[1] for row in mall.desk.store.execute_sql(f"PRAGMA table_info({table})").fetchall()]
    values = ", ".join(changed.get(column, column) for column in columns)
    numbers = f"WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n < {times})"
    mall.desk.store.execute_sql(
        f"INSERT INTO {table} ({', '.join(columns)}) {numbers} SELECT {values} FROM {table}, copies"
    )


def day_of(mall, visits: int) -> None:
    """Make a day of so many visits, each with two tickets, at two agencies: one served, one waiting."""
    if not visits:
        return
    number, _ = came(mall, "DUK-06", "POL-03")
    served(mall, number, wait=3, service=7)
    if visits > 1:
        with mall.desk.writing():
            copied(mall, "visit", visits - 1, id="id || n", code="code || n", count="count + n")
            copied(
                mall,
                "ticket",
                visits - 1,
                id="id || n",
                visit="visit || n",
                number="number || n",
                count="count + n",
            )


@pytest.mark.parametrize("visits", [0, 1, 5000])
def test_exp_18_empty_lonely_and_crowded_day_add_up_and_number_their_pages(mall, visits):
    day_of(mall, visits)
    report = daily_report(mall.desk, DAY)
    figures = report.figures
    assert (figures.visits, figures.tickets) == (visits, 2 * visits)
    assert sum(figures.by_state.values()) == 2 * visits
    assert sum(agency.tickets for agency in figures.by_agency) == 2 * visits
    assert sum(agency.served for agency in figures.by_agency) == figures.by_state.get("done", 0) == visits
    assert (sum(hour.visits for hour in figures.hours), sum(hour.tickets for hour in figures.hours)) == (
        visits,
        2 * visits,
    )
    assert figures.overall.wait_p50_min == (3.0 if visits else None)
    texts = pages(daily_pdf(report))
    assert [f"Halaman {n} dari {len(texts)}" in text for n, text in enumerate(texts, 1)] == [True] * len(
        texts
    )
    assert f"{2 * visits:,}".replace(",", ".") in texts[0]
    assert daily_csv(report)
    assert daily_xlsx(report)
