"""Today's tickets with their visits, read at once: what the board and the counter make their rows from."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.desk import Desk
from desktop.queries.hall import Hall
from models.fields import instant_ms
from models.rules.bodies.visits import Priority
from models.rules.folds.tickets import AT_COUNTER, OPEN, TicketState

MINUTE_MS = 60_000
LATE_MINUTES, LATE_PRIORITY_MINUTES = 30, 15
"""From here on a wait is shown as long."""
MOST = 20_000
_COLUMNS = """t.id, t.number, t.visit, t.service, t.state, t.counter, t.for_counter, t.leg, t.after, t.round,
    t.unblocked, v.arrived_at, t.issued_at, t.queued_at, t.first_called_at, t.called_at, t.started_at,
    t.finished_at, v.priority"""


@dataclass(frozen=True, slots=True)
class Dot:
    """One step of a visit as a dot; `this` is the ticket that the dots stand at."""

    state: TicketState
    this: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where the visitor is called or served now, so that nobody calls them twice."""

    ticket: str
    number: str
    counter: str
    counter_name: str
    agency_short: str


@dataclass(frozen=True, slots=True)
class TodayTicket:
    """A ticket of today; instants are UTC milliseconds."""

    id: str
    number: str
    visit: str
    service: str
    state: TicketState
    counter: str | None
    for_counter: str | None
    leg: int
    after: str | None
    round: int
    unblocked: bool
    arrived_at: int
    issued_at: int
    queued_at: int
    first_called_at: int | None
    called_at: int | None
    started_at: int | None
    finished_at: int | None
    priority: tuple[Priority, ...]

    def waited_minutes(self, now_ms: int) -> int | None:
        """Return the whole minutes of the wait, until the first call or until now; None for a blocked one.

        Who came back after a missed call waits anew; a step that waited for another waits from then on.
        """
        if self.state is TicketState.BLOCKED:
            return None
        if self.state is TicketState.WAITING:
            anew = self.round > 0 or self.unblocked
            since = max(self.issued_at, self.queued_at) if anew else self.issued_at
            return max(0, now_ms - since) // MINUTE_MS
        end = self.first_called_at or self.finished_at
        return None if end is None else max(0, end - self.issued_at) // MINUTE_MS

    def is_late(self, now_ms: int) -> bool:
        """Return whether it still waits, for 30 minutes or more; with a basis of priority for 15."""
        waited = self.waited_minutes(now_ms) if self.state is TicketState.WAITING else None
        return waited is not None and waited >= self.late_minutes

    @property
    def late_minutes(self) -> int:
        """Return from how many minutes on its wait is too long."""
        return LATE_PRIORITY_MINUTES if self.priority else LATE_MINUTES


@dataclass(frozen=True, slots=True)
class Today:
    """All tickets of today, by time of issue, and those of each visit in leg order."""

    tickets: tuple[TodayTicket, ...]
    visits: Mapping[str, tuple[TodayTicket, ...]]

    def steps(self, ticket: TodayTicket) -> list[TodayTicket]:
        """Return the steps of a ticket's visit as papers count them: cancelled ones that nobody awaits left out."""
        legs = self.visits[ticket.visit]
        awaited = {leg.after for leg in legs if leg.state is TicketState.BLOCKED}
        return [leg for leg in legs if leg.state is not TicketState.CANCELLED or leg.id in awaited]

    def dots(self, ticket: TodayTicket) -> tuple[Dot, ...]:
        """Return the dots of a visit with several steps, none for a single one."""
        steps = self.steps(ticket)
        return tuple(Dot(step.state, step.id == ticket.id) for step in steps) if len(steps) > 1 else ()

    def after_step(self, ticket: TodayTicket) -> int | None:
        """Return the number of the step that a blocked ticket waits for, None for all others."""
        if ticket.state is not TicketState.BLOCKED:
            return None
        places = {step.id: place for place, step in enumerate(self.steps(ticket), 1)}
        return places.get(ticket.after or "")

    def last_of_several(self, ticket: TodayTicket) -> bool:
        """Return whether all other steps of a visit with several are over."""
        others = [step for step in self.visits[ticket.visit] if step.id != ticket.id]
        others = [step for step in others if step.state is not TicketState.CANCELLED]
        return bool(others) and not any(step.state in OPEN for step in others)

    def elsewhere(self, ticket: TodayTicket, now: Hall) -> Elsewhere | None:
        """Return where the visitor is while another of their tickets is called or served, None otherwise."""
        for leg in self.visits[ticket.visit]:
            if leg.id != ticket.id and leg.state in AT_COUNTER:
                counter = now.counters.get(leg.counter or "")
                agency = now.agencies.get(counter.agency) if counter else None
                name, short = counter.name if counter else "", agency.short if agency else ""
                return Elsewhere(leg.id, leg.number, leg.counter or "", name, short)
        return None


def today(desk: Desk, day: str) -> Today:
    """Return the tickets of a local day."""
    rows = desk.store.execute_sql(
        f"""SELECT {_COLUMNS} FROM ticket t JOIN visit v ON v.id = t.visit
        WHERE t.day = ? ORDER BY t.issued_at, t.leg, t.id LIMIT ?""",
        (day, MOST),
    )
    tickets = tuple(_ticket(row) for row in rows.fetchall())
    visits: dict[str, list[TodayTicket]] = defaultdict(list)
    for ticket in tickets:
        visits[ticket.visit].append(ticket)
    legs = {visit: tuple(sorted(own, key=lambda one: (one.leg, one.id))) for visit, own in visits.items()}
    return Today(tickets, legs)


def _ticket(row: tuple[Any, ...]) -> TodayTicket:
    *head, unblocked, arrived, issued, queued, first, called, started, finished, priority = row
    ticket, number, visit, service, state, counter, for_counter, leg, after, round_ = head
    return TodayTicket(
        id=ticket,
        number=number,
        visit=visit,
        service=service,
        state=TicketState(state),
        counter=counter,
        for_counter=for_counter,
        leg=leg,
        after=after,
        round=round_,
        unblocked=bool(unblocked),
        arrived_at=instant_ms(arrived),
        issued_at=instant_ms(issued),
        queued_at=instant_ms(queued),
        first_called_at=_ms(first),
        called_at=_ms(called),
        started_at=_ms(started),
        finished_at=_ms(finished),
        priority=() if priority == "[]" else tuple(Priority(basis) for basis in json.loads(priority)),
    )


def _ms(text: str | None) -> int | None:
    return None if text is None else instant_ms(text)
