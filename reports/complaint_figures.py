"""The figures of R10: complaints of a span of days, by channel, class and agency; how they were answered."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ComplaintCount:
    """Complaints of one channel, class or agency.

    Attributes:
        code: stored value or agency code, empty for the house; `name` in words.
        came: taken in during the span.
        answered: of these, answered by now; `on_time` of these within their clock.
        late: of these still open past their clock.
    """

    code: str
    name: str
    came: int
    answered: int
    on_time: int
    late: int


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many complaints ended so, or how many suggestions have a theme."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ComplaintFigures:
    """A span of local days; every count of complaints is of those taken in during it.

    Attributes:
        closed: came to an end during the span, whenever they were taken in.
        open_late: open past their clock now, whenever they were taken in.
        themes: of suggestions made during the span, most first; at most five.
    """

    first: dt.date
    last: dt.date
    came: int
    answered: int
    on_time: int
    closed: int
    open_late: int
    channels: tuple[ComplaintCount, ...]
    classes: tuple[ComplaintCount, ...]
    agencies: tuple[ComplaintCount, ...]
    outcomes: tuple[OutcomeCount, ...]
    themes: tuple[OutcomeCount, ...]
