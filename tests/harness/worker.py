"""Processes that work at one mall through the real use cases and say on stdout what was acknowledged.

`python -m tests.harness.worker JOB HOME ...`; the recovery key stands in PANDU_RECOVERY_KEY.
Each line is a JSON list. `["about", ...]` says what is about to be done, `["done", ...]` that the use case
returned: from then on it must never be lost. One line is one write, so that no half line can be acknowledged.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from desktop.desk import Desk
from desktop.security import nonce
from desktop.services import tickets
from desktop.services.undo import undo_ticket
from desktop.services.visits import NewVisit, add_visit
from tests.harness.program import Program

REASON = "uji"
LIE_S = 0.05


def say(*parts: object) -> None:
    """Write one line at once."""
    os.write(1, (json.dumps(parts) + "\n").encode())


class Worker:
    """Works at random until it is killed.

    Args:
        lie: acknowledges before the use case runs, as a program would that prints before it commits.
    """

    def __init__(self, desk: Desk, seed: int, *, lie: bool = False) -> None:
        self.desk = desk
        self.random = random.Random(seed)
        self.lie = lie
        self.services: list[str] = self._column(
            "SELECT id FROM service WHERE site = 'here' AND quota IS NULL ORDER BY id"
        )
        self.counters: list[str] = self._column("SELECT id FROM counter ORDER BY id")

    def _column(self, sql: str) -> list[str]:
        return [row[0] for row in self.desk.store.execute_sql(sql).fetchall()]

    def work(self) -> None:
        """Finish what a worker before left at the counters, then go on for ever."""
        self._clear()
        say("ready")
        while True:
            self._visit()
            for counter in self.random.sample(self.counters, 2):
                self._serve(counter)

    def _clear(self) -> None:
        rows = self.desk.store.execute_sql(
            "SELECT number, state FROM ticket WHERE state IN ('called', 'serving', 'held') ORDER BY number"
        ).fetchall()
        for number, state in rows:
            if state == "held":
                self._move("resume", number, "serving", tickets.resume_ticket)
            self._move("finish", number, "done", tickets.finish_ticket)

    def _visit(self) -> None:
        services = self.random.sample(self.services, self.random.randint(1, 4))
        say("about", "visit", services)
        added = add_visit(
            self.desk, NewVisit(tuple(services), name="Wayan Sudiarsa", phone="081234567890", anyway=REASON)
        ).value
        say("done", "visit", added.code, [(ticket.number, ticket.service) for ticket in added.tickets])

    def _serve(self, counter: str) -> None:
        say("about", "call", counter)
        called = tickets.call_next(self.desk, counter).value
        say("done", "call", counter, called.number)
        if called.number is None:
            return
        self._move("start", called.number, "serving", tickets.start_ticket)
        if self.random.random() < 0.4:
            self._move("hold", called.number, "held", tickets.hold_ticket)
            self._move("resume", called.number, "serving", tickets.resume_ticket)
        self._move("finish", called.number, "done", tickets.finish_ticket)
        if self.random.random() < 0.3:
            self._move("undo", called.number, "serving", undo_ticket)
            self._move("finish", called.number, "done", tickets.finish_ticket)

    def _move(self, name: str, number: str, state: str, act: Callable[[Desk, str], Any]) -> None:
        say("about", name, number, state)
        if self.lie:
            say("done", name, number, state)
            time.sleep(LIE_S)
        now = act(self.desk, number).value
        if not self.lie:
            say("done", name, now.number, str(now.state))


def issue(desk: Desk, service: str, count: int) -> Iterator[str]:
    """Yield the numbers of so many visits for one service."""
    for _ in range(count):
        yield add_visit(desk, NewVisit((service,), anyway=REASON)).value.tickets[0].number


def call(desk: Desk, counter: str) -> Iterator[str]:
    """Yield the numbers that are called and finished at one counter until nobody waits."""
    while (number := tickets.call_next(desk, counter).value.number) is not None:
        tickets.finish_ticket(desk, number)
        yield number


def hold_lock(desk: Desk) -> None:
    """Hold the write lock until a line is typed."""
    with desk.store.atomic("IMMEDIATE"):
        say("ready")
        sys.stdin.readline()


def main(job: str, home: str, *rest: str) -> None:
    """Do one job; those of many wait for a line on stdin, so that they begin together."""
    desk = Program(Path(home), dict(os.environ)).opened()
    if job == "work":
        seed, lie = rest
        nonce.RENEW_AFTER_MS = -1  # each process renews it at its first write, to be killed there too
        Worker(desk, int(seed), lie=lie == "lie").work()
    elif job == "lock":
        hold_lock(desk)
    else:
        say("ready")
        sys.stdin.readline()
        numbers = issue(desk, rest[0], int(rest[1])) if job == "issue" else call(desk, rest[0])
        for number in numbers:
            say("done", number)
    desk.store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
