"""Errors that an officer or a script can meet. Each has a code, facts for its sentence, and an exit code."""

import errno
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


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
    """The officer's role does not reach, or the sign-in failed."""

    exit = Exit.NOT_ALLOWED


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


def explain_database_error(error: BaseException) -> DeskError | None:
    """Return what an error of the database means to a person, None where it is a bug.

    A full disk hides behind "cannot rollback": the first cause is looked for along the chain. Where
    the WAL's index cannot grow, SQLite says no more than I/O error: the sentence of that names both.
    """
    seen: BaseException | None = error
    while seen is not None:
        name = getattr(seen, "sqlite_errorname", "") or ""
        text = str(seen)
        if "BUSY" in name or "locked" in text:
            return Busy("store.busy")
        if "FULL" in name or "disk is full" in text:
            return Unavailable("store.full")
        if "READONLY" in name or "readonly" in text:
            return CannotCreate("store.read_only")
        if "CORRUPT" in name or "malformed" in text:
            return NotVerified("store.damaged")
        if "IOERR" in name or "disk I/O" in text:
            return Unavailable("store.io")
        if "CANTOPEN" in name or "unable to open" in text:
            return CannotCreate("store.cannot_open")
        if "NOTADB" in name or "not a database" in text:
            return Misconfigured("store.wrong_key")
        seen = seen.__cause__ or seen.__context__
    return _explain_os_error(error) if isinstance(error, OSError) else None


def _explain_os_error(error: OSError) -> DeskError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Unavailable("store.full")
    if error.errno == errno.EROFS:
        return CannotCreate("store.read_only")
    if error.errno in (errno.EACCES, errno.EPERM):
        return CannotCreate("store.cannot_open")
    return Unavailable("store.io")
