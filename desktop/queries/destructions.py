"""Runs of destruction, newest first: when, why, how much, and the number of their minutes."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.bodies.people import PersonErased
from models.rules.bodies.rights import DataDestroyed, DestructionBasis, PersonReduced
from models.rules.codec import loads
from models.rules.events import Subject
from models.rules.kinds import BY_BODY

MOST = 200


@dataclass(frozen=True, slots=True)
class DestructionRow:
    """One run; `done_at` UTC milliseconds, `reduced` of the people only in part."""

    id: str
    number: str
    basis: DestructionBasis
    people: int
    reduced: int
    done_at: int


def destructions(desk: Desk) -> list[DestructionRow]:
    """Return the runs, newest first, at most 200.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "destruction.show")
    rows = desk.store.execute_sql(
        "SELECT id, basis, people, reduced, done_at FROM destruction ORDER BY done_at DESC, id DESC LIMIT ?",
        (MOST,),
    ).fetchall()
    return [
        DestructionRow(
            run, f"BAP-{run[-8:].upper()}", DestructionBasis(basis), people, reduced, instant_ms(at)
        )
        for run, basis, people, reduced, at in rows
    ]


@dataclass(frozen=True, slots=True)
class Trace:
    """What a run left in the journal: ids of people, each with whether only in part, and the chain's hash after it.

    Attributes:
        copies: copies of damaged files that lay set aside then.
    """

    people: tuple[tuple[str, bool], ...]
    head: str
    copies: int = 0


def destroyed_in(desk: Desk, run: str) -> Trace:
    """Return the people of a run, by id: those of its desk since the run before it.

    One that was interrupted before its minutes were written is told by the next.
    """
    subject, (destroyed, erased, reduced) = (
        int(Subject.DESTRUCTION),
        (BY_BODY[body].number for body in (DataDestroyed, PersonErased, PersonReduced)),
    )
    origin, seq, head, body = desk.store.execute_sql(
        "SELECT origin, seq, h, body FROM journal WHERE subject_id = ? AND subject = ? ORDER BY hlc LIMIT 1",
        (bytes.fromhex(run), subject),
    ).fetchone()
    (before,) = desk.store.execute_sql(
        "SELECT coalesce(max(seq), 0) FROM journal WHERE origin = ? AND seq < ? AND kind = ?",
        (origin, seq, destroyed),
    ).fetchone()
    rows = desk.store.execute_sql(
        """SELECT lower(hex(subject_id)), min(kind) = ? FROM journal
        WHERE origin = ? AND seq > ? AND seq < ? AND kind IN (?, ?) GROUP BY subject_id ORDER BY subject_id""",
        (reduced, origin, before, seq, erased, reduced),
    ).fetchall()
    copies = loads(DataDestroyed, body).copies
    return Trace(tuple((person, bool(part)) for person, part in rows), head.hex(), copies)
