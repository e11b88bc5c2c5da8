"""What is said about a warm referral: one counter sends a visitor to another agency's, with a word on the way.

The words themselves are notes, which can be erased.
"""

from dataclasses import dataclass
from enum import StrEnum


class ReferralReason(StrEnum):
    """Why a counter sent the visitor on."""

    NEXT_STEP = "next_step"
    PAPER_NEEDED = "paper_needed"
    NOT_OURS = "not_ours"
    VERIFICATION = "verification"
    OTHER = "other"


class ReturnReason(StrEnum):
    """Why the other agency's counter sent the visitor back."""

    PAPERS_SHORT = "papers_short"
    NOT_OURS = "not_ours"
    SERVED_BEFORE = "served_before"
    VISITOR_DECLINED = "visitor_declined"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReferralMade:
    """A visitor was sent to another agency.

    Attributes:
        visit: id of the visit.
        ticket: id of the ticket that ended so.
        sent: id of the ticket that waits at the other agency.
        service: code of the service that was sent to.
        day: the mall's local day, YYYY-MM-DD.
        counter: code of the counter that sent.
        documents: codes of the document types that it checked.
        come_back: the visitor shall come back once the other agency is done.
    """

    visit: str
    ticket: str
    sent: str
    service: str
    day: str
    counter: str | None = None
    documents: tuple[str, ...] = ()
    reason: ReferralReason = ReferralReason.NEXT_STEP
    come_back: bool = False


@dataclass(frozen=True, slots=True)
class ReferralAccepted:
    """The other agency took the visitor on.

    Attributes:
        counter: code of its counter; None where it said so before it called.
        call: the call whose service meant it; empty where an officer said so by a key of its own.
    """

    counter: str | None = None
    call: str = ""


@dataclass(frozen=True, slots=True)
class ReferralReturned:
    """The other agency sent the visitor back.

    Attributes:
        counter: code of its counter.
        back: id of the visitor's new ticket where they came from; None where nothing is to be done there.
    """

    reason: ReturnReason
    counter: str | None = None
    back: str | None = None


@dataclass(frozen=True, slots=True)
class ReferralFollowed:
    """The other agency is done, and the visitor waits again where they came from.

    Attributes:
        back: id of the new ticket there.
        after: id of the ticket whose end led back.
    """

    back: str
    after: str
