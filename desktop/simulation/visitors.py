"""One simulated day's visitors, drawn from its seed alone: the same for every policy that is tried on them."""

from dataclasses import dataclass
from random import Random

from desktop.demo.arrivals import PEAKS
from desktop.demo.demand import PRIORITY
from desktop.simulation.house import House, SimulatedAgency
from models.rules.bodies.visits import Priority
from models.rules.policy import MINUTE_MS

VISITS = 800
OPEN_MINUTES, LAST_MINUTES = 450, 60
"""07.30 to 15.00; hardly anybody comes in the last hour."""
SEVERAL = 1 / 3
LEGS, LEG_WEIGHTS = (2, 3, 4), (50, 33, 17)
PREREQUISITE, NO_SHOW, PAPER_MISSING = 0.40, 0.08, 0.12
SPREAD = 0.5
"""Sigma of the lognormal time of service; the catalogue's minutes are its mean."""
SHORTEST_MS = 30_000
TRIES = 50


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """What a visitor comes for at one agency, and how it will go.

    Attributes:
        service_ms: how long it takes at the counter.
        after: place (from 0) in the visit of the step that must be done first.
        no_show: its visitor will not be there when called.
        paper_missing: one of its papers is missing.
        noticed: a check at the front desk would notice that, drawn once for all policies.
        mended: then the paper can be had in the house, by a copy or a print.
    """

    agency: str
    service: str
    minutes: int
    service_ms: int
    after: int | None = None
    no_show: bool = False
    paper_missing: bool = False
    noticed: bool = False
    mended: bool = False


@dataclass(frozen=True, slots=True)
class Visitor:
    """One visit.

    Attributes:
        arrived_ms: from the opening of the mall.
        basis: why they are served first; None: they are not.
    """

    place: int
    arrived_ms: int
    steps: tuple[PlannedStep, ...]
    basis: Priority | None

    @property
    def several(self) -> bool:
        """Return whether the visit goes to several agencies."""
        return len(self.steps) > 1

    @property
    def papers_complete(self) -> bool:
        """Return whether no paper is missing: only such visits can be compared between policies."""
        return not any(step.paper_missing for step in self.steps)


NOTICED, MENDED = 0.85, 0.5
"""Share of missing papers that a check at the front desk notices, and of these the share got in the house: guesses."""


def visitors_of(house: House, seed: int, count: int = VISITS) -> tuple[Visitor, ...]:
    """Return a day's visitors by their arrival."""
    rng = Random(f"simulated day {seed}")
    arrivals = sorted(_arrival(rng) for _ in range(count))
    return tuple(_visitor(rng, house, place, arrived) for place, arrived in enumerate(arrivals))


def _arrival(rng: Random) -> int:
    drawn = rng.random()
    for share, middle, spread in PEAKS:
        drawn -= share
        if drawn < 0:
            for _ in range(TRIES):
                minutes = rng.gauss(middle, spread)
                if 0 <= minutes < OPEN_MINUTES - LAST_MINUTES:
                    return round(minutes * MINUTE_MS)
    return round(rng.uniform(0, OPEN_MINUTES - LAST_MINUTES) * MINUTE_MS)


def _visitor(rng: Random, house: House, place: int, arrived: int) -> Visitor:
    agencies: list[SimulatedAgency] = []
    wanted = rng.choices(LEGS, LEG_WEIGHTS)[0] if rng.random() < SEVERAL else 1
    while len(agencies) < wanted:
        agency = house.some_agency(rng)
        if agency not in agencies:
            agencies.append(agency)
    blocked = rng.randrange(1, wanted) if wanted > 1 and rng.random() < PREREQUISITE else None
    lacking = rng.randrange(wanted) if rng.random() < PAPER_MISSING else None
    steps = tuple(
        _step(
            rng,
            agency,
            after=rng.randrange(step) if step == blocked else None,
            paper_missing=step == lacking,
        )
        for step, agency in enumerate(agencies)
    )
    return Visitor(place, arrived, steps, _basis(rng))


def _step(rng: Random, agency: SimulatedAgency, *, after: int | None, paper_missing: bool) -> PlannedStep:
    service = rng.choice(agency.services)
    drawn = service.minutes * MINUTE_MS * rng.lognormvariate(-SPREAD * SPREAD / 2, SPREAD)
    return PlannedStep(
        agency=agency.code,
        service=service.code,
        minutes=service.minutes,
        service_ms=max(SHORTEST_MS, round(drawn)),
        after=after,
        no_show=rng.random() < NO_SHOW,
        paper_missing=paper_missing,
        noticed=(rng.random() < NOTICED) and paper_missing,
        mended=rng.random() < MENDED,
    )


def _basis(rng: Random) -> Priority | None:
    found = [basis for basis, share in PRIORITY if rng.random() < share]
    return found[0] if found else None
