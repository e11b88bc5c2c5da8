"""How one agency stands at this moment: open, on a break, closed, hit by an outage, or with nobody there yet."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.desk import Desk, milliseconds
from desktop.queries.sentences import Sentence, clock, sentence
from models.rules.bodies.places import OutageMode
from models.rules.calendar import Opening, OpeningState
from models.rules.folds.places import ShiftState

MINUTE_MS = 60_000
_WEIGHT = {OutageMode.STOP: 0, OutageMode.TAKE_FILES: 1, OutageMode.NOTED: 2}
"""Of several outages the one that does most to new numbers is told."""


class AgencyState(StrEnum):
    """Whether an agency serves now."""

    OPEN = "open"
    BREAK = "break"
    UNSTAFFED = "unstaffed"
    CLOSED = "closed"
    OUTAGE = "outage"


@dataclass(frozen=True, slots=True)
class CounterNow:
    """A counter and who sits there today.

    Attributes:
        reason: why it is paused, a value of `PauseReason`; else empty.
        since: from when it is as it is, UTC milliseconds; None for a closed one.
        officer: id of who sits there; `officer_name` is empty for nobody.
    """

    code: str
    name: str
    agency: str
    floor: int
    services: tuple[str, ...]
    state: ShiftState
    reason: str
    since: int | None
    officer: str | None
    officer_name: str


@dataclass(frozen=True, slots=True)
class Outage:
    """A system that cannot serve now.

    Attributes:
        agency: None for the whole building.
        service: code, where only one service is hit.
        started_at: UTC milliseconds.
        mode: what it does to new numbers.
    """

    id: str
    agency: str | None
    service: str | None
    system: str
    started_at: int
    mode: OutageMode = OutageMode.NOTED


@dataclass(frozen=True, slots=True)
class AgencyNow:
    """An agency at this moment.

    Attributes:
        short: as people call it.
        since: from when the state holds, UTC milliseconds, where that is known.
        until: until when, UTC milliseconds, where that is known.
        opening: what its hours say, inside those of the mall.
        gives_numbers: whether its hours and the mall's give numbers now.
        break_minutes: minutes of a break that are still to come.
        counters: all of them, in order of code.
        waiting: tickets that wait for it now.
    """

    code: str
    name: str
    short: str
    state: AgencyState
    since: int | None
    until: int | None
    opening: Opening
    gives_numbers: bool
    break_minutes: int
    counters: tuple[CounterNow, ...]
    outages: tuple[Outage, ...]
    waiting: int

    @property
    def open_counters(self) -> tuple[CounterNow, ...]:
        """Return the counters that call now."""
        return tuple(counter for counter in self.counters if counter.state is ShiftState.OPEN)

    def outage_of(self, service: str) -> Outage | None:
        """Return the outage that hits one of its services, one that stops numbers first; None: there is none."""
        hit = [outage for outage in self.outages if outage.service in (None, service)]
        return min(hit, key=lambda outage: _WEIGHT[outage.mode], default=None)

    def words(self, desk: Desk) -> Sentence:
        """Return the state with since or until when, as `Istirahat s.d. 13.00`."""
        if self.state is AgencyState.OUTAGE and self.since is not None:
            return sentence("agency_now.outage", since=clock(desk, self.since))
        if self.state is AgencyState.BREAK and self.until is not None:
            return sentence("agency_now.break_until", until=clock(desk, self.until))
        if self.state is AgencyState.BREAK and self.since is not None:
            return sentence("agency_now.break_since", since=clock(desk, self.since))
        if self.state is AgencyState.CLOSED and self.until is not None:
            return sentence("agency_now.closed_until", until=clock(desk, self.until))
        return Sentence(f"agency_now.{self.state}")


def agency_now(
    *,
    code: str,
    names: tuple[str, str],
    opening: Opening,
    gives_numbers: bool,
    now: datetime,
    counters: tuple[CounterNow, ...],
    outages: tuple[Outage, ...],
    waiting: int,
) -> AgencyNow:
    """Return how an agency stands: its hours first, then outages, the mall's break, its counters.

    Args:
        code: of the agency.
        names: in full and short.
        opening: of its own calendar.
        gives_numbers: whether its hours and the mall's give numbers.
        now: the same moment.
        counters: all of the agency.
        outages: running ones of the agency, of its services, or of the building.
        waiting: how many wait.
    """
    state, since = _state(opening, counters, outages)
    closes = opening.until if state in (AgencyState.CLOSED, AgencyState.BREAK) and since is None else None
    on_break = opening.state is OpeningState.BREAK and opening.until is not None
    rest_ms = milliseconds(opening.until) - milliseconds(now) if on_break and opening.until else 0
    return AgencyNow(
        code=code,
        name=names[0],
        short=names[1],
        state=state,
        since=since,
        until=None if closes is None else milliseconds(closes),
        opening=opening,
        gives_numbers=gives_numbers,
        break_minutes=-(-rest_ms // MINUTE_MS),
        counters=counters,
        outages=outages,
        waiting=waiting,
    )


def _state(
    opening: Opening, counters: tuple[CounterNow, ...], outages: tuple[Outage, ...]
) -> tuple[AgencyState, int | None]:
    """Return the state and since when, where counters or outages tell."""
    if opening.state not in (OpeningState.OPEN, OpeningState.BREAK):
        return AgencyState.CLOSED, None
    whole = [outage.started_at for outage in outages if outage.service is None]
    if whole:
        return AgencyState.OUTAGE, min(whole)
    if opening.state is OpeningState.BREAK:
        return AgencyState.BREAK, None
    states = {counter.state for counter in counters}
    if ShiftState.OPEN in states:
        return AgencyState.OPEN, None
    if ShiftState.PAUSED in states:
        paused = [c.since for c in counters if c.state is ShiftState.PAUSED and c.since is not None]
        return AgencyState.BREAK, max(paused, default=None)
    return AgencyState.UNSTAFFED, None
