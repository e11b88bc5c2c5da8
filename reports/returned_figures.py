"""The figures of R6: papers that counters gave back, and what was missing; docs/figures.md defines them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Returns:
    """Tickets that ended for missing papers, of those that were served.

    Attributes:
        rate: in percent with one decimal; None where nobody was served.
        unsaid: of the returned, those whose counter named nothing that was missing.
    """

    served: int
    returned: int
    rate: float | None
    unsaid: int


@dataclass(frozen=True, slots=True)
class Lacking:
    """A requirement that was missing: `group` of document codes (`KK|AKL`, any of them does), and its words.

    Attributes:
        times: tickets that were returned for it.
        foretold: of these, tickets whose visitors had been told so when they took the number.
        share: of all its service's missing requirements, in percent with one decimal; they sum to 100.0.
    """

    service: str
    group: str
    words: str
    times: int
    foretold: int
    share: float


@dataclass(frozen=True, slots=True)
class ServiceReturns:
    """One service; `missing` most frequent first."""

    code: str
    name: str
    agency: str
    agency_name: str
    returns: Returns
    missing: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True)
class AgencyReturns:
    """All services of one agency."""

    code: str
    name: str
    group: str
    returns: Returns


@dataclass(frozen=True, slots=True)
class ReturnedFigures:
    """A span of days; agencies by group and name, services by code, those without returns left out.

    `agency`: whose own sheet it is. `missing` and `foretold`: requirements over all services.
    """

    first: dt.date
    last: dt.date
    agency: str | None
    overall: Returns
    missing: int
    foretold: int
    agencies: tuple[AgencyReturns, ...]
    services: tuple[ServiceReturns, ...]
