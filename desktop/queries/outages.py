"""What does not work now, and who waits because of it: for the line, the window's banner and the notice."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing.rows import shown_number
from desktop.queries.places import short_name
from desktop.queries.sentences import Sentence, clock, sentence
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.bodies.officers import Role
from models.rules.bodies.places import OutageMode
from models.rules.bodies.tickets import OutageChoice
from models.rules.catalogue import short_agency
from models.rules.folds.tickets import TicketState
from models.store import Store

MOST = 500
MINUTE_MS = 60_000
KNOWN_SYSTEMS = ("SIAK", "Coretax", "M-Paspor", "OSS", "P-Care", "ERI Samsat", "Sentuh Tanahku", "SSCASN")
"""Names that are offered before this mall has noted any of its own."""

_COLUMNS = """o.id, o.system, o.scope, o.agency, a.name, o.service, s.name, o.mode, o.started_at, o.ended_at
    FROM outage o LEFT JOIN agency a ON a.id = o.agency LEFT JOIN service s ON s.id = o.service"""
_HIT = """t.day = ? AND t.state IN ('waiting', 'blocked')
    AND (? IS NULL OR s.agency = ?) AND (? IS NULL OR t.service = ?)"""
"""Tickets that wait because of an outage: local day, agency twice, service twice."""
_CHOSE = "EXISTS (SELECT 1 FROM json_each(t.choices) c WHERE json_extract(c.value, '$.outage') = ?)"


@dataclass(frozen=True, slots=True)
class OutageNow:
    """One outage as it stands.

    Attributes:
        agency: code, None where every agency is hit; `agency_short` is empty then.
        service: code, where only one service is hit; `service_name` is empty otherwise.
        started_at: UTC milliseconds; `ended_at` is None while it lasts.
        since: on the mall's clock, `09.14`; `until` is empty while it lasts.
        minutes: whole minutes from start to end, or to now.
        waiting: tickets that wait for what it hits, blocked ones too; 0 once it is over.
        undecided: those of them whose visitors have not chosen yet.
    """

    id: str
    system: str
    scope: str
    agency: str | None
    agency_short: str
    service: str | None
    service_name: str
    mode: OutageMode
    started_at: int
    ended_at: int | None
    since: str
    until: str
    minutes: int
    waiting: int
    undecided: int

    @property
    def where(self) -> Sentence:
        """What it hits, in words: `Dukcapil`, `Dukcapil, Akta kelahiran` or `Seluruh MPP`."""
        if self.service is not None:
            return sentence("outage.at_service", agency=self.agency_short, service=self.service_name)
        if self.agency is not None:
            return sentence("outage.at_agency", agency=self.agency_short)
        return Sentence("outage.everywhere")


@dataclass(frozen=True, slots=True)
class AffectedRow:
    """A ticket that waited when an outage began, and what its visitor chose.

    Attributes:
        number: as stored, for the use cases; `shown` as this mall shows it.
        who: short name, empty for a guest.
        minutes: whole minutes of waiting, until it ended where it did.
        choice: None while nobody has asked.
        has_phone: a number to call is known.
    """

    id: str
    number: str
    shown: str
    agency_short: str
    service_name: str
    state: TicketState
    who: str
    priority: bool
    minutes: int
    choice: OutageChoice | None
    has_phone: bool


@dataclass(frozen=True, slots=True)
class Affected:
    """Everybody whom an outage makes wait: who has not chosen first, then by time of waiting; at most 500.

    Attributes:
        choices: how many chose each; every choice has a number.
    """

    outage: OutageNow
    rows: tuple[AffectedRow, ...]
    choices: dict[OutageChoice, int]

    @property
    def undecided(self) -> int:
        """How many have not chosen yet."""
        return sum(row.choice is None for row in self.rows)


def outage_list(desk: Desk) -> list[OutageNow]:
    """Return the outages that go on, oldest first, at most 500; whatever the role, all of the house."""
    require(desk, "ticket.show")
    return running_outages(desk)


def running_outages(desk: Desk) -> list[OutageNow]:
    """Return the outages that go on, oldest first; asks for no role, for the public display."""
    rows = desk.store.execute_sql(
        f"SELECT {_COLUMNS} WHERE o.ended_at IS NULL ORDER BY o.started_at, o.id LIMIT ?", (MOST,)
    ).fetchall()
    return [_outage(desk, row) for row in rows]


def outage_now(desk: Desk, outage: str) -> OutageNow:
    """Return one outage, over or not.

    Raises:
        Refused: there is none with this id.
    """
    row = desk.store.execute_sql(f"SELECT {_COLUMNS} WHERE o.id = ?", (outage,)).fetchone()
    if row is None:
        raise Refused("outage.unknown")
    return _outage(desk, row)


def named_outage(desk: Desk, named: str = "") -> str:
    """Return the id of the outage that is meant: by its id, or the running one of that system, or the only one.

    Raises:
        Refused: none is meant, or several may be.
    """
    wanted = named.strip().casefold()
    rows = desk.store.execute_sql(
        "SELECT id, system, ended_at FROM outage ORDER BY started_at DESC"
    ).fetchall()
    by_id = [outage for outage, _, _ in rows if outage == wanted]
    running = [
        outage for outage, system, ended in rows if ended is None and wanted in ("", system.casefold())
    ]
    found = by_id or running
    if len(found) != 1:
        raise Refused("outage.which" if found else "outage.not_running")
    return str(found[0])


def affected(desk: Desk, outage: str) -> Affected:
    """Return who waits because of an outage; once it is over, those who had chosen.

    The role `counter` sees its own agency's.

    Raises:
        Refused: there is no such outage.
    """
    require(desk, "ticket.show")
    session = desk.session
    own = session.agency if session is not None and session.role is Role.COUNTER else None
    with desk.reading():
        now = outage_now(desk, outage)
        rows = _affected_rows(desk, now, own)
    counted = Counter(row.choice for row in rows)
    return Affected(now, rows, {choice: counted[choice] for choice in OutageChoice})


def called_back(desk: Desk) -> list[tuple[OutageNow, int]]:
    """Return the outages that are over and how many of today's visitors want a call because of each."""
    rows = desk.store.execute_sql(
        """SELECT o.id, count(*) FROM ticket t, json_each(t.choices) c
        JOIN outage o ON o.id = json_extract(c.value, '$.outage')
        WHERE t.day = ? AND json_extract(c.value, '$.choice') = ? AND o.ended_at IS NOT NULL
        GROUP BY o.id ORDER BY o.ended_at, o.id LIMIT ?""",
        (desk.today().isoformat(), OutageChoice.CALL_BACK, MOST),
    ).fetchall()
    return [(outage_now(desk, outage), int(count)) for outage, count in rows]


def system_names(desk: Desk) -> tuple[str, ...]:
    """Return names of systems to offer: those of this mall's outages, the latest first, then usual ones."""
    rows = desk.store.execute_sql(
        """SELECT system, max(started_at) AS last FROM outage WHERE scope IN ('agency', 'service')
        GROUP BY system ORDER BY last DESC LIMIT 20"""
    ).fetchall()
    return tuple(dict.fromkeys((*(row[0] for row in rows), *KNOWN_SYSTEMS)))


def stopping(db: Store, agency: str, service: str) -> tuple[str, int] | None:
    """Return system and start (UTC milliseconds) of an outage that lets no number of a service be given."""
    return _in_mode(db, OutageMode.STOP, agency, service)


def taking_files(db: Store, agency: str, service: str) -> tuple[str, int] | None:
    """Return system and start of an outage during which a service only takes files in, None where there is none."""
    return _in_mode(db, OutageMode.TAKE_FILES, agency, service)


def _in_mode(db: Store, mode: OutageMode, agency: str, service: str) -> tuple[str, int] | None:
    row = db.execute_sql(
        """SELECT system, started_at FROM outage WHERE ended_at IS NULL AND mode = ?
        AND (agency IS NULL OR agency = ?) AND (service IS NULL OR service = ?)
        ORDER BY started_at, id LIMIT 1""",
        (mode, agency, service),
    ).fetchone()
    return None if row is None else (str(row[0]), instant_ms(row[1]))


def _outage(desk: Desk, row: Sequence[Any]) -> OutageNow:
    outage, system, scope, agency, agency_name, service, service_name, mode, started, ended = row
    began, over = instant_ms(started), None if ended is None else instant_ms(ended)
    waiting, undecided = (0, 0) if over is not None else _counts(desk, outage, agency, service)
    return OutageNow(
        id=outage,
        system=system,
        scope=scope,
        agency=agency,
        agency_short=short_agency(agency_name) if agency_name else "",
        service=service,
        service_name=service_name or "",
        mode=OutageMode(mode),
        started_at=began,
        ended_at=over,
        since=clock(desk, began),
        until="" if over is None else clock(desk, over),
        minutes=max(0, (desk.clock() if over is None else over) - began) // MINUTE_MS,
        waiting=waiting,
        undecided=undecided,
    )


def _counts(desk: Desk, outage: str, agency: str | None, service: str | None) -> tuple[int, int]:
    counts = desk.store.execute_sql(
        f"""SELECT count(*), count(*) FILTER (WHERE NOT {_CHOSE})
        FROM ticket t JOIN service s ON s.id = t.service WHERE {_HIT}""",
        (outage, desk.today().isoformat(), agency, agency, service, service),
    ).fetchone()
    return int(counts[0]), int(counts[1])


def undecided_tickets(db: Store, outage: OutageNow, day: str, own: str | None) -> list[str]:
    """Return ids of tickets that wait because of an outage and whose visitors have not chosen yet."""
    rows = db.execute_sql(
        f"""SELECT t.id FROM ticket t JOIN service s ON s.id = t.service
        WHERE {_HIT} AND NOT {_CHOSE} AND (? IS NULL OR s.agency = ?) ORDER BY t.queued_at, t.id""",
        (day, outage.agency, outage.agency, outage.service, outage.service, outage.id, own, own),
    ).fetchall()
    return [str(row[0]) for row in rows]


def _affected_rows(desk: Desk, now: OutageNow, own: str | None) -> tuple[AffectedRow, ...]:
    first = desk.calendar().service_day(desk.now()) if now.ended_at is None else None
    rows = desk.store.execute_sql(
        f"""SELECT t.id, t.number, t.state, t.queued_at, t.finished_at, t.choices, s.name, a.name,
            p.name, coalesce(p.phone, '') <> '' OR EXISTS (
                SELECT 1 FROM note n WHERE n.about_id = t.id AND n.purpose = 'callback'), v.priority <> '[]'
        FROM ticket t JOIN service s ON s.id = t.service JOIN agency a ON a.id = s.agency
        JOIN visit v ON v.id = t.visit LEFT JOIN person p ON p.id = v.person
        WHERE t.day >= (SELECT day FROM outage WHERE id = ?) AND (? IS NULL OR s.agency = ?)
        AND ({_CHOSE} OR ({_HIT}))
        ORDER BY t.queued_at, t.number LIMIT ?""",
        (
            *(now.id, own, own, now.id, "" if first is None else first.isoformat()),
            *(now.agency, now.agency, now.service, now.service, MOST),
        ),
    ).fetchall()
    found = list(_rows(desk, now.id, rows))
    return tuple(sorted(found, key=lambda row: row.choice is not None))


def _rows(desk: Desk, outage: str, rows: Sequence[Sequence[Any]]) -> Iterator[AffectedRow]:
    for ticket, number, state, queued, finished, choices, service, agency, name, phone, priority in rows:
        until = desk.clock() if finished is None else instant_ms(finished)
        yield AffectedRow(
            id=ticket,
            number=number,
            shown=shown_number(desk, number),
            agency_short=short_agency(agency),
            service_name=service,
            state=TicketState(state),
            who=short_name(name) if name else "",
            priority=bool(priority),
            minutes=max(0, until - instant_ms(queued)) // MINUTE_MS,
            choice=next(
                (OutageChoice(one["choice"]) for one in json.loads(choices) if one["outage"] == outage), None
            ),
            has_phone=bool(phone),
        )
