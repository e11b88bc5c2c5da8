"""Whom a counter may call, in the form of the rule that chooses: for calling and for showing who is next."""

from collections.abc import Callable
from typing import Any, Protocol

from desktop.desk import Desk
from desktop.queries.hall import Hall
from desktop.queries.settings import policy_of
from desktop.queries.tickets_today import Today, TodayTicket
from models.fields import instant_ms
from models.rules.bodies.tickets import Pick
from models.rules.calling import PRIORITY_IN_A_ROW, Candidate, Choice, choose, rank, walked_by
from models.store import Store


class CallingCounter(Protocol):
    """What is asked of a counter: its floor and what it serves."""

    @property
    def floor(self) -> int:
        """Return the floor."""

    @property
    def services(self) -> tuple[str, ...]:
        """Return the codes of its services."""


def next_choice(desk: Desk, code: str, counter: CallingCounter, day: str) -> Choice | None:
    """Return whom a counter calls next, None when nobody may be called."""
    waiting = candidates(desk.store, day, code, counter)
    return choose(waiting, recent_picks(desk.store, day, code), policy_of(desk.store), desk.clock())


def turn(desk: Desk, now: Hall, tickets: Today) -> Callable[[TodayTicket], tuple[object, ...]]:
    """Return the key by which those who wait are ordered on a screen: priority, then as the policy ranks them."""
    policy = policy_of(desk.store)

    def key(ticket: TodayTicket) -> tuple[object, ...]:
        service = now.services.get(ticket.service)
        candidate = Candidate(
            ticket=ticket.id,
            number=ticket.number,
            place_ms=ticket.queued_at,
            stay_since_ms=ticket.queued_at if ticket.round else ticket.arrived_at,
            joined_ms=ticket.issued_at,
            minutes=service.minutes if service else 0,
            last_of_several=tickets.last_of_several(ticket),
        )
        return not ticket.priority, *rank(candidate, policy, now.now_ms)

    return key


def candidates(store: Store, day: str, code: str, counter: CallingCounter) -> list[Candidate]:
    """Return the tickets that a counter may call now, in no order.

    Who is called or served at another counter is left out and keeps the place; who has just left one is on
    the way from its floor.
    """
    marks = ", ".join("?" * len(counter.services))
    rows = store.execute_sql(
        f"""SELECT t.id, t.number, t.queued_at, t.issued_at, t.round, v.arrived_at, s.minutes,
            v.priority <> '[]', t.for_counter IS NOT NULL,
            NOT EXISTS (SELECT 1 FROM ticket o WHERE o.visit = t.visit AND o.id <> t.id
                AND o.state IN ('blocked', 'waiting', 'called', 'serving', 'held')),
            EXISTS (SELECT 1 FROM ticket o WHERE o.visit = t.visit AND o.id <> t.id AND o.state <> 'cancelled'),
            (SELECT max(o.finished_at || ' ' || c.floor) FROM ticket o JOIN counter c ON c.id = o.counter
                WHERE o.visit = t.visit AND o.finished_at IS NOT NULL)
        FROM ticket t JOIN visit v ON v.id = t.visit JOIN service s ON s.id = t.service
        WHERE t.day = ? AND t.state = 'waiting' AND t.service IN ({marks})
        AND (t.for_counter IS NULL OR t.for_counter = ?)
        AND NOT EXISTS (SELECT 1 FROM ticket o WHERE o.visit = t.visit AND o.state IN ('called', 'serving'))""",
        (day, *counter.services, code),
    )
    return [_candidate(row, counter.floor) for row in rows]


def _candidate(row: tuple[Any, ...], floor: int) -> Candidate:
    ticket, number, queued, issued, rounds, arrived, minutes, priority, directed, alone, several, left = row
    place = instant_ms(queued)
    return Candidate(
        ticket=ticket,
        number=number,
        place_ms=place,
        stay_since_ms=place if rounds else instant_ms(arrived),
        joined_ms=max(place, instant_ms(issued)) if rounds else instant_ms(issued),
        minutes=minutes,
        priority=bool(priority),
        directed=bool(directed),
        last_of_several=bool(alone and several),
        ready_ms=0 if left is None else _walked(left, floor),
    )


def _walked(left: str, floor: int) -> int:
    """Return when somebody can be here who left a counter: `left` = instant and floor of it."""
    instant, _, other = left.rpartition(" ")
    return walked_by(instant_ms(instant), int(other), floor)


def recent_picks(store: Store, day: str, counter: str) -> list[Pick]:
    """Return why a counter's last tickets of the day were called, newest first, as many as the rule asks for."""
    rows = store.execute_sql(
        """SELECT json_extract(c.value, '$.pick') FROM ticket t, json_each(t.calls) c
        WHERE t.counter = ? AND t.day = ? AND json_extract(c.value, '$.counter') = t.counter
        ORDER BY json_extract(c.value, '$.at_hlc') DESC LIMIT ?""",
        (counter, day, PRIORITY_IN_A_ROW),
    )
    return [Pick(pick or Pick.ARRIVAL) for (pick,) in rows]
