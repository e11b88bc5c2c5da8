"""A made-up mall for benchmarks, and a day in it as a front desk would live it."""

import json
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from desktop.desk import Desk
from desktop.ids import Ids
from desktop.paths import Paths
from desktop.services import tickets
from desktop.services.mall import NewMall, Surroundings, make_mall
from desktop.services.visits import NewVisit
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Priority
from models.store import Store
from resources import read_bytes


class Clock:
    """A clock that goes on by half a second at every look."""

    def __init__(self, ms: int) -> None:
        self.ms = ms

    def __call__(self) -> int:
        self.ms += 500
        return self.ms


@contextmanager
def a_mall(*, durable: bool) -> Iterator[Desk]:
    """Make a mall with the sample catalogue in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "data", Path(folder) / "state")
        catalogue = json.loads(read_bytes("catalogue/sample.json"))
        order = NewMall("Bench", "WIB", "admin", "kereta senja ke timur", catalogue=catalogue, demo=True)
        clock = Clock(round(datetime(2026, 11, 24, 1, 0, tzinfo=UTC).timestamp() * 1000))
        desk = make_mall(paths, order, Surroundings(clock, Ids.seeded(1), Ids.seeded(2))).desk
        if durable:  # a made-up mall is not; this one writes as a real one does
            desk.store.close()
            desk.store = Store(paths.database, desk.store.key)
            desk.store.connect()
        yield desk
        desk.store.close()


def orders(desk: Desk, count: int, seed: int = 3) -> list[NewVisit]:
    """Return visits as a day brings them: most with a name and a number, a third to several agencies."""
    chance = random.Random(seed)
    services = [
        code for (code,) in desk.store.execute_sql("SELECT id FROM service WHERE site = 'here' ORDER BY id")
    ]
    made = []
    for place in range(count):
        wanted = tuple(chance.sample(services, 1 if chance.random() < 0.67 else chance.choice((2, 3))))
        priority = (Priority.ELDERLY,) if chance.random() < 0.1 else ()
        made.append(
            NewVisit(
                wanted,
                name=chance.choice(("Siti Aminah", "Budi Santoso", "I Made Suardana", "")),
                id_number=f"327301{chance.randint(1, 28):02}0{chance.randint(1, 9)}{chance.randint(60, 99)}{place:04}",
                phone=f"0812{place:08}" if chance.random() < 0.6 else "",
                priority=priority,
                anyway="bench",
            )
        )
    return made


def serve_all(desk: Desk, seed: int = 4) -> None:
    """Call, serve and finish everybody who waits; some are absent, some come back without a paper."""
    chance = random.Random(seed)
    counters = [row[0] for row in desk.store.execute_sql("SELECT id FROM counter ORDER BY id")]
    idle = 0
    while idle < len(counters):
        for counter in counters:
            called = tickets.call_next(desk, counter).value
            if called.number is None:
                idle += 1
                continue
            idle = 0
            if chance.random() < 0.05:
                tickets.miss_ticket(desk, called.number)
                continue
            tickets.start_ticket(desk, called.number)
            result = Outcome.RETURNED_INCOMPLETE if chance.random() < 0.1 else Outcome.DONE
            tickets.finish_ticket(desk, called.number, result)
