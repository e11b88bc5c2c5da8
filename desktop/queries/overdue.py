"""What is overdue, for who leads: by agency and service how many, the longest, since when, and whose it is."""

from dataclasses import dataclass

from desktop.desk import Desk, instant
from desktop.queries.places import service_place
from desktop.queries.requests import TURN
from desktop.queries.sentences import clock
from desktop.queries.settings import calendar_of_agency
from desktop.security.permissions import require
from models.fields import instant_ms, instant_text
from models.journal import events_of
from models.rules.catalogue import short_agency
from models.rules.events import Subject, in_order

MOST = 500
"""Services of one answer; a mall has some hundred."""


@dataclass(frozen=True, slots=True)
class OverdueService:
    """The overdue requests of one service.

    Attributes:
        count: how many.
        longest: id of the one that is overdue longest, and its code.
        since: its promise on the mall's clock, `24/11 16.00`; `due_at` in UTC milliseconds.
        open_minutes: how long the agency was open since then.
        officer: who did something with that one last; empty where nobody is known.
        place: counters that give the service, by floor; empty for none.
    """

    agency: str
    agency_name: str
    agency_short: str
    service: str
    service_name: str
    count: int
    longest: str
    longest_code: str
    since: str
    due_at: int
    open_minutes: int
    officer: str
    place: str


@dataclass(frozen=True, slots=True)
class Overdue:
    """All that is overdue: how many requests, and their services, agencies in alphabetical order, never ranked."""

    total: int
    services: tuple[OverdueService, ...]


def overdue_services(desk: Desk) -> Overdue:
    """Return what is overdue by agency and service; a clock that stands is not overdue.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "request.overdue")
    now = instant_text(desk.clock())
    rows = desk.store.execute_sql(
        f"""SELECT r.agency, a.name, r.service, s.name, count(*), min(r.due_at || '/' || r.id)
        FROM request r JOIN agency a ON a.id = r.agency JOIN service s ON s.id = r.service
        WHERE r.closed_at IS NULL AND {TURN} < ?
        GROUP BY r.agency, r.service ORDER BY a.name COLLATE NOCASE, s.name COLLATE NOCASE LIMIT ?""",
        (now, MOST),
    ).fetchall()
    services = tuple(_service(desk, row) for row in rows)
    return Overdue(sum(one.count for one in services), services)


def _service(desk: Desk, row: tuple[str, str, str, str, int, str]) -> OverdueService:
    agency, agency_name, service, service_name, count, first = row
    due, _, longest = first.partition("/")
    due_at = instant_ms(due)
    (code,) = desk.store.execute_sql("SELECT code FROM request WHERE id = ?", (longest,)).fetchone()
    calendar = calendar_of_agency(desk, agency)
    return OverdueService(
        agency=agency,
        agency_name=agency_name,
        agency_short=short_agency(agency_name),
        service=service,
        service_name=service_name,
        count=count,
        longest=longest,
        longest_code=code,
        since=clock(desk, due_at),
        due_at=due_at,
        open_minutes=calendar.open_minutes(instant(due_at), desk.now()),
        officer=_last_officer(desk, longest),
        place=service_place(desk, service),
    )


def _last_officer(desk: Desk, request: str) -> str:
    """Return the name of who did something with a request last, empty for nobody or the program."""
    officer = in_order(events_of(desk.store, Subject.REQUEST, request))[-1].officer
    row = desk.store.execute_sql("SELECT name, login FROM officer WHERE id = ?", (officer,)).fetchone()
    return "" if row is None else row[0] or row[1]
