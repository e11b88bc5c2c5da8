"""R1, R2, R3 and R12 of small random malls against a recount from the journal's events, in every form."""

import csv
import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO, StringIO
from statistics import quantiles

import pytest
from openpyxl import load_workbook

from desktop.errors import Refused
from desktop.printing.periods import drawn, period_report
from desktop.queries.day_figures import daily_report
from desktop.services import counters, tickets
from desktop.services.days import close_day
from desktop.services.settings import set_holiday
from desktop.services.visits import NewVisit, add_visit
from models.journal import COLUMNS, read_event
from models.rules.bodies import places
from models.rules.bodies import tickets as said
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import VisitArrived
from models.rules.events import Subject
from reports.arrangement import Period, PeriodReport
from reports.daily import daily_csv, daily_xlsx
from tests.conftest import Mall
from tests.reports.reading import words

DAY = date(2026, 11, 24)
DAYS = tuple(DAY + timedelta(step) for step in range(4))
SPAN = Period(DAY, date(2026, 11, 30))
SERVICES = ("DUK-06", "DUK-03", "POL-03", "BJK-03", "TSP-01")
COUNTERS = ("DUK-L1", "DUK-L2", "POL-L1", "BJK-L1", "TSP-L1")
LONG_MIN = 8 * 60
NAMES = ("monthly", "waits", "booths")
FORMS = (".pdf", ".xlsx", ".csv", ".json")


@dataclass
class Told:
    """What the events of one ticket say."""

    visit: str = ""
    service: str = ""
    day: str = ""
    issued: int = 0
    called: int | None = None
    started: int | None = None
    finished: int | None = None
    end: str = "open"


@dataclass
class Recount:
    """A mall's days, counted from events alone."""

    visits: Counter = field(default_factory=Counter)
    tickets: defaultdict = field(default_factory=lambda: defaultdict(Told))
    seats: defaultdict = field(default_factory=lambda: defaultdict(list))

    def of(self, *, day: str = "", service: str = "") -> list[Told]:
        return [
            one
            for one in self.tickets.values()
            if one.day.startswith(day) and one.service.startswith(service)
        ]


def recount(mall: Mall) -> Recount:
    found, shifts = Recount(), {}
    for row in mall.desk.store.execute_sql(f"SELECT {COLUMNS} FROM journal ORDER BY hlc, seq").fetchall():
        event = read_event(row)
        body, at = event.body, event.occurred_at
        if isinstance(body, VisitArrived):
            found.visits[body.day] += 1
        if isinstance(body, places.CounterOpened):
            shifts[event.subject_id] = (body.counter, body.day, at)
        if isinstance(body, places.CounterClosed):
            counter, day, since = shifts[event.subject_id]
            found.seats[counter].append((day, at - since))
        if event.subject == Subject.TICKET:
            _tell(found.tickets[event.subject_id], body, at)
    return found


def _tell(ticket: Told, body: object, at: int) -> None:
    if isinstance(body, said.TicketIssued):
        ticket.visit, ticket.service, ticket.day, ticket.issued = body.visit, body.service, body.day, at
    elif isinstance(body, said.TicketCalled) and ticket.called is None:
        ticket.called = at
    elif isinstance(body, said.TicketStarted):
        ticket.started = at
    elif isinstance(body, said.TicketFinished):
        ticket.finished, ticket.end = at, str(body.outcome)
    elif isinstance(body, said.TicketMissed):
        ticket.end = "no_show"
    elif isinstance(body, said.TicketCancelled):
        ticket.end = "cancelled"
    elif isinstance(body, said.TicketExpired):
        ticket.end = "expired"


def live(mall: Mall, seed: int) -> None:
    """Live four days by chance: visits, calls, no-shows, services of which one is too long, cancellations."""
    chance = random.Random(seed)
    for day in DAYS:
        for _ in range(chance.randint(3, 14)):
            mall.clock.forward(minutes=chance.choice((0, 0.5, 3, 11.3)))
            wanted = tuple(chance.sample(SERVICES, chance.choice((1, 1, 2))))
            came = add_visit(mall.desk, NewVisit(services=wanted, anyway="contoh")).value
            if chance.random() < 0.1:
                tickets.cancel_ticket(mall.desk, came.tickets[0].number)
        for counter in COUNTERS:
            _serve(mall, chance, counter)
        _forget(mall, "TSP-L1")
        for counter in COUNTERS:
            if mall.desk.store.execute_sql(
                "SELECT 1 FROM shift WHERE counter = ? AND state <> 'closed'", (counter,)
            ).fetchone():
                counters.close_counter(mall.desk, counter)
        close_day(mall.desk, day)
        mall.clock.forward(minutes=24 * 60 - (mall.clock.ms // 60_000 - 60) % (24 * 60))


def _serve(mall: Mall, chance: random.Random, counter: str) -> None:
    for _ in range(chance.randint(0, 8)):
        mall.clock.forward(minutes=chance.choice((0, 1, 4.06, 17)))
        number = tickets.call_next(mall.desk, counter).value.number
        if number is None:
            return
        if chance.random() < 0.15:
            tickets.miss_ticket(mall.desk, number)
            continue
        if chance.random() < 0.8:
            mall.clock.forward(minutes=chance.choice((0, 1)))
            tickets.start_ticket(mall.desk, number)
        mall.clock.forward(minutes=chance.choice((2, 6.7, 12)))
        tickets.finish_ticket(mall.desk, number, chance.choice((Outcome.DONE, Outcome.RETURNED_INCOMPLETE)))


def _forget(mall: Mall, counter: str) -> None:
    """Serve one visitor whom nobody finished for eight hours and a minute."""
    (ticket,) = add_visit(mall.desk, NewVisit(services=("TSP-01",), anyway="contoh")).value.tickets
    while tickets.call_next(mall.desk, counter).value.number != ticket.number:
        number = mall.desk.store.execute_sql("SELECT number FROM ticket WHERE state = 'called'").fetchone()[0]
        tickets.finish_ticket(mall.desk, number)
    mall.clock.forward(minutes=LONG_MIN + 1)
    tickets.finish_ticket(mall.desk, ticket.number)


def served(listed: list[Told]) -> list[Told]:
    return [one for one in listed if one.finished is not None]


def times(listed: list[Told]) -> tuple[list[float], list[float]]:
    """Return waits and services in minutes, of those that count."""
    pairs = [
        ((one.called - one.issued) / 60_000, (one.finished - (one.started or one.called)) / 60_000)
        for one in served(listed)
    ]
    kept = [pair for pair in pairs if max(pair) <= LONG_MIN]
    return [wait for wait, _ in kept], [service for _, service in kept]


def p90(values: list[float]) -> float | None:
    if len(values) < 2:
        return values[0] if values else None
    return quantiles(values, n=10, method="inclusive")[-1]


def made(mall: Mall, name: str) -> PeriodReport:
    return period_report(mall.desk, name, SPAN)


def sheet(report: PeriodReport) -> list[dict[str, object]]:
    """Return the records of the first sheet by the titles of its columns, those of sums under `None`."""
    found = load_workbook(BytesIO(drawn(report, ".xlsx"))).worksheets[0]
    heads, *rows = [[cell.value for cell in row] for row in found.iter_rows()]
    return [dict(zip(heads, row, strict=True)) for row in rows]


@pytest.fixture(params=[1, 2, 3])
def lived(mall: Mall, request) -> tuple[Mall, Recount]:
    live(mall, request.param)
    return mall, recount(mall)


def test_month_is_the_sum_of_its_days_and_of_the_events(lived):
    mall, counted = lived
    figures = made(mall, "monthly").arrangement.figures
    days = [daily_report(mall.desk, day).figures for day in SPAN.days if day <= mall.desk.today()]
    assert len(counted.of()) > 20
    assert figures.tickets == sum(day.tickets for day in days) == len(counted.of())
    assert figures.visits == sum(day.visits for day in days) == sum(counted.visits.values())
    assert (
        figures.served
        == sum(row.served for day in days for row in day.by_agency)
        == len(served(counted.of()))
    )
    for column in figures.days:
        assert column.visits == counted.visits[column.date.isoformat()]
        assert column.tickets == len(counted.of(day=column.date.isoformat()))
    for agency in figures.agencies:
        listed = counted.of(service=f"{agency.code}-")
        daily = [row for day in days for row in day.by_agency if row.code == agency.code]
        assert agency.tickets == sum(row.tickets for row in daily) == len(listed) == sum(agency.by_day)
        assert agency.served == sum(row.served for row in daily) == len(served(listed))
        assert agency.visits == len({one.visit for one in listed})
        for service in agency.services:
            per_day = tuple(len(counted.of(day=f"{day}", service=service.code)) for day in SPAN.days)
            assert (service.by_day, service.tickets) == (per_day, sum(per_day))
    assert sum(group.tickets for group in figures.groups) == figures.tickets
    assert round(sum(agency.share for agency in figures.agencies), 1) == 100.0
    assert round(sum(group.share for group in figures.groups), 1) == 100.0


def test_every_form_of_the_month_has_the_same_sums(lived):
    mall, counted = lived
    report, total = made(mall, "monthly"), len(counted.of())
    rows = list(csv.DictReader(StringIO(drawn(report, ".csv").decode("utf-8-sig")), delimiter=";"))
    assert sum(int(row["Jumlah"]) for row in rows) == total
    assert sum(int(row["24/11/2026"]) for row in rows) == len(counted.of(day="2026-11-24"))
    records = sheet(report)
    assert sum(row["Jumlah"] for row in records if row["Kode layanan"]) == total
    assert [row["Jumlah"] for row in records[-2:]] == [total, sum(counted.visits.values())]
    assert json.loads(drawn(report, ".json"))["tickets"] == total
    days = [day.tickets for day in report.arrangement.figures.days if day.tickets]
    assert f"Jumlah tiket seluruh MPP {' '.join(map(str, days))} {total}" in words(drawn(report, ".pdf"))
    first = daily_report(mall.desk, DAY)
    daily = load_workbook(BytesIO(daily_xlsx(first)))["Ringkasan"]
    assert next(row[2].value for row in daily.iter_rows() if row[0].value == "tickets") == days[0]
    flat = csv.reader(StringIO(daily_csv(first).decode("utf-8-sig")), delimiter=";")
    assert next(row[6] for row in flat if row[3] == "tickets") == str(days[0])


def test_waits_and_services_are_those_of_the_events(lived):
    mall, counted = lived
    report = made(mall, "waits")
    figures = report.arrangement.figures
    assert sum(one.times.n for one in figures.services) == figures.overall.n
    text = words(drawn(report, ".pdf"))
    for one in (*figures.services, *figures.agencies):
        exact = one.code if "-" in one.code else f"{one.code}-"
        listed = counted.of(service=exact)
        waits, services = times(listed)
        assert (one.times.tickets, one.times.n) == (len(listed), len(waits))
        for value, expected in (
            (one.times.wait_p90_min, p90(waits)),
            (one.times.wait_max_min, max(waits, default=None)),
            (one.times.service_p90_min, p90(services)),
            (one.times.service_max_min, max(services, default=None)),
        ):
            assert (value is None) == (expected is None)
            assert value is None or value == pytest.approx(expected, abs=0.0501)
    for one in figures.services:
        _, services = times(counted.of(service=one.code))
        if one.standard_min is not None and services:
            within = sum(service <= one.standard_min for service in services)
            assert (one.within, one.within_pct) == (
                within,
                pytest.approx(100 * within / len(services), abs=0.051),
            )
    assert sum(cell.tickets for cell in figures.hours) == len(counted.of())
    left = figures.left_out
    over = len(served(counted.of())) - len(times(counted.of())[0])
    ends = Counter(one.end for one in counted.of())
    assert over == len(DAYS)
    assert (left.no_show, left.cancelled, left.open, left.over_8h) == (
        ends["no_show"],
        ends["cancelled"],
        0,
        over,
    )
    assert f"{left.no_show} tidak hadir, {left.cancelled} batal" in text
    records = {row["Kode layanan"]: row for row in sheet(report)}
    for one in figures.services:
        assert records[one.code]["Tunggu, menit: P90"] == one.times.wait_p90_min


def test_booths_were_open_as_long_as_somebody_sat_there(lived):
    mall, counted = lived
    figures = made(mall, "booths").arrangement.figures
    assert figures.visits == sum(counted.visits.values())
    for agency in figures.agencies:
        seats = [
            (day, ms)
            for counter in COUNTERS
            if counter.startswith(agency.code)
            for day, ms in counted.seats[counter]
        ]
        assert agency.days_open + agency.extra_days == len({day for day, _ in seats})
        assert agency.staffed_hours == pytest.approx(sum(ms for _, ms in seats) / 3_600_000, abs=0.0501)
        assert agency.tickets == len(counted.of(service=f"{agency.code}-"))
    assert figures.overall.tickets == len(counted.of())
    assert sum(group.days_open for group in figures.groups) == figures.overall.days_open


def test_reports_change_nothing_and_are_equal_bytes(lived):
    mall, _ = lived
    before = mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()
    for name in NAMES:
        for form in FORMS:
            assert drawn(made(mall, name), form) == drawn(made(mall, name), form)
    assert mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone() == before


def test_agency_of_some_weekdays_and_a_holiday_make_no_absence(mall: Mall):
    """The sample's prosecutor comes on Tuesdays and Fridays; Friday here is a holiday."""
    set_holiday(mall.desk, date(2026, 11, 27), "Libur contoh")
    counters.open_counter(mall.desk, "KJR-L1")
    mall.clock.forward(minutes=90)
    counters.close_counter(mall.desk, "KJR-L1")
    mall.clock.forward(minutes=6 * 24 * 60)
    row = {one.code: one for one in made(mall, "booths").arrangement.figures.agencies}["KJR"]
    assert (row.working_days, row.days_open, row.open_pct, row.staffed_hours) == (1, 1, 100.0, 1.5)


def test_span_without_anybody_is_one_page_and_wrong_spans_are_refused(mall: Mall):
    empty = Period(date(2026, 3, 1), date(2026, 3, 31))
    for name in NAMES:
        text = words(drawn(period_report(mall.desk, name, empty), ".pdf"))
        assert "Pada masa ini tidak ada" in text
        assert "Halaman 1 dari 1" in text
    for first, last, code in (
        (DAY, DAY - timedelta(1), "export.order"),
        (DAY + timedelta(1), DAY + timedelta(2), "day.to_come"),
        (DAY - timedelta(31), DAY, "report.too_long"),
    ):
        with pytest.raises(Refused, match=code):
            period_report(mall.desk, "monthly", Period(first, last))
