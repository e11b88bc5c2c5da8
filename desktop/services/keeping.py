"""Keeping the store sound: verifying the journal, comparing and making the rows."""

import re
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib import metadata

from sqlcipher3 import dbapi2

from desktop.desk import Desk
from desktop.errors import explain_database_error
from desktop.paths import Paths
from desktop.security import nonce
from models import folding, journal, remnant
from models.folding import Difference
from models.journal import Fault, Head
from models.schema import expected_shape, shape
from models.store import Store

LEAST_FREE_MB = 500
MOST_PAGES = 20
"""Damaged pages that are named."""
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


def last_written(desk: Desk, paths: Paths) -> list[Head]:
    """Return as an anchor what this desk is known to have written last into this file; empty where it is not known.

    A WAL that was lost, or put there from another day, leaves a file that looks whole and ends before it.
    """
    last = None if nonce.get_local(desk.store, "demo") else nonce.Watch(paths).last_written(desk.store)
    return [] if last is None else [last]


def verify(desk: Desk, anchors: Iterable[Head] = ()) -> Checked:
    """Check the file's pages, its shape, every chain of the journal, and anchors kept elsewhere.

    What still lies in the write-ahead log is written down first: the cipher's own check reads the file past it,
    and takes pages that a power cut tore while they were copied, and that the log still has whole, for damage.
    Of a file with damaged pages only those are named, and how far each chain can still be read.
    """
    store = desk.store
    with suppress(*remnant.DAMAGE):  # which the checks below tell
        store.execute_sql("PRAGMA wal_checkpoint(PASSIVE)")
    pages = [_page(words) for (words,) in store.execute_sql("PRAGMA cipher_integrity_check")]
    if pages:
        return _damaged(store, pages)
    try:
        with desk.reading():
            return _sound_pages(store, anchors)
    except remnant.DAMAGE as error:
        known = explain_database_error(error)
        if known is None or known.code != "store.damaged":
            raise
        return _damaged(store, [Fault("file.structure", "", 0)])


def _page(words: str) -> Fault:
    found = re.search(r"page (\d+)", words)
    return Fault("file.pages", "", int(found[1]) if found else 0)


def _damaged(store: Store, faults: list[Fault]) -> Checked:
    """Return what is wrong with a damaged file, and the heads up to which its chains are whole.

    Asked on other connections: the cipher answers nothing more on one that met a damaged page.
    """
    runs = remnant.runs(store.beside(store.path), {})
    cut = [Fault("journal.unreadable", run.last.origin, run.last.seq + 1) for run in runs if not run.whole]
    heads = tuple(run.last for run in runs)
    return Checked(sum(head.seq for head in heads), heads, (*faults[:MOST_PAGES], *cut))


def verify_store(store: Store, anchors: Iterable[Head]) -> Checked:
    """Check a connected file that nobody else has open as `verify` does, at one moment of the caller's."""
    pages = [_page(words) for (words,) in store.execute_sql("PRAGMA cipher_integrity_check")]
    return _damaged(store, pages) if pages else _sound_pages(store, anchors)


def _sound_pages(store: Store, anchors: Iterable[Head]) -> Checked:
    faults = [
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
