"""Who is in the queue today, who sits where: masked lists, for whoever runs the line."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.desk import Desk, instant
from desktop.printing.rows import shown_number
from desktop.queries.counters import known_counter
from desktop.queries.places import floor
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.bodies.officers import Role
from models.rules.bodies.places import PauseReason
from models.rules.folds.places import ShiftState
from models.rules.folds.tickets import TicketState

MOST = 500
LISTED = (
    TicketState.CALLED, TicketState.SERVING, TicketState.HELD, TicketState.WAITING, TicketState.BLOCKED,
    TicketState.NO_SHOW,
)  # fmt: skip
"""States of today's tickets that somebody may still have to act on, in the order of the list."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One ticket of today's queue; nothing in it says whose it is.

    Attributes:
        number: as this mall shows it.
        priority: is called before others.
        elsewhere: waits, but is called or served at another counter just now.
        counter: where it is or was called, or the only one that shall call it; None for any.
        since: local `HH.MM` from which it waits, or of its call.
        minutes: whole minutes since then.
    """

    number: str
    service: str
    service_name: str
    agency: str
    state: TicketState
    priority: bool
    elsewhere: bool
    counter: str | None
    since: str
    minutes: int


@dataclass(frozen=True, slots=True)
class CounterRow:
    """One counter today: `number` is called or served there, `waiting` may be called there."""

    code: str
    name: str
    floor: str
    state: ShiftState
    reason: PauseReason | None
    since: str
    officer: str
    number: str | None
    waiting: int


def queue_list(desk: Desk, *, agency: str | None = None, counter: str | None = None) -> list[QueueRow]:
    """Return today's tickets that are not over: at counters first, then by priority and time of waiting.

    Args:
        desk: where to read; the role `counter` sees its own agency.
        agency: only of this one.
        counter: only what this one may call or has.

    Raises:
        Refused: there is no such counter.
        NotAllowed: the agency is not the officer's.
    """
    services: Sequence[str] = ()
    if counter is not None:
        known = known_counter(desk, counter)
        agency, services = known.agency, known.services
    agency = _own(desk, agency)
    rows = desk.store.execute_sql(
        f"""SELECT t.number, t.service, s.name, s.agency, t.state, v.priority <> '[]',
        t.state = 'waiting' AND EXISTS (SELECT 1 FROM ticket o WHERE o.visit = t.visit
            AND o.state IN ('called', 'serving')),
        coalesce(t.counter, t.for_counter), coalesce(t.called_at, t.queued_at), t.queued_at, t.for_counter
        FROM ticket t JOIN visit v ON v.id = t.visit JOIN service s ON s.id = t.service
        WHERE t.day = ? AND t.state IN ({", ".join("?" * len(LISTED))}) AND (? IS NULL OR s.agency = ?)
        ORDER BY t.queued_at, t.number""",
        (desk.today().isoformat(), *LISTED, agency, agency),
    ).fetchall()
    found = [
        _row(desk, row)
        for row in rows
        if counter is None or (row[1] in services and counter == (row[10] or row[7] or counter))
    ]
    return sorted(found, key=lambda row: (LISTED.index(row.state), not row.priority))[:MOST]


def _row(desk: Desk, row: Sequence[object]) -> QueueRow:
    number, service, name, agency, state, priority, elsewhere, counter, called, queued, _ = row
    now = TicketState(str(state))
    waits = now in (TicketState.WAITING, TicketState.BLOCKED)
    since = instant_ms(str(queued if waits else called))
    return QueueRow(
        number=shown_number(desk, str(number)),
        service=str(service),
        service_name=str(name),
        agency=str(agency),
        state=now,
        priority=bool(priority),
        elsewhere=bool(elsewhere),
        counter=None if counter is None else str(counter),
        since=local_clock(desk, since),
        minutes=max(0, (desk.clock() - since) // 60_000),
    )


def counter_list(desk: Desk, agency: str | None = None) -> list[CounterRow]:
    """Return the counters by code; the role `counter` sees its own agency's.

    Raises:
        NotAllowed: the agency is not the officer's.
    """
    agency = _own(desk, agency)
    day = desk.today().isoformat()
    rows = desk.store.execute_sql(
        """SELECT c.id, c.name, c.floor, coalesce(h.state, 'closed'), h.reason, h.since, o.login,
        (SELECT t.number FROM ticket t WHERE t.counter = c.id AND t.day = ? AND t.state IN ('called', 'serving')),
        (SELECT count(*) FROM ticket t, json_each(c.services) s WHERE t.service = s.value AND t.day = ?
            AND t.state = 'waiting' AND (t.for_counter IS NULL OR t.for_counter = c.id))
        FROM counter c LEFT JOIN shift h ON h.id = (SELECT id FROM shift WHERE counter = c.id AND day = ?
            ORDER BY opened_at DESC, id DESC LIMIT 1)
        LEFT JOIN officer o ON o.id = h.officer
        WHERE NOT c.archived AND (? IS NULL OR c.agency = ?) ORDER BY c.agency, c.floor, c.id LIMIT ?""",
        (day, day, day, agency, agency, MOST),
    )
    return [
        CounterRow(
            code=code,
            name=name,
            floor=floor(level),
            state=ShiftState(state),
            reason=PauseReason(reason) if reason in list(PauseReason) else None,
            since=local_clock(desk, instant_ms(since)) if since else "",
            officer="" if state == ShiftState.CLOSED else login or "",
            number=None if number is None else shown_number(desk, number),
            waiting=waiting,
        )
        for code, name, level, state, reason, since, login, number, waiting in rows
    ]


def waiting_before(desk: Desk, ticket: str) -> int:
    """Return how many wait for the same service before this ticket: priority first, then who came earlier.

    It is what the visitor is told, and near the truth: now and then others get their turn between priorities.
    """
    (count,) = desk.store.execute_sql(
        """SELECT count(*) FROM ticket t JOIN visit tv ON tv.id = t.visit
        JOIN ticket o ON o.service = t.service AND o.day = t.day JOIN visit ov ON ov.id = o.visit
        WHERE t.id = ? AND o.state = 'waiting' AND o.id <> t.id
        AND (ov.priority = '[]', o.queued_at, o.number) < (tv.priority = '[]', t.queued_at, t.number)""",
        (ticket,),
    ).fetchone()
    return int(count)


def local_clock(desk: Desk, ms: int) -> str:
    """Return the mall's local `HH.MM` of UTC milliseconds."""
    return f"{desk.calendar().local(instant(ms)):%H.%M}"


def _own(desk: Desk, agency: str | None) -> str | None:
    """Return the agency to list: the one asked for, or the officer's own for the role `counter`.

    Raises:
        NotAllowed: the role does not reach it.
    """
    session = desk.session
    if agency is None and session is not None and session.role is Role.COUNTER:
        agency = session.agency
    require(desk, "ticket.show", agency)
    return agency
