"""What is said about a visit: one visitor, one day, one or several agencies."""

from dataclasses import dataclass
from enum import StrEnum


class Priority(StrEnum):
    """Why a visitor is served before others.

    Source: UU 25/2009 article 29 and PermenPANRB 11/2024, groups with special treatment.
    """

    ELDERLY = "elderly"
    DISABILITY = "disability"
    PREGNANT = "pregnant"
    NURSING = "nursing"
    TODDLER = "toddler"
    CHILD = "child"
    SICK = "sick"
    DISASTER = "disaster"


class Accommodation(StrEnum):
    """What a visitor needs to be served as well as others; a need, never a diagnosis."""

    WHEELCHAIR = "wheelchair"
    SIGN_LANGUAGE = "sign_language"
    LARGE_PRINT = "large_print"
    COMPANION = "companion"
    SEAT_NEAR_COUNTER = "seat_near_counter"
    QUIET_ROOM = "quiet_room"
    INTERPRETER = "interpreter"
    STAFF_COMES = "staff_comes"
    WRITTEN = "written"


class Channel(StrEnum):
    """How a visit came about. Source: Perpres 89/2021, four ways of service."""

    DIRECT = "direct"
    ELECTRONIC = "electronic"
    SELF_SERVICE = "self_service"
    MOBILE = "mobile"


@dataclass(frozen=True, slots=True)
class VisitArrived:
    """A visitor came.

    Attributes:
        code: the code on paper, `V1-261124-0137XXXX`.
        day: the mall's local day, YYYY-MM-DD.
        lane: lane and suffix that counted it, `1` or `1a`.
        count: number of the visit in its lane and day.
        person: id of the person, None for a guest without any data.
        channel: how the visit came about.
        party: how many people came together.
        information_only: asked something, took no ticket.
        paper: keyed hash of what the visit is called on an imported paper day, None otherwise.
        arrived_at: when they came in, UTC milliseconds, when earlier than the event.
    """

    code: str
    day: str
    lane: str
    count: int
    person: str | None = None
    channel: Channel = Channel.DIRECT
    party: int = 1
    information_only: bool = False
    paper: str | None = None
    arrived_at: int | None = None


@dataclass(frozen=True, slots=True)
class VisitGreeted:
    """First contact with an officer; the event's time is the time of it."""


@dataclass(frozen=True, slots=True)
class VisitPrioritised:
    """Why the visitor goes first; an empty tuple takes it back.

    Attributes:
        basis: reasons, as stated by the visitor or seen by the officer.
        told_by: `stated`, `seen` or `paper`.
    """

    basis: tuple[Priority, ...]
    told_by: str = "stated"


@dataclass(frozen=True, slots=True)
class VisitAccommodated:
    """What the visitor needs."""

    needs: tuple[Accommodation, ...]


class ConsentMethod(StrEnum):
    """How somebody agreed."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    GUARDIAN = "guardian"


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    """The visitor agreed that the desk keeps something that needs agreement (UU 27/2022 articles 22 to 26).

    Attributes:
        purpose: `disability`, `accommodation`, `reminder`, `photo`.
        text_version: version of the notice that was shown or read out.
        method: how they said so.
    """

    purpose: str
    text_version: str
    method: ConsentMethod = ConsentMethod.SPOKEN


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """The visitor took their consent back; what hung on it goes with it. `purpose` as in `ConsentGiven`."""

    purpose: str


@dataclass(frozen=True, slots=True)
class DocumentsChecked:
    """Which document types the visitor holds; the newest list counts whole."""

    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonAssigned:
    """The visit belongs to this person after all."""

    person: str
