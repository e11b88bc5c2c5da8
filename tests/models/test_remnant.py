"""How far a damaged file's chain can be read: up to the last event before the damage, and no further."""

from pathlib import Path

import pytest

from models import remnant
from models.remnant import DAMAGE, Run, beginning
from models.rules.bodies.people import PersonDescribed
from models.store import Store
from tests.models.stores import DESK_1, DESK_2, KEY, PERSON, Pen, drop_triggers, new_store

PAGE = 4096
EVENTS = 60


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with the events of two desks over several pages, its WAL folded in."""
    path = tmp_path / "pandu.db"
    store = new_store(path)
    for origin in (DESK_1, DESK_2):
        pen = Pen(store, origin)
        for _ in range(EVENTS):
            pen.write(PersonDescribed(name="Sri " * 20), PERSON)
    store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return path


def read_only(path: Path) -> Store:
    return Store(path, KEY, read_only=True)


def last_readable(path: Path, origin: str) -> int:
    """Return the number of the last event before the damage, each asked for by itself."""
    for seq in range(1, EVENTS + 1):
        store = read_only(path)
        try:
            store.connect()
            store.execute_sql(
                "SELECT h FROM journal WHERE origin = ? AND seq = ?", (bytes.fromhex(origin), seq)
            ).fetchone()
        except DAMAGE:
            return seq - 1
        finally:
            store.close()
    return EVENTS


def test_whole_file_proves_every_event_of_every_desk(file: Path):
    runs = remnant.runs(read_only(file), {})
    assert [(run.last.origin, run.events, run.whole) for run in runs] == [
        (DESK_1, EVENTS, True),
        (DESK_2, EVENTS, True),
    ]
    (_, second) = runs
    assert len(remnant.rows_of(read_only(file), second)) == EVENTS
    later = remnant.measure(read_only(file), second.last)
    assert (later.events, later.whole, remnant.rows_of(read_only(file), later)) == (0, True, [])


def test_chain_is_read_up_to_the_last_event_before_each_damaged_page(file: Path):
    data, cut = file.read_bytes(), set()
    for page in range(2, len(data) // PAGE + 1):
        spoilt = bytearray(data)
        spoilt[page * PAGE - 2000] ^= 1
        file.write_bytes(spoilt)
        run: Run = remnant.measure(read_only(file), beginning(DESK_1))
        if not run.whole:
            assert run.events == last_readable(file, DESK_1)
            assert len(remnant.rows_of(read_only(file), run)) == run.events
            cut.add(run.events)
    assert len(cut - {0}) > 2


def test_event_that_was_changed_with_the_key_ends_what_is_proved(file: Path):
    store = Store(file, KEY)
    store.connect()
    drop_triggers(store)
    store.execute_sql(
        "UPDATE journal SET occurred_at = 7 WHERE origin = ? AND seq = 20", (bytes.fromhex(DESK_1),)
    )
    store.close()
    first, second = remnant.runs(read_only(file), {})
    assert (first.events, first.whole, second.events, second.whole) == (19, False, EVENTS, True)
