"""The figures of R6: papers given back at counters, counted by the store in one pass."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from desktop.desk import Desk
from desktop.queries.month_figures import OF_AGENCY
from desktop.queries.periods import bounded_to, check_days
from desktop.queries.places import document_names, either
from desktop.queries.places_in_reports import named_agencies, services_by_agency
from desktop.queries.wait_figures import round_half_up
from desktop.security.permissions import require
from models.rules.folds.tickets import SERVED
from models.rules.percentiles import largest_remainder
from reports.arrangement import Period
from reports.returned_figures import AgencyReturns, Lacking, ReturnedFigures, Returns, ServiceReturns

_STATES = ", ".join(f"'{state}'" for state in sorted(SERVED))
_LACKING = """coalesce((SELECT c.value -> 'lacking' FROM json_each(t.calls) c WHERE c.value ->> 'id' = t.call), '[]')"""
"""What the counter whose call counts found missing, as JSON."""
_SERVED = f"""SELECT service, count(*), count(*) FILTER (WHERE state = 'returned_incomplete'),
    count(*) FILTER (WHERE CASE state WHEN 'returned_incomplete' THEN json_array_length({_LACKING}) = 0 END)
    FROM ticket t WHERE day BETWEEN :first AND :last AND state IN ({_STATES}) {OF_AGENCY} GROUP BY service"""
_MISSING = f"""SELECT service, m.value, count(*),
    count(*) FILTER (WHERE EXISTS (SELECT 1 FROM json_each(t.missing) f WHERE f.value = m.value))
    FROM ticket t INDEXED BY ticket_queue, json_each({_LACKING}) m
    WHERE day BETWEEN :first AND :last AND state = 'returned_incomplete' {OF_AGENCY} GROUP BY service, m.value"""
_Counted = tuple[int, int, int]
"""Served, returned, of these without a word on what was missing."""


def returned_figures(desk: Desk, period: Period, agency: str | None = None) -> ReturnedFigures:
    """Return the figures of a span of days, of the house or of one agency; reading changes nothing.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many; there is no such agency.
    """
    agency = bounded_to(desk, agency)
    require(desk, "report.own", agency)
    check_days(desk, period)
    given = {"first": period.first.isoformat(), "last": period.last.isoformat(), "agency": agency}
    with desk.reading():
        counted = {
            service: (served, returned, unsaid)
            for service, served, returned, unsaid in desk.store.execute_sql(_SERVED, given).fetchall()
        }
        missing = _missing(desk, given)
        agencies, services = _rows(desk, counted, missing, period.last)
        found = [one for listed in missing.values() for one in listed]
        return ReturnedFigures(
            first=period.first,
            last=period.last,
            agency=agency,
            overall=_returns(counted.values()),
            missing=sum(one.times for one in found),
            foretold=sum(one.foretold for one in found),
            agencies=agencies,
            services=services,
        )


def _missing(desk: Desk, given: dict[str, str | None]) -> dict[str, tuple[Lacking, ...]]:
    """Return what was missing by service, most frequent first."""
    names, found = document_names(desk), defaultdict[str, list[tuple[int, str, int]]](list)
    for service, group, times, foretold in desk.store.execute_sql(_MISSING, given).fetchall():
        found[service].append((-times, group, foretold))
    listed = {}
    for service, rows in found.items():
        rows.sort()
        shares = largest_remainder([-times for times, _, _ in rows])
        listed[service] = tuple(
            Lacking(
                service=service,
                group=group,
                words=either(names.get(code, code) for code in group.split("|")),
                times=-times,
                foretold=foretold,
                share=float(share),
            )
            for (times, group, foretold), share in zip(rows, shares, strict=True)
        )
    return listed


def _rows(
    desk: Desk, counted: dict[str, _Counted], missing: dict[str, tuple[Lacking, ...]], last: date
) -> tuple[tuple[AgencyReturns, ...], tuple[ServiceReturns, ...]]:
    """Return agencies and services of which papers were given back; an agency's rate is over all its services."""
    held = services_by_agency(desk, counted, last)
    agencies, services = [], []
    for agency in named_agencies(desk, held, last):
        own = _returns(counted[code] for code, _ in held[agency.code])
        if not own.returned:
            continue
        agencies.append(AgencyReturns(agency.code, agency.name, agency.group, own))
        services += [
            ServiceReturns(
                *(code, name, agency.code, agency.name), _returns([counted[code]]), missing.get(code, ())
            )
            for code, name in held[agency.code]
            if counted[code][1]
        ]
    return tuple(agencies), tuple(services)


def _returns(parts: Iterable[_Counted]) -> Returns:
    served, returned, unsaid = map(sum, zip((0, 0, 0), *parts, strict=True))
    return Returns(served, returned, round_half_up(returned, served) if served else None, unsaid)
