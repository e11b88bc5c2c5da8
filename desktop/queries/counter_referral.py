"""The referral behind the ticket at a counter: who sent the visitor, why, with what checked, and what may be done."""

from collections.abc import Collection
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.queries.hall import Hall
from desktop.queries.sentences import Sentence, clock, sentence, word
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.places import Service
from models.rules.folds.referrals import Referral, ReferralState


@dataclass(frozen=True, slots=True)
class CurrentReferral:
    """What a counter is told about a referral.

    Attributes:
        words: who sent the visitor here and why; or what became of them where this counter had sent them.
        agency_short: the agency at the other end.
        documents: codes of the document types that the sender checked.
        papers: names of those that the service here does not ask for itself.
        may_accept: nobody has taken the referral on yet.
        may_return: it can be sent back where it came from.
    """

    words: Sentence
    agency_short: str
    documents: tuple[str, ...]
    papers: tuple[str, ...]
    may_accept: bool = False
    may_return: bool = False


def current_referral(
    desk: Desk, now: Hall, ticket_id: str, requires: Collection[str], names: dict[str, str]
) -> CurrentReferral | None:
    """Return the referral that brought a ticket, here or back; None for a ticket that none brought.

    Args:
        desk: where to read.
        now: the hall at this moment.
        ticket_id: of the ticket at the counter.
        requires: requirement groups of the ticket's service.
        names: of the document types.
    """
    row = desk.store.execute_sql(
        "SELECT id FROM referral WHERE sent = ?1 OR back = ?1 ORDER BY made_at DESC, id DESC LIMIT 1",
        (ticket_id,),
    ).fetchone()
    if row is None:
        return None
    referral: Referral = read(desk.store, Subject.REFERRAL, row[0])
    came = referral.sent == ticket_id
    asked_for = {code for group in requires for code in group.split("|")}
    return CurrentReferral(
        words=_came(desk, now, referral) if came else _back(desk, now, referral),
        agency_short=_agency(desk, now, referral.ticket if came else referral.sent),
        documents=referral.documents,
        papers=tuple(names.get(code, code) for code in referral.documents if code not in asked_for),
        may_accept=came and referral.state is ReferralState.MADE,
        may_return=came and referral.state is not ReferralState.RETURNED,
    )


def _came(desk: Desk, now: Hall, referral: Referral) -> Sentence:
    return sentence(
        "referral.came_to_return" if referral.come_back else "referral.came",
        agency=_agency(desk, now, referral.ticket),
        who=_who(desk, now, referral.counter, referral.made_by),
        time=clock(desk, referral.made_at),
        reason=word(referral.reason),
    )


def _back(desk: Desk, now: Hall, referral: Referral) -> Sentence:
    agency = _agency(desk, now, referral.sent)
    if referral.returned_at is None or referral.return_reason is None:
        return sentence("referral.led_back", agency=agency)
    return sentence(
        "referral.came_back",
        agency=agency,
        who=_who(desk, now, referral.returned_counter, referral.returned_by),
        time=clock(desk, referral.returned_at),
        reason=word(referral.return_reason),
    )


def _agency(desk: Desk, now: Hall, ticket_id: str) -> str:
    service: Service = read(desk.store, Subject.SERVICE, read(desk.store, Subject.TICKET, ticket_id).service)
    known = now.agencies.get(service.agency)
    return known.short if known else service.agency


def _who(desk: Desk, now: Hall, counter: str | None, officer: str | None) -> str:
    """Return counter and officer, as far as they are known."""
    place = now.counters.get(counter or "")
    known = None if officer is None else read(desk.store, Subject.OFFICER, officer)
    parts = (place.name if place else counter or "", known.name if known else "")
    return ", ".join(part for part in parts if part) or "-"
