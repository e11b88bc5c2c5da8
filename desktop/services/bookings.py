"""Bookings made elsewhere: an agency's list is taken in, and one is struck off."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import BadRows, Refused, RowProblem
from desktop.queries.bookings import known_bookings
from desktop.security.permissions import require
from desktop.services.notes import write_note
from desktop.services.visits import NewVisit, describe, put_person
from models.rules.bodies.bookings import BookingCancelled, BookingCancelReason, BookingListed
from models.rules.booking_file import BadBookings, BookedRow, ReadBookings, booking_code, read_bookings
from models.rules.events import Subject
from models.rules.rows import RowError
from models.rules.sheets import Line
from models.store import Store

CHANGED = frozenset({Topic.QUEUE, Topic.PEOPLE, Topic.DAY})


@dataclass(frozen=True, slots=True)
class ImportedBookings:
    """How many bookings are new, and how many rows said what was known already or stood twice."""

    added: int
    skipped: int


def import_bookings(
    desk: Desk, lines: Sequence[Line], *, file: str = "", dry_run: bool = False
) -> Outcome[ImportedBookings]:
    """Take in an agency's list of bookings, all or nothing; rows that are known already are skipped.

    A code that was struck off or missed may come again with another appointment.

    Args:
        desk: where.
        lines: header and rows of the file, see `models.rules.booking_file`.
        file: its name, for the sentence of a refusal.
        dry_run: check everything and say what would happen, store nothing.

    Raises:
        BadRows: the file is refused whole; every wrong cell is named.
        NotAllowed: the role does not reach.
    """
    require(desk, "bookings.import")
    with desk.writing() as write:
        read, fresh = _plan(write, lines, file)
        if not dry_run:
            for row in fresh:
                _put(write, row)
    done = ImportedBookings(len(fresh), len(read.rows) - len(fresh) + read.repeated)
    return Outcome(done, frozenset() if dry_run or not fresh else CHANGED)


def _plan(write: Write, lines: Sequence[Line], file: str) -> tuple[ReadBookings, list[BookedRow]]:
    """Return what the file says and which rows are new, or raise BadRows with everything that is wrong."""
    errors: list[RowError] = []
    read, fresh = ReadBookings((), 0), []
    try:
        read = read_bookings(lines, _services(write.db), write.desk.calendar().zone, write.today())
        fresh = [row for row in read.rows if _is_new(write, row, errors)]
    except BadBookings as bad:
        errors.extend(bad.errors)
    if errors:
        rows = [RowProblem(e.row, e.column, e.code, tuple(e.facts.items())) for e in errors]
        raise BadRows("paper.refused", rows, file=file, count=len(rows))
    return read, fresh


def _services(store: Store) -> frozenset[str]:
    rows = store.execute_sql("SELECT id FROM service WHERE NOT archived AND site = 'here'")
    return frozenset(code for (code,) in rows.fetchall())


def _is_new(write: Write, row: BookedRow, errors: list[RowError]) -> bool:
    """Return whether a row is a new booking; note where it contradicts what is known."""
    known = known_bookings(write.db, row.code)
    differing = [(one, one.contradicts(row)) for one in known]
    if any(not column for _, column in differing):
        return False
    column = next((column for one, column in differing if not one.over), None)
    day = write.read(Subject.DAY, row.day)
    if column is not None:
        errors.append(RowError(row.row, column, "booking.known_differs", {}))
    elif day is not None and day.closed_at is not None:
        errors.append(RowError(row.row, "date", "booking.day_closed", {}))
    return column is None


def _put(write: Write, row: BookedRow) -> None:
    """Append a booking and whom it is for."""
    order = NewVisit(name=row.name, id_number=row.nik, phone=row.phone)
    described, _ = describe(order, write.today())
    person = put_person(write, described)
    booking = write.new_id()
    write.append(BookingListed(row.code, row.service, row.day, row.booked_at, person), booking)
    known_as = write.read(Subject.PERSON, person).name if person else ""
    if row.name and row.name.casefold() != known_as.casefold():
        write_note(write, Subject.BOOKING, booking, "booking_name", row.name)


def cancel_booking(
    desk: Desk, code: str, reason: BookingCancelReason = BookingCancelReason.VISITOR
) -> Outcome[str]:
    """Strike off the booking that is open under a code, today's or one to come, and return its code.

    Raises:
        Refused: there is none.
        NotAllowed: the role does not reach.
    """
    require(desk, "booking.cancel")
    with desk.writing() as write:
        kept = booking_code(code)
        row = write.db.execute_sql(
            "SELECT id FROM booking WHERE code = ? AND state = 'booked' ORDER BY day DESC LIMIT 1", (kept,)
        ).fetchone()
        if kept is None or row is None:
            raise Refused("booking.none_open")
        write.append(BookingCancelled(reason), row[0])
    return Outcome(kept, CHANGED)
