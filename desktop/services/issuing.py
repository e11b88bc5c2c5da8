"""Queue numbers: whether a service can be given one now, and giving it."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Write, instant
from desktop.errors import Refused
from desktop.queries.bookings import promised_numbers
from desktop.queries.outages import stopping
from desktop.queries.sentences import clock
from desktop.queries.settings import calendar_of_agency
from models.fields import instant_ms
from models.rules.bodies.tickets import TicketIssued
from models.rules.catalogue import Site, short_agency
from models.rules.events import Source, Subject
from models.rules.folds.places import Agency, Service
from models.rules.folds.tickets import Ticket
from models.rules.forecast import Minutes
from models.rules.numbering import split_lane, ticket_number


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg of a visit, to be given a number; see `TicketIssued` for the fields."""

    visit: str
    code: str
    service: Service
    leg: int = 1
    after: str | None = None
    missing: tuple[str, ...] = ()
    queued_at: int | None = None
    referred_from: str | None = None
    forecast: Minutes | None = None


def open_service(write: Write, code: str, *, anyway: bool = False, promised: bool = False) -> Service:
    """Return a service that can be given a number today.

    Args:
        write: the transaction.
        code: of the service.
        anyway: a supervisor sets hours and quota aside.
        promised: a booking keeps one of today's numbers for this visitor.

    Raises:
        Refused: it is unknown, archived, not served in this house, its agency is closed now, an outage lets
            no number be given, or today's quota is used up.
    """
    service: Service | None = write.read(Subject.SERVICE, code)
    if service is None:
        raise Refused("service.unknown", service=code)
    if service.archived:
        raise Refused("service.archived", service=code)
    if service.site is Site.ELSEWHERE:
        raise Refused("service.elsewhere", service=code, where=service.note)
    if anyway:
        return service
    _check_hours(write, service.agency)
    _check_outage(write, service.agency, code)
    if service.quota is not None:
        day = write.today().isoformat()
        (given,) = write.db.execute_sql(
            "SELECT count(*) FROM ticket WHERE service = ? AND day = ? AND state <> 'cancelled'", (code, day)
        ).fetchone()
        kept = 0 if promised else promised_numbers(write.db, day, write.now_ms)[code]
        if given + kept >= service.quota:
            raise Refused("service.quota", service=code, quota=service.quota)
    return service


def _check_outage(write: Write, agency: str, code: str) -> None:
    """Refuse while an outage lets no number of the service be given."""
    found = stopping(write.db, agency, code)
    if found is not None:
        named: Agency = write.read(Subject.AGENCY, agency)
        since = clock(write.desk, found[1])
        raise Refused("outage.stopped", system=found[0], agency=short_agency(named.name), since=since)


def _check_hours(write: Write, code: str) -> None:
    """Refuse when the agency's own hours, inside those of the mall, give no numbers now."""
    agency: Agency = write.read(Subject.AGENCY, code)
    calendar = calendar_of_agency(write.desk, code)
    now = instant(write.desk.clock())
    if not calendar.accepts_tickets(now):
        opening = calendar.opening(now)
        until = opening.until.strftime("%d/%m/%Y %H.%M") if opening.until else "-"
        raise Refused(f"agency.{opening.state}", agency=agency.name, name=opening.name, until=until)


def issue_ticket(
    write: Write, leg: Leg, *, day: date | None = None, at: int | None = None, source: Source | None = None
) -> tuple[str, Ticket]:
    """Give the next number of a service, in this desk's lane and on that local day (today by default).

    Numbers start at 1 each local day and have no gaps; they are counted inside the transaction.
    """
    desk = write.desk
    day = day or write.today()
    (last,) = write.db.execute_sql(
        "SELECT max(count) FROM ticket WHERE service = ? AND day = ? AND lane = ?",
        (leg.code, day.isoformat(), desk.lane),
    ).fetchone()
    count = (last or 0) + 1
    lane, suffix = split_lane(desk.lane)
    number = ticket_number(leg.service.agency, leg.service.letters, lane, suffix, count)
    ticket_id = write.new_id()
    ticket: Ticket = write.append(
        TicketIssued(
            visit=leg.visit,
            service=leg.code,
            day=day.isoformat(),
            number=number,
            lane=desk.lane,
            count=count,
            leg=leg.leg,
            queued_at=_place(write, day, leg.queued_at) if at is None else leg.queued_at,
            after=leg.after,
            referred_from=leg.referred_from,
            missing=leg.missing,
            forecast_low=leg.forecast[0] if leg.forecast else None,
            forecast_high=leg.forecast[1] if leg.forecast else None,
        ),
        ticket_id,
        at=at,
        source=source,
    )
    return ticket_id, ticket


def _place(write: Write, day: date, wanted: int | None) -> int | None:
    """Return the place of a new number: as wanted, but behind all of its day where the clock was set back.

    Numbers that were given before the clock was mended stand at times that are still to come; who comes now would
    pass them all. A place before now is a kept one, as a referral has it, and stays.
    """
    if (
        write.last_ms is None
        or write.now_ms >= write.last_ms
        or (wanted is not None and wanted < write.now_ms)
    ):
        return wanted
    (last,) = write.db.execute_sql(
        "SELECT max(issued_at) FROM ticket WHERE day = ?", (day.isoformat(),)
    ).fetchone()
    behind = None if last is None else instant_ms(last)
    if behind is None or behind <= (wanted or write.now_ms):
        return wanted
    return behind
