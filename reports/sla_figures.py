"""The figures of R4: promises of requests that fell due in a span of days; docs/figures.md defines them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlaCounts:
    """Requests whose promise fell due: `due` is the sum of on time, late and still open.

    Attributes:
        hit_pct: on time in percent of `due`, one decimal; None where nothing fell due.
        lapsed: withdrawn or referred before their promise was over; not in `due`.
        carried: still open and late, promised for a day before the span; not in `due`.
        paused: requests of `due` whose clock stood at some time.
        applicant_days: how long it stood for applicants, in days of 24 hours with one decimal; `payment_days`: for
            a payment.
    """

    due: int
    on_time: int
    late: int
    open_late: int
    hit_pct: float | None
    lapsed: int
    carried: int
    paused: int
    applicant_days: float
    payment_days: float


@dataclass(frozen=True, slots=True)
class SlaService:
    """One service; `standard` as `5 hari kerja`, empty where it names no time."""

    code: str
    name: str
    agency: str
    agency_name: str
    standard: str
    counts: SlaCounts


@dataclass(frozen=True, slots=True)
class SlaAgency:
    """All services of one agency."""

    code: str
    name: str
    group: str
    counts: SlaCounts


@dataclass(frozen=True, slots=True)
class OpenLate:
    """A request that is still open after its promise; days local, `days_late` whole calendar days since then."""

    code: str
    agency: str
    agency_name: str
    service: str
    service_name: str
    complete: dt.date
    due: dt.date
    days_late: int
    paused_days: float


@dataclass(frozen=True, slots=True)
class SlaFigures:
    """A span of days, counted until `until` (local); `standing`: requests whose clock stands now, None of a past one.

    Agencies by group and name, services by code, open requests oldest promise first.
    """

    first: dt.date
    last: dt.date
    until: dt.date
    agency: str | None
    overall: SlaCounts
    standing: int | None
    agencies: tuple[SlaAgency, ...]
    services: tuple[SlaService, ...]
    open_late: tuple[OpenLate, ...]
