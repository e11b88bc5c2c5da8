"""The figures of R5: visitors served with priority; small counts are None, docs/figures.md says which."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupWaits:
    """Waits of a group of tickets in minutes with one decimal, None where they are of fewer than 5 people."""

    p50_min: float | None
    p90_min: float | None
    longest_min: float | None


@dataclass(frozen=True, slots=True)
class BasisRow:
    """Visits with one basis of priority (a code); who stated several stands in each. None: hidden."""

    basis: str
    visits: int | None
    waits: GroupWaits


@dataclass(frozen=True, slots=True)
class NeedRow:
    """An accommodation that visitors asked for: how often, and how often in a visit that was served. None: hidden."""

    need: str
    asked: int | None
    served: int | None
    not_served: int | None


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """Visits of an agency: with a basis of priority, and others. None: hidden."""

    code: str
    name: str
    group: str
    visits: int | None
    priority: int | None
    others: int | None


@dataclass(frozen=True, slots=True)
class InclusionFigures:
    """A span of days; bases and needs that occur, in the order of their lists; agencies by group and name.

    Attributes:
        visits: all of the span; `priority` of them with a basis, `others` without.
        asked: accommodations asked for, `served` of them in visits that were served.
        gap_min: how much shorter the middle wait of priority tickets is; negative where it is longer.
    """

    first: dt.date
    last: dt.date
    visits: int
    priority: int | None
    others: int | None
    asked: int | None
    served: int | None
    gap_min: float | None
    priority_waits: GroupWaits
    other_waits: GroupWaits
    bases: tuple[BasisRow, ...]
    needs: tuple[NeedRow, ...]
    agencies: tuple[AgencyRow, ...]
