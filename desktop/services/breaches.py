"""The register of data breaches: opened with what is known, who was told, closed with what was done."""

from dataclasses import dataclass
from datetime import datetime

from desktop.desk import Desk, Outcome, Topic, milliseconds
from desktop.errors import Refused
from desktop.queries.breaches import named_breach
from desktop.security.permissions import require
from desktop.services.notes import write_note, write_reason
from models.rules.bodies.rights import (
    BreachClosed,
    BreachKind,
    BreachNotified,
    BreachOpened,
    DataClass,
    Notified,
)
from models.rules.events import Subject
from models.rules.folds.rights import Breach

CHANGED = frozenset({Topic.PEOPLE})


@dataclass(frozen=True, slots=True)
class NewBreach:
    """What is known of a breach; the instants have a zone.

    Attributes:
        known: when it became known, None for now; the 72 hours run from it.
        first: beginning of what is affected; `last` its end.
        desks: origins, or beginnings of them; none for all. `agencies` likewise by code.
        words: what happened, at most 1,000 characters.
    """

    what: BreachKind
    first: datetime
    last: datetime
    data: tuple[DataClass, ...]
    words: str
    known: datetime | None = None
    desks: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def open_breach(desk: Desk, order: NewBreach) -> Outcome[str]:
    """Enter a breach into the register and return its id.

    Raises:
        Refused: a time is to come or the period ends before it begins, a desk or agency is unknown, or it has no
            words or no kind of data.
        NotAllowed: the role does not reach.
    """
    require(desk, "breach.handle")
    with desk.writing() as write:
        known = write.now_ms if order.known is None else milliseconds(order.known)
        first, last = milliseconds(order.first), milliseconds(order.last)
        if not 0 <= first <= last <= write.now_ms or not first <= known <= write.now_ms:
            raise Refused("breach.times")
        if not order.data:
            raise Refused("breach.no_data")
        for agency in order.agencies:
            if write.read(Subject.AGENCY, agency) is None:
                raise Refused("breach.agency", code=agency)
        desks = tuple(_desk(desk, one) for one in order.desks)
        breach = write.new_id()
        body = BreachOpened(order.what, known, first, last, order.data, desks, order.agencies)
        write.append(body, breach)
        if write_note(write, Subject.BREACH, breach, "note", order.words) is None:
            raise Refused("breach.no_words")
    return Outcome(breach, CHANGED)


def _desk(desk: Desk, named: str) -> str:
    rows = desk.store.execute_sql(
        "SELECT id FROM desk WHERE substr(id, 1, length(?1)) = ?1 OR name = ?1 LIMIT 2",
        (named.strip().lower(),),
    ).fetchall()
    if len(rows) != 1 or not named.strip():
        raise Refused("breach.desk", named=named)
    return str(rows[0][0])


def note_notified(desk: Desk, named: str, whom: Notified, count: int = 1) -> Outcome[str]:
    """Keep that somebody was told of a breach in writing, and return its id.

    Raises:
        Refused: there is no such breach.
        NotAllowed: the role does not reach.
    """
    require(desk, "breach.handle")
    with desk.writing() as write:
        breach = named_breach(desk, named)
        write.append(BreachNotified(whom, count), breach)
    return Outcome(breach, CHANGED)


def close_breach(desk: Desk, named: str, words: str) -> Outcome[str]:
    """Close a breach with what was done about it, and return its id.

    Raises:
        Refused: there is no such breach, it is closed, the authority was not told, or the words are missing.
        NotAllowed: the role does not reach.
    """
    require(desk, "breach.handle")
    with desk.writing() as write:
        breach = named_breach(desk, named)
        state: Breach = write.read(Subject.BREACH, breach)
        if state.closed_at is not None:
            raise Refused("breach.closed_already")
        if Notified.AUTHORITY not in state.notified:
            raise Refused("breach.authority_untold")
        write.append(BreachClosed(), breach)
        write_reason(write, Subject.BREACH, breach, words)
    return Outcome(breach, CHANGED)
