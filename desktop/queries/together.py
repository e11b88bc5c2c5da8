"""What stands in the way, what was taken on, who came in the morning: as page, commands and papers show it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.queries.names import day_start_ms
from desktop.security.permissions import require
from models.fields import instant_ms, instant_text
from models.rules.bodies.goals import BlockerCause, Resolution, UnkeptReason
from models.rules.bodies.officers import Role
from models.rules.catalogue import short_agency
from models.rules.folds.goals import CommitmentState
from models.rules.goals import share
from models.rules.no_result import WITHOUT

MOST = 200
UNKNOWN = {"blocker": "blocker.unknown", "commitment": "commitment.unknown"}
MARK = 8
"""Characters of an id's end that name a blocker or a commitment on the command line."""


@dataclass(frozen=True, slots=True)
class BlockerRow:
    """A blocker.

    Attributes:
        mark: the end of its id, by which a command may name it.
        agency: how people call the agency that raised it; empty for the desk.
        owner: name of the officer who looks after it; `owner_agency` how people call theirs.
        due: local day; `late` whether it is open and that day has passed.
        affected: visits that it hit so far, counted where an outage or a service is named; None for others.
        words: what stands in the way; `closed_words` what was done; either may be empty.
        raised: local day.
    """

    id: str
    mark: str
    cause: BlockerCause
    agency: str
    owner: str
    owner_agency: str
    due: date
    late: bool
    affected: int | None
    words: str
    raised: date
    resolution: Resolution | None
    closed_words: str


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment; `who` is a name, `why` what was said when it was not kept, and `due` a local day."""

    id: str
    mark: str
    words: str
    who: str
    agency: str
    due: date
    late: bool
    state: CommitmentState
    reason: UnkeptReason | None
    why: str


@dataclass(frozen=True, slots=True)
class CommitmentRate:
    """How many commitments that were due in a span were kept; open ones count once they are late."""

    kept: int
    unkept: int
    open: int
    tenths: int | None


@dataclass(frozen=True, slots=True)
class HuddleRow:
    """A morning briefing: local day, and how people call the agencies that came, in alphabetical order."""

    day: date
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Colleague:
    """An officer who can take something on; `agency` is a code, None for the house itself."""

    login: str
    name: str
    agency: str | None
    agency_short: str


def named_in(desk: Desk, table: str, named: str) -> str:
    """Return the id of a `blocker` or `commitment` named by its id or by the end of it.

    Raises:
        Refused: there is none, or several.
    """
    typed = named.strip().lower()
    rows = desk.store.execute_sql(
        f'SELECT id FROM "{table}" WHERE id = ?1 OR (length(?1) >= 4 AND substr(id, -length(?1)) = ?1) LIMIT 2',
        (typed,),
    ).fetchall()
    if len(rows) != 1:
        raise Refused(UNKNOWN[table], named=named.strip())
    return str(rows[0][0])


def blockers(desk: Desk, *, closed_from: date | None = None) -> list[BlockerRow]:
    """Return the open blockers, the earliest due first; and, from a local day on, those closed since.

    The role `counter` sees those that its own agency raised or looks after. At most 200.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "blocker.list")
    own = desk.session.agency if desk.session and desk.session.role is Role.COUNTER else None
    since = "9999" if closed_from is None else instant_text(day_start_ms(desk, closed_from))
    rows = desk.store.execute_sql(
        """SELECT b.id, b.cause, a.name, o.name, oa.name, b.due, b.raised_at, b.closed_at, b.resolution,
        b.outage, b.service,
        (SELECT text FROM note n WHERE n.about_id = b.id AND n.purpose = 'blocker' LIMIT 1),
        (SELECT text FROM note n WHERE n.about_id = b.id AND n.purpose = 'resolution' LIMIT 1)
        FROM blocker b LEFT JOIN agency a ON a.id = b.agency JOIN officer o ON o.id = b.owner
        LEFT JOIN agency oa ON oa.id = o.agency
        WHERE (b.closed_at IS NULL OR b.closed_at >= ?1) AND (?2 IS NULL OR b.agency = ?2 OR o.agency = ?2)
        ORDER BY b.closed_at IS NOT NULL, b.due, b.id LIMIT ?3""",
        (since, own, MOST),
    ).fetchall()
    return [_blocker(desk, row) for row in rows]


def _blocker(desk: Desk, row: Sequence[Any]) -> BlockerRow:
    (
        blocker,
        cause,
        agency,
        owner,
        owner_agency,
        due,
        raised,
        closed,
        resolution,
        outage,
        service,
        words,
        done,
    ) = row
    until = date.fromisoformat(due)
    return BlockerRow(
        id=blocker,
        mark=blocker[-MARK:],
        cause=BlockerCause(cause),
        agency=short_agency(agency) if agency else "",
        owner=owner,
        owner_agency=short_agency(owner_agency) if owner_agency else "",
        due=until,
        late=closed is None and until < desk.today(),
        affected=_affected(desk, raised, closed, outage, service),
        words=words or "",
        raised=_day(desk, raised),
        resolution=None if resolution is None else Resolution(resolution),
        closed_words=done or "",
    )


def _affected(
    desk: Desk, raised: str, closed: str | None, outage: str | None, service: str | None
) -> int | None:
    """Return how many visits a blocker hit: those that an outage caught, or that a service sent off with nothing."""
    if outage is not None:
        sql = """SELECT count(DISTINCT t.visit) FROM outage o JOIN ticket t JOIN service s ON s.id = t.service
            WHERE o.id = ? AND t.day >= o.day AND t.issued_at < coalesce(o.ended_at, '9999')
            AND coalesce(t.finished_at, '9999') > o.started_at
            AND (o.agency IS NULL OR s.agency = o.agency) AND (o.service IS NULL OR t.service = o.service)"""
        values: tuple[object, ...] = (outage,)
    elif service is not None:
        ends = ", ".join(f"'{state}'" for state in sorted(WITHOUT))
        last = desk.today() if closed is None else _day(desk, closed)
        sql = f"""SELECT count(DISTINCT visit) FROM ticket
            WHERE service = ? AND day BETWEEN ? AND ? AND state IN ({ends})"""
        values = (service, _day(desk, raised).isoformat(), last.isoformat())
    else:
        return None
    return int(desk.store.execute_sql(sql, values).fetchone()[0])


def commitments(desk: Desk, *, ended_from: date | None = None) -> list[CommitmentRow]:
    """Return the open commitments, the earliest due first; and, from a local day on, those that were due since.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "commitment.list")
    rows = desk.store.execute_sql(
        """SELECT c.id, o.name, a.name, c.due, c.state, c.reason,
        (SELECT text FROM note n WHERE n.about_id = c.id AND n.purpose = 'commitment' LIMIT 1),
        (SELECT text FROM note n WHERE n.about_id = c.id AND n.purpose = 'reason' LIMIT 1)
        FROM commitment c JOIN officer o ON o.id = c.who LEFT JOIN agency a ON a.id = o.agency
        WHERE c.state = 'committed' OR c.due >= ? ORDER BY c.state <> 'committed', c.due, c.id LIMIT ?""",
        ("9999" if ended_from is None else ended_from.isoformat(), MOST),
    ).fetchall()
    return [
        CommitmentRow(
            id=row[0],
            mark=row[0][-MARK:],
            words=row[6] or "",
            who=row[1],
            agency=short_agency(row[2]) if row[2] else "",
            due=(due := date.fromisoformat(row[3])),
            late=row[4] == CommitmentState.OPEN and due < desk.today(),
            state=CommitmentState(row[4]),
            reason=None if row[5] is None else UnkeptReason(row[5]),
            why=row[7] or "",
        )
        for row in rows
    ]


def commitment_rate(desk: Desk, first: date, last: date) -> CommitmentRate:
    """Return how the commitments ended that were due on local days, both included.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "commitment.list")
    rows = desk.store.execute_sql(
        """SELECT state, count(*) FROM commitment WHERE due BETWEEN ? AND ?
        AND (state <> 'committed' OR due < ?) GROUP BY state""",
        (first.isoformat(), last.isoformat(), desk.today().isoformat()),
    ).fetchall()
    by = {CommitmentState(state): int(count) for state, count in rows}
    kept, unkept, left = (
        by.get(state, 0) for state in (CommitmentState.KEPT, CommitmentState.UNKEPT, CommitmentState.OPEN)
    )
    return CommitmentRate(kept, unkept, left, share(kept, kept + unkept + left))


def huddles(desk: Desk, first: date, last: date) -> list[HuddleRow]:
    """Return the morning briefings of local days, both included, oldest first.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "commitment.list")
    names = dict(desk.store.execute_sql("SELECT id, name FROM agency").fetchall())
    rows = desk.store.execute_sql(
        "SELECT id, agencies FROM huddle WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?",
        (first.isoformat(), last.isoformat(), MOST),
    ).fetchall()
    return [
        HuddleRow(
            date.fromisoformat(day),
            tuple(
                sorted((short_agency(names.get(code, code)) for code in json.loads(codes)), key=str.casefold)
            ),
        )
        for day, codes in rows
    ]


def colleagues(desk: Desk) -> list[Colleague]:
    """Return the officers who can take something on, by agency and name.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "blocker.list")
    rows = desk.store.execute_sql(
        """SELECT o.login, o.name, o.agency, a.name FROM officer o LEFT JOIN agency a ON a.id = o.agency
        WHERE NOT o.disabled LIMIT ?""",
        (5 * MOST,),
    ).fetchall()
    found = [
        Colleague(login, name, code, short_agency(agency) if agency else "")
        for login, name, code, agency in rows
    ]
    return sorted(found, key=lambda one: (one.agency_short.casefold(), one.name.casefold(), one.login))


def _day(desk: Desk, at: str) -> date:
    return desk.calendar().local(instant(instant_ms(at))).date()
