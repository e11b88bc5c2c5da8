"""The figures of R8: all outages of a span of days, and how long agencies and systems were down together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from desktop.desk import Desk, instant
from desktop.queries.names import names_on
from desktop.queries.outage_figures import (
    Outage,
    affected,
    choices,
    opening_spans,
    outages_of,
    spans_by_agency,
    whole_minutes,
)
from desktop.queries.periods import check_days
from desktop.queries.places_in_reports import named_agencies
from desktop.queries.wait_figures import round_half_up
from desktop.security.permissions import require
from models.rules.outages import Span, within
from reports.arrangement import Period
from reports.outage_figures import Downtime, OutageEntry, OutageFigures


def outage_report(desk: Desk, period: Period) -> OutageFigures:
    """Return the figures of a span of days; reading changes nothing.

    Minutes are those of the daily reports, day by day, so that both agree.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many.
    """
    require(desk, "report.make")
    check_days(desk, period)
    with desk.reading():
        came = Period(period.first, min(period.last, desk.today()))
        found = outages_of(desk, came.first, came.last)
        windows = {day: opening_spans(desk, day) for day in came.days}
        names = names_on(desk, "agency", came.last), names_on(desk, "service", came.last)
        hits = [affected(desk, *_days(desk, one), one) for one in found]
        entries = tuple(_entry(desk, one, hit, windows, names) for one, hit in zip(found, hits, strict=True))
        spans = spans_by_agency(desk, found)
        house = sum(map(whole_minutes, windows.values()))
        met = {ticket: visit for hit in hits for ticket, visit in hit.items()}
        return OutageFigures(
            first=period.first,
            last=period.last,
            until=came.last,
            house_minutes=house,
            open_minutes=_minutes(spans.get(None, ()), windows),
            running=sum(one.ended is None for one in found),
            visits=len(set(met.values())),
            tickets=len(met),
            outages=entries,
            agencies=_agencies(desk, found, spans, windows, period.last),
            systems=_systems(found, windows),
        )


_Windows = Mapping[date, list[Span]]


def _minutes(spans: Iterable[Span], windows: _Windows) -> int:
    """Return the opening minutes that spans cover, rounded day by day as a day's report does."""
    listed = list(spans)
    return sum(whole_minutes(within(listed, day)) for day in windows.values()) if listed else 0


def _entry(
    desk: Desk,
    outage: Outage,
    hit: Mapping[str, str],
    windows: _Windows,
    names: tuple[dict[str, str], dict[str, str]],
) -> OutageEntry:
    agencies, services = names
    return OutageEntry(
        system=outage.system,
        scope=outage.scope,
        mode=outage.mode,
        agency=outage.agency,
        agency_name=agencies.get(outage.agency or "", ""),
        service=outage.service,
        service_name=services.get(outage.service or "", ""),
        started=_local(desk, outage.started),
        ended=None if outage.ended is None else _local(desk, outage.ended),
        minutes=whole_minutes([outage.span]),
        open_minutes=_minutes([outage.span], windows),
        tickets=len(hit),
        visits=len(set(hit.values())),
        choices=choices(desk, *_days(desk, outage), outage.id),
    )


def _local(desk: Desk, ms: int) -> datetime:
    return desk.calendar().local(instant(ms)).replace(second=0, microsecond=0, tzinfo=None)


def _days(desk: Desk, outage: Outage) -> tuple[date, date]:
    """Return the first and last local day of an outage's part of the span; its end is no part of it."""
    first, last = outage.span[0], max(outage.span[0], outage.span[1] - 1)
    calendar = desk.calendar()
    return calendar.local(instant(first)).date(), calendar.local(instant(last)).date()


def _agencies(
    desk: Desk,
    found: list[Outage],
    spans: Mapping[str | None, list[Span]],
    windows: _Windows,
    last: date,
) -> tuple[Downtime, ...]:
    """Return the agencies that had an outage of their own or the house's, in their usual order."""
    hit = [code for code in spans if code is not None]
    return tuple(
        _downtime(
            *(agency.code, agency.name),
            sum(one.agency in (None, agency.code) for one in found),
            _minutes(spans[agency.code], windows),
            windows,
        )
        for agency in named_agencies(desk, hit, last)
    )


def _downtime(key: str, name: str, outages: int, minutes: int, windows: _Windows) -> Downtime:
    house = sum(map(whole_minutes, windows.values()))
    return Downtime(key, name, outages, minutes, round_half_up(minutes, house) if house else None)


def _systems(found: list[Outage], windows: _Windows) -> tuple[Downtime, ...]:
    """Return the systems that were down, longest first."""
    by_system = defaultdict[str, list[Span]](list)
    for one in found:
        by_system[one.system].append(one.span)
    rows = [
        _downtime(system, system, len(spans), _minutes(spans, windows), windows)
        for system, spans in by_system.items()
    ]
    return tuple(sorted(rows, key=lambda one: (-one.open_minutes, one.name.casefold(), one.key)))
