"""What a supervisor should look at: long waits, outages, prints that did not come, counters paused for long."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.desk import Desk
from desktop.printing.rows import shown_number
from desktop.queries.fairness import jumps_of
from desktop.queries.hall import Hall, hall
from desktop.queries.prints import unprinted
from desktop.queries.sentences import Sentence, clock, sentence
from desktop.queries.tickets_today import MINUTE_MS, Today
from models.rules.folds.places import ShiftState
from models.rules.folds.tickets import OPEN

MOST = 50
MOST_WAITS = 20
PAUSED_MINUTES = 20
"""A pause from here on is shown as long."""


class AttentionKind(StrEnum):
    """What it is about, and what its id names."""

    OUTAGE = "outage"
    """Id of the outage."""
    LONG_WAIT = "long_wait"
    """Id of the ticket."""
    UNPRINTED = "unprinted"
    """Id of the paper."""
    PAUSED = "paused"
    """Code of the counter."""
    NOT_CLOSED = "not_closed"
    """The local day, `YYYY-MM-DD`."""
    JUMPS = "jumps"
    """The local day, `YYYY-MM-DD`."""


@dataclass(frozen=True, slots=True)
class AttentionRow:
    """One thing to look at: what it is, and where or how much."""

    kind: AttentionKind
    id: str
    words: Sentence
    detail: Sentence


def attention(desk: Desk, day: date, tickets: Today, *, closed: bool) -> tuple[AttentionRow, ...]:
    """Return what needs attention about a day, most pressing first, at most 50.

    Of today: outages, waits of 30 minutes and more (the longest 20), prints, pauses of 20 minutes and more. Of
    a past day only that it was not closed. Last of any day: how many calls passed over whom had waited longer.

    Args:
        desk: where to read.
        day: local day.
        tickets: of that day.
        closed: whether the day is closed.
    """
    if day != desk.today():
        left = sum(ticket.state in OPEN for ticket in tickets.tickets)
        if closed or not tickets.tickets:
            return tuple(_jumps(desk, day))
        words = sentence("attention.not_closed", day=f"{day:%d/%m/%Y}")
        detail = sentence("attention.open_tickets", count=left)
        open_day = AttentionRow(AttentionKind.NOT_CLOSED, day.isoformat(), words, detail)
        return (open_day, *_jumps(desk, day))
    now = hall(desk)
    rows = [*_outages(desk, now), *_long_waits(desk, now, tickets), *_unprinted(desk), *_paused(now)]
    return (*rows[: MOST - 1], *_jumps(desk, day))


def _jumps(desk: Desk, day: date) -> Iterator[AttentionRow]:
    jumps, calls = jumps_of(desk, day)
    if jumps:
        words = sentence("attention.jumps", jumps=jumps)
        detail = sentence("attention.of_calls", calls=calls)
        yield AttentionRow(AttentionKind.JUMPS, day.isoformat(), words, detail)


def _outages(desk: Desk, now: Hall) -> Iterator[AttentionRow]:
    everybody = sum(agency.waiting for agency in now.agencies.values())
    seen = set()
    for agency in now.agencies.values():
        for outage in agency.outages:
            if outage.id in seen:
                continue
            seen.add(outage.id)
            words = sentence("attention.outage", system=outage.system, since=clock(desk, outage.started_at))
            detail = sentence("attention.building", waiting=everybody)
            if outage.agency is not None:
                detail = sentence("attention.waiting", agency=agency.short, waiting=agency.waiting)
            yield AttentionRow(AttentionKind.OUTAGE, outage.id, words, detail)


def _long_waits(desk: Desk, now: Hall, tickets: Today) -> Iterator[AttentionRow]:
    late = [ticket for ticket in tickets.tickets if ticket.is_late(now.now_ms)]
    late.sort(key=lambda ticket: (-(ticket.waited_minutes(now.now_ms) or 0), ticket.number))
    for ticket in late[:MOST_WAITS]:
        waited = ticket.waited_minutes(now.now_ms)
        service = now.services[ticket.service]
        yield AttentionRow(
            AttentionKind.LONG_WAIT,
            ticket.id,
            sentence("attention.long_wait", number=shown_number(desk, ticket.number), minutes=waited),
            sentence("attention.at_service", agency=now.agencies[service.agency].short, service=service.name),
        )


def _unprinted(desk: Desk) -> Iterator[AttentionRow]:
    for row in unprinted(desk):
        detail = sentence(f"attention.paper_{row.kind}", since=clock(desk, row.at))
        words = sentence("attention.unprinted", title=row.title)
        yield AttentionRow(AttentionKind.UNPRINTED, row.paper_id, words, detail)


def _paused(now: Hall) -> Iterator[AttentionRow]:
    for counter in now.counters.values():
        if counter.state is not ShiftState.PAUSED or counter.since is None:
            continue
        paused = (now.now_ms - counter.since) // MINUTE_MS
        if paused >= PAUSED_MINUTES:
            agency = now.agencies[counter.agency]
            yield AttentionRow(
                AttentionKind.PAUSED,
                counter.code,
                sentence("attention.paused", counter=counter.name, minutes=paused),
                sentence("attention.waiting", agency=agency.short, waiting=agency.waiting),
            )
