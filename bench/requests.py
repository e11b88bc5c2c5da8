"""How long the lists of requests take with a million of them, 40,000 open: `python -m bench.requests [HOW_MANY]`."""

import sys
import time
from datetime import timedelta

from bench.malls import a_mall
from bench.screens import timed
from desktop.desk import Desk
from desktop.queries.day_figures import daily_figures
from desktop.queries.follow_up import follow_count, follow_up
from desktop.queries.prints import unprinted
from desktop.queries.request_detail import request_detail
from desktop.queries.requests import RequestFilter, request_counts, request_list
from desktop.queries.status import status_of_code
from desktop.services.opening import NewRequest, Someone, open_request
from models.rules.bodies.requests import ReceivedPaper
from models.rules.folds.requests import RequestState

HOW_MANY, OPEN, PEOPLE = 1_000_000, 40_000, 200_000
_FILL_PEOPLE = f"""WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {PEOPLE})
INSERT INTO person (n, id, at_hlc, at_origin, at_seq, name, call_name, id_type, id_number, no_id_reason, phone,
    birth, sex, village, search_key, erased)
SELECT n + 1000, printf('%032x', n), 0, '', 0, CASE n % 4 WHEN 0 THEN 'Siti Aminah ' || n WHEN 1 THEN
    'Budi Santoso ' || n WHEN 2 THEN 'I Made Suardana ' || n ELSE 'Maria Goreti ' || n END, '', 'none', '', '',
    '+62812' || printf('%08d', n), '', '', '', '', 0 FROM c"""
_OPEN_STATE = """CASE n % 10 WHEN 0 THEN 'draft' WHEN 1 THEN 'incomplete' WHEN 2 THEN 'waiting_payment'
    WHEN 3 THEN 'waiting_applicant' WHEN 4 THEN 'ready' WHEN 5 THEN 'ready' ELSE 'in_process' END"""
_CLOSED_STATE = (
    "CASE n % 20 WHEN 0 THEN 'rejected' WHEN 1 THEN 'withdrawn' WHEN 2 THEN 'referred' ELSE 'picked_up' END"
)
_STAMP = "strftime('%Y-%m-%dT%H:%M:%S.000Z', '2026-11-24', printf('%+d minutes', -{0}))"


def fill(desk: Desk, how_many: int) -> None:
    """Write rows past the journal: requests of ten years, the newest of them open, and the people they are of."""
    desk.store.execute_sql("PRAGMA foreign_keys = OFF")
    services = desk.store.execute_sql("SELECT id, agency FROM service ORDER BY id").fetchall()
    desk.store.execute_sql("CREATE TEMP TABLE place (spot INTEGER PRIMARY KEY, service TEXT, agency TEXT)")
    for place, (service, agency) in enumerate(services):
        desk.store.execute_sql("INSERT INTO place VALUES (?, ?, ?)", (place, service, agency))
    opened, closed = _STAMP.format("5 * n"), _STAMP.format("(5 * n - 1440)")
    due = _STAMP.format("(5 * n - 4 * 1440)")
    with desk.store.atomic("IMMEDIATE"):
        desk.store.execute_sql(_FILL_PEOPLE)
        desk.store.execute_sql(
            f"""WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {how_many})
            INSERT INTO request (id, at_hlc, at_origin, at_seq, code, day, lane, count, agency, service, opened_at,
                person, state, received, missing, reference, complete_at, sla_value, sla_unit, due_at, dues, stands,
                answered_at, closed_at, decision, conflicts, complete_by, again_on, contacts, contacted_at,
                contacted_on, contact_way, contact_result)
            SELECT printf('%032x', n + 10000000), 0, '', 0,
                'R1-' || replace(substr({opened}, 3, 8), '-', '') || '-' || printf('%04d', n % 500) || 'ABCD',
                substr({opened}, 1, 10), '1', n % 500, p.agency, p.service, {opened},
                printf('%032x', n % {PEOPLE} + 1),
                CASE WHEN n <= {OPEN} THEN {_OPEN_STATE} ELSE {_CLOSED_STATE} END, '[]', '[]',
                CASE WHEN n % 7 = 0 THEN 'OSS-' || n ELSE '' END, {opened}, 4, 'working_days', {due},
                json_array(json_object('since', unixepoch({opened}) * 1000, 'due_at', unixepoch({due}) * 1000)), '[]',
                CASE WHEN n > {OPEN} OR n % 10 IN (4, 5) THEN {closed} END, CASE WHEN n > {OPEN} THEN {closed} END,
                'granted', '[]', CASE WHEN n <= {OPEN} AND n % 10 IN (1, 3) THEN date({due}, '+10 days') END,
                CASE WHEN n <= {OPEN} AND n % 13 = 0 THEN date('2026-11-24', printf('%+d days', n % 9 - 4)) END,
                n % 5 = 0, iif(n % 5 = 0, {closed}, NULL), iif(n % 5 = 0, date({closed}), NULL),
                iif(n % 5 = 0, 'phone', NULL), iif(n % 5 = 0, 'no_answer', NULL)
            FROM c JOIN place p ON p.spot = c.n % {len(services)}"""
        )
    desk.store.execute_sql("PRAGMA foreign_keys = ON")


def main() -> None:
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else HOW_MANY
    with a_mall(durable=False) as desk:
        begun = time.perf_counter()
        fill(desk, how_many)
        order = NewRequest(service="DUK-06", applicant=Someone(name="Siti"), received=(ReceivedPaper("KK"),))
        made = open_request(desk, order).value
        print(f"{how_many} requests, {OPEN} open, written in {time.perf_counter() - begun:.0f} s")
        lists = {
            "open, overdue first": RequestFilter(),
            "overdue": RequestFilter(overdue=True),
            "due today": RequestFilter(due_today=True),
            "of an agency": RequestFilter(agency="BPN"),
            "ready": RequestFilter(state=RequestState.READY),
            "drafts of an agency": RequestFilter(state=RequestState.DRAFT, agency="BPN"),
            "picked up": RequestFilter(state=RequestState.PICKED_UP),
            "referred of an agency": RequestFilter(state=RequestState.REFERRED, agency="BPN"),
            "text: a whole code": RequestFilter(text=made.code),
            "text: R1-2601": RequestFilter(text="R1-2601"),
            "text: siti": RequestFilter(text="siti"),
            "text: budi 1999": RequestFilter(text="budi 1999"),
            "text: a phone": RequestFilter(text="081200001234"),
            "text: OSS-7": RequestFilter(text="OSS-7"),
        }
        for name, wanted in lists.items():
            timed(name, lambda wanted=wanted: request_list(desk, wanted))
        page = request_list(desk)
        for _ in range(300):
            page = request_list(desk, after=page.after)
        timed("page 301", lambda: request_list(desk, after=page.after))
        timed("counts", lambda: request_counts(desk))
        timed("counts of an agency", lambda: request_counts(desk, "BPN"))
        timed("follow-up of today", lambda: follow_up(desk))
        timed("follow-up of an agency", lambda: follow_up(desk, "BPN"))
        timed("count of today's follow-up", lambda: follow_count(desk))
        timed("one with its timeline", lambda: request_detail(desk, made.code))
        timed("status of a code", lambda: status_of_code(desk, made.code))
        timed("unprinted", lambda: unprinted(desk))
        timed("opening one", lambda: open_request(desk, order), times=10)
        timed("figures of today", lambda: daily_figures(desk, desk.today()), times=3)
        timed("figures of a week ago", lambda: daily_figures(desk, desk.today() - timedelta(7)), times=3)


if __name__ == "__main__":
    main()
