"""The backups that lie at a place, and how the last ones went: read from the places themselves."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.desk import Desk, milliseconds
from desktop.jobs.schedule import LastBackup
from desktop.queries.sentences import Sentence, sentence
from desktop.security import nonce
from desktop.security.container import Kind
from models import journal
from models.fields import instant_ms
from models.rules.bodies.backups import BackupDrilled
from models.rules.kinds import BY_BODY

STAMP = "%Y%m%dT%H%M%S%fZ"
NAME = re.compile(r"pandu-(?P<mall>[0-9a-f]{8})-(?P<stamp>\d{8}T\d{12}Z)-(?P<kind>base|tail)\.pandu")
STATE = "places.json"
PLACES = "backup_places"
"""Under which this desk remembers its places."""
OLD_MS = 26 * 3_600_000
"""From here on a backup is too old: more than a day, and a late start of the next."""
MINUTE_MS, HOUR_MS, DAY_HOURS = 60_000, 3_600_000, 48


@dataclass(frozen=True, slots=True)
class Kept:
    """One backup at a place: its file, what it holds, and the moment it is of (UTC milliseconds)."""

    file: Path
    kind: Kind
    made_at: int


@dataclass(frozen=True, slots=True)
class PlaceState:
    """How backups went at one place; instants are UTC milliseconds.

    Attributes:
        place: the folder.
        tried_at: when one was last begun.
        good_at: when it last held everything; None: never.
        file: name of the newest backup there.
        problem: code of what was in the way; empty: nothing.
        journal: the end of this desk's chain when it last held everything, `origin:seq`.
    """

    place: str
    tried_at: int | None = None
    good_at: int | None = None
    file: str = ""
    problem: str = ""
    journal: str = ""


@dataclass(frozen=True, slots=True)
class BackupNow:
    """What the status bar and the list of backups show.

    Attributes:
        words: short, for the status bar.
        call: something must be done.
        places: where backups go, this computer's own folder first.
        elsewhere: whether any place is outside the data folder.
        last: what the schedule asks.
        made_up: a made-up mall, which has no backups by the clock.
        drilled_at: when one was last put back for trial; None: never.
    """

    words: Sentence
    call: bool
    places: tuple[PlaceState, ...]
    elsewhere: bool
    last: LastBackup
    made_up: bool
    drilled_at: int | None


def own_place(desk: Desk) -> Path:
    """Return the folder of backups inside the data dir."""
    return Path(desk.store.path).parent / "backups"


def places(desk: Desk) -> list[Path]:
    """Return where this desk's backups go, its own folder first."""
    known = json.loads(nonce.get_local(desk.store, PLACES) or "[]")
    return [own_place(desk), *map(Path, known)]


def file_name(mall: str, made_at: int, kind: Kind) -> str:
    """Return the name of a backup's file."""
    stamp = datetime.fromtimestamp(made_at / 1000, UTC).strftime(STAMP)
    return f"pandu-{mall[-8:]}-{stamp}-{kind}.pandu"


def emptied_name(mall: str) -> str:
    """Return the name of the list of what was destroyed, beside the backups."""
    return f"pandu-{mall[-8:]}-emptied.pandu"


def moment_of(file: Path) -> datetime | None:
    """Return the moment that a backup's name says it is of; None where it was renamed."""
    match = NAME.fullmatch(file.name)
    return datetime.strptime(match["stamp"], STAMP).replace(tzinfo=UTC) if match else None


def shelf(place: Path, mall: str) -> list[Kept]:
    """Return the backups of a mall at a place, oldest first; a base stands before its tails."""
    found = []
    for file in place.glob(f"pandu-{mall[-8:] if mall else '*'}-*.pandu"):
        match = NAME.fullmatch(file.name)
        if match:
            made = datetime.strptime(match["stamp"], STAMP).replace(tzinfo=UTC)
            found.append(Kept(file, Kind(match["kind"]), milliseconds(made)))
    return sorted(found, key=lambda one: (one.made_at, one.kind, one.file.name))


def with_bases(kept: Sequence[Kept]) -> list[tuple[Kept, Kept | None]]:
    """Return each backup with the base that it goes on from, which is itself for a base; None where it is gone."""
    base: Kept | None = None
    found: list[tuple[Kept, Kept | None]] = []
    for one in kept:
        base = one if one.kind is Kind.BASE else base
        found.append((one, base))
    return found


def read_states(folder: Path) -> dict[str, PlaceState]:
    """Return how backups went, by place; empty where nothing is known."""
    try:
        found = json.loads((folder / STATE).read_text(encoding="utf-8"))
        return {place: PlaceState(**state) for place, state in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def backup_now(desk: Desk) -> BackupNow:
    """Return how this desk's backups stand. Thread: READ."""
    known = read_states(own_place(desk))
    wanted = [str(place) for place in places(desk)]
    states = tuple(known.get(place, PlaceState(place)) for place in wanted)
    made_up = nonce.get_local(desk.store, "demo") is not None
    last = _last(desk, states)
    words, call = _words(desk.clock(), states, last, made_up=made_up)
    return BackupNow(words, call, states, len(states) > 1, last, made_up, drilled_at(desk))


def _last(desk: Desk, states: Iterable[PlaceState]) -> LastBackup:
    listed = list(states)
    goods = [state.good_at for state in listed]
    tries = [state.tried_at for state in listed]
    good = min((at for at in goods if at is not None), default=None) if None not in goods else None
    tried = max((at for at in tries if at is not None), default=None) if None not in tries else None
    (closed,) = desk.store.execute_sql("SELECT max(closed_at) FROM day").fetchone()
    end = end_of(desk)
    changed = any(state.journal != end for state in listed)
    return LastBackup(tried, good, None if closed is None else instant_ms(closed), changed)


def end_of(desk: Desk) -> str:
    """Return the end of this desk's chain as `origin:seq`."""
    origin = nonce.get_local(desk.store, "origin") or desk.origin
    return f"{origin}:{journal.head(desk.store, origin).seq}"


def _words(
    now: int, states: Sequence[PlaceState], last: LastBackup, *, made_up: bool
) -> tuple[Sentence, bool]:
    if made_up:
        return sentence("backup.made_up"), False
    failed = [state for state in states if state.problem]
    best = max((state.good_at for state in states if state.good_at is not None), default=None)
    if best is None:
        return sentence("backup.none_yet"), bool(failed)
    if failed:
        return sentence("backup.partly", age=_age(now - best)), True
    worst = best if last.good_at is None else last.good_at
    return sentence("backup.age", age=_age(now - worst)), now - worst > OLD_MS


def _age(ms: int) -> Sentence:
    minutes, hours = max(0, ms) // MINUTE_MS, max(0, ms) // HOUR_MS
    if minutes < 1:
        return sentence("backup.just_now")
    if hours < 1:
        return sentence("backup.minutes", count=minutes)
    if hours < DAY_HOURS:
        return sentence("backup.hours", count=hours)
    return sentence("backup.days", count=hours // 24)


def drilled_at(desk: Desk) -> int | None:
    """Return when a backup was last put back for trial at any desk; None: never."""
    kind = BY_BODY[BackupDrilled].number
    found = [
        desk.store.execute_sql(
            "SELECT max(occurred_at) FROM journal WHERE subject_id = ? AND kind = ?",
            (bytes.fromhex(origin), kind),
        ).fetchone()[0]
        for origin in journal.origins(desk.store)
    ]
    return max((at for at in found if at is not None), default=None)


def age_words(now: int, at: int) -> Sentence:
    """Return how long ago something was, as `3 jam lalu`."""
    return _age(now - at)
