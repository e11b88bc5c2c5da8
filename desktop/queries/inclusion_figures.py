"""The figures of R5: visits by basis of priority, accommodations, waits; small counts are hidden before they leave."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.queries.month_figures import agency_visits
from desktop.queries.periods import check_days
from desktop.queries.places_in_reports import named_agencies
from desktop.queries.ticket_times import LONGEST_MS
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.bodies.visits import Accommodation, Priority
from models.rules.fairness import waits_of
from models.rules.folds.tickets import SERVED
from models.rules.small_cells import LEAST, published
from reports.arrangement import Period
from reports.inclusion_figures import AgencyRow, BasisRow, GroupWaits, InclusionFigures, NeedRow

_STATES = ", ".join(f"'{state}'" for state in sorted(SERVED))
_BASES = "SELECT priority, count(*) FROM visit WHERE day BETWEEN ? AND ? GROUP BY priority"
_NEEDS = f"""SELECT needs, EXISTS (SELECT 1 FROM ticket t WHERE t.visit = v.id AND t.state IN ({_STATES})) AS met,
    count(*) FROM visit v WHERE day BETWEEN ? AND ? AND needs <> '[]' GROUP BY needs, met"""
_AGENCIES = """SELECT s.agency, count(DISTINCT t.visit) FROM ticket t JOIN visit v ON v.id = t.visit
    JOIN service s ON s.id = t.service WHERE t.day BETWEEN ? AND ? AND v.priority <> '[]' GROUP BY s.agency"""
_WAITS = f"""SELECT v.id, v.priority, t.issued_at, t.first_called_at FROM ticket t JOIN visit v ON v.id = t.visit
    WHERE t.day BETWEEN ? AND ? AND t.state IN ({_STATES}) AND t.first_called_at IS NOT NULL
    AND coalesce(t.service_ms, 0) <= {LONGEST_MS}"""


@dataclass(frozen=True, slots=True)
class _Wait:
    visit: str
    basis: str
    wait_ms: int


def inclusion_figures(desk: Desk, period: Period) -> InclusionFigures:
    """Return the figures of a span of days; reading changes nothing.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are still to come, in the wrong order, or too many.
    """
    require(desk, "report.make")
    check_days(desk, period)
    span = period.first.isoformat(), period.last.isoformat()
    with desk.reading():
        listed = desk.store.execute_sql(_BASES, span).fetchall()
        visits = sum(count for _, count in listed)
        first = sum(count for basis, count in listed if basis != "[]")
        both = published([[first, visits - first]]).cells[0]
        waits = _waits(desk, span)
        priority = _group(one for one in waits if one.basis != "[]")
        others = _group(one for one in waits if one.basis == "[]")
        needs, asked, served = _needs(desk, span)
        return InclusionFigures(
            first=period.first,
            last=period.last,
            visits=visits,
            priority=both[0],
            others=both[1],
            asked=asked,
            served=served,
            gap_min=_gap(priority, others),
            priority_waits=priority,
            other_waits=others,
            bases=_bases(listed, waits),
            needs=needs,
            agencies=_agencies(desk, period),
        )


def _waits(desk: Desk, span: tuple[str, str]) -> list[_Wait]:
    """Return the waits that every report counts: of served tickets, none over 8 hours."""
    rows = desk.store.execute_sql(_WAITS, span)
    found = (
        _Wait(visit, basis, instant_ms(called) - instant_ms(issued)) for visit, basis, issued, called in rows
    )
    return [one for one in found if one.wait_ms <= LONGEST_MS]


def _group(waits: Iterable[_Wait]) -> GroupWaits:
    """Return a group's waits; nothing where they are of fewer than 5 visits, however many tickets these took."""
    listed = list(waits)
    if len({one.visit for one in listed}) < LEAST:
        return GroupWaits(None, None, None)
    known = waits_of(one.wait_ms for one in listed)
    return GroupWaits(known.p50_min, known.p90_min, known.longest_min)


def _gap(first: GroupWaits, others: GroupWaits) -> float | None:
    if first.p50_min is None or others.p50_min is None:
        return None
    return round(others.p50_min - first.p50_min, 1)


def _bases(listed: Sequence[tuple[str, int]], waits: Sequence[_Wait]) -> tuple[BasisRow, ...]:
    """Return the bases that occur; their sum counts who stated several more than once, and is never told."""
    counted: Counter[str] = Counter()
    for basis, count in listed:
        counted.update(dict.fromkeys(json.loads(basis), count))
    bases = [str(one) for one in Priority if counted[one]]
    seen = published([[counted[one] for one in bases]]).cells[0] if bases else ()
    held = defaultdict[str, list[_Wait]](list)
    for one in waits:
        for basis in json.loads(one.basis):
            held[basis].append(one)
    return tuple(
        BasisRow(basis, shown, _group(held[basis] if shown is not None else ()))
        for basis, shown in zip(bases, seen, strict=True)
    )


def _needs(desk: Desk, span: tuple[str, str]) -> tuple[tuple[NeedRow, ...], int | None, int | None]:
    """Return the needs that occur, and how often any was asked for, and met a counter."""
    counted: Counter[tuple[str, bool]] = Counter()
    for needs, met, count in desk.store.execute_sql(_NEEDS, span).fetchall():
        for need in json.loads(needs):
            counted[need, bool(met)] += count
    found = [str(one) for one in Accommodation if counted[one, True] or counted[one, False]]
    if not found:
        return (), 0, 0
    seen = published([[counted[need, True], counted[need, False]] for need in found])
    rows = tuple(
        NeedRow(need, asked, served, left)
        for need, asked, (served, left) in zip(found, seen.row_sums, seen.cells, strict=True)
    )
    return rows, seen.total, seen.column_sums[0]


def _agencies(desk: Desk, period: Period) -> tuple[AgencyRow, ...]:
    """Return the visits of each agency; its sum is in other reports too, so its parts are hidden together.

    Where one agency alone has few, the one with the next fewest is hidden too: over all agencies the count is known.
    """
    total = agency_visits(desk, period)
    span = period.first.isoformat(), period.last.isoformat()
    first = Counter(dict(desk.store.execute_sql(_AGENCIES, span).fetchall()))
    parts = {code: published([[first[code], total[code] - first[code]]]) for code in total}
    hidden = {code for code, part in parts.items() if None in part.cells[0]}
    left = sorted((first[code], code) for code in total if first[code] and code not in hidden)
    if len(hidden) == 1 and left:
        hidden.add(left[0][1])
    return tuple(
        AgencyRow(
            *(agency.code, agency.name, agency.group, parts[agency.code].total),
            *((None, None) if agency.code in hidden else parts[agency.code].cells[0]),
        )
        for agency in named_agencies(desk, total, period.last)
    )
