"""What a supervisor should look at.

Outages, data breaches, citizens' cases, complaints, long waits, promises that are due, visitors who left without a
word, prints that did not come, counters paused for long, entries that may be one person.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.desk import Desk
from desktop.printing.rows import shown_number
from desktop.queries.backups import backup_now
from desktop.queries.breaches import open_breaches
from desktop.queries.cases import open_cases
from desktop.queries.complaints import due_soon, late_complaints
from desktop.queries.daily_prints import reporting
from desktop.queries.duplicates import MOST as MOST_PAIRS
from desktop.queries.duplicates import duplicates
from desktop.queries.fairness import jumps_of
from desktop.queries.follow_up import Why, follow_counts
from desktop.queries.hall import Hall, hall
from desktop.queries.next_steps import untold
from desktop.queries.outages import called_back, running_outages
from desktop.queries.prints import PrintState, unprinted
from desktop.queries.promises import due_counts, kept_rate
from desktop.queries.sentences import Sentence, clock, sentence, word
from desktop.queries.tickets_today import MINUTE_MS, Today
from models.rules.folds.places import ShiftState
from models.rules.folds.tickets import OPEN

MOST = 50
MOST_WAITS = 20
LONGEST_PRINT_MS = 60_000
"""A print that has been queued for longer did not come out."""
MOST_NAMED = 2
PAUSED_MINUTES = 20
"""A pause from here on is shown as long."""


class AttentionKind(StrEnum):
    """What it is about, and what its id names."""

    OUTAGE = "outage"
    """Id of the outage."""
    BREACHES = "breaches"
    """Id of the data breach that is known longest; all are one row."""
    CASES = "cases"
    """Id of the oldest case of a citizen; all are one row."""
    COMPLAINTS = "complaints"
    """The local day; the complaints that are late or due until tomorrow are one row together."""
    CALL_BACK = "call_back"
    """Id of an outage that is over, after which visitors want a call."""
    PROMISES = "promises"
    """The local day; the promises that are due or late are one row together."""
    FOLLOW_UP = "follow_up"
    """The local day; the requests that are to be followed up are one row together."""
    UNTOLD = "untold"
    """Id of the first ticket of a visit that ended without a result and a next step; all are one row."""
    DUPLICATES = "duplicates"
    """The ids of the first pair, with a blank between."""
    LONG_WAIT = "long_wait"
    """Id of the ticket."""
    UNPRINTED = "unprinted"
    """Id of the oldest of the papers, which are one row together: a printer that jams fails many."""
    PAUSED = "paused"
    """Code of the counter."""
    NOT_CLOSED = "not_closed"
    """The local day, `YYYY-MM-DD`."""
    NOT_REPORTED = "not_reported"
    """The local day, closed, whose present figures are on no paper."""
    BACKUP = "backup"
    """The local day; how old the newest backup is."""
    JUMPS = "jumps"
    """The local day, `YYYY-MM-DD`."""


@dataclass(frozen=True, slots=True)
class AttentionRow:
    """One thing to look at: what it is, and where or how much; `sought` finds it on its page, where it has one."""

    kind: AttentionKind
    id: str
    words: Sentence
    detail: Sentence
    sought: str = ""


def attention(desk: Desk, day: date, tickets: Today, *, closed: bool) -> tuple[AttentionRow, ...]:
    """Return what needs attention about a day, most pressing first, at most 50.

    Of today: outages, data breaches, citizens' cases, complaints, promises, visits that ended without a word, waits
    of 30 minutes and more, with priority of 15 (the longest 20), prints, pauses of 20 minutes and more, likely
    duplicates. Of a past day only that it was not closed. Of any closed day that its figures are on no paper.
    Last of any day: how many calls passed over whom had waited longer.

    Args:
        desk: where to read.
        day: local day.
        tickets: of that day.
        closed: whether the day is closed.
    """
    if day != desk.today():
        left = sum(ticket.state in OPEN for ticket in tickets.tickets)
        if closed or not tickets.tickets:
            return (*_unreported(desk, day), *_jumps(desk, day))
        words = sentence("attention.not_closed", day=f"{day:%d/%m/%Y}")
        detail = sentence("attention.open_tickets", count=left)
        open_day = AttentionRow(AttentionKind.NOT_CLOSED, day.isoformat(), words, detail)
        return (open_day, *_jumps(desk, day))
    now = hall(desk)
    rows = [
        *_unreported(desk, day),
        *_outages(desk),
        *_backups(desk, day),
        *_rights(desk),
        *_complaints(desk, day),
        *_callbacks(desk),
        *_promises(desk, day),
        *_follow_up(desk, day),
        *_untold(desk, day),
        *_long_waits(desk, now, tickets),
        *_unprinted(desk, now.now_ms),
        *_paused(now),
        *_duplicates(desk),
    ]
    return (*rows[: MOST - 1], *_jumps(desk, day))


def _jumps(desk: Desk, day: date) -> Iterator[AttentionRow]:
    jumps, calls = jumps_of(desk, day)
    if jumps:
        words = sentence("attention.jumps", jumps=jumps)
        detail = sentence("attention.of_calls", calls=calls)
        yield AttentionRow(AttentionKind.JUMPS, day.isoformat(), words, detail)


def _unreported(desk: Desk, day: date) -> Iterator[AttentionRow]:
    """Yield that a closed day's figures are on no paper: not printed yet, or changed since."""
    now = reporting(desk, day)
    if not now.owed or now.revision is None:
        return
    changes = now.revision - (now.printed or 0)
    words, detail = sentence("attention.not_reported"), sentence("attention.print_first")
    if now.printed:
        words = sentence("attention.changed_since", count=changes, printed=now.printed)
    elif now.revision:
        words = sentence("attention.changed", count=changes)
    if now.revision:
        detail = sentence("attention.print_revision", revision=now.revision)
    yield AttentionRow(AttentionKind.NOT_REPORTED, day.isoformat(), words, detail)


def _backups(desk: Desk, day: date) -> Iterator[AttentionRow]:
    """Yield that backups are older than a day, or that one did not come about."""
    now = backup_now(desk)
    if now.call:
        failed = ", ".join(state.place for state in now.places if state.problem)
        told = (
            sentence("attention.backup_failed", places=failed) if failed else sentence("attention.backup_old")
        )
        yield AttentionRow(AttentionKind.BACKUP, day.isoformat(), now.words, told)


def _outages(desk: Desk) -> Iterator[AttentionRow]:
    for outage in running_outages(desk):
        words = sentence("attention.outage", system=outage.system, since=outage.since)
        facts = {"minutes": outage.minutes, "waiting": outage.waiting, "undecided": outage.undecided}
        detail = sentence("attention.hit", where=outage.where, **facts)
        yield AttentionRow(AttentionKind.OUTAGE, outage.id, words, detail)


def _rights(desk: Desk) -> Iterator[AttentionRow]:
    """Yield what the law gives 3x24 hours for: breaches, and what citizens ask about their data."""
    for kind, waits in (
        (AttentionKind.BREACHES, open_breaches(desk)),
        (AttentionKind.CASES, open_cases(desk)),
    ):
        if waits is not None:
            words = sentence(f"attention.{kind}", count=waits.count)
            detail = sentence(f"attention.{waits.pressure}", left=waits.left, over=-waits.left)
            yield AttentionRow(kind, waits.oldest, words, detail)


def _complaints(desk: Desk, day: date) -> Iterator[AttentionRow]:
    late, soon = late_complaints(desk), due_soon(desk)
    if late or soon:
        words = sentence(
            "attention.complaints_late" if late else "attention.complaints", late=late, soon=soon
        )
        detail = sentence("attention.complaints_soon" if late else "attention.complaints_why", soon=soon)
        yield AttentionRow(AttentionKind.COMPLAINTS, day.isoformat(), words, detail)


def _callbacks(desk: Desk) -> Iterator[AttentionRow]:
    """Yield the outages that are over and left visitors of today who want a call."""
    for outage, count in called_back(desk):
        words = sentence(
            "attention.outage_over", system=outage.system, until=outage.until, minutes=outage.minutes
        )
        detail = sentence("attention.call_back", where=outage.where, count=count)
        yield AttentionRow(AttentionKind.CALL_BACK, outage.id, words, detail)


def _promises(desk: Desk, day: date) -> Iterator[AttentionRow]:
    due, late = due_counts(desk)
    if due or late:
        rate = kept_rate(desk, day, day)
        words = sentence("attention.promises_late" if late else "attention.promises", due=due, late=late)
        told = "attention.promises_none" if rate.percent is None else "attention.promises_rate"
        detail = sentence(
            told, kept=rate.kept, all=rate.kept + rate.broken + rate.open, percent=rate.percent or 0
        )
        yield AttentionRow(AttentionKind.PROMISES, day.isoformat(), words, detail)


def _follow_up(desk: Desk, day: date) -> Iterator[AttentionRow]:
    """Yield one row for the requests of the day's follow-up; promises have one of their own."""
    found = {why: count for why, count in follow_counts(desk).items() if count}
    found.pop(Why.PROMISED_TODAY, None)
    if found:
        named = list(found.items())[:MOST_NAMED]
        left = sum(found.values()) - sum(count for _, count in named)
        reasons = ", ".join(f"{count} {word(why)}" for why, count in named)
        more = sentence("attention.more", count=left) if left else ""
        words = sentence("attention.follow_up", count=sum(found.values()))
        detail = sentence("attention.follow_why", reasons=reasons, more=more)
        yield AttentionRow(AttentionKind.FOLLOW_UP, day.isoformat(), words, detail)


def _untold(desk: Desk, day: date) -> Iterator[AttentionRow]:
    found = untold(desk, day)
    if found:
        named = ", ".join(f"{one.shown} ({one.ended})" for one in found[:MOST_NAMED])
        more = sentence("attention.more", count=len(found) - MOST_NAMED) if found[MOST_NAMED:] else ""
        words = sentence("attention.untold", count=len(found))
        detail = sentence("attention.untold_who", tickets=named, more=more)
        yield AttentionRow(AttentionKind.UNTOLD, found[0].ticket, words, detail)


def _duplicates(desk: Desk) -> Iterator[AttentionRow]:
    pairs = duplicates(desk)
    if pairs:
        words = sentence(
            "attention.duplicates_many" if len(pairs) >= MOST_PAIRS else "attention.duplicates",
            count=len(pairs),
        )
        first = f"{pairs[0].one} {pairs[0].other}"
        yield AttentionRow(AttentionKind.DUPLICATES, first, words, sentence("attention.duplicates_why"))


def _long_waits(desk: Desk, now: Hall, tickets: Today) -> Iterator[AttentionRow]:
    late = [ticket for ticket in tickets.tickets if ticket.is_late(now.now_ms)]
    late.sort(key=lambda ticket: (-(ticket.waited_minutes(now.now_ms) or 0), ticket.number))
    for ticket in late[:MOST_WAITS]:
        service, number = now.services[ticket.service], shown_number(desk, ticket.number)
        facts = {"agency": now.agencies[service.agency].short, "service": service.name}
        yield AttentionRow(
            AttentionKind.LONG_WAIT,
            ticket.id,
            sentence("attention.long_wait", number=number, minutes=ticket.waited_minutes(now.now_ms)),
            sentence("attention.at_service", **facts, limit=ticket.late_minutes),
            number,
        )


def _unprinted(desk: Desk, now_ms: int) -> Iterator[AttentionRow]:
    """Yield one row for all prints that failed, or that have been under way for longer than a print takes."""
    rows = [
        row
        for row in unprinted(desk)
        if row.state is PrintState.FAILED or now_ms - row.at >= LONGEST_PRINT_MS
    ]
    if rows:
        titles = list(dict.fromkeys(row.title for row in rows))
        more = sentence("attention.more", count=len(titles) - MOST_NAMED) if titles[MOST_NAMED:] else ""
        named = ", ".join(titles[:MOST_NAMED])
        words = sentence("attention.unprinted", count=len(rows))
        detail = sentence("attention.papers", titles=named, more=more, since=clock(desk, rows[0].at))
        yield AttentionRow(AttentionKind.UNPRINTED, rows[0].paper_id, words, detail)


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
