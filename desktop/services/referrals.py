"""Warm referrals: a visitor is sent to another agency with a word on the way, taken on there or sent back."""

from desktop.desk import Desk, Outcome, Write
from desktop.errors import Refused
from desktop.security.permissions import require
from desktop.services.issuing import Leg, issue_ticket, open_service
from desktop.services.notes import write_note
from desktop.services.referring import give_place_back, next_leg, referral_to
from desktop.services.tickets import QUEUE, TicketNow, known_ticket
from models.rules.bodies.referrals import (
    ReferralAccepted,
    ReferralMade,
    ReferralReason,
    ReferralReturned,
    ReturnReason,
)
from models.rules.bodies.tickets import Outcome as Result
from models.rules.bodies.tickets import TicketFinished
from models.rules.events import Subject
from models.rules.folds.referrals import Referral, ReferralState
from models.rules.folds.tickets import Ticket, move


def refer_ticket(
    desk: Desk,
    number: str,
    service: str,
    note: str = "",
    *,
    documents: tuple[str, ...] = (),
    reason: ReferralReason = ReferralReason.NEXT_STEP,
    come_back: bool = False,
) -> Outcome[TicketNow]:
    """Send the visitor to another agency's service: this ticket ends as referred, a new one keeps the arrival.

    Args:
        desk: with the officer signed in.
        number: of the ticket at this counter.
        service: code of the service to go to.
        note: words for the other counter.
        documents: codes of the document types that this counter checked.
        reason: why.
        come_back: the visitor shall come back here once the other agency is done.

    Raises:
        Refused: the ticket is not at a counter, the service cannot be given a number or belongs to the same
            agency, or a document type is unknown.
    """
    with desk.writing() as write:
        ticket_id, ticket = _known(write, number, "refer")
        target = open_service(write, service)
        if target.agency == write.read(Subject.SERVICE, ticket.service).agency:
            raise Refused("ticket.refer_same_agency", service=service)
        for code in documents:
            if write.read(Subject.DOCUMENT_TYPE, code) is None:
                raise Refused("visit.document_unknown", document=code)
        write.append(TicketFinished(ticket.call, Result.REFERRED), ticket_id)
        place = next_leg(write, ticket.visit)
        leg = Leg(
            ticket.visit, service, target, leg=place, queued_at=ticket.queued_at, referred_from=ticket_id
        )
        new_id, issued = issue_ticket(write, leg)
        made = ReferralMade(
            visit=ticket.visit,
            ticket=ticket_id,
            sent=new_id,
            service=service,
            day=ticket.day,
            counter=ticket.counter,
            documents=documents,
            reason=reason,
            come_back=come_back,
        )
        write.append(made, write.new_id())
        write_note(write, Subject.TICKET, new_id, "referral", note)
        return _now(write, ticket_id, issued.number)


def accept_referral(desk: Desk, number: str) -> Outcome[TicketNow]:
    """Take on a visitor whom another agency sent; the start of their service means the same.

    Raises:
        Refused: no referral brought this ticket, it is over, or it is taken on already.
    """
    with desk.writing() as write:
        ticket_id, ticket = _known(write, number, "accept")
        referral_id, referral = _brought(write, ticket_id, ticket)
        if referral.state is not ReferralState.MADE:
            raise Refused("referral.accepted_before", number=ticket.number)
        write.append(ReferralAccepted(ticket.counter), referral_id)
        return _now(write, ticket_id)


def return_referral(
    desk: Desk, number: str, reason: ReturnReason, words: str = "", *, place: bool = True
) -> Outcome[TicketNow]:
    """Send a referred visitor back: this ticket ends as referred, and they wait again where they came from.

    The new number there keeps the place of the first one. `words` go with it as a note.

    Args:
        desk: with the officer signed in.
        number: of the ticket at this counter.
        reason: why.
        words: for the counter that sent the visitor.
        place: False where nothing is to be done there: no new number is given.

    Raises:
        Refused: no referral brought this ticket, it is not at a counter, or the sender's service is no longer
            given in this house.
    """
    with desk.writing() as write:
        ticket_id, ticket = _known(write, number, "send_back")
        referral_id, referral = _brought(write, ticket_id, ticket)
        write.append(TicketFinished(ticket.call, Result.REFERRED), ticket_id)
        given = give_place_back(write, referral, referred_from=ticket_id) if place else None
        if place and given is None:
            raise Refused("referral.no_way_back", number=ticket.number)
        back, new_number = (None, None) if given is None else (given[0], given[1].number)
        write.append(ReferralReturned(reason, ticket.counter, back), referral_id)
        write_note(write, Subject.TICKET, back or ticket_id, "referral" if back else "reason", words)
        return _now(write, ticket_id, new_number)


_PERMISSION = {"refer": "ticket.refer", "accept": "referral.accept", "send_back": "referral.return"}
"""Move of the ticket -> use case in the role table."""


def _known(write: Write, number: str, name: str) -> tuple[str, Ticket]:
    ticket_id, ticket = known_ticket(write, number)
    require(write.desk, _PERMISSION[name], write.read(Subject.SERVICE, ticket.service).agency)
    move(name, ticket.state, ticket.number)
    return ticket_id, ticket


def _brought(write: Write, ticket_id: str, ticket: Ticket) -> tuple[str, Referral]:
    found = referral_to(write, ticket_id)
    if found is None:
        raise Refused("referral.none", number=ticket.number)
    return found


def _now(write: Write, ticket_id: str, following: str | None = None) -> Outcome[TicketNow]:
    after: Ticket = write.read(Subject.TICKET, ticket_id)
    return Outcome(TicketNow(after.number, after.state, after.counter, next=following), QUEUE)
