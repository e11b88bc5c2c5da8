"""Opening a service request: its number, whose it is, and what came with it; and handing its product over."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop.desk import Desk, Outcome, Write
from desktop.errors import Refused
from desktop.printing import rows
from desktop.queries.same_people import kept_id
from desktop.security.permissions import require
from desktop.services.notes import write_note
from desktop.services.requests import RequestNow, go_on, known_request, now, take_papers
from desktop.services.tickets import finish_ticket
from desktop.services.visits import NewVisit, describe, put_person
from models.folding import read
from models.rules.at_counter import papers_at_counter
from models.rules.bodies import requests as said
from models.rules.bodies.people import IdType, PersonDescribed
from models.rules.bodies.requests import External, PaperForm, Proof, ReceivedPaper
from models.rules.events import Subject
from models.rules.folds.places import Service
from models.rules.folds.requests import Move, Request, move
from models.rules.folds.tickets import Ticket, TicketState
from models.rules.folds.visits import Visit
from models.rules.identity import NAME_LIMIT, clean_text, search_key
from models.rules.numbering import request_code, split_lane

COMPANY = "company"
"""Why a company has no number of a person."""
_REFERENCE = re.compile(r"[A-Z0-9][A-Z0-9./-]{2,39}")
_NIK = re.compile("[0-9]{16}")
_NOBODY_COMES = frozenset({Proof.POST, Proof.ELECTRONIC})


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as an officer enters them: the id of a known one, or what they say of themselves."""

    person: str | None = None
    name: str = ""
    id_type: IdType = IdType.NIK
    id_number: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRequest:
    """What an officer enters; a ticket, or a service with or without a visit.

    Attributes:
        ticket: number of today or id of the leg at whose counter the papers lie.
        visit: code or id; not needed with a ticket.
        service: code; not needed with a ticket.
        applicant: whose matter it is; the visitor by default. One visit may open several, for several applicants.
        proxy: who acts for the applicant; `mandate` is the document type that says so.
        by_visitor: the visitor acts for the applicant, unless `proxy` names somebody; no matter where the two are
            one person, or the visitor is a guest without a name.
        company: name of the company for which the applicant asks.
        received: what came; None: what the visit is known to hold, and a draft where nobody looked.
        complete_by: until when the rest shall be brought.
        verified: somebody looked through it: with nothing missing the clock starts at once.
        system: in which the matter has the number `reference`.
        note: words for whoever works on it.
    """

    ticket: str | None = None
    visit: str | None = None
    service: str | None = None
    applicant: Someone | None = None
    proxy: Someone | None = None
    mandate: str | None = None
    by_visitor: bool = False
    company: str = ""
    received: tuple[ReceivedPaper, ...] | None = None
    complete_by: date | None = None
    verified: bool = True
    system: External | None = None
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a request is opened: service, visit and leg as far as they are known."""

    service: str
    visit_id: str | None = None
    visit: Visit | None = None
    ticket_id: str | None = None
    number: str = ""
    papers_known: bool = False
    system_down: bool = False


def open_request(desk: Desk, order: NewRequest, *, finish: bool = False) -> Outcome[RequestNow]:
    """Open a request and take in what came with it.

    Args:
        desk: with the officer signed in.
        order: the request.
        finish: the service of its ticket ends as done; the request stays open.

    Raises:
        Refused: there is no such ticket, visit or service; no papers can be at the counter in the ticket's state;
            a person's number, a reference or a document type cannot be one; a mandate without a proxy.
        NotAllowed: the role does not reach.
    """
    with desk.writing() as write:
        place = _place(desk, order)
        service: Service | None = write.read(Subject.SERVICE, place.service)
        if service is None:
            raise Refused("service.unknown", service=place.service)
        require(desk, "request.open", service.agency)
        request_id = _put(write, order, place, service)
        if order.reference:
            give_reference(write, request_id, order.system, order.reference)
        received = order.received if order.received is not None else _held(place, service)
        if received is not None:
            take_papers(
                write, request_id, write.read(Subject.REQUEST, request_id), received, order.complete_by
            )
            after: Request = write.read(Subject.REQUEST, request_id)
            if order.verified and not after.missing and not place.system_down:
                go_on(write, request_id, after)
        write_note(write, Subject.REQUEST, request_id, "note", order.note)
        done = now(write, request_id)
        if finish and place.number:
            return Outcome(done.value, done.changed | finish_ticket(desk, place.number).changed)
        return done


def _put(write: Write, order: NewRequest, place: _Place, service: Service) -> str:
    """Append the opening under the next number of this lane and day; return its id."""
    desk, day = write.desk, write.today()
    applicant, proxy = _people(write, order, place)
    if order.mandate is not None and proxy is None:
        raise Refused("request.mandate_alone")
    if order.mandate is not None and write.read(Subject.DOCUMENT_TYPE, order.mandate) is None:
        raise Refused("visit.document_unknown", document=order.mandate)
    (last,) = write.db.execute_sql(
        "SELECT max(count) FROM request WHERE day = ? AND lane = ?", (day.isoformat(), desk.lane)
    ).fetchone()
    count = (last or 0) + 1
    opened = said.RequestOpened(
        code=request_code(desk.mall_key, *split_lane(desk.lane), day, count),
        day=day.isoformat(),
        lane=desk.lane,
        count=count,
        agency=service.agency,
        service=place.service,
        visit=place.visit_id,
        ticket=place.ticket_id,
        person=applicant,
        proxy=proxy,
        mandate=order.mandate,
        company=_put_company(write, order.company),
    )
    request_id = write.new_id()
    write.append(opened, request_id)
    return request_id


def _people(write: Write, order: NewRequest, place: _Place) -> tuple[str | None, str | None]:
    """Return the ids of the applicant and of who acts for them."""
    visitor = place.visit.person if place.visit else None
    applicant = visitor
    if order.applicant is not None:
        known = _named(write, order.applicant.name, _people_here(write, place))
        told = order.applicant
        alone = known is not None and not (told.person or told.id_number.strip())
        applicant = put_someone(write, replace(told, person=known) if alone else told)
    proxy = None if order.proxy is None else put_someone(write, order.proxy)
    if proxy is None and order.by_visitor and visitor is not None:
        acts = kept_id(write.db, visitor)
        proxy = acts if acts != applicant else None
    return applicant, proxy


def _people_here(write: Write, place: _Place) -> tuple[str | None, ...]:
    """Return who is known in this visit: the visitor, and the applicants of its other requests."""
    if place.visit is None:
        return ()
    listed = write.db.execute_sql(
        "SELECT DISTINCT person FROM request WHERE visit = ? AND person IS NOT NULL ORDER BY person",
        (place.visit_id,),
    ).fetchall()
    return (place.visit.person, *(row[0] for row in listed))


def _named(write: Write, name: str, people: Iterable[str | None]) -> str | None:
    """Return the first of these who has a name; None for nobody.

    A name that is said again at the counter means the same person, and makes no second entry of them.
    """
    if not name.strip():
        return None
    wanted = search_key(name)
    for person in filter(None, people):
        state = write.read(Subject.PERSON, person)
        if state is not None and state.name and search_key(state.name) == wanted:
            return kept_id(write.db, person)
    return None


def _place(desk: Desk, order: NewRequest) -> _Place:
    if order.ticket is None:
        if order.service is None:
            raise Refused("request.no_service")
        if order.visit is None:
            return _Place(order.service)
        visit_id, visit = rows.find_visit(desk, order.visit)
        return _Place(order.service, visit_id, visit)
    ticket_id, ticket = rows.find_ticket(desk, order.ticket)
    require(desk, "request.open", read(desk.store, Subject.SERVICE, ticket.service).agency)
    if not papers_at_counter(ticket):
        raise Refused("paper.nothing_received", number=ticket.number, state=ticket.state)
    return _of_ticket(desk, ticket_id, ticket)


def _of_ticket(desk: Desk, ticket_id: str, ticket: Ticket) -> _Place:
    visit_id, visit = rows.find_visit(desk, ticket.visit)
    held = rows.held_documents(visit, rows.steps_of(desk, visit_id))
    down = ticket.state is TicketState.SYSTEM_DOWN
    return _Place(ticket.service, visit_id, visit, ticket_id, ticket.number, held is not None, down)


def _held(place: _Place, service: Service) -> tuple[ReceivedPaper, ...] | None:
    """Return what the visit is known to hold of what the service asks for; None where nobody looked."""
    if place.visit is None or not (place.papers_known or place.visit.documents or not service.requires):
        return None
    held = set(place.visit.documents)
    codes = [code for group in service.requires for code in group.split("|") if code in held]
    return tuple(ReceivedPaper(code, PaperForm.UNSAID) for code in dict.fromkeys(codes))


def put_someone(write: Write, someone: Someone) -> str | None:
    """Return the id of a person as entered, a new one where they are not known; None where nothing is said.

    Raises:
        Refused: the id is nobody's, or a number, a name or a phone cannot be one.
    """
    if someone.person is not None and write.read(Subject.PERSON, someone.person) is None:
        raise Refused("request.person_unknown")
    told = NewVisit(
        person=someone.person,
        name=someone.name,
        id_type=someone.id_type,
        id_number=someone.id_number,
        phone=someone.phone,
    )
    return put_person(write, describe(told, write.today())[0], known=someone.person)


def _put_company(write: Write, name: str) -> str | None:
    words = clean_text(name, NAME_LIMIT)
    return put_person(write, PersonDescribed(name=words, no_id_reason=COMPANY)) if words else None


def add_reference(desk: Desk, code: str, system: External, reference: str) -> Outcome[RequestNow]:
    """Keep the number that an agency's own system gave to a request; the newest counts.

    Raises:
        Refused: there is no such request, or the number cannot be one.
    """
    with desk.writing() as write:
        request_id, _ = known_request(write, code, "request.receive")
        give_reference(write, request_id, system, reference)
        return now(write, request_id)


def give_reference(write: Write, request_id: str, system: External | None, reference: str) -> None:
    """Append the number in another system; a NIK is none, since this is never erased."""
    number = "".join(reference.split()).upper()
    if not _REFERENCE.fullmatch(number) or _NIK.fullmatch(number):
        raise Refused("request.reference")
    write.append(said.ReferenceGiven(system or External.OTHER, number), request_id)


def hand_over(
    desk: Desk, code: str, proof: Proof, collector: Someone | None = None, note: str = ""
) -> Outcome[RequestNow]:
    """Note that the product was collected, by whom and against what.

    Args:
        desk: with the officer signed in.
        code: of the request.
        proof: against what; by post and electronically nobody comes.
        collector: who came; the applicant by default, the proxy against a power of attorney. The name of either
            without a number means that person.
        note: words.

    Raises:
        Refused: there is no such request, its product is not ready, somebody else comes without a power of
            attorney, nobody is named who holds one, or somebody is named where nobody comes.
    """
    with desk.writing() as write:
        request_id, request = known_request(write, code, "request.hand_over")
        move(Move.PICK_UP, request.state, request.code)
        person = _collector(write, request, proof, collector)
        write.append(said.ProductCollected(proof, person), request_id)
        write_note(write, Subject.REQUEST, request_id, "note", note)
        return now(write, request_id)


def _collector(write: Write, request: Request, proof: Proof, collector: Someone | None) -> str | None:
    if proof in _NOBODY_COMES:
        if collector is not None:
            raise Refused("request.nobody_comes", number=request.code)
        return None
    if collector is not None:
        theirs = (request.person, request.proxy)
        known = _named(write, collector.name, theirs)
        alone = known is not None and not (collector.person or collector.id_number.strip())
        person = known if alone else put_someone(write, collector)
        if person is None:
            raise Refused("request.no_collector", number=request.code)
        merged = {kept_id(write.db, one) for one in theirs if one}  # whose entries were joined since
        if person not in {*theirs, *merged} and proof is not Proof.POWER_OF_ATTORNEY:
            raise Refused("request.needs_mandate", number=request.code)
        return person
    if proof is Proof.POWER_OF_ATTORNEY:
        if request.proxy is None:
            raise Refused("request.no_collector", number=request.code)
        return request.proxy
    return request.person
