"""Which counters are worked on a day: as many as the day's visits ask for, others stand by for the peaks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.demo.arrivals import MINUTE, Arrival
from desktop.demo.hours import Window
from models.rules.catalogue import Catalogue

FULL_HOUSE = 100
"""Visits a day from which every agency has somebody at its counter, whether anybody comes or not."""
SLACK = 1.3
"""Time at the counters that is planned for each minute of service: calls, peaks and breaks take the rest."""


UTILISED, FASTEST = 0.85, 0.3
"""Most of the open minutes that service can fill, and the least that is left of a service's time in a hurry."""


@dataclass(frozen=True, slots=True)
class Post:
    """A counter and how it is worked today.

    Attributes:
        services: codes that it gives.
        standby: opened only while many wait.
        opens: when its agency begins to give numbers, UTC milliseconds.
        closes: when it ends.
        breaks: pauses as pairs of UTC milliseconds; agencies with several counters take turns.
    """

    counter: str
    agency: str
    services: tuple[str, ...]
    standby: bool
    opens: int
    closes: int
    breaks: tuple[tuple[int, int], ...]


def posts(catalogue: Catalogue, coming: Sequence[Arrival], agencies: Mapping[str, Window]) -> list[Post]:
    """Return the counters of a day, in the catalogue's order; the first of each agency always give all it gives."""
    load = _minutes_asked(catalogue, coming)
    found = []
    for agency in dict.fromkeys(counter.agency for counter in catalogue.counters.values()):
        if agency not in agencies or (agency not in load and len(coming) < FULL_HOUSE):
            continue
        window = agencies[agency]
        wanted = round(SLACK * load.get(agency, 0) * MINUTE / (window.closes - window.opens) + 0.5)
        found += _of_agency(catalogue, agency, wanted, window)
    order = {code: place for place, code in enumerate(catalogue.counters)}
    return sorted(found, key=lambda post: order[post.counter])


def paces(
    catalogue: Catalogue, coming: Iterable[Arrival], agencies: Mapping[str, Window]
) -> Mapping[str, float]:
    """Return the share of the usual time of service that each agency takes: 1, less where too many come."""
    counters = [counter.agency for counter in catalogue.counters.values()]
    found = {}
    for agency, load in _minutes_asked(catalogue, coming).items():
        window = agencies[agency]
        can = UTILISED * counters.count(agency) * (window.closes - window.opens) / MINUTE
        found[agency] = min(1, max(FASTEST, can / load))
    return found


def _minutes_asked(catalogue: Catalogue, coming: Iterable[Arrival]) -> Mapping[str, int]:
    load: dict[str, int] = {}
    for arrival in coming:
        for code in arrival.visit.services:
            service = catalogue.services[code]
            load[service.agency] = load.get(service.agency, 0) + service.minutes
    return load


def _of_agency(catalogue: Catalogue, agency: str, wanted: int, window: Window) -> list[Post]:
    counters = {code: one.services for code, one in catalogue.counters.items() if one.agency == agency}
    manned = _covering(counters)
    manned += [code for code in counters if code not in manned][: max(0, wanted - len(manned))]
    return [
        Post(
            counter=code,
            agency=agency,
            services=services,
            standby=code not in manned,
            opens=window.opens,
            closes=window.closes,
            breaks=_breaks(window, len(counters), place),
        )
        for place, (code, services) in enumerate(counters.items())
    ]


def _covering(counters: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return few counters that together give every service of the agency."""
    chosen: list[str] = []
    open_services = list(dict.fromkeys(code for services in counters.values() for code in services))
    while open_services:
        best = max(counters, key=lambda code: sum(one in open_services for one in counters[code]))
        chosen.append(best)
        open_services = [one for one in open_services if one not in counters[best]]
    return chosen


def _breaks(window: Window, counters: int, place: int) -> tuple[tuple[int, int], ...]:
    """Return the breaks of one counter: whole where it is alone, else the first or the second half."""
    if counters == 1:
        return window.breaks
    halves = []
    for start, end in window.breaks:
        middle = (start + end) // 2
        halves.append((start, middle) if place % 2 == 0 else (middle, end))
    return tuple(halves)
