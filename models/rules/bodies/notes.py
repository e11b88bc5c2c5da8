"""What is written and looked at: notes (erasable), papers, and looks at personal data."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """Words that somebody typed. Erasable.

    Attributes:
        about: number of the subject (`models.rules.events.Subject`).
        about_id: id of the subject.
        purpose: `note`, `reason`, `referral`, `paper_name` (a known person's other name on a paper day),
            `promise`, `apology` (about a broken one), `blocker`, `resolution` (of one), `commitment`,
            `next_step` (more words about it), `complaint` (what somebody complains about), `answer` (to it),
            `suggestion`, `heard` and `done` (how the mall publishes it), `compliment`, `forum`, `issue` and `action`,
            `partner`, `partner_contact`, `outreach`, `area`, `contact` (of one attempt to reach an applicant, whose
            event names it), `look` (why somebody looked at a person's data, or took many of them along),
            `survey_plan` (what is to be done about a weak element), `duty` (of a
            service day, by whoever closes it).
        text: as typed, cleaned of control characters, at most 1,000 characters.
    """

    about: int
    about_id: str
    purpose: str
    text: str


@dataclass(frozen=True, slots=True)
class PaperDrawn:
    """A paper was made.

    Attributes:
        paper: `ticket`, `visit_sheet`, `receipt`, `outage_notice`, `bring_list`, `daily_report`,
            `complaint_slip`, `complaint_letter`, `voice_poster`, `forum_minutes`,
            `route_sheet`.
        about_id: ticket, visit, request, complaint, outage or day, once that is closed with
            its revision: `2026-11-24/1`; life event, or services joined by `+`; month.
        copy: 0 for the first, n for `SALINAN ke-n`.
        sha256: of the file, hex.
    """

    paper: str
    about_id: str
    copy: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PaperRedrawn:
    """A paper that did not come out was given to the printer again, the same bytes; `again` counts from 1."""

    again: int


class ExportPurpose(StrEnum):
    """What a register leaves the program for; more about it is a note."""

    FIGURES = "figures"
    AGENCY_ASKED = "agency_asked"
    CITIZEN_ASKED = "citizen_asked"
    AUDIT = "audit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RegisterExported:
    """A register left the program as a file.

    Attributes:
        kind: which register, `visits`, `tickets`, or `requests`; `request_list` where a list of their page left.
        day: its first local day; `until` its last; of a list both are the day on which it left.
        rows: how many it has, without the header.
        people: how many stand in it in clear; 0 where it is masked.
        sha256: of the file, hex.
    """

    kind: str
    day: str
    until: str
    purpose: ExportPurpose
    rows: int
    people: int
    sha256: str


class LookReason(StrEnum):
    """Why an officer looked at a person's data in clear; more about it is a note."""

    OWN_TODAY = "own_today"
    """The officer's own visitor of today; the program finds that out itself."""
    HANDLING = "handling"
    CALLING_BACK = "calling_back"
    CITIZEN_ASKED = "citizen_asked"
    COMPLAINT = "complaint"
    COMPARING = "comparing"
    """Whether two entries are one person."""
    CHECKING = "checking"
    """A supervisor looks into what was done."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AccessViewed:
    """An officer opened a person's data.

    Attributes:
        reason: None in what was written before reasons were asked.
        about_id: visit or request in which it was done; empty for neither.
        note: id of the note that says more.
    """

    reason: LookReason | None = None
    about_id: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AccessPrinted:
    """A person's data were printed; `paper` as in `PaperDrawn`."""

    paper: str


@dataclass(frozen=True, slots=True)
class AccessExported:
    """A person's data left the program in clear; the reason is a note on `export`."""

    export: str


class SearchedBy(StrEnum):
    """What somebody was looked for by."""

    NAME = "by_name"
    NUMBER = "by_number"


@dataclass(frozen=True, slots=True)
class AccessSearched:
    """An officer looked for people, and some were shown, masked.

    Attributes:
        by: never what was typed.
        found: how many were shown.
    """

    by: SearchedBy
    found: int
