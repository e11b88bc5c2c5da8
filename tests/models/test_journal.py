"""The journal keeps what was said, and shows where somebody changed it."""

import hashlib
import re

import pytest
from peewee import DatabaseError

from models import journal
from models.journal import COLUMNS, Head, chain_hash, verify
from models.migrations.s0001_first import ERASABLE as ERASABLE_IN_FILE
from models.rules.bodies import people, places
from models.rules.bodies import tickets as said
from models.rules.events import Subject
from models.rules.kinds import ERASABLE
from models.store import Store
from tests.models.stores import DESK_1, DESK_2, PERSON, TICKET, Pen, drop_triggers, new_store, rechain

NAMES = [name.strip() for name in COLUMNS.split(",")]
ISSUED = said.TicketIssued("8" * 32, "DUK-06", "2026-11-24", "DUK-F1-001", "1", 1)


@pytest.fixture
def store():
    """Six events of one desk, two of another; the third (a person) and the fifth can be erased."""
    store = new_store()
    pen, other = Pen(store), Pen(store, DESK_2)
    pen.write(places.SettingChanged("{}"), "office")
    pen.write(ISSUED, TICKET)
    pen.write(people.PersonDescribed(name="Siti Aminah"), PERSON)
    pen.write(said.TicketCalled("0000000a", "DUK-L1"), TICKET, officer=None)
    pen.write(people.PersonDescribed(name="Siti A."), PERSON)
    pen.write(said.TicketStarted("0000000a"), TICKET)
    other.write(said.TicketCalled("0000000b", "DUK-L2"), TICKET)
    other.write(said.TicketStarted("0000000b"), TICKET)
    yield store
    store.close()


def event(store: Store, seq: int) -> dict:
    row = store.execute_sql(
        f"SELECT {COLUMNS} FROM journal WHERE origin = ? AND seq = ?", (bytes.fromhex(DESK_1), seq)
    ).fetchone()
    return dict(zip(NAMES, row, strict=True))


def set_column(store: Store, seq: int, column: str, value: object) -> None:
    store.execute_sql(
        f"UPDATE journal SET {column} = ? WHERE origin = ? AND seq = ?", (value, bytes.fromhex(DESK_1), seq)
    )


def changed(value: object) -> object:
    """Return the value with one bit of its last byte turned, or something where nothing was."""
    if value is None:
        return b"\x00" * 16
    if isinstance(value, int):
        return value ^ 1
    if isinstance(value, str):
        return value[:-1] + chr(ord(value[-1]) ^ 1)
    return value[:-1] + bytes([value[-1] ^ 1])


def test_chain_of_every_desk_verifies(store):
    assert list(verify(store, journal.heads(store))) == []


def test_chain_is_a_hash_over_fields_that_are_led_by_their_length():
    data = b"\x00\x00\x00\x20" + bytes(32) + b"\x00\x00\x00\x02ab" + b"\x00\x00\x00\x08" + bytes(7) + b"\x01"
    assert chain_hash(bytes(32), (b"ab", 1, None)) == hashlib.sha256(data + bytes(4)).digest()


@pytest.mark.parametrize("column", NAMES)
def test_one_changed_byte_of_any_column_is_found_at_its_event(store, column: str):
    drop_triggers(store)
    was = event(store, 2)[column]
    set_column(store, 2, column, 99 if column == "seq" else changed(was))
    first = next(iter(verify(store)))
    if column == "origin":  # it became the only event of a desk that nobody knows
        assert ("journal.hole", DESK_1, 2) in [(one.code, one.origin, one.seq) for one in verify(store)]
    elif column == "seq":
        assert (first.code, first.seq) == ("journal.hole", 2)
    else:
        assert (first.code, first.origin, first.seq) == ("journal.changed", DESK_1, 2)


@pytest.mark.parametrize("value", [b"\x00" * 16, b"", b"x"])
def test_officer_put_where_none_was_is_found(store, value: bytes):
    drop_triggers(store)
    store.execute_sql("PRAGMA ignore_check_constraints = ON")
    set_column(store, 4, "officer", value)
    assert [(one.code, one.seq) for one in verify(store)] == [("journal.changed", 4)]


def test_event_taken_out_of_the_middle_is_a_hole(store):
    drop_triggers(store)
    store.execute_sql("DELETE FROM journal WHERE origin = ? AND seq = 3", (bytes.fromhex(DESK_1),))
    assert [(one.code, one.seq) for one in verify(store)] == [("journal.hole", 3)]


def test_event_put_before_the_first_is_found(store):
    drop_triggers(store)
    row = event(store, 2) | {"origin": b"\x00" * 16}
    store.execute_sql(f"INSERT INTO journal VALUES ({', '.join('?' * 14)})", tuple(row.values()))
    assert [(one.code, one.origin, one.seq) for one in verify(store)] == [("journal.hole", "0" * 32, 1)]


def test_two_events_that_changed_places_are_found(store):
    drop_triggers(store)
    for seq, to in ((3, 99), (5, 3), (99, 5)):
        set_column(store, seq, "seq", to)
    assert next((one.code, one.seq) for one in verify(store)) == ("journal.changed", 3)


def test_removed_last_event_is_found_by_an_anchor_alone(store):
    anchor = journal.head(store, DESK_1)
    drop_triggers(store)
    store.execute_sql("DELETE FROM journal WHERE origin = ? AND seq = 6", (bytes.fromhex(DESK_1),))
    assert list(verify(store)) == []
    assert [(one.code, one.seq) for one in verify(store, [anchor])] == [("journal.behind_anchor", 6)]


def test_rewritten_chain_is_found_by_an_anchor_alone(store):
    anchor = journal.head(store, DESK_1)
    drop_triggers(store)
    set_column(store, 2, "occurred_at", 1)
    rechain(store, DESK_1)
    assert list(verify(store)) == []
    assert [(one.code, one.seq) for one in verify(store, [anchor])] == [("journal.anchor_differs", 6)]


def test_anchor_of_the_middle_holds_while_the_chain_goes_on(store):
    anchor = journal.head(store, DESK_1)
    Pen(store).write(said.TicketRecalled("0000000a"), TICKET)
    assert list(verify(store, [anchor])) == []


def test_every_anchor_is_looked_at_also_two_of_one_place(store):
    good = journal.head(store, DESK_1)
    bad = Head(DESK_1, 6, "0" * 64, 0)
    for anchors in ([good, bad], [bad, good]):
        assert [one.code for one in verify(store, anchors)] == ["journal.anchor_differs"]


def test_anchor_typed_in_capitals_holds(store):
    good = journal.head(store, DESK_1)
    assert list(verify(store, [Head(good.origin.upper(), good.seq, good.h.upper(), 0)])) == []


def test_anchor_of_a_desk_before_its_first_event_asks_nothing(store):
    assert list(verify(store, [journal.head(store, "9" * 32)])) == []


REFUSED = (
    "DELETE FROM journal",
    "DELETE FROM journal WHERE seq = 6",
    "UPDATE journal SET occurred_at = 1",
    "UPDATE journal SET body = '{}' WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL WHERE seq = 2",
    "UPDATE journal SET salt = NULL, body = NULL, hlc = 9 WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL, kind = 31 WHERE seq = 3",
    "UPDATE OR REPLACE journal SET seq = 1 WHERE seq = 3",
    "UPDATE OR REPLACE journal SET salt = NULL, body = NULL, seq = 1 WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL, h = zeroblob(32) WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL, digest = zeroblob(32) WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL, origin = zeroblob(16) WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL, officer = NULL WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL, source = 9 WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL, v = 9 WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL, subject = 9 WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL, subject_id = x'00' WHERE seq = 3",
    "UPDATE journal SET salt = NULL, body = NULL, occurred_at = 9 WHERE seq = 3",
    "UPDATE OR IGNORE journal SET hlc = 1 WHERE seq = 3",
    "REPLACE INTO journal SELECT * FROM journal WHERE seq = 2",
    f"INSERT OR REPLACE INTO journal SELECT {COLUMNS.replace('hlc', '77')} FROM journal WHERE seq = 2",
    "INSERT OR IGNORE INTO journal SELECT * FROM journal WHERE seq = 2",
    "INSERT INTO journal SELECT * FROM journal WHERE seq = 2 ON CONFLICT DO UPDATE SET hlc = 9",
    "INSERT INTO journal SELECT * FROM journal WHERE seq = 2 ON CONFLICT (origin, seq) DO NOTHING",
)


@pytest.mark.parametrize("recursive", [0, 1])
@pytest.mark.parametrize("sql", REFUSED)
def test_stored_event_is_neither_changed_nor_replaced_nor_deleted(store, sql: str, recursive: int):
    before = store.execute_sql(f"SELECT {COLUMNS} FROM journal").fetchall()
    store.execute_sql(f"PRAGMA recursive_triggers = {recursive}")
    with pytest.raises(DatabaseError, match="journal: "):
        store.execute_sql(sql)
    assert store.execute_sql(f"SELECT {COLUMNS} FROM journal").fetchall() == before


def test_erased_body_leaves_the_chain_whole(store):
    store.execute_sql("UPDATE journal SET salt = NULL, body = NULL WHERE kind = 30")
    assert (event(store, 3)["salt"], event(store, 3)["body"]) == (None, None)
    assert list(verify(store)) == []


def test_erased_body_of_another_kind_is_found_when_it_was_forced(store):
    drop_triggers(store)
    store.execute_sql("UPDATE journal SET salt = NULL, body = NULL WHERE kind = 50")
    assert [(one.code, one.seq) for one in verify(store)] == [("journal.blanked", 2)]


@pytest.mark.parametrize("column", ["salt", "body"])
def test_half_an_erasure_is_refused_and_found_when_it_was_forced(store, column: str):
    with pytest.raises(DatabaseError, match="journal: "):
        set_column(store, 3, column, None)
    drop_triggers(store)
    with pytest.raises(DatabaseError, match="CHECK"):
        set_column(store, 3, column, None)
    store.execute_sql("PRAGMA ignore_check_constraints = ON")
    set_column(store, 3, column, None)
    assert [(one.code, one.seq) for one in verify(store)] == [("journal.changed", 3)]


def test_erased_body_cannot_be_put_back_as_something_else(store):
    store.execute_sql("UPDATE journal SET salt = NULL, body = NULL WHERE kind = 30")
    with pytest.raises(DatabaseError, match="journal: "):
        store.execute_sql("UPDATE journal SET salt = x'00', body = '{}' WHERE kind = 30")


def test_kinds_that_can_be_erased_are_those_that_the_file_lets_pass():
    assert {int(number) for number in re.findall(r"\d+", ERASABLE_IN_FILE)} == ERASABLE


def test_event_is_read_as_it_was_written(store):
    pen = Pen(store)
    written = pen.write(people.PersonDescribed(name="Ayu"), PERSON)
    assert written in journal.events_of(store, Subject.PERSON, PERSON)
    assert len(journal.events_of(store, Subject.PERSON, PERSON)) == 3
    assert len(journal.events_of(store, Subject.TICKET, TICKET)) == 5


def test_heads_are_the_ends_of_all_chains(store):
    assert [(head.origin, head.seq) for head in journal.heads(store)] == [(DESK_1, 6), (DESK_2, 2)]
    empty = journal.head(store, "9" * 32)
    assert (empty.seq, empty.h, empty.hlc) == (0, "0" * 64, 0)
