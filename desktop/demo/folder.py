"""The folder of a demo: made beside its place and then swapped in, so that it is there whole or not at all."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.errors import CannotCreate

ACCESS, DATA = "access.json", "data"
ACCESS_KEYS = ("user", "password", "recovery_key")


def is_demo(folder: Path) -> bool:
    """Return whether a demo made this folder: its way in is there, and its keys say that they are a demo's."""
    return (
        set(_object(folder / ACCESS)) == set(ACCESS_KEYS)
        and _object(folder / DATA / "key.json").get("demo") is True
    )


def _object(file: Path) -> dict[str, Any]:
    try:
        value: Any = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def check(folder: Path) -> None:
    """Let a place for a demo pass: nothing there, an empty folder, or an older demo.

    Raises:
        CannotCreate: something else is there.
    """
    try:
        free = not folder.exists() or (folder.is_dir() and (not any(folder.iterdir()) or is_demo(folder)))
    except OSError as error:
        raise CannotCreate("paths.cannot_create", path=str(folder)) from error
    if not free:
        raise CannotCreate("demo.taken", path=str(folder))


@contextmanager
def made_beside(folder: Path) -> Iterator[Path]:
    """Give a new folder to fill, and put it in the place of `folder` when the block ends well.

    Whatever stops the block, or the swap, leaves what was there before.

    Raises:
        CannotCreate: the place is taken, or cannot be written.
    """
    check(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".new", dir=folder.parent))
    except OSError as error:
        raise CannotCreate("paths.cannot_create", path=str(folder)) from error
    try:
        yield beside
        _swap(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _swap(beside: Path, folder: Path) -> None:
    check(folder)  # once more: minutes have gone by
    old = beside.with_suffix(".old")
    try:
        if folder.exists():
            folder.rename(old)
        try:
            beside.rename(folder)
        except BaseException:
            if old.exists():
                old.rename(folder)
            raise
    except OSError as error:
        raise CannotCreate("paths.cannot_create", path=str(folder)) from error
    shutil.rmtree(old, ignore_errors=True)
