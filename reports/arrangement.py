"""How the figures of a span of days stand on paper and in sheets: one arrangement, drawn by one drawer a form."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from reports.columns import HIDDEN, Cell, Column, Kind
from reports.figures import Signature
from reports.letterhead import Letterhead


class Level(StrEnum):
    """What a line of a list is: a record, the head or the sum of the records after it, the sum of all."""

    RECORD = "record"
    HEAD = "head"
    SUM = "sum"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list, with as many cells as it has columns; of a `HEAD` the first on paper is its words."""

    cells: tuple[Cell, ...]
    level: Level = Level.RECORD


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One large figure: what it is, and a few words under it."""

    label: str
    value: Cell
    note: str = ""
    kind: Kind = Kind.INTEGER


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Up to seven large figures beside each other."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, or a matrix: a section of the paper and a sheet of the workbook.

    In sheets the records stand under the head, the sums below them, outside of the filter; heads are left out.

    Attributes:
        title: of the section; `name`: of the sheet.
        lead: words above it; `nothing`: words in its place where it has no lines.
        shown: how many lines paper has at most, 0 for all; sheets have every one.
        dense: for matrices: small figures in narrow columns; `zero` stands where a count is zero, on paper.
        shaded: keys of columns that are tinted, such as days on which the house is closed.
    """

    title: str
    name: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    lead: str = ""
    nothing: str = "Tidak ada."
    shown: int = 0
    dense: bool = False
    zero: str = ""
    shaded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Numbers by two scales, shaded by their size and written into their cells; None is an empty cell.

    Attributes:
        across: heads of the columns; `down`: of the rows, `corner` says what they are.
        values: one tuple a row.
        kind: how numbers are written: whole or with one decimal.
        unit: what they are, for the scale under the map.
    """

    title: str
    name: str
    corner: str
    across: tuple[str, ...]
    down: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    kind: Kind = Kind.INTEGER
    unit: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words, its length, and what is written after it."""

    label: str
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars under each other, in the order given, on one scale from zero."""

    title: str
    bars: tuple[Bar, ...]
    kind: Kind = Kind.INTEGER
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A section of words alone."""

    title: str
    words: tuple[str, ...]


Block = KeyFigures | Listing | HeatMap | Bars | Remark


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A report as it is drawn.

    Attributes:
        name: as on the command line; `title`: what the paper says.
        first, last: local days, both included.
        blocks: in the order of the paper.
        definitions: what the figures mean, from `reports.definitions`.
        lines: small words under the period.
        empty: says that nothing happened; then it stands in the place of the blocks.
        main: the name of the list that a CSV has, and the first sheet; the first list where it is empty.
        figures: the frozen dataclass that is the JSON.
        official: has a number, two signatures, and the mark of a catalogue that is not confirmed.
    """

    name: str
    title: str
    first: dt.date
    last: dt.date
    figures: object
    blocks: tuple[Block, ...]
    definitions: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    empty: str = ""
    main: str = ""
    landscape: bool = False
    official: bool = True

    def listings(self) -> tuple[Listing, ...]:
        """Return its lists, the main one first."""
        found = [block for block in self.blocks if isinstance(block, Listing)]
        return tuple(sorted(found, key=lambda one: one.name != self.main)) if self.main else tuple(found)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the figures on every report of the office.

    Attributes:
        zone: WIB, WITA or WIT.
        place, dated: stand over the right signature.
        number: of the report, as `500.16.7/137/DPMPTSP/XI/2026`; dots where it is filled by hand.
        paper: `A4` or `F4`.
        example: marks every page; the catalogue is not confirmed.
    """

    letterhead: Letterhead
    zone: str
    place: str
    dated: dt.date
    signature: Signature
    number: str = ""
    paper: str = "A4"
    example: bool = False


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """Figures arranged, and what the office puts around them: all that a drawer needs."""

    arrangement: Arrangement
    frame: Frame


@dataclass(frozen=True, slots=True)
class Period:
    """Local days, both included."""

    first: dt.date
    last: dt.date
    days: tuple[dt.date, ...] = field(init=False)

    def __post_init__(self) -> None:
        span = range((self.last - self.first).days + 1)
        object.__setattr__(self, "days", tuple(self.first + dt.timedelta(step) for step in span))


def hidden(count: int | None) -> Cell:
    """Return a count of a list in which small ones are suppressed: `*` in the place of None."""
    return HIDDEN if count is None else count
