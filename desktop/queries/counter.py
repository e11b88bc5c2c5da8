"""The counter's page: who is here, who is next, and what may be done with whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing.rows import shown_number
from desktop.queries.agency_now import CounterNow
from desktop.queries.counter_referral import CurrentReferral
from desktop.queries.counter_ticket import (
    CounterDocument,
    CounterNote,
    CounterPaper,
    CurrentTicket,
    current_ticket,
)
from desktop.queries.counters import known_counter
from desktop.queries.hall import Hall, hall
from desktop.queries.queue_order import next_choice, turn
from desktop.queries.sentences import Sentence
from desktop.queries.tickets_today import Elsewhere, Today, TodayTicket, today
from desktop.security.permissions import allowed, require
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Priority
from models.rules.folds.places import ShiftState
from models.rules.folds.tickets import AT_COUNTER, SERVED, TicketState
from models.rules.percentiles import minutes, percentile

__all__ = [
    "CounterDocument", "CounterNote", "CounterPaper", "CounterRow", "CounterToday", "CounterView",
    "CurrentReferral", "CurrentTicket", "HeldRow", "OutcomeChoice", "TransferChoice", "WaitingRow",
    "counter_view", "counters_of", "transfer_choices",
]  # fmt: skip

MOST_COUNTERS = 500
MOST_WAITING = 30
MOST_ABSENT = 10
MOST_HELD = 10
CHOSEN_OUTCOMES = (Outcome.DONE, Outcome.RETURNED_INCOMPLETE, Outcome.REJECTED, Outcome.SYSTEM_DOWN)
"""A referral is no choice here: it names a service, and so has a use case of its own."""


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A counter that the officer may use.

    Attributes:
        reason: why it is paused, a value of `PauseReason`; else empty.
        since: from when it is open or paused, UTC milliseconds; None for a closed one.
        officer_name: who sits there; empty for nobody.
        own: the signed-in officer sits there.
        waiting: how many wait for its services.
    """

    code: str
    name: str
    agency: str
    agency_short: str
    floor: int
    state: ShiftState
    reason: str
    since: int | None
    officer_name: str
    own: bool
    waiting: int


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Somebody whom the counter may call, now or later.

    Attributes:
        number: as stored, for the use cases; `shown` as this mall shows it.
        minutes: waited so far; of an absent one, until the call.
        next: this one is called next.
        returned_at: came back then, UTC milliseconds, after missing a call.
        absent_at: was called then and did not come.
        directed: sent to this very counter.
        elsewhere: is at another counter now and is passed over meanwhile.
    """

    id: str
    number: str
    shown: str
    service: str
    service_name: str
    minutes: int
    late: bool
    priority: tuple[Priority, ...]
    next: bool
    returned_at: int | None
    absent_at: int | None
    directed: bool
    elsewhere: Elsewhere | None


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A ticket on hold at this counter; it may be resumed while nobody else is here."""

    id: str
    number: str
    shown: str
    service_name: str
    elsewhere: Elsewhere | None


@dataclass(frozen=True, slots=True)
class CounterToday:
    """What this counter did today.

    Attributes:
        service_p50_min: median service in minutes with one decimal, None before the first.
        absent: whom it called last in vain, and who has not come back.
    """

    finished: int
    service_p50_min: float | None
    absent: int


@dataclass(frozen=True, slots=True)
class TransferChoice:
    """Another counter of the same service."""

    code: str
    name: str
    floor: int
    state: ShiftState


@dataclass(frozen=True, slots=True)
class OutcomeChoice:
    """How a service may end, and its words."""

    outcome: Outcome
    words: Sentence


@dataclass(frozen=True, slots=True)
class CounterView:
    """Everything that the counter's page shows.

    Attributes:
        now_ms: the moment of it all, for timers.
        current: who is called or served here, None for nobody.
        waiting: in the queue's order, the next one first; at most 30 of `waiting_count`.
        longest_minutes: of all who wait, None when nobody does.
        absent: called in vain today for its services, newest first, at most 10; they may be put back.
        transfers: other counters for the current ticket.
    """

    now_ms: int
    counter: CounterRow
    current: CurrentTicket | None
    held: tuple[HeldRow, ...]
    waiting: tuple[WaitingRow, ...]
    waiting_count: int
    longest_minutes: int | None
    absent: tuple[WaitingRow, ...]
    today: CounterToday
    transfers: tuple[TransferChoice, ...]
    outcomes: tuple[OutcomeChoice, ...]


def counters_of(desk: Desk) -> list[CounterRow]:
    """Return the counters that the signed-in officer may open, own one first, then by agency and code."""
    with desk.reading():
        now = hall(desk)
    order = {code: place for place, code in enumerate(now.agencies)}
    rows = [
        _counter_row(desk, now, counter)
        for counter in now.counters.values()
        if allowed(desk.session, "counter.open", counter.agency)
    ]
    return sorted(rows, key=lambda row: (not row.own, order[row.agency], row.code))[:MOST_COUNTERS]


def counter_view(desk: Desk, counter: str) -> CounterView:
    """Return what a counter's page shows now. A person is shown by call name, or first name and initial.

    Raises:
        Refused: there is no such counter, or it is no longer in use.
        NotAllowed: the role does not reach this counter.
    """
    require(desk, "ticket.call", known_counter(desk, counter).agency)
    with desk.reading():
        now = hall(desk)
        here = now.counters.get(counter)
        if here is None:
            raise Refused("counter.archived", counter=counter)
        tickets = today(desk, now.day)
        choice = next_choice(desk, counter, here, now.day)
        own = [ticket for ticket in tickets.tickets if ticket.counter == counter]
        present = next((ticket for ticket in own if ticket.state in AT_COUNTER), None)
        queue = _queue(desk, now, tickets, here, next_id=choice.ticket if choice else None)
        absent = _absent(tickets, here)
        return CounterView(
            now_ms=now.now_ms,
            counter=_counter_row(desk, now, here),
            current=None if present is None else current_ticket(desk, now, tickets, present),
            held=tuple(_held_row(desk, now, tickets, one) for one in own if one.state is TicketState.HELD)[
                :MOST_HELD
            ],
            waiting=tuple(
                _waiting_row(desk, now, tickets, one, is_next=choice is not None and one.id == choice.ticket)
                for one in queue[:MOST_WAITING]
            ),
            waiting_count=len(queue),
            longest_minutes=max((one.waited_minutes(now.now_ms) or 0 for one in queue), default=None),
            absent=tuple(_waiting_row(desk, now, tickets, one) for one in absent[:MOST_ABSENT]),
            today=_figures(desk, now.day, counter),
            transfers=() if present is None else tuple(_transfers(now, present)),
            outcomes=tuple(OutcomeChoice(one, Sentence(f"outcome.{one}")) for one in CHOSEN_OUTCOMES),
        )


def transfer_choices(desk: Desk, ticket_id: str) -> list[TransferChoice]:
    """Return the other counters that a ticket of today may be sent to, open ones first.

    Raises:
        Refused: there is no such ticket today.
        NotAllowed: the role does not reach.
    """
    with desk.reading():
        now = hall(desk)
        ticket = next((one for one in today(desk, now.day).tickets if one.id == ticket_id), None)
    if ticket is None or ticket.service not in now.services:
        raise Refused("ticket.unknown", number="")
    require(desk, "ticket.transfer", now.services[ticket.service].agency)
    return _transfers(now, ticket)


def _transfers(now: Hall, ticket: TodayTicket) -> list[TransferChoice]:
    there = (ticket.counter, ticket.for_counter)
    found = [one for one in now.givers.get(ticket.service, ()) if one.code not in there]
    order = [ShiftState.OPEN, ShiftState.PAUSED, ShiftState.CLOSED]
    found.sort(key=lambda one: (order.index(one.state), one.code))
    return [TransferChoice(one.code, one.name, one.floor, one.state) for one in found]


def _counter_row(desk: Desk, now: Hall, counter: CounterNow) -> CounterRow:
    officer = desk.session.officer if desk.session else None
    return CounterRow(
        code=counter.code,
        name=counter.name,
        agency=counter.agency,
        agency_short=now.agencies[counter.agency].short,
        floor=counter.floor,
        state=counter.state,
        reason=counter.reason,
        since=counter.since,
        officer_name=counter.officer_name,
        own=counter.officer is not None and counter.officer == officer,
        waiting=sum(now.services[code].waiting for code in counter.services if code in now.services),
    )


def _queue(desk: Desk, now: Hall, tickets: Today, here: CounterNow, next_id: str | None) -> list[TodayTicket]:
    """Return who waits for this counter in the queue's order, whoever is next at the front."""
    waiting = [
        ticket
        for ticket in tickets.tickets
        if ticket.state is TicketState.WAITING
        and ticket.service in here.services
        and ticket.for_counter in (None, here.code)
    ]
    place = turn(desk, now, tickets)
    return sorted(waiting, key=lambda one: (one.id != next_id, *place(one)))


def _absent(tickets: Today, here: CounterNow) -> list[TodayTicket]:
    missed: Iterable[TodayTicket] = (
        ticket
        for ticket in tickets.tickets
        if ticket.state is TicketState.NO_SHOW and ticket.service in here.services
    )
    return sorted(missed, key=lambda one: (-(one.called_at or 0), one.number))


def _waiting_row(
    desk: Desk, now: Hall, tickets: Today, ticket: TodayTicket, *, is_next: bool = False
) -> WaitingRow:
    waits = ticket.state is TicketState.WAITING
    returned = waits and ticket.round > 0 and ticket.queued_at > ticket.issued_at
    service = now.services.get(ticket.service)
    return WaitingRow(
        id=ticket.id,
        number=ticket.number,
        shown=shown_number(desk, ticket.number),
        service=ticket.service,
        service_name=service.name if service else ticket.service,
        minutes=ticket.waited_minutes(now.now_ms) or 0,
        late=ticket.is_late(now.now_ms),
        priority=ticket.priority,
        next=is_next,
        returned_at=ticket.queued_at if returned else None,
        absent_at=None if waits else ticket.called_at,
        directed=ticket.for_counter is not None,
        elsewhere=tickets.elsewhere(ticket, now),
    )


def _held_row(desk: Desk, now: Hall, tickets: Today, ticket: TodayTicket) -> HeldRow:
    service = now.services.get(ticket.service)
    name = service.name if service else ticket.service
    shown = shown_number(desk, ticket.number)
    return HeldRow(ticket.id, ticket.number, shown, name, tickets.elsewhere(ticket, now))


def _figures(desk: Desk, day: str, counter: str) -> CounterToday:
    rows = desk.store.execute_sql(
        "SELECT state, service_ms FROM ticket WHERE counter = ? AND day = ?", (counter, day)
    ).fetchall()
    served = [ms for state, ms in rows if TicketState(state) in SERVED]
    median = percentile([ms for ms in served if ms is not None], 50)
    return CounterToday(
        finished=len(served),
        service_p50_min=None if median is None else float(minutes(median)),
        absent=sum(state == TicketState.NO_SHOW for state, _ in rows),
    )
