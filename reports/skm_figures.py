"""The figures of the satisfaction survey over a time: the JSON object of `report skm`, field for field."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reports.frozen import freeze, thaw


@dataclass(frozen=True, slots=True)
class SkmElement:
    """One element: number U1 to U9, key, name; its answers; mean and weighted mean, three decimals or None."""

    number: str
    element: str
    name: str
    answers: int
    mean: float | None
    weighted: float | None


@dataclass(frozen=True, slots=True)
class SkmSample:
    """How many sheets a method needs (`krejcie_morgan`, `slovin`), and whether there are as many."""

    method: str
    needed: int
    reached: bool


@dataclass(frozen=True, slots=True)
class SkmPlan:
    """What is planned about an element (its key); `mark` names it, `owner` is a code, None for the house itself."""

    mark: str
    element: str
    words: str
    owner: str | None
    owner_name: str
    due: dt.date
    period: str
    done: bool
    late: bool


@dataclass(frozen=True, slots=True)
class SkmFigures:
    """The figures of a time.

    Attributes:
        period: `2026-11`, `2026-Q4`, `2026-H2` or `2026`.
        agency: code, None for the whole mall; `service` likewise.
        sheets: how many were filled in; `kiosk` of them at the kiosk, `paper` on paper.
        population: visits that were served in the time.
        samples: by method.
        weight: `exact` (one ninth) or `old_rounded` (older forms, at most 99).
        numbering: `form` or `regulation`: which of the last two elements is U8.
        elements: all nine, U1 first.
        index: two decimals; None without a sheet, or where an element has no answer at all.
        band: A to D; None without an index.
        previous: the index of the time of the same length before.
        lowest: keys of the three lowest elements, lowest first; more where others are as low as the third, then `tied`.
        plans: of this time, and those of earlier ones that are not done; by their day.
        profile: respondents by `sex`, `age`, `education`, `occupation` and value (empty: not said); None: too few.
    """

    period: str
    first: dt.date
    last: dt.date
    agency: str | None
    agency_name: str
    service: str | None
    service_name: str
    sheets: int
    kiosk: int
    paper: int
    population: int
    samples: tuple[SkmSample, ...]
    weight: str
    numbering: str
    elements: tuple[SkmElement, ...]
    index: float | None
    band: str | None
    previous: float | None
    lowest: tuple[str, ...]
    tied: bool
    plans: tuple[SkmPlan, ...] = ()
    profile: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)


def to_json(figures: SkmFigures) -> dict[str, Any]:
    """Return the figures as the promised JSON object."""
    return freeze(figures)


def from_json(data: Mapping[str, Any]) -> SkmFigures:
    """Return the figures of a stored JSON object.

    Raises:
        ValueError: a key is unknown or missing, or a value has the wrong type.
    """
    return thaw(SkmFigures, data)
