"""The copies of damaged files that lie beside a mall: when the file had last changed, and how large they are."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.desk import Desk, milliseconds
from desktop.security.permissions import require

NAME = re.compile(r"(?P<stamp>\d{8}T\d{6})-[0-9a-f]{8}")
STAMP = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class CopyAside:
    """One folder in `damaged/`.

    Attributes:
        changed_at: when the damaged file had last changed, UTC milliseconds: what it holds is not younger.
        size: bytes of its files.
    """

    folder: Path
    changed_at: int
    size: int


def copies_of(desk: Desk) -> tuple[CopyAside, ...]:
    """Return the copies of damaged files of a mall, oldest first; none for whoever has never had damage."""
    found = []
    for folder in (Path(desk.store.path).parent / "damaged").glob("*"):
        match = NAME.fullmatch(folder.name)
        if match and folder.is_dir():
            changed = datetime.strptime(match["stamp"], STAMP).replace(tzinfo=UTC)
            size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
            found.append(CopyAside(folder, milliseconds(changed), size))
    return tuple(sorted(found, key=lambda one: (one.changed_at, one.folder.name)))


def copies_aside(desk: Desk) -> tuple[CopyAside, ...]:
    """Return the copies of damaged files for whoever answers for them, oldest first.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "destruction.show")
    return copies_of(desk)
