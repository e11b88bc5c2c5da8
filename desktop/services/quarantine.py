"""Setting a damaged file aside: all that lies there is copied before anybody tries to mend it, nothing deleted."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from desktop.errors import DeskError, NotVerified, known_error
from desktop.paths import Paths, private_folder, sync_folder

PARTS = ("pandu.db", "pandu.db-wal", "key.json")
"""What a damaged mall is set aside with; the WAL holds what was acknowledged last."""
MOST = 5
"""Copies of a file whose damage goes on; the first ones are nearest to its cause, so that no later one is made."""
CHUNK = 1 << 20


@contextmanager
def set_aside_when_damaged(paths: Paths) -> Iterator[None]:
    """Copy the files of a mall when a block finds them damaged, and say where the copy is.

    Raises:
        NotVerified: what was found; where a copy could be made, `store.set_aside` with its folder.
    """
    try:
        yield
    except Exception as error:
        known = known_error(error)
        if not isinstance(known, NotVerified):
            raise
        kept = set_aside(paths)
        if kept is None:
            raise
        raise NotVerified("store.set_aside", kept=str(kept), why=known.code) from error


def set_aside(paths: Paths) -> Path | None:
    """Return the folder with a copy of the damaged files; None where none could be made.

    The same damage is copied once: the folder is named by the time of the file's last change and its content.
    No copy is made where it would take more than half of the room that is left, or where there are five.
    """
    parts = [paths.data / name for name in PARTS if (paths.data / name).is_file()]
    try:
        folder = paths.damaged / _name(paths.database, parts)
        if folder.is_dir():
            return folder
        size = sum(part.stat().st_size for part in parts)
        many = paths.damaged.is_dir() and len(list(paths.damaged.iterdir())) >= MOST
        if many or shutil.disk_usage(paths.data).free < 2 * size:
            return None
        return _copied(parts, folder)
    except (
        DeskError,
        OSError,
    ):  # a disk that fails is why we are here: the officer is told of the damage all the same
        return None


def _name(database: Path, parts: list[Path]) -> str:
    content = hashlib.sha256()
    for part in parts:
        with part.open("rb") as file:
            while chunk := file.read(CHUNK):
                content.update(chunk)
    changed = datetime.fromtimestamp(database.stat().st_mtime, UTC)
    return f"{changed:%Y%m%dT%H%M%S}-{content.hexdigest()[:8]}"


def _copied(parts: list[Path], folder: Path) -> Path | None:
    """Copy files into a folder that has its name only when all are in it, durable."""
    unfinished = private_folder(folder.parent) / f".{folder.name}.{os.getpid()}"
    try:
        private_folder(unfinished)
        for part in parts:
            copy = unfinished / part.name
            shutil.copyfile(part, copy)
            copy.chmod(0o600)
            with copy.open("rb+") as file:
                os.fsync(file.fileno())
        with suppress(OSError):  # another process has just set the same aside
            unfinished.rename(folder)
            sync_folder(folder.parent)
        return folder if folder.is_dir() else None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
