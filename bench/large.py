"""What an officer waits for after years of visits, against a first day: `python -m bench.large [VISITS]`, or 200,000.

A day is lived through the services, then its events are written again for day after day, with ids, dates and
numbers of their own and a chain that holds; the rows are made from them.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.malls import Clock, a_mall, orders, serve_all
from desktop.desk import Desk
from desktop.queries.board import board
from desktop.queries.day_figures import daily_report
from desktop.queries.day_page import day_overview
from desktop.queries.intake_now import intake_now
from desktop.queries.people import find_people
from desktop.queries.search import search
from desktop.services.visits import add_visit
from models import folding, journal
from models.journal import COLUMNS, chain_hash, digest_of
from models.rules.clock import COUNTER_BITS
from models.rules.retention import DAY_MS
from models.store import Store

A_DAY = 800
IDS = re.compile(r"[0-9a-f]{32}")
NUMBER = re.compile(r'("id_number":"\d{12})(\d{4})')
ASKED = {
    "search by name": 150,
    "search by number": 150,
    "search everywhere": 150,
    "save": 300,
    "start": 3000,
    "report": 3000,
}
"""Milliseconds that each may take at 200,000 visits."""


def again(rows: list[tuple[Any, ...]], day: date, later: int, origin: bytes) -> Iterator[tuple[Any, ...]]:
    """Yield the events of a day once more so many days later, without their place in the chain."""
    own = {row[4] for row in rows if len(row[4]) == 16} - {origin}
    moved = {one: (int.from_bytes(one, "big") ^ later << 8).to_bytes(16, "big") for one in own}
    names = {one.hex(): other.hex() for one, other in moved.items()}
    there = day + timedelta(days=later)
    for row in rows:
        body = row[11] and IDS.sub(lambda found: names.get(found[0], found[0]), row[11])
        if body:
            body = body.replace(day.isoformat(), there.isoformat()).replace(
                f"{day:%y%m%d}", f"{there:%y%m%d}"
            )
            body = NUMBER.sub(lambda found: f"{found[1]}{(int(found[2]) + later * 37) % 10_000:04}", body)
        hlc, at = row[2] + (later * DAY_MS << COUNTER_BITS), row[7] + later * DAY_MS
        yield (origin, 0, hlc, row[3], moved.get(row[4], row[4]), *row[5:7], at, *row[8:11], body)


def grow(desk: Desk, days: int) -> int:
    """Write the day that was lived once more for each of so many days, and return how many events there are."""
    store, origin, day = desk.store, bytes.fromhex(desk.origin), desk.today()
    (first,) = store.execute_sql(
        "SELECT min(seq) FROM journal WHERE subject = 10 OR kind IN (30, 40)"
    ).fetchone()
    rows = store.execute_sql(
        f"SELECT {COLUMNS} FROM journal WHERE seq >= ? ORDER BY seq", (first,)
    ).fetchall()
    head = journal.head(store, desk.origin)
    seq, previous = head.seq, bytes.fromhex(head.h)
    insert = f"INSERT INTO journal ({COLUMNS}) VALUES ({', '.join('?' * 14)})"
    with store.atomic("IMMEDIATE"):
        for later in range(1, days):
            for row in again(rows, day, later, origin):
                seq += 1
                facts = (origin, seq, *row[2:10])
                digest = digest_of(row[10], row[11])
                previous = chain_hash(previous, (*facts, digest))
                store.execute_sql(insert, (*facts, row[10], row[11], digest, previous))
    with store.atomic("IMMEDIATE"):
        folding.rebuild(store)
    store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return seq


def start(desk: Desk) -> None:
    """Open the file and read what the first rooms show."""
    store = Store(desk.store.path, desk.store.key)
    store.connect()
    opened = replace(desk, store=store)
    intake_now(opened)
    board(opened)
    day_overview(opened, opened.today())
    store.close()


def measured(desk: Desk, number: str, day: date) -> dict[str, float]:
    """Return the median milliseconds of what is waited for."""
    saved = iter(orders(desk, 200, seed=9))
    works: dict[str, Callable[[], object]] = {
        "search by name": lambda: find_people(desk, "siti am"),
        "search by number": lambda: find_people(desk, number),
        "search everywhere": lambda: search(desk, "012"),
        "save": lambda: add_visit(desk, next(saved)),
        "start": lambda: start(desk),
        "report": lambda: daily_report(desk, day),
    }
    found = {}
    for name, work in works.items():
        taken = []
        for _ in range(7):
            begun = time.perf_counter()
            work()
            taken.append(1000 * (time.perf_counter() - begun))
        found[name] = statistics.median(taken)
    return found


def main(visits: int) -> None:
    with a_mall(durable=True) as desk:
        given = orders(desk, A_DAY)
        for order in given:
            add_visit(desk, order)
        serve_all(desk)
        number, day = given[0].id_number, desk.today()
        small = measured(desk, number, day)
        days = visits // A_DAY
        begun = time.perf_counter()
        events = grow(desk, days)
        clock = desk.clock
        assert isinstance(clock, Clock)
        clock.ms += (days - 1) * DAY_MS
        desk.forget_calendar()
        (there,) = desk.store.execute_sql("SELECT count(*) FROM visit").fetchone()
        size = Path(desk.store.path).stat().st_size / 1e6
        print(f"{there} visits, {events} events, {size:.0f} MB, made in {time.perf_counter() - begun:.0f} s")
        large = measured(desk, number, day + timedelta(days=days // 2))
        print(f"{'':20}{'one day':>12}{'all':>12}{'ratio':>8}{'asked':>10}")
        for name, ms in large.items():
            print(f"{name:20}{small[name]:9.1f} ms{ms:9.1f} ms{ms / small[name]:8.2f}{ASKED[name]:7} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 200_000)
