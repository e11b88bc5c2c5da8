"""What people come for: agencies and services by their share, life events, papers, groups to be served first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from random import Random

from models.rules.bodies.visits import Accommodation, Priority
from models.rules.catalogue import Catalogue, LifeEventDescribed, Site

AGENCY_SHARE: Mapping[str, float] = {
    "DUK": 40, "SAM": 9, "POL": 8, "BJK": 8, "PTS": 5, "IMI": 5, "BPD": 4, "DKS": 3, "BJT": 3, "DJP": 3,
    "BPN": 3, "DSO": 2, "NAK": 2, "KAS": 2, "TSP": 1, "AGM": 1, "PLN": 1, "PAM": 1,
}  # fmt: skip
"""Percent of visits. Source: Kota Batu, January to September 2025, 41 % for the civil registry; the rest is a guess."""
OTHER_AGENCIES = 0.4
SERVICE_SHARE: Mapping[str, float] = {
    "DUK-06": 6, "DUK-05": 4, "DUK-08": 4, "DUK-03": 4, "DUK-09": 3, "DUK-07": 2, "DUK-13": 2, "DUK-14": 2,
    "DUK-11": 0.2, "DUK-12": 0.2, "DUK-15": 0.1, "DUK-16": 0.1, "SAM-01": 6, "POL-01": 4, "POL-04": 3,
    "IMI-01": 3, "IMI-02": 3, "IMI-05": 3, "BJK-02": 3, "BPD-01": 5, "PTS-01": 4, "DJP-02": 2,
}  # fmt: skip
"""How often a service is asked for beside the others of its agency, which have 1."""
TOGETHER = (
    ("SAM-01", "KAS-01"), ("BJK-03", "POL-01"), ("BPD-01", "KAS-01"), ("DUK-06", "BJK-02"), ("DUK-03", "BJK-02"),
    ("DJP-01", "PTS-01"), ("DKS-02", "POL-04"), ("POL-03", "DUK-06"), ("DUK-14", "SAM-03"), ("IMI-05", "POS-01"),
    ("BPN-01", "BPD-03", "DJP-03"), ("POL-01", "NAK-01"),
)  # fmt: skip
"""Services that people settle in one visit, in this order."""
INFORMATION, SEVERAL, LIFE_EVENT = 0.08, 0.33, 0.55
CHECKED, LACKS_ONE = 0.5, 0.18
PRIORITY: tuple[tuple[Priority, float], ...] = (
    (Priority.ELDERLY, 0.06), (Priority.TODDLER, 0.02), (Priority.DISABILITY, 0.02), (Priority.PREGNANT, 0.015),
    (Priority.NURSING, 0.01), (Priority.SICK, 0.006), (Priority.CHILD, 0.003), (Priority.DISASTER, 0.002),
)  # fmt: skip
NEEDS = {
    Priority.ELDERLY: (Accommodation.SEAT_NEAR_COUNTER, Accommodation.LARGE_PRINT),
    Priority.DISABILITY: (Accommodation.WHEELCHAIR, Accommodation.SIGN_LANGUAGE, Accommodation.STAFF_COMES),
    Priority.PREGNANT: (Accommodation.SEAT_NEAR_COUNTER,),
}
HAS_A_NEED = 0.4


@dataclass(frozen=True, slots=True)
class Wish:
    """What one visitor comes for.

    Attributes:
        services: in the order in which they go there; empty: they only ask something.
        documents: codes that they hold, None where the desk does not look.
    """

    services: tuple[str, ...] = ()
    documents: tuple[str, ...] | None = None
    priority: tuple[Priority, ...] = ()
    needs: tuple[Accommodation, ...] = ()
    party: int = 1


class Demand:
    """Draws wishes from a catalogue; only services that some counter gives are wished for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._services = catalogue.services
        given = dict.fromkeys(code for counter in catalogue.counters.values() for code in counter.services)
        self._by_agency: dict[str, list[str]] = {}
        for code, service in catalogue.services.items():
            if code in given and service.site is Site.HERE:
                self._by_agency.setdefault(service.agency, []).append(code)
        here = [code for codes in self._by_agency.values() for code in codes]
        self._events = [event for event in catalogue.life_events.values() if set(event.legs) <= set(here)]
        self._together = [group for group in TOGETHER if set(group) <= set(here)]

    def wish(self, rng: Random, open_now: Collection[str]) -> Wish:
        """Return what the next visitor comes for; `open_now` are the agencies that give numbers."""
        party = rng.choices((1, 2, 3, 4), (80, 14, 4, 2))[0]
        if rng.random() < INFORMATION or not any(agency in self._by_agency for agency in open_now):
            return Wish(party=party)
        services, documents = self._services_and_papers(rng, open_now)
        priority = tuple(basis for basis, share in PRIORITY if rng.random() < share)
        asked = NEEDS.get(priority[0], ()) if priority else ()
        needs = (rng.choice(asked),) if asked and rng.random() < HAS_A_NEED else ()
        return Wish(services, documents, priority, needs, party)

    def elsewhere(self, rng: Random, agency: str, given: Iterable[str]) -> str | None:
        """Return a service of another agency to which a visitor may be referred, None where there is none.

        Args:
            rng: chance.
            agency: who refers.
            given: services that can be had now.
        """
        others = [code for code in given if self._services[code].agency != agency]
        weights = [AGENCY_SHARE.get(self._services[code].agency, OTHER_AGENCIES) for code in others]
        return rng.choices(others, weights)[0] if others else None

    def _services_and_papers(
        self, rng: Random, open_now: Collection[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
        services, event = self._choose(rng, open_now)
        if rng.random() >= CHECKED and event is None:
            return services, None
        held = list(event.starts_with) if event else self._wanted(services)
        if held and rng.random() < LACKS_ONE:
            held.pop(rng.randrange(len(held)))
        return services, tuple(held)

    def _choose(
        self, rng: Random, open_now: Collection[str]
    ) -> tuple[tuple[str, ...], LifeEventDescribed | None]:
        one = self._one(rng, open_now)
        if rng.random() >= SEVERAL:
            return (one,), None
        event = rng.choice(self._events) if self._events and rng.random() < LIFE_EVENT else None
        if event is not None:
            wanted = event.legs[: rng.choices((2, 3, 4), (50, 35, 15))[0]]
        elif self._together and rng.random() < LIFE_EVENT:
            wanted = rng.choice(self._together)
        else:
            wanted = tuple(dict.fromkeys((one, self._one(rng, open_now))))
        given = tuple(code for code in wanted if self._services[code].agency in open_now)
        return (given, event) if given else ((one,), None)

    def _one(self, rng: Random, open_now: Collection[str]) -> str:
        agencies = [code for code in self._by_agency if code in open_now]
        agency = rng.choices(agencies, [AGENCY_SHARE.get(code, OTHER_AGENCIES) for code in agencies])[0]
        codes = self._by_agency[agency]
        return rng.choices(codes, [SERVICE_SHARE.get(code, 1) for code in codes])[0]

    def _wanted(self, services: tuple[str, ...]) -> list[str]:
        """Return the papers that the services ask for and none of the earlier ones makes."""
        made: list[str] = []
        held: list[str] = []
        for code in services:
            groups = [group.split("|") for group in self._services[code].requires]
            held += [group[0] for group in groups if not any(paper in made for paper in group)]
            made += self._services[code].produces
        return list(dict.fromkeys(held))
