"""A desk's day as single acts, each a use case that the window offers, for harnesses that stop between them."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from desktop.desk import Desk
from desktop.queries.drafts import DraftKind
from desktop.services import counters, print_jobs, promises, requests, taking_in, tickets
from desktop.services.days import close_day
from desktop.services.drafts import save_draft
from desktop.services.intake import take_in
from desktop.services.opening import NewRequest, hand_over
from desktop.services.outages import NewOutage, end_outage, start_outage
from desktop.services.settings import change_setting
from desktop.services.undo import undo_ticket
from desktop.services.visits import NewVisit, confirm_clock
from models.rules.bodies.requests import Proof, ReceivedPaper

Act = Callable[[], Any]
REASON = "uji"
VISITS = 8
COUNTERS = 4


def acts(desk: Desk, chance: random.Random) -> Iterator[tuple[str, Act]]:
    """Yield name and act, one after the other; each is to be done before the next is asked for."""
    services = _column(desk, "SELECT id FROM service WHERE site = 'here' AND quota IS NULL ORDER BY id")
    yield "setting", lambda: change_setting(desk, "queues", {"policy": "one-stop-first"})
    for number in range(VISITS):
        yield from _visit(desk, chance, services, number)
    yield "outage", lambda: start_outage(desk, NewOutage(system="SIAK", agency=services[0][:3]))
    yield "outage ended", lambda: end_outage(desk)
    for counter in _waited_for(desk):
        yield from _counter(desk, counter)
    yield "clock confirmed", lambda: confirm_clock(desk, REASON)
    yield "day closed", lambda: close_day(desk)


def _visit(desk: Desk, chance: random.Random, services: list[str], number: int) -> Iterator[tuple[str, Act]]:
    chosen = tuple(chance.sample(services, chance.randint(1, 3)))
    form = {"name": "Wayan Sudiarsa", "phone": "081234567890"}
    order = NewVisit(chosen, name=f"Wayan Sudiarsa {number}", phone="081234567890", anyway=REASON)
    papers: list[str] = []

    def intake() -> None:
        taken = take_in(desk, order, printing=True).value
        if taken.sheet is not None:
            papers.append(taken.sheet.paper_id)

    yield "draft", lambda: save_draft(desk, DraftKind.INTAKE, form)
    yield "intake", intake
    if papers:
        yield "printed", lambda: print_jobs.mark_sent(desk, papers[0])


def _waited_for(desk: Desk) -> list[str]:
    """Return counters at which somebody waits."""
    waiting = set(_column(desk, "SELECT DISTINCT service FROM ticket WHERE state = 'waiting'"))
    found = []
    for code, served in desk.store.execute_sql("SELECT id, services FROM counter ORDER BY id").fetchall():
        if any(service in served for service in waiting):
            found.append(code)
    return found[:COUNTERS]


def _counter(desk: Desk, counter: str) -> Iterator[tuple[str, Act]]:
    called: list[str] = []

    def call() -> None:
        number = tickets.call_next(desk, counter).value.number
        called[:] = [number] if number else []

    yield "counter opened", lambda: counters.open_counter(desk, counter)
    yield "call", call
    if not called:
        return
    number = called[0]
    yield "recall", lambda: tickets.recall_ticket(desk, number)
    yield "start", lambda: tickets.start_ticket(desk, number)
    yield "hold", lambda: tickets.hold_ticket(desk, number)
    yield "resume", lambda: tickets.resume_ticket(desk, number)
    yield from _request(desk, number)
    yield "finish", lambda: tickets.finish_ticket(desk, number)
    yield "undo", lambda: undo_ticket(desk, number)
    yield "finish", lambda: tickets.finish_ticket(desk, number)
    yield "counter paused", lambda: counters.pause_counter(desk, counter)
    yield "counter closed", lambda: counters.close_counter(desk, counter)


def _request(desk: Desk, number: str) -> Iterator[tuple[str, Act]]:
    codes: list[str] = []

    def open_it() -> None:
        opened = taking_in.take_in_papers(desk, NewRequest(ticket=number)).value.request
        codes[:] = [opened.code, opened.id]

    def promised() -> None:
        due = datetime.now(UTC) + timedelta(hours=2)
        promises.make_promise(desk, promises.NewPromise("telepon bila selesai", due, request=codes[1]))

    yield "request", open_it
    code = codes[0]
    yield "promise", promised
    yield "note", lambda: requests.note_request(desk, code, "foto buram")
    asked = _column(
        desk, f"SELECT s.requires FROM service s JOIN request r ON r.service = s.id WHERE r.code = '{code}'"
    )
    brought = tuple(ReceivedPaper(group.split("|")[0]) for group in json.loads(asked[0]))
    yield "papers brought", lambda: requests.receive_papers(desk, code, brought)
    if _column(desk, f"SELECT state FROM request WHERE code = '{code}'") != ["in_process"]:
        yield "complete", lambda: requests.complete_request(desk, code)
    yield "answer", lambda: requests.answer_request(desk, code)
    yield "hand over", lambda: hand_over(desk, code, Proof.RECEIPT)


def _column(desk: Desk, sql: str) -> list[str]:
    return [row[0] for row in desk.store.execute_sql(sql).fetchall()]
