"""What a damaged file still proves: each desk's events from a known one on, as far as they can be read and follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from peewee import DatabaseError
from sqlcipher3 import dbapi2

from models import journal
from models.journal import COLUMNS, FIRST_H, Head
from models.store import Store

DAMAGE = (DatabaseError, dbapi2.DatabaseError)
"""What a page raises that is not what was written: peewee's own before the first row, the module's after it."""

ALL = -1


@dataclass(frozen=True, slots=True)
class Run:
    """The events of one desk that follow one another without a doubt.

    Attributes:
        after: the head that they follow; seq 0 where they begin at the desk's first event.
        last: the last of them; equal to `after` where there is none.
        whole: nothing of this desk stands behind `last`, as far as the file says.
    """

    after: Head
    last: Head
    whole: bool

    @property
    def events(self) -> int:
        """Return how many there are."""
        return self.last.seq - self.after.seq


def beginning(origin: str) -> Head:
    """Return what stands before a desk's first event."""
    return Head(origin, 0, FIRST_H.hex(), 0)


def runs(file: Store, known: dict[str, Head]) -> list[Run]:
    """Return for each desk what a closed file proves, by origin.

    Each question gets a connection of its own, since the cipher refuses a connection everything after the
    first damaged page.

    Args:
        file: to be read only, and not connected.
        known: for each desk the head from which on its events are asked for; also names desks that the file
            itself cannot name any more.
    """
    found = {*known, *_origins(file)}
    return [measure(file, known.get(origin, beginning(origin))) for origin in sorted(found)]


def measure(file: Store, after: Head) -> Run:
    """Return how far the events of one desk follow a head."""
    run = _measured(file, after, ALL)
    if run.whole:
        return run
    # SQLite's module is one row ahead, and does not hand out the last one before a damaged page
    last = _measured(file, run.last, 1).last
    return Run(after, last, whole=False)


def _measured(file: Store, after: Head, most: int) -> Run:
    last = after
    try:
        file.connect()
        for row in _behind(file, after, most):
            if not journal.follows(row, last.seq + 1, bytes.fromhex(last.h)):
                return Run(after, last, whole=False)
            last = Head(after.origin, row[1], row[13].hex(), row[2])
    except DAMAGE:
        return Run(after, last, whole=False)
    finally:
        file.close()
    return Run(after, last, whole=True)


def rows_of(file: Store, run: Run) -> list[tuple[Any, ...]]:
    """Return the stored rows of a run, in order."""
    if not run.events:
        return []
    try:
        file.connect()
        return list(_behind(file, run.after, run.events))
    finally:
        file.close()


def _behind(file: Store, head: Head, most: int) -> Iterator[tuple[Any, ...]]:
    rows: Iterator[tuple[Any, ...]] = file.execute_sql(
        f"SELECT {COLUMNS} FROM journal WHERE origin = ? AND seq > ? ORDER BY seq LIMIT ?",
        (bytes.fromhex(head.origin), head.seq, most),
    )
    return rows


def _origins(file: Store) -> set[str]:
    """Return the desks that a file can still name; of those behind a damaged page it says nothing."""
    found: set[str] = set()
    for ask in ("SELECT value FROM local WHERE name = 'origin'", "SELECT id FROM desk"):
        try:
            file.connect()
            found.update(str(origin) for (origin,) in file.execute_sql(ask))
        except DAMAGE:
            continue
        finally:
            file.close()
    try:
        file.connect()
        found.update(journal.origins(file))
    except DAMAGE:
        pass
    finally:
        file.close()
    return found
