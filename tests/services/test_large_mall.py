"""A mall of many years: what an officer waits for goes by indexes, however much lies in the file (row STO-16)."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from desktop.desk import Desk
from desktop.queries.board import board
from desktop.queries.day_figures import daily_report
from desktop.queries.day_page import day_overview
from desktop.queries.intake_now import intake_now
from desktop.queries.people import find_people
from desktop.queries.search import search
from desktop.services.tickets import call_next, finish_ticket
from desktop.services.visits import NewVisit, add_visit
from models.store import Store
from tests.conftest import Mall

GROW = {
    "journal", "visit", "ticket", "person", "request", "note", "paper", "print_input", "booking", "referral",
    "promise", "next_step", "shift", "destruction",
}  # fmt: skip
"""Tables that grow for years; those of the catalogue do not."""
NAMED = re.compile(
    r"\b(?:FROM|JOIN)\s+\"?(\w+)\"?(?:\s+(?:AS\s+)?(?!WHERE\b|JOIN\b|ON\b|LEFT\b|ORDER\b|GROUP\b)(\w+))?",
    re.IGNORECASE,
)
SCANNED = re.compile(r"SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?")
SMALL = {"request_open", "request_open_agency"}
"""Indexes of what is open alone: they may be read through."""
PAIRS = {"person_same_number", "person_same_phone", "person_block"}
"""Indexes that finding the same people twice reads through, behind the day's page; `bench.duplicates` measures it."""
NIK = "3578080102039991"


@contextmanager
def listened(store: Store) -> Iterator[list[tuple[str, object]]]:
    """Collect the statements of a block with what they were given."""
    asked: list[tuple[str, object]] = []
    run = store.execute_sql
    store.execute_sql = lambda sql, given=None: asked.append((sql, given)) or run(sql, given)
    try:
        yield asked
    finally:
        del store.execute_sql


def scans(store: Store, sql: str, given: object) -> list[str]:
    """Return which tables that grow a statement reads from end to end."""
    if not sql.lstrip().upper().startswith(("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")):
        return []
    tables = {alias or table: table for table, alias in NAMED.findall(sql)}
    plan = " | ".join(str(row[3]) for row in store.execute_sql(f"EXPLAIN QUERY PLAN {sql}", given).fetchall())
    return [
        tables[name]
        for name, index in SCANNED.findall(plan)
        if tables.get(name) in GROW and index not in SMALL | PAIRS
    ]


@pytest.fixture
def busy(mall: Mall) -> Desk:
    """A mall with a served visitor and one who waits; the statements are the same for a million."""
    for name in ("Siti Aminah", "Budi Santoso"):
        add_visit(mall.desk, NewVisit(("DUK-06",), name=name, id_number=NIK, phone="081234567890"))
        mall.clock.forward(minutes=5)
    number = call_next(mall.desk, "DUK-L1").value.number
    assert number is not None
    finish_ticket(mall.desk, number)
    return mall.desk


WAITED_FOR: dict[str, Callable[[Desk], object]] = {
    "search by name": lambda desk: find_people(desk, "siti"),
    "search by number": lambda desk: find_people(desk, NIK),
    "search everywhere": lambda desk: search(desk, "001"),
    "save": lambda desk: add_visit(desk, NewVisit(("DUK-06",), name="Sari", id_number=NIK[:-1] + "2")),
    "call": lambda desk: call_next(desk, "DUK-L1"),
    "start, intake": intake_now,
    "start, board": board,
    "start, day": lambda desk: day_overview(desk, desk.today()),
    "report": lambda desk: daily_report(desk, desk.today()),
}


@pytest.mark.parametrize("what", WAITED_FOR)
def test_sto_16_what_an_officer_waits_for_reads_no_growing_table_from_end_to_end(
    busy: Desk, what: str
) -> None:
    with listened(busy.store) as asked:
        WAITED_FOR[what](busy)
    assert asked
    found = {sql: read for sql, given in asked if (read := scans(busy.store, sql, given))}
    assert found == {}


def test_sto_16_a_read_from_end_to_end_is_seen(busy: Desk) -> None:
    assert scans(busy.store, "SELECT v.id FROM visit v WHERE v.channel = ?", ("x",)) == ["visit"]
    assert scans(busy.store, "SELECT count(*) FROM journal", None) == ["journal"]
    assert scans(busy.store, "SELECT id FROM visit WHERE code = ?", ("x",)) == []


def test_sto_16_opening_a_mall_reads_no_growing_table_from_end_to_end(
    mall: Mall, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, object]] = []
    run = Store.execute_sql
    monkeypatch.setattr(
        Store,
        "execute_sql",
        lambda store, sql, given=None: asked.append((sql, given)) or run(store, sql, given),
    )
    opened = mall.reopened()
    monkeypatch.undo()
    try:
        assert asked
        assert {sql: read for sql, given in asked if (read := scans(opened.store, sql, given))} == {}
    finally:
        opened.store.close()
