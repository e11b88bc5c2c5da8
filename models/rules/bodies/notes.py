"""What is written and looked at: notes (erasable), papers, and looks at personal data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """Words that somebody typed. Erasable.

    Attributes:
        about: number of the subject (`models.rules.events.Subject`).
        about_id: id of the subject.
        purpose: `note`, `reason`, `referral`, `paper_name` (a known person's other name on a paper day),
            `promise`, `apology` (about a broken one), `next_step` (more words about it), `contact` (of one
            attempt to reach an applicant, whose event names it).
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
            `export_visits`, `export_tickets`.
        about_id: ticket, visit, outage or day; life event, or services joined by `+`; first and last
            day of an export, `2026-11-02/2026-11-06`.
        copy: 0 for the first, n for `SALINAN ke-n`.
        sha256: of the file, hex.
    """

    paper: str
    about_id: str
    copy: int
    sha256: str


@dataclass(frozen=True, slots=True)
class AccessViewed:
    """An officer opened a person's data."""


@dataclass(frozen=True, slots=True)
class AccessPrinted:
    """A person's data were printed; `paper` as in `PaperDrawn`."""

    paper: str


@dataclass(frozen=True, slots=True)
class AccessExported:
    """A person's data left the program in clear; the reason is a note on `export`."""

    export: str
