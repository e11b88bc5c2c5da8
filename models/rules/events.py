"""The journal's events: envelope, order, repetition, undo. Everything that a fold needs and nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Any

Key = tuple[int, str, int]
"""(hlc, origin, seq): the one order of all events, the same at every desk."""


MOST = 2**45 - 1
"""Greatest number that a body or a time may hold, in either sign; as an instant the year 3084."""


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
    REFERRAL = 18
    BOOKING = 20
    REQUEST = 21
    PROMISE = 23
    NEXT_STEP = 24
    CASE = 40
    DESTRUCTION = 41
    BREACH = 42
    COMPLAINT = 60
    SUGGESTION = 61
    COMPLIMENT = 62
    FORUM = 63
    FORUM_ACTION = 64
    PARTNER = 65
    ASSIGNMENT = 66
    OUTREACH = 67
    SURVEY = 50
    SURVEY_PLAN = 51
    GOAL = 70
    BLOCKER = 71
    COMMITMENT = 72
    HUDDLE = 73


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
        Subject.GOAL,
        Subject.HUDDLE,
    }
)
"""Subjects whose id is their code, measure or date, so that two desks with one catalogue mean the same one."""


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
    """Body of every undo: names the event of the same subject, before it in the one order, that is taken back.

    An undo can itself be taken back; then the act stands again.
    """

    origin: str
    seq: int


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return each event once, in the one order; what was undone, and the undoing, left out."""
    ordered = _once(events)
    keys = {(event.origin, event.seq): event.key for event in ordered}
    undone: set[tuple[str, int]] = set()
    for event in reversed(ordered):
        if isinstance(event.body, Undone) and (event.origin, event.seq) not in undone:
            target = (event.body.origin, event.body.seq)
            if target in keys and keys[target] < event.key:
                undone.add(target)
    return [
        event
        for event in ordered
        if not isinstance(event.body, Undone) and (event.origin, event.seq) not in undone
    ]


def _once(events: Iterable[Event]) -> list[Event]:
    """Return one event for each origin and seq, by key.

    Of two that differ (a body erased in one copy only, a cloned desk) the choice is the same for every order
    of arrival, and the erased one is preferred.
    """
    named = sorted(events, key=lambda event: (event.origin, event.seq))
    groups = (list(group) for _, group in groupby(named, lambda event: (event.origin, event.seq)))
    chosen = [group[0] if len(group) == 1 else min(group, key=_choice) for group in groups]
    return sorted(chosen, key=lambda event: event.key)


def _choice(event: Event) -> tuple[bool, str]:
    return event.body is not None, repr(event)
