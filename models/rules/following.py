"""Following requests up: why one needs somebody today, and the one thing to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from models.rules.bodies.requests import ContactResult
from models.rules.folds.requests import CLOSED, Request, RequestState

S = RequestState
WAITING = frozenset({S.INCOMPLETE, S.WAITING_APPLICANT, S.WAITING_PAYMENT})
"""States in which the applicant is waited for, and may have been told until when."""
QUIET_DAYS = range(1, 91)
"""How long somebody may be left alone before it is followed up."""


class Why(StrEnum):
    """Why something is to be done today, most pressing first."""

    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    PROMISED_TODAY = "promised_today"
    CONTACT_AGAIN = "contact_again"
    APPLICANT_LATE = "applicant_late"
    NOT_COLLECTED = "not_collected"


class Act(StrEnum):
    """The one next act."""

    FINISH_LATE = "finish_late"
    FINISH = "finish_today"
    KEEP_PROMISE = "keep_promise"
    CONTACT = "contact_applicant"
    FIND_NUMBER = "find_number"
    REMIND_PICKUP = "remind_pickup"


@dataclass(frozen=True, slots=True)
class DayBounds:
    """What a day means to the rule; instants in UTC milliseconds, days local `YYYY-MM-DD`.

    Attributes:
        now: the instant at which it is asked.
        end: when the local day `today` ends.
        quiet_on: who was spoken to on this day or before is followed up again.
        quiet_end: when the day `quiet_on` ends.
    """

    now: int
    today: str
    end: int
    quiet_on: str
    quiet_end: int


def why(request: Request, day: DayBounds) -> Why | None:
    """Return why a request needs somebody today; None where it does not.

    What the agency owes comes first. Where a day for the next attempt is set, nothing else reminds of the
    applicant until then; without one an attempt keeps it quiet for the days of the setting.
    """
    if request.state in CLOSED:
        return None
    if request.state is S.IN_PROCESS and request.due_at is not None and request.due_at < day.end:
        return Why.OVERDUE if request.due_at < day.now else Why.DUE_TODAY
    if request.again_on is not None:
        return Why.CONTACT_AGAIN if request.again_on <= day.today else None
    quiet = request.contacted_on is not None and request.contacted_on > day.quiet_on
    if request.state in WAITING and request.complete_by is not None and request.complete_by < day.today:
        since = request.contacted_on is not None and request.contacted_on > request.complete_by
        return None if since and quiet else Why.APPLICANT_LATE
    if request.state is S.READY and request.answered_at is not None and request.answered_at < day.quiet_end:
        return None if quiet else Why.NOT_COLLECTED
    return None


def next_act(reason: Why, last: ContactResult | None = None) -> Act:
    """Return what to do about it; `last` is what the last attempt came to."""
    if reason in _OWED:
        return _OWED[reason]
    if last is ContactResult.WRONG_NUMBER:
        return Act.FIND_NUMBER
    return Act.REMIND_PICKUP if reason is Why.NOT_COLLECTED else Act.CONTACT


_OWED = {
    Why.OVERDUE: Act.FINISH_LATE,
    Why.DUE_TODAY: Act.FINISH,
    Why.PROMISED_TODAY: Act.KEEP_PROMISE,
}
