"""Counters: who sits where, from opening to closing; pauses with their reason."""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.counters import known_counter
from desktop.security.permissions import require
from desktop.services.notes import write_note
from models.rules.bodies import places
from models.rules.bodies.places import PauseReason
from models.rules.events import Subject
from models.rules.folds.places import Shift, ShiftState


@dataclass(frozen=True, slots=True)
class CounterNow:
    """How a counter stands after a use case."""

    counter: str
    state: ShiftState


def current_shift(write: Write, counter: str) -> tuple[str, Shift] | None:
    """Return id and state of the shift that sits at the counter today, None where it is closed."""
    row = write.db.execute_sql(
        """SELECT id FROM shift WHERE day = ? AND counter = ? AND state <> 'closed'
        ORDER BY opened_at DESC, id DESC LIMIT 1""",
        (write.today().isoformat(), counter),
    ).fetchone()
    return None if row is None else (row[0], write.read(Subject.SHIFT, row[0]))


def sit_down(write: Write, counter: str) -> str:
    """Begin a shift of the signed-in officer at a counter; end the one before it. Return its id."""
    sitting = current_shift(write, counter)
    if sitting is not None:
        write.append(places.CounterClosed(), sitting[0])
    shift = write.new_id()
    write.append(places.CounterOpened(counter, write.today().isoformat()), shift)
    return shift


def busy_with(write: Write, counter: str) -> str | None:
    """Return the number of the ticket that is called or served at the counter, None when it is free."""
    row = write.db.execute_sql(
        "SELECT number FROM ticket WHERE counter = ? AND day = ? AND state IN ('called', 'serving') LIMIT 1",
        (counter, write.today().isoformat()),
    ).fetchone()
    return None if row is None else str(row[0])


def open_counter(desk: Desk, code: str) -> Outcome[CounterNow]:
    """Open a counter, or let it call again after a pause; another officer's shift there ends.

    Raises:
        Refused: there is no such counter, or this officer has it open already.
    """
    require(desk, "counter.open", known_counter(desk, code).agency)
    with desk.writing() as write:
        sitting = current_shift(write, code)
        own = sitting is not None and desk.session is not None and sitting[1].officer == desk.session.officer
        if sitting is None or not own:
            sit_down(write, code)
        elif sitting[1].state is ShiftState.PAUSED:
            write.append(places.CounterResumed(), sitting[0])
        else:
            raise Refused("counter.open_already", counter=code)
    return Outcome(CounterNow(code, ShiftState.OPEN), frozenset({Topic.COUNTERS}))


def pause_counter(
    desk: Desk, code: str, reason: PauseReason = PauseReason.BREAK, words: str = ""
) -> Outcome[CounterNow]:
    """Let a counter call nobody for a while.

    Raises:
        Refused: it is not open, or a visitor is still called or served there.
    """
    require(desk, "counter.pause", known_counter(desk, code).agency)
    with desk.writing() as write:
        shift = _free_shift(write, code)
        if shift[1].state is ShiftState.PAUSED:
            raise Refused("counter.paused", counter=code)
        write.append(places.CounterPaused(reason), shift[0])
        write_note(write, Subject.SHIFT, shift[0], "reason", words)
    return Outcome(CounterNow(code, ShiftState.PAUSED), frozenset({Topic.COUNTERS}))


def close_counter(
    desk: Desk, code: str, reason: PauseReason = PauseReason.END, words: str = ""
) -> Outcome[CounterNow]:
    """End the shift at a counter.

    Raises:
        Refused: it is not open, or a visitor is still called or served there.
    """
    require(desk, "counter.close", known_counter(desk, code).agency)
    with desk.writing() as write:
        shift = _free_shift(write, code)
        write.append(places.CounterClosed(reason), shift[0])
        write_note(write, Subject.SHIFT, shift[0], "reason", words)
    return Outcome(CounterNow(code, ShiftState.CLOSED), frozenset({Topic.COUNTERS}))


def _free_shift(write: Write, code: str) -> tuple[str, Shift]:
    sitting = current_shift(write, code)
    if sitting is None:
        raise Refused("counter.not_open", counter=code)
    number = busy_with(write, code)
    if number is not None:
        raise Refused("counter.busy", counter=code, number=number)
    return sitting
