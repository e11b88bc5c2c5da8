"""What is said about a service request: the dossier that a counter took in and that outlives the visit.

Words (why it was rejected, what a pause waits for) are notes, people are persons; both can be erased.
"""

from dataclasses import dataclass
from enum import StrEnum

from models.rules.catalogue import SlaUnit


class PaperForm(StrEnum):
    """How a document came: left here as original or copy, only shown, or uploaded to an agency's own system.

    `unsaid`: nobody said; the paper lets it be struck out by hand.
    """

    UNSAID = "unsaid"
    ORIGINAL = "original"
    COPY = "copy"
    SHOWN = "shown"
    UPLOADED = "uploaded"


class External(StrEnum):
    """An agency's own system in which the same matter has a number."""

    OSS = "oss"
    M_PASPOR = "m_paspor"
    SICANTIK = "sicantik"
    OTHER = "other_system"


class PauseReason(StrEnum):
    """For whom a request waits while its clock stands."""

    APPLICANT = "applicant"
    PAYMENT = "payment"


class Decision(StrEnum):
    """What was granted."""

    GRANTED = "granted"
    PARTLY = "partly"


class Proof(StrEnum):
    """What the product was handed over against; by post and electronically nobody stands at the counter."""

    RECEIPT = "receipt"
    ID_CARD = "id_card"
    POWER_OF_ATTORNEY = "power_of_attorney"
    POST = "post"
    ELECTRONIC = "electronic"


class RejectReason(StrEnum):
    """Why an agency said no; its words are a note."""

    NOT_ELIGIBLE = "not_eligible"
    PAPERS_INVALID = "papers_invalid"
    NEVER_COMPLETED = "never_completed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReceivedPaper:
    """A document that was taken in: code of its type, its form, and how many sheets or pieces."""

    document: str
    form: PaperForm = PaperForm.ORIGINAL
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class RequestOpened:
    """A dossier was opened, at the counter or at the desk.

    Attributes:
        code: the code on paper, `R1-261124-0137XXXX`.
        day: the mall's local day, YYYY-MM-DD.
        lane: lane and suffix that counted it.
        count: number in its lane and day.
        agency: code of the agency that owes the answer.
        service: code of the service.
        visit: id of the visit; `ticket` of the leg at whose counter it was opened.
        person: id of the applicant; None for one who gave no data.
        proxy: id of the person who acts for the applicant.
        mandate: code of the document type by which the proxy acts.
        company: id under which the company is kept for which the applicant asks.
    """

    code: str
    day: str
    lane: str
    count: int
    agency: str
    service: str
    visit: str | None = None
    ticket: str | None = None
    person: str | None = None
    proxy: str | None = None
    mandate: str | None = None
    company: str | None = None


@dataclass(frozen=True, slots=True)
class PapersReceived:
    """Documents came in.

    Attributes:
        received: what came now, in the order of the service's list.
        missing: requirement groups (`A|B`) still to be brought; the newest list counts whole.
        complete_by: local day until which they shall be brought; None where nobody set one.
    """

    received: tuple[ReceivedPaper, ...] = ()
    missing: tuple[str, ...] = ()
    complete_by: str | None = None


@dataclass(frozen=True, slots=True)
class RequestCompleted:
    """The dossier was found complete: the clock of the service standard starts at the event's time.

    Attributes:
        due_at: until when, UTC milliseconds; None where the standard names no time.
        value: the standard as it was that day, None together with `unit`.
    """

    due_at: int | None = None
    value: int | None = None
    unit: SlaUnit | None = None


@dataclass(frozen=True, slots=True)
class RequestPaused:
    """The clock stands from the event's time; `missing` and `complete_by` as in `PapersReceived`."""

    reason: PauseReason
    missing: tuple[str, ...] = ()
    complete_by: str | None = None


@dataclass(frozen=True, slots=True)
class RequestResumed:
    """The clock goes on; `due_at` is the promise anew, UTC milliseconds."""

    due_at: int | None = None


@dataclass(frozen=True, slots=True)
class DueRecounted:
    """The calendar changed while the clock ran; `due_at` as above."""

    due_at: int | None = None


@dataclass(frozen=True, slots=True)
class ReferenceGiven:
    """The matter has a number in an agency's own system; the newest counts."""

    system: External
    reference: str


@dataclass(frozen=True, slots=True)
class ProductMade:
    """The answer is there and waits to be collected; `product`: code of its document type, None for none."""

    product: str | None = None
    decision: Decision = Decision.GRANTED


@dataclass(frozen=True, slots=True)
class ProductCollected:
    """The product was handed over.

    Attributes:
        proof: against what.
        collector: id of who took it; None by post, electronically, or where the applicant is not known.
    """

    proof: Proof
    collector: str | None = None


@dataclass(frozen=True, slots=True)
class RequestRejected:
    """The agency said no."""

    reason: RejectReason


@dataclass(frozen=True, slots=True)
class RequestWithdrawn:
    """The applicant wants it no more."""


@dataclass(frozen=True, slots=True)
class RequestReferred:
    """Another agency has to answer; `agency` is its code."""

    agency: str


class ContactWay(StrEnum):
    """How somebody tried to reach an applicant."""

    PHONE = "phone"
    WHATSAPP = "whatsapp"
    SMS = "sms"
    LETTER = "letter"
    IN_PERSON = "in_person"


class ContactResult(StrEnum):
    """What came of it."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"
    WRONG_NUMBER = "wrong_number"


@dataclass(frozen=True, slots=True)
class ContactTried:
    """Somebody tried to reach the applicant.

    Attributes:
        day: the mall's local day, YYYY-MM-DD.
        again_on: local day on which it is to be tried again; None for none. The newest attempt counts whole.
        note: id of the note with what was said; None where nobody wrote any.
    """

    day: str
    by: ContactWay
    result: ContactResult
    again_on: str | None = None
    note: str | None = None
