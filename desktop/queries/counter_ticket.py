"""The ticket at the counter: whose it is as far as the counter must know, its papers, its path, its messages."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.printing.rows import held_documents, shown_number, steps_of
from desktop.queries.counter_referral import CurrentReferral, current_referral
from desktop.queries.hall import Hall
from desktop.queries.places import document_names, short_name
from desktop.queries.tickets_today import Today, TodayTicket
from desktop.queries.visit_path import PathStop, agency_of, path_stops
from models.fields import instant_ms
from models.folding import read
from models.rules.bodies.tickets import Pick
from models.rules.bodies.visits import Accommodation, Priority
from models.rules.events import Subject
from models.rules.folds.tickets import OPEN, Ticket, TicketState
from models.rules.folds.visits import Person, Visit
from models.rules.itinerary import PaperState

MOST_NOTES = 10


@dataclass(frozen=True, slots=True)
class CounterDocument:
    """One requirement of the service: names of what would do, joined as `KTP-el / KK`, and how it stands.

    Attributes:
        group: its document types as the catalogue joins them, `KTP|KK`.
        checked: the counter that sent the visitor has looked at it.
    """

    name: str
    state: PaperState
    group: str
    checked: bool = False


@dataclass(frozen=True, slots=True)
class CounterPaper:
    """One document type that a counter may have checked; `held`: the visitor is known to have it."""

    code: str
    name: str
    held: bool


@dataclass(frozen=True, slots=True)
class CounterNote:
    """Words for this counter.

    Attributes:
        agency_short: whose counter wrote them when sending the visitor here; empty: the front desk.
        at: UTC milliseconds.
    """

    text: str
    agency_short: str
    at: int


@dataclass(frozen=True, slots=True)
class CurrentTicket:
    """The ticket that is called or served at a counter; instants are UTC milliseconds.

    Attributes:
        number: as stored, for the use cases; `shown` as this mall shows it.
        name: how to address the visitor: call name, else first name and initial; empty for a guest.
        needs: kept with the visitor's consent.
        called_at: of the last call; `calls` is how often it was announced.
        started_at: None while nobody has come to the call.
        held_ms: time on hold, to be taken off the running service time.
        standard_minutes: usual service time, 0 where there is none.
        pick: why this one was called.
        path: the visit's stops; one alone for a visit with one step.
        papers: what the service asks for and makes, and what the visitor holds besides.
        referral: None for a visitor whom no counter sent.
    """

    id: str
    number: str
    shown: str
    visit: str
    visit_code: str
    name: str
    priority: tuple[Priority, ...]
    needs: tuple[Accommodation, ...]
    service: str
    service_name: str
    state: TicketState
    called_at: int | None
    calls: int
    started_at: int | None
    held_ms: int
    standard_minutes: int
    pick: Pick
    path: tuple[PathStop, ...]
    documents: tuple[CounterDocument, ...]
    notes: tuple[CounterNote, ...]
    papers: tuple[CounterPaper, ...]
    referral: CurrentReferral | None


def current_ticket(desk: Desk, now: Hall, tickets: Today, ticket: TodayTicket) -> CurrentTicket:
    """Return the ticket that is at a counter as its officer sees it."""
    state: Ticket = read(desk.store, Subject.TICKET, ticket.id)
    visit: Visit = read(desk.store, Subject.VISIT, ticket.visit)
    person: Person | None = read(desk.store, Subject.PERSON, visit.person) if visit.person else None
    call = next((one for one in state.calls if one.id == state.call), None)
    service = now.services.get(ticket.service) or read(desk.store, Subject.SERVICE, ticket.service)
    names = document_names(desk)
    referral = current_referral(desk, now, ticket.id, service.requires, names)
    known = _known_papers(desk, visit, ticket, referral)
    return CurrentTicket(
        id=ticket.id,
        number=ticket.number,
        shown=shown_number(desk, ticket.number),
        visit=ticket.visit,
        visit_code=visit.code,
        name="" if person is None else person.call_name or short_name(person.name),
        priority=ticket.priority,
        needs=visit.needs,
        service=ticket.service,
        service_name=service.name,
        state=ticket.state,
        called_at=ticket.called_at,
        calls=1 + (call.recalls if call else 0),
        started_at=ticket.started_at,
        held_ms=call.held_ms if call else 0,
        standard_minutes=service.minutes,
        pick=call.pick if call else Pick.ARRIVAL,
        path=path_stops(desk, now, tickets, ticket),
        documents=_documents(known, service.requires, names),
        notes=_notes(desk, now, state, ticket),
        papers=_papers(known, service.requires, service.produces, names),
        referral=referral,
    )


@dataclass(frozen=True, slots=True)
class _KnownPapers:
    """Document types that are held, still to be made by another step, or looked at by the sender; `asked` at intake."""

    asked: bool
    held: frozenset[str]
    coming: frozenset[str]
    checked: frozenset[str]


def _known_papers(
    desk: Desk, visit: Visit, ticket: TodayTicket, referral: CurrentReferral | None
) -> _KnownPapers:
    steps = steps_of(desk, ticket.visit)
    held = held_documents(visit, steps)
    others = [step for step in steps if step.id != ticket.id]
    made = {code for one in others if one.ticket.state is TicketState.DONE for code in one.service.produces}
    coming = {code for one in others if one.ticket.state in OPEN for code in one.service.produces}
    checked = frozenset(referral.documents if referral else ())
    seen = checked.union(made, held or ())
    return _KnownPapers(held is not None, seen, frozenset(coming), checked)


def _documents(
    known: _KnownPapers, requires: tuple[str, ...], names: dict[str, str]
) -> tuple[CounterDocument, ...]:
    """Return the requirements: held, made by a step that is done or checked on the way; coming, missing, not asked."""
    found = []
    for group in requires:
        codes = group.split("|")
        if known.held.intersection(codes):
            state = PaperState.HELD
        elif not known.asked:
            state = PaperState.UNASKED
        else:
            state = PaperState.COMES if known.coming.intersection(codes) else PaperState.MISSING
        name = " / ".join(names.get(code, code) for code in codes)
        found.append(CounterDocument(name, state, group, bool(known.checked.intersection(codes))))
    return tuple(found)


def _papers(
    known: _KnownPapers, requires: tuple[str, ...], produces: tuple[str, ...], names: dict[str, str]
) -> tuple[CounterPaper, ...]:
    asked = [code for group in requires for code in group.split("|")]
    codes = dict.fromkeys((*asked, *produces, *sorted(known.held)))
    return tuple(CounterPaper(code, names.get(code, code), code in known.held) for code in codes)


def _notes(desk: Desk, now: Hall, state: Ticket, ticket: TodayTicket) -> tuple[CounterNote, ...]:
    rows = desk.store.execute_sql(
        """SELECT purpose, text, written_at FROM note
        WHERE (about_id = ? AND purpose IN ('referral', 'note')) OR (about_id = ? AND purpose = 'note')
        ORDER BY written_at, id LIMIT ?""",
        (ticket.id, ticket.visit, MOST_NOTES),
    ).fetchall()
    sender = ""
    if state.referred_from is not None:
        before: Ticket = read(desk.store, Subject.TICKET, state.referred_from)
        agency = now.agencies.get(agency_of(desk, now, before.service))
        sender = agency.short if agency else ""
    return tuple(
        CounterNote(text, sender if purpose == "referral" else "", instant_ms(at))
        for purpose, text, at in rows
    )
