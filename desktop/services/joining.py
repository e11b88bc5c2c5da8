"""Somebody who came today already needs one more service: it joins the visit of today, which stays one visit."""

from dataclasses import dataclass, replace

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.printing.rows import Step, held_documents, shown_number, steps_of
from desktop.queries.hall import hall
from desktop.queries.outlook import outlook
from desktop.queries.settings import privacy
from desktop.security.permissions import require
from desktop.services.check_in import Expected, expected, put_check_in
from desktop.services.issuing import Leg, issue_ticket, open_service
from desktop.services.notes import write_note, write_reason
from desktop.services.visits import (
    AddedVisit,
    IssuedTicket,
    NewVisit,
    check_consistency,
    check_documents,
    check_time,
    describe,
    put_person,
)
from models.rules.bodies import visits
from models.rules.bodies.visits import Priority
from models.rules.events import Subject
from models.rules.folds.places import Service
from models.rules.folds.tickets import OPEN
from models.rules.folds.visits import Visit
from models.rules.itinerary import LegPapers, PlannedLeg, plan_legs


@dataclass(frozen=True, slots=True)
class _Joining:
    """What joins which visit: codes and services in their order, bookings, the steps before, documents held."""

    visit: str
    codes: tuple[str, ...]
    services: list[Service]
    booked: dict[str, Expected]
    earlier: tuple[Step, ...]
    held: frozenset[str] | None


def join_visit(desk: Desk, visit_id: str, order: NewVisit) -> Outcome[AddedVisit]:
    """Give the numbers of more services within a visit of today, and return that visit with the new numbers only.

    What is told anew (documents, priority, needs, phone) is added to what the visit has; nothing of it is taken away.

    Args:
        desk: with the officer signed in.
        visit_id: of today.
        order: as for `add_visit`; its person, channel, party and arrival stay those of the visit.

    Raises:
        Refused: there is no such visit today; a number of the same service is still open in it; and as for
            `add_visit`, but for a question only, which joins nothing.
        NotAllowed: the role does not reach, or `anyway` without being a supervisor.
    """
    require(desk, "visit.add")
    if order.anyway:
        require(desk, "visit.anyway")
    check_consistency(replace(order, information_only=False), desk.clock())
    described, warnings = describe(order, desk.today())
    with desk.writing() as write:
        if not order.anyway:
            check_time(write)
        check_documents(write, order.documents or ())
        visit = _of_today(write, visit_id)
        booked = expected(write, order.bookings, write.now_ms)
        order = replace(order, services=tuple(dict.fromkeys((*order.services, *booked))))
        earlier = _earlier(desk, visit_id, order.services)
        services = [
            open_service(
                write, code, anyway=bool(order.anyway), promised=code in booked and booked[code].on_time
            )
            for code in order.services
        ]
        if visit.person:
            put_person(write, described, known=visit.person)
        held = _put_told(write, visit_id, visit, order, held_documents(visit, earlier))
        tickets = _issue(write, _Joining(visit_id, order.services, services, booked, earlier, held))
        if order.anyway:
            write_reason(write, Subject.VISIT, visit_id, order.anyway)
        if order.note:
            write_note(write, Subject.VISIT, visit_id, "note", order.note)
    changed = frozenset({Topic.QUEUE, Topic.PEOPLE, Topic.DAY})
    return Outcome(AddedVisit(visit_id, visit.code, tickets, warnings), changed)


def _of_today(write: Write, visit_id: str) -> Visit:
    visit: Visit | None = write.read(Subject.VISIT, visit_id)
    if visit is None or visit.day != write.today().isoformat():
        raise Refused("visit.not_today")
    return visit


def _earlier(desk: Desk, visit_id: str, wanted: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the steps that the visit has; none of them may still give what is wanted."""
    earlier = steps_of(desk, visit_id)
    for step in earlier:
        if step.ticket.service in wanted and step.ticket.state in OPEN:
            number = shown_number(desk, step.ticket.number)
            raise Refused("visit.service_there", service=step.service.name, number=number)
    return earlier


def _put_told(
    write: Write, visit_id: str, visit: Visit, order: NewVisit, known: frozenset[str] | None
) -> frozenset[str] | None:
    """Keep what was told anew, and return the documents that are held; None where nobody has asked."""
    basis = tuple(one for one in order.priority if one not in visit.priority)
    needs = tuple(one for one in order.needs if one not in visit.needs)
    if basis:
        write.append(visits.VisitPrioritised((*visit.priority, *basis)), visit_id)
    if needs:
        write.append(visits.VisitAccommodated((*visit.needs, *needs)), visit_id)
    for purpose, asked in (("disability", Priority.DISABILITY in basis), ("accommodation", bool(needs))):
        if asked and purpose not in visit.consents:
            write.append(visits.ConsentGiven(purpose, privacy(write.db).version), visit_id)
    if order.documents is None:
        return known
    held = tuple(dict.fromkeys((*visit.documents, *order.documents)))
    write.append(visits.DocumentsChecked(held), visit_id)
    return frozenset(held)


def _issue(write: Write, new: _Joining) -> tuple[IssuedTicket, ...]:
    """Issue the new legs behind those that are there; one that needs what an open one still makes waits for it."""
    papers = [LegPapers(step.service.requires, step.service.produces) for step in new.earlier]
    papers += [LegPapers(one.requires, one.produces) for one in new.services]
    plan = plan_legs(papers, new.held)[len(new.earlier) :]
    before = [step.id if step.ticket.state in OPEN else None for step in new.earlier]
    blocked = [_waits(planned, before) for planned in plan]
    priority = bool(write.read(Subject.VISIT, new.visit).priority)
    places = {code: one.place for code, one in new.booked.items()}
    told = outlook(hall(write.desk), new.codes, blocked, write.now_ms, priority=priority, booked=places)
    (last,) = write.db.execute_sql("SELECT max(leg) FROM ticket WHERE visit = ?", (new.visit,)).fetchone()
    several = len(new.codes) > 1  # one leg stands where it came
    issued: list[IssuedTicket] = []
    ids = list(before)
    for code, service, planned, one in zip(new.codes, new.services, plan, told, strict=True):
        leg = Leg(
            new.visit,
            code,
            service,
            leg=(last or 0) + len(issued) + 1,
            after=None if planned.after is None else ids[planned.after - 1],
            missing=planned.missing,
            queued_at=one.place_ms if several or code in new.booked else None,
            forecast=one.minutes,
        )
        ticket_id, ticket = issue_ticket(write, leg)
        ids.append(ticket_id)
        issued.append(IssuedTicket(ticket_id, ticket.number, code, ticket.state, planned.missing))
        if code in new.booked:
            put_check_in(write, new.booked[code], new.visit, ticket_id)
    return tuple(issued)


def _waits(planned: PlannedLeg, before: list[str | None]) -> bool:
    """Return whether a new leg waits for another: for a new one, or for an earlier one that is still open."""
    place = planned.after
    return place is not None and (place > len(before) or before[place - 1] is not None)
