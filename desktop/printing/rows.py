"""The ticket, visit or request that a paper is about, as stored, with the steps of its visit."""

import re
from dataclasses import dataclass

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.queries.settings import NUMBERS, get_setting
from desktop.queries.tickets import ticket_with
from models.errors import RuleBroken
from models.folding import read
from models.rules import numbering
from models.rules.events import Subject
from models.rules.folds.places import Service
from models.rules.folds.requests import Request
from models.rules.folds.tickets import Ticket, TicketState
from models.rules.folds.visits import Visit
from models.rules.folds.voice import Complaint

_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Step:
    """One leg of a visit as its papers count it: `place` from 1, in leg order."""

    place: int
    id: str
    ticket: Ticket
    service: Service


def find_ticket(desk: Desk, about: str) -> tuple[str, Ticket]:
    """Return id and state of a ticket.

    Args:
        desk: where to read.
        about: its id, or its number of today, with or without the lane as papers show it.

    Raises:
        Refused: there is none.
    """
    typed, day = about.strip(), desk.today().isoformat()
    found = typed if _ID.fullmatch(typed) else ticket_with(desk.store, typed, day)
    ticket = None if found is None else read(desk.store, Subject.TICKET, found)
    if found is None or ticket is None:
        raise Refused("ticket.unknown", number=typed, day=day)
    return found, ticket


def find_visit(desk: Desk, about: str) -> tuple[str, Visit]:
    """Return id and state of a visit by its id, or by its code as typed or scanned.

    Raises:
        Refused: the code is not of this mall or was mistyped, or there is no such visit.
    """
    typed = about.strip()
    found = typed if _ID.fullmatch(typed) else _by_code(desk, typed, "visit")
    visit = None if found is None else read(desk.store, Subject.VISIT, found)
    if found is None or visit is None:
        raise Refused("visit.unknown")
    return found, visit


def find_request(desk: Desk, about: str) -> tuple[str, Request]:
    """Return id and state of a service request by its id, or by its code as typed or scanned.

    Raises:
        Refused: the code is not of this mall or was mistyped, or there is no such request.
    """
    typed = about.strip()
    found = typed if _ID.fullmatch(typed) else _by_code(desk, typed, "request")
    request = None if found is None else read(desk.store, Subject.REQUEST, found)
    if found is None or request is None:
        raise Refused("request.unknown")
    return found, request


def find_complaint(desk: Desk, about: str) -> tuple[str, Complaint]:
    """Return id and state of a complaint by its id, or by its code as typed or scanned.

    Raises:
        Refused: the code is not of this mall or was mistyped, or there is no such complaint.
    """
    typed = about.strip()
    found = typed if _ID.fullmatch(typed) else _by_code(desk, typed, "complaint")
    complaint = None if found is None else read(desk.store, Subject.COMPLAINT, found)
    if found is None or complaint is None:
        raise Refused("complaint.unknown")
    return found, complaint


def _by_code(desk: Desk, typed: str, table: str) -> str | None:
    try:
        code = numbering.check_code(desk.mall_key, typed)
    except RuleBroken as broken:
        raise Refused(broken.code, **broken.facts) from broken
    row = desk.store.execute_sql(f'SELECT id FROM "{table}" WHERE code = ?', (code.text,)).fetchone()
    return None if row is None else str(row[0])


def steps_of(desk: Desk, visit: str) -> tuple[Step, ...]:
    """Return the steps of a visit in leg order.

    A cancelled one is left out, unless another still waits for it: then the paper has to say so.
    """
    rows = desk.store.execute_sql("SELECT id FROM ticket WHERE visit = ? ORDER BY leg, id", (visit,))
    tickets = {row[0]: read(desk.store, Subject.TICKET, row[0]) for row in rows.fetchall()}
    awaited = {ticket.after for ticket in tickets.values() if ticket.state is TicketState.BLOCKED}
    shown = [
        (ticket_id, ticket)
        for ticket_id, ticket in tickets.items()
        if ticket.state is not TicketState.CANCELLED or ticket_id in awaited
    ]
    return tuple(
        Step(place, ticket_id, ticket, read(desk.store, Subject.SERVICE, ticket.service))
        for place, (ticket_id, ticket) in enumerate(shown, 1)
    )


def awaited_place(step: Step, steps: tuple[Step, ...]) -> int | None:
    """Return the place of the step that must be done first, None for one that queues already."""
    if step.ticket.state is not TicketState.BLOCKED:
        return None
    return next((other.place for other in steps if other.id == step.ticket.after), None)


def held_documents(visit: Visit, steps: tuple[Step, ...]) -> frozenset[str] | None:
    """Return the document types that the visitor holds, None where nobody has asked yet.

    An empty list of a visit may mean either; then what its tickets were found to miss decides.
    """
    asked = bool(visit.documents) or any(step.ticket.missing for step in steps)
    return frozenset(visit.documents) if asked else None


def shown_number(desk: Desk, number: str) -> str:
    """Return a ticket number as this mall shows it: without the lane where the setting hides it."""
    hidden = get_setting(desk.store, NUMBERS).get("hide_lane") is True
    return numbering.hide_lane(number) if hidden else number


def local_time(desk: Desk, ms: int) -> str:
    """Return the mall's local `HH:MM` of UTC milliseconds."""
    return f"{desk.calendar().local(instant(ms)):%H:%M}"
