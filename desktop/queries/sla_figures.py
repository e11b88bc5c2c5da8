"""The figures of R4: promises that fell due in a span of days, kept or not, and what is still open and late."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from desktop.desk import Desk, instant
from desktop.queries.names import names_on
from desktop.queries.periods import Cut, bounded_to, check_days, cut
from desktop.queries.places_in_reports import named_agencies, services_by_agency
from desktop.queries.requests import TURN
from desktop.queries.wait_figures import round_half_up
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.catalogue import SlaUnit
from reports.arrangement import Period
from reports.sla_figures import OpenLate, SlaAgency, SlaCounts, SlaFigures, SlaService

DAY_MS = 24 * 3600 * 1000
UNITS = {
    SlaUnit.MINUTES: "menit",
    SlaUnit.WORKING_HOURS: "jam kerja",
    SlaUnit.WORKING_DAYS: "hari kerja",
    SlaUnit.DAYS: "hari",
}
COUNTED = ("on_time", "late", "open_late", "lapsed", "paused", "applicant_ms", "payment_ms")
_OWN = "(:agency IS NULL OR agency = :agency)"
_LAPSED = "answered_at <= due_at AND decision IS NULL AND reject_reason IS NULL"
_STOOD = """(SELECT coalesce(sum(max(0, min(coalesce(s.value ->> 'until', :now), :now) - (s.value ->> 'since'))), 0)
    FROM json_each(stands) s WHERE {reason})"""
_STOOD_FOR = {
    reason: f"CASE stands WHEN '[]' THEN 0 ELSE {_STOOD} END".format(
        reason=f"s.value ->> 'reason' = '{reason}'"
    )
    for reason in ("applicant", "payment")
}
_COUNTS = f"""SELECT service,
    count(*) FILTER (WHERE answered_at <= due_at AND NOT ({_LAPSED})),
    count(*) FILTER (WHERE answered_at > due_at AND answered_at < :until),
    count(*) FILTER (WHERE answered_at IS NULL OR (answered_at > due_at AND answered_at >= :until)),
    count(*) FILTER (WHERE {_LAPSED}),
    count(*) FILTER (WHERE stands <> '[]' AND coalesce(NOT ({_LAPSED}), 1)),
    coalesce(sum({_STOOD_FOR["applicant"]}) FILTER (WHERE coalesce(NOT ({_LAPSED}), 1)), 0),
    coalesce(sum({_STOOD_FOR["payment"]}) FILTER (WHERE coalesce(NOT ({_LAPSED}), 1)), 0)
    FROM request WHERE due_at >= :start AND due_at < :until AND {_OWN} GROUP BY service"""
_ROW = f"code, agency, service, complete_at, due_at, {_STOOD.format(reason=1)}"
_OPEN = f"""SELECT {_ROW} FROM request WHERE closed_at IS NULL AND {TURN} < :until AND {_OWN}
    UNION ALL SELECT {_ROW} FROM request INDEXED BY request_answered
    WHERE answered_at >= :until AND due_at < :until AND {_OWN}
    ORDER BY due_at, code"""
_STANDING = f"""SELECT count(*) FROM request WHERE closed_at IS NULL
    AND state IN ('waiting_applicant', 'waiting_payment') AND {_OWN}"""


def sla_figures(desk: Desk, period: Period, agency: str | None = None) -> SlaFigures:
    """Return the figures of a span of days, of the house or of one agency; reading changes nothing.

    A request belongs to the span in which its promise, as it was last given, fell due. What was open at the end of
    the span (now, where it still lasts) counts as open, whatever came of it later.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many; there is no such agency.
    """
    agency = bounded_to(desk, agency)
    require(desk, "report.own", agency)
    check_days(desk, period)
    with desk.reading():
        at = cut(desk, period)
        given = {**at.given, "agency": agency}
        counted = {
            service: Counter(dict(zip(COUNTED, values, strict=True)))
            for service, *values in desk.store.execute_sql(_COUNTS, given).fetchall()
        }
        listed = _open_late(desk, at, period.last, given)
        for one in listed:
            if one.due < period.first:
                counted.setdefault(one.service, Counter())["carried"] += 1
        standing = None
        if at.day == desk.today():
            (standing,) = desk.store.execute_sql(_STANDING, {"agency": agency}).fetchone()
        agencies, services = _rows(desk, counted, period.last)
        return SlaFigures(
            first=period.first,
            last=period.last,
            until=at.day,
            agency=agency,
            overall=_counts(counted.values()),
            standing=standing,
            agencies=agencies,
            services=services,
            open_late=listed,
        )


def _rows(
    desk: Desk, counted: dict[str, Counter[str]], last: date
) -> tuple[tuple[SlaAgency, ...], tuple[SlaService, ...]]:
    held, standards = services_by_agency(desk, counted, last), _standards(desk)
    agencies, services = [], []
    for agency in named_agencies(desk, held, last):
        own = held[agency.code]
        total = _counts(counted[code] for code, _ in own)
        agencies.append(SlaAgency(agency.code, agency.name, agency.group, total))
        services += [
            SlaService(
                code, name, agency.code, agency.name, standards.get(code, ""), _counts([counted[code]])
            )
            for code, name in own
        ]
    return tuple(agencies), tuple(services)


def _standards(desk: Desk) -> dict[str, str]:
    rows = desk.store.execute_sql("SELECT id, sla_value, sla_unit FROM service WHERE sla_value IS NOT NULL")
    return {code: f"{value} {UNITS[SlaUnit(unit)]}" for code, value, unit in rows.fetchall()}


def _counts(parts: Iterable[Counter[str]]) -> SlaCounts:
    """Return the sum of some services, with the rate of the sum."""
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    due = total["on_time"] + total["late"] + total["open_late"]
    return SlaCounts(
        due=due,
        on_time=total["on_time"],
        late=total["late"],
        open_late=total["open_late"],
        hit_pct=round_half_up(total["on_time"], due) if due else None,
        lapsed=total["lapsed"],
        carried=total["carried"],
        paused=total["paused"],
        applicant_days=_days(total["applicant_ms"]),
        payment_days=_days(total["payment_ms"]),
    )


def _days(ms: int) -> float:
    """Return milliseconds as days with one decimal, half up."""
    return (20 * ms + DAY_MS) // (2 * DAY_MS) / 10


def _open_late(desk: Desk, at: Cut, last: date, given: dict[str, object]) -> tuple[OpenLate, ...]:
    calendar = desk.calendar()
    agencies, services = names_on(desk, "agency", last), names_on(desk, "service", last)

    def local(text: str) -> date:
        return calendar.local(instant(instant_ms(text))).date()

    return tuple(
        OpenLate(
            code=code,
            agency=agency,
            agency_name=agencies[agency],
            service=service,
            service_name=services[service],
            complete=local(complete),
            due=local(due),
            days_late=(at.day - local(due)).days,
            paused_days=_days(stood),
        )
        for code, agency, service, complete, due, stood in desk.store.execute_sql(_OPEN, given).fetchall()
    )
