"""Referrals of a day: who sent whom where, and what came of it."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.printing.rows import shown_number
from desktop.queries.sentences import clock
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.bodies.referrals import ReferralReason, ReturnReason
from models.rules.folds.referrals import ReferralState

MOST = 1000


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One referral.

    Attributes:
        number: of the ticket that it ended, as this mall shows it; `sent` of the one at the other agency.
        back: of the ticket with which the visitor waits again where they came from; empty for none.
        agency: code of the sender's; `to_agency` of the receiver's.
        made: local `HH.MM`, led by the day where it is not today; `accepted` and `returned` may be empty.
        documents: codes of the document types that the sender checked.
        return_reason: None where the visitor was not sent back.
    """

    number: str
    sent: str
    back: str
    agency: str
    to_agency: str
    service: str
    service_name: str
    state: ReferralState
    reason: ReferralReason
    come_back: bool
    documents: tuple[str, ...]
    made: str
    accepted: str
    returned: str
    return_reason: ReturnReason | None


def referral_list(desk: Desk, *, day: date | None = None, only_open: bool = False) -> list[ReferralRow]:
    """Return the referrals of a local day (today by default), oldest first, at most 1,000.

    The role `counter` sees those that its own agency sent or received.

    Args:
        desk: with the officer signed in.
        day: which day.
        only_open: leave out what was accepted or sent back.

    Raises:
        NotAllowed: the role does not reach.
    """
    own = desk.session.agency if desk.session else None
    require(desk, "referral.list", own)
    rows = desk.store.execute_sql(
        """SELECT f.number, t.number, b.number, fs.agency, ts.agency, r.service, ts.name, r.state, r.reason,
        r.come_back, (SELECT group_concat(d.value, ' ') FROM json_each(r.documents) d), r.made_at,
        r.accepted_at, r.returned_at, r.return_reason
        FROM referral r JOIN ticket f ON f.id = r.ticket JOIN service fs ON fs.id = f.service
        JOIN ticket t ON t.id = r.sent JOIN service ts ON ts.id = r.service LEFT JOIN ticket b ON b.id = r.back
        WHERE r.day = ?1 AND (NOT ?2 OR r.state = 'made') AND (?3 IS NULL OR ?3 IN (fs.agency, ts.agency))
        ORDER BY r.made_at, r.id LIMIT ?4""",
        ((day or desk.today()).isoformat(), only_open, own, MOST),
    ).fetchall()
    return [_row(desk, row) for row in rows]


def _row(desk: Desk, row: tuple[str, ...]) -> ReferralRow:
    number, sent, back, agency, to_agency, service, name, state, reason, comes, papers, *times, why = row
    made, accepted, returned = (clock(desk, instant_ms(at)) if at else "" for at in times)
    return ReferralRow(
        number=shown_number(desk, number),
        sent=shown_number(desk, sent),
        back=shown_number(desk, back) if back else "",
        agency=agency,
        to_agency=to_agency,
        service=service,
        service_name=name,
        state=ReferralState(state),
        reason=ReferralReason(reason),
        come_back=bool(comes),
        documents=tuple((papers or "").split()),
        made=made,
        accepted=accepted,
        returned=returned,
        return_reason=None if why is None else ReturnReason(why),
    )
