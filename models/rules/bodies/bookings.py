"""What is said about a booking: an appointment that was made elsewhere, for one service at one time of one day."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class BookingListed:
    """An agency's list names an appointment.

    Attributes:
        code: the agency's own code for it, in capitals.
        service: code of the service.
        day: the mall's local day, YYYY-MM-DD.
        booked_at: the appointed time, UTC milliseconds.
        person: id of who is to come, None where the list does not tell.
    """

    code: str
    service: str
    day: str
    booked_at: int
    person: str | None = None


@dataclass(frozen=True, slots=True)
class BookingClaimed:
    """Who had booked is here, and has a number: ids of the visit and of its ticket."""

    visit: str
    ticket: str


@dataclass(frozen=True, slots=True)
class BookingMissed:
    """Nobody had come for it when its day was closed."""


class BookingCancelReason(StrEnum):
    """Why a booking was struck off; who asked for it."""

    VISITOR = "visitor"
    AGENCY = "agency"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class BookingCancelled:
    """Struck off before anybody came."""

    reason: BookingCancelReason = BookingCancelReason.VISITOR
