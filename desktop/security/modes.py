"""Who may read the program's files: their owner alone, whatever the umask was, and however they came here."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from desktop.paths import Paths

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


def open_to_others(paths: Paths) -> list[Path]:
    """Return the folders and files of a mall that others may read or write, or enter; none but on POSIX."""
    if os.name != "posix":
        return []
    return [place for place in _own(paths) if _is_open(place)]


def close_to_others(paths: Paths) -> tuple[int, list[Path]]:
    """Take every right of others away; return how many places that mended, and those that it could not."""
    found = open_to_others(paths)
    left = [place for place in found if not _close(place)]
    return len(found) - len(left), left


def _own(paths: Paths) -> Iterator[Path]:
    """Yield the mall's own places on this computer; a folder that is no mall's is nobody's to shut."""
    if paths.database.exists() and paths.key_file.exists():
        yield paths.data
        yield from (file for file in paths.data.glob("*") if paths.owns(file))
        if paths.backups.is_dir():
            yield paths.backups
            yield from paths.backups.rglob("*")
    if paths.state.is_dir():
        yield paths.state
        yield from paths.state.rglob("*")


def _is_open(place: Path) -> bool:
    try:
        mode = place.lstat().st_mode
    except OSError:
        return False
    return not stat.S_ISLNK(mode) and bool(mode & 0o077)


def _close(place: Path) -> bool:
    try:
        place.chmod(PRIVATE_FOLDER if place.is_dir() else PRIVATE_FILE)
    except OSError:
        return False
    return True
