"""Outages in figures, of a day or of a span: how long, whom they hit, what visitors chose."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from desktop.desk import Desk, instant, milliseconds
from models.fields import instant_ms, instant_text
from models.rules.outages import Span, length_ms, within
from reports.figures import OutageRow

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Outage:
    """An outage; `span` is its part of the days that are asked about, to now while it lasts; UTC milliseconds."""

    id: str
    agency: str | None
    service: str | None
    system: str
    scope: str
    mode: str
    started: int
    ended: int | None
    span: Span


def outage_rows(desk: Desk, day: date) -> tuple[OutageRow, ...]:
    """Return the outages that lasted on a local day, by their beginning; also those of an earlier day."""
    begins, ends = bounds(desk, day, day)
    windows = opening_spans(desk, day)
    rows = []
    for outage in outages_of(desk, day, day):
        over = outage.ended is not None and outage.ended < ends
        hit = affected(desk, day, day, outage)
        lasts = outage.ended is None and desk.clock() < ends
        rows.append(
            OutageRow(
                agency=outage.agency,
                system=outage.system,
                scope=outage.scope,
                started=_clock(desk, outage.started) if outage.started >= begins else None,
                ended=_clock(desk, outage.ended) if over and outage.ended is not None else None,
                minutes=None if lasts else whole_minutes([outage.span]),
                tickets_affected=len(hit),
                service=outage.service,
                mode=outage.mode,
                open_minutes=whole_minutes(within([outage.span], windows)),
                affected=len(set(hit.values())),
                choices=choices(desk, day, day, outage.id),
            )
        )
    return tuple(rows)


def outage_minutes(desk: Desk, day: date) -> defaultdict[str | None, int]:
    """Return by agency, and for None over the whole house, the open minutes in which anything was down.

    Each moment counts once, however many outages it had; what hits the house hits every agency.
    """
    windows, spans = opening_spans(desk, day), spans_by_agency(desk, outages_of(desk, day, day))
    found: defaultdict[str | None, int] = defaultdict(int)
    return found | {agency: whole_minutes(within(own, windows)) for agency, own in spans.items()}


def spans_by_agency(desk: Desk, outages: Iterable[Outage]) -> dict[str | None, list[Span]]:
    """Return the spans of outages by the agency they hit, all of them under None; some may overlap."""
    spans = defaultdict[str | None, list[Span]](list)
    everybody = [str(code) for (code,) in desk.store.execute_sql("SELECT id FROM agency").fetchall()]
    for outage in outages:
        spans[None].append(outage.span)
        for agency in everybody if outage.agency is None else (outage.agency,):
            spans[agency].append(outage.span)
    return dict(spans)


def outages_of(desk: Desk, first: date, last: date) -> list[Outage]:
    """Return the outages that lasted on local days, both included, by their beginning."""
    begins, ends = bounds(desk, first, last)
    rows = desk.store.execute_sql(
        """SELECT id, agency, service, system, scope, mode, started_at, ended_at FROM outage
        WHERE started_at < ? AND (ended_at IS NULL OR ended_at >= ?) ORDER BY started_at, id""",
        (instant_text(ends), instant_text(begins)),
    ).fetchall()
    return [_outage(row, (begins, min(ends, max(begins, desk.clock())))) for row in rows]


def _outage(row: Sequence[Any], window: Span) -> Outage:
    outage, agency, service, system, scope, mode, started, ended = row
    first, last = instant_ms(started), None if ended is None else instant_ms(ended)
    until = window[1] if last is None else min(last, max(window[1], first))
    return Outage(outage, agency, service, system, scope, mode, first, last, (max(first, window[0]), until))


def bounds(desk: Desk, first: date, last: date) -> Span:
    """Return local days, both included, as instants from midnight to midnight."""
    calendar = desk.calendar()
    return milliseconds(calendar.at(first, time())), milliseconds(calendar.at(last + timedelta(1), time()))


def opening_spans(desk: Desk, day: date) -> list[Span]:
    """Return the opening hours of a local day without their breaks; nothing where the mall is closed."""
    calendar = desk.calendar()
    hours = calendar.hours(day)
    spans = hours.spans() if hours else ()
    return [
        (milliseconds(calendar.at(day, opens)), milliseconds(calendar.at(day, ends))) for opens, ends in spans
    ]


def whole_minutes(spans: Sequence[Span]) -> int:
    """Return how long spans cover, each moment once, in whole minutes, half up."""
    return int((Decimal(length_ms(spans)) / MINUTE_MS).to_integral_value("ROUND_HALF_UP"))


def _clock(desk: Desk, ms: int) -> str:
    return f"{desk.calendar().local(instant(ms)):%H:%M}"


def affected(desk: Desk, first: date, last: date, outage: Outage) -> dict[str, str]:
    """Return the tickets of local days and of what it hits that were open while it lasted: id -> visit."""
    ended = "9999" if outage.ended is None else instant_text(outage.ended)
    rows = desk.store.execute_sql(
        """SELECT t.id, t.visit FROM ticket t JOIN service s ON s.id = t.service
        WHERE t.day BETWEEN ? AND ? AND (? IS NULL OR s.agency = ?) AND (? IS NULL OR t.service = ?)
        AND t.issued_at < ? AND coalesce(t.finished_at, '9999') > ?""",
        (
            *(first.isoformat(), last.isoformat()),
            *(outage.agency, outage.agency, outage.service, outage.service),
            *(ended, instant_text(outage.started)),
        ),
    )
    return dict(rows.fetchall())


def choices(desk: Desk, first: date, last: date, outage: str) -> dict[str, int]:
    """Return how many visitors of local days chose what about an outage; choices that nobody made are left out."""
    rows = desk.store.execute_sql(
        """SELECT json_extract(c.value, '$.choice') FROM ticket t, json_each(t.choices) c
        WHERE t.day BETWEEN ? AND ? AND t.choices <> '[]' AND json_extract(c.value, '$.outage') = ?""",
        (first.isoformat(), last.isoformat(), outage),
    ).fetchall()
    counted = Counter(str(choice) for (choice,) in rows)
    return {choice: counted[choice] for choice in ("wait", "leave_file", "call_back") if counted[choice]}
