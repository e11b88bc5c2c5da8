"""The lists behind the figures of a day: what each figure counts, row by row, by the same conditions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from desktop.desk import Desk
from desktop.printing.rows import shown_number
from desktop.queries.day_figures import day_tickets
from desktop.queries.outage_figures import outage_rows
from desktop.queries.promises import promise_list
from desktop.queries.request_figures import RequestFigure, requests_behind
from desktop.queries.requests import READY_NOW, request_rows
from desktop.queries.sentences import clock
from desktop.queries.ticket_times import timed
from desktop.queries.tickets_today import MINUTE_MS, TodayTicket, today
from desktop.queries.waits import WAITED
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.catalogue import short_agency
from models.rules.folds.tickets import OPEN, SERVED, TicketState

MOST = 2000


class Counted(StrEnum):
    """A figure of a day that opens its list; `READY` and `PROMISES` are of now, whatever the day."""

    VISITS = "visits"
    VISITS_ENDED = "visits_ended"
    TICKETS = "tickets"
    WAITING = "waiting"
    SERVED = "served"
    RETURNED = "returned"
    NO_SHOW = "no_show"
    WAITED = "waited"
    """Tickets whose waits make the median; `PRIORITY` those of visitors with priority."""
    PRIORITY = "priority"
    FORECAST = "forecast"
    """Tickets that were given with a forecast whose truth is known."""
    OUTAGES = "outages"
    OPENED = "opened"
    FINISHED = "finished"
    OVERDUE = "overdue"
    READY = "ready"
    PROMISES = "promises"


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One thing that was counted.

    Attributes:
        number: of the ticket, code of the visit or request, or what a promise is about; by which it is sought.
        what: service, or the words of a promise; `agency` how people call it.
        at: on the mall's clock: arrival, issue, opening, or until when.
        state: the stored word of its state; empty for a visit.
    """

    number: str
    what: str
    agency: str
    at: str
    state: str


REQUESTS = {
    Counted.OPENED: RequestFigure.OPENED,
    Counted.FINISHED: RequestFigure.FINISHED,
    Counted.OVERDUE: RequestFigure.OVERDUE,
}
_STATES = {
    Counted.TICKETS: frozenset(TicketState),
    Counted.WAITING: frozenset({TicketState.WAITING, TicketState.BLOCKED}),
    Counted.SERVED: SERVED,
    Counted.RETURNED: frozenset({TicketState.RETURNED_INCOMPLETE}),
    Counted.NO_SHOW: frozenset({TicketState.NO_SHOW}),
}


def counted(desk: Desk, day: date, which: Counted, agency: str = "") -> tuple[CountedRow, ...]:
    """Return what a figure of a local day counts, in the order of the day, at most 2000.

    Args:
        desk: with the officer signed in.
        day: local day.
        which: the figure.
        agency: its code, of tickets only; empty for all.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "report.make")
    with desk.reading():
        if which in REQUESTS or which is Counted.READY:
            return _requests(desk, day, which)
        if which is Counted.PROMISES:
            return tuple(
                CountedRow(one.about, one.words, one.agency_short, one.due, str(one.state))
                for one in promise_list(desk)
            )
        if which is Counted.OUTAGES:
            return _outages(desk, day)
        tickets = today(desk, day.isoformat())
        if which in _TIMED:
            told = _TIMED[which](desk, day)
            return _tickets(desk, (one for one in tickets.tickets if one.id in told), agency, told)
        if which is Counted.VISITS:
            return _visits(desk, day, None)
        if which is Counted.VISITS_ENDED:
            return _visits(desk, day, {visit for visit, legs in tickets.visits.items() if has_ended(legs)})
        return _tickets(desk, (one for one in tickets.tickets if one.state in _STATES[which]), agency)


def has_ended(legs: Iterable[TodayTicket]) -> bool:
    """Return whether nothing of a visit is open, and somebody was there for more than a cancelled ticket."""
    states = {leg.state for leg in legs}
    return not states & OPEN and states != {TicketState.CANCELLED}


def _requests(desk: Desk, day: date, which: Counted) -> tuple[CountedRow, ...]:
    if which is Counted.READY:
        found = desk.store.execute_sql(
            f"SELECT rowid FROM request WHERE {READY_NOW} ORDER BY opened_at, rowid LIMIT ?", (MOST,)
        ).fetchall()
        places = [place for (place,) in found]
    else:
        places = requests_behind(desk, day, REQUESTS[which], MOST)
    return tuple(
        CountedRow(row.code, row.service_name, row.agency_short, row.due or row.opened, str(row.state))
        for row in request_rows(desk, places)
    )


def _visits(desk: Desk, day: date, only: set[str] | None) -> tuple[CountedRow, ...]:
    rows = desk.store.execute_sql(
        """SELECT v.id, v.code, v.arrived_at, (SELECT count(*) FROM ticket t WHERE t.visit = v.id)
        FROM visit v WHERE v.day = ? ORDER BY v.arrived_at, v.id""",
        (day.isoformat(),),
    ).fetchall()
    kept = [row for row in rows if only is None or row[0] in only][:MOST]
    return tuple(
        CountedRow(code, f"{steps} tiket", "", clock(desk, instant_ms(at)), "") for _, code, at, steps in kept
    )


def _waits(desk: Desk, day: date, *, priority: bool = False) -> dict[str, str]:
    """Return the wait in words of each ticket that the median is made from, by its id."""
    return {
        one.id: f"tunggu {one.wait_ms / MINUTE_MS:.0f} mnt"
        for one in timed(day_tickets(desk, day))
        if one.wait_ms is not None and (one.priority or not priority)
    }


def _told(desk: Desk, day: date) -> dict[str, str]:
    """Return what was told and what came, in words, of each ticket whose forecast is known to be true or not."""
    rows = desk.store.execute_sql(
        f"""SELECT id, forecast_low, forecast_high, {WAITED} FROM ticket
        WHERE day = ? AND forecast_high IS NOT NULL AND first_called_at IS NOT NULL""",
        (day.isoformat(),),
    )
    return {
        ticket: f"perkiraan {low:.0f}-{high:.0f} mnt, tunggu {waited:.0f} mnt"
        for ticket, low, high, waited in rows.fetchall()
    }


_TIMED: dict[Counted, Callable[[Desk, date], dict[str, str]]] = {
    Counted.WAITED: _waits,
    Counted.PRIORITY: partial(_waits, priority=True),
    Counted.FORECAST: _told,
}
"""What a figure of minutes is made from: words about each ticket."""


def _outages(desk: Desk, day: date) -> tuple[CountedRow, ...]:
    names = dict(desk.store.execute_sql("SELECT id, name FROM agency").fetchall())
    return tuple(
        CountedRow(
            row.system,
            f"{row.open_minutes} menit jam layanan, {row.affected} tamu terdampak",
            short_agency(names[row.agency]) if row.agency in names else "Seluruh gedung",
            f"{row.started or '...'}-{row.ended or '...'}",
            "",
        )
        for row in outage_rows(desk, day)[:MOST]
    )


def _tickets(
    desk: Desk, found: Iterable[TodayTicket], agency: str, told: Mapping[str, str] | None = None
) -> tuple[CountedRow, ...]:
    names = {
        service: (name, owner, short_agency(owner_name))
        for service, name, owner, owner_name in desk.store.execute_sql(
            "SELECT s.id, s.name, a.id, a.name FROM service s JOIN agency a ON a.id = s.agency"
        ).fetchall()
    }
    mine = [one for one in found if agency in ("", names[one.service][1])][:MOST]
    return tuple(
        CountedRow(
            shown_number(desk, one.number),
            ", ".join(filter(None, (names[one.service][0], (told or {}).get(one.id)))),
            names[one.service][2],
            clock(desk, one.issued_at),
            str(one.state),
        )
        for one in mine
    )
