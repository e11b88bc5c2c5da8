"""Checking in: a booking made elsewhere becomes a visit, or its day ends without anybody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.desk import Write
from desktop.errors import Refused
from desktop.queries.people import person_with
from desktop.queries.sentences import clock
from desktop.queries.settings import booking_window
from models.rules.bodies.bookings import BookingClaimed, BookingMissed
from models.rules.bodies.people import PersonDescribed
from models.rules.booking_file import booking_code
from models.rules.bookings import Standing, booked_place, check_in
from models.rules.events import Subject
from models.rules.folds.bookings import Booking, BookingState
from models.rules.folds.tickets import TicketState


@dataclass(frozen=True, slots=True)
class Expected:
    """A booking that is checked in now, and how the arrival stands to it."""

    id: str
    booking: Booking
    standing: Standing

    @property
    def on_time(self) -> bool:
        """Return whether the booking keeps its promises."""
        return self.standing is Standing.ON_TIME

    def place(self, place_ms: int) -> int:
        """Return the errand's place in its queue, from the one that it would have without a booking."""
        return booked_place(place_ms, self.booking.booked_at, self.standing)


def expected(write: Write, typed: Sequence[str], arrived_ms: int) -> dict[str, Expected]:
    """Return the bookings of codes that are checked in together now, by service.

    Raises:
        Refused: as `_expected`; or two of them are for one service.
    """
    found: dict[str, Expected] = {}
    for code in dict.fromkeys(typed):
        one = _expected(write, code, arrived_ms)
        if one.booking.service in found:
            raise Refused("visit.service_twice")
        found[one.booking.service] = one
    return found


def _expected(write: Write, typed: str, arrived_ms: int) -> Expected:
    """Return the booking of a code, which can be checked in now.

    Raises:
        Refused: nobody knows it today, it was struck off or used, or it is too early for it.
    """
    found, booking = _of_today(write, typed)
    if booking.state is BookingState.CANCELLED:
        raise Refused("booking.is_cancelled", code=booking.code)
    if booking.ticket is not None:
        ticket = write.read(Subject.TICKET, booking.ticket)
        if ticket is not None and ticket.state is not TicketState.CANCELLED:
            raise Refused("booking.is_checked_in", code=booking.code, number=ticket.number)
    window = booking_window(write.db)
    standing = check_in(booking.booked_at, arrived_ms, window)
    if standing is Standing.EARLY:
        opens = clock(write.desk, window.opens_ms(booking.booked_at))
        raise Refused("booking.is_early", code=booking.code, opens=opens)
    return Expected(found, booking, standing)


def _of_today(write: Write, typed: str) -> tuple[str, Booking]:
    """Return id and state of today's booking with this code.

    Raises:
        Refused: there is none; where one is for another day, that day is named.
    """
    code, today = booking_code(typed), write.today()
    row = write.db.execute_sql(
        "SELECT id, day FROM booking WHERE code = ? ORDER BY day = ? DESC, day DESC, id DESC LIMIT 1",
        (code, today.isoformat()),
    ).fetchone()
    if row is None:
        raise Refused("booking.unknown")
    if row[1] != today.isoformat():
        raise Refused("booking.other_day", code=code, day="/".join(reversed(row[1].split("-"))))
    return row[0], write.read(Subject.BOOKING, row[0])


def booker(write: Write, described: PersonDescribed | None, booked: Mapping[str, Expected]) -> str | None:
    """Return the id of who booked, unless the number given at the desk says that somebody else came."""
    for person in (one.booking.person for one in booked.values()):
        state = write.read(Subject.PERSON, person) if person else None
        if state is None or state.erased:
            continue
        if described is None or described.id_number in ("", state.id_number):
            return person
        if not state.id_number and person_with(write.db, described.id_type, described.id_number) is None:
            return person
    return None


def put_check_in(write: Write, one: Expected, visit: str, ticket: str) -> None:
    """Append that who had booked is here."""
    write.append(BookingClaimed(visit, ticket), one.id)


def miss_bookings(write: Write, day: str) -> None:
    """Append for each booking of a closed day that nobody came."""
    rows = write.db.execute_sql(
        "SELECT id FROM booking WHERE day = ? AND state = 'booked' ORDER BY id", (day,)
    ).fetchall()
    for (booking,) in rows:
        write.append(BookingMissed(), booking)
