"""Paper days: visits that were written by hand while the power was out, taken in with their real times."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import BadRows, RowProblem
from desktop.queries.paper_visits import KnownVisit, known_visit
from desktop.security.permissions import require
from desktop.services.issuing import Leg, issue_ticket
from desktop.services.notes import write_note
from desktop.services.visits import NewVisit, describe, put_person, put_visit
from models.rules.bodies.tickets import TicketExpired
from models.rules.bodies.visits import VisitPrioritised
from models.rules.events import Source, Subject
from models.rules.paper_day import BadPaperDay, Known, PaperRow, PaperVisit, kept_key, read_paper_day
from models.rules.paper_ticket import events_of_paper
from models.rules.rows import RowError
from models.rules.sheets import Line
from models.store import Store


@dataclass(frozen=True, slots=True)
class ImportedVisits:
    """What a paper day brought.

    Attributes:
        added: tickets that are new.
        skipped: rows that were known already, or stand twice in the file, and say the same.
        visits: visits that are new.
    """

    added: int
    skipped: int
    visits: int


def import_visits(
    desk: Desk, lines: Sequence[Line], *, file: str = "", dry_run: bool = False
) -> Outcome[ImportedVisits]:
    """Take in a paper day, all or nothing; rows that are known already are skipped.

    Args:
        desk: where.
        lines: header and rows of the file, see `models.rules.paper_day`.
        file: its name, for the sentence of a refusal.
        dry_run: check everything and say what would happen, store nothing.

    Raises:
        BadRows: the file is refused whole; every wrong cell is named.
        NotAllowed: the role does not reach.
    """
    require(desk, "visits.import")
    if dry_run:
        return Outcome(_counts(_plan(desk, lines, file)))
    with desk.writing() as write:
        plan = _plan(desk, lines, file)
        _put(write, plan)
    return Outcome(_counts(plan), frozenset({Topic.QUEUE, Topic.PEOPLE, Topic.DAY}))


@dataclass(frozen=True, slots=True)
class _Planned:
    """A visit of the file, the visit that is known by its key (None: none), and the rows that are new."""

    visit: PaperVisit
    known: KnownVisit | None
    fresh: tuple[PaperRow, ...]


def _counts(plan: list[_Planned]) -> ImportedVisits:
    return ImportedVisits(
        added=sum(len(one.fresh) for one in plan),
        skipped=sum(len(one.visit.rows) - len(one.fresh) + one.visit.repeated for one in plan),
        visits=sum(one.known is None for one in plan),
    )


def _plan(desk: Desk, lines: Sequence[Line], file: str) -> list[_Planned]:
    """Return what there is to do, or raise BadRows with everything that is wrong."""
    calendar, now_ms = desk.calendar(), desk.clock()
    errors: list[RowError] = []
    plan: list[_Planned] = []
    try:
        for visit in read_paper_day(lines, _codes(desk.store), calendar.zone, now_ms):
            known = known_visit(desk.store, visit.day, kept_key(desk.mall_key, visit.key))
            fresh = visit.rows if known is None else tuple(_fresh(visit, known, errors))
            plan.append(_Planned(visit, known, fresh))
    except BadPaperDay as bad:
        errors.extend(bad.errors)
    if errors:
        rows = [RowProblem(e.row, e.column, e.code, tuple(e.facts.items())) for e in errors]
        raise BadRows("paper.refused", rows, file=file, count=len(rows))
    return plan


def _codes(store: Store) -> Known:
    return Known(
        dict(store.execute_sql("SELECT id, agency FROM service").fetchall()),
        dict(store.execute_sql("SELECT id, agency FROM counter").fetchall()),
    )


def _fresh(visit: PaperVisit, known: KnownVisit, errors: list[RowError]) -> Iterator[PaperRow]:
    """Yield the rows of a known visit that are new; note where the others differ from what is known."""
    whole = {(row.ticket.service, row.ticket.issued) for row in visit.rows} >= set(known.tickets)
    column = known.contradicts(visit, whole=whole)
    if column:
        errors.append(RowError(visit.rows[0].row, column, "paper.known_differs", {}))
        return
    for row in visit.rows:
        ticket = known.tickets.get((row.ticket.service, row.ticket.issued))
        if ticket is None:
            yield row
        elif ticket != row.ticket:
            column = next(
                name for name in PAPER_COLUMNS if getattr(ticket, name) != getattr(row.ticket, name)
            )
            errors.append(RowError(row.row, column, "paper.known_differs", {}))


PAPER_COLUMNS = ("counter", "called", "started", "finished", "outcome")


def _put(write: Write, plan: list[_Planned]) -> None:
    """Append everything that is new, tickets in the order of their issue so that their numbers follow it."""
    visits: dict[str, tuple[str, int]] = {}
    fresh = [(row.ticket.issued, row.row, row, one) for one in plan for row in one.fresh]
    for _, _, row, one in sorted(fresh, key=lambda entry: entry[:2]):
        visit, legs = visits.get(one.visit.key) or _open_visit(write, one)
        visits[one.visit.key] = (visit, legs + 1)
        _put_ticket(write, visit, legs + 1, one.visit.day, row)


def _open_visit(write: Write, planned: _Planned) -> tuple[str, int]:
    """Return a visit's id and how many legs it has, putting it down where it is new."""
    if planned.known is not None:
        return planned.known.id, planned.known.legs
    visit, day = planned.visit, date.fromisoformat(planned.visit.day)
    order = NewVisit(name=visit.name, id_number=visit.nik, phone=visit.phone)
    at = visit.rows[0].ticket.issued
    described, _ = describe(order, day)
    person = put_person(write, described, at=at, source=Source.PAPER)
    visit_id, _ = put_visit(
        write,
        order,
        person,
        day=day,
        paper=kept_key(write.desk.mall_key, visit.key),
        at=at,
        source=Source.PAPER,
    )
    if visit.priority:
        write.append(VisitPrioritised(visit.priority, "paper"), visit_id, at=at, source=Source.PAPER)
    known_as = write.read(Subject.PERSON, person).name if person else ""
    if visit.name and visit.name.casefold() != known_as.casefold():
        write_note(write, Subject.VISIT, visit_id, "paper_name", visit.name)
    return visit_id, 0


def _put_ticket(write: Write, visit: str, leg: int, day: str, row: PaperRow) -> None:
    """Append a ticket with its real times; one that still waits when its day is closed expires with it."""
    paper = row.ticket
    service = write.read(Subject.SERVICE, paper.service)
    ticket, _ = issue_ticket(
        write,
        Leg(visit, paper.service, service, leg=leg),
        day=date.fromisoformat(day),
        at=paper.issued,
        source=Source.PAPER,
    )
    for body, at in events_of_paper(paper, write.desk.ids.call()):
        write.append(body, ticket, at=at, source=Source.PAPER)
    state = write.read(Subject.DAY, day)
    if paper.outcome is None and state is not None and state.closed_at is not None:
        write.append(TicketExpired(), ticket, at=max(paper.issued, state.closed_at))
