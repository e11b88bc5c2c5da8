"""What is said about a citizen's rights over their data: cases, restriction, holds, destruction, breaches.

Source: UU 27/2022 articles 5 to 13 (rights), 30, 32, 40 and 41 (3x24 hours), 42 to 44 (erasing), 46 (breach).
"""

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """What somebody asks about their own data."""

    ACCESS = "access"
    CORRECTION = "correction"
    RESTRICTION = "restriction"
    WITHDRAWAL = "withdrawal"
    ERASURE = "erasure"
    OBJECTION = "objection"


class IdentityProof(StrEnum):
    """How it was seen that somebody asks about themselves."""

    SEEN = "proof_seen"
    KNOWN = "proof_known"
    PROXY = "proof_proxy"
    LETTER = "proof_letter"


class CaseOutcome(StrEnum):
    """How a case ended."""

    GRANTED = "case_granted"
    PARTLY = "case_partly"
    REFUSED = "case_refused"
    TAKEN_BACK = "case_taken_back"


class CaseGround(StrEnum):
    """Why something was not done, or not all of it."""

    ARCHIVE_DUTY = "ground_archive"
    LEGAL_CASE = "ground_legal"
    NOT_PROVED = "ground_not_proved"
    NOT_OURS = "ground_not_ours"
    OTHER = "ground_other"


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """Somebody asks about their data; what they said is a note.

    Attributes:
        received_at: when it came, UTC milliseconds; the 72 hours run from it.
        person: id of whom it is about; None where they are not in the file.
    """

    right: Right
    received_at: int
    person: str | None = None
    proof: IdentityProof = IdentityProof.SEEN


@dataclass(frozen=True, slots=True)
class CaseAnswered:
    """The case is answered; the words of the answer are a note."""

    outcome: CaseOutcome
    ground: CaseGround | None = None


@dataclass(frozen=True, slots=True)
class PersonRestricted:
    """The person's data are kept and no longer used: hidden from search, lists, papers and exports."""


@dataclass(frozen=True, slots=True)
class PersonReleased:
    """The restriction is lifted."""


@dataclass(frozen=True, slots=True)
class PersonHeld:
    """A legal hold: the person's data must not be destroyed."""


@dataclass(frozen=True, slots=True)
class HoldLifted:
    """The legal hold is over."""


class DataClass(StrEnum):
    """Which personal data, for retention and for breaches."""

    CONTACT = "data_contact"
    NUMBER = "data_number"
    NAME = "data_name"
    VISITS = "data_visits"
    NEEDS = "data_needs"
    NOTES = "data_notes"


@dataclass(frozen=True, slots=True)
class PersonReduced:
    """Retention has emptied these of the person's data."""

    what: tuple[DataClass, ...]


class DestructionBasis(StrEnum):
    """Why data were destroyed."""

    REQUEST = "basis_request"
    RETENTION = "basis_retention"


@dataclass(frozen=True, slots=True)
class DataDestroyed:
    """One run of destruction, as its minutes tell it; nothing in it says whose data they were.

    Attributes:
        people: how many people; `reduced` of them only in part.
        bodies: emptied descriptions of people; `notes` likewise.
        prints: emptied inputs of papers; `drafts` forms thrown away.
        sha256: over the sorted places (desk and number) and digests of the emptied events, hex.
        copies: copies of damaged files that lay set aside then, and may hold the data still.
    """

    basis: DestructionBasis
    people: int
    reduced: int
    bodies: int
    notes: int
    prints: int
    drafts: int
    sha256: str
    copies: int = 0


class BreachKind(StrEnum):
    """Which protection failed. Source: UU 27/2022 article 46."""

    CONFIDENTIALITY = "breach_confidentiality"
    INTEGRITY = "breach_integrity"
    AVAILABILITY = "breach_availability"


class Notified(StrEnum):
    """Who was told of a breach."""

    SUBJECTS = "notified_subjects"
    AUTHORITY = "notified_authority"
    PUBLIC = "notified_public"


@dataclass(frozen=True, slots=True)
class BreachOpened:
    """A failure to protect personal data; what happened is a note.

    Attributes:
        known_at: when it became known, UTC milliseconds; the 72 hours run from it.
        from_at: beginning of what is affected; `to_at` its end.
        desks: origins of the desks concerned, none for all; `agencies` likewise by code.
    """

    what: BreachKind
    known_at: int
    from_at: int
    to_at: int
    data: tuple[DataClass, ...]
    desks: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BreachNotified:
    """Somebody was told in writing.

    Attributes:
        count: how many letters.
    """

    whom: Notified
    count: int = 1


@dataclass(frozen=True, slots=True)
class BreachClosed:
    """Nothing is left to be done about it; what was done is a note."""
