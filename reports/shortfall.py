"""Lembar kekurangan on A5: what is missing from a request, until when, where it is brought, and why."""

from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer

from reports.dossier import DossierPaper, MissingDocument, closing, head, leaves_pdf, missing_list, pairs
from reports.fonts import MEDIUM, SEMIBOLD
from reports.letterhead import Letterhead
from reports.page import letterhead
from reports.style import INK2, RUST, mm, style
from reports.text import paragraph, tight
from reports.turns import in_turn
from reports.words import moment

TITLE = "Lembar Kekurangan Berkas"
NO_REFUSAL = "Ini bukan penolakan."


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What is missing from a request; an empty text leaves its line out.

    `number` is the request's code, `day` ISO and `time` local HH:MM of the printing. `received` are the documents
    that are here already, `why` the officer's words, `clock_words` what happens to the promised time meanwhile.
    """

    letterhead: Letterhead
    number: str
    day: str
    time: str
    zone: str
    applicant: str
    agency: str
    service: str
    missing: tuple[MissingDocument, ...]
    received: tuple[str, ...] = ()
    why: str = ""
    clock_words: str = ""
    bring_to: str = ""
    hours: str = ""
    complaint_contact: str = ""
    copy: int = 0
    example: bool = False


@in_turn
def shortfall_pdf(sheet: Shortfall) -> bytes:
    """Return the sheet as a PDF of one leaf, byte-equal for equal input."""
    paper = DossierPaper(TITLE, sheet.number, sheet.letterhead.mall, sheet.copy, sheet.example)
    return leaves_pdf(paper, ("",), lambda _: _leaf(sheet))


def _leaf(sheet: Shortfall) -> list[Flowable]:
    lines = (f"Nomor {sheet.number}", moment(sheet.day, sheet.time, sheet.zone))
    facts = (
        ("Pemohon", sheet.applicant),
        ("Instansi", sheet.agency),
        ("Layanan", sheet.service),
        ("Sudah kami terima", ", ".join(sheet.received)),
    )
    where = (("Bawa ke", tight(sheet.bring_to)), ("Jam layanan", sheet.hours), ("Tunjukkan", "lembar ini"))
    said = [paragraph(sheet.why, style(9.2, SEMIBOLD, colour=RUST))] if sheet.why else []
    return [
        *letterhead(sheet.letterhead, scale=0.78),
        Spacer(0, 3.4 * mm),
        *head(TITLE, sheet.number, lines),
        Spacer(0, 1 * mm),
        pairs(facts),
        *missing_list(sheet.missing, "Mohon dilengkapi"),
        Spacer(0, 2.4 * mm),
        *said,
        *([Spacer(0, 1.6 * mm)] if said else []),
        pairs(where),
        Spacer(0, 2 * mm),
        paragraph(sheet.clock_words, style(8.8, MEDIUM, colour=INK2)),
        Spacer(0, 3 * mm),
        closing(NO_REFUSAL, sheet.complaint_contact),
    ]
