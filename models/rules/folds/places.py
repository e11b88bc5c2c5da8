"""The mall itself: folds of the catalogue, settings, holidays, desks, shifts, outages, days."""

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from models.rules import catalogue
from models.rules.bodies import places
from models.rules.bodies.places import OutageMode
from models.rules.calendar import HolidayKind
from models.rules.catalogue import AgencyKind
from models.rules.events import Event
from models.rules.numbering import LANES


@dataclass(frozen=True, slots=True)
class NameSince:
    """A name and the instant (UTC milliseconds) from which it was valid."""

    at: int
    name: str


def renamed(names: tuple[NameSince, ...], event: Event, name: str) -> tuple[NameSince, ...]:
    """Return the history of names with the newest one, when it is new."""
    if names and names[-1].name == name:
        return names
    return (*names, NameSince(event.occurred_at, name))


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency (instansi) of the mall."""

    name: str
    kind: AgencyKind
    hours: str | None = None
    archived: bool = False
    names: tuple[NameSince, ...] = ()


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter (loket)."""

    agency: str
    name: str
    floor: int = 1
    services: tuple[str, ...] = ()
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """A service (layanan) with the facts of its standard."""

    agency: str
    letters: str
    name: str
    minutes: int = 0
    standard_time: str = ""
    sla_value: int | None = None
    sla_unit: catalogue.SlaUnit | None = None
    fee: str = ""
    quota: int | None = None
    requires: tuple[str, ...] = ()
    produces: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    site: catalogue.Site = catalogue.Site.HERE
    note: str = ""
    example: bool = False
    archived: bool = False
    names: tuple[NameSince, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document that services ask for or produce."""

    name: str
    external: bool = False
    archived: bool = False


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """A named bundle of services."""

    name: str
    starts_with: tuple[str, ...] = ()
    legs: tuple[str, ...] = ()
    note: str = ""
    archived: bool = False


def step_agency(state: Agency | None, event: Event) -> Agency | None:
    """Return the agency after one more event."""
    body = event.body
    if isinstance(body, catalogue.AgencyDescribed):
        names = renamed(state.names if state else (), event, body.name)
        return Agency(body.name, body.kind, body.hours, archived=False, names=names)
    return _archived(state, event)


def step_counter(state: Counter | None, event: Event) -> Counter | None:
    """Return the counter after one more event."""
    body = event.body
    if isinstance(body, catalogue.CounterDescribed):
        return Counter(body.agency, body.name, body.floor, body.services)
    return _archived(state, event)


def step_service(state: Service | None, event: Event) -> Service | None:
    """Return the service after one more event; its letters never change once given."""
    body = event.body
    if isinstance(body, catalogue.ServiceDescribed):
        return Service(
            agency=body.agency,
            letters=state.letters if state and state.letters else body.letters,
            name=body.name,
            minutes=max(0, body.minutes),
            standard_time=body.standard_time,
            sla_value=None if body.sla_unit is None else body.sla_value,
            sla_unit=None if body.sla_value is None else body.sla_unit,
            fee=body.fee,
            quota=body.quota,
            requires=body.requires,
            produces=body.produces,
            synonyms=body.synonyms,
            site=body.site,
            note=body.note,
            example=body.example,
            names=renamed(state.names if state else (), event, body.name),
        )
    return _archived(state, event)


def step_document_type(state: DocumentType | None, event: Event) -> DocumentType | None:
    """Return the document type after one more event."""
    body = event.body
    if isinstance(body, catalogue.DocumentTypeDescribed):
        return DocumentType(body.name, body.external)
    return _archived(state, event)


def step_life_event(state: LifeEvent | None, event: Event) -> LifeEvent | None:
    """Return the life event after one more event."""
    body = event.body
    if isinstance(body, catalogue.LifeEventDescribed):
        return LifeEvent(body.name, body.starts_with, body.legs, body.note)
    return _archived(state, event)


T = TypeVar("T", Agency, Counter, Service, DocumentType, LifeEvent)


def _archived(state: T | None, event: Event) -> T | None:
    if state is None or not isinstance(event.body, places.Archived):
        return state
    return replace(state, archived=True)


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of the mall; JSON text."""

    value: str


def step_setting(state: Setting | None, event: Event) -> Setting | None:
    """Return the setting after one more event; what is no JSON changes nothing."""
    body = event.body
    return Setting(body.value) if isinstance(body, places.SettingChanged) and _is_json(body.value) else state


def _is_json(text: str) -> bool:
    try:
        json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return False
    return True


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


@dataclass(frozen=True, slots=True)
class HolidayState:
    """A day on which the mall is closed; None when it is open after all."""

    name: str
    kind: str


def step_holiday(state: HolidayState | None, event: Event) -> HolidayState | None:
    """Return the holiday after one more event; one of a kind yet unknown is the mall's own."""
    body = event.body
    if isinstance(body, places.HolidaySet):
        return HolidayState(
            body.name, body.kind if body.kind in list(HolidayKind) else HolidayKind.LOCAL.value
        )
    return None if isinstance(body, places.HolidayCleared) else state


@dataclass(frozen=True, slots=True)
class DeskState:
    """A desk's identity: name on the sign, lane and suffix in its numbers."""

    name: str
    lane: int
    suffix: str = ""
    clock_confirmed_at: int | None = None


def step_desk(state: DeskState | None, event: Event) -> DeskState | None:
    """Return the desk after one more event; a lane that no number can show opens none."""
    body = event.body
    if isinstance(body, places.DeskOpened) and body.lane in LANES:
        return DeskState(body.name, body.lane, body.suffix)
    if state is not None and isinstance(body, places.ClockConfirmed):
        return replace(state, clock_confirmed_at=event.occurred_at)
    return state


class ShiftState(StrEnum):
    """Whether a counter calls."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Shift:
    """One officer at one counter, from opening to closing; instants are UTC milliseconds."""

    counter: str
    day: str
    officer: str | None
    opened_at: int
    state: ShiftState = ShiftState.OPEN
    reason: str = ""
    since: int = 0
    paused_ms: int = 0
    closed_at: int | None = None


def step_shift(state: Shift | None, event: Event) -> Shift | None:
    """Return the shift after one more event; once closed, closed for good."""
    body, at = event.body, event.occurred_at
    if state is None:
        if isinstance(body, places.CounterOpened):
            return Shift(body.counter, body.day, event.officer, at, since=at)
        return None
    if state.state is ShiftState.CLOSED:
        return state
    if isinstance(body, places.CounterPaused) and state.state is ShiftState.OPEN:
        return replace(state, state=ShiftState.PAUSED, reason=body.reason, since=at)
    paused = state.paused_ms + (max(0, at - state.since) if state.state is ShiftState.PAUSED else 0)
    if isinstance(body, places.CounterResumed) and state.state is ShiftState.PAUSED:
        return replace(state, state=ShiftState.OPEN, reason="", since=at, paused_ms=paused)
    if isinstance(body, places.CounterClosed):
        return replace(
            state, state=ShiftState.CLOSED, reason=body.reason, since=at, paused_ms=paused, closed_at=at
        )
    return state


SCOPES = ("agency", "service", "building", "power", "network")


@dataclass(frozen=True, slots=True)
class Outage:
    """A time in which a system or agency could not serve; instants are UTC milliseconds.

    Attributes:
        mode: what it does to new queue numbers; one that nobody knows yet does nothing.
    """

    system: str
    day: str
    scope: str
    started_at: int
    agency: str | None = None
    service: str | None = None
    ended_at: int | None = None
    mode: str = OutageMode.NOTED.value


def step_outage(state: Outage | None, event: Event) -> Outage | None:
    """Return the outage after one more event; one of a scope yet unknown counts for all that it may hit."""
    body = event.body
    if state is None:
        if isinstance(body, places.OutageStarted):
            scope = body.scope if body.scope in SCOPES else "building" if body.agency is None else "agency"
            mode = body.mode if body.mode in list(OutageMode) else OutageMode.NOTED.value
            begun = event.occurred_at
            return Outage(body.system, body.day, scope, begun, body.agency, body.service, mode=mode)
        return None
    if isinstance(body, places.OutageEnded) and state.ended_at is None:
        return replace(state, ended_at=event.occurred_at)
    return state


@dataclass(frozen=True, slots=True)
class DayState:
    """Whether a service day is closed, and how often its figures changed after that."""

    closed_at: int | None = None
    closed_by: str | None = None
    revision: int = 0


def step_day(state: DayState | None, event: Event) -> DayState | None:
    """Return the day after one more event."""
    state = state or DayState()
    if isinstance(event.body, places.DayClosed) and state.closed_at is None:
        return replace(state, closed_at=event.occurred_at, closed_by=event.officer)
    if isinstance(event.body, places.DayRevised):
        return replace(state, revision=state.revision + 1)
    return state
