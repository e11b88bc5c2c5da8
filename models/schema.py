"""The file's shape: made by running all migrations, upgraded by running the rest, never downgraded."""

import os
import re
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from peewee import DatabaseError

from models.errors import StoreProblem
from models.migrations import STEPS
from models.store import APPLICATION_ID, Store, check_encrypted, identify

Steps = Sequence[Sequence[str]]


def upgrade(
    store: Store, *, copy_to: Path | None = None, now: datetime | None = None, steps: Steps = STEPS
) -> int:
    """Bring a connected file to the newest schema and return that version.

    A file that holds something is first copied, whole and encrypted, and the copy is opened and checked.
    Each step is one transaction; a step that fails leaves the file as it was before that step.

    Args:
        store: connected, may be new.
        copy_to: folder of the copy; the file's own `backups` folder by default.
        now: stands in the copy's name.
        steps: the migrations; a test may give others.

    Raises:
        StoreProblem: `store.newer` (nothing is changed), `store.no_space`, `store.copy_failed`.
    """
    version = identify(store)
    if version > len(steps):
        raise StoreProblem("store.newer", version=version, known=len(steps))
    if 0 < version < len(steps):
        folder = copy_to or store.path.parent / "backups"
        verified_copy(store, folder, f"before-{len(steps):04d}", now or datetime.now(UTC))
    for number, statements in enumerate(steps[version:], start=version + 1):
        run_step(store, number, statements)
    if version < len(steps):
        store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        if store.path.exists():
            check_encrypted(store)
    return len(steps)


def run_step(store: Store, number: int, statements: Sequence[str]) -> None:
    """Run one step in one transaction; on any error the file is as it was.

    Nothing happens where another process has run it meanwhile.
    """
    connection = store.connection()
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN EXCLUSIVE")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version >= number:
                connection.execute("ROLLBACK")
                return
            for statement in statements:
                connection.execute(statement)
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
            if broken:
                raise StoreProblem("store.step_failed", step=number, table=broken[0])
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
        except BaseException:
            if connection.in_transaction:  # a full disk has rolled back already
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def verified_copy(store: Store, folder: Path, label: str, now: datetime) -> Path:
    """Write a whole, encrypted copy of the file into a folder, open it and check it; return its path.

    Raises:
        StoreProblem: as `copy_whole`.
    """
    target = folder / f"pandu-{label}-{now:%Y%m%dT%H%M%S}.db"
    copy_whole(store, target)
    return target


def copy_whole(store: Store, target: Path) -> None:
    """Write a whole, encrypted copy of the file as it is at one moment, while others write; open it and check it.

    It has its name only once it is known to be sound: a process that is killed within leaves no half copy.

    Raises:
        StoreProblem: `store.no_space` where the copy would not fit, `store.copy_failed` where it is not sound;
            then it is taken away again.
    """
    folder = target.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    size = store.path.stat().st_size
    if shutil.disk_usage(folder).free < 2 * size:
        raise StoreProblem("store.no_space", needed_mb=2 * size // 1_000_000 + 1, folder=str(folder))
    unfinished = target.with_name(f".{target.name}.tmp")
    for left in (*folder.glob(".pandu-*.db.tmp*"), unfinished):  # by a process that was killed within
        left.unlink(missing_ok=True)
    store.execute_sql("VACUUM INTO ?", (str(unfinished),))
    unfinished.chmod(0o600)
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    if not is_sound(store.beside(unfinished)):
        unfinished.unlink()
        raise StoreProblem("store.copy_failed", path=str(target))
    unfinished.replace(target)


def is_sound(copy: Store) -> bool:
    """Return whether every page of a closed file is authentic and its tables hang together."""
    try:
        copy.connect()
        damaged = copy.execute_sql("PRAGMA cipher_integrity_check").fetchall()
        return not damaged and copy.execute_sql("PRAGMA quick_check").fetchone() == ("ok",)
    except DatabaseError:
        return False
    finally:
        copy.close()


def shape(store: Store) -> dict[str, str]:
    """Return the SQL of every table, index and trigger, by name, with white space folded."""
    rows = store.execute_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    return {name: re.sub(r"\s+", " ", sql) for name, sql in rows}


def expected_shape(make: Callable[[], Store]) -> dict[str, str]:
    """Return the shape that a new file of this program has; `make` gives an empty store to build it in."""
    store = make()
    store.connect()
    try:
        upgrade(store)
        return shape(store)
    finally:
        store.close()
