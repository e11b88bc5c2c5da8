"""Complaints as lists and cards: what came, until when it is to be answered, and what became of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.desk import Desk, instant
from desktop.printing.rows import find_complaint
from desktop.queries.names import day_start_ms
from desktop.queries.places import short_name
from desktop.queries.settings import COMPLAINTS, get_setting
from desktop.queries.subject_data import officer_name
from desktop.security.permissions import require
from models.fields import instant_text
from models.folding import read
from models.rules.bodies.officers import Role
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, Conduct, VoiceChannel
from models.rules.catalogue import SlaUnit, short_agency
from models.rules.complaint_clocks import CLOSE_DAYS, VERIFY_DAYS
from models.rules.due import due
from models.rules.events import Subject
from models.rules.folds.voice import OWED, Complaint, ComplaintState, Step, steps

HOUSE = ""
"""In the place of an agency: the house itself, which is no counter's own."""
MOST = 50
OWED_STATES = ", ".join(f"'{state}'" for state in sorted(OWED))
"""Of the index that serves what is owed, and so written in the statement."""


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """One complaint in a list.

    Attributes:
        words: what it is about; empty where that was erased.
        agency: code, empty for the house; `agency_short` how people call it.
        came: local day, `24/11/2026`; `due` likewise.
        late: an answer is owed, and its day is over; `days_left` working days until it is, None once answered.
        who: name of who complains, shortened; empty for somebody unnamed.
    """

    id: str
    code: str
    state: ComplaintState
    channel: VoiceChannel
    classed: ComplaintClass
    words: str
    agency: str
    agency_short: str
    came: str
    due: str
    late: bool
    days_left: int | None
    who: str


@dataclass(frozen=True, slots=True)
class ComplaintDetail:
    """A complaint on its card.

    Attributes:
        answer: its answer; `more` the words of other steps, oldest first.
        verify_by: until when it is to be looked through, as `24/11/2026`; empty once it was.
        close_from: from when it may be closed without a word more; empty before its answer.
        steps: what may be done with it now.
    """

    row: ComplaintRow
    conduct: Conduct | None
    tracking: str
    outcome: ComplaintOutcome | None
    answer: str
    more: tuple[str, ...]
    taken_by: str
    days: int
    verify_by: str
    close_from: str
    conflicts: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ComplaintFilter:
    """Which complaints: open ones alone or all, only late ones, of an agency, and some words of them."""

    only_open: bool = True
    late: bool = False
    agency: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintPage:
    """Some complaints, what is owed first; `more` of them follow after these."""

    rows: tuple[ComplaintRow, ...]
    more: bool
    open: int
    late: int


def named_complaint(desk: Desk, named: str) -> str:
    """Return the id of a complaint by its id or its code, as typed or scanned.

    Raises:
        Refused: the code is not of this mall or was mistyped, or there is no such complaint.
    """
    return find_complaint(desk, named)[0]


def complaint_list(desk: Desk, wish: ComplaintFilter | None = None, start: int = 0) -> ComplaintPage:
    """Return complaints, earliest due first; those that are over behind, newest first. At most 50 at once.

    The role `counter` sees those of its own agency.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "complaint.list")
    wish = wish or ComplaintFilter()
    where, facts = _where(desk, wish)
    rows = desk.store.execute_sql(
        f"""SELECT c.id FROM complaint c WHERE {where}
        ORDER BY c.closed_at IS NOT NULL, CASE WHEN c.closed_at IS NULL THEN c.due_at END, c.closed_at DESC, c.id
        LIMIT ? OFFSET ?""",
        (*facts, MOST + 1, start),
    ).fetchall()
    shown = tuple(_row(desk, complaint) for (complaint,) in rows[:MOST])
    return ComplaintPage(shown, len(rows) > MOST, *_counts(desk))


def _where(desk: Desk, wish: ComplaintFilter) -> tuple[str, tuple[str, ...]]:
    parts, facts = ["1"], []
    agency = _own(desk) if _own(desk) is not None else wish.agency
    if agency:
        parts.append("c.agency = ?")
        facts.append(agency)
    if wish.only_open:
        parts.append("c.closed_at IS NULL")
    if wish.late:
        parts.append(f"c.state IN ({OWED_STATES}) AND c.due_at < ?")
        facts.append(instant_text(desk.clock()))
    if wish.text.strip():
        typed = wish.text.strip()
        parts.append(
            """(c.code LIKE ? OR c.tracking LIKE ? OR EXISTS (SELECT 1 FROM note n WHERE n.about_id = c.id
            AND n.purpose IN ('complaint', 'answer') AND n.text LIKE ?))"""
        )
        facts += [f"{typed.upper()}%", f"%{typed.upper()}%", f"%{typed}%"]
    return " AND ".join(parts), tuple(facts)


def _own(desk: Desk) -> str | None:
    """Return the agency to which a list is bounded, None for all."""
    return desk.session.agency if desk.session and desk.session.role is Role.COUNTER else None


def _counts(desk: Desk) -> tuple[int, int]:
    own = _own(desk)
    (is_open,) = desk.store.execute_sql(
        "SELECT count(*) FROM complaint WHERE closed_at IS NULL AND (?1 IS NULL OR agency = ?1)", (own,)
    ).fetchone()
    return int(is_open), late_complaints(desk, own)


def late_complaints(desk: Desk, agency: str | None = None) -> int:
    """Return how many complaints are owed an answer whose day is over."""
    (count,) = desk.store.execute_sql(
        f"""SELECT count(*) FROM complaint WHERE state IN ({OWED_STATES}) AND due_at < ?1
        AND (?2 IS NULL OR agency = ?2)""",
        (instant_text(desk.clock()), agency),
    ).fetchone()
    return int(count)


def due_soon(desk: Desk, days: int = 1) -> int:
    """Return how many complaints are owed an answer until the end of the local day so many days from today."""
    end = day_start_ms(desk, desk.today() + timedelta(days + 1))
    (count,) = desk.store.execute_sql(
        f"SELECT count(*) FROM complaint WHERE state IN ({OWED_STATES}) AND due_at >= ? AND due_at < ?",
        (instant_text(desk.clock()), instant_text(end)),
    ).fetchone()
    return int(count)


def complaints_of_day(desk: Desk, day: date) -> tuple[int, int]:
    """Return how many complaints were taken in on a local day, and how many came to an end on it."""
    start, end = (instant_text(day_start_ms(desk, one)) for one in (day, day + timedelta(1)))
    (came,) = desk.store.execute_sql(
        "SELECT count(*) FROM complaint WHERE day = ?", (day.isoformat(),)
    ).fetchone()
    (closed,) = desk.store.execute_sql(
        "SELECT count(*) FROM complaint WHERE closed_at >= ? AND closed_at < ?", (start, end)
    ).fetchone()
    return int(came), int(closed)


def complaint_detail(desk: Desk, named: str) -> ComplaintDetail:
    """Return a complaint for its card.

    Raises:
        Refused: there is no such complaint.
        NotAllowed: the role does not reach; the role `counter`, for another agency's.
    """
    complaint, state = find_complaint(desk, named)
    require(desk, "complaint.list", state.agency or HOUSE)
    said = get_setting(desk.store, COMPLAINTS)
    verify, close = said.get("verify_days", VERIFY_DAYS), said.get("close_days", CLOSE_DAYS)
    looked = state.state is not ComplaintState.RECEIVED
    waits = state.state is ComplaintState.ANSWERED and state.answered_at is not None
    more = _notes(desk, complaint, ("reason", "note"))
    return ComplaintDetail(
        row=_row(desk, complaint),
        conduct=state.conduct,
        tracking=state.tracking,
        outcome=state.outcome,
        answer=next(iter(reversed(_notes(desk, complaint, ("answer",)))), "") if state.outcome else "",
        more=more,
        taken_by=officer_name(desk, state.taken_by),
        days=state.days,
        verify_by="" if looked else _after(desk, state.came_at, verify),
        close_from=_after(desk, state.answered_at or 0, close) if waits else "",
        conflicts=state.conflicts,
        steps=steps(state.state),
    )


def _after(desk: Desk, since: int, days: int) -> str:
    return f"{due(desk.calendar(), instant(since), days, SlaUnit.WORKING_DAYS):%d/%m/%Y}"


def _notes(desk: Desk, complaint: str, purposes: tuple[str, ...]) -> tuple[str, ...]:
    listed = ", ".join(f"'{one}'" for one in purposes)
    rows = desk.store.execute_sql(
        f"SELECT text FROM note WHERE about_id = ? AND purpose IN ({listed}) ORDER BY written_at, at_seq LIMIT 20",
        (complaint,),
    ).fetchall()
    return tuple(row[0] for row in rows)


def _row(desk: Desk, complaint: str) -> ComplaintRow:
    state: Complaint = read(desk.store, Subject.COMPLAINT, complaint)
    owed = state.state in OWED
    name = ""
    if state.person is not None:
        person = read(desk.store, Subject.PERSON, state.person)
        name = short_name(person.name) if person is not None and person.name else ""
    agency = read(desk.store, Subject.AGENCY, state.agency) if state.agency else None
    return ComplaintRow(
        id=complaint,
        code=state.code,
        state=state.state,
        channel=state.channel,
        classed=state.classed,
        words=next(iter(_notes(desk, complaint, ("complaint",))), ""),
        agency=state.agency or "",
        agency_short=short_agency(agency.name) if agency else "",
        came=f"{desk.calendar().local(instant(state.came_at)):%d/%m/%Y}",
        due=f"{desk.calendar().local(instant(state.due_at)):%d/%m/%Y}",
        late=owed and state.due_at < desk.clock(),
        days_left=_days_left(desk, state.due_at) if owed else None,
        who=name,
    )


def _days_left(desk: Desk, due_at: int) -> int:
    """Return in how many days of the mall's calendar the clock ends; 0 for today and what is late."""
    calendar, day = desk.calendar(), desk.today()
    last = calendar.service_day(instant(due_at))
    count = 0
    while day < last:
        day += timedelta(1)
        count += calendar.hours(day) is not None
    return count
