"""The hall as it stands now: which agency and counter serves, who waits for what, and how long it may take.

One look, read in a handful of queries; the screens' read models are made from it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.desk import Desk
from desktop.queries.agency_now import AgencyNow, CounterNow, Outage, agency_now
from desktop.queries.bookings import promised_numbers
from desktop.queries.settings import policy_of
from desktop.queries.waits import ServicePace, Waits, read_waits
from models.fields import instant_ms
from models.rules.agency_hours import agency_calendar
from models.rules.bodies.places import OutageMode
from models.rules.catalogue import Site, short_agency
from models.rules.folds.places import ShiftState
from models.rules.forecast import Minutes

MOST_SERVICES = 5000
MOST_AGENCIES = 500
MOST_COUNTERS = 2000


@dataclass(frozen=True, slots=True)
class ServiceNow:
    """A service of the catalogue and its queue of today.

    Attributes:
        minutes: usual time at the counter.
        requires: groups of document types, `A|B` where either will do.
        waiting: tickets that wait; blocked ones do not.
        archived: out of use; it is here as long as a ticket of today is.
        given: numbers of today that count against the quota, those that bookings keep included.
    """

    code: str
    name: str
    agency: str
    minutes: int
    site: Site
    note: str
    fee: str
    quota: int | None
    requires: tuple[str, ...]
    produces: tuple[str, ...]
    synonyms: tuple[str, ...]
    archived: bool = False
    waiting: int = 0
    given: int = 0


@dataclass(frozen=True, slots=True)
class Hall:
    """Everything by code; agencies in alphabetical order of their names, all else in order of code."""

    now_ms: int
    day: str
    agencies: Mapping[str, AgencyNow]
    counters: Mapping[str, CounterNow]
    services: Mapping[str, ServiceNow]
    expected: Waits
    givers: Mapping[str, tuple[CounterNow, ...]] = field(default_factory=dict)
    """Service -> the counters that give it, whether open or not, by floor and code."""

    def outage_of(self, service: ServiceNow) -> Outage | None:
        """Return the outage that hits a service now, None where there is none."""
        return self.agencies[service.agency].outage_of(service.code)

    def range_of(self, service: str) -> Minutes | None:
        """Return in how many minutes a newcomer may be called; None where nobody can tell.

        That is so while no counter that is open gives the service, or during an outage.
        """
        found = self.services.get(service)
        if found is None or self.outage_of(found) is not None:
            return None
        wait = self.expected.newcomer(service)
        return None if wait is None else self.expected.around(wait, self.pause_of(service))

    def pause_of(self, service: str) -> int:
        """Return the minutes of a break of a service's agency that are still to come."""
        return self.agencies[self.services[service].agency].break_minutes

    def agency_range(self, agency: str) -> Minutes | None:
        """Return the range over an agency's services: those that somebody waits for, else all that are open."""
        own = [service for service in self.services.values() if service.agency == agency]
        ranges = {service.code: self.range_of(service.code) for service in own}
        asked = [found for service in own if service.waiting and (found := ranges[service.code])]
        known = asked or [found for found in ranges.values() if found]
        return (min(low for low, _ in known), max(high for _, high in known)) if known else None


def hall(desk: Desk) -> Hall:
    """Return the hall as it stands now."""
    now_ms, day = desk.clock(), desk.today().isoformat()
    waiting, given = _tickets(desk, day)
    services = _services(desk, day, waiting, given)
    counters = _counters(desk, day)
    expected = read_waits(
        desk.store,
        day,
        now_ms,
        policy_of(desk.store),
        usual={service.code: ServicePace(service.agency, service.minutes) for service in services.values()},
        calling={
            counter.code: counter.services
            for counter in counters.values()
            if counter.state is ShiftState.OPEN
        },
    )
    return Hall(
        now_ms=now_ms,
        day=day,
        agencies=_agencies(desk, day, counters, _waiting_of_agencies(services)),
        counters=counters,
        services=services,
        expected=expected,
        givers=_givers(counters.values()),
    )


def _givers(counters: Iterable[CounterNow]) -> dict[str, tuple[CounterNow, ...]]:
    found: dict[str, tuple[CounterNow, ...]] = {}
    for counter in sorted(counters, key=lambda one: (one.floor, one.code)):
        for service in counter.services:
            found[service] = (*found.get(service, ()), counter)
    return found


def _waiting_of_agencies(services: Mapping[str, ServiceNow]) -> Counter[str]:
    waiting: Counter[str] = Counter()
    for service in services.values():
        waiting[service.agency] += service.waiting
    return waiting


def _tickets(desk: Desk, day: str) -> tuple[Counter[str], Counter[str]]:
    """Return today's waiting and given tickets by service."""
    rows = desk.store.execute_sql(
        "SELECT service, state, count(*) FROM ticket WHERE day = ? GROUP BY service, state", (day,)
    )
    waiting: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for service, state, count in rows.fetchall():
        waiting[service] += count if state == "waiting" else 0
        given[service] += count if state != "cancelled" else 0
    given.update(promised_numbers(desk.store, day, desk.clock()))
    return waiting, given


def _services(desk: Desk, day: str, waiting: Counter[str], given: Counter[str]) -> dict[str, ServiceNow]:
    rows = desk.store.execute_sql(
        """SELECT s.id, s.name, s.agency, s.minutes, s.site, s.note, s.fee, s.quota, s.requires, s.produces,
            s.synonyms, s.archived
        FROM service s JOIN agency a ON a.id = s.agency
        WHERE NOT (s.archived OR a.archived) OR s.id IN (SELECT t.service FROM ticket t WHERE t.day = ?)
        ORDER BY s.id LIMIT ?""",
        (day, MOST_SERVICES),
    )
    found = {}
    for row in rows.fetchall():
        code, name, agency, minutes, site, note, fee, quota, requires, produces, synonyms, archived = row
        found[code] = ServiceNow(
            code=code,
            name=name,
            agency=agency,
            minutes=minutes,
            site=Site(site),
            note=note,
            fee=fee,
            quota=quota,
            requires=tuple(json.loads(requires)),
            produces=tuple(json.loads(produces)),
            synonyms=tuple(json.loads(synonyms)),
            archived=bool(archived),
            waiting=waiting[code],
            given=given[code],
        )
    return found


def _counters(desk: Desk, day: str) -> dict[str, CounterNow]:
    rows = desk.store.execute_sql(
        """SELECT c.id, c.name, c.agency, c.floor, c.services, s.state, s.reason, s.since, s.officer, o.name
        FROM counter c JOIN agency a ON a.id = c.agency AND NOT a.archived
        LEFT JOIN shift s ON s.id = (SELECT x.id FROM shift x WHERE x.day = ? AND x.counter = c.id
            AND x.state <> 'closed' ORDER BY x.opened_at DESC, x.id DESC LIMIT 1)
        LEFT JOIN officer o ON o.id = s.officer
        WHERE NOT c.archived ORDER BY c.id LIMIT ?""",
        (day, MOST_COUNTERS),
    )
    found = {}
    for code, name, agency, floor, services, state, reason, since, officer, officer_name in rows.fetchall():
        found[code] = CounterNow(
            code=code,
            name=name,
            agency=agency,
            floor=floor,
            services=tuple(json.loads(services)),
            state=ShiftState(state or ShiftState.CLOSED),
            reason=reason or "",
            since=None if since is None else instant_ms(since),
            officer=officer,
            officer_name=officer_name or "",
        )
    return found


def _agencies(
    desk: Desk, day: str, counters: Mapping[str, CounterNow], waiting: Counter[str]
) -> dict[str, AgencyNow]:
    rows = desk.store.execute_sql(
        """SELECT id, name, hours FROM agency WHERE NOT archived OR id IN (
            SELECT s.agency FROM ticket t JOIN service s ON s.id = t.service WHERE t.day = ?) LIMIT ?""",
        (day, MOST_AGENCIES),
    ).fetchall()
    outages, mall, now = _outages(desk), desk.calendar(), desk.now()
    calendars = {hours: agency_calendar(mall, json.loads(hours) if hours else None) for _, _, hours in rows}
    openings = {hours: calendar.opening(now) for hours, calendar in calendars.items()}
    gives = {hours: calendar.accepts_tickets(now) for hours, calendar in calendars.items()}
    found = {}
    for code, name, hours in sorted(rows, key=lambda row: (row[1].casefold(), row[0])):
        found[code] = agency_now(
            code=code,
            names=(name, short_agency(name)),
            opening=openings[hours],
            gives_numbers=gives[hours],
            now=now,
            counters=tuple(counter for counter in counters.values() if counter.agency == code),
            outages=tuple(outage for outage in outages if outage.agency in (None, code)),
            waiting=waiting[code],
        )
    return found


def _outages(desk: Desk) -> list[Outage]:
    """Return what goes on, also what began on an earlier day."""
    rows = desk.store.execute_sql(
        """SELECT id, agency, service, system, started_at, mode FROM outage
        WHERE ended_at IS NULL ORDER BY started_at, id LIMIT 200"""
    )
    return [
        Outage(outage, agency, service, system, instant_ms(started), OutageMode(mode))
        for outage, agency, service, system, started, mode in rows.fetchall()
    ]
