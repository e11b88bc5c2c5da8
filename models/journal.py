"""The journal in the file: one append-only table, each event chained to the one before it at its desk."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from peewee import Database

from models.rules.events import MOST, NAMED_BY_CODE, Event, Source, Subject
from models.rules.kinds import BY_NUMBER, ERASABLE, decode, encode

FIRST_H = bytes(32)
"""What stands for the previous hash before a desk's first event."""

ID_BYTES = 16

COLUMNS = (
    "origin, seq, hlc, subject, subject_id, kind, v, occurred_at, officer, source, salt, body, digest, h"
)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of one desk's chain; printed on reports as an anchor.

    Attributes:
        origin: the desk's identity, 32 hex digits.
        seq: number of its last event, 0 before the first.
        h: hash of that event, 64 hex digits.
        hlc: its clock.
    """

    origin: str
    seq: int
    h: str
    hlc: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the journal is not what its desks wrote.

    Attributes:
        code: `journal.hole`, `journal.changed`, `journal.blanked`, `journal.behind_anchor`, `journal.anchor_differs`,
            `journal.unreadable`; `file....` where it is the file: then `seq` is a page, or 0.
    """

    code: str
    origin: str
    seq: int


OF_ANCHORS = frozenset({"journal.behind_anchor", "journal.anchor_differs"})
"""Faults that an anchor shows, while the chain itself may be whole."""


def id_bytes(subject: int, subject_id: str) -> bytes:
    """Return a subject's id as it is stored: a code's UTF-8 bytes, else the 16 bytes of its hex digits."""
    known_by_code = subject in NAMED_BY_CODE
    return subject_id.encode() if known_by_code else bytes.fromhex(subject_id)


def id_text(subject: int, stored: bytes) -> str:
    """Return a subject's id from its stored bytes."""
    return stored.decode() if subject in NAMED_BY_CODE else stored.hex()


def digest_of(salt: bytes, body: str) -> bytes:
    """Return the salted digest of a body, which stays when the body is erased."""
    return hashlib.sha256(salt + body.encode()).digest()


def chain_hash(previous: bytes, fields: Iterable[bytes | int | None]) -> bytes:
    """Return the hash of one event: SHA-256 over the previous hash and the fields, each led by its length.

    Numbers count as 8 bytes, big-endian, signed; None as nothing.
    """
    chain = hashlib.sha256()
    for field in (previous, *fields):
        data = field.to_bytes(8, "big", signed=True) if isinstance(field, int) else field or b""
        chain.update(len(data).to_bytes(4, "big"))
        chain.update(data)
    return chain.digest()


def origins(db: Database) -> list[str]:
    """Return the desks that the journal holds events of, found by skipping from one to the next."""
    found = db.execute_sql(
        "WITH RECURSIVE o(origin) AS (SELECT min(origin) FROM journal UNION ALL "
        "SELECT (SELECT min(origin) FROM journal WHERE origin > o.origin) FROM o WHERE o.origin IS NOT NULL) "
        "SELECT origin FROM o WHERE origin IS NOT NULL"
    )
    return [origin.hex() for (origin,) in found]


def head(db: Database, origin: str) -> Head:
    """Return the end of a desk's chain; seq 0 before its first event."""
    row = db.execute_sql(
        "SELECT seq, h, hlc FROM journal WHERE origin = ? ORDER BY seq DESC LIMIT 1", (bytes.fromhex(origin),)
    ).fetchone()
    seq, h, hlc = row or (0, FIRST_H, 0)
    return Head(origin, seq, h.hex(), hlc)


def heads(db: Database) -> list[Head]:
    """Return the ends of all chains, by origin."""
    return [head(db, origin) for origin in origins(db)]


def insert(db: Database, event: Event, previous_h: bytes, salt: bytes) -> bytes:
    """Store an event at the end of its desk's chain and return its hash."""
    kind, text = encode(event.body)
    officer = None if event.officer is None else bytes.fromhex(event.officer)
    origin, subject_id = bytes.fromhex(event.origin), id_bytes(event.subject, event.subject_id)
    digest = digest_of(salt, text)
    facts = (
        origin, event.seq, event.hlc, int(event.subject), subject_id, kind.number, kind.v,
        event.occurred_at, officer, int(event.source),
    )  # fmt: skip
    h = chain_hash(previous_h, (*facts, digest))
    db.execute_sql(
        f"INSERT INTO journal ({COLUMNS}) VALUES ({', '.join('?' * 14)})", (*facts, salt, text, digest, h)
    )
    return h


def events_of(db: Database, subject: Subject, subject_id: str) -> list[Event]:
    """Return all events of one subject, in no promised order."""
    rows = db.execute_sql(
        f"SELECT {COLUMNS} FROM journal WHERE subject_id = ? AND subject = ?",
        (id_bytes(subject, subject_id), int(subject)),
    )
    return [read_event(row) for row in rows]


def sound_events(db: Database, subject: Subject, subject_id: str, kind: int) -> list[Event]:
    """Return a subject's events of one kind whose bodies are what was chained, oldest first."""
    rows = db.execute_sql(
        f"SELECT {COLUMNS} FROM journal WHERE subject_id = ? AND subject = ? AND kind = ? ORDER BY hlc, origin, seq",
        (id_bytes(subject, subject_id), int(subject), kind),
    )
    sound = (row for row in rows if row[11] is not None and _sound(row[8], row[10], row[11], row[12]))
    return [read_event(row) for row in sound]


def blank(db: Database, event: Event) -> bytes:
    """Empty salt and body of an erasable event and return its digest, by which it stays proved in the chain.

    Raises:
        DatabaseError: the kind cannot be erased.
    """
    where = (bytes.fromhex(event.origin), event.seq)
    (digest,) = db.execute_sql(
        "UPDATE journal SET salt = NULL, body = NULL WHERE origin = ? AND seq = ? RETURNING digest", where
    ).fetchone()
    return bytes(digest)


def read_event(row: tuple[Any, ...]) -> Event:
    """Return the event of a row of `COLUMNS`; a time that no calendar has is moved to its edge."""
    origin, seq, hlc, subject, subject_id, kind, v, occurred_at, officer, source, _, body, _, _ = row
    return Event(
        origin=origin.hex(),
        seq=seq,
        hlc=hlc,
        subject=subject,
        subject_id=id_text(subject, subject_id),
        kind=kind,
        v=v,
        occurred_at=min(max(occurred_at, 0), MOST),
        officer=None if officer is None else officer.hex(),
        source=Source(source) if source in Source.__members__.values() else Source.DESK,
        body=decode(kind, v, body),
    )


def verify(db: Database, anchors: Iterable[Head] = ()) -> Iterator[Fault]:
    """Yield each place where a chain is broken, in the order of the chains; nothing when all is whole.

    A chain alone proves that nothing inside it changed. That nothing was cut off its end, and that it was
    not written anew, is proved by `anchors`: heads that were printed or kept elsewhere, in any case of letters.
    """
    yield from _broken_links(db)
    for origin, seq, h in sorted({(a.origin.lower(), a.seq, a.h.lower()) for a in anchors if a.seq}):
        row = db.execute_sql(
            "SELECT h FROM journal WHERE origin = ? AND seq = ?", (bytes.fromhex(origin), seq)
        ).fetchone()
        if row is None or row[0].hex() != h:
            code = "journal.behind_anchor" if row is None else "journal.anchor_differs"
            yield Fault(code, origin, seq)


def _broken_links(db: Database) -> Iterator[Fault]:
    yield from faults_in(db.execute_sql(f"SELECT {COLUMNS} FROM journal ORDER BY origin, seq"), {})


def faults_in(rows: Iterable[tuple[Any, ...]], ends: Mapping[str, Head]) -> Iterator[Fault]:
    """Yield each place where rows of `COLUMNS`, ordered by origin and seq, do not go on from the ends of their chains.

    Args:
        rows: what is to be looked at.
        ends: where each desk's rows go on; a desk that is not named begins with its first event.
    """
    origin, expected, previous = b"", 1, FIRST_H
    for row in rows:
        if row[0] != origin:
            origin = row[0]
            end = ends.get(origin.hex(), Head(origin.hex(), 0, FIRST_H.hex(), 0))
            expected, previous = end.seq + 1, bytes.fromhex(end.h)
        seq, kind, body, digest, h = row[1], row[5], row[11], row[12], row[13]
        if seq != expected:
            yield Fault("journal.hole", origin.hex(), expected)
        if body is None and kind in BY_NUMBER and kind not in ERASABLE:
            yield Fault("journal.blanked", origin.hex(), seq)
        linked = seq != expected or chain_hash(previous, (*row[:10], digest)) == h
        if not linked or not _sound(row[8], row[10], body, digest):
            yield Fault("journal.changed", origin.hex(), seq)
        expected, previous = seq + 1, h


def follows(row: tuple[Any, ...], seq: int, previous: bytes) -> bool:
    """Return whether a stored row of `COLUMNS` is the event of this number, whole and chained to the hash before it."""
    kind, body, digest, h = row[5], row[11], row[12], row[13]
    blanked = body is None and kind in BY_NUMBER and kind not in ERASABLE
    chained = row[1] == seq and chain_hash(previous, (*row[:10], digest)) == h
    return chained and not blanked and _sound(row[8], row[10], body, digest)


def insert_row(db: Database, row: tuple[Any, ...]) -> Event:
    """Store an event as it stood in another file of the same mall, `COLUMNS` in order, and return it."""
    db.execute_sql(f"INSERT INTO journal ({COLUMNS}) VALUES ({', '.join('?' * 14)})", row)
    return read_event(row)


def _sound(officer: bytes | None, salt: bytes | None, body: str | None, digest: bytes) -> bool:
    """Return whether a row's officer and body can be what was written; the chain takes an empty id for none."""
    if officer is not None and len(officer) != ID_BYTES:
        return False
    if salt is None or body is None:
        return salt is None and body is None
    return digest_of(salt, body) == digest
