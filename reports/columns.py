"""What stands in a table, on paper and in sheets alike: columns, rows, cells; without what draws them."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Cell = str | int | float | Decimal | dt.date | dt.time | None

HIDDEN = "*"
"""Stands where a count is suppressed: it is small, or a small one could be reckoned from it."""


class Kind(StrEnum):
    """What a column holds; phone numbers, NIK and codes are text; a clock shows seconds."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    HUNDREDTHS = "hundredths"
    THOUSANDTHS = "thousandths"
    TIME = "time"
    CLOCK = "clock"
    DATE = "date"


DECIMALS: dict[Kind | str, int] = {Kind.DECIMAL: 1, Kind.HUNDREDTHS: 2, Kind.THOUSANDTHS: 3}
"""How many decimals paper and sheets show."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: key, the title that readers see, and its kind (also as plain text, such as "date").

    What follows is for paper alone: a shorter `head`, the head `over` it and its neighbours with the same one,
    how wide it is (`width_mm`; columns of 0 share what is left), and whether it stands there at all.
    """

    key: str
    title: str
    kind: Kind | str = Kind.TEXT
    head: str = ""
    over: str = ""
    width_mm: float = 0
    on_paper: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Named rows; dates may be ISO text, times local `HH:MM` text, empty cells None, hidden counts `*`.

    `sums` stand below the rows, in bold and outside of the filter; a CSV has none of them.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[tuple[Cell, ...], ...] = ()
