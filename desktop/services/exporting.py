"""Exports: registers as files for spreadsheets; each is journalled, and what leaves in clear at every person."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from desktop.desk import Desk, Outcome, Write
from desktop.errors import Refused
from desktop.queries.registers import people_in, ticket_table, visit_table
from desktop.queries.request_register import (
    people_of_places,
    people_of_requests,
    request_table,
    table_of_requests,
)
from desktop.queries.requests import RequestFilter, request_places
from desktop.security.permissions import require, require_fresh
from desktop.services.notes import write_note
from models.rules.bodies.notes import AccessExported, ExportPurpose, RegisterExported
from models.rules.events import Subject
from models.rules.identity import clean_text
from reports.columns import Table
from reports.table import table_csv, table_xlsx

REGISTERS: dict[str, Callable[[Desk, date, date, bool], Table]] = {
    "visits": lambda desk, first, last, reveal: visit_table(desk, first, last, reveal=reveal),
    "tickets": lambda desk, first, last, reveal: ticket_table(desk, first, last, reveal=reveal),
    "requests": lambda desk, first, last, reveal: request_table(desk, first, last, reveal=reveal),
}
FORMS: dict[str, Callable[[Table], bytes]] = {
    ".csv": table_csv,
    ".xlsx": lambda table: table_xlsx([table]),
}


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What shall leave.

    Attributes:
        register: `visits`, `tickets` or `requests`.
        first: local day; `last` too, both included.
        ending: of the file, `.csv` or `.xlsx`.
        reveal: names and numbers in clear, which needs a reason in words.
        reason: kept as a note.
        purpose: what it is for.
    """

    register: str
    first: date
    last: date
    ending: str
    reveal: bool = False
    reason: str = ""
    purpose: ExportPurpose = ExportPurpose.FIGURES


LISTED = "request_list"
"""What a list of requests is called among the registers that left."""
MOST_LISTED = 5000
"""Requests of a list that one file takes; more go out by days."""


@dataclass(frozen=True, slots=True)
class ListOrder:
    """Which requests of their page shall leave; the rest as in `ExportOrder`."""

    wanted: RequestFilter
    ending: str
    reveal: bool = False
    reason: str = ""
    purpose: ExportPurpose = ExportPurpose.FIGURES


@dataclass(frozen=True, slots=True)
class ExportedRegister:
    """The file's bytes, its rows without the header, and how many people stand in it in clear."""

    data: bytes
    rows: int
    people: int = 0


def export_register(desk: Desk, order: ExportOrder) -> Outcome[ExportedRegister]:
    """Return a register as a file, once it is journalled how much of what left, and in clear also who is in it.

    Raises:
        Refused: the days are in the wrong order, the ending is unknown, or a reason is missing.
        NotAllowed: the role does not reach, or the password was not given a moment ago.
    """
    _check(desk, order)
    if order.first > order.last:
        raise Refused("export.order", first=order.first, last=order.last)
    require_fresh(desk)
    if order.reveal:
        return _revealed(desk, order)
    made = _drawn(desk, order)
    with desk.writing() as write:
        keep_export(write, order, made)
    return Outcome(made)


def draw_list(desk: Desk, order: ListOrder) -> ExportedRegister:
    """Return the requests that a page shows as a masked file, for `export_list`; it takes long and only reads.

    Raises:
        Refused: there are too many for one file, the ending is unknown, or a reason is missing.
        NotAllowed: the role does not reach.
    """
    _check(desk, order)
    return _drawn(desk, replace(order, reveal=False))


def export_list(
    desk: Desk, order: ListOrder, drawn: ExportedRegister | None = None
) -> Outcome[ExportedRegister]:
    """Return the requests that a page shows as a file, by the same rules as a register.

    What was typed to find them is not kept: it may be somebody's name.

    Args:
        desk: with the officer signed in.
        order: which, and how.
        drawn: the masked file, where it is drawn already, so that other writers wait less.

    Raises:
        Refused: there are too many for one file, the ending is unknown, or a reason is missing.
        NotAllowed: the role does not reach, or the password was not given a moment ago.
    """
    _check(desk, order)
    require_fresh(desk)
    if order.reveal:
        return _revealed(desk, order)
    made = drawn or _drawn(desk, order)
    with desk.writing() as write:
        keep_export(write, order, made)
    return Outcome(made)


def keep_export(write: Write, order: ExportOrder | ListOrder, made: ExportedRegister) -> str:
    """Journal that a file leaves, why, and with how many rows; return the export's id."""
    export = write.new_id()
    if isinstance(order, ListOrder):
        register, first, last = LISTED, write.today(), write.today()
    else:
        register, first, last = order.register, order.first, order.last
    days, sha256 = (first.isoformat(), last.isoformat()), hashlib.sha256(made.data).hexdigest()
    write.append(RegisterExported(register, *days, order.purpose, made.rows, made.people, sha256), export)
    write_note(write, Subject.PAPER, export, "look", order.reason)
    return export


def _check(desk: Desk, order: ExportOrder | ListOrder) -> None:
    require(desk, "records.export")
    if order.reveal:
        require(desk, "records.reveal")
    if order.ending.lower() not in FORMS:
        raise Refused("file.ending", ending=order.ending, known=", ".join(FORMS))
    if (order.reveal or order.purpose is ExportPurpose.OTHER) and not clean_text(order.reason, 1000):
        raise Refused("export.no_reason")


def _drawn(desk: Desk, order: ExportOrder | ListOrder) -> ExportedRegister:
    if isinstance(order, ListOrder):
        table = table_of_requests(desk, _listed(desk, order), reveal=order.reveal)
    else:
        table = REGISTERS[order.register](desk, order.first, order.last, order.reveal)
    return ExportedRegister(FORMS[order.ending.lower()](table), len(table.rows))


def _listed(desk: Desk, order: ListOrder) -> tuple[int, ...]:
    places = request_places(desk, order.wanted, MOST_LISTED)
    if len(places) > MOST_LISTED:
        raise Refused("export.too_many", most=MOST_LISTED)
    return places


def _revealed(desk: Desk, order: ExportOrder | ListOrder) -> Outcome[ExportedRegister]:
    """Draw and journal in one transaction, so that the file holds exactly the people who are named there."""
    with desk.writing() as write:
        people = _people(desk, order)
        made = replace(_drawn(desk, order), people=len(people))
        export = keep_export(write, order, made)
        for person in people:
            write.append(AccessExported(export), person)
    return Outcome(made)


def _people(desk: Desk, order: ExportOrder | ListOrder) -> list[str]:
    """Return the ids of who stands in what leaves."""
    if isinstance(order, ListOrder):
        return people_of_places(desk, _listed(desk, order))
    if order.register == "requests":
        return people_of_requests(desk, order.first, order.last)
    return people_in(desk, order.register, order.first, order.last)
