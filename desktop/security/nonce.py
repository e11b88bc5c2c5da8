"""The boot nonce: tells a mall's file from a copy or an old state of it, so that no number is given twice.

The same value stands in the file and, outside it, in the state folder of this computer. A file that was
restored, cloned or copied does not match; it goes on under a fresh origin, whose numbers carry a letter.
Readers never change it.
"""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop.desk import Desk, Write
from desktop.errors import CannotCreate, NotVerified
from desktop.paths import Paths, private_folder, write_whole
from models import journal
from models.journal import Head
from models.rules.bodies.backups import MallRestored
from models.rules.bodies.places import DeskOpened
from models.rules.events import Subject
from models.rules.numbering import next_suffix
from models.store import Store

RENEW_AFTER_MS = 24 * 3600 * 1000
RESTORED = "restored"
"""Stands in a file that was made from a backup, until its first write tells so in the journal."""


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


class Watch:
    """Watches one mall on this computer: whether the file is still the one that this desk wrote last.

    Besides the nonce, the state folder knows how far the desk's chain has come, so that an older state of the
    same day is noticed too, and which letters its lane has used, so that two copies do not share one.
    """

    def __init__(self, paths: Paths) -> None:
        self._file = paths.nonce
        self._head = paths.nonce.with_suffix(".head")
        self._pair: str | None = None

    def begin(self, desk: Desk) -> None:
        """Start anew, inside the caller's transaction: what was known of an earlier file here no longer counts."""
        self._head.unlink(missing_ok=True)
        self._renew(desk, None)

    def settle(self, desk: Desk) -> None:
        """Compare both places before the first use case of a process, in a transaction, and act on what they say.

        Same: go on, and renew the nonce once a day. Different, missing, or further back than this desk had
        come: a copy; take a fresh origin. What is further back may also be a file whose WAL was lost or is an
        older one's: it is examined first, since pages of two days beside each other must not be written on.

        Raises:
            NotVerified: its pages do not belong together.
        """
        _take_identity(desk)
        kept, stored = _read(self._file), get_local(desk.store, "nonce")
        behind = self._is_behind(desk)
        if behind:
            _check_sound(desk)
        if stored is None or stored not in (kept.get("current"), kept.get("next")) or behind:
            _fresh_origin(desk, self._file.parent)
            self.begin(desk)
            return
        if "next" in kept:
            _write(self._file, {"current": stored})
        if abs(desk.clock() - int(get_local(desk.store, "nonce_at") or 0)) > RENEW_AFTER_MS:
            self._renew(desk, stored)

    def committed(self, head: Head) -> None:
        """Note how far the chain has come, after each commit; drop what a renewed nonce stood beside.

        Not forced to disk: it may lag behind the file after a power cut, never before it.
        """
        with suppress(CannotCreate, OSError):
            if self._pair is not None:
                _write(self._file, {"current": self._pair})
                self._pair = None
            descriptor = os.open(self._head, os.O_WRONLY | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(f"{head.origin} {head.seq:012d} {head.h}\n".encode())

    def _renew(self, desk: Desk, current: str | None) -> None:
        """Give both places a new nonce; until the commit is done, the old one stands beside it outside."""
        following = desk.ids.secret(16).hex()
        _write(self._file, {"current": current, "next": following} if current else {"current": following})
        set_local(desk.store, "nonce", following)
        set_local(desk.store, "nonce_at", str(desk.clock()))
        self._pair = following if current else None

    def last_written(self, store: Store) -> Head | None:
        """Return the last event that this desk is known to have written into this very file; None: not known."""
        kept, stored = _read(self._file), get_local(store, "nonce")
        same = stored is not None and stored in (kept.get("current"), kept.get("next"))
        return self._last() if same else None

    def _last(self) -> Head | None:
        try:
            origin, seq, h = self._head.read_text().split()
            return Head(bytes.fromhex(origin).hex(), int(seq), h, 0)
        except (OSError, ValueError):
            return None

    def _is_behind(self, desk: Desk) -> bool:
        """Return whether the file lacks the last event that this desk is known to have written."""
        last = self._last()
        if last is None:
            return False
        row = desk.store.execute_sql(
            "SELECT h FROM journal WHERE origin = ? AND seq = ?", (bytes.fromhex(last.origin), last.seq)
        ).fetchone()
        return row is None or row[0].hex() != last.h


def _take_identity(desk: Desk) -> None:
    """Take over who the desk is by now: another process may have found the copy since this one opened it."""
    origin = get_local(desk.store, "origin") or desk.origin
    row = desk.store.execute_sql("SELECT lane || suffix FROM desk WHERE id = ?", (origin,)).fetchone()
    desk.identity.origin, desk.identity.lane = origin, row[0]


def _check_sound(desk: Desk) -> None:
    """Let a file pass whose structure and chains hang together.

    Raises:
        NotVerified: they do not; `verify` says where.
    """
    whole = desk.store.execute_sql("PRAGMA quick_check").fetchall() == [("ok",)]
    if not whole or next(journal.verify(desk.store), None) is not None:
        raise NotVerified("store.damaged")


def _fresh_origin(desk: Desk, folder: Path) -> None:
    """Go on as another desk of the same lane, with the next letter in its numbers."""
    before = Write(desk)
    state = before.read(Subject.DESK, desk.origin)
    suffix = _next_letter(desk, state.lane, folder)
    desk.identity.origin = desk.ids.new(before.now_ms)
    desk.identity.lane = f"{state.lane}{suffix}"
    pen = Write(desk)
    pen.append(DeskOpened(state.name, state.lane, suffix), desk.origin)
    restored = get_local(desk.store, RESTORED)
    if restored is not None:
        pen.append(MallRestored(**json.loads(restored)), desk.origin)
        desk.store.execute_sql("DELETE FROM local WHERE name = ?", (RESTORED,))
    set_local(desk.store, "origin", desk.origin)


def _next_letter(desk: Desk, lane: int, folder: Path) -> str:
    """Return the letter after all that the lane has used, in this file or in another copy on this computer."""
    mall = hashlib.sha256(b"pandu letters" + desk.mall_key).hexdigest()[:32]
    used = folder / f"{mall}.{lane}"
    (taken,) = desk.store.execute_sql("SELECT max(suffix) FROM desk WHERE lane = ?", (lane,)).fetchone()
    letter = next_suffix(max(taken or "", str(_read(used).get("letter", ""))))
    _write(used, {"letter": letter})
    return letter


def _read(file: Path) -> dict[str, Any]:
    try:
        content: Any = json.loads(file.read_text())
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _write(file: Path, content: dict[str, Any]) -> None:
    private_folder(file.parent)
    write_whole(file, json.dumps(content).encode(), private=True)
