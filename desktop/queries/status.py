"""What a code on paper stands for now: the citizen's answer at any desk of the mall, without any network."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing import rows
from desktop.queries import places
from desktop.queries.queue import waiting_before
from desktop.queries.request_detail import missing_names
from desktop.queries.sentences import Sentence, clock, sentence, word
from desktop.security.permissions import require
from models.errors import RuleBroken
from models.folding import read
from models.rules import numbering
from models.rules.catalogue import short_agency
from models.rules.events import Subject
from models.rules.folds.requests import STANDING, Request, RequestState
from models.rules.folds.tickets import TicketState
from models.rules.folds.voice import OWED, Complaint
from models.rules.numbering import CodeKind

MOST = 50


@dataclass(frozen=True, slots=True)
class StatusLine:
    """One thing that the code stands for.

    Attributes:
        number: code of the request, or number of the ticket as this mall shows it.
        state: the stored state; `said` is its word.
        due: the promise on the mall's clock; empty for none, and while the clock stands.
        overdue: the promise is over: an apology is owed.
        next: what the citizen does next, never empty.
    """

    number: str
    service: str
    agency: str
    state: str
    said: Sentence
    due: str
    overdue: bool
    next: Sentence


@dataclass(frozen=True, slots=True)
class CodeStatus:
    """The answer: the code as it is printed, the local day (ISO) it was given on, and what it stands for."""

    code: str
    kind: CodeKind
    day: str
    lines: tuple[StatusLine, ...]


def status_of_code(desk: Desk, text: str) -> CodeStatus:
    """Return what a code says that was scanned or typed, in any case, with or without the prefix of its QR.

    Nothing in the answer says whose it is: who holds the paper asks, at any desk, and no look is journalled.

    Args:
        desk: with any officer signed in; the role `counter` asks about other agencies too.
        text: as it came from the scanner or the keys.

    Raises:
        Refused: `code.unknown` for what is no code, `code.forged` where its check characters are wrong,
            `request.unknown`, `complaint.unknown` or `visit.unknown` for a genuine one that this desk does not know.
        NotAllowed: nobody is signed in.
    """
    require(desk, "status.ask")
    try:
        code = numbering.check_code(desk.mall_key, text)
    except RuleBroken as broken:
        raise Refused(broken.code, **broken.facts) from broken
    lines: tuple[StatusLine, ...]
    if code.kind is CodeKind.REQUEST:
        lines = (_request(desk, rows.find_request(desk, code.text)[1]),)
    elif code.kind is CodeKind.COMPLAINT:
        lines = (_complaint(desk, rows.find_complaint(desk, code.text)[1]),)
    else:
        lines = _visit(desk, code.text)
    return CodeStatus(code.text, code.kind, code.day.isoformat(), lines)


def _visit(desk: Desk, code: str) -> tuple[StatusLine, ...]:
    """Return the steps of a visit in their order, then the requests that were opened in it."""
    visit_id, visit = rows.find_visit(desk, code)
    over = visit.day < desk.today().isoformat()
    found = desk.store.execute_sql(
        "SELECT id FROM request WHERE visit = ? ORDER BY opened_at, count LIMIT ?", (visit_id, MOST)
    ).fetchall()
    requests: list[Request] = [read(desk.store, Subject.REQUEST, one) for (one,) in found]
    instead = {request.ticket for request in requests}
    steps = [
        _step(desk, step, over=over)
        for step in rows.steps_of(desk, visit_id)
        if step.id not in instead or step.ticket.state not in _PAPERS_LEFT
    ]
    return (*steps, *(_request(desk, request) for request in requests))


def _step(desk: Desk, step: rows.Step, *, over: bool) -> StatusLine:
    ticket = step.ticket
    place = places.service_place(desk, ticket.service, ticket.for_counter) or "-"
    before = waiting_before(desk, step.id) if ticket.state is TicketState.WAITING and not over else 0
    code = f"status.ticket_{ticket.state}" if not over or ticket.state not in _TODAY else "status.ticket_over"
    return StatusLine(
        number=rows.shown_number(desk, ticket.number),
        service=step.service.name,
        agency=_agency(desk, step.service.agency),
        state=str(ticket.state),
        said=word(ticket.state),
        due="",
        overdue=False,
        next=sentence(code, place=place, before=before, counter=ticket.counter or "-"),
    )


_PAPERS_LEFT = frozenset({TicketState.DONE, TicketState.SYSTEM_DOWN})
"""States in which a request that was opened at the counter says all that is left to say."""
_TODAY = frozenset({TicketState.WAITING, TicketState.BLOCKED, TicketState.CALLED, TicketState.NO_SHOW})
"""States that mean something on the day itself alone."""


def _request(desk: Desk, request: Request) -> StatusLine:
    names = places.document_names(desk)
    service = read(desk.store, Subject.SERVICE, request.service)
    running = request.state is RequestState.IN_PROCESS and request.due_at is not None
    overdue = running and (request.due_at or 0) < desk.clock()
    due = clock(desk, request.due_at) if running and request.due_at is not None else ""
    product = names.get(request.product or "", service.name)
    return StatusLine(
        number=request.code,
        service=service.name,
        agency=_agency(desk, request.agency),
        state=str(request.state),
        said=word(request.state),
        due=due,
        overdue=overdue,
        next=sentence(
            _code(request, overdue=overdue, due=due),
            place=_place(desk, request) or "-",
            papers=", ".join(missing_names(request, names)) or "-",
            day=date.fromisoformat(request.complete_by) if request.complete_by else "-",
            due=due or "-",
            product=product,
            agency=_agency(desk, request.referred_to or request.agency),
        ),
    )


def _complaint(desk: Desk, complaint: Complaint) -> StatusLine:
    owed = complaint.state in OWED
    overdue = owed and complaint.due_at < desk.clock()
    due = clock(desk, complaint.due_at) if owed else ""
    return StatusLine(
        number=complaint.code,
        service=str(word(complaint.classed)),
        agency=_agency(desk, complaint.agency) if complaint.agency else "",
        state=str(complaint.state),
        said=word(complaint.state),
        due=due,
        overdue=overdue,
        next=sentence(
            "status.complaint_late"
            if overdue
            else f"status.{complaint.state}"
            if not owed
            else "status.complaint_owed",
            due=due or "-",
        ),
    )


def _code(request: Request, *, overdue: bool, due: str) -> str:
    """Return the code of the sentence that says what to do next."""
    if overdue:
        return "status.late"
    if request.state is RequestState.IN_PROCESS and not due:
        return "status.undated"
    if request.state in STANDING and request.missing and request.state is not RequestState.WAITING_PAYMENT:
        return "status.lacking_dated" if request.complete_by else "status.lacking"
    if request.state is RequestState.INCOMPLETE:
        return "status.lacking_dated" if request.complete_by else "status.lacking"
    return f"status.request_{request.state}"


def _place(desk: Desk, request: Request) -> str:
    ticket = read(desk.store, Subject.TICKET, request.ticket) if request.ticket else None
    counter = read(desk.store, Subject.COUNTER, ticket.counter) if ticket and ticket.counter else None
    return places.counter_place(counter) if counter else places.service_place(desk, request.service)


def _agency(desk: Desk, code: str) -> str:
    agency = read(desk.store, Subject.AGENCY, code)
    return short_agency(agency.name) if agency else code
