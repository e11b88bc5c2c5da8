"""A disk that forgets, at a power cut, what was not synced: a file system under SQLite that keeps both states.

`ForgetfulDisk.under(store's folder)` puts it under every store opened in that folder: the same SQL in the same
encrypted format, driven by apsw with SQLite3 Multiple Ciphers, since SQLCipher's own module takes no file system
from Python. Whatever it leaves is opened by the real program.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import apsw
from sqlcipher3 import dbapi2

from models.store import Store

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""
NAME = "forgetful"


@dataclass
class Contents:
    """One file: what the disk surely has, and what was written since, in order.

    A write is (offset, bytes), a truncation (length, None).
    """

    sure: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def synced(self) -> None:
        """Make everything sure."""
        for step in self.since:
            _apply(self.sure, step)
        self.since.clear()

    def torn(self, chance: random.Random) -> bytes:
        """Return what a cut leaves when any sector of any unsynced write may or may not have come down."""
        left = bytearray(self.sure)
        for offset, data in self.since:
            if data is None:
                if chance.random() < 0.5:
                    _apply(left, (offset, None))
                continue
            first = SECTOR - offset % SECTOR
            edges = [0, *range(first, len(data), SECTOR), len(data)]
            for start, end in pairwise(edges):
                if chance.random() < 0.5:
                    _apply(left, (offset + start, data[start:end]))
        return bytes(left)


def _apply(content: bytearray, step: tuple[int, bytes | None]) -> None:
    offset, data = step
    if data is None:
        del content[offset:]
        return
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


class ForgetfulDisk:
    """What became of every file of one folder.

    Attributes:
        files: contents by path, the shared-memory file excepted, which no power cut leaves.
        before_write: called before each write and sync of a file; a cut can be made there.
        before_sync: called before each sync; a slow disk waits there.
    """

    def __init__(self, folder: Path, *, synchronous: str = "full") -> None:
        """Watch a folder. `synchronous` = "normal" is the fault that loses what was acknowledged."""
        self.folder = folder
        self.synchronous = synchronous
        self.files: dict[str, Contents] = {}
        self.before_write: Callable[[], None] = lambda: None
        self.before_sync: Callable[[], None] = lambda: None

    def contents(self, name: str) -> Contents:
        """Return what is known of a file; what lies there when it is first opened is sure."""
        if name not in self.files:
            path = Path(name)
            self.files[name] = Contents(bytearray(path.read_bytes()) if path.exists() else bytearray())
        return self.files[name]

    def cut(self, chance: random.Random | None = None) -> dict[str, bytes]:
        """Return the files' names and bytes after a power cut now; without `chance`, all unsynced is gone."""
        return {
            Path(name).name: bytes(file.sure) if chance is None else file.torn(chance)
            for name, file in self.files.items()
        }

    @contextmanager
    def under(self) -> Iterator[None]:
        """Let every store of this folder that is opened within the block lie on this disk."""
        _file_system().disk = self
        usual = Store._connect
        inside = self.folder

        def connect(store: Store) -> Any:
            if store.path.parent != inside:
                return usual(store)
            return _connected(store, self.synchronous)

        Store._connect = connect
        try:
            yield
        finally:
            Store._connect = usual


@cache
def _file_system() -> "_FileSystem":
    """Return the one file system of this process: the ciphers' own keeps a pointer to it for ever."""
    return _FileSystem()


class _FileSystem(apsw.VFS):
    disk: ForgetfulDisk

    def __init__(self) -> None:
        super().__init__(NAME, "unix", iVersion=2)

    def xOpen(self, name: Any, flags: list[int]) -> "_File":  # noqa: N802 - SQLite's word
        return _File(self.disk, name, flags)

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802 - SQLite's words
        super().xDelete(name, syncdir)
        self.disk.files.pop(name, None)


class _File(apsw.VFSFile):
    def __init__(self, disk: ForgetfulDisk, name: Any, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self.disk = disk
        self.contents = disk.contents(path) if path else Contents()
        super().__init__("unix", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self.disk.before_write()
        super().xWrite(data, offset)
        self.contents.since.append((offset, bytes(data)))

    def xTruncate(self, length: int) -> None:  # noqa: N802
        self.disk.before_write()
        super().xTruncate(length)
        self.contents.since.append((length, None))

    def xSync(self, flags: int) -> None:  # noqa: ARG002, N802
        self.disk.before_write()
        self.disk.before_sync()
        self.contents.synced()  # the machine's own disk may keep it to itself: the cut is made of `contents`


def _connected(store: Store, synchronous: str) -> "_Connection":
    connection = _Connection(apsw.Connection(str(store.path), vfs=f"multipleciphers-{NAME}"))
    for pragma in ("cipher = 'sqlcipher'", "legacy = 4", f"key = \"x'{store.key.hex()}'\""):
        connection.execute(f"PRAGMA {pragma}")
    store._add_conn_hooks(connection)
    if synchronous != "full":
        connection.execute(f"PRAGMA synchronous = {synchronous}")
    return connection


class _Connection:
    """What peewee and the store ask of a connection of the sqlite3 kind."""

    def __init__(self, inner: apsw.Connection) -> None:
        self.inner = inner

    @property
    def in_transaction(self) -> bool:
        return self.inner.in_transaction

    def cursor(self) -> "_Cursor":
        return _Cursor(self.inner)

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> "_Cursor":
        return self.cursor().execute(sql, parameters)

    def create_function(self, name: str, count: int, function: Any, *, deterministic: bool = False) -> None:
        self.inner.create_scalar_function(name, function, count, deterministic=deterministic)

    def close(self) -> None:
        self.inner.close()


class _Cursor:
    """A statement run to its end, its rows kept."""

    def __init__(self, inner: apsw.Connection) -> None:
        self.inner = inner
        self.description: Any = None
        self.rows: Iterator[Any] = iter(())
        self.rowcount = -1

    @property
    def lastrowid(self) -> int:
        return self.inner.last_insert_rowid()

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> "_Cursor":
        if sql == "PRAGMA cipher_version":  # which this module has no word for
            self.rows = iter([(apsw.mc_version,)])
            return self
        cursor = self.inner.cursor()
        cursor.exec_trace = self._described
        before = self.inner.total_changes()
        try:
            self.rows = iter(list(cursor.execute(sql, tuple(parameters or ()))))
        except apsw.Error as error:
            raise _as_dbapi(error) from error
        self.rowcount = self.inner.total_changes() - before
        return self

    def _described(self, cursor: apsw.Cursor, sql: str, bindings: object) -> bool:  # noqa: ARG002 - apsw's call
        self.description = [(*column, *[None] * 5) for column in cursor.get_description()] or None
        return True

    def __iter__(self) -> Iterator[Any]:
        return self.rows

    def fetchone(self) -> Any:
        return next(self.rows, None)

    def fetchmany(self, count: int = 1) -> list[Any]:
        return [row for _, row in zip(range(count), self.rows, strict=False)]

    def fetchall(self) -> list[Any]:
        return list(self.rows)

    def close(self) -> None:
        self.rows = iter(())


def _as_dbapi(error: apsw.Error) -> Exception:
    """Return the error that SQLCipher's own module would raise."""
    if isinstance(error, apsw.ConstraintError):
        return dbapi2.IntegrityError(str(error))
    if isinstance(error, apsw.CorruptError | apsw.NotADBError):
        return dbapi2.DatabaseError(str(error))
    return dbapi2.OperationalError(str(error))
