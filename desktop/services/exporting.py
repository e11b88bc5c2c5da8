"""Exports: registers as files for spreadsheets; what leaves the program in clear is journalled per person."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
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
from desktop.security.permissions import require
from desktop.services.notes import write_note
from models.rules.bodies.notes import AccessExported, PaperDrawn
from models.rules.events import Subject
from models.rules.identity import clean_text
from reports.table import Table, table_csv, table_xlsx

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
        reveal: names and numbers in clear, which needs a reason.
    """

    register: str
    first: date
    last: date
    ending: str
    reveal: bool = False
    reason: str = ""


MOST_LISTED = 5000
"""Requests of a list that one file takes; more go out by days."""


@dataclass(frozen=True, slots=True)
class ListOrder:
    """Which requests of their page shall leave; `ending`, `reveal` and `reason` as in `ExportOrder`."""

    wanted: RequestFilter
    ending: str
    reveal: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExportedRegister:
    """The file's bytes, its rows without the header, and how many people stand in it in clear."""

    data: bytes
    rows: int
    people: int = 0


def export_register(desk: Desk, order: ExportOrder) -> Outcome[ExportedRegister]:
    """Return a register as a file; in clear only once it is journalled who is in it, and why.

    Raises:
        Refused: the days are in the wrong order, the ending is unknown, or a reason is missing.
        NotAllowed: the role does not reach.
    """
    _check(desk, order)
    if order.first > order.last:
        raise Refused("export.order", first=order.first, last=order.last)
    if not order.reveal:
        data, rows = _drawn(desk, order)
        return Outcome(ExportedRegister(data, rows))
    return _revealed(desk, order)


@dataclass(frozen=True, slots=True)
class DrawnList:
    """A masked file before it is journalled: its bytes, and its rows without the header."""

    data: bytes
    rows: int


def draw_list(desk: Desk, order: ListOrder) -> DrawnList:
    """Return the requests that a page shows as a masked file, for `export_list`; it takes long and only reads.

    Raises:
        Refused: there are too many for one file, or the ending is unknown.
        NotAllowed: the role does not reach.
    """
    _check(desk, order)
    table = table_of_requests(desk, _listed(desk, order))
    return DrawnList(FORMS[order.ending.lower()](table), len(table.rows))


def export_list(desk: Desk, order: ListOrder, drawn: DrawnList | None = None) -> Outcome[ExportedRegister]:
    """Return the requests that a page shows as a file; it is journalled that they left, and in clear who and why.

    What was typed to find them is not kept: it may be somebody's name.

    Args:
        desk: with the officer signed in.
        order: which, and how.
        drawn: the masked file, where it is drawn already, so that other writers wait less.

    Raises:
        Refused: there are too many for one file, the ending is unknown, or a reason is missing.
        NotAllowed: the role does not reach.
    """
    _check(desk, order)
    with desk.writing() as write:
        people: list[str] = []
        if order.reveal:
            places = _listed(desk, order)
            table = table_of_requests(desk, places, reveal=True)
            drawn = DrawnList(FORMS[order.ending.lower()](table), len(table.rows))
            people = people_of_places(desk, places)
        drawn = drawn or draw_list(desk, order)
        about = f"list/{write.today().isoformat()}"
        _journal(write, _file("requests", about, drawn.data), order.reason, people)
    return Outcome(ExportedRegister(drawn.data, drawn.rows, len(people)))


def _listed(desk: Desk, order: ListOrder) -> tuple[int, ...]:
    places = request_places(desk, order.wanted, MOST_LISTED)
    if len(places) > MOST_LISTED:
        raise Refused("export.too_many", most=MOST_LISTED)
    return places


def _check(desk: Desk, order: ExportOrder | ListOrder) -> None:
    require(desk, "records.export")
    if order.reveal:
        require(desk, "records.reveal")
    if order.ending.lower() not in FORMS:
        raise Refused("file.ending", ending=order.ending, known=", ".join(FORMS))
    if order.reveal and not clean_text(order.reason, 1000):
        raise Refused("export.no_reason")


def _drawn(desk: Desk, order: ExportOrder) -> tuple[bytes, int]:
    table = REGISTERS[order.register](desk, order.first, order.last, order.reveal)
    return FORMS[order.ending.lower()](table), len(table.rows)


def _revealed(desk: Desk, order: ExportOrder) -> Outcome[ExportedRegister]:
    """Draw and journal in one transaction, so that the file holds exactly the people who are named there."""
    with desk.writing() as write:
        data, rows = _drawn(desk, order)
        if order.register == "requests":
            people = people_of_requests(desk, order.first, order.last)
        else:
            people = people_in(desk, order.register, order.first, order.last)
        span = f"{order.first.isoformat()}/{order.last.isoformat()}"
        _journal(write, _file(order.register, span, data), order.reason, people)
    return Outcome(ExportedRegister(data, rows, len(people)))


def _journal(write: Write, drawn: PaperDrawn, reason: str, people: list[str]) -> None:
    """Append that a file left with its content, why, and each person who stands in it in clear."""
    export = write.new_id()
    write.append(drawn, export)
    write_note(write, Subject.PAPER, export, "reason", reason)
    for person in people:
        write.append(AccessExported(export), person)


def _file(register: str, about: str, data: bytes) -> PaperDrawn:
    return PaperDrawn(f"export_{register}", about, 0, hashlib.sha256(data).hexdigest())
