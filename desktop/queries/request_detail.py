"""One service request: everything about it with its people masked, and its timeline out of the journal."""

from dataclasses import dataclass

from desktop.desk import Desk, instant
from desktop.printing.rows import find_request
from desktop.queries import places
from desktop.queries.prints import PrintState
from desktop.queries.request_lines import Line, timeline
from desktop.queries.sentences import clock
from desktop.queries.settings import calendar_of_agency
from desktop.security.permissions import require
from models.fields import instant_ms
from models.folding import read
from models.rules.bodies.requests import (
    ContactResult,
    ContactWay,
    Decision,
    External,
    PaperForm,
    PauseReason,
    Proof,
    ReceivedPaper,
    RejectReason,
)
from models.rules.events import Subject
from models.rules.folds.requests import MOVES, STANDING, Move, Request, RequestState


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A document that was taken in: its name, form and quantity."""

    name: str
    form: PaperForm
    quantity: int


@dataclass(frozen=True, slots=True)
class StandLine:
    """A time in which the clock stood: for whom, from and until on the mall's clock (empty: still), open minutes."""

    reason: PauseReason
    since: str
    until: str
    minutes: int


@dataclass(frozen=True, slots=True)
class DrawnPaper:
    """A paper of the request: for `papers.redraw` and `mark_sent`; `state` None where nobody waits for it."""

    paper_id: str
    kind: str
    copy: int
    drawn: str
    state: PrintState | None


@dataclass(frozen=True, slots=True)
class LastContact:
    """How often somebody tried to reach the applicant, and the last time: when, how, and what came of it.

    `again_on`: ISO day of the next attempt; empty for none.
    """

    count: int
    when: str
    way: ContactWay
    result: ContactResult
    again_on: str


@dataclass(frozen=True, slots=True)
class RequestDetail:
    """A request as its page shows it; people by short name, times on the mall's clock, empty for none.

    Attributes:
        received: all documents, in the order in which they came.
        missing: names of what is still to be brought, until `complete_by` (ISO day).
        due: the promise; empty while the clock stands. `due_at` in UTC milliseconds.
        overdue: the clock runs and the promise is over.
        clock_from: when the clock started.
        stood_minutes: open minutes in which it stood, over all `stands`.
        moves: what can be done with it now.
        timeline: oldest first.
        contact: the last attempt to reach the applicant; None where nobody tried.
        conflicts: `<move>_when_<state>`.
    """

    id: str
    code: str
    day: str
    state: RequestState
    agency: str
    agency_name: str
    service: str
    service_name: str
    standard: str
    fee: str
    place: str
    visit_code: str
    ticket_number: str
    applicant: str
    proxy: str
    mandate: str
    company: str
    system: External | None
    reference: str
    received: tuple[PaperLine, ...]
    missing: tuple[str, ...]
    complete_by: str
    clock_from: str
    due: str
    due_at: int | None
    overdue: bool
    stands: tuple[StandLine, ...]
    stood_minutes: int
    product: str
    decision: Decision | None
    reject_reason: RejectReason | None
    referred_to: str
    collected: str
    collector: str
    proof: Proof | None
    papers: tuple[DrawnPaper, ...]
    moves: tuple[Move, ...]
    timeline: tuple[Line, ...]
    contact: LastContact | None
    conflicts: tuple[str, ...]


def request_detail(desk: Desk, about: str) -> RequestDetail:
    """Return a request by its id, or by its code as typed or scanned.

    Raises:
        Refused: there is no such request.
        NotAllowed: it is another agency's, for the role `counter`.
    """
    request_id, request = find_request(desk, about)
    require(desk, "request.show", request.agency)
    names = places.document_names(desk)
    service = read(desk.store, Subject.SERVICE, request.service)
    agency = read(desk.store, Subject.AGENCY, request.agency)
    visit = read(desk.store, Subject.VISIT, request.visit) if request.visit else None
    ticket = read(desk.store, Subject.TICKET, request.ticket) if request.ticket else None
    stands = _stands(desk, request)
    running = request.state is RequestState.IN_PROCESS and request.due_at is not None
    return RequestDetail(
        id=request_id,
        code=request.code,
        day=request.day,
        state=request.state,
        agency=request.agency,
        agency_name=agency.name,
        service=request.service,
        service_name=service.name,
        standard=service.standard_time,
        fee=service.fee,
        place=places.service_place(desk, request.service),
        visit_code=visit.code if visit else "",
        ticket_number=ticket.number if ticket else "",
        applicant=_short(desk, request.person),
        proxy=_short(desk, request.proxy),
        mandate=names.get(request.mandate or "", ""),
        company=_company(desk, request.company),
        system=request.system,
        reference=request.reference,
        received=tuple(_paper_line(one, names) for one in request.received),
        missing=missing_names(request, names),
        complete_by=request.complete_by or "",
        clock_from=_clock(desk, request.complete_at),
        due=_clock(desk, request.due_at if running else None),
        due_at=request.due_at if running else None,
        overdue=running and (request.due_at or 0) < desk.clock(),
        stands=stands,
        stood_minutes=sum(one.minutes for one in stands),
        product=names.get(request.product or "", ""),
        decision=request.decision,
        reject_reason=request.reject_reason,
        referred_to=request.referred_to or "",
        collected=_clock(desk, request.collected_at),
        collector=_short(desk, request.collector),
        proof=request.proof,
        papers=_papers(desk, request_id),
        moves=moves_of(request),
        timeline=timeline(desk, request_id),
        contact=_contact(desk, request),
        conflicts=request.conflicts,
    )


def _paper_line(one: ReceivedPaper, names: dict[str, str]) -> PaperLine:
    return PaperLine(names.get(one.document, one.document), one.form, one.quantity)


def moves_of(request: Request) -> tuple[Move, ...]:
    """Return what can be done with a request now; that papers lack is said by taking in what there is."""
    return tuple(name for name in Move if request.state in MOVES[name] and name is not Move.LACK)


def missing_names(request: Request, names: dict[str, str]) -> tuple[str, ...]:
    """Return what is still to be brought, `A atau B` where either will do."""
    groups = (group.split("|") for group in request.missing)
    return tuple(places.either(names.get(code, code) for code in codes) for codes in groups)


def _stands(desk: Desk, request: Request) -> tuple[StandLine, ...]:
    calendar = calendar_of_agency(desk, request.agency)
    found = []
    for one in request.stands:
        until = one.until
        if until is None and request.state in STANDING:
            until = desk.clock()
        minutes = calendar.open_minutes(instant(one.since), instant(until or one.since))
        found.append(StandLine(one.reason, _clock(desk, one.since), _clock(desk, one.until), minutes))
    return tuple(found)


def _contact(desk: Desk, request: Request) -> LastContact | None:
    if request.contact_way is None or request.contact_result is None:
        return None
    when, again = _clock(desk, request.contacted_at), request.again_on or ""
    return LastContact(request.contacts, when, request.contact_way, request.contact_result, again)


def _papers(desk: Desk, request_id: str) -> tuple[DrawnPaper, ...]:
    rows = desk.store.execute_sql(
        """SELECT p.id, p.paper, p.copy, p.drawn_at, j.state FROM paper p LEFT JOIN print_job j ON j.paper = p.id
        WHERE p.about_id = ? ORDER BY p.at_hlc LIMIT 100""",
        (request_id,),
    ).fetchall()
    return tuple(
        DrawnPaper(
            paper, kind, copy, clock(desk, instant_ms(drawn)), None if state is None else PrintState(state)
        )
        for paper, kind, copy, drawn, state in rows
    )


def _clock(desk: Desk, ms: int | None) -> str:
    return "" if ms is None else clock(desk, ms)


def _short(desk: Desk, person: str | None) -> str:
    state = read(desk.store, Subject.PERSON, person) if person else None
    return places.short_name(state.name) if state else ""


def _company(desk: Desk, person: str | None) -> str:
    state = read(desk.store, Subject.PERSON, person) if person else None
    return state.name if state else ""
