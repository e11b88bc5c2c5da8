"""From the journal to the rows: each new event onto its row, late ones by folding the subject again."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from peewee import Database

from models.fold_table import FoldTable
from models.journal import COLUMNS, events_of, read_event
from models.rules.events import Event, Key, Subject, Undone
from models.tables import FOLD_TABLES


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not the fold of its events: which subject, and `missing`, `extra` or `other`."""

    subject: str
    subject_id: str
    what: str


def read(db: Database, subject: Subject, subject_id: str) -> Any:
    """Return the state of a subject, None when it is not there."""
    found = _row(db, FOLD_TABLES[subject], subject_id)
    return None if found is None else found[1]


def apply(db: Database, event: Event) -> Any:
    """Put a stored event onto its row and return the new state (None: not there).

    What is about a subject of a newer program has no row here. In the usual case the event is the newest
    of its subject and one step is enough. A late one, an undo, the first one of a row, and a row that holds less
    than was said (a restricted person) take the fold of all its events.
    """
    if event.subject not in FOLD_TABLES:
        return None
    subject = Subject(event.subject)
    table = FOLD_TABLES[subject]
    found = None if isinstance(event.body, Undone) else _row(db, table, event.subject_id)
    fold = table.fold()
    if found is None or event.key <= found[0] or not fold.is_whole(found[1]):
        return refold(db, subject, event.subject_id)
    state = fold.row(fold.step(found[1], event))
    _write(db, table, event.subject_id, event.key, state)
    return state


def refold(db: Database, subject: Subject, subject_id: str) -> Any:
    """Fold all events of one subject onto its row and return the state."""
    events = events_of(db, subject, subject_id)
    state = FOLD_TABLES[subject].fold().all(events)
    _write(db, FOLD_TABLES[subject], subject_id, max(event.key for event in events), state)
    return state


def _row(db: Database, table: type[FoldTable], subject_id: str) -> tuple[Key, Any] | None:
    row = db.execute_sql(f"{table.select_sql()} WHERE id = ?", (subject_id,)).fetchone()
    return None if row is None else table.read_state(row)[1:]


def _write(db: Database, table: type[FoldTable], subject_id: str, key: Key, state: Any) -> None:
    if state is None:
        db.execute_sql(f'DELETE FROM "{table.table_name()}" WHERE id = ?', (subject_id,))
    else:
        db.execute_sql(table.upsert_sql(), table.row_values(subject_id, key, state))


def _subjects(db: Database) -> Iterator[tuple[Subject, str, Key, Any]]:
    """Yield every subject with its newest key and the fold of its events."""
    rows = db.execute_sql(f"SELECT {COLUMNS} FROM journal ORDER BY subject, subject_id")
    for (number, subject_id), group in groupby(map(read_event, rows), lambda e: (e.subject, e.subject_id)):
        if number in FOLD_TABLES:
            events = list(group)
            fold = FOLD_TABLES[Subject(number)].fold()
            yield Subject(number), subject_id, max(event.key for event in events), fold.all(events)


def rebuild(db: Database) -> int:
    """Make all rows again from the journal, inside the caller's transaction; return how many there are."""
    for table in FOLD_TABLES.values():
        db.execute_sql(f'DELETE FROM "{table.table_name()}"')
    count = 0
    for subject, subject_id, key, state in _subjects(db):
        if state is not None:
            _write(db, FOLD_TABLES[subject], subject_id, key, state)
            count += 1
    return count


def refresh(db: Database) -> bool:
    """Make all rows again where a fold means something newer than they do; return whether that was so."""
    wanted = " ".join(f"{subject.value}:{table.fold().version}" for subject, table in FOLD_TABLES.items())
    row = db.execute_sql("SELECT value FROM local WHERE name = 'folds'").fetchone()
    if row == (wanted,):
        return False
    with db.atomic("IMMEDIATE"):
        rebuild(db)
        db.execute_sql("INSERT OR REPLACE INTO local (name, value) VALUES ('folds', ?)", (wanted,))
    return True


def differences(db: Database) -> Iterator[Difference]:
    """Yield every row that differs from the fold of its events; nothing when rows == fold(journal)."""
    seen: dict[Subject, set[str]] = {subject: set() for subject in FOLD_TABLES}
    for subject, subject_id, key, state in _subjects(db):
        table = FOLD_TABLES[subject]
        row = db.execute_sql(f"{table.select_sql()} WHERE id = ?", (subject_id,)).fetchone()
        if state is not None:
            seen[subject].add(subject_id)
        wanted = None if state is None else table.row_values(subject_id, key, state)
        if row != wanted:
            what = "missing" if row is None else "extra" if wanted is None else "other"
            yield Difference(subject.name.lower(), subject_id, what)
            seen[subject].add(subject_id)
    for subject, table in FOLD_TABLES.items():
        for (row_id,) in db.execute_sql(f'SELECT id FROM "{table.table_name()}"'):
            if row_id not in seen[subject]:
                yield Difference(subject.name.lower(), row_id, "extra")
