"""Two desks of one mall whose clocks differ: what both did is put together in any order, and the difference is told."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop.desk import Desk, Identity
from desktop.errors import Refused
from desktop.queries.settings import get_setting
from desktop.services import keeping
from desktop.services.counters import open_counter
from desktop.services.examining import examine
from desktop.services.settings import change_setting
from desktop.services.tickets import call_next, finish_ticket
from desktop.services.visits import NewVisit, add_visit
from models import folding, journal
from models.journal import COLUMNS
from models.rules.bodies.places import DeskOpened
from models.tables import FOLD_TABLES
from tests.conftest import Mall, Template, open_template

FIRST, SECOND = "a" * 32, "b" * 32
SKEW_MINUTES = 10


@dataclass
class Pair:
    """Two desks of a mall after the same morning, the file that both began with, and the rows that each wrote."""

    one: Mall
    two: Mall
    start: Path

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        return [row for desk in (self.one.desk, self.two.desk) for row in rows_of(desk)]

    def merged(self, folder: Path, rows: list[tuple[Any, ...]]) -> Mall:
        """Return the mall that has all these events, put in one after the other as they come."""
        shutil.copytree(self.start, folder)
        mall = open_template(Template(folder, self.one.recovery_key))
        with mall.desk.store.atomic("IMMEDIATE"):
            mall.desk.store.execute_sql("PRAGMA defer_foreign_keys = 1")
            for row in rows:
                folding.apply(mall.desk.store, journal.insert_row(mall.desk.store, row))
        mall.clock.ms = self.one.clock()
        return mall


def rows_of(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.store.execute_sql(
        f"SELECT {COLUMNS} FROM journal WHERE origin = ? ORDER BY seq", (bytes.fromhex(desk.origin),)
    ).fetchall()


def desk_of(template: Template, folder: Path, origin: str, lane: int) -> Mall:
    shutil.copytree(template.folder, folder)
    mall = open_template(Template(folder, template.recovery_key))
    mall.desk.identity = Identity(origin, str(lane))
    with mall.desk.writing() as write:
        write.append(DeskOpened(f"Meja {lane}", lane), origin)
    return mall


def both_minutes(pair: tuple[Mall, Mall]) -> None:
    for mall in pair:
        mall.clock.forward(minutes=1)


@pytest.fixture
def pair(template: Template, tmp_path: Path) -> Iterator[Pair]:
    """A morning in turns: the second desk's clock is ten minutes ahead of the first one's."""
    desks = tuple(
        desk_of(template, tmp_path / origin[:3], origin, lane) for origin, lane in ((FIRST, 1), (SECOND, 2))
    )
    one, two = desks
    two.clock.forward(minutes=SKEW_MINUTES)
    open_counter(one.desk, "DUK-L1")
    change_setting(two.desk, "queues", {"policy": "one-stop-first"})
    both_minutes((one, two))
    change_setting(one.desk, "queues", {"policy": "balanced"})  # later in the room, earlier by its clock
    for _ in range(3):
        for mall in desks:
            add_visit(mall.desk, NewVisit(("DUK-06", "POL-01"), name="Sari"))
            both_minutes((one, two))
    number = call_next(one.desk, "DUK-L1").value.number
    assert number is not None
    finish_ticket(one.desk, number)
    yield Pair(one, two, template.folder)
    for mall in desks:
        mall.desk.store.close()


def orders(rows: list[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    """Return ways in which two desks may come to know each other's events."""
    shuffled = [list(rows) for _ in range(3)]
    for number, one in enumerate(shuffled):
        random.Random(number).shuffle(one)
    by_clock = sorted(rows, key=lambda row: (row[2], row[0], row[1]))
    ways = (rows, rows[::-1], by_clock, by_clock[::-1], *shuffled)
    return {f"way{number}": list(one) for number, one in enumerate(ways)}


def state_of(desk: Desk) -> str:
    """Return every row that events make, in words; not at which place of the file it lies."""
    rows = [
        f"{subject.name} {row}"
        for subject, table in FOLD_TABLES.items()
        for row in desk.store.execute_sql(table.select_sql()).fetchall()
    ]
    return "\n".join(sorted(rows))


def test_tim_08_events_of_two_desks_ten_minutes_apart_give_one_state_in_any_order(
    pair: Pair, tmp_path: Path
) -> None:
    found = set()
    for name, rows in orders(pair.rows).items():
        mall = pair.merged(tmp_path / name, rows)
        store = mall.desk.store
        assert keeping.verify(mall.desk).faults == (), name
        assert keeping.check_rows(mall.desk) == [], name
        numbers = [row[0] for row in store.execute_sql("SELECT number FROM ticket ORDER BY number")]
        assert len(numbers) == len(set(numbers)) == 12
        assert get_setting(store, "queues")["policy"] == "one-stop-first"  # whose clock was ahead
        found.add(state_of(mall.desk))
        store.close()
    assert len(found) == 1


def test_tim_08_order_by_the_clocks_never_turns_a_desks_own_events_round(pair: Pair, tmp_path: Path) -> None:
    mall = pair.merged(tmp_path / "merged", pair.rows)
    rows = mall.desk.store.execute_sql(
        "SELECT hex(origin), seq FROM journal ORDER BY hlc, origin, seq"
    ).fetchall()
    mall.desk.store.close()
    for origin in (FIRST, SECOND):
        numbers = [seq for one, seq in rows if one.lower() == origin]
        assert numbers == sorted(numbers)
        assert len(numbers) > 10


def test_tim_08_desk_that_is_behind_is_told_and_gives_no_number_until_it_is_set_right(
    pair: Pair, tmp_path: Path
) -> None:
    mall = pair.merged(tmp_path / "merged", pair.rows)
    try:
        assert not clock_is_good(mall)
        with pytest.raises(Refused, match=r"clock\.behind"):
            add_visit(mall.desk, NewVisit(("DUK-06",)))
        mall.clock.forward(minutes=SKEW_MINUTES)
        assert clock_is_good(mall)
        add_visit(mall.desk, NewVisit(("DUK-06",)))
        assert keeping.verify(mall.desk).faults == ()
    finally:
        mall.desk.store.close()
    assert clock_is_good(pair.one)  # alone, neither knows of the other's clock
    assert clock_is_good(pair.two)


def clock_is_good(mall: Mall) -> bool:
    (found,) = (one.ok for one in examine(mall.desk, mall.paths) if one.code == "clock")
    return found
