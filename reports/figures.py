"""The figures of one day: the JSON object that also draws the PDF and the sheets, field for field."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reports import definitions
from reports.frozen import freeze, thaw
from reports.letterhead import Letterhead

DEFINITIONS = (
    definitions.VISIT,
    definitions.WAIT,
    definitions.SERVICE,
    definitions.SERVED,
    definitions.PERCENTILES.format(rows="instansi"),
    definitions.LEFT_OUT,
    definitions.OUTAGE,
)


@dataclass(frozen=True, slots=True)
class AgencyDay:
    """One agency's day; minutes with one decimal or None, local times `HH:MM` or None.

    `outage_minutes` are those in opening hours in which anything of it was down, each counted once.
    """

    code: str
    name: str
    tickets: int
    served: int
    no_show: int
    returned_incomplete: int
    referred_in: int
    referred_out: int
    wait_p50_min: float | None
    wait_p90_min: float | None
    service_p50_min: float | None
    service_p90_min: float | None
    counters_open: int
    first_call: str | None
    last_call: str | None
    group: str = "lainnya"
    estimated: int = 0
    outage_minutes: int = 0


@dataclass(frozen=True, slots=True)
class OutageRow:
    """One outage; local times `HH:MM`, None where they are on another day.

    `minutes` of this day from start to end, None while it lasts; `open_minutes` those in opening hours, so far.
    `tickets_affected` counts who was there while it lasted, `affected` their visits; `choices` what visitors
    chose: `wait`, `leave_file`, `call_back`. `mode` is `stop`, `take_files` or `noted`.
    """

    agency: str | None
    system: str
    scope: str
    started: str | None
    ended: str | None
    minutes: int | None
    tickets_affected: int
    service: str | None = None
    mode: str = "noted"
    open_minutes: int = 0
    affected: int = 0
    choices: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Complaints:
    """Complaints that came in and were closed on the day."""

    in_: int
    closed: int


@dataclass(frozen=True, slots=True)
class Requests:
    """Requests opened and finished on the day, and overdue at its end."""

    opened: int
    finished: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Hour:
    """Arrivals of one local hour (0-23): visits that came and tickets that were issued."""

    hour: int
    visits: int
    tickets: int


@dataclass(frozen=True, slots=True)
class Signatory:
    """An officer who signs; empty texts leave dotted lines to be filled by hand."""

    title: str
    name: str
    nip: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: the head of the office and the officer on duty."""

    head: Signatory
    duty: Signatory


@dataclass(frozen=True, slots=True)
class JournalHead:
    """The last event under this report: origin, sequence number and hash in hex."""

    origin: str
    seq: int
    h: str


@dataclass(frozen=True, slots=True)
class Overall:
    """Percentiles over all tickets of the mall, in minutes."""

    wait_p50_min: float | None = None
    wait_p90_min: float | None = None
    service_p50_min: float | None = None
    service_p90_min: float | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Tickets that percentiles leave out, by reason."""

    no_show: int = 0
    cancelled: int = 0
    open: int = 0
    over_8h: int = 0


@dataclass(frozen=True, slots=True)
class DailyFigures:
    """The object of `report daily --out x.json`, keys in this order; `by_agency` in catalogue order.

    `outage_minutes` are those in opening hours in which anything in the house was down, each counted once.
    """

    date: dt.date
    revision: int
    visits: int
    tickets: int
    by_state: Mapping[str, int]
    by_agency: tuple[AgencyDay, ...]
    priority: Mapping[str, int]
    outages: tuple[OutageRow, ...]
    complaints: Complaints
    requests: Requests
    hours: tuple[Hour, ...]
    signature: Signature
    journal_head: JournalHead
    overall: Overall = field(default_factory=Overall)
    left_out: LeftOut = field(default_factory=LeftOut)
    outage_minutes: int = 0


@dataclass(frozen=True, slots=True)
class DailyReport:
    """A day's figures and what only paper needs; `zone` is WIB, WITA or WIT, `example` marks every page.

    `as_of` is the local time of figures that still go on, empty once the day is closed; `notes` are those of the
    officers on duty, cleaned, a line each; `copy` counts reprints of a closed day's revision.
    """

    figures: DailyFigures
    letterhead: Letterhead
    zone: str
    place: str
    example: bool = False
    definitions: tuple[str, ...] = DEFINITIONS
    as_of: str = ""
    notes: tuple[str, ...] = ()
    copy: int = 0


def to_json(figures: DailyFigures) -> dict[str, Any]:
    """Return the figures as the promised JSON object."""
    return freeze(figures)


def from_json(data: Mapping[str, Any]) -> DailyFigures:
    """Return the figures of a stored JSON object.

    Raises:
        ValueError: a key is unknown or missing, or a value has the wrong type.
    """
    return thaw(DailyFigures, data)
