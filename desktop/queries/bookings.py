"""Bookings made elsewhere: today's list, one by its code, and how many numbers they keep for themselves."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.desk import Desk
from desktop.queries.paper_visits import descriptions
from desktop.queries.people import PersonRow, people_rows
from desktop.queries.places import short_name
from desktop.queries.sentences import Sentence, clock, sentence
from desktop.queries.settings import booking_window
from desktop.security.permissions import require
from models.fields import instant_ms, instant_text
from models.rules.booking_file import BookedRow, booking_code
from models.rules.bookings import MINUTE_MS, Standing, Window, check_in
from models.rules.folds.bookings import BookingState
from models.store import Store

MOST = 1000


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A booking as lists show it.

    Attributes:
        time: on the mall's clock, `09.00`, led by the day when it is not today.
        who: short name; empty where the list told none.
        number: of the ticket that it became.
        usable: it can be checked in now; `standing` says how it stands in words.
    """

    id: str
    code: str
    service: str
    service_name: str
    day: str
    time: str
    who: str
    number: str
    state: BookingState
    usable: bool
    standing: Sentence
    person: PersonRow | None = None


@dataclass(frozen=True, slots=True)
class KnownBooking:
    """What is known of a code already; the names, NIKs and phones that its person has or had."""

    service: str
    day: str
    booked_at: int
    state: BookingState
    erased: bool
    names: frozenset[str]
    niks: frozenset[str]
    phones: frozenset[str]

    @property
    def over(self) -> bool:
        """Return whether another appointment may go by the same code."""
        return self.state in (BookingState.CANCELLED, BookingState.MISSED)

    def contradicts(self, row: BookedRow) -> str:
        """Return the first column in which a row differs; empty where none does. An empty cell says nothing."""
        if self.service != row.service:
            return "service"
        if self.booked_at != row.booked_at:
            return "time" if self.day == row.day else "date"
        if self.erased:
            return ""
        told = (
            ("name", row.name, self.names),
            ("phone", row.phone, self.phones),
            ("nik", row.nik, self.niks),
        )
        return next((column for column, value, known in told if value and value.casefold() not in known), "")


def booking_list(desk: Desk, day: date | None = None, limit: int = MOST) -> list[BookingRow]:
    """Return the bookings of a local day, today's by default, by time.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "booking.find")
    wanted = (day or desk.today()).isoformat()
    return _rows(desk, "b.day = ? ORDER BY b.booked_at, b.code LIMIT ?", (wanted, limit))


def find_booking(desk: Desk, typed: str) -> BookingRow | None:
    """Return the booking of a code as typed or scanned: today's, else the one of the latest day; None without one.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "booking.find")
    code = booking_code(typed)
    if code is None:
        return None
    order = "b.code = ? ORDER BY b.day = ? DESC, b.day DESC, b.id DESC LIMIT 1"
    found = _rows(desk, order, (code, desk.today().isoformat()))
    return found[0] if found else None


def find_bookings(desk: Desk, typed: str) -> list[BookingRow]:
    """Return what `find_booking` finds, as a list."""
    found = find_booking(desk, typed)
    return [] if found is None else [found]


def promised_numbers(store: Store, day: str, now_ms: int) -> Counter[str]:
    """Return how many numbers of a day bookings that are not late yet keep for themselves, by service."""
    latest = instant_text(now_ms - booking_window(store).after_minutes * MINUTE_MS)
    rows = store.execute_sql(
        "SELECT service, count(*) FROM booking WHERE day = ? AND booked_at >= ? AND state = 'booked' GROUP BY service",
        (day, latest),
    )
    return Counter(dict(rows.fetchall()))


def known_bookings(store: Store, code: str) -> list[KnownBooking]:
    """Return everything that is known by a code, newest first."""
    rows = store.execute_sql(
        """SELECT b.id, b.service, b.day, b.booked_at, b.state, b.person, p.erased
        FROM booking b LEFT JOIN person p ON p.id = b.person WHERE b.code = ? ORDER BY b.id DESC""",
        (code,),
    ).fetchall()
    return [_known(store, row) for row in rows]


def _known(store: Store, row: tuple[Any, ...]) -> KnownBooking:
    booking, service, day, booked_at, state, person, erased = row
    described = [] if person is None else descriptions(store, person)
    notes = store.execute_sql(
        "SELECT text FROM note WHERE about_id = ? AND purpose = 'booking_name'", (booking,)
    ).fetchall()
    names = (*(it.name for it in described), *(text for (text,) in notes))
    return KnownBooking(
        service=service,
        day=day,
        booked_at=instant_ms(booked_at),
        state=BookingState(state),
        erased=bool(erased) or (person is not None and not described),
        names=frozenset(name.casefold() for name in names),
        niks=frozenset(it.id_number for it in described),
        phones=frozenset(it.phone.casefold() for it in described),
    )


def _rows(desk: Desk, where: str, values: tuple[object, ...]) -> list[BookingRow]:
    rows = desk.store.execute_sql(
        f"""SELECT b.id, b.code, b.service, s.name, b.day, b.booked_at, b.state, b.person, t.number, t.state
        FROM booking b JOIN service s ON s.id = b.service LEFT JOIN ticket t ON t.id = b.ticket
        WHERE {where}""",
        values,
    ).fetchall()
    people = people_rows(desk, {row[7] for row in rows if row[7] is not None})
    return [_row(desk, booking_window(desk.store), people, row) for row in rows]


def _row(desk: Desk, window: Window, people: dict[str, PersonRow], row: tuple[Any, ...]) -> BookingRow:
    booking, code, service, name, day, booked, stored, person, number, ticket_state = row
    at, state = instant_ms(booked), BookingState(stored)
    if state is BookingState.CHECKED_IN and ticket_state == "cancelled":
        state, number = BookingState.BOOKED, None
    usable, standing = _standing(desk, window, state, (day, at))
    who = people.get(person)
    return BookingRow(
        id=booking,
        code=code,
        service=service,
        service_name=name,
        day=day,
        time=clock(desk, at),
        who=short_name(who.name) if who else "",
        number=number or "",
        state=state,
        usable=usable,
        standing=standing,
        person=who,
    )


def _standing(
    desk: Desk, window: Window, state: BookingState, when: tuple[str, int]
) -> tuple[bool, Sentence]:
    """Return whether a booking can be checked in now, and how it stands."""
    day, at = when
    if state in (BookingState.CHECKED_IN, BookingState.CANCELLED):
        return False, sentence(f"booking.{state}")
    if day != desk.today().isoformat():
        return False, sentence("booking.missed" if day < desk.today().isoformat() else "booking.to_come")
    standing = check_in(at, desk.clock(), window)
    opens = clock(desk, window.opens_ms(at))
    return standing is not Standing.EARLY, sentence(f"booking.{standing}", opens=opens)
