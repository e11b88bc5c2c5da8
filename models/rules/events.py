"""The journal's events: envelope, order, repetition, undo. Everything that a fold needs and nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

Key = tuple[int, str, int]
"""(hlc, origin, seq): the one order of all events, the same at every desk."""


class Subject(IntEnum):
    """What an event is about; the number is stored and never changes."""

    SETTING = 1
    AGENCY = 2
    COUNTER = 3
    SERVICE = 4
    DOCUMENT_TYPE = 5
    LIFE_EVENT = 6
    HOLIDAY = 7
    DESK = 8
    OFFICER = 9
    PERSON = 10
    VISIT = 11
    TICKET = 12
    SHIFT = 13
    OUTAGE = 14
    NOTE = 15
    DAY = 16
    PAPER = 17


NAMED_BY_CODE = frozenset(
    {
        Subject.SETTING,
        Subject.AGENCY,
        Subject.COUNTER,
        Subject.SERVICE,
        Subject.DOCUMENT_TYPE,
        Subject.LIFE_EVENT,
        Subject.HOLIDAY,
        Subject.DAY,
    }
)
"""Subjects whose id is their code or date, so that two desks with one catalogue mean the same one."""


class Source(IntEnum):
    """Where a fact came from; the number is stored and never changes."""

    DESK = 1
    PAPER = 2
    DEMO = 3


@dataclass(frozen=True, slots=True)
class Event:
    """One immutable fact.

    Attributes:
        origin: identity of the desk that wrote it, 32 hex digits.
        seq: 1, 2, 3 ... per origin, without holes.
        hlc: hybrid logical clock, 48 bits of milliseconds and a 16-bit counter.
        subject: what it is about.
        subject_id: 32 hex digits, or the code of a subject that is named by its code.
        kind: number of the kind in `models.rules.kinds`.
        v: version of the body.
        occurred_at: the instant that people mean, UTC milliseconds.
        officer: id of who did it, None for the program itself.
        source: desk, paper or demo.
        body: the frozen body; None when erased, hidden from this desk, or of an unknown kind or version.
    """

    origin: str
    seq: int
    hlc: int
    subject: int
    subject_id: str
    kind: int
    v: int
    occurred_at: int
    officer: str | None
    source: Source
    body: Any

    @property
    def key(self) -> Key:
        """Return the event's place in the one order of all events."""
        return (self.hlc, self.origin, self.seq)


@dataclass(frozen=True, slots=True)
class Undone:
    """Body of every undo: names the event of the same subject that is taken back.

    An undo can itself be taken back; then the act stands again.
    """

    origin: str
    seq: int


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return each event once, in the one order; what was undone, and the undoing, left out."""
    once = {(event.origin, event.seq): event for event in events}
    ordered = sorted(once.values(), key=lambda event: event.key)
    undone: set[tuple[str, int]] = set()
    for event in reversed(ordered):
        if isinstance(event.body, Undone) and (event.origin, event.seq) not in undone:
            undone.add((event.body.origin, event.body.seq))
    return [
        event
        for event in ordered
        if not isinstance(event.body, Undone) and (event.origin, event.seq) not in undone
    ]
