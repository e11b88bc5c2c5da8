"""What is said about promises to visitors, and about what one who leaves without a result is to do next.

The words themselves are notes, which can be erased.
"""

from dataclasses import dataclass
from enum import StrEnum


class BrokenReason(StrEnum):
    """Why a promise could not be kept."""

    FORGOTTEN = "forgotten"
    NOT_REACHED = "not_reached"
    NOT_READY = "not_ready"
    SYSTEM = "system_failed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """Somebody of the house promised a visitor something; what, is a note on `promise`.

    Attributes:
        due_at: by when, UTC milliseconds.
        agency: code of the agency that owes it; None for the desk.
        owner: id of the officer who owes it; None where any of the agency does.
        visit: id of the visit; `ticket` of one of its tickets; `request` of a dossier. Any of them may be None.
    """

    due_at: int
    agency: str | None = None
    owner: str | None = None
    visit: str | None = None
    ticket: str | None = None
    request: str | None = None


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """What was promised was done."""


@dataclass(frozen=True, slots=True)
class PromiseBroken:
    """What was promised was not done in time; the apology is a note."""

    reason: BrokenReason = BrokenReason.OTHER


class NoResult(StrEnum):
    """Why a visit ended without a result."""

    PAPERS_SHORT = "papers_short"
    NOT_ELIGIBLE = "not_eligible"
    DATA_WRONG = "data_wrong"
    SYSTEM = "system_failed"
    NOT_OURS = "not_ours"
    VISITOR_LEFT = "visitor_left"
    OTHER = "other"


class NextAction(StrEnum):
    """What the visitor is to do next."""

    BRING_PAPERS = "bring_papers"
    COME_BACK = "come_back"
    GO_ELSEWHERE = "go_elsewhere"
    WAIT_FOR_CALL = "wait_for_call"
    FIX_DATA = "fix_data"
    APPLY_ONLINE = "apply_online"


class AskWhom(StrEnum):
    """Whom the visitor may ask about it."""

    COUNTER = "ask_counter"
    DESK = "ask_desk"
    COMPLAINTS = "ask_complaints"


class Skipped(StrEnum):
    """Why no next step was given."""

    GONE = "visitor_gone"
    TOLD = "told_aloud"
    NOTHING = "nothing_more"


@dataclass(frozen=True, slots=True)
class StepGiven:
    """A visitor who leaves without a result was told what to do next; more words are a note on `next_step`.

    Its subject's id is that of the ticket which ended so.

    Attributes:
        visit: id of the visit; `day` its local day, YYYY-MM-DD.
        service: code of the service to go to, here or elsewhere; None: the one that ended so.
        on: local day from which, YYYY-MM-DD; empty: any day.
        counter: code of the counter that said so.
    """

    visit: str
    day: str
    reason: NoResult
    action: NextAction
    service: str | None = None
    on: str = ""
    ask: AskWhom = AskWhom.COUNTER
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class StepSkipped:
    """A visit ended without a result, and no next step was given."""

    visit: str
    day: str
    reason: NoResult
    skipped: Skipped
