"""Backing up: a base once a day, what is new since then in between; whole at each place, or not at all.

Thread: LONG, with a connection of its own that never writes.
"""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from peewee import DatabaseError

from desktop.desk import Desk
from desktop.errors import DeskError, Unavailable, known_error
from desktop.paths import private_folder, write_whole
from desktop.queries import backups as shelves
from desktop.queries.backups import STATE, PlaceState
from desktop.queries.settings import BACKUP, OFFICE, get_setting
from desktop.security.container import (
    TEMPORARY,
    Container,
    Kind,
    Manifest,
    measured,
    open_container,
    parts_of,
    seal,
    write_container,
)
from desktop.security.keys import Secrets
from desktop.swapping import SAFETY
from models import journal, tails
from models.errors import StoreProblem
from models.rules.backup_plan import KEEP_DAYS, kept
from models.rules.local_time import local_day
from models.schema import copy_whole
from models.store import Store, identify

STALE_S = 6 * 3600
"""A temporary file that is older was left by a process that was killed."""
COUNTED = ("visit", "ticket", "person", "request")


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was written and read back: file, what it holds, how many bytes; or one that was whole already.

    Attributes:
        fresh: whether something was written.
    """

    place: str
    file: str
    kind: Kind
    size: int
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What came of it, by place."""

    made: tuple[MadeBackup, ...]
    failed: tuple[PlaceState, ...]
    made_at: int


@dataclass(frozen=True, slots=True, repr=False)
class _Source:
    """What is backed up: the file by a connection of its own, its keys, the moment."""

    store: Store
    secrets: Secrets
    key_file: bytes
    mall: str
    zone: str
    made_at: int
    end: str

    @property
    def today(self) -> str:
        return local_day(self.made_at, self.zone)


def back_up(desk: Desk, places: Sequence[Path] | None = None) -> BackedUp:
    """Back up to these places, to all that this desk knows by default, and say how it went at each.

    A place that is not there, full or pulled out does not keep the others from theirs; its last good backup stays.

    Args:
        desk: whose store is backed up; its own connection is not used.
        places: folders that are there.
    """
    own = private_folder(shelves.own_place(desk))
    with _source(desk) as source:
        wanted = list(places) if places is not None else shelves.places(replace(desk, store=source.store))
        for place in {own, *wanted}:
            _sweep(place)
        base = own / f".base.{os.getpid()}{TEMPORARY}"
        try:
            done = [_at_place(source, place, base) for place in wanted]
        finally:
            base.unlink(missing_ok=True)
        keep_days = int(get_setting(source.store, BACKUP).get("keep_days", KEEP_DAYS))
    known = shelves.read_states(own)
    states = [_settled(known, source, place, one) for place, one in zip(wanted, done, strict=True)]
    known |= {state.place: state for state in states}
    write_whole(own / STATE, json.dumps({p: asdict(s) for p, s in known.items()}).encode(), private=True)
    for place, one in zip(wanted, done, strict=True):
        if isinstance(one, MadeBackup):
            thin(place, source.mall, source.zone, source.made_at, keep_days)
    made = tuple(one for one in done if isinstance(one, MadeBackup))
    return BackedUp(made, tuple(state for state in states if state.problem), source.made_at)


@contextmanager
def _source(desk: Desk) -> Iterator[_Source]:
    key_file = (Path(desk.store.path).parent / "key.json").read_bytes()
    store = Store(desk.store.path, desk.store.key)
    store.connect()
    try:
        own = replace(desk, store=store)
        secrets, mall = Secrets(store.key, desk.mall_key), str(json.loads(key_file)["mall"])
        zone = desk.calendar_of(own).zone
        yield _Source(store, secrets, key_file, mall, zone, desk.clock(), shelves.end_of(own))
    finally:
        store.close()


def _settled(
    known: dict[str, PlaceState], source: _Source, place: Path, one: MadeBackup | DeskError
) -> PlaceState:
    state = replace(known.get(str(place), PlaceState(str(place))), tried_at=source.made_at)
    if isinstance(one, DeskError):
        return replace(state, problem=one.code)
    return replace(state, problem="", good_at=source.made_at, file=one.file, journal=source.end)


def _at_place(source: _Source, place: Path, base: Path) -> MadeBackup | DeskError:
    """Return what was made at one place, or what was in the way."""
    try:
        if not place.is_dir():  # never made: under the folder of a stick that is not there lies this disk
            return Unavailable("backup.no_place", place=str(place))
        made = _made(source, place, base)
        _write_emptied(source, place)
    except StoreProblem as problem:
        return Unavailable(problem.code, **problem.facts)
    except (DeskError, OSError, DatabaseError) as error:
        known = known_error(error)
        return Unavailable("store.io") if known is None else known
    return made


def _made(source: _Source, place: Path, base: Path) -> MadeBackup:
    on_shelf = shelves.shelf(place, source.mall)
    bases = [one for one in on_shelf if one.kind is Kind.BASE]
    current = _usable(source, bases[-1].file) if bases else None
    if current is None:
        return _write_base(source, place, base)
    newest = _usable(source, on_shelf[-1].file)
    with source.store.atomic("DEFERRED"):
        heads = tuple(journal.heads(source.store))
        if newest is not None and newest.manifest.heads == heads:
            return MadeBackup(
                str(place), newest.file.name, newest.manifest.kind, newest.manifest.size, fresh=False
            )
        return _write_tail(source, place, current)


def _usable(source: _Source, file: Path) -> Container | None:
    """Return a base of today that the file still goes on from, or a tail; None: a new base is needed."""
    try:
        found = open_container(file, lambda _: source.secrets)
    except DeskError:
        return None
    said = found.manifest
    same = found.key_file == source.key_file and said.schema == identify(source.store)
    day = local_day(said.made_at, source.zone)
    return found if same and day == source.today and tails.follows(source.store, said.heads) else None


def _manifest(source: _Source, store: Store, kind: Kind) -> Manifest:
    counts = {
        table: int(store.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0]) for table in COUNTED
    }
    heads = tuple(journal.heads(store))
    counts["events"] = sum(head.seq for head in heads)
    office = str(get_setting(store, OFFICE).get("office", ""))
    return Manifest(kind, source.mall, office, source.zone, source.made_at, identify(store), counts, heads)


def _write_base(source: _Source, place: Path, copy: Path) -> MadeBackup:
    """Copy the file where it was not yet, open and check the copy, and put it into a container."""
    if not copy.exists():
        copy_whole(source.store, copy)
    copied = source.store.beside(copy)
    copied.connect()
    try:
        manifest = _manifest(source, copied, Kind.BASE)
    finally:
        copied.close()
    return _write(source, place, manifest, lambda: parts_of(copy))


def _write_tail(source: _Source, place: Path, base: Container) -> MadeBackup:
    """Write what is new since a base of this place; the caller's transaction is its one moment."""
    said = base.manifest
    text = tails.tail_text(tails.tail_since(source.store, said.heads))
    manifest = replace(_manifest(source, source.store, Kind.TAIL), base=said.sha256)
    sealed = seal(text, source.secrets, Kind.TAIL.encode())
    return _write(source, place, manifest, lambda: iter((sealed,)))


def _write_emptied(source: _Source, place: Path) -> None:
    sealed = seal(tails.emptied_text(tails.emptied_in(source.store)), source.secrets, Kind.EMPTIED.encode())
    manifest = Manifest(Kind.EMPTIED, source.mall, "", source.zone, source.made_at, identify(source.store))
    _write(source, place, manifest, lambda: iter((sealed,)))


def _write(
    source: _Source, place: Path, manifest: Manifest, payload: Callable[[], Iterator[bytes]]
) -> MadeBackup:
    size, sha256 = measured(payload())
    whole = replace(manifest, size=size, sha256=sha256)
    emptied = manifest.kind is Kind.EMPTIED
    name = (
        shelves.emptied_name(source.mall)
        if emptied
        else shelves.file_name(source.mall, source.made_at, manifest.kind)
    )
    write_container(place / name, whole, source.key_file, source.secrets, payload)
    return MadeBackup(str(place), name, manifest.kind, size)


def _sweep(place: Path) -> None:
    """Take away what a process left that was killed."""
    for left in place.glob(f".*{TEMPORARY}"):
        with suppress(OSError):
            if left.name.startswith((".base.", ".pandu-")) and time.time() - left.stat().st_mtime > STALE_S:
                left.unlink()


def thin(place: Path, mall: str, zone: str, now_ms: int, keep_days: int) -> list[str]:
    """Take away the backups that the rule does not keep, and return the names of those that went.

    Of today and yesterday all stay; of other days the newest base with its newest tail. A base that a tail
    needs is never taken away from it.
    """
    on_shelf = shelves.shelf(place, mall)
    day_of = {one.file: date.fromisoformat(local_day(one.made_at, zone)) for one in on_shelf}
    today = date.fromisoformat(local_day(now_ms, zone))
    stays = kept(day_of.values(), today, keep_days)
    keep: set[Path] = set()
    newest_of: dict[date, tuple[Path, ...]] = {}
    for one, base in shelves.with_bases(on_shelf):
        chain = (one.file,) if base is None or base is one else (base.file, one.file)
        day = day_of[one.file]
        if (today - day).days <= 1:
            keep.update(chain)
        elif day in stays:
            newest_of[day] = chain
    keep.update(file for chain in newest_of.values() for file in chain)
    return _without(on_shelf, keep) + _outlived(place, keep_days)


def _without(on_shelf: Iterable[shelves.Kept], keep: set[Path]) -> list[str]:
    gone = []
    for one in reversed(list(on_shelf)):  # tails before their base
        if one.file not in keep:
            with suppress(OSError):
                one.file.unlink()
                gone.append(one.file.name)
    return gone


def _outlived(place: Path, keep_days: int) -> list[str]:
    """Take away copies of before an upgrade or a restore that are older than backups may be."""
    gone = []
    for left in (*place.glob("pandu-before-*.db"), *place.glob(f"{SAFETY}*")):
        if time.time() - left.stat().st_mtime > keep_days * 86_400:
            with suppress(OSError):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
                gone.append(left.name)
    return gone
