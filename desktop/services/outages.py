"""Outage mode: what does not work is declared once, and everybody who waits is asked what to do."""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.outages import OutageNow, named_outage, outage_now, undecided_tickets
from desktop.security.permissions import require
from desktop.services.notes import write_note
from desktop.services.tickets import TicketNow, known_ticket
from models.journal import events_of
from models.rules.bodies import places
from models.rules.bodies import tickets as said
from models.rules.bodies.notes import AccessViewed, LookReason
from models.rules.bodies.officers import Role
from models.rules.bodies.places import OutageMode
from models.rules.bodies.tickets import OutageChoice
from models.rules.events import Subject, Undone, in_order
from models.rules.folds.places import Outage, Service
from models.rules.folds.tickets import Ticket, TicketState
from models.rules.folds.visits import Person, Visit
from models.rules.identity import clean_text
from models.rules.outages import Target, target

CHANGED = frozenset({Topic.QUEUE, Topic.COUNTERS, Topic.DAY})
LONGEST_NAME, LONGEST_CONTACT = 80, 80
OWN_NAMES = {"power": "Listrik", "network": "Jaringan"}
"""What has no system of its own is called so."""
_ASKED = frozenset({TicketState.WAITING, TicketState.BLOCKED})


@dataclass(frozen=True, slots=True)
class NewOutage:
    """An outage to declare.

    Attributes:
        system: its published name; empty for power and network, which have names of their own.
        scope: `service`, `agency`, `building`, `power` or `network`; empty: what service and agency tell.
        agency: code; it follows from a service.
        service: code, for the scope `service`.
        mode: what it does to new numbers.
    """

    system: str = ""
    scope: str = ""
    agency: str | None = None
    service: str | None = None
    mode: OutageMode = OutageMode.TAKE_FILES


def start_outage(desk: Desk, order: NewOutage) -> Outcome[str]:
    """Declare that something cannot serve, and return the outage's id.

    Raises:
        Refused: there is no such agency or service, the system has no name, the scope lacks its agency or
            service, or the same outage goes on already.
        NotAllowed: the role `counter` beyond its own agency.
    """
    scope = order.scope or ("service" if order.service else "agency" if order.agency else "building")
    name = clean_text(order.system, LONGEST_NAME) or OWN_NAMES.get(scope, "")
    with desk.writing() as write:
        hit = _target(write, scope, order)
        if hit.agency is None:
            require(desk, "outage.everywhere")
        require(desk, "outage.note", hit.agency)
        if not name:
            raise Refused("outage.no_name")
        _check_new(write, name, hit)
        outage = write.new_id()
        day = write.today().isoformat()
        begun = places.OutageStarted(hit.agency, name, day, hit.scope, hit.service, order.mode.value)
        write.append(begun, outage)
    return Outcome(outage, CHANGED)


def _target(write: Write, scope: str, order: NewOutage) -> Target:
    """Return what is hit.

    Raises:
        Refused: agency or service is unknown.
        RuleBroken: the scope lacks one of them.
    """
    if order.agency is not None and write.read(Subject.AGENCY, order.agency) is None:
        raise Refused("catalogue.no_agency", agency=order.agency)
    service: Service | None = None
    if order.service is not None:
        service = write.read(Subject.SERVICE, order.service)
        if service is None:
            raise Refused("service.unknown", service=order.service)
    return target(scope, order.agency, order.service, service.agency if service else None)


def _check_new(write: Write, name: str, hit: Target) -> None:
    """Refuse what goes on already, so that two officers who declare it at once make one outage."""
    rows = write.db.execute_sql(
        "SELECT system FROM outage WHERE ended_at IS NULL AND scope = ? AND agency IS ? AND service IS ?",
        (hit.scope, hit.agency, hit.service),
    ).fetchall()
    if any(system.casefold() == name.casefold() for (system,) in rows):
        raise Refused("outage.goes_on", system=name)


def end_outage(desk: Desk, named: str = "") -> Outcome[OutageNow]:
    """Note that it works again; an outage is named by its id, or by its system where only one goes on.

    Raises:
        Refused: there is no such outage, several are meant, or it has ended.
        NotAllowed: as for `start_outage`.
    """
    with desk.writing() as write:
        outage = named_outage(desk, named)
        state: Outage = write.read(Subject.OUTAGE, outage)
        if state.ended_at is not None:
            raise Refused("outage.not_running")
        _require(desk, state)
        write.append(places.OutageEnded(), outage)
        now = outage_now(desk, outage)
    return Outcome(now, CHANGED)


def undo_outage(desk: Desk, outage: str) -> Outcome[bool]:
    """Take back the last word on an outage, its end or its beginning; return whether it goes on now.

    Raises:
        Refused: there is none, or visitors have chosen already what to do about it.
    """
    with desk.writing() as write:
        state: Outage | None = write.read(Subject.OUTAGE, outage)
        if state is None:
            raise Refused("outage.unknown")
        _require(desk, state)
        last = in_order(events_of(write.db, Subject.OUTAGE, outage))[-1]
        if isinstance(last.body, places.OutageStarted) and _was_asked(write, outage, state.day):
            raise Refused("outage.chosen_already")
        after = write.append(Undone(last.origin, last.seq), outage, subject=Subject.OUTAGE)
    return Outcome(after is not None, CHANGED)


def _was_asked(write: Write, outage: str, day: str) -> bool:
    sql = """SELECT 1 FROM ticket t, json_each(t.choices) c
        WHERE t.day >= ? AND json_extract(c.value, '$.outage') = ? LIMIT 1"""
    return write.db.execute_sql(sql, (day, outage)).fetchone() is not None


def _require(desk: Desk, state: Outage) -> None:
    if state.agency is None:
        require(desk, "outage.everywhere")
    require(desk, "outage.note", state.agency)


def choose(
    desk: Desk, number: str, choice: OutageChoice, outage: str | None = None, contact: str = ""
) -> Outcome[TicketNow]:
    """Note what somebody who waits wants to do: wait on, leave the file, or be called back.

    Who leaves the file or is called back waits no longer: the ticket ends as `system_down`.

    Args:
        desk: with the officer signed in.
        number: of a ticket of today that waits or is blocked.
        choice: what the visitor chose.
        outage: its id; None: the oldest one that hits the ticket's service.
        contact: how to call back, kept as a note; may be empty where the visitor's phone is known.

    Raises:
        Refused: no outage hits the ticket, it waits no longer, or nobody knows how to call back.
    """
    with desk.writing() as write:
        ticket_id, ticket = known_ticket(write, number)
        service: Service = write.read(Subject.SERVICE, ticket.service)
        require(desk, "outage.choose", service.agency)
        about = _hitting(write, ticket, service.agency, outage)
        if ticket.state not in _ASKED:
            raise Refused("outage.not_waiting", number=ticket.number, state=ticket.state)
        words = clean_text(contact, LONGEST_CONTACT)
        if choice is OutageChoice.CALL_BACK and not words and not _phone(write, ticket):
            raise Refused("outage.no_contact", number=ticket.number)
        write.append(said.ChoiceGiven(about, choice), ticket_id)
        if choice is not OutageChoice.WAIT:
            write.append(said.TicketFinished(None, said.Outcome.SYSTEM_DOWN), ticket_id)
        if choice is OutageChoice.CALL_BACK:
            write_note(write, Subject.TICKET, ticket_id, "callback", words)
        after: Ticket = write.read(Subject.TICKET, ticket_id)
    return Outcome(TicketNow(after.number, after.state), CHANGED)


def _hitting(write: Write, ticket: Ticket, agency: str, outage: str | None) -> str:
    row = write.db.execute_sql(
        """SELECT id FROM outage WHERE ended_at IS NULL AND (? IS NULL OR id = ?)
        AND (agency IS NULL OR agency = ?) AND (service IS NULL OR service = ?)
        ORDER BY started_at, id LIMIT 1""",
        (outage, outage, agency, ticket.service),
    ).fetchone()
    if row is None:
        raise Refused("outage.hits_not", number=ticket.number)
    return str(row[0])


def _phone(write: Write, ticket: Ticket) -> str:
    visit: Visit = write.read(Subject.VISIT, ticket.visit)
    person: Person | None = write.read(Subject.PERSON, visit.person) if visit.person else None
    return "" if person is None else person.phone


def all_wait(desk: Desk, outage: str) -> Outcome[int]:
    """Note for all who have not chosen yet that they wait on; return how many that were.

    The role `counter` does so for its own agency.

    Raises:
        Refused: there is no such outage, or it is over.
    """
    session = desk.session
    own = session.agency if session is not None and session.role is Role.COUNTER else None
    require(desk, "outage.choose", own)
    with desk.writing() as write:
        now = outage_now(desk, outage)
        if now.ended_at is not None:
            raise Refused("outage.not_running")
        waiting = undecided_tickets(write.db, now, write.today().isoformat(), own)
        for ticket in waiting:
            write.append(said.ChoiceGiven(outage, OutageChoice.WAIT), ticket)
    return Outcome(len(waiting), CHANGED)


def contact_of(desk: Desk, ticket_id: str) -> Outcome[str]:
    """Return how to call back a visitor who chose that; the look is journalled.

    Raises:
        Refused: there is no such ticket, or nobody knows how.
    """
    with desk.writing() as write:
        ticket: Ticket | None = write.read(Subject.TICKET, ticket_id)
        if ticket is None:
            raise Refused("outage.no_callback")
        require(desk, "outage.choose", write.read(Subject.SERVICE, ticket.service).agency)
        if not any(one.choice is OutageChoice.CALL_BACK for one in ticket.choices):
            raise Refused("outage.no_callback")
        row = write.db.execute_sql(
            "SELECT text FROM note WHERE about_id = ? AND purpose = 'callback' ORDER BY written_at DESC LIMIT 1",
            (ticket_id,),
        ).fetchone()
        contact = row[0] if row else _phone(write, ticket)
        if not contact:
            raise Refused("outage.no_contact", number=ticket.number)
        visit: Visit = write.read(Subject.VISIT, ticket.visit)
        if visit.person is not None:
            write.append(AccessViewed(LookReason.CALLING_BACK, ticket.visit), visit.person)
    return Outcome(str(contact))
