"""How long reports take with ten years of history: `python -m bench.reports [VISITS_A_DAY] [YEARS]`.

Every figure is also a ratio to reading the same days' events from the journal, undecoded.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from datetime import time as dt_time

from bench.malls import a_mall
from desktop.desk import Desk, milliseconds
from desktop.printing.daily import daily_paper
from desktop.printing.periods import REPORTS, drawn, period_report
from desktop.queries.periods import month_of
from models.journal import COLUMNS
from reports.arrangement import Period

VISITS, YEARS, LAST_MONTH_VISITS = 300, 10, 1500
EVENTS = ((50, 180), (52, 43), (54, 19), (57, 39))
"""Kinds and lengths of the events of a ticket: issued, called, started, finished."""
ORIGIN = f"x'{'00' * 15}01'"
MIDNIGHT = dt_time()
FORMS = (".pdf", ".xlsx", ".csv", ".json")
_MS = "(unixepoch(d.day) * 1000 + 3600000 + (n * 7919) % 25200000)"
_AT = "strftime('%Y-%m-%dT%H:%M:%S.000Z', {0} / 1000.0, 'unixepoch')"
_DAYS = """WITH RECURSIVE n AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM n WHERE n < ?1),
    numbered AS (SELECT d.day, d.place * 10000 + n.n AS n FROM day_of d JOIN n WHERE d.place BETWEEN ?2 AND ?3)"""
_VISITS = f"""{_DAYS} INSERT INTO visit (id, at_hlc, at_origin, at_seq, code, day, lane, count, arrived_at, source,
    channel, party, information_only, priority, told_by, needs, consents, documents)
    SELECT printf('%032x', n), 0, '', 0, 'V1-' || n, d.day, '1', n % 10000, {_AT.format(_MS)}, 1, 'direct', 1, 0,
    CASE WHEN n % 11 = 0 THEN '["elderly"]' ELSE '[]' END, '', '[]', '[]', '[]' FROM numbered d"""
_STATE = "CASE n % 40 WHEN 0 THEN 'no_show' WHEN 1 THEN 'cancelled' WHEN 2 THEN 'returned_incomplete' ELSE 'done' END"
_CALLED, _DONE = f"({_MS} + (n * 104729) % 3000000)", f"({_MS} + 3000000 + (n * 1299709) % 1200000)"
_TICKETS = f"""{_DAYS} INSERT INTO ticket (id, at_hlc, at_origin, at_seq, number, visit, service, day, lane, count, leg,
    issued_at, queued_at, source, missing, unblocked, round, calls, ended_as, state, counter, call, first_called_at,
    called_at, started_at, finished_at, service_ms, estimated, conflicts)
    SELECT printf('%030x%02x', n, leg), 0, '', 0, s.service || '-' || n, printf('%032x', n), s.service, d.day, '1',
    n % 10000, leg, {_AT.format(_MS)}, {_AT.format(_MS)}, 1, '[]', 0, 0,
    json_array(json_object('id', printf('%032x', n), 'counter', s.counter, 'called_at', {_CALLED}, 'at_hlc', n,
        'started_at', {_CALLED}, 'finished_at', {_DONE}, 'outcome', 'done', 'round', 0, 'lacking', json_array())),
    '', {_STATE}, s.counter, printf('%032x', n), {_AT.format(_CALLED)}, {_AT.format(_CALLED)},
    {_AT.format(_CALLED)}, {_AT.format(_DONE)}, (n * 1299709) % 1200000, n % 50 = 0, '[]'
    FROM numbered d JOIN (SELECT 1 AS leg UNION SELECT 2) ON leg = 1 OR n % 5 < 2
    JOIN spot s ON s.place = (n * 31 + leg) % (SELECT count(*) FROM spot)"""
_ENDS = """CASE WHEN d.day >= date((SELECT max(day) FROM day_of), '-10 days') AND n % 3 < 2
    THEN CASE n % 3 WHEN 0 THEN 'ready' ELSE 'in_process' END
    WHEN n % 50 = 0 THEN 'rejected' WHEN n % 50 = 5 THEN 'withdrawn' ELSE 'picked_up' END"""
_REQUESTS = f"""{_DAYS}, ended AS (SELECT d.day, n, {_ENDS} AS state, {_AT.format(_MS)} AS opened,
        {_AT.format(f"({_MS} + 86400000 * (n % 6))")} AS answered,
        {_AT.format(f"({_MS} + 86400000 * (n % 6 + n % 4))")} AS closed,
        {_AT.format(f"({_MS} + 86400000 * 5)")} AS due FROM numbered d WHERE n % 5 = 0)
    INSERT INTO request (id, at_hlc, at_origin, at_seq, code, day, lane, count, agency, service, opened_at, visit,
    state, received, missing, reference, complete_at, due_at, dues, stands, decision, reject_reason, answered_at,
    collected_at, closed_at, conflicts)
    SELECT printf('%032x', n), 0, '', 0, 'R1-' || n, e.day, '1', n % 10000, v.agency, v.id, opened, printf('%032x', n),
    state, '[]', '[]', '', opened, due, '[]',
    CASE n % 20 WHEN 0 THEN '[{{"reason":"applicant","since":0,"until":86400000}}]' ELSE '[]' END,
    iif(state IN ('ready', 'picked_up'), 'granted', NULL), iif(state = 'rejected', 'other', NULL),
    iif(state = 'in_process', NULL, answered), iif(state = 'picked_up', closed, NULL),
    iif(state IN ('in_process', 'ready'), NULL, iif(state = 'picked_up', closed, answered)), '[]'
    FROM ended e JOIN spot s ON s.place = (n * 31 + 1) % (SELECT count(*) FROM spot)
    JOIN service v ON v.id = s.service"""
_SHIFTS = """INSERT INTO shift (id, at_hlc, at_origin, at_seq, counter, day, opened_at, state, reason, since, paused_ms,
    closed_at) SELECT printf('%028x%04x', d.place, c.rowid), 0, '', 0, c.id, d.day, d.day || 'T01:00:00.000Z',
    'closed', '', d.day || 'T08:30:00.000Z', 1800000, d.day || 'T08:30:00.000Z' FROM day_of d JOIN counter c"""


def fill(desk: Desk, visits: int, years: int) -> None:
    """Write ten years past the journal; the newest month is that of a large mall, with events as well."""
    days = [desk.today() - timedelta(back) for back in range(365 * years)]
    days = sorted(day for day in days if desk.calendar().working_day(day))
    store, busy = desk.store, sum(day >= desk.today().replace(day=1) for day in days)
    store.execute_sql("PRAGMA foreign_keys = OFF")
    store.execute_sql("CREATE TEMP TABLE day_of (place INTEGER PRIMARY KEY, day TEXT)")
    store.execute_sql("CREATE TEMP TABLE spot (place INTEGER PRIMARY KEY, service TEXT, counter TEXT)")
    spots = store.execute_sql(
        """SELECT s.id, min(c.id) FROM service s JOIN counter c ON c.agency = s.agency
        WHERE s.site = 'here' GROUP BY s.id"""
    ).fetchall()
    with store.atomic("IMMEDIATE"):
        for place, (service, counter) in enumerate(spots):
            store.execute_sql("INSERT INTO spot VALUES (?, ?, ?)", (place, service, counter))
        for place, day in enumerate(days):
            store.execute_sql("INSERT INTO day_of VALUES (?, ?)", (place, day.isoformat()))
        for count, first, last in (
            (visits, 0, len(days) - busy - 1),
            (LAST_MONTH_VISITS, len(days) - busy, len(days) - 1),
        ):
            for statement in (_VISITS, _TICKETS, _REQUESTS):
                store.execute_sql(statement, (count, first, last))
        store.execute_sql(_SHIFTS)
        _events(desk, days[-busy])
    store.execute_sql("ANALYZE")


def _events(desk: Desk, first: date) -> None:
    """Write four events a ticket from a day on, as long as real ones."""
    (seq,) = desk.store.execute_sql("SELECT max(seq) FROM journal").fetchone()
    for place, (kind, length) in enumerate(EVENTS):
        desk.store.execute_sql(
            f"""INSERT INTO journal ({COLUMNS})
            SELECT {ORIGIN}, {seq} + {place} + 4 * row_number() OVER (ORDER BY issued_at), rowid, 12,
            randomblob(16), {kind}, 1, unixepoch(issued_at) * 1000, NULL, 1, randomblob(16),
            printf('%{length}s', id), randomblob(32), randomblob(32) FROM ticket WHERE day >= ?""",
            (first.isoformat(),),
        )


def raw(desk: Desk, period: Period) -> Callable[[], list[object]]:
    """Return what reads all events of a span, undecoded: what every figure is at least made from."""
    bounds = (
        milliseconds(desk.calendar().at(period.first, MIDNIGHT)),
        milliseconds(desk.calendar().at(period.last + timedelta(1), MIDNIGHT)),
    )
    span = desk.store.execute_sql(
        f"SELECT min(seq), max(seq) FROM journal WHERE origin = {ORIGIN} AND occurred_at >= ? AND occurred_at < ?",
        bounds,
    ).fetchone()
    sql = f"SELECT {COLUMNS} FROM journal WHERE origin = {ORIGIN} AND seq BETWEEN ? AND ?"
    return lambda: desk.store.execute_sql(sql, span).fetchall()


def measured(work: Callable[[], object], times: int = 3) -> float:
    """Return the middle time of some runs, in seconds."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    visits = int(sys.argv[1]) if len(sys.argv) > 1 else VISITS
    years = int(sys.argv[2]) if len(sys.argv) > 2 else YEARS
    with a_mall(durable=False) as desk:
        begun = time.perf_counter()
        fill(desk, visits, years)
        (tickets,) = desk.store.execute_sql("SELECT count(*) FROM ticket").fetchone()
        print(f"{tickets} tickets of {years} years, written in {time.perf_counter() - begun:.0f} s")
        month, day = month_of(desk.today()), Period(desk.today(), desk.today())
        raw_day, raw_month = measured(raw(desk, day)), measured(raw(desk, month))
        daily = measured(lambda: daily_paper(desk, day.first).drawn())
        print(f"raw events: day {1000 * raw_day:.0f} ms, month {1000 * raw_month:.0f} ms")
        print(f"daily: {1000 * daily:.0f} ms, {daily / raw_day:.1f} times the raw events of its day")
        total = 0.0
        for name in REPORTS:
            read = measured(lambda name=name: period_report(desk, name, month))
            report = period_report(desk, name, month)
            forms = {
                form: measured(lambda form=form, report=report: drawn(report, form), 1) for form in FORMS
            }
            total += read + sum(forms.values())
            told = ", ".join(f"{form[1:]} {1000 * taken:.0f}" for form, taken in forms.items())
            print(
                f"{name}: read {1000 * read:.0f} ms ({read / raw_month:.1f} times raw); drawn in ms: {told}"
            )
        print(
            f"monthly set in all forms: {total:.1f} s, {total / raw_month:.1f} times the raw events of its month"
        )


if __name__ == "__main__":
    main()
