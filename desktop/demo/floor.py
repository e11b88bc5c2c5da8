"""What everybody in the simulated mall shares on one day: time, chance, staff, waiting room, outages."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import simpy

from desktop.demo.arrivals import MINUTE
from desktop.demo.demand import Demand
from desktop.demo.hours import Window
from desktop.demo.mall import Staff
from desktop.demo.papers import Papers
from desktop.demo.room import Guest, Leg, Room, Where
from desktop.demo.staffing import Post
from desktop.desk import Desk
from desktop.services.tickets import TicketNow
from desktop.services.visits import IssuedTicket
from models.rules.calendar import Calendar
from models.rules.catalogue import Catalogue
from models.rules.folds.tickets import TicketState

Steps = Generator[simpy.Event, Any, None]
"""What one person in the mall does, as simpy runs it."""

GRACE = 45 * MINUTE
"""How long after closing time those who still wait are served."""
SPREAD = 0.5
"""Sigma of the lognormal time of service; the catalogue's minutes are its mean."""
SHORTEST = 30_000


@dataclass(frozen=True, slots=True)
class Floor:
    """One day in the mall; times are UTC milliseconds, as everywhere in the simulation.

    Attributes:
        agencies: opening hours of each agency that works today.
        down: agencies whose system does not work, with what happens when it does again.
        paces: share of the usual time of service that each agency takes.
        papers: what is printed today, None for nothing.
        rng: chance of everything that happens in the room.
    """

    env: simpy.Environment
    calendar: Calendar
    window: Window
    agencies: Mapping[str, Window]
    staff: Staff
    catalogue: Catalogue
    demand: Demand
    rng: Random
    posts: Sequence[Post]
    paces: Mapping[str, float]
    room: Room
    papers: Papers | None = None
    down: dict[str, simpy.Event] = field(default_factory=dict)

    @property
    def now(self) -> int:
        """Return now."""
        return round(self.env.now)

    @property
    def closed(self) -> bool:
        """Return whether the mall gives no numbers any more."""
        return self.now >= self.window.closes

    def wait(self, shortest: float, longest: float) -> simpy.Event:
        """Return the end of a wait between two lengths in minutes, rather short than long."""
        minutes = self.rng.triangular(shortest, longest, shortest + (longest - shortest) / 3)
        return self.env.timeout(round(minutes * MINUTE))

    def until(self, at: int) -> simpy.Event:
        """Return the coming of a time; at once when it is over."""
        return self.env.timeout(max(0, at - self.now))

    def chance(self, share: float) -> bool:
        """Return whether something that happens in this share of cases happens now."""
        return self.rng.random() < share

    def time_of_service(self, service: str) -> int:
        """Return how long a service takes this time, lognormal around the catalogue's minutes."""
        described = self.catalogue.services[service]
        mean = max(1, described.minutes) * self.paces.get(described.agency, 1)
        drawn = self.rng.lognormvariate(-SPREAD * SPREAD / 2, SPREAD)
        return max(SHORTEST, round(mean * drawn * MINUTE))

    def front(self) -> Desk:
        """Return the desk of some officer at the intake."""
        return self.rng.choice(self.staff.intake)

    def office(self, agency: str) -> Desk:
        """Return the desk of an officer of an agency."""
        counters = self.catalogue.counters.items()
        return self.staff.at[next(code for code, counter in counters if counter.agency == agency)]

    def enter(self, guest: Guest, ticket: IssuedTicket, *, sender: str | None = None) -> None:
        """Let a ticket that was issued into the waiting room; `sender`: the service that sent its visitor on."""
        where = Where.BLOCKED if ticket.state is TicketState.BLOCKED else Where.WAITING
        lacks = bool(ticket.missing) and where is Where.WAITING
        self.room.enter(Leg(ticket.number, ticket.service, guest, where, lacks=lacks, sender=sender))

    def over(self, leg: Leg, now: TicketNow) -> None:
        """Note that a ticket is finished, and what it let go on or led to."""
        for number in now.unblocked:
            self.room.put(self.room.leg(number), Where.WAITING)
        self.room.put(leg, Where.OVER)

    def done(self, leg: Leg, now: TicketNow) -> None:
        """Note that a ticket is done; its visitor may be awaited where somebody sent them on."""
        self.over(leg, now)
        if now.next is not None:
            self.lead_back(leg, now.next)

    def lead_back(self, leg: Leg, number: str) -> None:
        """Let the visitor of a leg wait again where they have been before, under a new number."""
        lane = number.rpartition("-")[0]
        service = next(one.service for one in leg.guest.legs if one.number.rpartition("-")[0] == lane)
        self.enter(leg.guest, IssuedTicket("", number, service, TicketState.WAITING))
