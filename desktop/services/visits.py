"""Intake: a visitor comes, is found or written down, and gets a number for each service they need."""

from dataclasses import dataclass, replace
from datetime import date

from desktop.desk import Desk, Outcome, Topic, Write, instant, milliseconds
from desktop.errors import Refused
from desktop.queries.hall import hall
from desktop.queries.outlook import Told, outlook
from desktop.queries.people import person_with
from desktop.queries.same_people import kept_id
from desktop.queries.settings import privacy
from desktop.security.permissions import require
from desktop.services.check_in import Expected, booker, expected, put_check_in
from desktop.services.issuing import Leg, issue_ticket, open_service
from desktop.services.notes import write_note, write_reason
from models.rules import clock
from models.rules.bodies import people, visits
from models.rules.bodies.people import IdType
from models.rules.bodies.places import ClockConfirmed
from models.rules.bodies.visits import Accommodation, Channel, Priority
from models.rules.events import Source, Subject
from models.rules.folds.places import Service
from models.rules.folds.tickets import TicketState
from models.rules.identity import NAME_LIMIT, age, clean_text, read_name, read_nik, read_phone
from models.rules.itinerary import LegPapers, plan_legs
from models.rules.numbering import split_lane, visit_code

PARTY = range(1, 1000)
LONGEST_NUMBER, LONGEST_REASON = 30, 120
"""Characters of a passport's or permit's number, and of why there is none."""
OLDEST = 1900
"""First year of a birth that can be meant."""
ELDERLY_AGE = 60
"""Years. Source: UU 13/1998 article 1, lanjut usia."""
"""Version of the notice about personal data that the desk shows."""


@dataclass(frozen=True, slots=True)
class NewVisit:
    """What an officer enters at intake; everything but the services may be left out.

    Attributes:
        services: codes, in the order in which the visitor shall go; empty for an information-only visit.
        person: id of a person found before; None: a new one, or a guest when nothing is given.
        id_number: NIK, or another number when `id_type` says so; read without blanks and dashes.
        documents: codes of document types that the visitor holds; None: not checked.
        consent: the visitor agreed that disability and needs are kept.
        bookings: codes of bookings that are checked in with it; their services and person are taken over.
        anyway: a supervisor's reason to take the visit though hours, holiday, quota or clock forbid it.
    """

    services: tuple[str, ...] = ()
    person: str | None = None
    name: str = ""
    call_name: str = ""
    id_type: IdType = IdType.NIK
    id_number: str = ""
    no_id_reason: str = ""
    phone: str = ""
    birth: date | None = None
    priority: tuple[Priority, ...] = ()
    needs: tuple[Accommodation, ...] = ()
    consent: bool = False
    documents: tuple[str, ...] | None = None
    channel: Channel = Channel.DIRECT
    party: int = 1
    information_only: bool = False
    arrived_at: int | None = None
    note: str = ""
    bookings: tuple[str, ...] = ()
    anyway: str = ""


@dataclass(frozen=True, slots=True)
class IssuedTicket:
    """A number that was given."""

    id: str
    number: str
    service: str
    state: TicketState
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddedVisit:
    """The visit that was taken in; `warnings` are codes of what an officer should look at."""

    id: str
    code: str
    tickets: tuple[IssuedTicket, ...]
    warnings: tuple[str, ...] = ()


def add_visit(desk: Desk, order: NewVisit) -> Outcome[AddedVisit]:
    """Take in a visitor: person, visit, and one ticket for each service.

    Raises:
        Refused: a service or a document type is unknown; a service is closed, not served here or full; the
            mall is closed; the clock is doubtful; an id number cannot be one; disability or needs without consent;
            a booking cannot be checked in.
        NotAllowed: the role does not reach, or `anyway` without being a supervisor.
    """
    require(desk, "visit.add")
    if order.anyway:
        require(desk, "visit.anyway")
    check_consistency(order, desk.clock())
    described, warnings = describe(order, desk.today())
    with desk.writing() as write:
        if not order.anyway:
            check_time(write)
        check_documents(write, order.documents or ())
        came = write.now_ms if order.arrived_at is None else order.arrived_at
        booked = expected(write, order.bookings, came)
        order = replace(order, services=tuple(dict.fromkeys((*order.services, *booked))))
        services = [_open(write, code, order, booked) for code in order.services]
        person = put_person(write, described, known=order.person or booker(write, described, booked))
        visit_id, code = put_visit(write, order, person)
        _put_needs(write, visit_id, order, _birth(write, person))
        tickets = _issue_all(write, visit_id, order, services, booked)
        if order.anyway:
            write_reason(write, Subject.VISIT, visit_id, order.anyway)
        if order.note:
            write_note(write, Subject.VISIT, visit_id, "note", order.note)
    changed = frozenset({Topic.QUEUE, Topic.PEOPLE, Topic.DAY})
    return Outcome(AddedVisit(visit_id, code, tickets, warnings), changed)


def check_consistency(order: NewVisit, now_ms: int) -> None:
    """Let an order pass that does not contradict itself; `Refused` says where it does."""
    if not (order.services or order.bookings or order.information_only):
        raise Refused("visit.no_service")
    if (order.services or order.bookings) and order.information_only:
        raise Refused("visit.information_with_service")
    if len(set(order.services)) != len(order.services):
        raise Refused("visit.service_twice")
    if order.party not in PARTY:
        raise Refused("visit.party", most=PARTY[-1])
    if order.arrived_at is not None and order.arrived_at > now_ms:
        raise Refused("visit.arrived_later")
    if (order.needs or Priority.DISABILITY in order.priority) and not order.consent:
        raise Refused("visit.consent_needed")


def _open(write: Write, code: str, order: NewVisit, booked: dict[str, Expected]) -> Service:
    promised = code in booked and booked[code].on_time
    return open_service(write, code, anyway=bool(order.anyway), promised=promised)


def check_documents(write: Write, documents: tuple[str, ...]) -> None:
    """Let known document types pass; `Refused` names one that is unknown."""
    for code in documents:
        if write.read(Subject.DOCUMENT_TYPE, code) is None:
            raise Refused("visit.document_unknown", document=code)


def check_time(write: Write) -> None:
    """Let an open mall with a sane clock pass; `Refused` says why no number is given now."""
    desk = write.desk
    check_clock(desk, write)
    now_ms = desk.clock()
    calendar = desk.calendar()
    if not calendar.accepts_tickets(instant(now_ms)):
        opening = calendar.opening(instant(now_ms))
        until = opening.until.strftime("%d/%m/%Y %H.%M") if opening.until else "-"
        raise Refused(f"visit.{opening.state}", name=opening.name, until=until)


def check_clock(desk: Desk, write: Write) -> None:
    """Let a sane clock pass.

    Raises:
        Refused: it is behind what happened last, or far after it, and no supervisor has confirmed it.
    """
    now_ms = desk.clock()
    for last in (write.last_ms, _last_visit_ms(write)):
        doubt = clock.doubtful(now_ms, last)
        if doubt is not None and not write.clock_confirmed(now_ms):
            local = desk.calendar().local(instant(last or 0))
            raise Refused(f"clock.{doubt}", last=f"{local:%d/%m/%Y %H.%M} {desk.calendar().zone}")


def _last_visit_ms(write: Write) -> int | None:
    """Return when the last visitor was taken in, told by the visit's id; None before the first.

    Opening a counter is an event too, and must not make a clock that is a year ahead look right.
    """
    (newest,) = write.db.execute_sql("SELECT max(id) FROM visit").fetchone()
    return None if newest is None else int(newest[:12], 16)


def describe(order: NewVisit, today: date) -> tuple[people.PersonDescribed | None, tuple[str, ...]]:
    """Return what is to be kept about the person (None: a guest without any data) and warnings.

    Raises:
        RuleBroken: the id number, the name or the phone cannot be one.
        Refused: the birth is to come, or too long ago.
    """
    warnings: list[str] = []
    birth, sex, number = order.birth, "", ""
    if birth and not date(OLDEST, 1, 1) <= birth <= today:
        raise Refused("visit.birth")
    name = read_name(order.name) if order.name.strip() else None
    phone = read_phone(order.phone) if order.phone.strip() else None
    if order.id_number.strip():
        if order.id_type is IdType.NIK:
            nik = read_nik(order.id_number, today)
            number, sex = nik.value, nik.sex or ""
            warnings += nik.warnings
        else:
            number = "".join(clean_text(order.id_number, LONGEST_NUMBER).split()).upper()
    warnings += (name.warnings if name else ()) + (phone.warnings if phone else ())
    if not (name or number or phone or (order.person and birth)):
        return None, tuple(warnings)
    return (
        people.PersonDescribed(
            name=name.full if name else "",
            call_name=clean_text(order.call_name, NAME_LIMIT),
            id_type=order.id_type if number else IdType.NONE,
            id_number=number,
            no_id_reason="" if number else clean_text(order.no_id_reason, LONGEST_REASON),
            phone=phone.value if phone else "",
            birth=birth.isoformat() if birth else "",
            sex=sex,
        ),
        tuple(warnings),
    )


def put_person(
    write: Write,
    described: people.PersonDescribed | None,
    *,
    known: str | None = None,
    at: int | None = None,
    source: Source | None = None,
) -> str | None:
    """Return the person's id: the one known by this id number, else a new one; None for a guest.

    Of somebody who was merged into another it is the one under whom they are found.

    A known person who gives something new (a phone, a name where there was none) is described anew;
    a differing name is kept as it stands, since who is who is for an officer to say.

    Args:
        write: the transaction.
        described: what was told; None for nothing.
        known: id of a person found before; by number otherwise.
        at: the instant that people mean; now by default.
        source: the desk's own by default.
    """
    known = kept_id(write.db, known) if known else None
    if described is None:
        return known
    known = known or person_with(write.db, described.id_type, described.id_number)
    if known is None:
        person = write.new_id()
        write.append(described, person, at=at, source=source)
        return person
    state = write.read(Subject.PERSON, known)
    if state.restricted:  # nothing more is kept of somebody whose data are not to be used
        return known
    merged = replace(
        described,
        name=state.name or described.name,
        phone=described.phone or state.phone,
        birth=described.birth or state.birth,
        sex=described.sex or state.sex,
        id_type=state.id_type if state.id_number or not described.id_number else described.id_type,
        id_number=state.id_number or described.id_number,
        no_id_reason="" if state.id_number else described.no_id_reason or state.no_id_reason,
        call_name=described.call_name or state.call_name,
        village=described.village or state.village,
    )
    if any(
        getattr(merged, key) != getattr(state, key)
        for key in ("name", "phone", "birth", "call_name", "id_number")
    ):
        write.append(merged, known, at=at, source=source)
    return known


def put_visit(
    write: Write,
    order: NewVisit,
    person: str | None,
    *,
    day: date | None = None,
    paper: str | None = None,
    at: int | None = None,
    source: Source | None = None,
) -> tuple[str, str]:
    """Append the arrival of a visit and return its id and its code on paper.

    Args:
        write: the transaction.
        order: channel, party, arrival.
        person: whose visit; None for a guest.
        day: local day; today by default.
        paper: key of the visit on an imported paper day.
        at: the instant that people mean; now by default.
        source: the desk's own by default.
    """
    desk = write.desk
    day = day or write.today()
    (last,) = write.db.execute_sql(
        "SELECT max(count) FROM visit WHERE day = ? AND lane = ?", (day.isoformat(), desk.lane)
    ).fetchone()
    count = (last or 0) + 1
    visit_id, code = write.new_id(), visit_code(desk.mall_key, *split_lane(desk.lane), day, count)
    arrived = visits.VisitArrived(
        code=code,
        day=day.isoformat(),
        lane=desk.lane,
        count=count,
        person=person,
        channel=order.channel,
        party=order.party,
        information_only=order.information_only,
        paper=paper,
        arrived_at=order.arrived_at,
    )
    write.append(arrived, visit_id, at=at, source=source)
    return visit_id, code


def _birth(write: Write, person: str | None) -> date | None:
    """Return the date of birth that the desk knows of a person."""
    state = write.read(Subject.PERSON, person) if person else None
    return date.fromisoformat(state.birth) if state is not None and state.birth else None


def _put_needs(write: Write, visit_id: str, order: NewVisit, known_birth: date | None) -> None:
    basis = order.priority
    birth = order.birth or known_birth
    if birth and Priority.ELDERLY not in basis and age(birth, write.today()) >= ELDERLY_AGE:
        basis = (Priority.ELDERLY, *basis)
    if not order.information_only:
        write.append(visits.VisitGreeted(), visit_id)
    if basis:
        write.append(visits.VisitPrioritised(basis), visit_id)
    if order.needs:
        write.append(visits.VisitAccommodated(order.needs), visit_id)
    for purpose, asked in (
        ("disability", Priority.DISABILITY in basis),
        ("accommodation", bool(order.needs)),
    ):
        if asked:
            write.append(visits.ConsentGiven(purpose, privacy(write.db).version), visit_id)
    if order.documents is not None:
        write.append(visits.DocumentsChecked(order.documents), visit_id)


def _issue_all(
    write: Write, visit_id: str, order: NewVisit, services: list[Service], booked: dict[str, Expected]
) -> tuple[IssuedTicket, ...]:
    """Issue the legs in the order given; which waits for which, `plan_legs` decides, and the policy their places."""
    plan = plan_legs([LegPapers(one.requires, one.produces) for one in services], order.documents)
    told = _told(write, visit_id, order, booked, [planned.after is not None for planned in plan])
    several = len(order.services) > 1  # one leg stands where it came
    issued: list[IssuedTicket] = []
    for code, service, planned, one in zip(order.services, services, plan, told, strict=True):
        after = None if planned.after is None else issued[planned.after - 1].id
        leg = Leg(
            visit_id,
            code,
            service,
            leg=len(issued) + 1,
            after=after,
            missing=planned.missing,
            queued_at=one.place_ms if several or code in booked else None,
            forecast=one.minutes,
        )
        ticket_id, ticket = issue_ticket(write, leg)
        issued.append(IssuedTicket(ticket_id, ticket.number, code, ticket.state, planned.missing))
        if code in booked:
            put_check_in(write, booked[code], visit_id, ticket_id)
    return tuple(issued)


def _told(
    write: Write, visit_id: str, order: NewVisit, booked: dict[str, Expected], blocked: list[bool]
) -> tuple[Told, ...]:
    """Return the place of each leg in its queue, and how long its visitor is told to wait."""
    if not order.services:
        return ()
    arrived = write.now_ms if order.arrived_at is None else order.arrived_at
    first = bool(write.read(Subject.VISIT, visit_id).priority)
    places = {code: one.place for code, one in booked.items()}
    return outlook(hall(write.desk), order.services, blocked, arrived, priority=first, booked=places)


def confirm_clock(desk: Desk, reason: str) -> Outcome[None]:
    """Say that the desk's clock is right though it looks doubtful; a supervisor's act."""
    require(desk, "clock.confirm")
    with desk.writing() as write:
        write.append(ClockConfirmed(), desk.origin, at=milliseconds(desk.now()))
        write_reason(write, Subject.DESK, desk.origin, reason)
    return Outcome(None, frozenset({Topic.SETTINGS}))
