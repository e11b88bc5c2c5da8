"""Tanda terima pengambilan on A5: which product was handed over, to whom, and against what; two leaves."""

from dataclasses import dataclass

from reportlab.platypus import Flowable, KeepTogether, Spacer

from reports.dossier import (
    LEAVES,
    WRITTEN,
    DossierPaper,
    closing,
    head,
    leaves_pdf,
    masked,
    pairs,
    refuse_whole_number,
    signatures,
)
from reports.letterhead import Letterhead
from reports.page import letterhead
from reports.style import mm
from reports.turns import in_turn
from reports.words import moment

TITLE = "Tanda Terima Pengambilan"
CHECK_FIRST = "Periksa isi produk sebelum meninggalkan loket."


@dataclass(frozen=True, slots=True)
class Handover:
    """A product that was handed over; an empty text leaves its line out.

    `number` is the request's code; `day` ISO and `time` local HH:MM of the handing over. `collector` is who took it,
    `as_who` in which capacity ("pemohon", "kuasa"), `id_tail` at most the last four characters of their number.
    """

    letterhead: Letterhead
    number: str
    day: str
    time: str
    zone: str
    applicant: str
    agency: str
    service: str
    product: str
    collector: str = ""
    as_who: str = ""
    id_tail: str = ""
    id_label: str = "NIK"
    company: str = ""
    reference: str = ""
    decision: str = ""
    proof: str = ""
    handed_by: str = ""
    booth: str = ""
    complaint_contact: str = ""
    copy: int = 0
    example: bool = False
    leaves: tuple[str, ...] = LEAVES

    def __post_init__(self) -> None:
        """Refuse a whole identity number.

        Raises:
            ValueError: `id_tail` has more than four characters.
        """
        refuse_whole_number(self.id_tail)


@in_turn
def handover_pdf(handover: Handover) -> bytes:
    """Return the paper as a PDF, one leaf after the other, byte-equal for equal input."""
    paper = DossierPaper(TITLE, handover.number, handover.letterhead.mall, handover.copy, handover.example)
    return leaves_pdf(paper, handover.leaves, lambda name: _leaf(handover, name))


def _leaf(handover: Handover, name: str) -> list[Flowable]:
    lines = (f"Nomor {handover.number} · {name}", moment(handover.day, handover.time, handover.zone))
    capacity = f" ({handover.as_who})" if handover.as_who else ""
    facts = (
        ("Produk", handover.product),
        ("Layanan", handover.service),
        ("Instansi", handover.agency),
        ("Keputusan", handover.decision),
        ("Nomor instansi", handover.reference),
        ("Pemohon", handover.applicant),
        ("Perusahaan", handover.company),
        ("Diambil oleh", f"{handover.collector or WRITTEN}{capacity}"),
        (handover.id_label, masked(handover.id_tail)),
        ("Dengan", handover.proof),
    )
    signed = signatures(
        ("Yang mengambil,", handover.collector, ""), ("Yang menyerahkan,", handover.handed_by, handover.booth)
    )
    last = closing(CHECK_FIRST, handover.complaint_contact)
    return [
        *letterhead(handover.letterhead, scale=0.78),
        Spacer(0, 3.4 * mm),
        *head(TITLE, handover.number, lines),
        Spacer(0, 1 * mm),
        pairs(facts),
        Spacer(0, 6 * mm),
        KeepTogether([signed, Spacer(0, 2 * mm), last]),
    ]
