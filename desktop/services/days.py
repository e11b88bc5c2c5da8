"""The service day: closing it, so that every ticket ends in exactly one state."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, Outcome, Topic
from desktop.errors import Refused
from desktop.queries.day_figures import DUTY
from desktop.security.permissions import require
from desktop.services.check_in import miss_bookings
from desktop.services.goals import freeze_months
from desktop.services.notes import write_note
from models.rules.bodies.places import CounterClosed, DayClosed
from models.rules.bodies.tickets import TicketExpired
from models.rules.events import Subject
from models.rules.identity import clean_text

LONGEST_NOTE, MOST_LINES = 600, 8


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """The day that was closed, and how many tickets expired with it."""

    day: str
    expired: int


def close_day(desk: Desk, day: date | None = None, note: str = "") -> Outcome[ClosedDay]:
    """Close a service day (today by default): who still waits expires, open counters are closed.

    A booking that nobody came for is missed. What the months that are over came to for the shared goals is frozen.

    A closed day is closed once more where somebody came, or a step was undone, after its close: no ticket
    stays open for ever. The first close stands; what changes after it counts as a revision.

    Args:
        desk: with the officer signed in.
        day: local day, today by default.
        note: of the officer on duty, for the daily report; at most 600 characters and 8 lines, of which the last
            takes up any more.

    Raises:
        Refused: the day is to come, is closed with nothing left open, or somebody is still called, served or
            on hold; they are named. Or the note is too long.
    """
    require(desk, "day.close")
    wanted = day or desk.today()
    if wanted > desk.today():
        raise Refused("day.to_come", day=wanted)
    text = wanted.isoformat()
    with desk.writing() as write:
        busy = write.db.execute_sql(
            "SELECT number FROM ticket WHERE day = ? AND state IN ('called', 'serving', 'held') ORDER BY number",
            (text,),
        ).fetchall()
        if busy:
            raise Refused("day.still_serving", day=text, numbers=", ".join(number for (number,) in busy))
        waiting = write.db.execute_sql(
            "SELECT id FROM ticket WHERE day = ? AND state IN ('waiting', 'blocked') ORDER BY id", (text,)
        ).fetchall()
        sitting = write.db.execute_sql(
            "SELECT id FROM shift WHERE day = ? AND state <> 'closed'", (text,)
        ).fetchall()
        state = write.read(Subject.DAY, text)
        closed = state is not None and state.closed_at is not None
        if closed and not waiting and not sitting:
            raise Refused("day.closed", day=text)
        for (ticket,) in waiting:
            write.append(TicketExpired(), ticket)
        for (shift,) in sitting:
            write.append(CounterClosed(), shift)
        if not closed:
            write.append(DayClosed(), text)
        miss_bookings(write, text)
        write_note(write, Subject.DAY, text, DUTY, _lines(note))
    freeze_months(desk)
    return Outcome(ClosedDay(text, len(waiting)), frozenset({Topic.DAY, Topic.QUEUE, Topic.COUNTERS}))


def _lines(note: str) -> str:
    """Return a note as it is kept, without blank lines.

    Raises:
        BadIdentity: it is too long.
    """
    lines = [line for line in clean_text(note, LONGEST_NOTE, multiline=True).split("\n") if line]
    return "\n".join([*lines[: MOST_LINES - 1], " ".join(lines[MOST_LINES - 1 :])]).strip()
