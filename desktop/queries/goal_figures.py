"""The measures of shared goals, counted from the journal's times for any span of days; docs/figures.md defines them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from desktop.desk import Desk
from desktop.queries.names import day_start_ms
from desktop.queries.next_steps import legs_of
from desktop.queries.ticket_times import TicketTimes, timed, waits_of
from models.fields import instant_ms, instant_text
from models.rules.bodies.goals import Measure
from models.rules.folds.tickets import TicketState
from models.rules.goals import AS_WISHED, CONTACT_MS, PRIORITY_MS, TENTH, done_at_once, seen, share
from models.rules.no_result import WITHOUT, ended_without_result
from models.rules.percentiles import minutes, percentile
from reports.arrangement import Period


@dataclass(frozen=True, slots=True)
class Part:
    """What one agency has in a figure.

    Attributes:
        agency: code; empty for the desk of the house.
        value: tenths, as the whole; None where nothing was counted, or where it is hidden.
        counted: what stands behind it; None where it is hidden, since it would be about a few people.
    """

    agency: str
    value: int | None
    counted: int | None


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of a span: tenths of its unit, what stands behind it, and the agencies' parts, in no order."""

    value: int | None
    counted: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ticket(TicketTimes):
    agency: str
    visit: str


@dataclass(frozen=True, slots=True)
class _Visit:
    """A visit with its tickets; `contact_ms` from the door to the first word, None where nobody noted it."""

    id: str
    contact_ms: int | None
    priority: bool
    tickets: tuple[_Ticket, ...]


def measured(desk: Desk, period: Period, wanted: Iterable[Measure]) -> dict[Measure, Measured]:
    """Return what each wanted measure is over local days up to now; reading changes nothing."""
    asked = list(wanted)
    with desk.reading():
        visits = _visits(desk, period) if set(asked) & set(OF_VISITS) else []
        found = {}
        for one in asked:
            if one in OF_VISITS:
                found[one] = OF_VISITS[one](visits)
            elif one is Measure.PROMISES:
                found[one] = _promises(desk, period)
            elif one is Measure.REQUESTS:
                found[one] = _requests(desk, period)
            else:
                found[one] = _untold(desk, period)
        return found


def _visits(desk: Desk, period: Period) -> list[_Visit]:
    span = (period.first.isoformat(), period.last.isoformat())
    rows = desk.store.execute_sql(
        """SELECT t.visit, s.agency, t.state, t.issued_at, t.first_called_at, t.service_ms, t.estimated
        FROM ticket t JOIN service s ON s.id = t.service WHERE t.day BETWEEN ? AND ?""",
        span,
    )
    states = {str(state): state for state in TicketState}
    held: defaultdict[str, list[_Ticket]] = defaultdict(list)
    for visit, agency, state, issued, first, service_ms, estimated in rows:
        called = None if first is None else instant_ms(first)
        held[visit].append(
            _Ticket(states[state], instant_ms(issued), called, service_ms, bool(estimated), agency, visit)
        )
    return [
        _Visit(
            visit,
            None if contact is None else instant_ms(contact) - instant_ms(arrived),
            priority != "[]",
            tuple(held.get(visit, ())),
        )
        for visit, arrived, contact, priority in desk.store.execute_sql(
            "SELECT id, arrived_at, first_contact_at, priority FROM visit WHERE day BETWEEN ? AND ? ORDER BY id",
            span,
        )
    ]


def _one_visit(visits: list[_Visit]) -> Measured:
    """Count the visits that are over; an agency's part is what became of its own tickets in them."""
    said = [(visit, done_at_once(one.state for one in visit.tickets)) for visit in visits]
    over = [(visit, done) for visit, done in said if done is not None]
    by: defaultdict[str, list[bool]] = defaultdict(list)
    for visit, _ in over:
        for agency in {one.agency for one in visit.tickets}:
            own = {one.state for one in visit.tickets if one.agency == agency}
            by[agency].append(own <= AS_WISHED)
    parts = {agency: (sum(done), len(done)) for agency, done in sorted(by.items())}
    return _shares(sum(done for _, done in over), len(over), parts)


def _wait(visits: list[_Visit]) -> Measured:
    waits: defaultdict[str, list[int]] = defaultdict(list)
    for ticket in timed(one for visit in visits for one in visit.tickets):
        waits[ticket.agency] += waits_of([ticket])
    everybody = [wait for some in waits.values() for wait in some]
    return Measured(
        _p90(everybody),
        len(everybody),
        _parts({code: (_p90(some), len(some)) for code, some in waits.items()}),
    )


def _p90(waits: list[int]) -> int | None:
    found = percentile(waits, 90)
    return None if found is None else round(minutes(found) * TENTH)


def _returned(visits: list[_Visit]) -> Measured:
    by: defaultdict[str, list[bool]] = defaultdict(list)
    for visit in visits:
        for one in visit.tickets:
            if one.served:
                by[one.agency].append(one.state is TicketState.RETURNED_INCOMPLETE)
    return _shares_of(by)


def _priority(visits: list[_Visit]) -> Measured:
    """Count priority visitors who waited over 15 minutes until anybody called them; the first to call had them."""
    late: defaultdict[str, int] = defaultdict(int)
    counted = 0
    for visit in visits:
        called = [
            (one.first_called_at, one.agency) for one in visit.tickets if one.first_called_at is not None
        ]
        if not visit.priority or not called:
            continue
        counted += 1
        first, agency = min(called)
        late[agency] += first - min(one.issued_at for one in visit.tickets) > PRIORITY_MS
    return _counts(late, counted)


def _contact(visits: list[_Visit]) -> Measured:
    known = [visit.contact_ms for visit in visits if visit.contact_ms is not None]
    return _shares(sum(one <= CONTACT_MS for one in known), len(known), {})


OF_VISITS: dict[Measure, Callable[[list[_Visit]], Measured]] = {
    Measure.ONE_VISIT: _one_visit,
    Measure.WAIT: _wait,
    Measure.RETURNED: _returned,
    Measure.PRIORITY: _priority,
    Measure.CONTACT: _contact,
}
"""Measures that are counted from visits and their tickets, which are read once for all of them."""


def _due(desk: Desk, period: Period) -> tuple[str, str]:
    """Return the instants between which something was due: the span's beginning, and its end or now."""
    end = min(day_start_ms(desk, period.last + timedelta(1)), desk.clock())
    return instant_text(day_start_ms(desk, period.first)), instant_text(end)


def _promises(desk: Desk, period: Period) -> Measured:
    rows = desk.store.execute_sql(
        "SELECT coalesce(agency, ''), state = 'promise_kept' FROM promise WHERE due_at >= ? AND due_at < ?",
        _due(desk, period),
    )
    return _of_rows(rows)


def _requests(desk: Desk, period: Period) -> Measured:
    """Count requests that were due: those answered in time; open and late ones are not."""
    rows = desk.store.execute_sql(
        """SELECT agency, answered_at IS NOT NULL AND answered_at <= due_at FROM request
        WHERE due_at >= ? AND due_at < ? AND state <> 'withdrawn'""",
        _due(desk, period),
    )
    return _of_rows(rows)


def _of_rows(rows: Iterable[tuple[str, int]]) -> Measured:
    by: defaultdict[str, list[bool]] = defaultdict(list)
    for agency, good in rows:
        by[agency].append(bool(good))
    return _shares_of(by)


def _untold(desk: Desk, period: Period) -> Measured:
    """Count visits that ended without a result and without a word on what to do next."""
    span = (period.first.isoformat(), period.last.isoformat())
    ends = ", ".join(f"'{state}'" for state in (*sorted(WITHOUT), TicketState.CANCELLED))
    rows = desk.store.execute_sql(
        f"SELECT DISTINCT visit FROM ticket WHERE day BETWEEN ? AND ? AND state IN ({ends})", span
    ).fetchall()
    ended = [found for (visit,) in rows if (found := ended_without_result(legs_of(desk.store, visit)))]
    told = {
        ticket
        for (ticket,) in desk.store.execute_sql(
            "SELECT id FROM next_step WHERE day BETWEEN ? AND ? AND action IS NOT NULL", span
        )
    }
    by: defaultdict[str, int] = defaultdict(int)
    for ticket in ended:
        by[_agency_of(desk, ticket)] += ticket not in told
    return _counts(by, len(ended))


def _agency_of(desk: Desk, ticket: str) -> str:
    (agency,) = desk.store.execute_sql(
        "SELECT s.agency FROM ticket t JOIN service s ON s.id = t.service WHERE t.id = ?", (ticket,)
    ).fetchone()
    return str(agency)


def _shares_of(by: Mapping[str, list[bool]]) -> Measured:
    good = {agency: (sum(said), len(said)) for agency, said in by.items()}
    return _shares(sum(one for one, _ in good.values()), sum(all_ for _, all_ in good.values()), good)


def _shares(good: int, counted: int, by: Mapping[str, tuple[int, int]]) -> Measured:
    parts = _parts({agency: (share(one, all_), all_) for agency, (one, all_) in by.items()})
    return Measured(share(good, counted), counted, parts)


def _parts(by: Mapping[str, tuple[int | None, int]]) -> tuple[Part, ...]:
    """Return parts that stand on how much was counted; those on too little are hidden."""
    shown = seen([counted for _, counted in by.values()])
    return tuple(
        Part(agency, value, counted) if visible else Part(agency, None, None)
        for visible, (agency, (value, counted)) in zip(shown, by.items(), strict=True)
    )


def _counts(by: Mapping[str, int], counted: int) -> Measured:
    """Return a count whose parts are counts of people themselves."""
    shown = seen(list(by.values()))
    parts = tuple(
        Part(agency, count * TENTH, count) if visible else Part(agency, None, None)
        for visible, (agency, count) in zip(shown, by.items(), strict=True)
    )
    return Measured(sum(by.values()) * TENTH if counted else None, counted, parts)
