"""Putting a restored mall in the place of the one that is there: kill it anywhere, and the old or the new is whole.

The new files are prepared in a folder beside; its one rename to `restored-...` is the moment that decides. What
is left is carried on by whoever opens the mall next: the old files are parked among the backups, then the new
ones take their place.
"""

import os
import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from desktop.errors import CannotCreate, NoInput
from desktop.paths import Paths, private_folder, sync_folder, write_whole

READY, PREPARING, OVER, SAFETY = "restored-", "restoring-", "put-in-", "before-restore-"
DATABASE = ("pandu.db", "pandu.db-wal", "pandu.db-shm")
FILES = (*DATABASE, "key.json")
PARKED = "parked"
"""Stands in the folder of new files once the old ones are parked."""
STALE_S = 6 * 3600


def new_stage(paths: Paths) -> Path:
    """Return an empty private folder beside the mall, in which the new files are prepared."""
    private_folder(paths.data)
    for left in paths.data.glob(f"{PREPARING}*"):
        if time.time() - left.stat().st_mtime > STALE_S:
            shutil.rmtree(left, ignore_errors=True)
    stage = paths.data / f"{PREPARING}{os.getpid()}"
    shutil.rmtree(stage, ignore_errors=True)
    return private_folder(stage)


def decide(paths: Paths, stage: Path) -> None:
    """Let the prepared files be the mall from now on: `finish` carries it out, now or when the mall is next opened."""
    sync_folder(stage)
    stage.rename(paths.data / f"{READY}{_stamp()}")
    sync_folder(paths.data)


def finish(paths: Paths) -> Path | None:
    """Carry out what was decided, and return where the old files are parked; None where there was nothing to do.

    Every step can be repeated: a process that was killed in between is carried on by the next.

    Raises:
        CannotCreate: another process holds the files.
    """
    safety: Path | None = None
    try:
        for over in paths.data.glob(f"{OVER}*"):
            shutil.rmtree(over, ignore_errors=True)
        for ready in sorted(paths.data.glob(f"{READY}*")):
            if ready.is_dir():
                safety = _finish(paths, ready)
    except OSError as error:
        raise CannotCreate("restore.in_use", path=str(paths.data)) from error
    return safety


def _finish(paths: Paths, ready: Path) -> Path | None:
    safety = paths.backups / f"{SAFETY}{ready.name.removeprefix(READY)}"
    if not (ready / PARKED).exists():
        private_folder(safety)
        for name in FILES:
            if (paths.data / name).exists():
                if (safety / name).exists():  # never over what is parked: it may be all that is left
                    raise FileExistsError(name)
                (paths.data / name).rename(safety / name)
        sync_folder(safety)
        write_whole(ready / PARKED, b"")
    for name in reversed(FILES):  # the key first, the database last: it is a mall once that is there
        if (ready / name).exists():
            (ready / name).rename(paths.data / name)
    sync_folder(paths.data)
    over = paths.data / f"{OVER}{ready.name.removeprefix(READY)}"
    ready.rename(over)  # in one step: without its mark it would be carried out again, over the new files
    shutil.rmtree(over, ignore_errors=True)
    if any(safety.iterdir()):
        return safety
    safety.rmdir()  # there was no mall
    return None


def parked(paths: Paths) -> Path | None:
    """Return the folder with the files that the last restore took the place of, None where there is none."""
    found = sorted(one for one in paths.backups.glob(f"{SAFETY}*") if (one / DATABASE[0]).exists())
    return found[-1] if found else None


def undo(paths: Paths) -> None:
    """Decide to go back to the files that the last restore took the place of; `finish` carries it out.

    Raises:
        NoInput: there are none.
    """
    last = parked(paths)
    if last is None:
        raise NoInput("restore.nothing_parked", path=str(paths.backups))
    last.rename(paths.data / f"{READY}{_stamp()}")
    sync_folder(paths.data)


def drop_stage(stage: Path) -> None:
    """Take away what was prepared and is not wanted."""
    with suppress(OSError):
        shutil.rmtree(stage)


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
