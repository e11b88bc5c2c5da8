"""Another key for the encrypted file: alone at it, in one transaction; and whether a key opens a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import DatabaseError, OperationalError
from sqlcipher3 import dbapi2

from models.errors import StoreProblem
from models.store import Store

WAIT_FOR_OTHERS_MS = 2000


def opens(path: Path, key: bytes) -> bool:
    """Return whether a key opens a file; a change of keys that was cut off in it is rolled back first."""
    store = Store(path, key)
    try:
        store.connect()
        return bool(store.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except (DatabaseError, OperationalError) as error:
        if "not a database" in str(error) or "encrypted" in str(error):
            return False
        raise
    finally:
        store.close()


@contextmanager
def alone(store: Store) -> Iterator[None]:
    """Keep every other connection away from a connected file for the length of a block, then close it.

    The file leaves WAL, which SQLite allows only while nobody else has it open, be it idle; and from then on
    nobody can open it. Whatever ends the block, the lock goes with the connection, and the next one that
    opens the file brings WAL back.

    Raises:
        StoreProblem: `key.in_use`: a window, a display or a command has the file open.
    """
    try:
        store.execute_sql(f"PRAGMA busy_timeout = {WAIT_FOR_OTHERS_MS}")
        store.execute_sql("PRAGMA locking_mode = EXCLUSIVE")
        try:
            (mode,) = store.execute_sql("PRAGMA journal_mode = DELETE").fetchone()
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            raise StoreProblem("key.in_use") from error
        if mode != "delete":
            raise StoreProblem("key.in_use")
        yield
    finally:
        store.close()


def change_key(store: Store, key: bytes) -> None:
    """Encrypt every page of a file anew, in one transaction, and check each; inside `alone`.

    Cut off at any point, the file is whole under the old key, or whole under this one.

    Raises:
        StoreProblem: `store.damaged`: a page was not authentic before, or is not after; `key.not_changed`: the
            disk did not take it.
    """
    _check(store)
    # not through peewee: its logger would be given the statement, and with it the key
    try:
        store.connection().execute(f"PRAGMA rekey = \"x'{key.hex()}'\"").fetchall()
    except dbapi2.OperationalError as error:  # SQLCipher does not pass on which: a full disk, mostly
        raise StoreProblem("key.not_changed") from error
    store.key = key
    store.connect_params["passphrase"] = f"x'{key.hex()}'"
    _check(store)


def _check(store: Store) -> None:
    if store.execute_sql("PRAGMA cipher_integrity_check").fetchall():
        raise StoreProblem("store.damaged")
    if store.execute_sql("PRAGMA quick_check").fetchone() != ("ok",):
        raise StoreProblem("store.damaged")
