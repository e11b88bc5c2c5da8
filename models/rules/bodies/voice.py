"""What the public says: complaints, what becomes of them; suggestions; compliments.

The words themselves are notes, which can be erased; who complains is a person.
"""

from dataclasses import dataclass
from enum import StrEnum


class VoiceChannel(StrEnum):
    """By which way somebody spoke. `lapor` is SP4N-LAPOR, the national complaint system."""

    DESK = "voice_desk"
    BOX = "voice_box"
    PHONE = "phone"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    LAPOR = "lapor"


class ComplaintClass(StrEnum):
    """What kind of complaint it is; each has a clock of its own.

    Source: the classes of SP4N-LAPOR (PermenPANRB 62/2018): request for information, aspiration, complaint without
    and with oversight weight (tidak berkadar, berkadar pengawasan).
    """

    INFORMATION = "information_request"
    ASPIRATION = "aspiration"
    PLAIN = "non_oversight"
    OVERSIGHT = "oversight"


class Conduct(StrEnum):
    """Which conduct of those who serve somebody speaks of. Source: UU 25/2009 article 34."""

    FAIR = "conduct_fair"
    CAREFUL = "conduct_careful"
    POLITE = "conduct_polite"
    FIRM = "conduct_firm"
    PROFESSIONAL = "conduct_professional"
    HELPFUL = "conduct_helpful"
    ACCOUNTABLE = "conduct_accountable"
    DISCREET = "conduct_discreet"
    IMPARTIAL = "conduct_impartial"
    TRUTHFUL = "conduct_truthful"


class ComplaintOutcome(StrEnum):
    """How a complaint was answered."""

    FOUNDED = "complaint_founded"
    PARTLY = "complaint_partly"
    UNFOUNDED = "complaint_unfounded"
    EXPLAINED = "complaint_explained"


@dataclass(frozen=True, slots=True)
class ComplaintReceived:
    """Somebody complained; what about, is a note on `complaint`.

    Attributes:
        code: of its own series, `P1-261124-0007` and four check characters; `day`, `lane`, `count` are its parts.
        came_at: when it came, UTC milliseconds; its clock runs from then.
        due_at: until when it is to be answered, UTC milliseconds; `days` working days by its class's clock.
        agency: code of the agency concerned, None for the house itself.
        person: id of who complains, None for somebody who stays unnamed.
        tracking: its number in SP4N-LAPOR, may be empty.
    """

    code: str
    day: str
    lane: str
    count: int
    channel: VoiceChannel
    classed: ComplaintClass
    came_at: int
    due_at: int
    days: int
    agency: str | None = None
    person: str | None = None
    conduct: Conduct | None = None
    tracking: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintVerified:
    """It was looked through: which class it is, whom it concerns; the clock of that class runs from when it came."""

    classed: ComplaintClass
    due_at: int
    days: int
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class ComplaintStarted:
    """Whom it concerns works on it."""


@dataclass(frozen=True, slots=True)
class ComplaintAnswered:
    """It was answered; the answer and its reason are a note on `answer`."""

    outcome: ComplaintOutcome


@dataclass(frozen=True, slots=True)
class ComplaintClosed:
    """Who complained has the answer, or did not come back on it in time."""


@dataclass(frozen=True, slots=True)
class ComplaintWithdrawn:
    """Who complained takes it back."""


@dataclass(frozen=True, slots=True)
class ComplaintForwarded:
    """It belongs to another office, which was given it; to which one, is a note on `reason`."""
