"""What a move of a ticket means for the referral that brought its visitor: accepted, led back, taken back."""

from typing import Any

from desktop.desk import Write
from desktop.errors import Refused
from desktop.services.issuing import Leg, issue_ticket
from models.journal import events_of
from models.rules.bodies import referrals as said
from models.rules.catalogue import Site
from models.rules.events import Event, Key, Subject, Undone, in_order
from models.rules.folds.places import Service
from models.rules.folds.referrals import Referral, ReferralState
from models.rules.folds.tickets import Ticket


def referral_to(write: Write, ticket_id: str) -> tuple[str, Referral] | None:
    """Return the referral, and its id, that gave a visitor this ticket; None for any other ticket."""
    return _referral(write, "sent = ?", ticket_id)


def _referral(write: Write, where: str, *values: str) -> tuple[str, Referral] | None:
    row = write.db.execute_sql(
        f"SELECT id FROM referral WHERE {where} ORDER BY made_at DESC, id DESC LIMIT 1", values
    ).fetchone()
    return None if row is None else (row[0], write.read(Subject.REFERRAL, row[0]))


def accept_by_service(write: Write, ticket_id: str, ticket: Ticket) -> None:
    """Take a referral on because its visitor is served; nothing for other tickets, and where it is taken on."""
    found = referral_to(write, ticket_id)
    if found is not None and found[1].state is ReferralState.MADE and ticket.call is not None:
        write.append(said.ReferralAccepted(ticket.counter, ticket.call), found[0])


def next_leg(write: Write, visit: str) -> int:
    """Return the place of one more leg in a visit."""
    (last,) = write.db.execute_sql("SELECT max(leg) FROM ticket WHERE visit = ?", (visit,)).fetchone()
    return int(last or 0) + 1


def give_place_back(
    write: Write, referral: Referral, *, referred_from: str | None = None
) -> tuple[str, Ticket] | None:
    """Give the visitor a new number where they were sent from, at the place of their first one there.

    It is given outside opening hours and over the quota too: the visitor had a number there already.
    None where the service is no longer given in this house.
    """
    sender: Ticket = write.read(Subject.TICKET, referral.ticket)
    service: Service = write.read(Subject.SERVICE, sender.service)
    if service.archived or service.site is Site.ELSEWHERE:
        return None
    return issue_ticket(
        write,
        Leg(
            sender.visit,
            sender.service,
            service,
            leg=next_leg(write, sender.visit),
            queued_at=sender.queued_at,
            referred_from=referred_from,
        ),
    )


def lead_back(write: Write, ticket_id: str) -> str | None:
    """Let a visitor wait again at the counter that wanted them back, now that this ticket is done.

    Returns:
        The new number, None where nobody wanted them back.
    """
    owed = _wanted_back(write, ticket_id)
    given = None if owed is None else give_place_back(write, owed[1])
    if owed is None or given is None:
        return None
    write.append(said.ReferralFollowed(given[0], ticket_id), owed[0])
    return given[1].number


def _wanted_back(write: Write, ticket_id: str) -> tuple[str, Referral] | None:
    """Return the nearest referral on the way to a ticket whose sender still wants the visitor back."""
    seen: set[str] = set()
    found = _referral(write, "sent = ? OR back = ?", ticket_id, ticket_id)
    while found is not None and found[0] not in seen:
        referral_id, referral = found
        seen.add(referral_id)
        if referral.come_back and referral.back is None and referral.state is not ReferralState.RETURNED:
            return referral_id, referral
        found = _referral(write, "sent = ? OR back = ?", referral.ticket, referral.ticket)
    return None


def what_it_gave(write: Write, ticket_id: str) -> frozenset[str]:
    """Return the ids of the tickets that came into being because this one ended: sent on, or led back."""
    rows = write.db.execute_sql(
        """SELECT sent FROM referral WHERE ticket = ?1
        UNION SELECT back FROM referral WHERE back_after = ?1""",
        (ticket_id,),
    )
    return frozenset(row[0] for row in rows.fetchall())


def take_back_end(write: Write, ticket_id: str) -> None:
    """Take back what the end of a ticket meant for referrals: the one it made, its return, the way back.

    Raises:
        Refused: the other agency has taken the visitor on already.
    """
    made = _referral(write, "ticket = ?", ticket_id)
    if made is not None:
        if made[1].state is not ReferralState.MADE:
            number = write.read(Subject.TICKET, made[1].sent).number
            raise Refused("referral.taken_on", number=number)
        _undo_last(write, made[0], said.ReferralMade)
    back = _referral(write, "back_after = ?", ticket_id)
    if back is not None:
        _undo_last(write, back[0], said.ReferralFollowed, said.ReferralReturned)
        return
    sent = referral_to(write, ticket_id)
    if sent is not None and sent[1].state is ReferralState.RETURNED:
        _undo_last(write, sent[0], said.ReferralReturned)


def take_back_acceptance(write: Write, ticket_id: str, call: str, after: Key) -> None:
    """Take back an acceptance that a service meant, once the act at `after` is no longer so."""
    found = referral_to(write, ticket_id)
    accepted = None if found is None else _last(write, found[0], said.ReferralAccepted)
    if accepted is not None and accepted.body.call == call and accepted.key > after:
        _undo(write, accepted)


def spoken_acceptance(write: Write, ticket_id: str) -> Event | None:
    """Return the event by which an officer took a referral on with a key of its own; None where none stands."""
    found = referral_to(write, ticket_id)
    accepted = None if found is None else _last(write, found[0], said.ReferralAccepted)
    return accepted if accepted is not None and not accepted.body.call else None


def _last(write: Write, referral_id: str, *kinds: type[Any]) -> Event | None:
    events = in_order(events_of(write.db, Subject.REFERRAL, referral_id))
    return next((event for event in reversed(events) if isinstance(event.body, kinds)), None)


def _undo_last(write: Write, referral_id: str, *kinds: type[Any]) -> None:
    event = _last(write, referral_id, *kinds)
    if event is not None:
        _undo(write, event)


def _undo(write: Write, event: Event) -> None:
    write.append(Undone(event.origin, event.seq), event.subject_id, subject=Subject.REFERRAL)
