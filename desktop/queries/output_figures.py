"""The figures of R11: products issued and picked up in a span of days, and those that nobody has picked up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.desk import Desk, instant
from desktop.queries.names import day_start_ms, names_on
from desktop.queries.periods import Cut, check_days, cut
from desktop.queries.places import document_names
from desktop.queries.places_in_reports import named_agencies, services_by_agency
from desktop.queries.registers import masked
from desktop.security.permissions import require
from models.fields import instant_ms, instant_text
from models.rules.percentiles import percentile
from reports.arrangement import Period
from reports.output_figures import AgencyOutputs, OutputCounts, OutputFigures, ServiceOutputs, Uncollected

DAY_MS = 24 * 3600 * 1000
SOON, LATE = 7, 30
"""Days after which a product that waits is called about, and is a case of its own."""
_ISSUED = """SELECT service, count(*) FROM request
    WHERE answered_at >= :start AND answered_at < :until AND decision IS NOT NULL GROUP BY service"""
_PICKED_UP = """SELECT service, answered_at, closed_at FROM request
    WHERE state = 'picked_up' AND closed_at >= :start AND closed_at < :until"""
_WAITS = (
    "request r INDEXED BY request_uncollected WHERE r.state = 'ready' AND r.answered_at < :until",
    """request r WHERE r.state IN ('picked_up', 'withdrawn', 'rejected', 'referred') AND r.closed_at >= :until
    AND r.answered_at < :until AND r.decision IS NOT NULL""",
)
"""What waits at the end of the span: still, and what was picked up only later."""
_WAITING = " UNION ALL ".join(
    f"""SELECT r.service, count(*), count(*) FILTER (WHERE r.answered_at < :over_7),
    count(*) FILTER (WHERE r.answered_at < :over_30) FROM {waits} GROUP BY r.service"""
    for waits in _WAITS
)
_TO_CALL = " UNION ALL ".join(
    f"""SELECT r.code, r.agency, r.service, r.product, (SELECT phone FROM person p WHERE p.id = r.person),
    r.answered_at, r.contacts, r.contacted_on, r.contact_result, r.again_on
    FROM {waits} AND r.answered_at < :over_7"""
    for waits in _WAITS
)


@dataclass(slots=True)
class _Seen:
    """What is gathered of one service."""

    issued: int = 0
    waiting: int = 0
    over_7: int = 0
    over_30: int = 0
    took_ms: list[int] = field(default_factory=list)


def output_figures(desk: Desk, period: Period) -> OutputFigures:
    """Return the figures of a span of days; reading changes nothing, and no name is in them.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many.
    """
    require(desk, "report.make")
    check_days(desk, period)
    with desk.reading():
        at = cut(desk, period)
        given = _given(desk, at)
        seen = _seen(desk, given)
        agencies, services = _rows(desk, seen, period.last)
        return OutputFigures(
            first=period.first,
            last=period.last,
            until=at.day,
            overall=_counts(seen.values()),
            agencies=agencies,
            services=services,
            to_call=_to_call(desk, at, given),
        )


def _given(desk: Desk, at: Cut) -> dict[str, object]:
    """Return the values of the statements: issued on an earlier local day than these many days ago."""
    days = {
        f"over_{days}": instant_text(day_start_ms(desk, at.day - timedelta(days))) for days in (SOON, LATE)
    }
    return {**at.given, **days}


def _seen(desk: Desk, given: Mapping[str, object]) -> dict[str, _Seen]:
    seen = defaultdict[str, _Seen](_Seen)
    for service, count in desk.store.execute_sql(_ISSUED, given).fetchall():
        seen[service].issued = count
    for service, answered, closed in desk.store.execute_sql(_PICKED_UP, given).fetchall():
        seen[service].took_ms.append(max(0, instant_ms(closed) - instant_ms(answered)))
    for service, waiting, soon, late in desk.store.execute_sql(_WAITING, given).fetchall():
        one = seen[service]
        one.waiting, one.over_7, one.over_30 = one.waiting + waiting, one.over_7 + soon, one.over_30 + late
    return dict(seen)


def _rows(
    desk: Desk, seen: dict[str, _Seen], last: date
) -> tuple[tuple[AgencyOutputs, ...], tuple[ServiceOutputs, ...]]:
    held = services_by_agency(desk, seen, last)
    agencies, services = [], []
    for agency in named_agencies(desk, held, last):
        own = held[agency.code]
        agencies.append(
            AgencyOutputs(agency.code, agency.name, agency.group, _counts(seen[code] for code, _ in own))
        )
        services += [
            ServiceOutputs(code, name, agency.code, agency.name, _counts([seen[code]])) for code, name in own
        ]
    return tuple(agencies), tuple(services)


def _counts(parts: Iterable[_Seen]) -> OutputCounts:
    listed = list(parts)
    took = [ms for one in listed for ms in one.took_ms]
    middle = percentile(took, 50)
    return OutputCounts(
        issued=sum(one.issued for one in listed),
        picked_up=len(took),
        waiting=sum(one.waiting for one in listed),
        over_7=sum(one.over_7 for one in listed),
        over_30=sum(one.over_30 for one in listed),
        pick_up_p50_days=None if middle is None else (20 * int(middle) + DAY_MS) // (2 * DAY_MS) / 10,
    )


def _to_call(desk: Desk, at: Cut, given: Mapping[str, object]) -> tuple[Uncollected, ...]:
    agencies, services = names_on(desk, "agency", at.day), names_on(desk, "service", at.day)
    documents, calendar = document_names(desk), desk.calendar()
    found = []
    for row in desk.store.execute_sql(_TO_CALL, given).fetchall():
        code, agency, service, product, phone, answered, contacts, contacted, result, again = row
        since = calendar.local(instant(instant_ms(answered))).date()
        found.append(
            Uncollected(
                code=code,
                agency=agency,
                agency_name=agencies[agency],
                service=service,
                service_name=services[service],
                product=documents.get(product, product or ""),
                phone=masked({"name": "", "id_number": "", "phone": phone})["phone"],
                since=since,
                days=(at.day - since).days,
                contacts=contacts,
                contacted=_day(contacted),
                result=result,
                again=_day(again),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.days, one.code)))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
