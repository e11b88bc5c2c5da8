"""The figures of R12: on which days booths were open, how long their counters were staffed, who came."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from desktop.desk import Desk, milliseconds
from desktop.queries.month_figures import Counts
from desktop.queries.periods import check_days
from desktop.queries.places_in_reports import NamedAgency, named_agencies
from desktop.queries.wait_figures import round_half_up
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.agency_hours import agency_calendar
from models.rules.folds.places import ShiftState
from reports.arrangement import Period
from reports.booth_figures import BoothDay, BoothFigures, BoothUse, CounterUse
from reports.labels import GROUPS

HOUR_MS = 3_600_000


@dataclass(slots=True)
class _Seen:
    """What is gathered of all counters in one reading of each table."""

    agency_of: dict[str, str]
    names: dict[str, str]
    held: defaultdict[str, list[str]]
    days: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    staffed_ms: Counter[str] = field(default_factory=Counter)
    called: Counter[str] = field(default_factory=Counter)
    visits: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def booth_figures(desk: Desk, period: Period) -> BoothFigures:
    """Return the figures of a span of days; reading changes nothing.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many.
    """
    require(desk, "report.make")
    check_days(desk, period)
    with desk.reading():
        came = Period(period.first, min(period.last, desk.today()))
        counts, seen = Counts(desk, came), _seen(desk, came)
        of_service = dict(desk.store.execute_sql("SELECT id, agency FROM service").fetchall())
        codes = {*seen.held, *(of_service[service] for service in counts.tickets)}
        agencies = named_agencies(desk, codes, period.last)
        days = tuple(
            one for agency, works in _calendars(desk, agencies) for one in _days(agency, came, works, seen)
        )
        rows = tuple(_agency(agency, days, counts, of_service, seen) for agency in agencies)
        (visits,) = desk.store.execute_sql(
            "SELECT count(*) FROM visit WHERE day BETWEEN ? AND ?", (counts.days[0], counts.days[-1])
        ).fetchone()
        return BoothFigures(
            first=period.first,
            last=period.last,
            until=came.last,
            visits=visits,
            overall=replace(_together("", rows, seen), visits=visits),
            agencies=rows,
            groups=tuple(
                _together(group, held, seen)
                for group in GROUPS
                if (held := [row for row in rows if row.group == group])
            ),
            counters=_counters(agencies, seen),
            days=days,
        )


def _seen(desk: Desk, period: Period) -> _Seen:
    """Return who sat where and who called, from shifts and calls; a paper day has calls alone."""
    span = period.first.isoformat(), period.last.isoformat()
    agency_of, names, held = {}, {}, defaultdict[str, list[str]](list)
    for code, agency, name, archived in desk.store.execute_sql(
        "SELECT id, agency, name, archived FROM counter ORDER BY id"
    ).fetchall():
        agency_of[code], names[code] = agency, name
        if not archived:
            held[agency].append(code)
    seen = _Seen(agency_of, names, held)
    for counter, day, staffed in _shifts(desk, span):
        seen.days[counter].add(day)
        seen.staffed_ms[counter] += staffed
    for calls, day in desk.store.execute_sql("SELECT calls, day FROM ticket WHERE day BETWEEN ? AND ?", span):
        at = {call["counter"] for call in json.loads(calls) if call.get("at_hlc") and call.get("counter")}
        for counter in at:
            seen.days[counter].add(day)
            seen.called[counter] += 1
    for agency, visit in desk.store.execute_sql(
        """SELECT DISTINCT s.agency, t.visit FROM ticket t JOIN service s ON s.id = t.service
        WHERE t.day BETWEEN ? AND ?""",
        span,
    ):
        seen.visits[agency].add(visit)
    return seen


def _shifts(desk: Desk, span: tuple[str, str]) -> Iterable[tuple[str, str, int]]:
    """Yield counter, day and staffed milliseconds of each shift; one never closed ends with the house's day."""
    now, ends = desk.clock(), _closing(desk)
    rows = desk.store.execute_sql(
        """SELECT counter, day, opened_at, closed_at, state, since, paused_ms FROM shift
        WHERE day BETWEEN ? AND ? ORDER BY day, opened_at, id""",
        span,
    )
    for counter, day, opened, closed, state, since, paused in rows.fetchall():
        begun = instant_ms(opened)
        over = instant_ms(closed) if closed else min(now, max(begun, ends(day)))
        resting = max(0, over - instant_ms(since)) if state == ShiftState.PAUSED else 0
        yield counter, day, max(0, over - begun - paused - resting)


def _closing(desk: Desk) -> Callable[[str], int]:
    """Return what tells when the house closes on a local day; at its midnight where it does not open."""
    calendar = desk.calendar()

    def closes(day: str) -> int:
        local = date.fromisoformat(day)
        hours = calendar.hours(local)
        return milliseconds(calendar.at(local, hours.closes if hours else time()))

    return closes


def _calendars(
    desk: Desk, agencies: Sequence[NamedAgency]
) -> Iterable[tuple[NamedAgency, Callable[[date], bool]]]:
    """Yield each agency with what tells its working days: its own week, the house's holidays."""
    hours = dict(desk.store.execute_sql("SELECT id, hours FROM agency").fetchall())
    house = desk.calendar()
    for agency in agencies:
        own = hours[agency.code]
        yield agency, agency_calendar(house, json.loads(own) if own else None).working_day


def _days(
    agency: NamedAgency, period: Period, works: Callable[[date], bool], seen: _Seen
) -> Iterable[BoothDay]:
    counters = [code for code, owner in seen.agency_of.items() if owner == agency.code]
    for day in period.days:
        there = sum(day.isoformat() in seen.days[counter] for counter in counters)
        yield BoothDay(agency.code, day, there, works(day))


def _agency(
    agency: NamedAgency,
    days: Iterable[BoothDay],
    counts: Counts,
    of_service: dict[str, str],
    seen: _Seen,
) -> BoothUse:
    own = [day for day in days if day.agency == agency.code]
    working = [day for day in own if day.working]
    services = [service for service in counts.tickets if of_service[service] == agency.code]
    counters = [code for code, owner in seen.agency_of.items() if owner == agency.code]
    return _rated(
        BoothUse(
            code=agency.code,
            name=agency.name,
            group=agency.group,
            counters=len(seen.held[agency.code]),
            working_days=len(working),
            days_open=sum(day.counters > 0 for day in working),
            extra_days=sum(day.counters > 0 for day in own if not day.working),
            open_pct=None,
            counter_days=sum(day.counters for day in working),
            counter_days_due=len(working) * len(seen.held[agency.code]),
            attendance_pct=None,
            staffed_hours=_hours(sum(seen.staffed_ms[counter] for counter in counters)),
            visits=len(seen.visits[agency.code]),
            tickets=sum(counts.by_day(services)),
            served=sum(counts.served[service] for service in services),
            tickets_per_hour=None,
        ),
        sum(seen.staffed_ms[counter] for counter in counters),
    )


def _rated(use: BoothUse, staffed_ms: int) -> BoothUse:
    """Return the same with its rates; an archived counter that was used cannot make more than all attend."""
    due = max(use.counter_days_due, use.counter_days)
    return replace(
        use,
        open_pct=round_half_up(use.days_open, use.working_days) if use.working_days else None,
        attendance_pct=round_half_up(use.counter_days, due) if due else None,
        counter_days_due=due,
        tickets_per_hour=_tenth(use.served * HOUR_MS, staffed_ms) if staffed_ms else None,
    )


def _together(group: str, rows: Sequence[BoothUse], seen: _Seen) -> BoothUse:
    """Return the sums of some agencies, with rates of the sums; a visit to several of them counts once."""
    codes = {row.code for row in rows}
    staffed_ms = sum(ms for counter, ms in seen.staffed_ms.items() if seen.agency_of[counter] in codes)
    sums = {
        name: sum(getattr(row, name) for row in rows)
        for name in (
            *("counters", "working_days", "days_open", "extra_days", "counter_days", "counter_days_due"),
            *("tickets", "served"),
        )
    }
    whole = BoothUse(
        code=group,
        name="",
        group=group,
        open_pct=None,
        attendance_pct=None,
        staffed_hours=_hours(staffed_ms),
        visits=len(set[str]().union(*(seen.visits[code] for code in codes))),
        tickets_per_hour=None,
        **sums,
    )
    return _rated(whole, staffed_ms)


def _counters(agencies: Sequence[NamedAgency], seen: _Seen) -> tuple[CounterUse, ...]:
    """Return every counter of the catalogue, and those of before that were used, by agency and code."""
    return tuple(
        CounterUse(
            code=code,
            name=seen.names[code],
            agency=agency.code,
            days_open=len(seen.days[code]),
            staffed_hours=_hours(seen.staffed_ms[code]),
            tickets=seen.called[code],
        )
        for agency in agencies
        for code, owner in seen.agency_of.items()
        if owner == agency.code and (code in seen.held[agency.code] or seen.days[code])
    )


def _hours(ms: int) -> float:
    return _tenth(ms, HOUR_MS)


def _tenth(part: int, whole: int) -> float:
    """Return a quotient with one decimal, half up."""
    return (20 * part + whole) // (2 * whole) / 10
