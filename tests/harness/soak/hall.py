"""The rest of the hall as a process of its own: `python -m tests.harness.soak.hall`, told its day by the environment.

It takes in whom the window's officer does not get to, and works at every counter but the window's own.
It says at the end, as one JSON list, what was refused and how often.
"""

import json
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable

from desktop.demo.people import full_name
from desktop.desk import Desk
from desktop.errors import DeskError
from desktop.services import tickets
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.tickets import Outcome
from tests.harness.soak.day import Day, joined

OWN_COUNTER = "DUK-L1"
"""Where the window's officer works."""
SERVED_S = 240
"""How long somebody is served at least, in seconds of the day."""
ROUND_S = 0.05
TURNED_BACK, ABSENT = 0.1, 0.05


class Hall:
    """Everybody in the hall but the officer at the window."""

    def __init__(self, desk: Desk, day: Day) -> None:
        self.desk, self.day, self.random = desk, day, random.Random(3)
        self.refused: Counter[str] = Counter()
        self.services = self._column(
            "SELECT id FROM service WHERE site = 'here' AND quota IS NULL ORDER BY id"
        )
        self.counters = [
            code for code in self._column("SELECT id FROM counter ORDER BY id") if code != OWN_COUNTER
        ]
        self.at: dict[str, tuple[str, int]] = {}

    def _column(self, sql: str) -> list[str]:
        return [row[0] for row in self.desk.store.execute_sql(sql).fetchall()]

    def go_on(self) -> None:
        """Take in who is due, and do one round of a few counters."""
        (came,) = self.desk.store.execute_sql("SELECT count(*) FROM visit").fetchone()
        for _ in range(min(10, self.day.due - came)):
            self._try(self._take_in)
        for counter in self.random.sample(self.counters, 6):
            self._try(lambda counter=counter: self._work_at(counter))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except DeskError as error:
            self.refused[error.code] += 1

    def _take_in(self) -> None:
        count = 1 if self.random.random() < 0.67 else self.random.choice((2, 3))
        services = tuple(self.random.sample(self.services, count))
        add_visit(self.desk, NewVisit(services, name=full_name(self.random), anyway="soak"))

    def _work_at(self, counter: str) -> None:
        now = self.desk.clock()
        number, since = self.at.get(counter, ("", 0))
        if number and now - since < SERVED_S * 1000:
            return
        if number:
            turned_back = self.random.random() < TURNED_BACK
            del self.at[counter]
            tickets.finish_ticket(
                self.desk, number, Outcome.RETURNED_INCOMPLETE if turned_back else Outcome.DONE
            )
        called = tickets.call_next(self.desk, counter).value.number
        if called is None:
            return
        if self.random.random() < ABSENT:
            tickets.miss_ticket(self.desk, called)
            return
        tickets.start_ticket(self.desk, called)
        self.at[counter] = called, now


def main() -> int:
    """Work until the day is over, or until the window ends this."""
    day = joined()
    hall = Hall(day.opened(), day)
    ended: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: ended.append(number))
    while day.share < 1 and not ended:
        hall.go_on()
        time.sleep(ROUND_S)
    hall.desk.store.close()
    sys.stdout.write(json.dumps(sorted(hall.refused.items())) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
