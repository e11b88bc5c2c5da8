"""Service requests as lists: what is open, overdue first; what is closed, newest first; and how many there are."""

from dataclasses import dataclass
from typing import Any

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.queries.names import day_start_ms
from desktop.queries.people import matching_people
from desktop.queries.places import short_name
from desktop.queries.sentences import clock
from desktop.queries.typed import sought
from desktop.security.permissions import require
from models.fields import instant_ms, instant_text
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import ContactResult
from models.rules.catalogue import short_agency
from models.rules.folds.requests import CLOSED, RequestState
from models.rules.numbering import QR_PREFIX

MOST = 200
PAGE = 50
FOUND = 500
"""People by whom a typed text is looked for."""

TURN = "CASE WHEN state = 'in_process' AND due_at IS NOT NULL THEN due_at ELSE '9' || opened_at END"
"""Place in the list of what is open, as the table's index has it: the promise, then the others by their age."""
READY_NOW = "state = 'ready' AND closed_at IS NULL"
"""Condition of what can be collected now."""
_COLUMNS = """r.id, r.code, r.agency, a.name, r.service, s.name, r.state, r.opened_at, r.due_at, r.complete_by,
    json_array_length(r.missing), r.reference, p.name, c.name, r.closed_at, r.conflicts <> '[]',
    EXISTS (SELECT 1 FROM paper d JOIN print_job j ON j.paper = d.id
        WHERE d.about_id = r.id AND j.state <> 'sent'),
    r.contacts, r.contacted_at, r.contact_result, r.again_on"""
_JOINS = """JOIN agency a ON a.id = r.agency JOIN service s ON s.id = r.service
    LEFT JOIN person p ON p.id = r.person LEFT JOIN person c ON c.id = r.company"""


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """Which requests; parts that are given all hold.

    Attributes:
        state: one state; None: all that are not closed, and with a text closed ones too.
        agency: its code; the role `counter` sees its own whatever stands here.
        overdue: only those whose promise is over.
        due_today: only those whose promise ends today, or is over.
        service: code of one service.
        text: beginning of a code or of another system's number, or a name, a phone, an identity number.
    """

    state: RequestState | None = None
    agency: str | None = None
    overdue: bool = False
    due_today: bool = False
    text: str = ""
    service: str | None = None


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request as lists show it.

    Attributes:
        who: the company's name, else the applicant's short name; empty where nobody is known.
        opened: on the mall's clock, `09.14`, led by the day where it is not today; `due` too, empty for none.
        overdue: its clock runs and the promise is over.
        complete_by: ISO day until which the rest shall be brought; empty for none.
        missing: how many documents.
        unprinted: a paper of it is not known to have come out.
        conflict: desks said what contradicts itself.
        contacts: how often somebody tried to reach the applicant; `contacted`: when last, empty for never, and
            `contact_result` what came of it.
        again_on: ISO day of the next attempt; empty for none.
    """

    id: str
    code: str
    agency: str
    agency_short: str
    service: str
    service_name: str
    who: str
    state: RequestState
    opened: str
    due: str
    due_at: int | None
    overdue: bool
    complete_by: str
    missing: int
    reference: str
    unprinted: bool
    conflict: bool
    contacts: int = 0
    contacted: str = ""
    contact_result: ContactResult | None = None
    again_on: str = ""


@dataclass(frozen=True, slots=True)
class RequestPage:
    """Some rows of a list; `after` brings the next ones, None at the end. `cut`: a search found more than it shows.

    `people`: rows of a search in which a person's name, phone or number was looked for and found.
    """

    rows: tuple[RequestRow, ...]
    after: str | None = None
    cut: bool = False
    people: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """Places of what a text means; whether there are more; whether people were looked for and found by it."""

    places: tuple[int, ...]
    cut: bool
    by_person: bool


@dataclass(frozen=True, slots=True)
class RequestCounts:
    """How many are open, by state (all of them, in their order), overdue, and due until the end of today."""

    by_state: dict[RequestState, int]
    overdue: int
    due_today: int


def request_list(
    desk: Desk, wanted: RequestFilter | None = None, *, after: str | None = None, limit: int = PAGE
) -> RequestPage:
    """Return a page of requests, at most `limit` (200 at most): open ones overdue first, closed ones newest first.

    A text finds at most 200 and has no second page. People are masked, so that no look is journalled.

    Args:
        desk: with the officer signed in.
        wanted: which; all that are open by default.
        after: what the page before ended with.
        limit: rows of a page.

    Raises:
        Refused: `after` is of no page.
        NotAllowed: the role does not reach.
    """
    wanted = wanted or RequestFilter()
    own = own_agency(desk)
    require(desk, "request.list", own)
    agency = own or wanted.agency
    if wanted.text.strip():
        return _found(desk, wanted, agency)
    limit = max(1, min(limit, MOST))
    keys = _keys(desk, wanted, agency, _cursor(after), limit)
    rows = request_rows(desk, [place for _, place in keys])
    last = f"{keys[-1][0]}/{keys[-1][1]}" if len(keys) == limit else None
    return RequestPage(rows, last)


def request_places(desk: Desk, wanted: RequestFilter, limit: int) -> tuple[int, ...]:
    """Return the places in the table of all requests that are wanted, at most `limit` and one more, in their order.

    Raises:
        Refused: a typed text finds more than a search shows.
        NotAllowed: the role does not reach.
    """
    own = own_agency(desk)
    require(desk, "request.list", own)
    agency = own or wanted.agency
    if wanted.text.strip():
        found = _found_places(desk, wanted, agency)
        if found.cut:
            raise Refused("request.cut")
        return found.places
    return tuple(place for _, place in _keys(desk, wanted, agency, None, limit + 1))


def request_counts(desk: Desk, agency: str | None = None) -> RequestCounts:
    """Return how many requests are open; the role `counter` sees its own agency's.

    Raises:
        NotAllowed: the role does not reach.
    """
    own = own_agency(desk)
    require(desk, "request.list", own)
    where, values = _of_agency(own or agency)
    rows = desk.store.execute_sql(
        f"SELECT state, count(*) FROM request WHERE closed_at IS NULL{where} GROUP BY state", values
    ).fetchall()
    known = {RequestState(state): count for state, count in rows}
    counts = [
        desk.store.execute_sql(
            f"SELECT count(*) FROM request WHERE closed_at IS NULL{where} AND {TURN} < ?", (*values, bound)
        ).fetchone()[0]
        for bound in (instant_text(desk.clock()), _end_of_today(desk))
    ]
    by_state = {state: known.get(state, 0) for state in RequestState if state not in CLOSED}
    return RequestCounts(by_state, *counts)


def own_agency(desk: Desk) -> str | None:
    """Return the one agency whose requests the officer sees; None for all."""
    session = desk.session
    return session.agency if session is not None and session.role is Role.COUNTER else None


def _of_agency(agency: str | None, service: str | None = None) -> tuple[str, tuple[str, ...]]:
    given = {"agency": agency, "service": service}
    known = {column: value for column, value in given.items() if value is not None}
    return "".join(f" AND {column} = ?" for column in known), tuple(known.values())


def _end_of_today(desk: Desk) -> str:
    today = desk.today()
    return instant_text(day_start_ms(desk, today) + 86_400_000)  # Indonesia's days all have 24 hours


def _cursor(after: str | None) -> tuple[str, int] | None:
    if after is None:
        return None
    key, _, place = after.partition("/")
    if not place.isdecimal():
        raise Refused("request.no_page")
    return key, int(place)


def _keys(
    desk: Desk, wanted: RequestFilter, agency: str | None, after: tuple[str, int] | None, limit: int
) -> list[tuple[str, int]]:
    """Return key and place of a page of what is wanted, where nothing is typed."""
    if wanted.state in CLOSED:
        return _closed(desk, wanted, agency, after, limit)
    return _open(desk, wanted, agency, after, limit)


def _open(
    desk: Desk, wanted: RequestFilter, agency: str | None, after: tuple[str, int] | None, limit: int
) -> list[tuple[str, int]]:
    """Return key and place of a page of open requests."""
    where, values = _of_agency(agency, wanted.service)
    given: list[Any] = [*values]
    if wanted.state is not None:
        where, given = f"{where} AND state = ?", [*given, wanted.state.value]
    if wanted.overdue or wanted.due_today:
        bound = instant_text(desk.clock()) if wanted.overdue else _end_of_today(desk)
        where, given = f"{where} AND {TURN} < ?", [*given, bound]
    if after is not None:
        where, given = f"{where} AND {TURN} >= ? AND ({TURN} > ? OR rowid > ?)", [*given, after[0], *after]
    rows = desk.store.execute_sql(
        f"SELECT {TURN}, rowid FROM request WHERE closed_at IS NULL{where} ORDER BY {TURN}, rowid LIMIT ?",
        (*given, limit),
    )
    return [(key, place) for key, place in rows.fetchall()]


def _closed(
    desk: Desk, wanted: RequestFilter, agency: str | None, after: tuple[str, int] | None, limit: int
) -> list[tuple[str, int]]:
    """Return key and place of a page of requests that ended in one state."""
    where, values = _of_agency(agency, wanted.service)
    given: list[Any] = [*values]
    if after is not None:
        where, given = (
            f"{where} AND closed_at <= ? AND (closed_at < ? OR rowid < ?)",
            [*given, after[0], *after],
        )
    rows = desk.store.execute_sql(
        f"""SELECT closed_at, rowid FROM request WHERE state = ? AND closed_at IS NOT NULL{where}
        ORDER BY closed_at DESC, rowid DESC LIMIT ?""",
        (wanted.state, *given, limit),
    )
    return [(key, place) for key, place in rows.fetchall()]


def _found(desk: Desk, wanted: RequestFilter, agency: str | None) -> RequestPage:
    """Return the requests that a typed text means, open ones first."""
    found = _found_places(desk, wanted, agency)
    rows = request_rows(desk, list(found.places))
    return RequestPage(rows, None, found.cut, len(rows) if found.by_person else 0)


def _found_places(desk: Desk, wanted: RequestFilter, agency: str | None) -> _Found:
    """Return the places of what a typed text means."""
    text = sought(wanted.text).strip()
    start = text.upper().removeprefix(QR_PREFIX)
    places = {
        place
        for column in ("code", "reference")
        for (place,) in desk.store.execute_sql(
            f"SELECT rowid FROM request WHERE {column} <> '' AND {column} >= ? AND {column} < ? LIMIT ?",
            (start, f"{start}~", FOUND),
        ).fetchall()
    }
    people = matching_people(desk, text, FOUND)
    marks = ", ".join("?" * len(people))
    for column in ("person", "proxy", "company"):
        sql = f"SELECT rowid FROM request WHERE {column} IN ({marks}) LIMIT {4 * FOUND}"
        places.update(place for (place,) in desk.store.execute_sql(sql, tuple(people)).fetchall())
    bound = instant_text(desk.clock()) if wanted.overdue else _end_of_today(desk)
    marks = ", ".join("?" * len(places))
    rows = desk.store.execute_sql(
        f"""SELECT rowid FROM request WHERE rowid IN ({marks}) AND (? IS NULL OR agency = ?)
        AND (? IS NULL OR state = ?) AND (? IS NULL OR service = ?) AND (NOT ? OR (closed_at IS NULL AND {TURN} < ?))
        ORDER BY closed_at IS NOT NULL, iif(closed_at IS NULL, {TURN}, ''), closed_at DESC, rowid DESC LIMIT ?""",
        (
            *places,
            agency,
            agency,
            wanted.state,
            wanted.state,
            wanted.service,
            wanted.service,
            wanted.overdue or wanted.due_today,
            bound,
            MOST + 1,
        ),
    ).fetchall()
    cut = len(rows) > MOST or len(people) == FOUND
    return _Found(tuple(place for (place,) in rows[:MOST]), cut, by_person=bool(people))


def requests_of(desk: Desk, visit: str) -> tuple[RequestRow, ...]:
    """Return the requests of a visit by its id, as they were opened; the role `counter` sees its own agency's."""
    own = own_agency(desk)
    require(desk, "request.list", own)
    where, values = _of_agency(own)
    rows = desk.store.execute_sql(
        f"SELECT rowid FROM request WHERE visit = ?{where} ORDER BY opened_at, count LIMIT ?",
        (visit, *values, MOST),
    ).fetchall()
    return request_rows(desk, [place for (place,) in rows])


def request_rows(desk: Desk, places: list[int]) -> tuple[RequestRow, ...]:
    """Return requests by their rowids, in the order given; who may see them was asked before."""
    marks = ", ".join("?" * len(places))
    found = desk.store.execute_sql(
        f"SELECT r.rowid, {_COLUMNS} FROM request r {_JOINS} WHERE r.rowid IN ({marks})", tuple(places)
    ).fetchall()
    by_place = {row[0]: row[1:] for row in found}
    now = desk.clock()
    return tuple(_row(desk, by_place[place], now) for place in places)


def _row(desk: Desk, row: tuple[Any, ...], now: int) -> RequestRow:
    (
        request,
        code,
        agency,
        agency_name,
        service,
        service_name,
        state,
        opened,
        due,
        by,
        missing,
        reference,
    ) = row[:12]
    name, company, _, conflict, unprinted, contacts, contacted, result, again_on = row[12:]
    due_at = instant_ms(due) if due else None
    running = state == RequestState.IN_PROCESS
    return RequestRow(
        id=request,
        code=code,
        agency=agency,
        agency_short=short_agency(agency_name),
        service=service,
        service_name=service_name,
        who=company or short_name(name or ""),
        state=RequestState(state),
        opened=clock(desk, instant(instant_ms(opened))),
        due=clock(desk, due_at) if due_at is not None and running else "",
        due_at=due_at if running else None,
        overdue=running and due_at is not None and due_at < now,
        complete_by=by or "",
        missing=missing,
        reference=reference,
        unprinted=bool(unprinted),
        conflict=bool(conflict),
        contacts=contacts,
        contacted=clock(desk, instant_ms(contacted)) if contacted else "",
        contact_result=None if result is None else ContactResult(result),
        again_on=again_on or "",
    )
