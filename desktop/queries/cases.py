"""What citizens ask about their own data: who waits, how long is left, what was answered."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.sentences import clock
from desktop.security.permissions import require
from models import folding
from models.fields import instant_ms
from models.rules.bodies.rights import CaseGround, CaseOutcome, IdentityProof, Right
from models.rules.events import Subject
from models.rules.folds.rights import Case, CaseState
from models.rules.rights import Pressure, due_at, hours_left, pressure

MARK = 8
MOST = 200


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case as lists show it; nothing in it says who asks.

    Attributes:
        mark: the end of its id, by which people name it; `number` as its letter bears it.
        person: id of whom it is about, empty for somebody who is not in the file.
        received: on the mall's clock, led by the day when it is not today; `due` likewise.
        left: hours left, negative once it is overdue.
        pressure: how pressing it is; None once it is answered.
        words: what was asked; `answer` what was said, both empty once erased.
    """

    id: str
    mark: str
    number: str
    right: Right
    person: str
    proof: IdentityProof
    received: str
    due: str
    due_at: int
    left: int
    state: CaseState
    pressure: Pressure | None
    outcome: CaseOutcome | None
    ground: CaseGround | None
    words: str
    answer: str


def named_case(desk: Desk, named: str) -> str:
    """Return the id of a case named by its id, its number or the end of it.

    Raises:
        Refused: there is none, or several.
    """
    typed = named.strip().lower().removeprefix("pw-")
    rows = desk.store.execute_sql(
        "SELECT id FROM rights_case WHERE id = ?1 OR (length(?1) >= 4 AND substr(id, -length(?1)) = ?1) LIMIT 2",
        (typed,),
    ).fetchall()
    if len(rows) != 1:
        raise Refused("case.unknown", named=named.strip())
    return str(rows[0][0])


def case_list(desk: Desk, *, only_open: bool = True) -> list[CaseRow]:
    """Return the cases that wait for an answer, the most pressing first; with the answered ones after them.

    At most 200.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "rights.list")
    states = ("case_open",) if only_open else ("case_open", "case_answered")
    listed = ", ".join(f"'{state}'" for state in states)
    rows = desk.store.execute_sql(
        f"""SELECT id FROM rights_case WHERE state IN ({listed})
        ORDER BY state = 'case_answered', CASE state WHEN 'case_open' THEN received_at END, received_at DESC LIMIT ?""",
        (MOST,),
    ).fetchall()
    return [case_row(desk, row[0]) for row in rows]


def case_row(desk: Desk, case_id: str) -> CaseRow:
    """Return one case by its id.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "rights.open")
    case: Case = folding.read(desk.store, Subject.CASE, case_id)
    now = desk.clock()
    due = due_at(case.received_at)
    waits = case.state is CaseState.OPEN
    return CaseRow(
        id=case_id,
        mark=case_id[-MARK:],
        number=f"PW-{case_id[-MARK:].upper()}",
        right=case.right,
        person=case.person or "",
        proof=case.proof,
        received=clock(desk, case.received_at),
        due=clock(desk, due),
        due_at=due,
        left=hours_left(case.received_at, now),
        state=case.state,
        pressure=pressure(case.received_at, now) if waits else None,
        outcome=case.outcome,
        ground=case.ground,
        words=_words(desk, case_id, "note"),
        answer=_words(desk, case_id, "reason"),
    )


def _words(desk: Desk, case_id: str, purpose: str) -> str:
    row = desk.store.execute_sql(
        "SELECT text FROM note WHERE about_id = ? AND purpose = ? ORDER BY written_at DESC LIMIT 1",
        (case_id, purpose),
    ).fetchone()
    return "" if row is None else str(row[0])


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits within 72 hours: how many, and of the oldest its id, pressure and hours left (negative: over)."""

    count: int
    oldest: str
    pressure: Pressure
    left: int


def waits_of(desk: Desk, table: str, since: str, where: str) -> Waits | None:
    """Return what of a table waits within 72 hours; None where nothing does.

    Args:
        desk: where to read.
        table: its name.
        since: the column from which the hours run.
        where: which rows wait.
    """
    count, oldest, at = desk.store.execute_sql(
        f"SELECT count(*), id, min({since}) FROM {table} WHERE {where}"
    ).fetchone()
    if not count:
        return None
    received, now = instant_ms(at), desk.clock()
    return Waits(count, oldest, pressure(received, now), hours_left(received, now))


def open_cases(desk: Desk) -> Waits | None:
    """Return how citizens' cases stand that nobody has answered; None where there is none."""
    return waits_of(desk, "rights_case", "received_at", "state = 'case_open'")


def code_of(desk: Desk, person: str, visit: str) -> str:
    """Return the code by which a case may name whom a page shows; empty for a guest of whom nothing is kept.

    Args:
        desk: where to read.
        person: their id, may be empty.
        visit: id of a visit of theirs, may be empty.
    """
    row = desk.store.execute_sql(
        """SELECT code FROM visit WHERE person IS NOT NULL AND (id = ?1 OR (?1 = '' AND person = ?2))
        ORDER BY arrived_at DESC LIMIT 1""",
        (visit, person),
    ).fetchone()
    return person if row is None else str(row[0])
