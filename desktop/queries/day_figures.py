"""The figures of one service day, from the journal's times: what the daily report draws in every format."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk, instant
from desktop.errors import Refused
from desktop.queries.complaints import complaints_of_day
from desktop.queries.names import names_on
from desktop.queries.outage_figures import outage_minutes, outage_rows
from desktop.queries.request_figures import requests_of_day
from desktop.queries.settings import OFFICE, SIGNATURES, get_setting
from desktop.queries.ticket_times import TicketTimes, left_out, percentiles
from desktop.security.permissions import require
from models import journal
from models.fields import instant_ms
from models.folding import read
from models.rules.bodies.visits import Priority
from models.rules.catalogue import AgencyKind, group
from models.rules.events import Subject
from models.rules.folds.tickets import TicketState
from reports.delegation import signing_title
from reports.figures import (
    AgencyDay,
    Complaints,
    DailyFigures,
    DailyReport,
    Hour,
    JournalHead,
    Overall,
    Signatory,
    Signature,
)
from reports.letterhead import Letterhead

DUTY = "duty"
"""Purpose of the notes about a service day."""


@dataclass(frozen=True, slots=True)
class DayTicket(TicketTimes):
    """What the figures of a day need of one ticket; instants are UTC milliseconds."""

    agency: str
    visit: str
    last_called_at: int | None
    referred_in: bool
    counters: tuple[str, ...]
    finished_at: int | None = None
    basis: tuple[Priority, ...] = ()
    id: str = ""

    @property
    def priority(self) -> bool:
        """Return whether its visitor has a basis of priority."""
        return bool(self.basis)


def day_tickets(desk: Desk, day: date) -> list[DayTicket]:
    """Return the tickets of a service day, by time of issue."""
    rows = desk.store.execute_sql(
        """SELECT s.agency, t.visit, t.state, t.issued_at, t.first_called_at, t.service_ms, t.estimated,
        t.referred_from IS NOT NULL, t.calls, t.finished_at, v.priority, t.id
        FROM ticket t JOIN service s ON s.id = t.service JOIN visit v ON v.id = t.visit
        WHERE t.day = ? ORDER BY t.issued_at, t.id""",
        (day.isoformat(),),
    )
    return [_day_ticket(row) for row in rows]


def _day_ticket(row: tuple) -> DayTicket:  # type: ignore[type-arg]
    agency, visit, state, issued, first, service_ms, estimated, referred, calls, finished, priority, own = row
    made = [call for call in json.loads(calls) if call.get("at_hlc")]
    return DayTicket(
        agency=agency,
        visit=visit,
        state=TicketState(state),
        issued_at=instant_ms(issued),
        first_called_at=None if first is None else instant_ms(first),
        last_called_at=max((call["called_at"] for call in made), default=None),
        service_ms=service_ms,
        estimated=bool(estimated),
        referred_in=bool(referred),
        counters=tuple(call["counter"] for call in made if call.get("counter")),
        finished_at=None if finished is None else instant_ms(finished),
        basis=tuple(Priority(one) for one in json.loads(priority)),
        id=own,
    )


def daily_report(desk: Desk, day: date) -> DailyReport:
    """Return everything that the daily report of a day needs; reading changes nothing.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the day is still to come.
    """
    require(desk, "report.make")
    if day > desk.today():
        raise Refused("day.to_come", day=day)
    with desk.reading():
        office = get_setting(desk.store, OFFICE)
        (examples,) = desk.store.execute_sql(
            "SELECT count(*) FROM ticket t JOIN service s ON s.id = t.service WHERE t.day = ? AND s.example",
            (day.isoformat(),),
        ).fetchone()
        return DailyReport(
            figures=daily_figures(desk, day),
            letterhead=letterhead(office),
            zone=desk.calendar().zone,
            place=str(office.get("place", "")),
            example=bool(examples),
            as_of="" if _closed(desk, day) else f"{desk.calendar().local(desk.now()):%d/%m/%Y %H.%M}",
            notes=duty_notes(desk, day),
        )


def _closed(desk: Desk, day: date) -> bool:
    state = read(desk.store, Subject.DAY, day.isoformat())
    return state is not None and state.closed_at is not None


def duty_notes(desk: Desk, day: date) -> tuple[str, ...]:
    """Return what the officers on duty wrote about a local day, a line each; what was erased is not there."""
    rows = desk.store.execute_sql(
        "SELECT text FROM note WHERE about = ? AND about_id = ? AND purpose = ? ORDER BY written_at, id",
        (int(Subject.DAY), day.isoformat(), DUTY),
    )
    return tuple(line for (text,) in rows.fetchall() for line in text.split("\n"))


def letterhead(office: dict[str, str]) -> Letterhead:
    """Return the letterhead of the office's settings."""
    lines = (office.get("address", ""), office.get("contact", ""))
    return Letterhead(
        government=office.get("government", ""),
        office=office.get("office", ""),
        mall=office.get("mall") or "Mal Pelayanan Publik",
        address=tuple(line for line in lines if line),
    )


def daily_figures(desk: Desk, day: date) -> DailyFigures:
    """Return the figures of a service day."""
    tickets = day_tickets(desk, day)
    visits = desk.store.execute_sql(
        "SELECT arrived_at, priority FROM visit WHERE day = ? ORDER BY id", (day.isoformat(),)
    ).fetchall()
    state = read(desk.store, Subject.DAY, day.isoformat())
    head = journal.head(desk.store, desk.origin)
    return DailyFigures(
        date=day,
        revision=state.revision if state else 0,
        visits=len(visits),
        tickets=len(tickets),
        by_state=_in_order(Counter(ticket.state for ticket in tickets)),
        by_agency=_by_agency(desk, day, tickets),
        priority=dict(sorted(Counter(basis for _, listed in visits for basis in json.loads(listed)).items())),
        outages=outage_rows(desk, day),
        complaints=Complaints(*complaints_of_day(desk, day)),
        requests=requests_of_day(desk, day),
        hours=_hours(desk, [instant_ms(at) for at, _ in visits], [ticket.issued_at for ticket in tickets]),
        signature=signature(desk),
        journal_head=JournalHead(head.origin, head.seq, head.h),
        overall=Overall(*percentiles(tickets)),
        left_out=left_out(tickets),
        outage_minutes=outage_minutes(desk, day)[None],
    )


def _in_order(counted: Counter[TicketState]) -> dict[str, int]:
    return {str(state): counted[state] for state in TicketState if counted[state]}


def _by_agency(desk: Desk, day: date, tickets: list[DayTicket]) -> tuple[AgencyDay, ...]:
    """Return a row for every agency with a ticket or an open counter, by name."""
    counters: dict[str, set[str]] = defaultdict(set)
    rows = desk.store.execute_sql(
        "SELECT c.agency, c.id FROM shift s JOIN counter c ON c.id = s.counter WHERE s.day = ?",
        (day.isoformat(),),
    )
    for agency, counter in rows:
        counters[agency].add(counter)
    by_agency: dict[str, list[DayTicket]] = defaultdict(list)
    for ticket in tickets:
        by_agency[ticket.agency].append(ticket)
        counters[ticket.agency].update(ticket.counters)
    names = names_on(desk, "agency", day)
    kinds = dict(desk.store.execute_sql("SELECT id, kind FROM agency").fetchall())
    down = outage_minutes(desk, day)
    codes = sorted({*by_agency, *counters}, key=lambda code: (names[code].casefold(), code))
    named = [_Named(code, names[code], group(AgencyKind(kinds[code])), down[code]) for code in codes]
    return tuple(_agency_day(desk, agency, by_agency[agency.code], counters[agency.code]) for agency in named)


@dataclass(frozen=True, slots=True)
class _Named:
    """An agency as the report names it, and in how many open minutes anything of it was down."""

    code: str
    name: str
    group: str
    down: int


def _agency_day(desk: Desk, agency: _Named, tickets: list[DayTicket], counters: set[str]) -> AgencyDay:
    waits = percentiles(tickets)
    states = Counter(ticket.state for ticket in tickets)
    return AgencyDay(
        code=agency.code,
        name=agency.name,
        tickets=len(tickets),
        served=sum(ticket.served for ticket in tickets),
        no_show=states[TicketState.NO_SHOW],
        returned_incomplete=states[TicketState.RETURNED_INCOMPLETE],
        referred_in=sum(ticket.referred_in for ticket in tickets),
        referred_out=states[TicketState.REFERRED],
        wait_p50_min=waits[0],
        wait_p90_min=waits[1],
        service_p50_min=waits[2],
        service_p90_min=waits[3],
        counters_open=len(counters),
        first_call=_clock(desk, min((t.first_called_at for t in tickets if t.first_called_at), default=None)),
        last_call=_clock(desk, max((t.last_called_at for t in tickets if t.last_called_at), default=None)),
        group=agency.group,
        estimated=sum(ticket.estimated for ticket in tickets),
        outage_minutes=agency.down,
    )


def _clock(desk: Desk, ms: int | None) -> str | None:
    return None if ms is None else f"{desk.calendar().local(instant(ms)):%H:%M}"


def _hours(desk: Desk, visits: list[int], tickets: list[int]) -> tuple[Hour, ...]:
    """Return arrivals by local hour, from the first to the last hour in which something happened."""
    calendar = desk.calendar()
    came = Counter(calendar.local(instant(ms)).hour for ms in visits)
    issued = Counter(calendar.local(instant(ms)).hour for ms in tickets)
    hours = sorted({*came, *issued})
    span = range(hours[0], hours[-1] + 1) if hours else ()
    return tuple(Hour(hour, came[hour], issued[hour]) for hour in span)


def signature(desk: Desk) -> Signature:
    """Return who signs for the office, as the settings name them; empty where nobody is named."""
    said = get_setting(desk.store, SIGNATURES)
    return Signature(head=_signatory(desk, said, "head"), duty=_signatory(desk, said, "duty"))


def _signatory(desk: Desk, said: dict[str, str], who: str) -> Signatory:
    row = desk.store.execute_sql(
        "SELECT title, name, nip FROM officer WHERE login = ?", (said.get(who) or "",)
    ).fetchone()
    title, name, nip = row or ("", "", "")
    return Signatory(signing_title(title, said.get(f"{who}_as", ""), said.get(f"{who}_for", "")), name, nip)
