"""The promise book: what is owed today, what is late, and how many promises the building keeps."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing.rows import shown_number
from desktop.queries.names import day_start_ms
from desktop.queries.sentences import clock
from desktop.security.permissions import require
from models.fields import instant_ms, instant_text
from models.rules.bodies.officers import Role
from models.rules.bodies.promises import BrokenReason
from models.rules.catalogue import short_agency
from models.rules.folds.promises import PromiseState

MOST = 500
MARK = 8
"""Characters of an id's end that name a promise on the command line."""


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise.

    Attributes:
        mark: the end of its id, by which a command may name it.
        words: what was promised; empty where that was erased.
        due: local `HH.MM`, led by the day where it is not today; `due_at` the instant, UTC milliseconds.
        late: it is open, and its time has passed.
        agency: code, empty for the desk; `agency_short` how people call it.
        owner: name of the officer who owes it, may be empty.
        about: number of the ticket, else code of the visit, else code of the request; may be empty.
        reason: why it was broken, None for others; `apology` what was said about it.
    """

    id: str
    mark: str
    words: str
    due: str
    due_at: int
    late: bool
    state: PromiseState
    agency: str
    agency_short: str
    owner: str
    about: str
    reason: BrokenReason | None
    apology: str


@dataclass(frozen=True, slots=True)
class KeptRate:
    """How many promises that were due in a time were kept, for the whole building.

    Attributes:
        open: were due and nobody has said what became of them; they count as not kept.
        percent: of all that were due, None where none was.
    """

    kept: int
    broken: int
    open: int
    percent: int | None


def named_promise(desk: Desk, named: str) -> str:
    """Return the id of a promise named by its id or by the end of it.

    Raises:
        Refused: there is none, or several.
    """
    typed = named.strip().lower()
    rows = desk.store.execute_sql(
        "SELECT id FROM promise WHERE id = ?1 OR (length(?1) >= 4 AND substr(id, -length(?1)) = ?1) LIMIT 2",
        (typed,),
    ).fetchall()
    if len(rows) != 1:
        raise Refused("promise.unknown", named=named.strip())
    return str(rows[0][0])


def promise_list(desk: Desk, *, day: date | None = None, only_open: bool = True) -> list[PromiseRow]:
    """Return the promises that are due until the end of a local day (today by default), earliest first.

    Open ones of earlier days are among them, since they are owed still; what has ended is shown on its own day
    only. The role `counter` sees those of its own agency. At most 500.

    Args:
        desk: with the officer signed in.
        day: which day.
        only_open: leave out what has ended.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "promise.list")
    shown = day or desk.today()
    start, end = (instant_text(day_start_ms(desk, one)) for one in (shown, shown + timedelta(1)))
    own = desk.session.agency if desk.session and desk.session.role is Role.COUNTER else None
    states = ("promised",) if only_open else ("promised", "promise_kept", "promise_broken")
    listed = ", ".join(f"'{state}'" for state in states)
    rows = desk.store.execute_sql(
        f"""SELECT p.id, p.due_at, p.state, p.agency, a.name, o.name, t.number,
        coalesce(v.code, r.code), p.reason,
        (SELECT text FROM note n WHERE n.about_id = p.id AND n.purpose = 'promise' LIMIT 1),
        (SELECT text FROM note n WHERE n.about_id = p.id AND n.purpose = 'apology'
            ORDER BY n.written_at DESC LIMIT 1)
        FROM promise p LEFT JOIN agency a ON a.id = p.agency LEFT JOIN officer o ON o.id = p.owner
        LEFT JOIN ticket t ON t.id = p.ticket LEFT JOIN visit v ON v.id = p.visit
        LEFT JOIN request r ON r.id = p.request
        WHERE p.due_at < ?2 AND (p.state = 'promised' OR p.due_at >= ?1) AND p.state IN ({listed})
        AND (?3 IS NULL OR p.agency = ?3) ORDER BY p.due_at, p.id LIMIT ?4""",
        (start, end, own, MOST),
    ).fetchall()
    return [_row(desk, row) for row in rows]


def _row(desk: Desk, row: tuple[str, ...]) -> PromiseRow:
    promise, due_text, state, agency, name, owner, number, code, reason, words, apology = row
    due_at = instant_ms(due_text)
    return PromiseRow(
        id=promise,
        mark=promise[-MARK:],
        words=words or "",
        due=clock(desk, due_at),
        due_at=due_at,
        late=state == PromiseState.OPEN and due_at <= desk.clock(),
        state=PromiseState(state),
        agency=agency or "",
        agency_short=short_agency(name) if name else "",
        owner=owner or "",
        about=shown_number(desk, number) if number else code or "",
        reason=None if reason is None else BrokenReason(reason),
        apology=apology or "",
    )


def due_counts(desk: Desk) -> tuple[int, int]:
    """Return how many open promises are due later today, and how many are late."""
    now, end = desk.clock(), day_start_ms(desk, desk.today() + timedelta(1))
    due, late = desk.store.execute_sql(
        """SELECT coalesce(sum(due_at > ?1), 0), coalesce(sum(due_at <= ?1), 0) FROM promise
        WHERE state = 'promised' AND due_at < ?2""",
        (instant_text(now), instant_text(end)),
    ).fetchone()
    return int(due), int(late)


def kept_rate(desk: Desk, first: date, last: date) -> KeptRate:
    """Return how the promises ended that were due on local days, both included; open ones only once they are late.

    One that was kept late was kept: the visitor was told by when, and the book shows the rest.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "promise.list")
    start, end = (day_start_ms(desk, day) for day in (first, last + timedelta(1)))
    rows = desk.store.execute_sql(
        """SELECT state, count(*) FROM promise WHERE due_at >= ? AND due_at < ?
        AND (state <> 'promised' OR due_at <= ?) GROUP BY state""",
        (instant_text(start), instant_text(end), instant_text(desk.clock())),
    ).fetchall()
    by = {PromiseState(state): count for state, count in rows}
    kept, broken, left = (
        by.get(state, 0) for state in (PromiseState.KEPT, PromiseState.BROKEN, PromiseState.OPEN)
    )
    whole = kept + broken + left
    return KeptRate(kept, broken, left, None if not whole else (200 * kept + whole) // (2 * whole))
