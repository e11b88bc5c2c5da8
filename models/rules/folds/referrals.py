"""The referral: who sent whom where, what came of it, and whether the visitor is back."""

from dataclasses import dataclass, replace
from enum import StrEnum

from models.rules.bodies import referrals as said
from models.rules.bodies.referrals import ReferralReason, ReturnReason
from models.rules.events import Event


class ReferralState(StrEnum):
    """What has become of a referral."""

    MADE = "made"
    ACCEPTED = "accepted"
    RETURNED = "sent_back"


@dataclass(frozen=True, slots=True)
class Referral:
    """A referral as its events leave it; instants are UTC milliseconds.

    Of several acceptances or returns by desks that did not see each other the first counts.

    Attributes:
        ticket: id of the ticket that it ended; `sent` of the one at the other agency.
        counter: code of the counter that sent; `made_by` its officer.
        back: id of the ticket with which the visitor waits again where they came from.
        back_after: id of the ticket whose end led back there.
        conflicts: `double_return`: two desks sent the visitor back.
    """

    visit: str
    ticket: str
    sent: str
    service: str
    day: str
    counter: str | None
    documents: tuple[str, ...]
    reason: ReferralReason
    come_back: bool
    made_at: int
    made_by: str | None
    state: ReferralState = ReferralState.MADE
    accepted_at: int | None = None
    accepted_by: str | None = None
    accepted_counter: str | None = None
    returned_at: int | None = None
    returned_by: str | None = None
    returned_counter: str | None = None
    return_reason: ReturnReason | None = None
    back: str | None = None
    back_after: str | None = None
    conflicts: tuple[str, ...] = ()


def step_referral(state: Referral | None, event: Event) -> Referral | None:
    """Return the referral after one more event."""
    body = event.body
    if state is None:
        return _made(event) if isinstance(body, said.ReferralMade) else None
    if isinstance(body, said.ReferralAccepted):
        return _accepted(state, body, event)
    if isinstance(body, said.ReferralReturned):
        return _returned(state, body, event)
    if isinstance(body, said.ReferralFollowed) and state.back is None:
        return replace(state, back=body.back, back_after=body.after)
    return state


def _made(event: Event) -> Referral:
    body: said.ReferralMade = event.body
    return Referral(
        visit=body.visit,
        ticket=body.ticket,
        sent=body.sent,
        service=body.service,
        day=body.day,
        counter=body.counter,
        documents=body.documents,
        reason=body.reason,
        come_back=body.come_back,
        made_at=event.occurred_at,
        made_by=event.officer,
    )


def _accepted(state: Referral, body: said.ReferralAccepted, event: Event) -> Referral:
    if state.accepted_at is not None:
        return state
    return replace(
        state,
        state=ReferralState.ACCEPTED if state.returned_at is None else state.state,
        accepted_at=event.occurred_at,
        accepted_by=event.officer,
        accepted_counter=body.counter,
    )


def _returned(state: Referral, body: said.ReferralReturned, event: Event) -> Referral:
    if state.returned_at is not None:
        return replace(state, conflicts=("double_return",))
    return replace(
        state,
        state=ReferralState.RETURNED,
        returned_at=event.occurred_at,
        returned_by=event.officer,
        returned_counter=body.counter,
        return_reason=body.reason,
        back=body.back if state.back is None else state.back,
        back_after=state.sent if state.back is None and body.back is not None else state.back_after,
    )
