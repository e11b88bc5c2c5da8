"""What the report of looks at personal data says; ids and counts, never a citizen's name."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfficerLooks:
    """How often one officer did one thing in a month (`2026-11`), and with how many people."""

    month: str
    login: str
    name: str
    act: str
    reason: str
    count: int
    people: int


@dataclass(frozen=True, slots=True)
class PersonLooks:
    """How often one person's data met one act in a month, and by how many officers."""

    month: str
    person: str
    act: str
    reason: str
    count: int
    officers: int


@dataclass(frozen=True, slots=True)
class UnusualLooks:
    """What stands out of one officer's day: ISO day, and how many people it is about."""

    day: str
    login: str
    name: str
    what: str
    people: int


@dataclass(frozen=True, slots=True)
class LookLine:
    """One act with one person's data: ISO day and local `HH:MM`; `desk` is the beginning of its identity."""

    day: str
    time: str
    login: str
    name: str
    desk: str
    act: str
    reason: str
    about: str


@dataclass(frozen=True, slots=True)
class AccessFigures:
    """Looks at personal data from one local day to another.

    Attributes:
        person: id, where the report is about one person alone; then `lines` has each act, newest first.
        by_person: those looked at most; `people` is how many there are in all.
    """

    first: dt.date
    last: dt.date
    person: str
    looks: int
    people: int
    by_officer: tuple[OfficerLooks, ...]
    by_person: tuple[PersonLooks, ...]
    unusual: tuple[UnusualLooks, ...]
    lines: tuple[LookLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AccessReport:
    """The figures, and the words of their stored values, which only paper and sheets need."""

    figures: AccessFigures
    words: dict[str, str]

    def word(self, value: str) -> str:
        """Return the word of a stored value; a dash for an empty one."""
        return self.words.get(value, value) or "–"
