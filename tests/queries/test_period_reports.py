"""R4 to R8 and R11 of small random malls against a recount from the journal's events, in every form."""

import csv
import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from statistics import median

import pytest
from openpyxl import load_workbook

from desktop.printing.periods import drawn, period_report
from desktop.queries.day_figures import daily_report
from models.rules.bodies.visits import Priority
from reports.arrangement import HIDDEN, Period
from tests.conftest import Mall
from tests.queries.living import DAY, Recount, live, recount
from tests.reports.reading import words

SPAN, PAST = Period(DAY, date(2026, 11, 30)), Period(DAY, DAY + timedelta(1))
NAMES = ("sla", "inclusion", "returned", "referrals", "outages", "outputs")
FORMS = (".pdf", ".xlsx", ".csv", ".json")
DAY_MS = 86_400_000
SERVED = {"done", "returned_incomplete", "rejected", "referred", "system_down"}


@pytest.fixture(params=[1, 2, 3])
def lived(mall: Mall, request) -> tuple[Mall, Recount]:
    live(mall, request.param)
    return mall, recount(mall)


def figures(mall: Mall, name: str, span: Period = SPAN, agency: str | None = None):
    return period_report(mall.desk, name, span, agency=agency).arrangement.figures


def ends(mall: Mall, span: Period) -> tuple[int, int]:
    """Return beginning and end of a span in milliseconds: midnights of Jakarta, the end no later than now."""
    first, last = (
        round(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000) - 7 * 3_600_000
        for day in (span.first, span.last + timedelta(1))
    )
    return first, min(last, mall.clock.ms)


@pytest.mark.parametrize("span", [SPAN, PAST, Period(DAY + timedelta(1), DAY + timedelta(2))])
def test_promises_that_fell_due_are_those_of_the_events(lived, span):
    mall, counted = lived
    start, until = ends(mall, span)
    told = figures(mall, "sla", span)
    due = [one for one in counted.dossiers.values() if one.due is not None and start <= one.due < until]
    lapsed = [one for one in due if one.end == "withdrawn" and one.answered <= one.due]
    owed = [one for one in due if one not in lapsed]
    done = [one for one in owed if one.answered is not None and one.answered < until]
    on_time = [one for one in done if one.answered <= one.due]
    late_open = [
        one
        for one in counted.dossiers.values()
        if one.due is not None and one.due < until and (one.answered is None or one.answered >= until)
    ]
    late_open = [one for one in late_open if one not in lapsed and (one.answered or until) > one.due]
    overall = told.overall
    assert (overall.due, overall.on_time, overall.late) == (len(owed), len(on_time), len(done) - len(on_time))
    assert (overall.lapsed, overall.open_late) == (len(lapsed), len(owed) - len(done))
    assert overall.carried == len(late_open) - overall.open_late
    assert {one.code for one in told.open_late} == {one.code for one in late_open}
    assert [one.due for one in told.open_late] == sorted(one.due for one in told.open_late)
    stood = sum(max(0, min(end or until, until) - begun) for one in owed for begun, end in one.stands)
    assert overall.applicant_days == pytest.approx(stood / DAY_MS, abs=0.0501)
    for agency in told.agencies:
        own = [one for one in owed if one.service.startswith(f"{agency.code}-")]
        assert agency.counts.due == len(own)
    assert sum(one.counts.due for one in told.services) == overall.due


def test_papers_given_back_are_those_of_the_events(lived):
    mall, counted = lived
    told = figures(mall, "returned")
    served = [one for one in counted.legs.values() if one.end in SERVED]
    back = [one for one in served if one.end == "returned_incomplete"]
    needs = Counter((one.service, group) for one in back for group in one.lacking)
    assert (told.overall.served, told.overall.returned) == (len(served), len(back))
    assert told.overall.unsaid == sum(not one.lacking for one in back)
    assert {
        (one.service, one.group): one.times for service in told.services for one in service.missing
    } == needs
    for service in told.services:
        if service.missing:
            assert round(sum(one.share for one in service.missing), 1) == 100.0
    assert needs


def test_referrals_are_those_of_the_events(lived):
    mall, counted = lived
    told = figures(mall, "referrals")
    pairs = Counter(
        (counted.legs[body.ticket].service[:3], counted.legs[body.sent].service[:3])
        for body, _ in counted.sent.values()
    )
    assert {(one.source, one.target): one.counts.made for one in told.pairs} == pairs
    results = Counter(counted.legs[body.sent].end for body, _ in counted.sent.values())
    overall = told.overall
    assert (overall.made, overall.done, overall.dropped, overall.open) == (
        len(counted.sent),
        results["done"],
        results["left"],
        results["open"],
    )
    assert overall.done + overall.other_end + overall.dropped + overall.open == overall.made
    assert (overall.accepted, overall.sent_back) == (len(counted.accepted), len(counted.back))
    took = [(at - counted.sent[who][1]) / 60_000 for who, at in counted.accepted.items()]
    assert overall.hand_over_p50_min == (pytest.approx(median(took), abs=0.0501) if took else None)


def test_outages_are_those_of_the_events_and_of_the_daily_reports(lived):
    mall, counted = lived
    told = figures(mall, "outages")
    assert len(told.outages) == len(counted.outages) > 2
    days = [daily_report(mall.desk, day).figures for day in SPAN.days if day <= mall.desk.today()]
    assert told.open_minutes == sum(day.outage_minutes for day in days)
    assert sum(one.open_minutes for one in told.outages) == sum(
        row.open_minutes for day in days for row in day.outages
    )
    assert sum(one.visits for one in told.outages) == sum(row.affected for day in days for row in day.outages)
    by_agency = Counter({row.code: 0 for day in days for row in day.by_agency})
    for day in days:
        by_agency.update({row.code: row.outage_minutes for row in day.by_agency})
    for one in told.agencies:
        assert one.open_minutes == by_agency[one.key]
    met = {
        (leg.visit, number)
        for body, begun, over in counted.outages.values()
        for number, leg in counted.legs.items()
        if leg.service.startswith(f"{body.agency}-")
        and leg.issued < (over or mall.clock.ms)
        and (leg.ended is None or leg.ended > begun)
        and leg.day == f"{datetime.fromtimestamp(begun / 1000 + 7 * 3600, UTC):%Y-%m-%d}"
    }
    assert (told.visits, told.tickets) == (len({visit for visit, _ in met}), len(met))


def test_products_are_those_of_the_events(lived):
    mall, counted = lived
    for span in (SPAN, PAST):
        start, until = ends(mall, span)
        told = figures(mall, "outputs", span).overall
        made = [one for one in counted.dossiers.values() if one.end == "made"]
        assert told.issued == sum(start <= one.answered < until for one in made)
        assert told.picked_up == sum(
            one.collected is not None and start <= one.collected < until for one in made
        )
        waiting = [
            one for one in made if one.answered < until and (one.collected is None or one.collected >= until)
        ]
        assert (told.waiting, told.over_7) == (len(waiting), 0)


def test_priority_visits_are_those_of_the_events_unless_few(lived):
    mall, counted = lived
    told = figures(mall, "inclusion")
    first = [visit for visit, basis in counted.basis.items() if basis]
    assert told.visits == len(counted.basis)
    assert told.priority in (None, len(first))
    by_basis = Counter(str(one) for basis in counted.basis.values() for one in basis)
    assert [one.basis for one in told.bases] == [str(one) for one in Priority if by_basis[str(one)]]
    for one in told.bases:
        assert one.visits in (None, by_basis[one.basis])
        assert one.visits is None or one.visits >= 5
    if min(by_basis.values()) < 5:
        assert sum(one.visits is None for one in told.bases) > 1
    served = {leg.visit for leg in counted.legs.values() if leg.end in SERVED}
    for one in told.needs:
        who = [visit for visit, needs in counted.needs.items() if one.need in needs]
        assert one.asked in (None, len(who))
        assert one.served in (None, sum(visit in served for visit in who))
        assert None in (one.asked, one.served, one.not_served) or one.asked == one.served + one.not_served
    waits = [
        (leg.called - leg.issued) / 60_000
        for leg in counted.legs.values()
        if leg.end in SERVED and leg.called is not None and counted.basis[leg.visit]
    ]
    assert told.priority_waits.longest_min == pytest.approx(max(waits), abs=0.0501)


def test_every_form_has_the_same_figures(lived):
    mall, _ = lived
    keys = {"sla": "due", "returned": "served", "referrals": "made", "outputs": "issued"}
    titles = {"sla": "Jatuh tempo", "returned": "Dilayani", "referrals": "Dikirim", "outputs": "Terbit"}
    sheets = {"sla": "Layanan", "returned": "Layanan", "referrals": "Pasangan", "outputs": "Layanan"}
    for name, key in keys.items():
        report = period_report(mall.desk, name, SPAN)
        value = getattr(report.arrangement.figures.overall, key)
        assert json.loads(drawn(report, ".json"))["overall"][key] == value
        heads, *rows = load_workbook(BytesIO(drawn(report, ".xlsx")))[sheets[name]].iter_rows(
            values_only=True
        )
        assert rows[-1][heads.index(titles[name])] == value
        assert f"{value}" in words(drawn(report, ".pdf"))
    report = period_report(mall.desk, "sla", SPAN)
    rows = list(csv.DictReader(StringIO(drawn(report, ".csv").decode("utf-8-sig")), delimiter=";"))
    assert sum(int(row["Jatuh tempo"]) for row in rows) == report.arrangement.figures.overall.due


def test_hidden_counts_are_hidden_in_every_form(lived):
    mall, _ = lived
    report = period_report(mall.desk, "inclusion", SPAN)
    assert None in [one.visits for one in report.arrangement.figures.bases]
    assert HIDDEN in words(drawn(report, ".pdf"))
    rows = list(csv.DictReader(StringIO(drawn(report, ".csv").decode("utf-8-sig")), delimiter=";"))
    assert [row["Kunjungan"] for row in rows] == [
        HIDDEN if one.visits is None else str(one.visits) for one in report.arrangement.figures.bases
    ]


def test_reports_change_nothing_and_are_equal_bytes(lived):
    mall, _ = lived
    before = mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    for name in NAMES:
        for form in FORMS:
            first, second = (drawn(period_report(mall.desk, name, SPAN), form) for _ in range(2))
            assert first == second
    assert mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before


@pytest.mark.parametrize("name", [*NAMES, "monthly", "waits"])
def test_report_of_a_span_reads_no_table_of_years_from_end_to_end(mall: Mall, name: str):
    """Tickets, visits and requests are found by an index, whatever the optimizer knows of their number."""
    asked, store = [], mall.desk.store
    run = store.execute_sql
    store.execute_sql = lambda sql, given=None: asked.append((sql, given)) or run(sql, given)
    period_report(mall.desk, name, SPAN)
    del store.execute_sql
    plans = [
        step
        for sql, given in asked
        if sql.lstrip().startswith(("SELECT", "WITH"))
        for *_, step in run(f"EXPLAIN QUERY PLAN {sql}", given).fetchall()
    ]
    of_open_ones = "request USING INDEX request_open_agency"
    scans = [step for step in plans if step.startswith("SCAN") and of_open_ones not in step]
    assert not [step for step in scans if step.split()[1] in ("t", "v", "r", "ticket", "visit", "request")]
    assert any(step.startswith("SEARCH") for step in plans)
