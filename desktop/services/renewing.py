"""Changing keys: another random key for the encrypted file, and another recovery key for the paper."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.desk import Desk
from desktop.errors import Busy, Misconfigured, NotVerified, Unavailable
from desktop.paths import Paths
from desktop.security import keys
from desktop.security.key_change import finish, read_pair, write_pair
from desktop.security.keys import Secrets
from desktop.security.permissions import require
from desktop.security.recovery import new_recovery_key, read_recovery_key
from models.errors import StoreProblem
from models.rekeying import alone, change_key
from models.rules.bodies.places import RecoveryRenewed

ROOM = 3
"""Times the file's size: the journal of the change, and some to work on with."""


@dataclass(frozen=True, slots=True)
class RotatedKey:
    """The file lies under another key.

    Attributes:
        key: its name.
        in_keyring: whether the keyring knows it.
    """

    key: str
    in_keyring: bool


@dataclass(frozen=True, slots=True, repr=False)
class RenewedRecovery:
    """Another recovery key, to be shown once.

    Attributes:
        recovery_key: as shown.
        settle: to be called once it has been shown; until then the one before opens the mall too.
    """

    recovery_key: str
    settle: Callable[[], None]


def rotate_key(desk: Desk, paths: Paths, recovery_key: str) -> RotatedKey:
    """Encrypt the whole file anew under another random key; the desk is closed when this returns.

    Killed at any point, the mall opens again, under the old key or under the new one: `key.json` names both
    before the first page is written.

    Args:
        desk: connected by this thread alone, an administrator at it.
        paths: of the mall.
        recovery_key: the one that is in force, as typed; it wraps the new key as well.

    Raises:
        NotAllowed: not an administrator.
        Misconfigured: `key.wrong_recovery`, or `key.wait` after too many.
        Busy: `key.in_use`: a window, a display or a command has the file open.
        Unavailable: no room on the disk, or the keyring does not take the new key; nothing was changed.
        NotVerified: a page of the file is damaged; nothing was changed.
    """
    require(desk, "key.change")
    current, old = keys.open_envelope(
        read_pair(paths), recovery_key, lambda it: it.database == desk.store.key
    )
    if old.database != desk.store.key:
        raise Misconfigured("key.wrong_recovery")
    size = paths.database.stat().st_size
    if shutil.disk_usage(paths.data).free < ROOM * size:
        raise Unavailable("key.no_space", needed_mb=ROOM * size // 1_000_000 + 1, folder=str(paths.data))
    new = Secrets(desk.ids.secret(), old.mall)
    name, demo = keys.name_of(new.database), bool(current["demo"])
    following = keys.wrap(
        new, read_recovery_key(recovery_key), desk.ids, mall=current["mall"], demo=demo, key=name
    )
    try:
        with alone(desk.store):
            write_pair(paths, current, following)
            in_keyring = not demo and _remember(paths, current, following, new)
            change_key(desk.store, new.database)
            finish(desk, paths, current, following)
    except StoreProblem as problem:
        kinds = {"key.in_use": Busy, "store.damaged": NotVerified}
        raise kinds.get(problem.code, Unavailable)(problem.code, **problem.facts) from problem
    return RotatedKey(name, in_keyring)


def _remember(paths: Paths, current: Mapping[str, Any], following: Mapping[str, Any], new: Secrets) -> bool:
    """Put the new key into the keyring; where that knew the old one and will not, drop the change."""
    taken = keys.remember(keys.account_of(following), new)
    if not taken and keys.recall(keys.account_of(current)) is not None:
        write_pair(paths, current)
        raise Unavailable("key.keyring_refuses")
    return taken


def renew_recovery_key(desk: Desk, paths: Paths) -> RenewedRecovery:
    """Make another recovery key for the keys that are in force; backups made before keep theirs.

    Both open the mall until the caller has shown the new one and says so: nobody is left with a paper that
    opens nothing and a key that nobody read.

    Raises:
        NotAllowed: not an administrator.
    """
    require(desk, "key.change")
    recovery_key = new_recovery_key(desk.ids)
    with desk.writing() as write:
        current = keys.envelopes(read_pair(paths))[0]
        key, demo = str(current.get("key", "")), bool(current["demo"])
        secrets = Secrets(desk.store.key, desk.mall_key)
        following = keys.wrap(secrets, recovery_key, desk.ids, mall=current["mall"], demo=demo, key=key)
        write_pair(paths, current, following)
        write.append(RecoveryRenewed(), desk.origin)

    def settle() -> None:
        if keys.envelopes(read_pair(paths))[1:] != (following,):
            raise Busy("key.changed_meanwhile")
        write_pair(paths, following)

    return RenewedRecovery(recovery_key, settle)
