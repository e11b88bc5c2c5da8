"""Service requests: opened with the papers that came, completed, paused, answered, collected; and taken back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.desk import Desk, Outcome, Topic, Write, instant, milliseconds
from desktop.errors import Refused
from desktop.printing.rows import find_request
from desktop.queries.settings import calendar_of_agency
from desktop.security.permissions import require
from desktop.services.notes import write_note, write_reason
from models.journal import events_of
from models.rules.bodies import requests as said
from models.rules.bodies.requests import Decision, PauseReason, ReceivedPaper, RejectReason
from models.rules.due import Pause, due
from models.rules.events import Subject, Undone, in_order
from models.rules.folds.places import Service
from models.rules.folds.requests import Move, Request, RequestState, move

CHANGED = frozenset({Topic.REQUESTS, Topic.DAY})
FREELY_MS = 60_000
"""For so long an officer takes an own act back without a word."""
QUANTITIES = range(1, 1000)


@dataclass(frozen=True, slots=True)
class RequestNow:
    """How a request stands after a use case.

    Attributes:
        missing: requirement groups still to be brought.
        due_at: the promise, UTC milliseconds; None where there is none, or the clock stands.
        made: origin and number of each event that the use case appended to it, by which it is taken back.
    """

    id: str
    code: str
    state: RequestState
    missing: tuple[str, ...] = ()
    due_at: int | None = None
    made: tuple[tuple[str, int], ...] = ()


def receive_papers(
    desk: Desk,
    code: str,
    received: tuple[ReceivedPaper, ...],
    *,
    complete_by: date | None = None,
    verified: bool = True,
    note: str = "",
) -> Outcome[RequestNow]:
    """Take in documents of a request; what the service still asks for is missing.

    Args:
        desk: with the officer signed in.
        code: of the request, as typed or scanned, or its id.
        received: what came now; may be empty, where only the day is set anew.
        complete_by: until when the rest shall be brought; the day that was set before by default.
        verified: somebody looked through it: with nothing missing any more the clock starts, or goes on.
        note: words for whoever works on it.

    Raises:
        Refused: there is no such request or document type, or its state takes no papers.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.receive")
        take_papers(write, request_id, request, received, complete_by)
        after: Request = write.read(Subject.REQUEST, request_id)
        if verified and not after.missing:
            go_on(write, request_id, after)
        write_note(write, Subject.REQUEST, request_id, "note", note)
        return now(write, request_id)


def complete_request(desk: Desk, code: str) -> Outcome[RequestNow]:
    """Say that a dossier is complete: the clock of the service's standard starts.

    Raises:
        Refused: there is no such request, papers are missing, or the clock was started before.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.complete")
        move(Move.COMPLETE, request.state, request.code)
        start_clock(write, request_id, request)
        return now(write, request_id)


def pause_request(
    desk: Desk,
    code: str,
    reason: PauseReason,
    words: str = "",
    *,
    missing: tuple[str, ...] = (),
    complete_by: date | None = None,
) -> Outcome[RequestNow]:
    """Let the clock stand while the applicant or a payment is waited for.

    Args:
        desk: with the officer signed in.
        code: of the request.
        reason: for whom it waits.
        words: what for; kept as a note and printed on the sheet of what is missing.
        missing: document types, or groups of them (`A|B`), that the applicant shall bring.
        complete_by: until when.

    Raises:
        Refused: there is no such request or document type, or the clock does not run.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.pause")
        wanted = Move.WAIT_APPLICANT if reason is PauseReason.APPLICANT else Move.WAIT_PAYMENT
        move(wanted, request.state, request.code)
        _check_documents(write, [one for group in missing for one in group.split("|")])
        write.append(said.RequestPaused(reason, missing, _day(write, complete_by)), request_id)
        write_note(write, Subject.REQUEST, request_id, "pause", words)
        return now(write, request_id)


def resume_request(desk: Desk, code: str) -> Outcome[RequestNow]:
    """Let the clock go on: the promise is counted anew, without the time in which it stood.

    Raises:
        Refused: there is no such request, or its clock does not stand.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.resume")
        move(Move.RESUME, request.state, request.code)
        write.append(said.RequestResumed(promise(write, request)), request_id)
        return now(write, request_id)


def answer_request(
    desk: Desk, code: str, product: str | None = None, decision: Decision = Decision.GRANTED
) -> Outcome[RequestNow]:
    """Say that the answer is there and can be collected.

    Args:
        desk: with the officer signed in.
        code: of the request.
        product: code of the document type that was made; where the service makes one only, that by default.
        decision: what was granted.

    Raises:
        Refused: there is no such request or product, or nobody works on it.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.ready")
        move(Move.READY, request.state, request.code)
        made: tuple[str, ...] = write.read(Subject.SERVICE, request.service).produces
        if product is not None and product not in made:
            raise Refused("request.other_product", document=product, known=", ".join(made) or "-")
        only = made[0] if len(made) == 1 else None
        write.append(said.ProductMade(product or only, decision), request_id)
        return now(write, request_id)


def reject_request(desk: Desk, code: str, reason: RejectReason, words: str) -> Outcome[RequestNow]:
    """Say no; the applicant is owed the reason in words.

    Raises:
        Refused: there is no such request, its state does not allow it, or the words are missing.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.reject")
        move(Move.REJECT, request.state, request.code)
        write.append(said.RequestRejected(reason), request_id)
        write_reason(write, Subject.REQUEST, request_id, words)
        return now(write, request_id)


def withdraw_request(desk: Desk, code: str, words: str = "") -> Outcome[RequestNow]:
    """End a request that its applicant wants no more.

    Raises:
        Refused: there is no such request, or it is over.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.withdraw")
        move(Move.WITHDRAW, request.state, request.code)
        write.append(said.RequestWithdrawn(), request_id)
        write_note(write, Subject.REQUEST, request_id, "reason", words)
        return now(write, request_id)


def refer_request(desk: Desk, code: str, agency: str, words: str = "") -> Outcome[RequestNow]:
    """End a request that another agency has to answer.

    Raises:
        Refused: there is no such request or agency, it is the same one, or the request is over.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.refer")
        move(Move.REFER, request.state, request.code)
        if agency == request.agency or write.read(Subject.AGENCY, agency) is None:
            raise Refused("request.other_agency", agency=agency)
        write.append(said.RequestReferred(agency), request_id)
        write_note(write, Subject.REQUEST, request_id, "reason", words)
        return now(write, request_id)


def note_request(desk: Desk, code: str, words: str) -> Outcome[RequestNow]:
    """Keep a note on a request, for whoever works on it next.

    Raises:
        Refused: there is no such request, or nothing is left of the words.
    """
    with desk.writing() as write:
        request_id, _ = known_request(write, code, "request.receive")
        if write_note(write, Subject.REQUEST, request_id, "note", words) is None:
            raise Refused("note.none")
        return now(write, request_id)


def undo_request(desk: Desk, code: str, reason: str = "") -> Outcome[RequestNow]:
    """Take back the last act on a request; the journal keeps both.

    Args:
        desk: where, and by whom.
        code: of the request.
        reason: needed for an act of another officer, and for one's own after a minute.

    Raises:
        Refused: there is no such request, nothing was done but to open it (withdraw it then), or it needs a reason.
    """
    with desk.writing() as write:
        request_id, _ = known_request(write, code, "request.undo")
        events = in_order(events_of(write.db, Subject.REQUEST, request_id))
        last = events[-1]
        if isinstance(last.body, said.RequestOpened):
            raise Refused("request.nothing_to_undo")
        own = desk.session is not None and last.officer == desk.session.officer
        if not reason.strip() and not (own and write.now_ms - last.occurred_at <= FREELY_MS):
            raise Refused("request.undo_reason")
        write.append(Undone(last.origin, last.seq), request_id, subject=Subject.REQUEST)
        write_note(write, Subject.REQUEST, request_id, "reason", reason)
        return now(write, request_id)


def recount_dues(desk: Desk) -> Outcome[int]:
    """Count all running promises anew, after the calendar changed; return how many are other ones now.

    Papers that are out name the old day: who waits should be told.
    """
    require(desk, "request.recount")
    changed = 0
    with desk.writing() as write:
        rows = write.db.execute_sql(
            "SELECT id FROM request WHERE closed_at IS NULL AND state = 'in_process' AND due_at IS NOT NULL ORDER BY id"
        ).fetchall()
        for (request_id,) in rows:
            request: Request = write.read(Subject.REQUEST, request_id)
            counted = promise(write, request)
            if counted != request.due_at:
                write.append(said.DueRecounted(counted), request_id)
                changed += 1
    return Outcome(changed, CHANGED)


def known_request(write: Write, code: str, use_case: str) -> tuple[str, Request]:
    """Return id and state of a request that this officer may change."""
    request_id, request = find_request(write.desk, code)
    require(write.desk, use_case, request.agency)
    return request_id, request


def now(write: Write, request_id: str) -> Outcome[RequestNow]:
    """Return how a request stands, and what this transaction's pen did to it."""
    after: Request = write.read(Subject.REQUEST, request_id)
    made = tuple(
        (event.origin, event.seq)
        for event in write.appended
        if event.subject is Subject.REQUEST and event.subject_id == request_id
    )
    return Outcome(
        RequestNow(request_id, after.code, after.state, after.missing, after.due_at, made), CHANGED
    )


def take_papers(
    write: Write,
    request_id: str,
    request: Request,
    received: tuple[ReceivedPaper, ...],
    complete_by: date | None,
) -> None:
    """Append what came, and what is missing now."""
    _check_documents(write, [one.document for one in received])
    if any(one.quantity not in QUANTITIES for one in received):
        raise Refused("request.quantity", most=QUANTITIES[-1])
    came = {one.document for one in received}
    if request.complete_at is None:
        asked: tuple[str, ...] = write.read(Subject.SERVICE, request.service).requires
        came.update(one.document for one in request.received)
    else:  # what the service asks for since then is not asked of it; what was asked for anew must come anew
        asked = request.missing
    missing = tuple(group for group in asked if not came.intersection(group.split("|")))
    move(Move.LACK if missing else Move.RECEIVE, request.state, request.code)
    by = _day(write, complete_by) or (request.complete_by if missing else None)
    write.append(said.PapersReceived(received, missing, by), request_id)


def go_on(write: Write, request_id: str, request: Request) -> None:
    """Start the clock of a dossier that has all papers, or let one go on that waited for them."""
    if request.state is RequestState.RECEIVED:
        start_clock(write, request_id, request)
    elif request.state is RequestState.WAITING_APPLICANT:
        write.append(said.RequestResumed(promise(write, request)), request_id)


def start_clock(write: Write, request_id: str, request: Request) -> None:
    """Append that a dossier is complete, with the promise that follows."""
    service: Service = write.read(Subject.SERVICE, request.service)
    end = None
    if service.sla_value is not None and service.sla_unit is not None:
        calendar = calendar_of_agency(write.desk, request.agency)
        end = milliseconds(due(calendar, instant(write.now_ms), service.sla_value, service.sla_unit))
    write.append(said.RequestCompleted(end, service.sla_value, service.sla_unit), request_id)


def promise(write: Write, request: Request) -> int | None:
    """Return the promise with all pauses so far, the last one ended now; None where the standard names no time."""
    if request.complete_at is None or request.sla_value is None or request.sla_unit is None:
        return None
    pauses = [
        Pause(instant(one.since), instant(write.now_ms if one.until is None else one.until))
        for one in request.stands
    ]
    calendar = calendar_of_agency(write.desk, request.agency)
    end = due(calendar, instant(request.complete_at), request.sla_value, request.sla_unit, pauses)
    return milliseconds(end)


def _day(write: Write, day: date | None) -> str | None:
    if day is not None and day < write.today():
        raise Refused("request.day_over", day=day)
    return None if day is None else day.isoformat()


def _check_documents(write: Write, codes: list[Any]) -> None:
    for code in codes:
        if write.read(Subject.DOCUMENT_TYPE, code) is None:
            raise Refused("visit.document_unknown", document=code)
