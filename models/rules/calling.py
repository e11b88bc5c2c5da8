"""Who is called next at a counter: priority first, but others get their turn; arrival order inside a class."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.rules.bodies.tickets import Pick

PRIORITY_IN_A_ROW = 2
"""Priority calls in a row at one counter while others wait.

Priority is a right (UU 25/2009 article 29), and so is being served at all: the third call goes to the others.
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ticket that this counter may call now.

    Attributes:
        queued_at: place in the queue, sortable.
        directed: sent to this very counter.
    """

    ticket: str
    number: str
    queued_at: str
    priority: bool
    directed: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The ticket to call and why this one."""

    ticket: str
    number: str
    pick: Pick


def choose(waiting: Sequence[Candidate], recent: Sequence[Pick]) -> Choice | None:
    """Return whom to call, None when nobody waits.

    Args:
        waiting: everybody whom this counter may call, in any order.
        recent: why this counter's last tickets of today were called, newest first; only the newest
            `PRIORITY_IN_A_ROW` count.
    """
    if not waiting:
        return None
    ordered = sorted(waiting, key=lambda one: (one.queued_at, one.number, one.ticket))
    first_priority = next((one for one in ordered if one.priority), None)
    first_other = next((one for one in ordered if not one.priority), None)
    run = 0
    for pick in recent:
        if pick is not Pick.PRIORITY:
            break
        run += 1
    if first_priority is not None and first_other is not None and run >= PRIORITY_IN_A_ROW:
        return Choice(first_other.ticket, first_other.number, Pick.TURN)
    chosen = first_priority or ordered[0]
    return Choice(chosen.ticket, chosen.number, _why(chosen))


def _why(chosen: Candidate) -> Pick:
    if chosen.priority:
        return Pick.PRIORITY
    return Pick.DIRECTED if chosen.directed else Pick.ARRIVAL
