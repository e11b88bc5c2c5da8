"""The ticket's way through the counter: call, serve, hold, finish, and everything that may come between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.counters import known_counter
from desktop.queries.queue_order import candidates, next_choice
from desktop.queries.tickets import ticket_with
from desktop.security.permissions import require
from desktop.services.counters import busy_with, current_shift, sit_down
from desktop.services.leaving import tell_by_lacking
from desktop.services.notes import write_note
from desktop.services.referring import accept_by_service, lead_back
from desktop.services.unlocking import unblock
from models.rules.bodies import tickets as said
from models.rules.bodies.tickets import Outcome as Result
from models.rules.bodies.tickets import Pick
from models.rules.events import Subject
from models.rules.fairness import passed_over
from models.rules.folds.places import ShiftState
from models.rules.folds.tickets import Ticket, TicketState, move

QUEUE = frozenset({Topic.QUEUE, Topic.DAY})


@dataclass(frozen=True, slots=True)
class CalledTicket:
    """The ticket that was called; number and ticket are None when nobody waits."""

    counter: str
    number: str | None = None
    ticket: str | None = None
    pick: Pick | None = None


@dataclass(frozen=True, slots=True)
class TicketNow:
    """How a ticket stands after a use case.

    Attributes:
        unblocked: numbers of tickets that wait now because this one is done.
        next: number of the ticket that follows: at the other agency, or back at the one that sent the visitor.
    """

    number: str
    state: TicketState
    counter: str | None = None
    unblocked: tuple[str, ...] = ()
    next: str | None = None


def call_next(desk: Desk, counter: str) -> Outcome[CalledTicket]:
    """Call whoever is next at a counter; open the counter first when it is closed.

    Visitors who are called or served at another counter are passed over and keep their place.

    Raises:
        Refused: the counter is unknown or paused, or still has a called or served ticket.
    """
    entry = known_counter(desk, counter)
    require(desk, "ticket.call", entry.agency)
    with desk.writing() as write:
        _ready(write, counter)
        day = write.today().isoformat()
        choice = next_choice(desk, counter, entry, day)
        if choice is None:
            return Outcome(CalledTicket(counter), frozenset({Topic.COUNTERS}))
        _call(write, choice.ticket, counter, choice.pick, choice.passed)
    return Outcome(CalledTicket(counter, choice.number, choice.ticket, choice.pick), QUEUE)


def call_chosen(desk: Desk, counter: str, number: str) -> Outcome[CalledTicket]:
    """Call a chosen ticket out of turn; the choice is kept with the call.

    Raises:
        Refused: as `call_next`; or the ticket does not wait, is for another counter's service, or its
            visitor is at another counter.
    """
    entry = known_counter(desk, counter)
    require(desk, "ticket.call", entry.agency)
    with desk.writing() as write:
        _ready(write, counter)
        ticket_id, ticket = known_ticket(write, number)
        move("call", ticket.state, ticket.number)
        if ticket.service not in entry.services:
            raise Refused("ticket.other_counter", number=ticket.number, counter=counter)
        if _visitor_elsewhere(write, ticket.visit):
            raise Refused("ticket.visitor_elsewhere", number=ticket.number)
        waiting = candidates(desk.store, ticket.day, counter, entry)
        passed = passed_over(ticket_id, waiting, desk.clock())
        _call(write, ticket_id, counter, Pick.CHOSEN, passed)
    return Outcome(CalledTicket(counter, ticket.number, ticket_id, Pick.CHOSEN), QUEUE)


def _ready(write: Write, counter: str) -> None:
    sitting = current_shift(write, counter)
    if sitting is None:
        sit_down(write, counter)
    elif sitting[1].state is ShiftState.PAUSED:
        raise Refused("counter.paused", counter=counter)
    number = busy_with(write, counter)
    if number is not None:
        raise Refused("counter.busy", counter=counter, number=number)


def _visitor_elsewhere(write: Write, visit: str) -> bool:
    sql = "SELECT 1 FROM ticket WHERE visit = ? AND state IN ('called', 'serving') LIMIT 1"
    return write.db.execute_sql(sql, (visit,)).fetchone() is not None


def _call(write: Write, ticket_id: str, counter: str, pick: Pick, passed: int = 0) -> None:
    ticket: Ticket = write.read(Subject.TICKET, ticket_id)
    call = write.desk.ids.call()
    write.append(said.TicketCalled(call, counter, ticket.round, pick, passed), ticket_id)


def known_ticket(write: Write, number: str, day: date | None = None) -> tuple[str, Ticket]:
    """Return id and state of the ticket with this number on a local day, today by default.

    Raises:
        Refused: there is none.
    """
    wanted = (day or write.today()).isoformat()
    found = ticket_with(write.db, number, wanted)
    if found is None:
        code = "ticket.unknown" if day is None else "ticket.unknown_on"
        raise Refused(code, number=number.strip(), day=wanted)
    return found, write.read(Subject.TICKET, found)


_PERMISSION = {"system_down": "ticket.finish"}
"""Moves that are no use case of their own in the role table."""


def _act(
    desk: Desk, number: str, name: str, change: Callable[[Write, str, Ticket], Any], day: date | None = None
) -> Outcome[TicketNow]:
    """Run one move of a ticket of today, or of `day`: find it, ask the role and the state table, change it."""
    with desk.writing() as write:
        ticket_id, ticket = known_ticket(write, number, day)
        service = write.read(Subject.SERVICE, ticket.service)
        require(desk, _PERMISSION.get(name, f"ticket.{name}"), service.agency)
        move(name, ticket.state, ticket.number)
        extra = change(write, ticket_id, ticket) or {}
        after: Ticket = write.read(Subject.TICKET, ticket_id)
    return Outcome(TicketNow(after.number, after.state, after.counter, **extra), QUEUE)


def recall_ticket(desk: Desk, number: str) -> Outcome[TicketNow]:
    """Call the same ticket again; the first call's time stands."""
    return _act(
        desk, number, "recall", lambda w, i, t: w.append(said.TicketRecalled(t.call or ""), i) and None
    )


def start_ticket(desk: Desk, number: str) -> Outcome[TicketNow]:
    """Note that the visitor is at the counter; a referral that brought them is taken on with it."""

    def change(write: Write, ticket_id: str, ticket: Ticket) -> None:
        write.append(said.TicketStarted(ticket.call or ""), ticket_id)
        accept_by_service(write, ticket_id, ticket)

    return _act(desk, number, "start", change)


def hold_ticket(desk: Desk, number: str) -> Outcome[TicketNow]:
    """Let service rest; the visitor is free for other counters, and this counter for others."""
    return _act(desk, number, "hold", lambda w, i, t: w.append(said.TicketHeld(t.call or ""), i) and None)


def resume_ticket(desk: Desk, number: str) -> Outcome[TicketNow]:
    """Go on with a ticket on hold, at the counter that held it.

    Raises:
        Refused: that counter, or the visitor at another one, is busy.
    """

    def change(write: Write, ticket_id: str, ticket: Ticket) -> None:
        busy = busy_with(write, ticket.counter or "")
        if busy is not None:
            raise Refused("counter.busy", counter=ticket.counter, number=busy)
        if _visitor_elsewhere(write, ticket.visit):
            raise Refused("ticket.visitor_elsewhere", number=ticket.number)
        write.append(said.TicketResumed(ticket.call or ""), ticket_id)

    return _act(desk, number, "resume", change)


def finish_ticket(
    desk: Desk,
    number: str,
    result: Result = Result.DONE,
    words: str = "",
    *,
    lacking: Sequence[str] = (),
    day: date | None = None,
) -> Outcome[TicketNow]:
    """End the service of a ticket; steps that waited for it wait in their queues from now on.

    From `called` the call counts as the start, and the time of service as estimated. `system_down` may
    also end a ticket that was never called. `words` are kept as a note on the ticket. `lacking`: what the
    counter found missing, with `returned_incomplete` only: document types or groups of them (`A|B`) that the
    service asks for; where the visit ends with it, that is its next step. `day` (today by default) names one
    that was left open on an earlier day, which cannot be closed before.

    Raises:
        Refused: the ticket is not at a counter, the service does not ask for what is said to be missing, or the
            papers shall go home though a request that was opened with them is not over.
    """

    def change(write: Write, ticket_id: str, ticket: Ticket) -> dict[str, Any]:
        groups = _lacking(write, ticket, result, lacking)
        if result in _PAPERS_GO_HOME:
            _check_no_open_request(write, ticket_id, ticket.number)
        write.append(said.TicketFinished(ticket.call, result, lacking=groups), ticket_id)
        write_note(write, Subject.TICKET, ticket_id, "note", words)
        if groups:
            tell_by_lacking(write, ticket_id)
        if result is not Result.SYSTEM_DOWN:
            accept_by_service(write, ticket_id, ticket)
        if result is not Result.DONE:
            return {}
        return {
            "unblocked": unblock(write, ticket.visit),
            "next": lead_back(write, ticket_id),
        }

    name = "system_down" if result is Result.SYSTEM_DOWN else "finish"
    return _act(desk, number, name, change, day)


_PAPERS_GO_HOME = frozenset({Result.RETURNED_INCOMPLETE, Result.REJECTED})


def _check_no_open_request(write: Write, ticket_id: str, number: str) -> None:
    row = write.db.execute_sql(
        "SELECT code FROM request WHERE ticket = ? AND closed_at IS NULL LIMIT 1", (ticket_id,)
    ).fetchone()
    if row is not None:
        raise Refused("ticket.open_request", number=number, request=row[0])


def _lacking(write: Write, ticket: Ticket, result: Result, named: Sequence[str]) -> tuple[str, ...]:
    """Return what is missing as the service's requirement groups, in its order."""
    if named and result is not Result.RETURNED_INCOMPLETE:
        raise Refused("ticket.nothing_lacks", number=ticket.number)
    requires: tuple[str, ...] = write.read(Subject.SERVICE, ticket.service).requires
    for one in named:
        if not any(one == group or one in group.split("|") for group in requires):
            raise Refused("ticket.not_required", document=one, service=ticket.service)
    return tuple(group for group in requires if {group, *group.split("|")}.intersection(named))


def miss_ticket(desk: Desk, number: str, *, day: date | None = None) -> Outcome[TicketNow]:
    """Note that nobody came to the call; `day` as for `finish_ticket`."""
    return _act(
        desk, number, "absent", lambda w, i, t: w.append(said.TicketMissed(t.call or ""), i) and None, day
    )


def return_ticket(desk: Desk, number: str) -> Outcome[TicketNow]:
    """Put somebody who had missed the call back, at the end of the queue."""
    return _act(
        desk, number, "return", lambda w, i, t: w.append(said.TicketRequeued(t.round + 1), i) and None
    )


def transfer_ticket(desk: Desk, number: str, counter: str) -> Outcome[TicketNow]:
    """Send a ticket to another counter of the same service; it keeps its place.

    Raises:
        Refused: that counter does not serve it, or is the one that has it.
    """
    target = known_counter(desk, counter)

    def change(write: Write, ticket_id: str, ticket: Ticket) -> None:
        if ticket.service not in target.services or counter in (ticket.counter, ticket.for_counter):
            raise Refused("ticket.other_counter", number=ticket.number, counter=counter)
        write.append(said.TicketTransferred(ticket.call, counter, ticket.round + 1), ticket_id)

    return _act(desk, number, "transfer", change)


def cancel_ticket(
    desk: Desk, number: str, words: str = "", reason: said.CancelReason = said.CancelReason.VISITOR_LEFT
) -> Outcome[TicketNow]:
    """Take a ticket back; the words are kept as a note."""

    def change(write: Write, ticket_id: str, _: Ticket) -> None:
        write.append(said.TicketCancelled(reason), ticket_id)
        write_note(write, Subject.TICKET, ticket_id, "reason", words)

    return _act(desk, number, "cancel", change)
