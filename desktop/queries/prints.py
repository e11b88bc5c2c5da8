"""Papers that were drawn and that no printer is known to have."""

from dataclasses import dataclass
from enum import StrEnum

from peewee import Database

from desktop.desk import Desk
from desktop.printing.rows import shown_number
from desktop.queries.names import day_start_ms
from desktop.security.permissions import allowed, require
from models.fields import instant_ms, instant_text
from models.rules.bodies.officers import Role

MOST = 50
DAILY = "daily_report"
"""The daily report among the kinds of papers; it is about a day, once that is closed with its revision: `D/N`."""
OF_DAY = "/"
"""Between a day and its revision."""


class PrintState(StrEnum):
    """How far a print has come."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class UnprintedRow:
    """A paper of today that no printer is known to have.

    Attributes:
        paper_id: for `papers.redraw`, `mark_sent` and `mark_failed`.
        kind: `ticket`, `visit_sheet`, `receipt`, `shortfall`, `handover` or `daily_report`.
        title: number of the ticket as this mall shows it, or code of the visit or request; never a name. Of a
            daily report its day.
        about_id: id of the ticket, visit or request; of a daily report its day, with its revision.
        copy: 0 for the first print.
        state: queued (perhaps at this very moment) or failed.
        at: since when, UTC milliseconds.
    """

    paper_id: str
    kind: str
    title: str
    about_id: str
    copy: int
    state: PrintState
    at: int


def unprinted(desk: Desk, limit: int = MOST) -> list[UnprintedRow]:
    """Return the papers drawn today that are not known to be printed, oldest first, at most `limit`.

    The role `counter` sees those of its own agency, daily reports whoever makes reports. A print that runs
    at this moment is among them: who prints knows its own.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "paper.print")
    session = desk.session
    own = session.agency if session is not None and session.role is Role.COUNTER else None
    today = desk.today()
    rows = desk.store.execute_sql(
        """SELECT j.paper, p.paper, p.about_id, p.copy, j.state, j.at, coalesce(v.code, r.code),
            (SELECT t.number FROM ticket t WHERE t.id = p.about_id)
        FROM print_job j JOIN paper p ON p.id = j.paper
        LEFT JOIN request r ON r.id = p.about_id
        LEFT JOIN visit v ON v.id = p.about_id OR v.id = (SELECT t.visit FROM ticket t WHERE t.id = p.about_id)
        WHERE j.state <> 'sent' AND (v.day = ?1
                OR (p.drawn_at >= ?4 AND (r.id IS NOT NULL OR (p.paper = 'daily_report' AND ?5))))
            AND (?2 IS NULL OR r.agency = ?2 OR EXISTS (
                SELECT 1 FROM ticket t JOIN service s ON s.id = t.service
                WHERE s.agency = ?2 AND (t.id = p.about_id OR t.visit = p.about_id)))
        ORDER BY j.at, p.at_hlc LIMIT ?3""",
        (
            today.isoformat(),
            own,
            min(limit, MOST),
            instant_text(day_start_ms(desk, today)),
            allowed(desk.session, "report.make"),
        ),
    )
    return [
        UnprintedRow(
            paper_id=paper,
            kind=kind,
            title=_title(desk, kind, about, code, number),
            about_id=about,
            copy=copy,
            state=PrintState(state),
            at=instant_ms(at),
        )
        for paper, kind, about, copy, state, at, code, number in rows.fetchall()
    ]


def _title(desk: Desk, kind: str, about: str, code: str | None, number: str | None) -> str:
    if kind == DAILY:
        return about.split(OF_DAY, maxsplit=1)[0]
    return (code or "") if number is None else shown_number(desk, number)


def next_copy(db: Database, kind: str, about: str) -> int:
    """Return the number after that of the last paper that came out, or may have; 0 where none did."""
    of_these = "SELECT id FROM paper WHERE about_id = ? AND paper = ?"
    failed = f"SELECT paper FROM print_job WHERE state = 'failed' AND paper IN ({of_these})"
    sql = f"SELECT coalesce(max(copy) + 1, 0) FROM paper WHERE id IN ({of_these}) AND id NOT IN ({failed})"
    (number,) = db.execute_sql(sql, (about, kind, about, kind)).fetchone()
    return int(number)
