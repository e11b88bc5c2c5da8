"""The figures of R12: how far booths were used in a span of days; docs/figures.md defines them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CounterUse:
    """One counter: days and hours on which somebody sat there, and its tickets."""

    code: str
    name: str
    agency: str
    days_open: int
    staffed_hours: float
    tickets: int


@dataclass(frozen=True, slots=True)
class BoothUse:
    """One agency's booth, or a group's, or the house's.

    Attributes:
        counters: of the catalogue.
        working_days: by its own calendar, up to today; holidays are none.
        days_open: working days on which one of its counters was open; `extra_days`: open days that were none.
        open_pct: days open of working days.
        counter_days: counters open, summed over its working days; `counter_days_due`: counters times working days.
        attendance_pct: counter days of those due.
        staffed_hours: officers at counters, pauses taken off, one decimal.
        visits, tickets: of the agency, also those that no counter called; `served` of them.
        tickets_per_hour: tickets served at its counters an hour staffed; None without hours.
    """

    code: str
    name: str
    group: str
    counters: int
    working_days: int
    days_open: int
    extra_days: int
    open_pct: float | None
    counter_days: int
    counter_days_due: int
    attendance_pct: float | None
    staffed_hours: float
    visits: int
    tickets: int
    served: int
    tickets_per_hour: float | None


@dataclass(frozen=True, slots=True)
class BoothDay:
    """One agency on one local day: counters open, and whether it is a working day of its own."""

    agency: str
    date: dt.date
    counters: int
    working: bool


@dataclass(frozen=True, slots=True)
class BoothFigures:
    """A span of days; `until` is its last day that has come. Agencies by group and name, groups in their order."""

    first: dt.date
    last: dt.date
    until: dt.date
    visits: int
    overall: BoothUse
    agencies: tuple[BoothUse, ...]
    groups: tuple[BoothUse, ...]
    counters: tuple[CounterUse, ...]
    days: tuple[BoothDay, ...]
