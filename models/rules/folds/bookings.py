"""The booking: the fold of its events."""

from dataclasses import dataclass, replace
from enum import StrEnum

from models.rules.bodies import bookings as said
from models.rules.events import Event


class BookingState(StrEnum):
    """Where a booking is."""

    BOOKED = "booked"
    CHECKED_IN = "checked_in"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking as its events leave it; instants are UTC milliseconds.

    Attributes:
        visit: id of the visit that it became, as `ticket`; None before anybody came.
        missed: its day was closed without anybody.
        cancelled: it was struck off.
        state: who came beats what was decided about the booking, and that beats the day's close.
    """

    code: str
    service: str
    day: str
    booked_at: int
    person: str | None = None
    visit: str | None = None
    ticket: str | None = None
    missed: bool = False
    cancelled: bool = False
    state: BookingState = BookingState.BOOKED


def step_booking(state: Booking | None, event: Event) -> Booking | None:
    """Return the booking after one more event; of two check-ins the later one counts."""
    body = event.body
    if state is None:
        return _listed(body) if isinstance(body, said.BookingListed) else None
    if isinstance(body, said.BookingClaimed):
        state = replace(state, visit=body.visit, ticket=body.ticket)
    elif isinstance(body, said.BookingMissed):
        state = replace(state, missed=True)
    elif isinstance(body, said.BookingCancelled):
        state = replace(state, cancelled=True)
    else:
        return state
    return replace(state, state=_state(state))


def _listed(body: said.BookingListed) -> Booking:
    return Booking(body.code, body.service, body.day, body.booked_at, body.person)


def _state(booking: Booking) -> BookingState:
    if booking.ticket is not None:
        return BookingState.CHECKED_IN
    if booking.cancelled:
        return BookingState.CANCELLED
    return BookingState.MISSED if booking.missed else BookingState.BOOKED
