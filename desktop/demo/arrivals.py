"""When people come and who they are: one day's visits, drawn ahead from the seed."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from desktop.demo.demand import Demand, Wish
from desktop.demo.hours import Window
from desktop.demo.people import Crowd
from desktop.services.visits import NewVisit
from models.rules.bodies.people import IdType
from models.rules.bodies.visits import Channel, Priority

MINUTE = 60_000
"""Milliseconds."""
PEAKS = ((0.05, 2, 3), (0.4, 100, 28), (0.25, 355, 22))
"""Share, middle and spread of each peak, in minutes from opening (07.30): who waits at the door, then about
08.30-10.00 and 13.00-14.00."""
SPARE = 12 * MINUTE
"""Nobody is sent to an agency that gives no numbers any more once the front desk has heard them."""
LAST_MINUTES = 30
"""Hardly anybody comes in the last half hour."""
TRIES = 50
GIVES_NOTHING, GIVES_NAME, GIVES_PHONE = 0.16, 0.5, 0.72
QUESTIONS = (
    "Menanyakan syarat KTP hilang", "Menanyakan jam layanan Samsat", "Menanyakan cara daftar M-Paspor",
    "Menanyakan syarat pindah domisili", "Menanyakan denda PBB", "Menanyakan bantuan hukum",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arrival:
    """One visit to come: when it comes in (UTC milliseconds) and what the desk will write down."""

    at: int
    visit: NewVisit


@dataclass(frozen=True, slots=True)
class Town:
    """Who may come, and what for."""

    demand: Demand
    crowd: Crowd


def arrivals(
    rng: Random, window: Window, agencies: Mapping[str, Window], count: int, town: Town
) -> list[Arrival]:
    """Return `count` visits of a day, by the time at which they come in.

    Args:
        rng: chance.
        window: opening hours of the mall.
        agencies: those of each agency.
        count: how many.
        town: who comes, and what for.
    """
    coming = []
    for at in sorted(_time(rng, window) for _ in range(count)):
        open_now = [code for code, hours in agencies.items() if hours.takes(at, SPARE)]
        coming.append(Arrival(at, _visit(rng, window, at, town.demand.wish(rng, open_now), town.crowd)))
    return coming


def _time(rng: Random, window: Window) -> int:
    last = max(window.opens + MINUTE, window.closes - LAST_MINUTES * MINUTE)
    drawn = rng.random()
    for share, middle, spread in PEAKS:
        drawn -= share
        if drawn < 0:
            for _ in range(TRIES):
                at = window.opens + round(rng.gauss(middle, spread) * MINUTE)
                if window.opens <= at < last:
                    return at
    return rng.randrange(window.opens, last)


def _visit(rng: Random, window: Window, at: int, wish: Wish, crowd: Crowd) -> NewVisit:
    person = crowd.next(window.day, elderly=Priority.ELDERLY in wish.priority)
    told = rng.random()
    if not wish.services:
        note = rng.choice(QUESTIONS)
        return NewVisit(information_only=True, party=wish.party, arrived_at=at, note=note)
    numbered = told >= GIVES_PHONE
    return NewVisit(
        services=wish.services,
        name=person.name if told >= GIVES_NOTHING else "",
        id_type=IdType.NIK,
        id_number=person.nik if numbered else "",
        phone=person.phone if told >= GIVES_NAME else "",
        birth=person.birth if numbered and rng.random() < 0.5 else None,  # noqa: PLR2004 - every second one
        priority=wish.priority,
        needs=wish.needs,
        consent=bool(wish.needs) or Priority.DISABILITY in wish.priority,
        documents=wish.documents,
        channel=rng.choices((Channel.DIRECT, Channel.ELECTRONIC, Channel.SELF_SERVICE), (90, 6, 4))[0],
        party=wish.party,
        arrived_at=at,
    )
