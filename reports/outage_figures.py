"""The figures of R8: what did not work in a span of days; docs/figures.md defines them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutageEntry:
    """One outage; times local, None for `ended` while it lasts.

    Attributes:
        agency, service: codes, None where all are hit; their names are empty then.
        scope: `service`, `agency`, `building`, `power`, `network`; `mode`: what it did to new numbers.
        minutes: of it within the span, to now while it lasts; `open_minutes` of these in opening hours.
        tickets, visits: issued and not finished while it lasted, of what it hits.
        choices: how many visitors chose to `wait`, `leave_file`, `call_back`.
    """

    system: str
    scope: str
    mode: str
    agency: str | None
    agency_name: str
    service: str | None
    service_name: str
    started: dt.datetime
    ended: dt.datetime | None
    minutes: int
    open_minutes: int
    tickets: int
    visits: int
    choices: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Downtime:
    """How often and how long something was down; each moment counts once, however many outages it had.

    `key`: agency code or system name; `pct` of its opening hours, two outages of one moment once, in percent.
    """

    key: str
    name: str
    outages: int
    open_minutes: int
    pct: float | None


@dataclass(frozen=True, slots=True)
class OutageFigures:
    """A span of days, counted until `until` (local day).

    Outages by their beginning, agencies by group and name, systems longest down first.

    Attributes:
        house_minutes: opening minutes of the house in the span.
        open_minutes: of these, in which anything was down.
        running: outages that still last.
        visits: visits that met at least one outage.
    """

    first: dt.date
    last: dt.date
    until: dt.date
    house_minutes: int
    open_minutes: int
    running: int
    visits: int
    tickets: int
    outages: tuple[OutageEntry, ...]
    agencies: tuple[Downtime, ...]
    systems: tuple[Downtime, ...]
