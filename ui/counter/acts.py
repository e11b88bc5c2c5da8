"""What one key of the counter does in one go of the WRITE lane: end what is here, then call who is next."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic
from desktop.errors import DeskError
from desktop.queries.enums import Outcome as Result
from desktop.services.counters import open_counter
from desktop.services.tickets import CalledTicket, call_next, finish_ticket, miss_ticket
from desktop.services.undo import undo_ticket


@dataclass(frozen=True, slots=True)
class Next:
    """What to do before the call.

    Attributes:
        reopen: the counter is on a break; end that first.
        finish: number of the ticket in service, with its result and words.
        miss: number of the ticket to whose call nobody came.
    """

    counter: str
    reopen: bool = False
    finish: str = ""
    result: Result = Result.DONE
    words: str = ""
    miss: str = ""


@dataclass(frozen=True, slots=True)
class Went:
    """What came of it.

    Attributes:
        ended: number of the ticket that was finished or missed, empty for none.
        called: None where the call was refused; then `problem` says why.
    """

    ended: str
    called: CalledTicket | None
    problem: DeskError | None = None


def end_and_call(desk: Desk, order: Next) -> Outcome[Went]:
    """End what is at the counter, then call who is next. Thread: WRITE.

    Each step is durable by itself: an ended service stays ended when the call after it is refused.

    Raises:
        Refused: the first step is refused; nothing was changed.
    """
    ended, changed = "", frozenset[Topic]()
    if order.reopen:
        changed |= open_counter(desk, order.counter).changed
    if order.finish:
        outcome = finish_ticket(desk, order.finish, order.result, order.words)
        ended, changed = outcome.value.number, changed | outcome.changed
    elif order.miss:
        outcome = miss_ticket(desk, order.miss)
        ended, changed = outcome.value.number, changed | outcome.changed
    try:
        called = call_next(desk, order.counter)
    except DeskError as problem:
        if not ended:
            raise
        return Outcome(Went(ended, None, problem), changed)
    return Outcome(Went(ended, called.value), changed | called.changed)


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
