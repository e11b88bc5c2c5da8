"""What the house does with others: public forums and what they agree, partners and whom they help, visits at home.

Names, telephone numbers and words are notes; whom a visit at home is for is reached through a person.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ForumHeld:
    """A public forum (Forum Konsultasi Publik) was held; its topic and issues are notes on `forum` and `issue`.

    Source: PermenPANRB 16/2017; the classes of participants are those of the ministry's self-assessment.

    Attributes:
        day: local day, YYYY-MM-DD.
        users: how many users of services came; likewise experts, agencies, civil society and media.
    """

    day: str
    users: int = 0
    experts: int = 0
    agencies: int = 0
    society: int = 0
    media: int = 0


@dataclass(frozen=True, slots=True)
class ActionAgreed:
    """A forum agreed on something; what, is a note on `action`.

    Attributes:
        forum: id of the forum.
        due: local day until which, YYYY-MM-DD.
        agency: code of who does it, None for the house.
    """

    forum: str
    due: str
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class ActionFulfilled:
    """What was agreed is done."""


class Skill(StrEnum):
    """What a partner can do."""

    SIGN_LANGUAGE = "sign_language"
    LEGAL_AID = "skill_legal_aid"
    COMPANION = "companion"
    INTERPRETER = "interpreter"
    COUNSEL = "skill_counsel"
    OTHER = "skill_other"


class Sees(StrEnum):
    """What a partner may see of a visitor."""

    NOTHING = "sees_nothing"
    TICKET = "sees_ticket"
    PAPERS = "sees_papers"


@dataclass(frozen=True, slots=True)
class PartnerListed:
    """An organisation helps visitors; its name and whom to call are notes on `partner` and `partner_contact`.

    Attributes:
        days: weekdays on call, 1 for Monday to 7.
        opens: from when, minutes after midnight; `closes` until when.
        sees: what it may see; nothing unless it was agreed.
    """

    skills: tuple[Skill, ...]
    days: tuple[int, ...]
    opens: int
    closes: int
    sees: Sees = Sees.NOTHING


@dataclass(frozen=True, slots=True)
class PartnerEnded:
    """The partner is called no more."""


class HelpOutcome(StrEnum):
    """How a partner's help ended."""

    HELPED = "help_given"
    NOT_REACHED = "help_not_reached"
    NOT_NEEDED = "help_not_needed"


@dataclass(frozen=True, slots=True)
class AssignmentStarted:
    """A partner was called, for a visit where one is named."""

    partner: str
    skill: Skill
    visit: str | None = None


@dataclass(frozen=True, slots=True)
class AssignmentEnded:
    """The partner is free again."""

    outcome: HelpOutcome


class OutreachNeed(StrEnum):
    """Why somebody cannot come."""

    BEDRIDDEN = "need_bedridden"
    ELDERLY = "need_elderly"
    DISABILITY = "need_disability"
    REMOTE = "need_remote"
    PRISON = "need_prison"
    SCHOOL = "need_school"


class OutreachResult(StrEnum):
    """What came of a visit at home."""

    SERVED = "outreach_served"
    NOT_MET = "outreach_not_met"
    NOT_NEEDED = "outreach_not_needed"


@dataclass(frozen=True, slots=True)
class OutreachAsked:
    """Somebody asks that the house come to them; what for and where about are notes on `outreach` and `area`.

    Attributes:
        person: id of who can be called about it, None for nobody.
        service: code of the service that is wanted, None where it is not known.
    """

    need: OutreachNeed
    person: str | None = None
    service: str | None = None


@dataclass(frozen=True, slots=True)
class OutreachPlanned:
    """It is planned for a local day, YYYY-MM-DD; the newest counts."""

    day: str


@dataclass(frozen=True, slots=True)
class OutreachEnded:
    """The visit at home is over."""

    result: OutreachResult
