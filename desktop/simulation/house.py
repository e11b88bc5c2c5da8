"""The simulated house: agencies, their floors, counters spread by demand, services with their usual minutes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from desktop.demo.demand import AGENCY_SHARE, OTHER_AGENCIES
from models.rules.catalogue import Site
from models.rules.catalogue_file import read_catalogue
from resources import read_bytes

AGENCIES, COUNTERS, FLOORS = 28, 60, 3


@dataclass(frozen=True, slots=True)
class SimulatedService:
    """A service and its usual minutes at the counter."""

    code: str
    minutes: int


@dataclass(frozen=True, slots=True)
class SimulatedAgency:
    """An agency: each of its counters gives each of its services.

    Attributes:
        share: how often it is wanted, beside the others.
    """

    code: str
    share: float
    floor: int
    counters: int
    services: tuple[SimulatedService, ...]

    @property
    def usual_minutes(self) -> float:
        """Return the mean of its services' usual minutes."""
        return sum(service.minutes for service in self.services) / len(self.services)


@dataclass(frozen=True, slots=True)
class House:
    """The agencies by their codes."""

    agencies: Mapping[str, SimulatedAgency]

    def some_agency(self, rng: Random) -> SimulatedAgency:
        """Return an agency as often as it is wanted."""
        agencies = list(self.agencies.values())
        return rng.choices(agencies, [agency.share for agency in agencies])[0]


def sample_house() -> House:
    """Return a house with the sample catalogue's first agencies and a real mall's demand.

    Counters go one by one to the agency with the most work for each; floors are dealt in turn. Demand is that
    of the demo (`desktop/demo/demand.py` names its source).
    """
    catalogue = read_catalogue(json.loads(read_bytes("catalogue/sample.json")))
    services: dict[str, list[SimulatedService]] = {}
    for code, service in catalogue.services.items():
        if service.site is Site.HERE:
            services.setdefault(service.agency, []).append(SimulatedService(code, service.minutes))
    codes = [code for code in catalogue.agencies if code in services][:AGENCIES]
    bare = {
        code: SimulatedAgency(
            code, AGENCY_SHARE.get(code, OTHER_AGENCIES), 1 + place % FLOORS, 1, tuple(services[code])
        )
        for place, code in enumerate(codes)
    }
    counters = _spread({code: agency.share * agency.usual_minutes for code, agency in bare.items()})
    return House(
        {
            code: SimulatedAgency(code, agency.share, agency.floor, counters[code], agency.services)
            for code, agency in bare.items()
        }
    )


def _spread(work: Mapping[str, float]) -> dict[str, int]:
    """Return how many counters each agency gets: one, and each further one where a counter has most to do."""
    counters = dict.fromkeys(work, 1)
    for _ in range(COUNTERS - len(counters)):
        busiest = max(work, key=lambda code: work[code] / counters[code])
        counters[busiest] += 1
    return counters
