"""Undo: the last act on a ticket is taken back as if it had not been, and the journal keeps both."""

from desktop.desk import Desk, Outcome, Write
from desktop.errors import Refused
from desktop.security.permissions import require
from desktop.services.leaving import take_back_step
from desktop.services.notes import write_note
from desktop.services.referring import (
    spoken_acceptance,
    take_back_acceptance,
    take_back_end,
    what_it_gave,
)
from desktop.services.tickets import QUEUE, TicketNow, known_ticket
from desktop.services.unlocking import unblocked_by
from models.journal import events_of
from models.rules.bodies import tickets as said
from models.rules.events import Event, Subject, Undone, in_order
from models.rules.folds.tickets import AT_COUNTER, Ticket, TicketState

UNDOABLE = (
    said.TicketCalled, said.TicketRecalled, said.TicketStarted, said.TicketHeld, said.TicketResumed,
    said.TicketFinished, said.TicketMissed, said.TicketRequeued, said.TicketTransferred, said.TicketCancelled,
    said.ChoiceGiven,
)  # fmt: skip
"""Acts that can be taken back. A number that was given is cancelled instead: the paper is out."""


def undo_ticket(
    desk: Desk, number: str, reason: str = "", *, choice_only: bool = False
) -> Outcome[TicketNow]:
    """Take back the last act on a ticket, with what followed from it at once.

    Taking back a finish blocks the steps that it unblocked; taking back a referral, its return, or the end that
    led a visitor back cancels the new ticket. All only while nobody has called them yet. That a referral
    was taken on is an act of its own where it was said by a key of its own. With `choice_only` nothing but a
    choice about an outage is taken back, whatever happened to the ticket meanwhile.

    Raises:
        Refused: there is nothing to take back, what followed has gone on, or the counter or the visitor is
            busy elsewhere by now.
    """
    with desk.writing() as write:
        ticket_id, ticket = known_ticket(write, number)
        require(desk, "ticket.undo", write.read(Subject.SERVICE, ticket.service).agency)
        after = _take_back(write, ticket_id, ticket, choice_only=choice_only)
        _check_room(write, ticket_id, after)
        write_note(write, Subject.TICKET, ticket_id, "reason", reason)
    return Outcome(TicketNow(after.number, after.state, after.counter), QUEUE)


def _take_back(write: Write, ticket_id: str, ticket: Ticket, *, choice_only: bool) -> Ticket:
    last, accepted = _last_act(write, ticket_id), spoken_acceptance(write, ticket_id)
    choice = None if last is None else _choice_that_ended(write, ticket_id, last)
    about_outage = choice is not None or (last is not None and isinstance(last.body, said.ChoiceGiven))
    if choice_only and not about_outage:
        raise Refused("ticket.nothing_to_undo", number=ticket.number)
    if accepted is not None and (last is None or accepted.key > last.key):
        write.append(Undone(accepted.origin, accepted.seq), accepted.subject_id, subject=Subject.REFERRAL)
        return ticket
    if last is None:
        raise Refused("ticket.nothing_to_undo", number=ticket.number)
    if isinstance(last.body, said.TicketFinished):
        _take_back_what_followed(write, ticket_id)
        take_back_end(write, ticket_id)
    if isinstance(last.body, said.TicketFinished | said.TicketCancelled):
        take_back_step(write, ticket_id)
    after: Ticket = write.append(Undone(last.origin, last.seq), ticket_id, subject=Subject.TICKET)
    if choice is not None:
        after = write.append(Undone(choice.origin, choice.seq), ticket_id, subject=Subject.TICKET)
    if isinstance(last.body, said.TicketStarted | said.TicketFinished):
        take_back_acceptance(write, ticket_id, last.body.call or "", last.key)
    return after


def _last_act(write: Write, ticket_id: str) -> Event | None:
    events = in_order(events_of(write.db, Subject.TICKET, ticket_id))
    last = events[-1] if events else None
    return last if last is not None and isinstance(last.body, UNDOABLE) else None


def _choice_that_ended(write: Write, ticket_id: str, last: Event) -> Event | None:
    """Return the choice about an outage by which the last act ended the ticket, None where it was another end."""
    events = in_order(events_of(write.db, Subject.TICKET, ticket_id))
    before = events[-2] if len(events) > 1 and isinstance(last.body, said.TicketFinished) else None
    if before is None or not isinstance(before.body, said.ChoiceGiven):
        return None
    together = (before.origin, before.seq + 1) == (last.origin, last.seq)
    return before if together and before.body.choice is not said.OutageChoice.WAIT else None


def _take_back_what_followed(write: Write, ticket_id: str) -> None:
    rows = write.db.execute_sql("SELECT id FROM ticket WHERE referred_from = ?", (ticket_id,)).fetchall()
    given = what_it_gave(write, ticket_id)
    let_go = unblocked_by(write, write.read(Subject.TICKET, ticket_id).visit, ticket_id)
    for following in sorted(given.union(let_go, (row[0] for row in rows))):
        ticket: Ticket = write.read(Subject.TICKET, following)
        if ticket.state is TicketState.CANCELLED:
            continue
        if ticket.state is not TicketState.WAITING:
            raise Refused("ticket.followed_on", number=ticket.number, state=ticket.state)
        if following in given or ticket.referred_from == ticket_id:
            write.append(said.TicketCancelled(said.CancelReason.MISTAKE), following)
        else:
            unblocked = next(
                event
                for event in reversed(in_order(events_of(write.db, Subject.TICKET, following)))
                if isinstance(event.body, said.TicketUnblocked)
            )
            write.append(Undone(unblocked.origin, unblocked.seq), following, subject=Subject.TICKET)


def _check_room(write: Write, ticket_id: str, ticket: Ticket) -> None:
    """Refuse when the act that stands again would put two visitors at a counter, or one visitor at two."""
    if ticket.state not in AT_COUNTER:
        return
    others = write.db.execute_sql(
        """SELECT number FROM ticket WHERE state IN ('called', 'serving') AND id <> ? AND day = ?
        AND (counter = ? OR visit = ?) LIMIT 1""",
        (ticket_id, ticket.day, ticket.counter, ticket.visit),
    ).fetchone()
    if others is not None:
        raise Refused("ticket.no_room", number=ticket.number, other=others[0])
