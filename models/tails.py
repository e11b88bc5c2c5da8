"""The tail of a backup: what the journal has since a base, what no event makes, and what was emptied.

A tail holds everything since its base, so that one base and one tail are a whole mall. Its events are chained to
the base's heads. State rows are not in it: they are folded anew.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from peewee import Database

from models import folding, journal
from models.errors import StoreProblem
from models.fold_table import Table
from models.journal import COLUMNS, Head, id_text
from models.plain_tables import LOCAL, PrintInput
from models.rules.events import Subject
from models.tables import FOLD_TABLES

Row = tuple[Any, ...]
BLOBS = (0, 4, 8, 10, 12, 13)
"""Places of `COLUMNS` that hold bytes."""
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Emptied:
    """Events and papers whose words were destroyed: by desk the numbers of events, and ids of papers."""

    events: dict[str, list[int]] = field(default_factory=dict)
    papers: list[str] = field(default_factory=list)

    def __or__(self, other: "Emptied") -> "Emptied":
        origins = self.events.keys() | other.events.keys()
        both = {
            one: sorted({*self.events.get(one, ()), *other.events.get(one, ())}) for one in sorted(origins)
        }
        return Emptied(both, sorted({*self.papers, *other.papers}))


@dataclass(frozen=True, slots=True)
class Tail:
    """What is new since a base.

    Attributes:
        events: rows of the journal, by origin and seq.
        prints: what the papers of these events were drawn from.
        local: all rows of the tables that are this desk's alone, by table.
        emptied: what was destroyed, ever.
    """

    events: list[Row]
    prints: list[Row]
    local: dict[str, list[Row]]
    emptied: Emptied


def emptied_in(db: Database) -> Emptied:
    """Return what was destroyed in a file."""
    events: dict[str, list[int]] = {}
    for origin, seq in db.execute_sql(
        "SELECT origin, seq FROM journal WHERE body IS NULL ORDER BY origin, seq"
    ):
        events.setdefault(origin.hex(), []).append(seq)
    papers = db.execute_sql("SELECT paper FROM print_input WHERE input = '' ORDER BY paper")
    return Emptied(events, [paper for (paper,) in papers])


def follows(db: Database, heads: Iterable[Head]) -> bool:
    """Return whether a file's chains go on from these heads."""
    for head in heads:
        row = db.execute_sql(
            "SELECT h FROM journal WHERE origin = ? AND seq = ?", (bytes.fromhex(head.origin), head.seq)
        ).fetchone()
        if row is None or row[0].hex() != head.h:
            return False
    return True


def tail_since(db: Database, heads: Iterable[Head]) -> Tail:
    """Return what a file has since these heads; read at one moment by the caller's transaction."""
    before = {head.origin: head.seq for head in heads}
    events: list[Row] = []
    for origin in journal.origins(db):
        rows = db.execute_sql(
            f"SELECT {COLUMNS} FROM journal WHERE origin = ? AND seq > ? ORDER BY seq",
            (bytes.fromhex(origin), before.get(origin, 0)),
        )
        events += rows.fetchall()
    papers = sorted({row[4].hex() for row in events if row[3] == Subject.PAPER})
    prints = [
        row
        for start in range(0, len(papers), AT_ONCE)
        for row in db.execute_sql(
            "SELECT paper, kind, input FROM print_input WHERE paper IN (SELECT value FROM json_each(?))",
            (json.dumps(papers[start : start + AT_ONCE]),),
        )
    ]
    local = {
        table.table_name(): db.execute_sql(_select(table)).fetchall()
        for table in LOCAL
        if table is not PrintInput
    }
    return Tail(events, prints, local, emptied_in(db))


def put_tail(db: Database, tail: Tail, heads: Iterable[Head]) -> None:
    """Let a base go on to its tail, inside the caller's transaction.

    Raises:
        StoreProblem: `backup.broken_chain`: the events do not go on from the base.
    """
    for fault in journal.faults_in(tail.events, {head.origin: head for head in heads}):
        raise StoreProblem("backup.broken_chain", origin=fault.origin[:8], seq=fault.seq)
    for row in tail.events:
        db.execute_sql(f"INSERT INTO journal ({COLUMNS}) VALUES ({', '.join('?' * 14)})", row)
    for row in tail.prints:
        db.execute_sql("INSERT OR REPLACE INTO print_input (paper, kind, input) VALUES (?, ?, ?)", row)
    for table in LOCAL:
        if table is not PrintInput:
            db.execute_sql(f'DELETE FROM "{table.table_name()}"')
            for row in tail.local.get(table.table_name(), ()):
                db.execute_sql(_insert(table), row)
    _fold(db, {(row[3], row[4]) for row in tail.events})
    empty(db, tail.emptied)


def empty(db: Database, emptied: Emptied) -> int:
    """Empty what was destroyed elsewhere, inside the caller's transaction; return how many events it was.

    Unfinished forms go too where anything was emptied: nobody can say whose words are in them.
    """
    subjects: set[tuple[int, bytes]] = set()
    found = 0
    for origin, seqs in emptied.events.items():
        for start in range(0, len(seqs), AT_ONCE):
            rows = db.execute_sql(
                """SELECT seq, subject, subject_id FROM journal WHERE origin = ? AND body IS NOT NULL
                AND seq IN (SELECT value FROM json_each(?))""",
                (bytes.fromhex(origin), json.dumps(seqs[start : start + AT_ONCE])),
            ).fetchall()
            for seq, subject, subject_id in rows:
                db.execute_sql(
                    "UPDATE journal SET salt = NULL, body = NULL WHERE origin = ? AND seq = ?",
                    (bytes.fromhex(origin), seq),
                )
                subjects.add((subject, subject_id))
            found += len(rows)
    listed = json.dumps(emptied.papers)
    among = "paper IN (SELECT value FROM json_each(?))"
    db.execute_sql(f"UPDATE print_input SET input = '' WHERE input <> '' AND {among}", (listed,))
    db.execute_sql(f"DELETE FROM print_job WHERE {among}", (listed,))
    if found:
        db.execute_sql("DELETE FROM draft")
    _fold(db, subjects)
    return found


def _fold(db: Database, subjects: Iterable[tuple[int, bytes]]) -> None:
    for number, subject_id in sorted(subjects):
        if number in FOLD_TABLES:
            folding.refold(db, Subject(number), id_text(number, subject_id))


def _select(table: type[Table]) -> str:
    return f'SELECT {", ".join(table.columns())} FROM "{table.table_name()}" ORDER BY 1'


def _insert(table: type[Table]) -> str:
    names = table.columns()
    return f'INSERT INTO "{table.table_name()}" ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})'


def tail_text(tail: Tail) -> bytes:
    """Return a tail as bytes, to be sealed."""
    events = [
        [value.hex() if place in BLOBS and value is not None else value for place, value in enumerate(row)]
        for row in tail.events
    ]
    parts = {"events": events, "prints": tail.prints, "local": tail.local}
    emptied = {"events": tail.emptied.events, "papers": tail.emptied.papers}
    return json.dumps({**parts, "emptied": emptied}, ensure_ascii=False).encode()


def read_tail(text: bytes) -> Tail:
    """Return the tail of `tail_text`."""
    found: Any = json.loads(text)
    events: list[Row] = [
        tuple(
            bytes.fromhex(value) if place in BLOBS and value is not None else value
            for place, value in enumerate(row)
        )
        for row in found["events"]
    ]
    local = {name: [tuple(row) for row in rows] for name, rows in found["local"].items()}
    emptied = Emptied(found["emptied"]["events"], found["emptied"]["papers"])
    return Tail(events, [tuple(row) for row in found["prints"]], local, emptied)


def emptied_text(emptied: Emptied) -> bytes:
    """Return a list of what was destroyed as bytes, to be sealed."""
    return json.dumps({"events": emptied.events, "papers": emptied.papers}).encode()


def read_emptied(text: bytes) -> Emptied:
    """Return the list of `emptied_text`."""
    found: Any = json.loads(text)
    return Emptied(found["events"], found["papers"])
