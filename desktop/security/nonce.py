"""The boot nonce: tells a mall's file from a copy or an old state of it, so that no number is given twice.

The same value stands in the file and, outside it, in the state folder of this computer. A file that was
restored, cloned or copied does not match; it goes on under a fresh origin, whose numbers carry a letter.
"""

import json
from pathlib import Path
from typing import Any

from desktop.desk import Desk, Write
from desktop.paths import Paths, private_folder, write_whole
from models.rules.bodies.places import DeskOpened
from models.rules.events import Subject
from models.rules.numbering import next_suffix
from models.store import Store

RENEW_AFTER_MS = 24 * 3600 * 1000


def get_local(store: Store, name: str) -> str | None:
    """Return a value of this desk alone, None when it is not set."""
    row = store.execute_sql("SELECT value FROM local WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def set_local(store: Store, name: str, value: str) -> None:
    """Set a value of this desk alone, inside the caller's transaction."""
    store.execute_sql(
        "INSERT INTO local (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def settle(desk: Desk, paths: Paths) -> None:
    """Compare the two nonces before the first use case of a process, in a transaction, and act on what they say.

    Same: go on, and renew them once a day. Different or missing: a copy; take a fresh origin.
    """
    _take_identity(desk)
    kept = _read(paths.nonce)
    stored = get_local(desk.store, "nonce")
    if stored is None or stored not in kept.values():
        fresh_origin(desk)
        renew(desk, paths, None)
        return
    if "next" in kept:
        _write(paths.nonce, {"current": stored})
    renewed_at = int(get_local(desk.store, "nonce_at") or 0)
    if abs(desk.clock() - renewed_at) > RENEW_AFTER_MS:
        renew(desk, paths, stored)


def _take_identity(desk: Desk) -> None:
    """Take over who the desk is by now: another process may have found the copy since this one opened it."""
    origin = get_local(desk.store, "origin") or desk.origin
    row = desk.store.execute_sql("SELECT lane || suffix FROM desk WHERE id = ?", (origin,)).fetchone()
    desk.identity.origin, desk.identity.lane = origin, row[0]


def renew(desk: Desk, paths: Paths, current: str | None) -> None:
    """Give both places a new nonce; the pair stands outside until the next process finds it settled."""
    following = desk.ids.secret(16).hex()
    _write(paths.nonce, {"current": current, "next": following} if current else {"current": following})
    set_local(desk.store, "nonce", following)
    set_local(desk.store, "nonce_at", str(desk.clock()))


def fresh_origin(desk: Desk) -> None:
    """Go on as another desk of the same lane, with the next letter in its numbers."""
    before = Write(desk)
    state = before.read(Subject.DESK, desk.origin)
    taken = desk.store.execute_sql("SELECT max(suffix) FROM desk WHERE lane = ?", (state.lane,)).fetchone()[0]
    desk.identity.origin = desk.ids.new(before.now_ms)
    suffix = next_suffix(taken or "")
    desk.identity.lane = f"{state.lane}{suffix}"
    Write(desk).append(DeskOpened(state.name, state.lane, suffix), desk.origin)
    set_local(desk.store, "origin", desk.origin)


def _read(file: Path) -> dict[str, str]:
    try:
        content: Any = json.loads(file.read_text())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _write(file: Path, content: dict[str, str]) -> None:
    private_folder(file.parent)
    write_whole(file, json.dumps(content).encode(), private=True)
