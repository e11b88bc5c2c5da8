"""Looks at personal data: what officers did with whose data, and which of it is unlike the usual."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

FEW = 5
"""So many people without a visit of that day are looked up on any day; more is unlike it."""


class Act(StrEnum):
    """What was done with a person's data."""

    VIEWED = "act_viewed"
    PRINTED = "act_printed"
    EXPORTED = "act_exported"
    EDITED = "act_edited"
    MERGED = "act_merged"
    ERASED = "act_erased"
    SEARCHED = "act_searched"
    REFUSED = "act_refused"


@dataclass(frozen=True, slots=True)
class Look:
    """One act.

    Attributes:
        officer: id, empty for the program itself.
        person: id, empty for a search and a refusal, which are about nobody in particular.
        at: on the mall's clock.
        reason: stored value, empty for none.
        came_today: the person had a visit or a request on that local day.
        outside: the mall was closed then.
        own_name: the person has the name of the officer.
    """

    officer: str
    person: str
    at: datetime
    act: Act
    reason: str = ""
    came_today: bool = True
    outside: bool = False
    own_name: bool = False


class Unusual(StrEnum):
    """What stands out; none of it is wrong by itself."""

    WITHOUT_VISIT = "look_without_visit"
    OUTSIDE_HOURS = "look_outside_hours"
    OWN_NAME = "look_own_name"


@dataclass(frozen=True, slots=True)
class Finding:
    """What stands out of one officer's day, and how many people it is about."""

    day: date
    officer: str
    what: Unusual
    people: int


def unusual(looks: Iterable[Look]) -> list[Finding]:
    """Return what stands out, by day, officer and kind.

    Looks alone count: what was printed for a visitor or exported with a reason is listed for itself.
    """
    found: defaultdict[tuple[date, str, Unusual], set[str]] = defaultdict(set)
    for look in looks:
        if look.act is not Act.VIEWED:
            continue
        for what, applies in (
            (Unusual.WITHOUT_VISIT, not look.came_today),
            (Unusual.OUTSIDE_HOURS, look.outside),
            (Unusual.OWN_NAME, look.own_name),
        ):
            if applies:
                found[look.at.date(), look.officer, what].add(look.person)
    return [
        Finding(day, officer, what, len(people))
        for (day, officer, what), people in sorted(found.items())
        if what is not Unusual.WITHOUT_VISIT or len(people) > FEW
    ]
