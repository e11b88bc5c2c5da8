"""Reports about bugs: where in the code, in which versions; never what a variable or a message said, never a person."""

import os
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from desktop.errors import DeskError
from desktop.paths import private_folder
from desktop.traces import INSTALLED, trace_of
from desktop.version import VERSION

KEPT = 50
"""Reports in the folder at most; the oldest go."""
LIBRARIES = ("PySide6-Essentials", "peewee", "sqlcipher3", "reportlab")


@dataclass(frozen=True, slots=True)
class Bug:
    """An error that nobody foresaw.

    Attributes:
        kind: the error's type, `ValueError`.
        place: where it was raised, `ui/pages/intake.py:120 _save`; the same for the same bug.
        text: the report, several lines.
    """

    kind: str
    place: str
    text: str


def describe(error: BaseException, origin: str) -> Bug:
    """Return what can be told of an error without personal data.

    Args:
        error: as it was raised.
        origin: which part of the program it came out of, such as the name of a thread; of our own words.
    """
    lines = trace_of(error)
    places = [line.strip() for line in lines if line.startswith("  ")]
    first = [place for place in places if not place.startswith(INSTALLED)]
    head = f"Pandu {VERSION} · {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} · {origin}"
    place = (first or places or ["-"])[-1] if error.__cause__ is None else places[0]
    return Bug(type(error).__qualname__, place, "\n".join([head, _versions(), "", *lines]) + "\n")


def keep(folder: Path, bug: Bug) -> str:
    """Write a report for its owner alone and return where it lies; `-` where it cannot be written.

    Args:
        folder: of the reports; old ones go from it.
        bug: what to write.
    """
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{os.getpid()}.txt"
    try:
        private_folder(folder)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(folder / name, flags, 0o600), "wb") as file:
            file.write(bug.text.encode("utf-8", "backslashreplace"))
    except (DeskError, OSError):
        return "-"
    for old in sorted(folder.glob("*.txt"))[:-KEPT]:
        with suppress(OSError):
            old.unlink()
    return str(folder / name)


def _versions() -> str:
    known = []
    for name in LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            known.append(f"{name} {metadata.version(name)}")
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    return ", ".join((f"Python {platform.python_version()}", *known, system))
