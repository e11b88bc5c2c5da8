"""Keeping the store sound: verifying the journal, comparing and making the rows, examining the set-up."""

import os
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata

from sqlcipher3 import dbapi2

from desktop.desk import Desk
from desktop.paths import Paths
from desktop.security.keys import real_keyring
from models import folding, journal
from models.folding import Difference
from models.journal import Fault, Head
from models.schema import expected_shape, shape
from models.store import Store

LEAST_FREE_MB = 500
SOUND_SQLITE = (3, 51, 3)
"""First version without the bug that loses pages when two connections reset the WAL at once."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What `verify` found: nothing, or the places that are wrong; and the heads to keep as anchors.

    Attributes:
        first_bad: the first event that is not as it was written, None where all are; the file's own faults and
            the anchors name no such event.
        anchored: the anchors that hold: up to there nothing was cut off or written anew.
    """

    events: int
    heads: tuple[Head, ...]
    faults: tuple[Fault, ...]
    first_bad: Fault | None = None
    anchored: tuple[Head, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `doctor`."""

    code: str
    ok: bool
    value: str


def verify(desk: Desk, anchors: Iterable[Head] = ()) -> Checked:
    """Check the file's pages, its shape, every chain of the journal, and anchors kept elsewhere."""
    with desk.reading():
        return verify_store(desk.store, anchors)


def verify_store(store: Store, anchors: Iterable[Head]) -> Checked:
    """Check a connected file as `verify` does, at one moment of the caller's."""
    faults = [
        Fault("file.pages", "", 0) for _ in store.execute_sql("PRAGMA cipher_integrity_check").fetchall()
    ]
    faults += [
        Fault("file.structure", "", 0)
        for (answer,) in store.execute_sql("PRAGMA quick_check").fetchall()
        if answer != "ok"
    ]
    if shape(store) != expected_shape(lambda: Store.in_memory(store.key)):
        faults.append(Fault("file.shape", "", 0))
    faults += [
        Fault("file.references", str(table), 0)
        for table, *_ in store.execute_sql("PRAGMA foreign_key_check").fetchmany(20)
    ]
    given = list(dict.fromkeys(anchors))
    chains = list(journal.verify(store, given))
    failed = {(one.origin, one.seq) for one in chains if one.code in journal.OF_ANCHORS}
    (events,) = store.execute_sql("SELECT count(*) FROM journal").fetchone()
    return Checked(
        events,
        tuple(journal.heads(store)),
        (*faults, *chains),
        next((one for one in chains if one.code not in journal.OF_ANCHORS), None),
        tuple(one for one in given if one.seq and (one.origin.lower(), one.seq) not in failed),
    )


def check_rows(desk: Desk) -> list[Difference]:
    """Return every row that is not the fold of its events."""
    with desk.reading():
        return list(folding.differences(desk.store))


def rebuild_rows(desk: Desk) -> int:
    """Make all rows again from the journal, in one transaction; return how many there are."""
    with desk.writing():
        return folding.rebuild(desk.store)


def library_versions() -> dict[str, str]:
    """Return the versions of the libraries that the data depends on."""
    with closing(dbapi2.connect(":memory:")) as nowhere:
        (cipher,) = nowhere.execute("PRAGMA cipher_version").fetchone()
    names = ("peewee", "sqlcipher3", "reportlab", "PySide6-Essentials", "keyring")
    versions = {name.lower(): metadata.version(name) for name in names}
    return {"sqlite": dbapi2.sqlite_version, "sqlcipher": cipher, **versions}


def examine(desk: Desk, paths: Paths) -> list[Finding]:
    """Return what an administrator should know about this desk."""
    store = desk.store
    (sqlite,) = store.execute_sql("SELECT sqlite_version()").fetchone()
    (cipher,) = store.execute_sql("PRAGMA cipher_version").fetchone()
    (mode,) = store.execute_sql("PRAGMA journal_mode").fetchone()
    free_mb = shutil.disk_usage(paths.data).free // 1_000_000
    ring = real_keyring()
    version = tuple(int(part) for part in sqlite.split("."))
    private = os.name != "posix" or not any(
        place.stat().st_mode & 0o077 for place in (paths.data, paths.database, paths.key_file)
    )
    return [
        Finding("sqlite", version >= SOUND_SQLITE, sqlite),
        Finding("cipher", bool(cipher), str(cipher)),
        Finding("wal", mode == "wal", str(mode)),
        Finding("keyring", ring is not None, type(ring).__module__ if ring else "-"),
        Finding("disk", free_mb >= LEAST_FREE_MB, f"{free_mb} MB"),
        Finding("private", private, str(paths.data)),
        Finding("lane", bool(desk.lane), desk.lane),
    ]
