"""Who waits where: what the simulated officers see of the queues, so that they only call when somebody is there.

The store decides who is called; this only mirrors what its use cases answered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import simpy

from desktop.demo.staffing import Post


class Where(StrEnum):
    """Where a leg stands."""

    WAITING = "waiting"
    BLOCKED = "blocked"
    AT_COUNTER = "at_counter"
    HELD = "held"
    ABSENT = "absent"
    OVER = "over"


@dataclass(slots=True)
class Guest:
    """One visit in the house; busy while one of its legs is at a counter.

    Attributes:
        visit: its id.
        named: its visitor gave a name.
    """

    visit: str = ""
    named: bool = False
    legs: list["Leg"] = field(default_factory=list)
    busy: bool = False

    def some(self, where: Where) -> list["Leg"]:
        """Return its legs that stand there, in their order."""
        return [leg for leg in self.legs if leg.where is where]


@dataclass(slots=True)
class Leg:
    """One ticket.

    Attributes:
        lacks: a paper is missing.
        only: code of the counter that it was sent to.
        sender: code of the service from which its visitor was sent.
    """

    number: str
    service: str
    guest: Guest
    where: Where
    lacks: bool = False
    only: str | None = None
    sender: str | None = None
    counter: str | None = None


class Room:
    """The waiting room: queues by service, and a bell at each counter that waits for somebody."""

    def __init__(self, env: simpy.Environment, posts: Sequence[Post]) -> None:
        self._env = env
        self._queues: dict[str, dict[str, Leg]] = {}
        self._legs: dict[str, Leg] = {}
        self._bells: dict[str, simpy.Event] = {}
        self._by_service: dict[str, list[Post]] = {}
        for post in posts:
            for service in post.services:
                self._by_service.setdefault(service, []).append(post)

    @property
    def staffed(self) -> dict[str, list[Post]]:
        """Return the services that can be had today, with their counters."""
        return self._by_service

    def bell(self, post: Post) -> simpy.Event:
        """Return what happens when somebody may be there for this counter."""
        bell = self._bells[post.counter] = self._env.event()
        return bell

    def leg(self, number: str) -> Leg:
        """Return the leg with this number."""
        return self._legs[number]

    def enter(self, leg: Leg) -> None:
        """Let a new leg into the room."""
        leg.guest.legs.append(leg)
        self._legs[leg.number] = leg
        self.put(leg, leg.where)

    def put(self, leg: Leg, where: Where, counter: str | None = None) -> None:
        """Note where a leg stands from now on, and ring where it matters."""
        if leg.where is Where.AT_COUNTER:
            leg.guest.busy = False
        self._queues.get(leg.service, {}).pop(leg.number, None)
        leg.where, leg.counter = where, counter
        if where is Where.WAITING:
            self._queues.setdefault(leg.service, {})[leg.number] = leg
        leg.guest.busy = leg.guest.busy or where is Where.AT_COUNTER
        if not leg.guest.busy:
            for other in leg.guest.legs:
                self._ring(other)

    def callable(self, post: Post) -> list[Leg]:
        """Return whom a counter may call now, by service and time."""
        return [leg for leg in self._waiting(post) if not leg.guest.busy]

    def expects(self, post: Post) -> bool:
        """Return whether somebody waits for the counter, be they busy at another one."""
        return any(True for _ in self._waiting(post))

    def queue(self, post: Post) -> int:
        """Return how many could be called at this counter."""
        return len(self.callable(post))

    def _waiting(self, post: Post) -> Iterable[Leg]:
        for service in post.services:
            for leg in self._queues.get(service, {}).values():
                if leg.only in (None, post.counter):
                    yield leg

    def _ring(self, leg: Leg) -> None:
        if leg.where is Where.WAITING:
            counters = [post.counter for post in self._by_service.get(leg.service, ())]
        elif leg.where is Where.HELD and leg.counter:
            counters = [leg.counter]
        else:
            return
        for counter in counters:
            bell = self._bells.pop(counter, None)
            if bell is not None:
                bell.succeed()
