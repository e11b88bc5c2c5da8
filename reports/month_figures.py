"""The figures of R2: tickets of each agency and service by day; docs/figures.md defines them."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One local day: whether the house was open by its calendar, visits that came, tickets issued."""

    date: dt.date
    open: bool
    visits: int
    tickets: int


@dataclass(frozen=True, slots=True)
class ServiceMonth:
    """Tickets of one service, one number a day in the order of the days."""

    code: str
    name: str
    tickets: int
    by_day: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AgencyMonth:
    """Tickets of one agency: sums of its services. `share` of all tickets, in percent with one decimal.

    `visits` are people a day who took one of its tickets.
    """

    code: str
    name: str
    group: str
    visits: int
    tickets: int
    served: int
    share: float
    by_day: tuple[int, ...]
    services: tuple[ServiceMonth, ...]


@dataclass(frozen=True, slots=True)
class GroupMonth:
    """Tickets of all agencies of a group of the ministry's form."""

    group: str
    agencies: int
    tickets: int
    served: int
    share: float
    by_day: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A span of at most 31 days; agencies by group and name, services by code, those without tickets left out.

    `agency`: code of the one whose own sheet it is; then visits are those of it, and open days its own.
    """

    first: dt.date
    last: dt.date
    agency: str | None
    visits: int
    tickets: int
    served: int
    days: tuple[DayColumn, ...]
    agencies: tuple[AgencyMonth, ...]
    groups: tuple[GroupMonth, ...]
