"""Who waits, who calls and how fast it goes today, read at once: what forecasts of waits are made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from models.fields import instant_ms
from models.rules.calling import Candidate, rank
from models.rules.forecast import (
    NEWEST,
    Minutes,
    OpenCounter,
    Queued,
    Took,
    Wait,
    around,
    minutes_ahead,
    paces,
    wait_for,
    widened,
)
from models.rules.policy import MINUTE_MS, Policy
from models.store import Store

MOST_WAITING, MOST_ENDED = 5000, 20_000
WAITED = "round((julianday(first_called_at) - julianday(issued_at)) * 1440, 3)"
"""SQL of the minutes from a number to its first call."""
WaitingRow = tuple[Any, ...]
"""Ticket, number, place, round, arrival, whether with priority, on the last of several errands, elsewhere now."""
LAST = "~"
"""Sorts behind every number: among equals a newcomer is the last."""


@dataclass(frozen=True, slots=True)
class ServicePace:
    """A service as forecasts need it: its agency and its usual minutes."""

    agency: str
    minutes: int


@dataclass(slots=True)
class Waits(Mapping[str, float]):
    """Expected wait in minutes of a newcomer, by service, for those that an open counter gives.

    Each is worked out when it is asked for: a screen asks for few of them.
    """

    now_ms: int
    policy: Policy
    waiting: Mapping[str, list[WaitingRow]] = field(default_factory=dict)
    counters: tuple[OpenCounter, ...] = ()
    minutes: Mapping[str, float] = field(default_factory=dict)
    usual: Mapping[str, ServicePace] = field(default_factory=dict)
    width: float = 1.0
    _known: dict[str, Wait | None] = field(default_factory=dict)
    _queues: dict[str, list[Queued]] = field(default_factory=dict)

    def __getitem__(self, service: str) -> float:
        """Return the expected wait; KeyError where no open counter gives the service."""
        found = self.newcomer(service)
        if found is None:
            raise KeyError(service)
        return found.expected

    def __iter__(self) -> Iterator[str]:
        """Return the services that an open counter gives, in order of code."""
        return iter(sorted({service for counter in self.counters for service in counter.services}))

    def __len__(self) -> int:
        """Return how many services an open counter gives."""
        return len(list(iter(self)))

    def __contains__(self, service: object) -> bool:
        """Return whether an open counter gives a service."""
        return any(service in counter.services for counter in self.counters)

    def newcomer(self, service: str) -> Wait | None:
        """Return the wait of who comes for one service now, without priority; None: no open counter gives it."""
        if service not in self._known:
            self._known[service] = self.of(service, self.now_ms, self.now_ms)
        return self._known[service]

    def around(self, wait: Wait, pause: int) -> Minutes:
        """Return the range of a wait, as wide as today's forecasts have to be; `pause` = minutes of a break."""
        return around(wait, pause, self.width)

    def of(self, service: str, place_ms: int, arrived_ms: int, *, priority: bool = False) -> Wait | None:
        """Return the wait of somebody who joins a queue now, were it their only errand.

        Args:
            service: which queue.
            place_ms: where the policy puts them.
            arrived_ms: when they came into the house.
            priority: they go first.
        """
        usual = self.usual.get(service)
        who = Candidate(LAST, LAST, place_ms, arrived_ms, self.now_ms, usual.minutes if usual else 0)
        return wait_for(
            Queued(
                service=service,
                rank=rank(who, self.policy, self.now_ms),
                priority=priority,
                ahead=minutes_ahead(place_ms, self.now_ms, self.policy),
            ),
            *self._around(service),
            self.minutes,
        )

    def _around(self, service: str) -> tuple[list[Queued], list[OpenCounter]]:
        """Return who waits, and which counters call, where it can matter to a service."""
        beside = {
            other for counter in self.counters if service in counter.services for other in counter.services
        }
        counters = [counter for counter in self.counters if not beside.isdisjoint(counter.services)]
        return [one for other in beside for one in self._queue(other)], counters

    def _queue(self, service: str) -> list[Queued]:
        """Return who waits for a service; rows become objects when they are asked for."""
        if service not in self._queues:
            rows = self.waiting.get(service, ())
            self._queues[service] = [self._queued(service, row) for row in rows]
        return self._queues[service]

    def _queued(self, service: str, row: WaitingRow) -> Queued:
        ticket, number, queued, rounds, arrived, priority, last, busy = row
        place = instant_ms(queued)
        who = Candidate(
            ticket=ticket,
            number=number,
            place_ms=place,
            stay_since_ms=place if rounds else instant_ms(arrived),
            joined_ms=place,
            minutes=self.usual[service].minutes if service in self.usual else 0,
            last_of_several=bool(last),
        )
        ranked = rank(who, self.policy, self.now_ms)
        return Queued(service, ranked, priority=bool(priority), elsewhere=bool(busy))


def read_waits(
    store: Store,
    day: str,
    now_ms: int,
    policy: Policy,
    *,
    usual: Mapping[str, ServicePace],
    calling: Mapping[str, tuple[str, ...]],
) -> Waits:
    """Return the waits of today as they stand.

    Args:
        store: read from.
        day: today.
        now_ms: now.
        policy: the mall's.
        usual: service -> its agency and usual minutes.
        calling: counter that is open -> services that it gives.
    """
    return Waits(
        now_ms=now_ms,
        policy=policy,
        waiting=_waiting(store, day),
        counters=tuple(_counters(store, day, now_ms, calling)),
        minutes=_minutes(store, day, usual),
        usual=usual,
        width=widened(*_held(store, day)),
    )


def _waiting(store: Store, day: str) -> dict[str, list[WaitingRow]]:
    rows = store.execute_sql(
        """WITH legs AS (SELECT visit, sum(state IN ('blocked', 'waiting', 'called', 'serving', 'held')) AS open,
            sum(state IN ('called', 'serving')) AS busy, sum(state <> 'cancelled') AS steps
            FROM ticket WHERE day = ? GROUP BY visit)
        SELECT t.service, t.id, t.number, t.queued_at, t.round, v.arrived_at, v.priority <> '[]',
            l.open = 1 AND l.steps > 1, l.busy > 0
        FROM ticket t JOIN legs l ON l.visit = t.visit JOIN visit v ON v.id = t.visit
        WHERE t.day = ? AND t.state = 'waiting' LIMIT ?""",
        (day, day, MOST_WAITING),
    )
    found: dict[str, list[WaitingRow]] = {}
    for service, *row in rows.fetchall():
        found.setdefault(service, []).append(tuple(row))
    return found


def _counters(
    store: Store, day: str, now_ms: int, calling: Mapping[str, tuple[str, ...]]
) -> Iterator[OpenCounter]:
    rows = store.execute_sql(
        """SELECT counter, service, called_at FROM ticket
        WHERE day = ? AND state IN ('called', 'serving') AND counter IS NOT NULL ORDER BY called_at""",
        (day,),
    )
    serving = {counter: (service, called) for counter, service, called in rows.fetchall()}
    for code, services in calling.items():
        service, called = serving.get(code, (None, None))
        since = 0.0 if called is None else max(0, now_ms - instant_ms(called)) / MINUTE_MS
        yield OpenCounter(services, service, since)


def _minutes(store: Store, day: str, usual: Mapping[str, ServicePace]) -> dict[str, float]:
    """Return the minutes that each service is likely to keep a counter, by what today's calls of its agency did.

    Holds are taken off where the service itself was timed.
    """
    rows = store.execute_sql(
        """SELECT agency, service, minutes FROM (
            SELECT s.agency, t.service, CASE WHEN t.service_ms IS NOT NULL AND t.started_at IS NOT NULL
                THEN t.service_ms / 60000.0 + (julianday(t.started_at) - julianday(t.called_at)) * 1440
                ELSE (julianday(t.finished_at) - julianday(t.called_at)) * 1440 END AS minutes,
                row_number() OVER (PARTITION BY s.agency ORDER BY t.finished_at DESC) AS place
            FROM ticket t JOIN service s ON s.id = t.service
            WHERE t.day = ? AND t.called_at IS NOT NULL AND t.finished_at > t.called_at)
        WHERE place <= ? ORDER BY agency, place LIMIT ?""",
        (day, NEWEST, MOST_ENDED),
    ).fetchall()
    took = {
        agency: [Took(service, minutes) for _, service, minutes in group]
        for agency, group in groupby(rows, key=lambda row: row[0])
    }
    found: dict[str, float] = {}
    for agency, services in _by_agency(usual).items():
        found |= paces(services, took.get(agency, ()))
    return found


def _held(store: Store, day: str) -> tuple[int, int]:
    """Return how many of today's forecasts have come to be known, and how many of them held."""
    told, held = store.execute_sql(
        f"""SELECT count(*), coalesce(sum(waited >= forecast_low AND waited <= forecast_high), 0) FROM (
            SELECT forecast_low, forecast_high, {WAITED} AS waited FROM ticket
            WHERE day = ? AND forecast_high IS NOT NULL AND first_called_at IS NOT NULL)""",
        (day,),
    ).fetchone()
    return told, held


def _by_agency(usual: Mapping[str, ServicePace]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for code, service in usual.items():
        found.setdefault(service.agency, {})[code] = service.minutes
    return found
