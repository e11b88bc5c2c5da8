"""Restoring: what a backup holds is looked through first; then it is prepared beside, and takes its place at once.

A base is opened page by page, a tail by its chain. What was destroyed since is emptied again before anything is
shown. The restored mall goes on under a fresh origin, so that no number is given twice.
"""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop import swapping
from desktop.desk import Desk, Session, instant, system_clock
from desktop.errors import Busy, DeskError, Misconfigured, NoInput, NotAllowed, NotVerified, Refused
from desktop.paths import Paths, write_whole
from desktop.queries import backups as shelves
from desktop.security import container as containers
from desktop.security import keys, nonce
from desktop.security.backup_keys import open_backup, open_list, secrets_by_paper
from desktop.security.container import Container, Kind, Manifest
from desktop.security.permissions import allowed
from desktop.services.erasing import leave_no_trace
from desktop.services.mall import closed_on_failure, desk_of, open_mall
from desktop.services.signing_in import sign_in
from models import folding, tails
from models.migrations import STEPS
from models.rules.calendar import ZONES
from models.schema import is_sound, upgrade
from models.store import Store, identify

ROOM = 3
"""How many times its size a restored file needs for a moment."""


@dataclass(frozen=True, slots=True, repr=False)
class FoundBackup:
    """A backup that was looked through from end to end: its parts, all as they were written.

    Attributes:
        base: the whole file.
        tail: what is new since then, None where the base alone is meant.
        emptied: what was destroyed, as the list beside the backup says.
        listed: whether there was such a list.
    """

    base: Container
    tail: Container | None
    emptied: tails.Emptied
    listed: bool

    @property
    def said(self) -> Manifest:
        """Return what the newest part says: office, moment, counts."""
        return (self.tail or self.base).manifest

    @property
    def moment(self) -> datetime:
        """Return the moment that it is of, on its mall's clock."""
        return local_moment(self.said)


@dataclass(frozen=True, slots=True, repr=False)
class RestoreOrder:
    """What is restored where.

    Attributes:
        file: a backup, or the folder of backups, of which the newest is meant.
        recovery_key: as typed.
        into: the data dir.
        login: of an administrator, where the data dir already holds a mall and nobody has signed in.
        password: theirs.
        session: who has signed in at that mall.
        office: the backup's office typed out, where it is another mall's than the one that is there.
        put_in: whether the files take their place at once; else the caller decides, once it has let go of the mall.
    """

    file: Path
    recovery_key: str
    into: Paths
    login: str = ""
    password: str = ""
    session: Session | None = None
    office: str = ""
    put_in: bool = True


@dataclass(frozen=True, slots=True)
class RestoredMall:
    """What was restored.

    Attributes:
        erased: how many events were emptied again.
        parked: where the old files are; None: there were none, or they are still in place.
        stage: the prepared files, for `swapping.decide`, where they are still to be put in.
    """

    said: Manifest
    erased: int
    parked: Path | None = None
    stage: Path | None = None


def local_moment(said: Manifest) -> datetime:
    """Return the moment that a backup is of, on its mall's clock."""
    return instant(said.made_at).astimezone(ZoneInfo(ZONES[said.zone]))


def look_into(file: Path, recovery_key: str) -> FoundBackup:
    """Return what a backup holds, once all of it was read and is as it was written; nothing is changed.

    Raises:
        NoInput: it is not there, or the base of a tail is not beside it.
        Refused: it is no backup of Pandu.
        NotVerified: a bit of it is not as it was written.
        Misconfigured: the recovery key does not fit, or a newer program made it.
    """
    found = find_backup(file, secrets_by_paper(recovery_key))
    check_backup(found)
    return found


def find_backup(file: Path, secrets_of: Callable[[dict[str, object]], keys.Secrets]) -> FoundBackup:
    """Return the parts of a backup with their manifests; their payloads are still to be checked."""
    if file.is_dir():
        on_shelf = [one for one, base in shelves.with_bases(shelves.shelf(file, "")) if base is not None]
        if not on_shelf:
            raise NoInput("backup.none_here", path=str(file))
        file = on_shelf[-1].file
    first = open_backup(file, secrets_of)
    if first.manifest.schema > len(STEPS):
        raise Misconfigured("store.newer", version=first.manifest.schema, known=len(STEPS))
    if first.manifest.kind is Kind.EMPTIED:
        raise Refused("backup.not_whole", file=file.name)
    base = first if first.manifest.kind is Kind.BASE else _base_of(first, secrets_of)
    emptied, listed = _emptied_beside(first, secrets_of)
    return FoundBackup(base, None if base is first else first, emptied, listed)


def _base_of(tail: Container, secrets_of: Callable[[dict[str, object]], keys.Secrets]) -> Container:
    """Return the base that a tail goes on from, which lies beside it."""
    for one in reversed(shelves.shelf(tail.file.parent, tail.manifest.mall)):
        if one.kind is Kind.BASE and one.made_at <= tail.manifest.made_at:
            base = containers.open_container(one.file, secrets_of)
            if base.manifest.sha256 == tail.manifest.base:
                return base
    raise NoInput("backup.no_base", file=tail.file.name)


def _emptied_beside(
    first: Container, secrets_of: Callable[[dict[str, object]], keys.Secrets]
) -> tuple[tails.Emptied, bool]:
    """Return what was destroyed since, by the list that lies beside; it may lie under keys that are newer.

    Raises:
        Misconfigured: `restore.newer_paper`: only the recovery key of now opens it, or this computer's keyring.
    """
    file = first.file.parent / shelves.emptied_name(first.manifest.mall)
    if not file.exists():
        return tails.Emptied(), False
    found = open_list(file, first.secrets, secrets_of)
    return tails.read_emptied(containers.sealed_payload(found)), True


def check_backup(found: FoundBackup) -> None:
    """Let a backup pass whose payloads are as they were written.

    Raises:
        NotVerified: they are not.
    """
    for part in (found.base, found.tail):
        if part is not None:
            containers.check(part)


def restore(order: RestoreOrder, *, clock: Callable[[], int] = system_clock) -> RestoredMall:
    """Restore a backup into a data dir; what was there is parked whole, and can be taken back by `swapping.undo`.

    Raises:
        NoInput, Refused, NotVerified, Misconfigured: as `look_into`; nothing was changed.
        NotAllowed: the data dir holds a mall, and no administrator of it has signed in.
        Busy: another process has that mall open.
        CannotCreate, Unavailable: the place cannot be written or is full; the old mall is whole.
    """
    swapping.finish(order.into)
    found = look_into(order.file, order.recovery_key)
    there = order.into.database.exists() or order.into.key_file.exists()
    if there:
        _check_office(order, found.said)
    passed = not there or _passes(order, clock)
    stage = swapping.new_stage(order.into)
    try:
        prepared = Paths(stage, order.into.state)
        erased = prepare(found, prepared)
        if not passed:
            _require(_officer_of_backup(order, found, prepared, clock))
        if not order.put_in:
            return RestoredMall(found.said, erased, stage=stage)
        swapping.decide(order.into, stage)
    except BaseException:
        swapping.drop_stage(stage)
        raise
    return RestoredMall(found.said, erased, swapping.finish(order.into))


def _check_office(order: RestoreOrder, said: Manifest) -> None:
    """Let a backup pass that is of the mall that is there, or whose office was typed out."""
    try:
        here = json.loads(order.into.key_file.read_bytes()).get("mall")
    except (OSError, ValueError, AttributeError):
        return  # lost or damaged: whose mall it was, nobody can say
    if here != said.mall and order.office.strip() != said.office:
        raise Refused("restore.other_office", office=said.office)


def prepare(found: FoundBackup, into: Paths) -> int:
    """Make a whole mall of a backup in an empty folder, closed; return how many events were emptied again.

    Raises:
        NotVerified: a page is not authentic, or the tail does not go on from the base.
        Unavailable: there is no room.
    """
    _copy_base(found.base, into)
    store = Store(into.database, found.base.secrets.database)
    if not is_sound(store):
        raise NotVerified("backup.changed")
    with closed_on_failure(store):
        store.connect()
        erased = _bring_up(store, found)
    store.close()
    write_whole(into.key_file, (found.tail or found.base).key_file, private=True)
    shutil.rmtree(into.backups, ignore_errors=True)  # the upgrade's copy of a copy
    return erased


def _copy_base(base: Container, into: Paths) -> None:
    free = shutil.disk_usage(into.data).free
    if free < ROOM * base.manifest.size:
        needed = ROOM * base.manifest.size // 1_000_000 + 1
        raise Misconfigured("store.no_space", needed_mb=needed, folder=str(into.data))
    descriptor = os.open(into.database, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        for part in containers.parts_of(base.file, base.at):
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    if containers.measured(containers.parts_of(into.database)) != (base.manifest.size, base.manifest.sha256):
        raise NotVerified("backup.changed")  # changed since it was looked through


def _bring_up(store: Store, found: FoundBackup) -> int:
    """Put the tail on, empty what was destroyed since, and note that this file goes on from a backup."""
    said = found.said
    if said.schema != found.base.manifest.schema or said.schema != identify(store):
        raise NotVerified("backup.changed")
    upgrade(store)
    with store.atomic("IMMEDIATE"):
        if found.tail is not None:
            tail = tails.read_tail(containers.sealed_payload(found.tail))
            tails.put_tail(store, tail, found.base.manifest.heads)
        erased = tails.empty(store, found.emptied)
        store.execute_sql("DELETE FROM local WHERE name = 'nonce'")
        restored = {"made_at": said.made_at, "events": said.counts.get("events", 0)}
        nonce.set_local(store, nonce.RESTORED, json.dumps(restored))
    folding.refresh(store)
    if erased:
        leave_no_trace(store)
    store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return erased


def _passes(order: RestoreOrder, clock: Callable[[], int]) -> bool:
    """Let an administrator of the mall that is there pass; False where it cannot be opened, so that nobody can say.

    Raises:
        NotAllowed: nobody has signed in, the password is wrong, or the role does not reach.
        Busy: another process has it open.
    """
    if order.session is not None:
        _require(order.session)
        return True
    if not order.login:
        raise NotAllowed("restore.who")
    try:
        desk = open_mall(order.into, lambda: order.recovery_key, clock_of=clock)
    except Busy:
        raise
    except DeskError:
        return False
    try:
        _require(sign_in(desk, order.login, order.password))
        _detach(desk)
    finally:
        desk.store.close()
    return True


def undo_restore(order: RestoreOrder, *, clock: Callable[[], int] = system_clock) -> Path | None:
    """Go back to the mall that the last restore took the place of; the restored one is parked in its turn.

    Args:
        order: `file` does not matter. Without `put_in` it is only looked whether that may be done.
        clock: the computer's.

    Raises:
        NoInput: nothing is parked.
        NotAllowed, Busy, CannotCreate: as `restore`.
    """
    swapping.finish(order.into)
    if not _passes(order, clock):
        raise NotAllowed("restore.who")
    if not order.put_in:
        return None
    swapping.undo(order.into)
    return swapping.finish(order.into)


def _require(session: Session) -> None:
    if not allowed(session, "mall.restore"):
        raise NotAllowed("restore.who")


def _officer_of_backup(
    order: RestoreOrder, found: FoundBackup, prepared: Paths, clock: Callable[[], int]
) -> Session:
    """Return whose password it is in the backup; the prepared file stays as it is."""
    store = Store(prepared.database, found.base.secrets.database)
    with closed_on_failure(store):
        store.connect()
        desk = desk_of(store, found.base.secrets, prepared, clock)
        desk.identity.settle = desk.identity.committed = None
        try:
            with store.atomic("IMMEDIATE") as trial:
                session = sign_in(desk, order.login, order.password)
                trial.rollback()
        finally:
            store.close()
    return session


def _detach(desk: Desk) -> None:
    """Bring everything of a mall into its one file; refused while another process has it open."""
    store = desk.store
    store.execute_sql("PRAGMA busy_timeout = 0")
    try:
        store.execute_sql("PRAGMA journal_mode = DELETE")
    except Exception as error:
        if "locked" in str(error):
            raise Busy("restore.in_use", path=str(store.path)) from error
        raise
