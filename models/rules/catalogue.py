"""The catalogue of a mall: what its agencies, counters, services, papers and life events are.

The dataclasses are at once the entries of a catalogue file and the bodies of catalogue events;
the code of an entry is the id of its subject and so no part of the body.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class AgencyKind(StrEnum):
    """What kind of body an agency is."""

    LOC = "LOC"  # the regency's or city's own
    PRV = "PRV"  # the province's, or run jointly
    MIN = "MIN"  # a ministry's office
    AGC = "AGC"  # state agency, police, court, prosecutor
    PUB = "PUB"  # public body, as both BPJS
    SOE = "SOE"  # company of the state
    LSOE = "LSOE"  # company of a local government
    NGO = "NGO"  # outside government


_GROUPS = {
    AgencyKind.MIN: "K/L",
    AgencyKind.AGC: "K/L",
    AgencyKind.PUB: "K/L",
    AgencyKind.LOC: "pemda",
    AgencyKind.PRV: "pemda",
    AgencyKind.SOE: "BUMN",
    AgencyKind.LSOE: "BUMD",
    AgencyKind.NGO: "lainnya",
}


def group(kind: AgencyKind) -> str:
    """Return the heading under which the ministry's form lists an agency of this kind."""
    return _GROUPS[kind]


_LEGAL_FORMS = frozenset({"Persero", "Perseroda", "Tbk"})


def short_agency(name: str) -> str:
    """Return how people call an agency: the one word in its brackets, else what stands before them.

    `Kantor Pertanahan (ATR/BPN)` is ATR/BPN; `PT Taspen (Persero)` is PT Taspen.
    """
    head, bracket, rest = name.partition(" (")
    inside = rest.rstrip(")").strip()
    if bracket and inside and " " not in inside and inside not in _LEGAL_FORMS:
        return inside
    return head.strip() or name


class SlaUnit(StrEnum):
    """In what a promised time is counted."""

    MINUTES = "minutes"
    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"
    DAYS = "days"


class Site(StrEnum):
    """Where a service is given: in this mall, or elsewhere (the note says where)."""

    HERE = "here"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class AgencyDescribed:
    """An agency with a booth in the mall.

    Attributes:
        name: as on its sign.
        kind: kind of body.
        hours: opening hours that differ from the mall's, as JSON text; None when they do not.
    """

    name: str
    kind: AgencyKind
    hours: str | None = None


@dataclass(frozen=True, slots=True)
class CounterDescribed:
    """A place to which visitors are called.

    Attributes:
        agency: code of the agency whose counter it is.
        name: as on its sign and as the voice says it.
        floor: 1 is the ground floor, below it 0, -1 ...
        services: codes of the services given there, in the file's order.
    """

    agency: str
    name: str
    floor: int
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDescribed:
    """A service with its published standard.

    Attributes:
        agency: code of the agency that gives it.
        letters: its letters in queue numbers, unique within the agency; empty until they are given.
        name: as in the standard of service.
        minutes: typical time at the counter, 0 when it takes no place at one.
        standard_time: promised time in words.
        sla_value: promised time as a number, None where the words give none.
        sla_unit: unit of `sla_value`, None together with it.
        fee: in words; the desk takes no money.
        quota: most tickets a day, None for no limit.
        requires: all of these document types are needed; `A|B` means either.
        produces: document types that the visitor has afterwards.
        synonyms: other words that people use for it.
        site: here or elsewhere.
        note: what an officer should know.
        example: a made-up entry of the sample, to be replaced by the mall's own.
    """

    agency: str
    letters: str = ""
    name: str
    minutes: int
    standard_time: str = ""
    sla_value: int | None = None
    sla_unit: SlaUnit | None = None
    fee: str = ""
    quota: int | None = None
    requires: tuple[str, ...] = ()
    produces: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    site: Site = Site.HERE
    note: str = ""
    example: bool = False


@dataclass(frozen=True, slots=True)
class DocumentTypeDescribed:
    """A kind of paper. `external`: no agency in the mall issues it, the visitor brings it along."""

    name: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class LifeEventDescribed:
    """A bundle of services for something that happens in a life.

    Attributes:
        name: as people say it.
        starts_with: document types that somebody in this case usually holds at the start.
        legs: service codes in the order that works with those documents.
        note: what an officer should know.
    """

    name: str
    starts_with: tuple[str, ...]
    legs: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Entries by code, each in the order of the file."""

    documents: dict[str, DocumentTypeDescribed] = field(default_factory=dict)
    agencies: dict[str, AgencyDescribed] = field(default_factory=dict)
    services: dict[str, ServiceDescribed] = field(default_factory=dict)
    counters: dict[str, CounterDescribed] = field(default_factory=dict)
    life_events: dict[str, LifeEventDescribed] = field(default_factory=dict)
