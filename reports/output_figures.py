"""The figures of R11: products that were issued, picked up, or still wait; docs/figures.md defines them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutputCounts:
    """Products: issued and picked up in the span; waiting at its end, of these over 7 and over 30 calendar days.

    `pick_up_p50_days`: from issue to pick-up, of those picked up in the span, in days of 24 hours; None for none.
    """

    issued: int
    picked_up: int
    waiting: int
    over_7: int
    over_30: int
    pick_up_p50_days: float | None


@dataclass(frozen=True, slots=True)
class ServiceOutputs:
    """One service."""

    code: str
    name: str
    agency: str
    agency_name: str
    counts: OutputCounts


@dataclass(frozen=True, slots=True)
class AgencyOutputs:
    """All services of one agency."""

    code: str
    name: str
    group: str
    counts: OutputCounts


@dataclass(frozen=True, slots=True)
class Uncollected:
    """A product that waits to be picked up, without its applicant's name.

    Attributes:
        code: of the request; `product` names the document, empty where it has no type.
        phone: masked, empty for none.
        since: local day of issue; `days` calendar days since then.
        contacts: attempts to reach the applicant; `contacted` the local day of the last one.
        result: what came of it, a code, or None.
        again: local day on which it is to be tried again.
    """

    code: str
    agency: str
    agency_name: str
    service: str
    service_name: str
    product: str
    phone: str
    since: dt.date
    days: int
    contacts: int
    contacted: dt.date | None
    result: str | None
    again: dt.date | None


@dataclass(frozen=True, slots=True)
class OutputFigures:
    """A span of days, counted until `until` (local); the call list has who waits over 7 days, longest first."""

    first: dt.date
    last: dt.date
    until: dt.date
    overall: OutputCounts
    agencies: tuple[AgencyOutputs, ...]
    services: tuple[ServiceOutputs, ...]
    to_call: tuple[Uncollected, ...]
