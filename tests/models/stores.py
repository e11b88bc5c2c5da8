"""Stores and pens for tests of the journal: any event can be put down, also one that no program would write."""

from pathlib import Path

from models import journal
from models.journal import COLUMNS, FIRST_H, chain_hash, digest_of, id_bytes
from models.rules.events import Event, Source, Subject
from models.rules.kinds import BY_BODY, BY_NUMBER, encode
from models.schema import upgrade
from models.store import Store

KEY = b"k" * 32
DESK_1, DESK_2 = "1" * 32, "2" * 32
PERSON, TICKET = "5" * 32, "7" * 32


def new_store(path: Path | None = None) -> Store:
    """Return a connected store of the newest shape; in memory without a path."""
    store = Store.in_memory(KEY) if path is None else Store(path, KEY)
    store.connect()
    upgrade(store)
    return store


def put_raw(store: Store, event: Event) -> None:
    """Put an event into the journal without looking at its chain; a None body of a known kind is an erased one."""
    erased = event.body is None and event.kind in BY_NUMBER
    text = None if erased else '{"x":1}' if event.body is None else encode(event.body)[1]
    salt = None if erased else bytes(16)
    row = (
        bytes.fromhex(event.origin), event.seq, event.hlc, event.subject,
        id_bytes(event.subject, event.subject_id), event.kind, event.v, event.occurred_at,
        None if event.officer is None else bytes.fromhex(event.officer), int(event.source),
        salt, text, bytes(32), bytes(32),
    )  # fmt: skip
    store.execute_sql(f"INSERT INTO journal ({COLUMNS}) VALUES ({', '.join('?' * 14)})", row)


class Pen:
    """Writes chained events of one origin, one clock tick each."""

    def __init__(self, store: Store, origin: str = DESK_1) -> None:
        self.store, self.origin = store, origin

    def write(self, body: object, subject_id: str, *, officer: str | None = "c" * 32) -> Event:
        last = journal.head(self.store, self.origin)
        kind = BY_BODY[type(body)]
        event = Event(
            self.origin, last.seq + 1, last.seq + 1, kind.subject or Subject.TICKET, subject_id, kind.number,
            kind.v, 1000 * (last.seq + 1), officer, Source.DESK, body,
        )  # fmt: skip
        journal.insert(self.store, event, bytes.fromhex(last.h), bytes([last.seq % 256]) * 16)
        return event


def drop_triggers(store: Store) -> None:
    """Do as somebody does who has the key and another program."""
    names = store.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        store.execute_sql(f"DROP TRIGGER {name}")


def rechain(store: Store, origin: str) -> None:
    """Write a desk's chain anew over whatever its events say now, as a patient forger would."""
    previous = FIRST_H
    rows = store.execute_sql(
        f"SELECT {COLUMNS} FROM journal WHERE origin = ? ORDER BY seq", (bytes.fromhex(origin),)
    )
    for row in rows.fetchall():
        digest = row[12] if row[11] is None else digest_of(row[10], row[11])
        previous = chain_hash(previous, (*row[:10], digest))
        store.execute_sql(
            "UPDATE journal SET digest = ?, h = ? WHERE origin = ? AND seq = ?",
            (digest, previous, row[0], row[1]),
        )
