"""Examining the set-up of a desk: libraries, keyring, files, disk, clock. No secret and no citizen is in it."""

import shutil
from dataclasses import dataclass

from desktop import log
from desktop.config import read_config
from desktop.desk import Desk
from desktop.disks import network_disk
from desktop.paths import Paths
from desktop.security import backends, keys
from desktop.security.key_change import read_pair
from desktop.security.modes import open_to_others
from models import journal
from models.rules import clock

LEAST_FREE_MB = 500
SOUND_SQLITE = (3, 51, 3)
"""First version without the bug that loses pages when two connections reset the WAL at once."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `doctor`.

    Attributes:
        code: what was looked at; `doctor.` and `advice.` with it are its sentences.
        ok: nothing is to be done.
        value: what was seen, for a person.
    """

    code: str
    ok: bool
    value: str


def examine(desk: Desk, paths: Paths) -> list[Finding]:
    """Return what an administrator should know about this desk."""
    return [
        *_store(desk),
        *_keyring(desk, paths),
        *_computer(desk, paths),
        Finding("lane", bool(desk.lane), desk.lane),
    ]


def sqlite_is_sound(version: str) -> bool:
    """Return whether two connections can safely write with this SQLite."""
    numbers = [int(part) if part.isdigit() else 0 for part in version.split(".")]
    return tuple(numbers) >= SOUND_SQLITE


def _store(desk: Desk) -> list[Finding]:
    (sqlite,) = desk.store.execute_sql("SELECT sqlite_version()").fetchone()
    (cipher,) = desk.store.execute_sql("PRAGMA cipher_version").fetchone()
    (mode,) = desk.store.execute_sql("PRAGMA journal_mode").fetchone()
    return [
        Finding("sqlite", sqlite_is_sound(sqlite), sqlite),
        Finding("cipher", bool(cipher), str(cipher)),
        Finding("wal", mode == "wal", str(mode)),
    ]


def _keyring(desk: Desk, paths: Paths) -> list[Finding]:
    """Return what is known of the keyring; a made-up mall has none to do with."""
    content = read_pair(paths)
    written = keys.envelopes(content)
    found = [Finding("recovery", len(written) == 1, str(len(written)))]
    ring = backends.offered()
    found.append(Finding("keyring", bool(ring.used), ring.used or ring.chosen or "-"))
    if ring.unsafe:
        found.append(Finding("keyring_unsafe", ok=False, value=", ".join(ring.unsafe)))
    found += [Finding("keyring_choice", one.real, f"{one.place} = {one.named}") for one in backends.choices()]
    if ring.used and not content.get("demo"):
        known = keys.recall(keys.account_of(written[0]))
        found.append(Finding("key", known is not None and known.database == desk.store.key, ring.used))
    return found


def _computer(desk: Desk, paths: Paths) -> list[Finding]:
    free_mb = shutil.disk_usage(paths.data).free // 1_000_000
    left = open_to_others(paths)  # the start has shut what it could
    zone = desk.calendar().zone
    last = max((clock.unpack(head.hlc)[0] for head in journal.heads(desk.store)), default=None)
    bad = paths.config.with_name("config.toml.bad")
    wrong = [notice.code for notice in read_config(paths).notices] or ["config.broken"] * bad.exists()
    network = network_disk(paths.data)
    return [
        Finding("disk", free_mb >= LEAST_FREE_MB, f"{free_mb} MB"),
        Finding("place", network is None, network or "lokal"),
        Finding("private", not left, ", ".join(map(str, left[:3])) or str(paths.data)),
        Finding(
            "clock",
            clock.doubtful(desk.clock(), last) is None,
            f"{desk.local_now(zone):%d/%m/%Y %H.%M} {zone}",
        ),
        Finding("config", not wrong, str(bad if bad.exists() else paths.config)),
        Finding("log", log.can_be_written(paths.log), str(paths.log)),
    ]
