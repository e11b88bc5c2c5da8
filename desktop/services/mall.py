"""The mall on this computer: making it, and opening it."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop import swapping
from desktop.config import write_template
from desktop.desk import Desk, Identity, Session, Write, system_clock
from desktop.errors import (
    CannotCreate,
    DeskError,
    Misconfigured,
    NotVerified,
    Refused,
    explain_database_error,
)
from desktop.ids import Ids
from desktop.paths import Paths, private_folder, sync_folder, write_whole
from desktop.queries.settings import OFFICE, WORKING_TIME, calendar_of
from desktop.security import keys, nonce
from desktop.security.advice import check_new
from desktop.security.cost import keep_cost
from desktop.security.key_change import open_by_paper, settle
from desktop.security.keys import Secrets
from desktop.security.modes import close_to_others
from desktop.security.passwords import DEMO, Cost, calibrated, hashed
from desktop.security.recovery import new_recovery_key
from desktop.services.catalogue import put_catalogue, read_rows
from desktop.services.officers import NewOfficer, put_officer
from desktop.services.quarantine import set_aside_when_damaged
from desktop.services.settings import holidays_from_law, put_setting
from models import folding, journal
from models.errors import StoreProblem
from models.rekeying import opens
from models.rules import clock
from models.rules.bodies.officers import Role
from models.rules.bodies.places import DeskOpened, HolidaySet
from models.rules.calendar import ZONES, Calendar, default_week
from models.rules.calendar_setting import to_json
from models.rules.catalogue import Catalogue
from models.rules.events import Source
from models.rules.identity import clean_text
from models.rules.numbering import LANES
from models.schema import upgrade
from models.store import Store, check_encrypted, identify


@dataclass(frozen=True, slots=True)
class NewMall:
    """What a mall is made from.

    Attributes:
        office: name of the office as on the letterhead.
        zone: WIB, WITA or WIT.
        admin: login of the first administrator.
        password: theirs.
        catalogue: JSON of a catalogue file, None for none yet.
        demo: a made-up mall: no keyring, no nonce, cheap password hashes, no advice on the password.
        recovery_key: shown and retyped already; a fresh one is made without it.
    """

    office: str
    zone: str
    admin: str
    password: str
    desk: str = "Meja 1"
    lane: int = 1
    catalogue: object = None
    demo: bool = False
    recovery_key: str = ""


@dataclass(frozen=True, slots=True)
class MadeMall:
    """The mall that was made; the recovery key is shown once and kept nowhere in clear."""

    desk: Desk
    recovery_key: str
    in_keyring: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the outside gives a mall: clock and random source; keys may be drawn from another source."""

    clock: Callable[[], int] = system_clock
    ids: Ids = field(default_factory=Ids)
    key_ids: Ids = field(default_factory=Ids)


@dataclass(frozen=True, slots=True)
class Hash:
    """The first administrator's password as it is kept, and what that hash cost."""

    cost: Cost
    secret: str


def make_mall(paths: Paths, order: NewMall, around: Surroundings | None = None) -> MadeMall:
    """Make a data dir with its keys, its first desk and its first administrator; the desk is connected.

    Raises:
        CannotCreate: the place is taken or cannot be written.
        Refused: the zone, the lane, the login or the password will not do.
        BadRows: the catalogue is refused.
    """
    around = around or Surroundings()
    if order.zone not in ZONES:
        raise Refused("init.zone", zone=order.zone)
    if order.lane not in LANES:
        raise Refused("init.lane", lane=order.lane)
    if not clean_text(order.office, 120):
        raise Refused("init.office")
    catalogue = Catalogue() if order.catalogue is None else read_rows(order.catalogue, Catalogue())
    if not order.demo:
        check_new(order.password, (order.office, order.admin, order.desk))
    cost = DEMO if order.demo else calibrated()
    secret = hashed(order.password, around.ids, cost)
    swapping.finish(paths)
    unfinished = paths.database.with_name("pandu.db.new")
    if paths.database.exists() or (paths.key_file.exists() and not unfinished.exists()):
        raise CannotCreate("init.exists", path=str(paths.data))
    private_folder(paths.data)
    secrets = Secrets(around.key_ids.secret(), around.ids.secret())
    recovery_key = order.recovery_key or new_recovery_key(around.key_ids)
    mall = around.ids.new(around.clock())
    content = keys.wrap(secrets, recovery_key, around.key_ids, mall=mall, demo=order.demo)
    _remove(unfinished)  # what an `init` left that was killed; nobody has its key
    desk = _first_desk(Store(unfinished, secrets.database, durable=not order.demo), secrets, order, around)
    try:
        _fill(desk, paths, order, catalogue, Hash(cost, secret))
        desk.store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        desk.store.close()
        _remove(unfinished)
        raise
    desk.store.close()
    write_whole(paths.key_file, keys.key_file_text(content), private=True)
    unfinished.rename(paths.database)
    sync_folder(paths.data)
    paths.database.chmod(0o600)
    if not order.demo:
        write_template(paths)
        desk.identity.committed = nonce.Watch(paths).committed
    desk.store = Store(paths.database, secrets.database, durable=not order.demo)
    desk.store.connect()
    in_keyring = not order.demo and keys.remember(mall, secrets)
    return MadeMall(desk, recovery_key, in_keyring)


def _remove(unfinished: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)


def _first_desk(store: Store, secrets: Secrets, order: NewMall, around: Surroundings) -> Desk:
    return Desk(
        store=store,
        identity=Identity(around.ids.new(around.clock()), str(order.lane)),
        mall_key=secrets.mall,
        calendar_of=calendar_of,
        clock=around.clock,
        ids=around.ids,
        source=Source.DEMO if order.demo else Source.DESK,
    )


def _fill(desk: Desk, paths: Paths, order: NewMall, catalogue: Catalogue, first: Hash) -> None:
    """Write the first facts: desk, working time, holidays, office, catalogue, administrator."""
    desk.store.connect()
    upgrade(desk.store)
    folding.refresh(desk.store)
    with desk.writing() as write:
        nonce.set_local(desk.store, "origin", desk.origin)
        if order.demo:
            nonce.set_local(desk.store, "demo", "1")
        else:
            nonce.Watch(paths).begin(desk)
            keep_cost(desk.store, first.cost)
        write.append(DeskOpened(clean_text(order.desk, 60) or "Meja 1", order.lane), desk.origin)
        _put_first_settings(write, order)
        put_catalogue(write, catalogue)
        admin = NewOfficer(order.admin, order.password, role=Role.ADMINISTRATOR)
        officer = put_officer(write, admin, first.secret)
    desk.session = Session(officer, admin.login.strip().casefold(), Role.ADMINISTRATOR)


def _put_first_settings(write: Write, order: NewMall) -> None:
    year = write.desk.now().year
    holidays, profiles = holidays_from_law(range(year - 1, year + 2))
    put_setting(write, WORKING_TIME, to_json(Calendar(order.zone, default_week(), profiles)))
    put_setting(write, OFFICE, {"office": clean_text(order.office, 120)})
    for holiday in holidays:
        write.append(HolidaySet(holiday.name, str(holiday.kind)), holiday.day.isoformat())


@contextmanager
def closed_on_failure(store: Store) -> Iterator[None]:
    """Close a store that cannot be opened whole, and say why.

    Raises:
        Misconfigured: what the store found.
        DeskError: as raised within, or what explains an error of the database.
    """
    try:
        yield
    except StoreProblem as problem:
        store.close()
        raise Misconfigured(problem.code, **problem.facts) from problem
    except DeskError:
        store.close()
        raise
    except Exception as error:
        store.close()
        known = explain_database_error(error)
        if known is None:
            raise
        raise known from error


def open_mall(
    paths: Paths, recovery_key: Callable[[], str | None], *, clock_of: Callable[[], int] = system_clock
) -> Desk:
    """Open a mall and return its desk, connected, with nobody signed in.

    Args:
        paths: where.
        recovery_key: asked when the keyring does not know the key; None: nobody can say it.
        clock_of: the computer's clock.

    Raises:
        Misconfigured: there is no mall, no key, the wrong key, or the file is a newer program's.
        NotVerified: the file is damaged; a copy of it was set aside where there was room.
        CannotCreate: the data dir is a file, or may not be written.
    """
    swapping.finish(paths)
    close_to_others(paths)
    with set_aside_when_damaged(paths):
        content = key_file(paths)
    try:
        return _opened(paths, content, recovery_key, clock_of)
    except (Misconfigured, NotVerified):
        if (content_now := key_file(paths)) == content:
            raise
    return _opened(paths, content_now, recovery_key, clock_of)  # the key was changed while this one waited


def _opened(
    paths: Paths,
    content: Mapping[str, Any],
    recovery_key: Callable[[], str | None],
    clock_of: Callable[[], int],
) -> Desk:
    secrets = unlock(paths, content, recovery_key)
    store = Store(paths.database, secrets.database, durable=not content.get("demo"))
    with closed_on_failure(store), set_aside_when_damaged(paths):  # before the close, which may write
        store.connect()
        version = identify(store)
        check_encrypted(store)
        if version == 0:
            raise NotVerified("store.empty", path=str(paths.database))
        upgrade(store)
        folding.refresh(store)
        if bool(content.get("demo")) != bool(nonce.get_local(store, "demo")):
            raise Misconfigured("key.file_damaged")
        desk = desk_of(store, secrets, paths, clock_of)
        settle(desk, paths)
        return desk


def desk_of(store: Store, secrets: Secrets, paths: Paths, clock_of: Callable[[], int]) -> Desk:
    """Return the desk that a connected store of the present schema says it is, with nobody signed in.

    Raises:
        NotVerified: it does not say.
    """
    origin = nonce.get_local(store, "origin") or ""
    lane = store.execute_sql("SELECT lane || suffix FROM desk WHERE id = ?", (origin,)).fetchone()
    if lane is None:
        raise NotVerified("store.damaged")
    desk = Desk(
        store=store,
        identity=Identity(origin, lane[0]),
        mall_key=secrets.mall,
        calendar_of=calendar_of,
        clock=clock_of,
    )
    if nonce.get_local(store, "demo"):
        desk.source = Source.DEMO
        desk.clock = going_on(store, clock_of)
    else:
        watch = nonce.Watch(paths)
        desk.identity.settle, desk.identity.committed = watch.settle, watch.committed
    return desk


def going_on(store: Store, clock_of: Callable[[], int]) -> Callable[[], int]:
    """Return the clock of a made-up mall: it goes on from its last event."""
    last = max((clock.unpack(head.hlc)[0] for head in journal.heads(store)), default=0)
    behind = clock_of() - last
    return lambda: clock_of() - behind


def key_file(paths: Paths) -> Mapping[str, Any]:
    """Return what `key.json` of a mall holds.

    Raises:
        Misconfigured: there is no mall, or its key file or its database is lost, or the key file is damaged.
        NotVerified: the database is empty.
        CannotCreate: the data dir is a file.
    """
    try:
        content: Any = json.loads(paths.key_file.read_text())
    except FileNotFoundError:
        code = "key.lost" if paths.database.exists() else "store.no_mall"
        raise Misconfigured(code, path=str(paths.data)) from None
    except NotADirectoryError:
        raise CannotCreate("paths.not_a_folder", path=str(paths.data)) from None
    except PermissionError as error:
        raise CannotCreate("store.cannot_open") from error
    except (OSError, ValueError, RecursionError) as error:
        raise Misconfigured("key.file_damaged") from error
    if not isinstance(content, dict):
        raise Misconfigured("key.file_damaged")
    if not paths.database.exists():
        unfinished = paths.database.with_name("pandu.db.new").exists()
        raise Misconfigured("store.no_mall" if unfinished else "store.lost", path=str(paths.data))
    # opening an empty file would make SQLite throw away its WAL, the last that may be left
    if paths.database.stat().st_size == 0:
        raise NotVerified("store.empty", path=str(paths.database))
    return content


def unlock(
    paths: Paths, content: Mapping[str, Any], recovery_key: Callable[[], str | None], *, remember: bool = True
) -> Secrets:
    """Return the keys: from the keyring, else by the recovery key. A made-up mall knows no keyring.

    Args:
        paths: of the mall; wrong recovery keys are counted for it, and its file tells which keys count where a
            change was cut off.
        content: of the key file.
        recovery_key: asked when the keyring does not know the key; None: nobody can say it.
        remember: put a key that was typed into the keyring.

    Raises:
        Misconfigured: there is no key, or the wrong one; `key.wait`: too many were wrong.
    """
    written = keys.envelopes(content)

    def fits(secrets: Secrets) -> bool:
        return len(written) == 1 or opens(paths.database, secrets.database)

    for envelope in written if not content.get("demo") else ():
        known = keys.recall(keys.account_of(envelope))
        if known is not None and fits(known):
            return known
    typed = recovery_key()
    if typed is None:
        raise Misconfigured("key.none")
    envelope, secrets = open_by_paper(paths, content, typed, fits)
    if remember and not content.get("demo"):
        keys.remember(keys.account_of(envelope), secrets)
    return secrets
