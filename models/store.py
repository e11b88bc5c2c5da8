"""Opening the encrypted file: key, pragmas, what kind of file it is."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import DatabaseError, OperationalError
from playhouse.sqlcipher_ext import SqlCipherDatabase

from models.errors import StoreProblem

APPLICATION_ID = 0x50414E44
"""`PAND`, in the file's header."""

BUSY_TIMEOUT_S = 10
ASK_AGAIN_S = 0.002
"""Between two tries for the write lock while another process has it."""
CACHE_KIB = 32 * 1024
KEY_BYTES = 32
SQLITE_MAGIC = b"SQLite format 3\x00"


class Store(SqlCipherDatabase):  # type: ignore[misc]
    """One encrypted file. Each thread connects for itself; nothing connects by itself."""

    def __init__(self, path: Path, key: bytes, *, read_only: bool = False, durable: bool = True) -> None:
        """Prepare a file; `connect()` opens it.

        Args:
            path: the file; made by `connect()` when it is not there, unless it is only to be read.
            key: 32 random bytes, given to the cipher raw.
            read_only: every write is refused.
            durable: False only for a made-up mall, where speed is worth more than the last second.
        """
        if len(key) != KEY_BYTES:
            raise ValueError(f"the database key has {KEY_BYTES} bytes")
        self.path = path
        self.key = key
        pragmas = {
            "journal_mode": "wal",
            "synchronous": "full" if durable else "off",
            "foreign_keys": 1,
            "recursive_triggers": 1,
            "secure_delete": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "temp_store": "memory",
            "mmap_size": 0,
            "cache_size": -CACHE_KIB,
        }
        if read_only:
            pragmas = {
                name: pragmas[name] for name in ("trusted_schema", "temp_store", "mmap_size", "cache_size")
            }
            pragmas["query_only"] = 1
        super().__init__(
            f"{path.absolute().as_uri()}?mode=ro" if read_only else str(path),
            uri=read_only,
            passphrase=f"x'{key.hex()}'",
            autoconnect=False,
            pragmas=pragmas,
            timeout=BUSY_TIMEOUT_S,
        )

    def beside(self, path: Path) -> "Store":
        """Return another file under the same key, to be read only."""
        return Store(path, self.key, read_only=True)

    @classmethod
    def in_memory(cls, key: bytes) -> "Store":
        """Return an empty store that is never written to disk, to compare shapes with."""
        return cls(Path(":memory:"), key)

    def _add_conn_hooks(self, conn: object) -> None:
        conn.execute("PRAGMA cipher_log_level = NONE")  # type: ignore[attr-defined]
        # peewee's SQLCipher backend does not pass `timeout` on: it would stay at 5 s
        conn.execute(_waiting(self._timeout))  # type: ignore[attr-defined]
        super()._add_conn_hooks(conn)

    def begin(self, lock_type: str | None = None) -> None:
        """Begin a transaction; for the write lock it waits as long as SQLite would, but asks far more often.

        SQLite sleeps for up to 100 ms before it asks again, past every gap that a process leaves which writes
        without a rest: that one goes first until it has done, and the other is told that the file is busy.
        """
        if lock_type != "IMMEDIATE":
            super().begin(lock_type)
            return
        give_up = time.monotonic() + self._timeout
        self.execute_sql(_waiting(0))
        try:
            while not self._has_begun(lock_type, last=time.monotonic() >= give_up):
                time.sleep(ASK_AGAIN_S)
        finally:
            self.execute_sql(_waiting(self._timeout))

    def _has_begun(self, lock_type: str, *, last: bool) -> bool:
        try:
            super().begin(lock_type)
        except OperationalError as error:
            if last or "database is locked" not in str(error):
                raise
            return False
        return True


def _waiting(seconds: float) -> str:
    """Return the statement that lets SQLite itself wait so long for a lock."""
    return f"PRAGMA busy_timeout = {round(seconds * 1000)}"


def check_encrypted(store: Store) -> None:
    """Let a connected, non-empty file pass, or raise StoreProblem when it lies there in clear."""
    (version,) = store.execute_sql("PRAGMA cipher_version").fetchone() or (None,)
    with store.path.open("rb") as file:
        first = file.read(len(SQLITE_MAGIC))
    if not version or first == SQLITE_MAGIC:
        raise StoreProblem("store.in_clear", path=str(store.path))


@contextmanager
def opened(store: Store) -> Iterator[Store]:
    """Connect this thread for the length of a block.

    Raises:
        StoreProblem: `store.wrong_key` (or no store of ours at all), `store.foreign`.
    """
    try:
        store.connect()
        identify(store)
    except (DatabaseError, OperationalError) as error:
        store.close()
        if "not a database" in str(error) or "encrypted" in str(error):
            raise StoreProblem("store.wrong_key", path=str(store.path)) from error
        raise
    try:
        yield store
    finally:
        store.close()


def identify(store: Store) -> int:
    """Return the schema version of a connected file, 0 for a new one.

    Raises:
        StoreProblem: `store.foreign`: another program's file.
    """
    (application,) = store.execute_sql("PRAGMA application_id").fetchone()
    (version,) = store.execute_sql("PRAGMA user_version").fetchone()
    (tables,) = store.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
    if int(application) != APPLICATION_ID and tables:
        raise StoreProblem("store.foreign", path=str(store.path))
    return int(version)
