"""Who looked at whose data, when and why, from the journal: figures of a span of days, or each look at one person."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.queries.names import day_start_ms
from desktop.queries.same_people import kept_id, same_ids
from desktop.queries.sentences import word
from desktop.security.permissions import require
from models.folding import read
from models.journal import COLUMNS, read_event
from models.rules.bodies import notes, people
from models.rules.bodies.notes import ExportPurpose, LookReason, SearchedBy
from models.rules.bodies.officers import OfficerRefused
from models.rules.bodies.people import MergeReason, SeparateReason
from models.rules.calendar import Calendar
from models.rules.events import Event, Subject
from models.rules.folds.visits import Person
from models.rules.identity import search_key
from models.rules.looks import Act, Look, Unusual, unusual
from reports.access_figures import (
    AccessFigures,
    AccessReport,
    LookLine,
    OfficerLooks,
    PersonLooks,
    UnusualLooks,
)
from reports.arrangement import Period

MOST_PEOPLE = 500
MOST_LINES = 5000
AROUND = timedelta(hours=1)
"""Before the doors open and after they close people still work."""
KINDS = (25, 30, 31, 32, 33, 95, 96, 97, 98)
WORDS = (Act, LookReason, Unusual, SearchedBy, MergeReason, SeparateReason, ExportPurpose)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One act with the event that it was read from."""

    look: Look
    event: Event
    about: str


class _Reader:
    """Turns events into looks; what is asked of the store about one person or officer is asked once."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._calendar = desk, desk.calendar()
        self._names: dict[tuple[Subject, str], str] = {}
        self._came: dict[tuple[str, date], bool] = {}
        self._purposes: dict[str, str] = {}

    def look(self, event: Event) -> _Seen | None:
        """Return what an event says about data that were looked at; None where it says nothing."""
        told = self._told(event)
        if told is None:
            return None
        act, reason, about = told
        at = self._calendar.local(instant(event.occurred_at))
        officer = event.officer or (event.subject_id if act is Act.REFUSED else "")
        person = event.subject_id if event.subject == Subject.PERSON else ""
        viewed = act is Act.VIEWED
        look = Look(
            officer=officer,
            person=person,
            at=at.replace(tzinfo=None),
            act=act,
            reason=reason,
            came_today=not viewed or self._has_come(person, at.date()),
            outside=viewed and _is_closed(self._calendar, at),
            own_name=viewed and self._same_name(officer, person),
        )
        return _Seen(look, event, about)

    def _told(self, event: Event) -> tuple[Act, str, str] | None:
        body = event.body
        if isinstance(body, notes.AccessViewed):
            return Act.VIEWED, str(body.reason or ""), body.about_id
        if isinstance(body, notes.AccessPrinted):
            return Act.PRINTED, body.paper, ""
        if isinstance(body, notes.AccessExported):
            return Act.EXPORTED, self._purpose(body.export), ""
        if isinstance(body, notes.AccessSearched):
            return Act.SEARCHED, str(body.by), ""
        if isinstance(body, OfficerRefused):
            return Act.REFUSED, body.use_case, ""
        if isinstance(body, people.PersonMerged | people.PersonSeparated):
            return Act.MERGED, str(body.reason), ""
        if isinstance(body, people.PersonErased):
            return Act.ERASED, "", ""
        return (Act.EDITED, "", "") if event.kind == 30 and self._was_known(event) else None  # noqa: PLR2004

    def _was_known(self, event: Event) -> bool:
        """Return whether the person was described before; the first time is the intake itself."""
        row = self._desk.store.execute_sql(
            "SELECT 1 FROM journal WHERE subject_id = ? AND kind = 30 AND hlc < ? LIMIT 1",
            (bytes.fromhex(event.subject_id), event.hlc),
        ).fetchone()
        return row is not None

    def _purpose(self, export: str) -> str:
        if export not in self._purposes:
            row = self._desk.store.execute_sql(
                f"SELECT {COLUMNS} FROM journal WHERE subject_id = ? AND kind = 93", (bytes.fromhex(export),)
            ).fetchone()
            body = None if row is None else read_event(row).body
            self._purposes[export] = str(body.purpose) if isinstance(body, notes.RegisterExported) else ""
        return self._purposes[export]

    def _has_come(self, person: str, day: date) -> bool:
        if (person, day) not in self._came:
            same = same_ids(self._desk.store, kept_id(self._desk.store, person))
            marks = ", ".join("?" * len(same))
            row = self._desk.store.execute_sql(
                f"SELECT 1 FROM visit WHERE day = ? AND person IN ({marks}) LIMIT 1", (day.isoformat(), *same)
            ).fetchone()
            self._came[person, day] = row is not None
        return self._came[person, day]

    def _same_name(self, officer: str, person: str) -> bool:
        names = [self.name(Subject.OFFICER, officer), self.name(Subject.PERSON, person)]
        keys = [search_key(name) for name in names]
        return bool(keys[0]) and keys[0] == keys[1]

    def name(self, subject: Subject, about: str) -> str:
        """Return the name of an officer or a person, empty where there is none."""
        if (subject, about) not in self._names:
            state: Any = read(self._desk.store, subject, about) if about else None
            self._names[subject, about] = "" if state is None else str(state.name)
        return self._names[subject, about]

    def login(self, officer: str) -> str:
        """Return the login of an officer; a dash for the program itself."""
        state = read(self._desk.store, Subject.OFFICER, officer) if officer else None
        return state.login if state is not None and state.login else officer[:8] or "-"


def access_report(desk: Desk, period: Period) -> AccessReport:
    """Return who looked at personal data on local days, both included; reading changes nothing.

    Raises:
        Refused: the days are in the wrong order.
        NotAllowed: the role does not reach.
    """
    require(desk, "access.report")
    first, last = period.first, period.last
    if first > last:
        raise Refused("export.order", first=first, last=last)
    with desk.reading():
        reader = _Reader(desk)
        marks = ", ".join(map(str, KINDS))
        where = f"kind IN ({marks}) AND occurred_at >= ? AND occurred_at < ?"
        span = day_start_ms(desk, first), day_start_ms(desk, last + timedelta(1))
        looks = [seen.look for seen in _seen(desk, reader, where, span)]
        by_person = _by_person(looks)
        figures = AccessFigures(
            first=first,
            last=last,
            person="",
            looks=len(looks),
            people=len({look.person for look in looks if look.person}),
            by_officer=_by_officer(reader, looks),
            by_person=by_person[:MOST_PEOPLE],
            unusual=_unusual(reader, looks),
        )
        return _report(figures)


def access_of_person(desk: Desk, person: str) -> AccessReport:
    """Return each act with one person's data since their first visit, newest first, at most `MOST_LINES`.

    Whoever was merged with them is the same person.

    Raises:
        Refused: there is no such person.
        NotAllowed: the role does not reach.
    """
    require(desk, "access.report")
    with desk.reading():
        known: Person | None = read(desk.store, Subject.PERSON, person)
        if known is None:
            raise Refused("person.unknown")
        reader = _Reader(desk)
        same = same_ids(desk.store, kept_id(desk.store, person))
        where = f"subject_id IN ({', '.join('?' * len(same))}) AND kind IN ({', '.join(map(str, KINDS))})"
        seen = list(_seen(desk, reader, where, tuple(map(bytes.fromhex, same))))
        looks = [one.look for one in seen]
        days = [look.at.date() for look in looks] or [desk.today()]
        figures = AccessFigures(
            first=min(days),
            last=max(days),
            person=kept_id(desk.store, person),
            looks=len(looks),
            people=1,
            by_officer=_by_officer(reader, looks),
            by_person=(),
            unusual=(),
            lines=tuple(_line(desk, reader, one) for one in seen[: -MOST_LINES - 1 : -1]),
        )
        return _report(figures)


def _seen(desk: Desk, reader: _Reader, where: str, values: tuple[object, ...]) -> Iterator[_Seen]:
    """Yield the looks that a condition finds, oldest first."""
    sql = f"SELECT {COLUMNS} FROM journal WHERE {where} ORDER BY hlc, origin, seq"
    for row in desk.store.execute_sql(sql, values):
        seen = reader.look(read_event(row))
        if seen is not None:
            yield seen


def _grouped(
    looks: list[Look], key: Callable[[Look], tuple[str, ...]]
) -> list[tuple[tuple[str, ...], list[Look]]]:
    groups: defaultdict[tuple[str, ...], list[Look]] = defaultdict(list)
    for look in looks:
        groups[key(look)].append(look)
    return sorted(groups.items())


def _by_officer(reader: _Reader, looks: list[Look]) -> tuple[OfficerLooks, ...]:
    rows = [
        OfficerLooks(
            month,
            reader.login(officer),
            reader.name(Subject.OFFICER, officer),
            act,
            reason,
            len(group),
            len({look.person for look in group if look.person}),
        )
        for (month, officer, act, reason), group in _grouped(
            looks, lambda one: (f"{one.at:%Y-%m}", one.officer, str(one.act), one.reason)
        )
    ]
    return tuple(sorted(rows, key=lambda row: (row.month, row.login, row.act, row.reason)))


def _by_person(looks: list[Look]) -> tuple[PersonLooks, ...]:
    """Return what was done with each person's data, those with most looks first."""
    about = [look for look in looks if look.person]
    total: defaultdict[str, int] = defaultdict(int)
    for look in about:
        total[look.person] += 1
    rows = [
        PersonLooks(month, person, act, reason, len(group), len({look.officer for look in group}))
        for (month, person, act, reason), group in _grouped(
            about, lambda one: (f"{one.at:%Y-%m}", one.person, str(one.act), one.reason)
        )
    ]
    return tuple(
        sorted(rows, key=lambda row: (row.month, -total[row.person], row.person, row.act, row.reason))
    )


def _unusual(reader: _Reader, looks: list[Look]) -> tuple[UnusualLooks, ...]:
    return tuple(
        UnusualLooks(
            one.day.isoformat(),
            reader.login(one.officer),
            reader.name(Subject.OFFICER, one.officer),
            str(one.what),
            one.people,
        )
        for one in unusual(looks)
    )


def _line(desk: Desk, reader: _Reader, seen: _Seen) -> LookLine:
    look = seen.look
    return LookLine(
        day=look.at.date().isoformat(),
        time=f"{look.at:%H:%M}",
        login=reader.login(look.officer),
        name=reader.name(Subject.OFFICER, look.officer),
        desk=seen.event.origin[:8],
        act=str(look.act),
        reason=look.reason,
        about=_code_of(desk, seen.about),
    )


def _code_of(desk: Desk, about: str) -> str:
    """Return the code on paper of a visit or request; empty for none."""
    row = desk.store.execute_sql(
        "SELECT code FROM visit WHERE id = ?1 UNION ALL SELECT code FROM request WHERE id = ?1", (about,)
    ).fetchone()
    return "" if row is None else str(row[0])


def _is_closed(calendar: Calendar, at: datetime) -> bool:
    """Return whether nobody works in the mall then, but for an hour before and after it is open."""
    hours = calendar.hours(at.date())
    spans = [] if hours is None else list(hours.spans())
    if not spans:
        return True
    opens = calendar.at(at.date(), spans[0][0]) - AROUND
    closes = calendar.at(at.date(), spans[-1][1]) + AROUND
    return not opens <= at <= closes


def _report(figures: AccessFigures) -> AccessReport:
    words = {str(one): _word(one) for kind in WORDS for one in kind}
    return AccessReport(figures, words)


def _word(value: StrEnum) -> str:
    return word(value).words("id")
