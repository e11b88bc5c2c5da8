"""The register of data breaches: how long is left to tell of one, and whose data it may concern."""

import json
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.cases import Waits, waits_of
from desktop.queries.same_people import kept_id
from desktop.queries.sentences import clock
from desktop.security.permissions import require
from models import folding
from models.fields import instant_text
from models.rules.bodies.rights import BreachKind, DataClass, Notified
from models.rules.events import Subject
from models.rules.folds.rights import Breach
from models.rules.rights import Pressure, due_at, hours_left, pressure

MARK = 8
MOST = 200
MOST_AFFECTED = 100_000
LOOKS = (95, 96, 97)
"""Kinds of looks at personal data: viewed, printed, exported."""


@dataclass(frozen=True, slots=True)
class BreachRow:
    """One breach as the register shows it; `pressure` None once it is closed. Times are the mall's clock."""

    id: str
    mark: str
    number: str
    what: BreachKind
    known: str
    period: tuple[str, str]
    due: str
    left: int
    pressure: Pressure | None
    data: tuple[DataClass, ...]
    desks: tuple[str, ...]
    agencies: tuple[str, ...]
    notified: tuple[Notified, ...]
    words: str
    remedy: str


def named_breach(desk: Desk, named: str) -> str:
    """Return the id of a breach named by its id, its number or the end of it.

    Raises:
        Refused: there is none, or several.
    """
    typed = named.strip().lower().removeprefix("ins-")
    rows = desk.store.execute_sql(
        "SELECT id FROM breach WHERE id = ?1 OR (length(?1) >= 4 AND substr(id, -length(?1)) = ?1) LIMIT 2",
        (typed,),
    ).fetchall()
    if len(rows) != 1:
        raise Refused("breach.unknown", named=named.strip())
    return str(rows[0][0])


def breach_list(desk: Desk, *, only_open: bool = True) -> list[BreachRow]:
    """Return the register, the open ones first and most pressing first; at most 200.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "breach.handle")
    rows = desk.store.execute_sql(
        """SELECT id FROM breach WHERE closed_at IS NULL OR ?1
        ORDER BY closed_at IS NOT NULL, known_at LIMIT ?2""",
        (int(not only_open), MOST),
    ).fetchall()
    return [breach_row(desk, row[0]) for row in rows]


def breach_row(desk: Desk, breach_id: str) -> BreachRow:
    """Return one breach by its id.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "breach.handle")
    state: Breach = folding.read(desk.store, Subject.BREACH, breach_id)
    now = desk.clock()
    return BreachRow(
        id=breach_id,
        mark=breach_id[-MARK:],
        number=f"INS-{breach_id[-MARK:].upper()}",
        what=state.what,
        known=clock(desk, state.known_at),
        period=(clock(desk, state.from_at), clock(desk, state.to_at)),
        due=clock(desk, due_at(state.known_at)),
        left=hours_left(state.known_at, now),
        pressure=pressure(state.known_at, now) if state.closed_at is None else None,
        data=state.data,
        desks=state.desks,
        agencies=state.agencies,
        notified=state.notified,
        words=_words(desk, breach_id, "note"),
        remedy=_words(desk, breach_id, "reason"),
    )


def _words(desk: Desk, breach_id: str, purpose: str) -> str:
    row = desk.store.execute_sql(
        "SELECT text FROM note WHERE about_id = ? AND purpose = ? ORDER BY written_at DESC LIMIT 1",
        (breach_id, purpose),
    ).fetchone()
    return "" if row is None else str(row[0])


@dataclass(frozen=True, slots=True)
class Affected:
    """Somebody whose data a breach may concern: id, and whether they came, or were looked at, in its period."""

    person: str
    came: bool
    looked_at: bool


def affected(desk: Desk, named: str) -> list[Affected]:
    """Return whose data a breach may concern, by id: who came, or whose data were opened, printed or exported.

    Desks narrow both down, agencies only the visits: a look is about a person, not about an agency. At most
    100,000; erased people are left out.

    Raises:
        Refused: there is no such breach.
        NotAllowed: the role does not reach.
    """
    require(desk, "breach.handle")
    state: Breach = folding.read(desk.store, Subject.BREACH, named_breach(desk, named))
    came, seen = _came(desk, state), _looked_at(desk, state)
    people = sorted({*came, *seen})
    erased = {row[0] for row in desk.store.execute_sql("SELECT id FROM person WHERE erased").fetchall()}
    return [Affected(one, one in came, one in seen) for one in people if one not in erased][:MOST_AFFECTED]


def _came(desk: Desk, state: Breach) -> set[str]:
    rows = desk.store.execute_sql(
        """SELECT DISTINCT v.person FROM visit v WHERE v.person IS NOT NULL AND v.arrived_at BETWEEN ?1 AND ?2
        AND (?3 = '[]' OR v.lane IN (SELECT d.lane || d.suffix FROM desk d JOIN json_each(?3) ON d.id = value))
        AND (?4 = '[]' OR EXISTS (SELECT 1 FROM ticket t JOIN service s ON s.id = t.service
            WHERE t.visit = v.id AND s.agency IN (SELECT value FROM json_each(?4))))""",
        (
            instant_text(state.from_at),
            instant_text(state.to_at),
            json.dumps(state.desks),
            json.dumps(state.agencies),
        ),
    ).fetchall()
    return {kept_id(desk.store, row[0]) for row in rows}


def _looked_at(desk: Desk, state: Breach) -> set[str]:
    kinds = ", ".join(map(str, LOOKS))
    rows = desk.store.execute_sql(
        f"""SELECT DISTINCT lower(hex(subject_id)) FROM journal WHERE kind IN ({kinds}) AND subject = ?
        AND occurred_at BETWEEN ? AND ?
        AND (? = '[]' OR lower(hex(origin)) IN (SELECT value FROM json_each(?)))""",
        (
            int(Subject.PERSON),
            state.from_at,
            state.to_at,
            json.dumps(state.desks),
            json.dumps(state.desks),
        ),
    ).fetchall()
    return {kept_id(desk.store, row[0]) for row in rows}


def open_breaches(desk: Desk) -> Waits | None:
    """Return how the breaches stand that are not closed; None where there is none."""
    return waits_of(desk, "breach", "known_at", "closed_at IS NULL")
