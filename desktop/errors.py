"""Errors that an officer or a script can meet. Each has a code, facts for its sentence, and an exit code."""

import errno
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from models.errors import RuleBroken


class Exit(IntEnum):
    """Exit codes of the command line; the numbers are a promise."""

    OK = 0
    BUG = 1
    USAGE = 2
    NOT_VERIFIED = 3
    BAD_INPUT = 65
    NO_INPUT = 66
    CANNOT_CREATE = 73
    IO = 74
    BUSY = 75
    NOT_ALLOWED = 77
    CONFIGURATION = 78
    INTERRUPTED = 130


class DeskError(Exception):
    """Something that is not a bug; its sentence stands in `resources/messages.toml` under `code`."""

    exit = Exit.BUG

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Refused(DeskError):
    """A rule forbids what was asked; nothing was changed."""

    exit = Exit.BAD_INPUT


class NotAllowed(DeskError):
    """The officer's role does not reach, or the sign-in failed.

    Attributes:
        unkept: id of the officer whose refusal could not be journalled where it was met, since the connection
            only reads; None where it was, or where there is nothing to keep.
    """

    exit = Exit.NOT_ALLOWED
    unkept: str | None = None


class NoInput(DeskError):
    """A file or a record that was named is not there."""

    exit = Exit.NO_INPUT


class CannotCreate(DeskError):
    """The place for a new file or folder cannot be used."""

    exit = Exit.CANNOT_CREATE


class Misconfigured(DeskError):
    """Set-up that does not fit: no data yet, wrong key, newer file, state folder inside the data."""

    exit = Exit.CONFIGURATION


class Unavailable(DeskError):
    """Disk, file or another process is in the way; trying again may help."""

    exit = Exit.IO


class Busy(Unavailable):
    """Another process holds the file."""

    exit = Exit.BUSY


class NotVerified(DeskError):
    """A check of the stored data failed."""

    exit = Exit.NOT_VERIFIED


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with one cell: row as a person counts it (1 = header), column by name, code and facts."""

    row: int
    column: str
    code: str
    facts: tuple[tuple[str, object], ...] = ()


class BadRows(Refused):
    """A file was refused whole; every wrong cell is named."""

    def __init__(self, code: str, rows: Iterable[RowProblem], /, **facts: object) -> None:
        super().__init__(code, **facts)
        self.rows = tuple(rows)


class LotRefused(Refused):
    """Several things were refused together, since some of them may not; each of these says why."""

    def __init__(self, code: str, reasons: Iterable[Refused], /, **facts: object) -> None:
        super().__init__(code, **facts)
        self.reasons = tuple(reasons)


def known_error(error: BaseException) -> DeskError | None:
    """Return what any error means to a person, None where it is a bug."""
    if isinstance(error, DeskError):
        return error
    if isinstance(error, RuleBroken):
        return Refused(error.code, **error.facts)
    return explain_database_error(error)


def explain_database_error(error: BaseException) -> DeskError | None:
    """Return what an error of the database means to a person, None where it is a bug.

    Only the database's own errors are read: any other may have the same words in it. A full disk hides
    behind "cannot rollback": the first cause is looked for along the chain. Where the WAL's index cannot
    grow, SQLite says no more than I/O error: the sentence of that names both.
    """
    seen: BaseException | None = error
    while seen is not None:
        known = _explain_sqlite(seen) if _of_the_database(seen) else None
        if known is not None:
            return known
        seen = seen.__cause__ or seen.__context__
    return _explain_os_error(error) if isinstance(error, OSError) else None


def _of_the_database(error: BaseException) -> bool:
    """Return whether the store's libraries raised it; by name, since loading them would make every start wait."""
    return any(kind.__module__.partition(".")[0] in {"peewee", "sqlcipher3"} for kind in type(error).__mro__)


def _explain_sqlite(error: BaseException) -> DeskError | None:
    name, text = getattr(error, "sqlite_errorname", "") or "", str(error)
    for code, words, known in _SQLITE:
        if code in name or words in text:
            return known()
    return None


_SQLITE: tuple[tuple[str, str, Callable[[], DeskError]], ...] = (
    ("BUSY", "database is locked", lambda: Busy("store.busy")),
    ("LOCKED", "table is locked", lambda: Busy("store.busy")),
    ("FULL", "disk is full", lambda: Unavailable("store.full")),
    ("READONLY", "readonly", lambda: CannotCreate("store.read_only")),
    ("CORRUPT", "malformed", lambda: NotVerified("store.damaged")),
    ("IOERR", "disk I/O", lambda: Unavailable("store.io")),
    ("CANTOPEN", "unable to open", lambda: CannotCreate("store.cannot_open")),
    ("NOTADB", "not a database", lambda: NotVerified("store.wrong_key")),
)
"""SQLite's name of an error, its words where the name is lost, and what it means; the first that fits counts."""


def _explain_os_error(error: OSError) -> DeskError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Unavailable("store.full")
    if error.errno == errno.EROFS:
        return CannotCreate("store.read_only")
    if error.errno in (errno.EACCES, errno.EPERM):
        return CannotCreate("store.cannot_open")
    return Unavailable("store.io")
