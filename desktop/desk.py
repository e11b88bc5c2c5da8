"""The desk: clock, identities, store, calendar, who is signed in; and the one way to write."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from threading import get_ident
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from desktop.errors import DeskError, NotAllowed, Refused, explain_database_error
from desktop.ids import Ids
from desktop.security.uptime import uptime
from models import folding, journal
from models.errors import RuleBroken
from models.rules import clock as hybrid
from models.rules.bodies.officers import OfficerRefused, Role
from models.rules.bodies.places import DayRevised
from models.rules.calendar import ZONES, Calendar
from models.rules.events import Event, Source, Subject
from models.rules.guessing import Uptime
from models.rules.kinds import BY_BODY
from models.store import Store

T = TypeVar("T")


class Topic(StrEnum):
    """What a screen may show and a use case may change."""

    CATALOGUE = "catalogue"
    PEOPLE = "people"
    QUEUE = "queue"
    REQUESTS = "requests"
    COUNTERS = "counters"
    OFFICERS = "officers"
    DAY = "day"
    SETTINGS = "settings"
    PROMISES = "promises"
    VOICE = "voice"
    SURVEY = "survey"
    GOALS = "goals"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a use case answers: its value, and which topics it changed."""

    value: T
    changed: frozenset[Topic] = frozenset()


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in.

    Attributes:
        must_change: came in with a one-time password, and may do nothing but choose another.
        confirmed_at: when the password was last given, UTC milliseconds; None: never in this session.
    """

    officer: str
    login: str
    role: Role
    agency: str | None = None
    must_change: bool = False
    confirmed_at: int | None = None


OF_A_DAY = frozenset({Subject.VISIT, Subject.TICKET, Subject.SHIFT, Subject.OUTAGE})
"""What the figures of a service day are counted from."""


def system_clock() -> int:
    """Return now in UTC milliseconds."""
    return time.time_ns() // 1_000_000


@dataclass(slots=True)
class Identity:
    """Who this desk is in the journal; shared by all that work at it, since a copy's first write changes it.

    Attributes:
        origin: 32 hex digits.
        lane: lane and suffix in its numbers, `1` or `1a`.
        settle: runs once before the first transaction; finds out whether this file is a copy.
        committed: told the end of the desk's chain after `settle`, and after each transaction that made it longer.
        untold: the end of the chain as a block within another left it; told when the outer one is committed.
    """

    origin: str
    lane: str
    settle: "Callable[[Desk], None] | None" = None
    committed: Callable[[journal.Head], None] | None = None
    untold: "journal.Head | None" = None


@dataclass(slots=True)
class Desk:
    """Everything that a use case needs from its surroundings.

    Attributes:
        store: connected on the thread that uses it.
        identity: who it is in the journal.
        mall_key: key of the codes on paper.
        calendar_of: reads the mall's calendar; kept until something about it changes.
        uptime: the computer's own time, by which wrong passwords wait; `session`: who is signed in, or None.
        memory: what queries keep between readings, by their own names; shared by all that work at it.
    """

    store: Store
    identity: Identity
    mall_key: bytes
    calendar_of: Callable[["Desk"], Calendar]
    clock: Callable[[], int] = system_clock
    uptime: Callable[[], Uptime] = uptime
    ids: Ids = field(default_factory=Ids)
    source: Source = Source.DESK
    session: Session | None = None
    memory: dict[str, object] = field(default_factory=dict)
    # by thread, the connection's `data_version`, which moves when others write, and the calendar it read then
    _kept: dict[int, tuple[int, Calendar]] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """Return the desk's identity, 32 hex digits."""
        return self.identity.origin

    @property
    def lane(self) -> str:
        """Return the desk's lane and suffix, `1` or `1a`."""
        return self.identity.lane

    def now(self) -> datetime:
        """Return now as a UTC instant."""
        return instant(self.clock())

    def local_now(self, zone: str) -> datetime:
        """Return now as people of a zone (WIB, WITA, WIT) read it, without asking the store."""
        return self.now().astimezone(ZoneInfo(ZONES[zone]))

    def connect_here(self, *, reading: bool = False) -> None:
        """Connect this thread when it is not; a reader's connection refuses to write."""
        if self.store.is_closed():
            self.store.connect()
            if reading:
                self.store.execute_sql("PRAGMA query_only = 1")

    @contextmanager
    def lent_connection(self) -> Iterator[None]:
        """Let this thread read for the length of a block, where it has no connection of its own."""
        lent = self.store.is_closed()
        self.connect_here(reading=True)
        try:
            yield
        finally:
            if lent:
                self._kept.pop(get_ident(), None)  # another connection counts its versions anew
                self.store.close()

    def seen(self) -> tuple[int, int]:
        """Return a mark of the file's state as this thread's connection sees it: others' writes, and its own."""
        (version,) = self.store.execute_sql("PRAGMA data_version").fetchone()
        (own,) = self.store.execute_sql("SELECT total_changes()").fetchone()
        return int(version), int(own)

    def today(self) -> date:
        """Return the mall's local day."""
        return self.calendar().service_day(self.now())

    def calendar(self) -> Calendar:
        """Return the mall's calendar."""
        (version,) = self.store.execute_sql("PRAGMA data_version").fetchone()
        known = self._kept.get(get_ident())
        if known is None or known[0] != version:
            known = self._kept[get_ident()] = (version, self.calendar_of(self))
        return known[1]

    def forget_calendar(self) -> None:
        """Read the calendar anew at its next use."""
        self._kept.clear()

    def signed_in(self, session: Session | None) -> "Desk":
        """Return this desk with another officer at it."""
        return replace(self, session=session)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let all that a block reads be of one moment, while other processes write.

        What was refused in it is journalled once it has ended.
        """
        try:
            with self.store.atomic("DEFERRED"):
                yield
        except NotAllowed as refused:
            self._journal_refusal(refused)
            raise

    @contextmanager
    def writing(self) -> Iterator["Write"]:
        """Run a block in one IMMEDIATE transaction; what it appended is durable when it ends.

        Use cases that are called in the block become part of it: all of them are done, or none. The block
        appends nothing itself after them, since its pen does not know what they wrote.

        Raises:
            Refused: a rule forbids it; nothing was changed.
            Unavailable: the file cannot be written; nothing was changed.
        """
        try:
            self._settle_identity()
            try:
                with self.store.atomic("IMMEDIATE"):
                    write = Write(self)
                    yield write
                    write.revise_closed_days()
            except BaseException:
                self.forget_calendar()  # which may have been read from what is now rolled back
                self.identity.untold = None
                raise
            self._tell_committed(write)
        except RuleBroken as broken:
            raise Refused(broken.code, **broken.facts) from broken
        except NotAllowed as refused:
            self._journal_refusal(refused)
            raise
        except DeskError:
            raise
        except Exception as error:
            known = explain_database_error(error)
            if known is None:
                raise
            raise known from error

    def _settle_identity(self) -> None:
        """Find out, in a transaction of its own before the first one, whether this file is a copy."""
        settle, before = self.identity.settle, (self.identity.origin, self.identity.lane)
        if settle is None:
            return
        try:
            with self.store.atomic("IMMEDIATE"):
                settle(self)
        except BaseException:
            self.identity.origin, self.identity.lane = before
            raise
        self.identity.settle = None
        if self.identity.committed is not None:  # at once: days may pass before this process's first event
            self.identity.committed(journal.head(self.store, self.origin))

    def _tell_committed(self, write: "Write") -> None:
        if write.appended:
            self.identity.untold = write.head
        if self.identity.untold is None or self.store.in_transaction():
            return
        head, self.identity.untold = self.identity.untold, None
        if self.identity.committed is not None:
            self.identity.committed(head)

    def _journal_refusal(self, refused: NotAllowed) -> None:
        """Keep that something was refused, once the transaction that asked for it is gone."""
        if self.session is None or self.store.in_transaction():
            return
        if self.store.execute_sql("PRAGMA query_only").fetchone() == (1,):
            refused.unkept = self.session.officer
        else:
            self.keep_refusal(self.session.officer, str(refused.facts.get("use_case", "")))

    def keep_refusal(self, officer: str, use_case: str) -> None:
        """Journal that something was refused to an officer; also for a thread that could not do so itself."""
        with self.writing() as write:
            write.append(OfficerRefused(use_case), officer)


def instant(ms: int) -> datetime:
    """Return the UTC instant of milliseconds."""
    whole, rest = divmod(ms, 1000)
    return datetime.fromtimestamp(whole, UTC).replace(microsecond=rest * 1000)


def milliseconds(moment: datetime) -> int:
    """Return the UTC milliseconds of an instant with a zone."""
    return round(moment.timestamp() * 1000)


class Write:
    """One transaction's pen: one clock reading, the end of the desk's chain, and what it appended."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.db = desk.store
        self._head = journal.head(self.db, desk.origin)
        self._hlc = max((head.hlc for head in journal.heads(self.db)), default=0)
        self.last_ms = hybrid.unpack(self._hlc)[0] if self._hlc else None
        self.now_ms = self._now(desk.clock())
        self._revised: set[str] = set()
        self.appended: list[Event] = []

    def append(
        self,
        body: Any,
        subject_id: str,
        *,
        subject: Subject | None = None,
        at: int | None = None,
        source: Source | None = None,
    ) -> Any:
        """Append one event, put it onto its row, and return the subject's new state.

        Args:
            body: a body of `models.rules.kinds`.
            subject_id: 32 hex digits or a code.
            subject: for kinds that may be about any subject.
            at: the instant that people mean, UTC milliseconds; now by default.
            source: the desk's own by default.
        """
        kind = BY_BODY[type(body)]
        about = subject or kind.subject
        if about is None:
            raise ValueError(f"{kind.name} needs a subject")
        self._hlc = hybrid.tick(self._hlc, self.desk.clock())
        session = self.desk.session
        if at is None:
            at = self._not_before(about, subject_id)
        event = Event(
            origin=self.desk.origin,
            seq=self._head.seq + 1,
            hlc=self._hlc,
            subject=about,
            subject_id=subject_id,
            kind=kind.number,
            v=kind.v,
            occurred_at=at,
            officer=None if session is None else session.officer,
            source=source or self.desk.source,
            body=body,
        )
        h = journal.insert(self.db, event, bytes.fromhex(self._head.h), self.desk.ids.salt())
        self._head = journal.Head(event.origin, event.seq, h.hex(), event.hlc)
        self.appended.append(event)
        state = folding.apply(self.db, event)
        if about in OF_A_DAY and state is not None:
            self._note_if_closed(state.day)
        elif about in (Subject.REQUEST, Subject.COMPLAINT):  # whose figures are of the day of the deed
            self._note_if_closed(self.desk.calendar().service_day(instant(at)).isoformat())
        elif about in (Subject.SETTING, Subject.HOLIDAY):
            self.desk.forget_calendar()
        return state

    def clock_confirmed(self, now_ms: int) -> bool:
        """Return whether a supervisor confirmed the desk's clock, and it has gone on from there."""
        state = self.read(Subject.DESK, self.desk.origin)
        at = state.clock_confirmed_at if state else None
        return at is not None and hybrid.doubtful(now_ms, at) is None

    def _now(self, wall_ms: int) -> int:
        """Return now: the wall clock; where it is behind the last event, that event's, unless it was confirmed.

        Once wrong and far ahead, the clock would else give every ticket the day of that mistake.
        """
        if self.last_ms is None or wall_ms >= self.last_ms:
            return wall_ms
        behind = hybrid.doubtful(wall_ms, self.last_ms) is not None
        return wall_ms if behind and self.clock_confirmed(wall_ms) else self.last_ms

    def _not_before(self, subject: Subject, subject_id: str) -> int:
        """Return now, but for a ticket never before what happened to it last: a clock was set back then."""
        if subject is not Subject.TICKET or self.now_ms >= (self.last_ms or 0):
            return self.now_ms
        events = journal.events_of(self.db, subject, subject_id)
        return max([self.now_ms, *(event.occurred_at for event in events)])

    @property
    def head(self) -> journal.Head:
        """Return the end of the desk's chain, with what this transaction appended."""
        return self._head

    def read(self, subject: Subject, subject_id: str) -> Any:
        """Return the state of a subject, None when it is not there."""
        return folding.read(self.db, subject, subject_id)

    def today(self) -> date:
        """Return the mall's local day of this transaction."""
        return self.desk.calendar().service_day(instant(self.now_ms))

    def new_id(self) -> str:
        """Return a fresh id."""
        return self.desk.ids.new(self.now_ms)

    def _note_if_closed(self, day: str) -> None:
        state = self.read(Subject.DAY, day)
        if state is not None and state.closed_at is not None:
            self._revised.add(day)

    def revise_closed_days(self) -> None:
        """Count one revision for each day that was closed already when this transaction changed its facts."""
        for day in sorted(self._revised):
            self.append(DayRevised(), day)
