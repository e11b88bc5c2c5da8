"""What is said about the mall itself: settings, holidays, desks, shifts at counters, outages, days."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Archived:
    """An agency, counter, service or other catalogue entry is no longer in use; its history stays."""


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A setting of the mall; the id is its key.

    Attributes:
        value: JSON text.
    """

    value: str


@dataclass(frozen=True, slots=True)
class HolidaySet:
    """The mall is closed on this day; the id is the date.

    Attributes:
        name: as published.
        kind: `national`, `collective_leave` or `local`.
    """

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class HolidayCleared:
    """The mall is open on this day after all."""


@dataclass(frozen=True, slots=True)
class DeskOpened:
    """A desk's identity; the id is its origin.

    Attributes:
        name: as on the sign, `Meja 1`.
        lane: 1 to 99, belongs to this desk alone.
        suffix: empty, or `a`, `b` ... after a restore or a copy.
    """

    name: str
    lane: int
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class ClockConfirmed:
    """A supervisor said that the desk's doubtful clock is right."""


@dataclass(frozen=True, slots=True)
class KeyRotated:
    """The file was encrypted anew, under another random key.

    Attributes:
        code: name of the new key, which says nothing about it.
    """

    code: str


@dataclass(frozen=True, slots=True)
class RecoveryRenewed:
    """Another recovery key was made; once it has been shown, the one before opens nothing."""


@dataclass(frozen=True, slots=True)
class CounterOpened:
    """An officer sat down; begins a shift.

    Attributes:
        counter: its code.
        day: the mall's local day.
    """

    counter: str
    day: str


class PauseReason(StrEnum):
    """Why a counter is paused or closed; free words are a note."""

    BREAK = "break"
    PRAYER = "prayer"
    OUTAGE = "outage"
    ERRAND = "errand"
    END = "end"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CounterPaused:
    """The counter calls nobody for a while."""

    reason: PauseReason = PauseReason.BREAK


@dataclass(frozen=True, slots=True)
class CounterResumed:
    """The counter calls again."""


@dataclass(frozen=True, slots=True)
class CounterClosed:
    """The officer left; ends the shift."""

    reason: PauseReason = PauseReason.END


class OutageMode(StrEnum):
    """What an outage does to new queue numbers."""

    NOTED = "noted"
    """Nothing; so were all outages before they had a mode."""
    STOP = "stop"
    """None are given."""
    TAKE_FILES = "take_files"
    """They are given, and their papers say that files are only taken in."""


@dataclass(frozen=True, slots=True)
class OutageStarted:
    """A system or agency cannot serve.

    Attributes:
        agency: code of the agency, None for the whole building.
        system: its published name, `SIAK`, `Coretax`, `Listrik`.
        day: the mall's local day.
        scope: `agency`, `service`, `building`, `power`, `network`.
        service: code, where only one service is hit.
        mode: a value of `OutageMode`.
    """

    agency: str | None
    system: str
    day: str
    scope: str = "agency"
    service: str | None = None
    mode: str = OutageMode.NOTED.value


@dataclass(frozen=True, slots=True)
class OutageEnded:
    """It works again."""


@dataclass(frozen=True, slots=True)
class DayClosed:
    """The day's tickets are all settled; the id is the date."""


@dataclass(frozen=True, slots=True)
class DayRevised:
    """Facts of a closed day changed: its figures have one revision more."""
