"""The log of this computer, `log/pandu.log` in the state folder: codes, ids and places, never a citizen's data.

Every process at a mall writes into one file, a line a record. What looks like an identity or phone number is
blackened, wherever it came from; of an error stand its type and places, not what it says.
"""

import logging
import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop.errors import CannotCreate, DeskError, Misconfigured, NotVerified, Unavailable
from desktop.paths import private_folder
from desktop.traces import trace_of

FILES, FILE_BYTES = 5, 2_000_000
LONGEST = 4000
"""Characters of a record."""
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
PANDU = logging.getLogger("pandu")
PANDU.addHandler(logging.NullHandler())  # else Python itself prints what nobody keeps

BLACK = "[***]"
_BETWEEN = r"[^\w\n]{0,3}|[\u200b-\u200f\u2060_\n]{0,2}"
_NUMBERS = re.compile(
    rf"\d(?:(?:{_BETWEEN})\d){{13,}}"  # identity, family card, NIP: as one, in groups, by zero-width signs
    r"|(?<![0-9a-fA-F])\(?(?:\+?62|0)(?:[^\w\n]{0,2}\d){7,12}(?![0-9a-fA-F])"  # telephone
)


def redacted(words: str) -> str:
    """Return words in one line, with every run of digits blackened that may be somebody's number."""
    cut = _NUMBERS.sub(BLACK, words[:LONGEST])
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in cut)


class _Line(logging.Formatter):
    """One record as one line: UTC, level, where from, process, words."""

    def format(self, record: logging.LogRecord) -> str:
        try:
            words = record.getMessage()
        except (TypeError, ValueError):  # arguments that do not fit the words
            words = "unreadable record"
        if record.exc_info and record.exc_info[1]:
            words += " | " + " ".join(trace_of(record.exc_info[1]))
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        head = f"{at}.{int(record.msecs):03d}Z {record.levelname} {record.name} {os.getpid()} "
        return head + redacted(words)


class _Rotating(logging.Handler):
    """Appends each record to a file that is opened for it alone, so that processes can share and rotate it.

    A log that cannot be written stops nothing; the first time, `trouble` is told.
    """

    def __init__(self, file: Path, trouble: Callable[[], None]) -> None:
        super().__init__()
        self._file, self._trouble, self._told = file, trouble, False
        self.setFormatter(_Line())

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record, or tell once that it cannot be written."""
        try:
            _append(self._file, self.format(record).encode("utf-8", "backslashreplace") + b"\n")
        except (OSError, CannotCreate):
            if not self._told:
                self._told = True
                self._trouble()


def _append(file: Path, line: bytes) -> None:
    private_folder(file.parent)
    if _size(file) + len(line) > FILE_BYTES:
        _rotate(file)
    descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, line)
    finally:
        os.close(descriptor)


def can_be_written(file: Path) -> bool:
    """Return whether a log can be written there, as far as can be seen without making anything."""
    if file.exists():
        return file.is_file() and os.access(file, os.W_OK)
    above = next(folder for folder in file.parents if folder.exists())
    return above.is_dir() and os.access(above, os.W_OK | os.X_OK)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _rotate(file: Path) -> None:
    """Give each file the next number and let go of the last; another process may be at it too."""
    for number in range(FILES - 1, 0, -1):
        former = file if number == 1 else file.with_name(f"{file.name}.{number - 1}")
        with suppress(FileNotFoundError):
            former.replace(file.with_name(f"{file.name}.{number}"))


def keep(file: Path, level: str, trouble: Callable[[], None]) -> None:
    """Write records of this level and above into a file from now on, and into no other.

    Args:
        file: of the mall's state folder.
        level: one of `LEVELS`.
        trouble: called once, on any thread, where the file cannot be written.
    """
    let_go()
    root = logging.getLogger()
    root.addHandler(_Rotating(file, trouble))
    root.setLevel(LEVELS[level])
    logging.getLogger("peewee").setLevel(logging.INFO)  # below, it writes statements with their values


def let_go() -> None:
    """Write no more records."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, _Rotating)]:
        root.removeHandler(handler)


def note(error: BaseException, known: DeskError | None, doing: str = "") -> None:
    """Write down that something failed: a bug with its places, trouble and refusals by their code.

    Args:
        error: as it was raised.
        known: what it means to a person, None for a bug.
        doing: name of what was at work; of the program's own, never typed.
    """
    if known is None:
        PANDU.error(
            "bug %s | %s", doing, " ".join(trace_of(error))
        )  # not as `exc_info`: others would write all of it
    else:
        serious = isinstance(known, Unavailable | NotVerified | Misconfigured) or known.code.startswith(
            "store."
        )
        PANDU.log(logging.WARNING if serious else logging.INFO, "%s %s", known.code, doing)
