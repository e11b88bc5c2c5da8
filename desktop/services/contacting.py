"""Reaching the applicant of a request: each attempt is written down, with what came of it and when to try again."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, Outcome, Write
from desktop.errors import Refused
from desktop.services.notes import write_note
from desktop.services.requests import RequestNow, known_request, now
from models.rules.bodies.requests import ContactResult, ContactTried, ContactWay
from models.rules.events import Subject
from models.rules.folds.requests import CLOSED, Request

__all__ = ["ContactResult", "ContactWay", "NewContact", "note_contact"]


@dataclass(frozen=True, slots=True)
class NewContact:
    """An attempt to reach an applicant.

    Attributes:
        by: how.
        result: what came of it.
        again: local day of the next attempt; None: none is set, and a day that was set before is over.
        words: what was said, at most 1,000 characters; may be empty.
    """

    by: ContactWay
    result: ContactResult
    again: date | None = None
    words: str = ""


def note_contact(desk: Desk, code: str, tried: NewContact) -> Outcome[RequestNow]:
    """Write down that somebody tried to reach the applicant; the state stays, and `undo_request` takes it back.

    Also of a request that is over, whose applicant may be owed the reason; only no next attempt is set then.

    Raises:
        Refused: there is no such request, the next attempt is before today, or the request is over.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.contact")
        again_on = _next_attempt(write, request, tried.again)
        note = write_note(write, Subject.REQUEST, request_id, "contact", tried.words)
        day = write.today().isoformat()
        write.append(ContactTried(day, tried.by, tried.result, again_on, note), request_id)
        return now(write, request_id)


def _next_attempt(write: Write, request: Request, again: date | None) -> str | None:
    if again is None:
        return None
    if request.state in CLOSED:
        raise Refused("request.again_over", number=request.code, state=request.state)
    if again < write.today():
        raise Refused("request.again_past", day=again)
    return again.isoformat()
