"""A paper day: visits that were written by hand while the power was out, read from the rows of a file.

The paper tells what took place, so opening hours, quota and fairness do not matter here. Refused are only
unknown codes, impossible times, and rows that contradict each other.
"""

import hmac
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from models.rules.bodies.visits import Priority
from models.rules.identity import BadIdentity, read_name, read_nik, read_phone
from models.rules.local_time import local_day, read_local_time
from models.rules.paper_ticket import TIMES, PaperOutcome, PaperTicket, order_faults, outcome_faults
from models.rules.rows import Fault, Row, RowError
from models.rules.sheets import Line, sheet_rows

NEEDED = ("visit", "service", "issued", "called", "finished", "outcome")
COLUMNS = (
    "visit", "name", "nik", "phone", "priority", "service", "counter",
    "issued", "called", "started", "finished", "outcome",
)  # fmt: skip
IDENTITY = ("name", "nik", "phone")
LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row: a ticket, and what the row says about the visitor; empty where it says nothing.

    Attributes:
        row: its number as a person counts it.
        name: cleaned; `nik` is 16 digits, `phone` E.164 where it can be.
    """

    row: int
    visit: str
    name: str
    nik: str
    phone: str
    priority: tuple[Priority, ...]
    ticket: PaperTicket


@dataclass(frozen=True, slots=True)
class PaperVisit:
    """One visitor on one local day, `YYYY-MM-DD`.

    Attributes:
        key: value of the column `visit`.
        name: what all rows say together, as `nik`, `phone` and `priority`.
        rows: at least one, by time of issue.
        repeated: how many rows of the file only said the same again.
    """

    key: str
    day: str
    name: str
    nik: str
    phone: str
    priority: tuple[Priority, ...]
    rows: tuple[PaperRow, ...]
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """Codes of the catalogue, archived ones too since the paper may be older, each with its agency."""

    services: Mapping[str, str]
    counters: Mapping[str, str]


class BadPaperDay(ValueError):
    """The file is refused whole; `errors` names every wrong cell once, by row."""

    def __init__(self, errors: Iterable[RowError]) -> None:
        first: dict[tuple[int, str], RowError] = {}
        for error in errors:
            first.setdefault((error.row, error.column), error)
        self.errors = tuple(sorted(first.values(), key=lambda error: error.row))
        super().__init__(f"{len(self.errors)} faults")


def read_paper_day(lines: Sequence[Line], known: Known, zone: str, now_ms: int) -> tuple[PaperVisit, ...]:
    """Return the visits of a paper day, by their first issue.

    Args:
        lines: header and rows; the header names `COLUMNS`, of which `NEEDED` must be there.
        known: codes that a row may name.
        zone: the mall's zone, `WIB`, `WITA` or `WIT`.
        now_ms: later times are refused.

    Raises:
        BadPaperDay: with every fault of the file, not only the first.
    """
    errors: list[RowError] = []
    today = date.fromisoformat(local_day(now_ms, zone))
    grouped: dict[str, list[PaperRow]] = {}
    for row in sheet_rows(lines, COLUMNS, NEEDED, errors):
        read = _row(row, known, _Clock(zone, now_ms, today))
        if read is not None:
            grouped.setdefault(read.visit, []).append(read)
    visits = [_visit(rows, zone, errors) for rows in grouped.values()]
    if errors:
        raise BadPaperDay(errors)
    return tuple(sorted(visits, key=lambda visit: (visit.rows[0].ticket.issued, visit.rows[0].row)))


@dataclass(frozen=True, slots=True)
class _Clock:
    """The mall's zone and the present."""

    zone: str
    now_ms: int
    today: date


def _row(row: Row, known: Known, clock: _Clock) -> PaperRow | None:
    """Return one row; None where visit, service or issue cannot be read, so that nothing hangs on it."""
    key = row.text("visit", required=True, longest=LONGEST_KEY)
    service = _code(row, "service", known.services)
    counter = _code(row, "counter", known.counters)
    if service and counter and known.services[service] != known.counters[counter]:
        row.refuse("counter", Fault.OTHER_AGENCY, value=counter)
    times = {column: _time(row, column, clock) for column in TIMES}
    faults = row.faults
    outcome = row.choice("outcome", PaperOutcome) if row.raw("outcome").strip() else None
    outcome = outcome if row.faults == faults else None  # an unknown one asks for no times
    _check_times(row, times, outcome)
    name, phone = _told(row, "name", lambda it: read_name(it).full), _told(row, "phone", _phone)
    nik, priority = _nik(row, clock.today), _priority(row)
    issued = times.pop("issued")
    if not (key and service) or issued is None:
        return None
    return PaperRow(
        row.number,
        key,
        name,
        nik,
        phone,
        priority,
        PaperTicket(service, counter, issued, outcome=outcome, **times),
    )


def _code(row: Row, column: str, known: Mapping[str, str]) -> str:
    code = row.text(column, required=column == "service")
    if code and code not in known:
        row.refuse(column, Fault.UNKNOWN_CODE, value=code[:60])
        return ""
    return code


def _time(row: Row, column: str, clock: _Clock) -> int | None:
    text = row.text(column, required=column == "issued")
    at = read_local_time(text, clock.zone)
    if text and at is None:
        row.refuse(column, "paper.time", value=text[:60])
    elif at is not None and at > clock.now_ms:
        row.refuse(column, "paper.future", value=text[:60])
        return None
    return at


def _check_times(row: Row, times: Mapping[str, int | None], outcome: PaperOutcome | None) -> None:
    for column, earlier in order_faults(times):
        row.refuse(column, "paper.goes_back", earlier=earlier)
    if outcome is not None or not row.raw("outcome").strip():
        for column, code in outcome_faults(outcome, [name for name in TIMES if row.raw(name).strip()]):
            row.refuse(column, code, outcome=outcome or "-")


def _told(row: Row, column: str, read: Callable[[str], str]) -> str:
    """Return what a person told about themselves; faults never repeat it."""
    text = row.raw(column)
    try:
        return read(text) if text.strip() else ""
    except BadIdentity as bad:
        row.refuse(column, bad.code, **{name: str(fact) for name, fact in bad.facts.items()})
        return ""


def _phone(text: str) -> str:
    return read_phone(text).value


def _nik(row: Row, today: date) -> str:
    if "E+" in row.raw("nik").upper():  # a spreadsheet took it for a number and dropped the last digit
        row.refuse("nik", "paper.nik_as_number")
        return ""
    return _told(row, "nik", lambda text: read_nik(text, today).value)


def _priority(row: Row) -> tuple[Priority, ...]:
    """Return the bases in the order of the enum, so that equal sets are equal."""
    found = set()
    for word in filter(None, (part.strip() for part in row.text("priority").split("+"))):
        if word in set(Priority):
            found.add(word)
        else:
            row.refuse("priority", Fault.BAD_CHOICE, value=word[:60], allowed=", ".join(Priority))
    return tuple(basis for basis in Priority if basis in found)


def _visit(rows: Sequence[PaperRow], zone: str, errors: list[RowError]) -> PaperVisit:
    """Return the visit that rows of one key tell; contradictions between them are noted."""
    first = rows[0]
    day = local_day(first.ticket.issued, zone)
    kept: dict[tuple[str, int], PaperRow] = {}
    for one in rows:
        if local_day(one.ticket.issued, zone) != day:
            errors.append(RowError(one.row, "issued", "paper.two_days", {"first": first.row}))
        same = kept.setdefault((one.ticket.service, one.ticket.issued), one)
        errors.extend(
            RowError(one.row, column, "paper.twice", {"first": same.row}) for column in difference(same, one)
        )
    told = {column: _one_value(rows, column, errors) for column in IDENTITY}
    priority = tuple(basis for basis in Priority if any(basis in one.priority for one in rows))
    ordered = sorted(kept.values(), key=lambda one: (one.ticket.issued, one.row))
    return PaperVisit(
        first.visit, day, **told, priority=priority, rows=tuple(ordered), repeated=len(rows) - len(kept)
    )


def _one_value(rows: Sequence[PaperRow], column: str, errors: list[RowError]) -> str:
    """Return what the rows of a visit say in one column: the first of them that says anything counts."""
    telling = [(one.row, str(getattr(one, column))) for one in rows if getattr(one, column)]
    for row, value in telling[1:]:
        if value.casefold() != telling[0][1].casefold():
            errors.append(RowError(row, column, "paper.two_values", {"first": telling[0][0]}))
    return telling[0][1] if telling else ""


def difference(one: PaperRow, other: PaperRow) -> list[str]:
    """Return the first column, in a list, in which two rows of one ticket differ; nothing where they are equal."""
    pairs = [(column, getattr(one, column), getattr(other, column)) for column in (*IDENTITY, "priority")]
    pairs += [
        (column, getattr(one.ticket, column), getattr(other.ticket, column))
        for column in COLUMNS
        if column in ("counter", *TIMES[1:], "outcome")
    ]
    return [column for column, left, right in pairs if left != right][:1]


def kept_key(mall_key: bytes, written: str) -> str:
    """Return what is kept of a `visit` value: a keyed hash, as people write names there too.

    Args:
        mall_key: as for the codes on paper.
        written: the value in the file.
    """
    return hmac.new(mall_key, b"paper visit " + written.encode(), sha256).hexdigest()[:24]
