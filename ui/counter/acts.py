"""What one key of the counter does in one go of the WRITE lane: end what is here, then call who is next."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic
from desktop.errors import DeskError
from desktop.printing.rows import shown_number
from desktop.queries.enums import Outcome as Result
from desktop.queries.next_steps import Needed, needs_step
from desktop.services.counters import open_counter
from desktop.services.tickets import CalledTicket, TicketNow, call_next, finish_ticket, miss_ticket
from desktop.services.undo import undo_ticket


@dataclass(frozen=True, slots=True)
class Next:
    """What to do before the call.

    Attributes:
        reopen: the counter is on a break; end that first.
        finish: number of the ticket in service, with its result, words, and what its dossier lacks.
        miss: number of the ticket to whose call nobody came.
    """

    counter: str
    reopen: bool = False
    finish: str = ""
    result: Result = Result.DONE
    words: str = ""
    lacking: tuple[str, ...] = ()
    miss: str = ""


@dataclass(frozen=True, slots=True)
class Went:
    """What came of it.

    Attributes:
        ended: number of the ticket that was finished or missed, empty for none.
        called: None where the call was refused; then `problem` says why.
        follows: numbers that wait now because of the end, as this mall shows them.
        needs: the visit ended without a result, and its visitor has to be told what to do next; nobody was
            called meanwhile.
    """

    ended: str
    called: CalledTicket | None
    problem: DeskError | None = None
    follows: tuple[str, ...] = ()
    needs: Needed | None = None


def who_waits(desk: Desk, now: TicketNow) -> tuple[str, ...]:
    """Return the numbers that wait now because of an act, as this mall shows them. Thread: a lane."""
    following = (*now.unblocked, *((now.next,) if now.next else ()))
    return tuple(shown_number(desk, number) for number in following)


def finish(desk: Desk, number: str, result: Result, words: str, lacking: tuple[str, ...]) -> Outcome[Went]:
    """End the service of a ticket, and call nobody. Thread: WRITE.

    Raises:
        Refused: as `finish_ticket`.
    """
    outcome = finish_ticket(desk, number, result, words, lacking=lacking)
    follows = who_waits(desk, outcome.value)
    needs = None if result is Result.DONE else needs_step(desk, outcome.value.number)
    return Outcome(Went(outcome.value.number, None, follows=follows, needs=needs), outcome.changed)


def end_and_call(desk: Desk, order: Next) -> Outcome[Went]:
    """End what is at the counter, then call who is next, unless the visitor has to be told first. Thread: WRITE.

    Each step is durable by itself: an ended service stays ended when the call after it is refused.

    Raises:
        Refused: the first step is refused; nothing was changed.
    """
    ended, changed, follows = "", frozenset[Topic](), tuple[str, ...]()
    if order.reopen:
        changed |= open_counter(desk, order.counter).changed
    if order.finish:
        done = finish(desk, order.finish, order.result, order.words, order.lacking)
        ended, follows, changed = done.value.ended, done.value.follows, changed | done.changed
        if done.value.needs is not None:
            return Outcome(done.value, changed)
    elif order.miss:
        outcome = miss_ticket(desk, order.miss)
        ended, changed = outcome.value.number, changed | outcome.changed
    try:
        called = call_next(desk, order.counter)
    except DeskError as problem:
        if not ended:
            raise
        return Outcome(Went(ended, None, problem, follows), changed)
    return Outcome(Went(ended, called.value, follows=follows), changed | called.changed)


def undo_all(desk: Desk, numbers: Sequence[str]) -> Outcome[str]:
    """Take back the last act on each of these tickets, in this order, and return the last number.

    Raises:
        Refused: one of them cannot be taken back; those before it are.
    """
    changed, last = frozenset[Topic](), ""
    for number in numbers:
        outcome = undo_ticket(desk, number)
        changed, last = changed | outcome.changed, outcome.value.number
    return Outcome(last, changed)
