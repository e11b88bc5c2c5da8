"""The figures of R3: waits and services of a span of days; docs/figures.md defines them."""

import datetime as dt
from dataclasses import dataclass

from reports.figures import LeftOut


@dataclass(frozen=True, slots=True)
class Times:
    """Times in minutes with one decimal, None without tickets; `n` tickets are in them, `estimated` among these."""

    tickets: int
    n: int
    wait_p50_min: float | None
    wait_p90_min: float | None
    wait_max_min: float | None
    service_p50_min: float | None
    service_p90_min: float | None
    service_max_min: float | None
    estimated: int


@dataclass(frozen=True, slots=True)
class ServiceTimes:
    """Times of one service.

    `standard_min` is the promised time where it is in minutes or working hours; `within` how many of its `n` services
    took no longer, `within_pct` in percent.
    """

    code: str
    name: str
    agency: str
    agency_name: str
    group: str
    times: Times
    standard_min: int | None
    within: int | None
    within_pct: float | None


@dataclass(frozen=True, slots=True)
class AgencyTimes:
    """Times over all services of one agency."""

    code: str
    name: str
    group: str
    times: Times


@dataclass(frozen=True, slots=True)
class HourOfWeek:
    """Tickets issued in one local hour (0-23) of one weekday (Monday 0), and the middle wait of those served."""

    weekday: int
    hour: int
    tickets: int
    wait_p50_min: float | None


@dataclass(frozen=True, slots=True)
class WaitFigures:
    """A span of days; agencies by group and name, services by code, hours that had a ticket; `agency` has its sheet."""

    first: dt.date
    last: dt.date
    agency: str | None
    overall: Times
    left_out: LeftOut
    agencies: tuple[AgencyTimes, ...]
    services: tuple[ServiceTimes, ...]
    hours: tuple[HourOfWeek, ...]
