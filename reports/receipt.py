"""Tanda terima berkas on A5: what was received, what is missing, when it is due; one leaf for each file."""

from dataclasses import dataclass

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from reports.dossier import (
    LEAVES,
    WIDTH,
    WRITTEN,
    DossierPaper,
    MissingDocument,
    closing,
    dossier_list,
    head,
    leaves_pdf,
    long_day,
    masked,
    missing_list,
    pairs,
    refuse_whole_number,
    signatures,
)
from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from reports.letterhead import Letterhead
from reports.page import letterhead
from reports.qr import code_title
from reports.style import ACCENT, INK2, INK3, RUST, SOFT, bare_rules, mm, style
from reports.text import Span, paragraph, spans, tight
from reports.tick import TickBox
from reports.turns import in_turn
from reports.words import clock, moment

TITLE = "Tanda Terima Berkas"
NO_PAYMENT = "Bukan bukti pembayaran."
ASK = "Tanya keadaan: tunjukkan kode ini di meja mana pun."
EITHER_FORM = "asli / salinan"
FORM_HINT = "Coret bentuk yang tidak sesuai."
TICK_HINT = "Centang berkas yang diterima dan tulis jumlahnya."


@dataclass(frozen=True, slots=True)
class ReceivedDocument:
    """A document that was taken in; `form` = "asli", "salinan", "diperlihatkan" or "diunggah"; `quantity` in pieces.

    An empty form is written in by hand. `ticked` False = nobody has asked yet, the box is ticked by hand.
    """

    name: str
    form: str
    quantity: int = 1
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt for a dossier; an empty text leaves its line out.

    `number` is the request's code, which the QR holds too. Days are ISO, `time` is local HH:MM, `zone` WIB, WITA or
    WIT. `id_tail` is at most the last four characters of the NIK, or of the document that `id_label` names: the
    whole number has no place here. `due_on` is the promised day, `due_time` its local HH:MM where hours count,
    `due_from` the day it is counted from. `note` says what an outage means for the files, or that the clock stands.
    `copy` counts reprints.
    """

    letterhead: Letterhead
    number: str
    day: str
    time: str
    zone: str
    applicant: str
    agency: str
    service: str
    visit_code: str = ""
    id_tail: str = ""
    id_label: str = "NIK"
    company: str = ""
    proxy: str = ""
    mandate: str = ""
    reference: str = ""
    standard: str = ""
    received: tuple[ReceivedDocument, ...] = ()
    missing: tuple[MissingDocument, ...] = ()
    due_on: str = ""
    due_time: str = ""
    due_from: str = ""
    due_words: str = ""
    fee: str = ""
    paid_at: str = ""
    pickup_place: str = ""
    bring: tuple[str, ...] = ()
    received_by: str = ""
    booth: str = ""
    complaint_contact: str = ""
    copy: int = 0
    example: bool = False
    leaves: tuple[str, ...] = LEAVES
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a whole identity number.

        Raises:
            ValueError: `id_tail` has more than four characters.
        """
        refuse_whole_number(self.id_tail)


@in_turn
def receipt_pdf(receipt: Receipt) -> bytes:
    """Return the receipt as a PDF, one leaf after the other, byte-equal for equal input."""
    paper = DossierPaper(TITLE, receipt.number, receipt.letterhead.mall, receipt.copy, receipt.example)
    return leaves_pdf(paper, receipt.leaves, lambda name: _leaf(receipt, name))


def _leaf(receipt: Receipt, name: str) -> list[Flowable]:
    visit = f"{code_title(receipt.visit_code)} {receipt.visit_code}" if receipt.visit_code else ""
    lines = (f"Nomor {receipt.number} · {name}", moment(receipt.day, receipt.time, receipt.zone), visit)
    return [
        *letterhead(receipt.letterhead, scale=0.78),
        Spacer(0, 2.4 * mm),
        *head(TITLE, receipt.number, lines),
        Spacer(0, 1 * mm),
        _facts(receipt),
        *_received(receipt),
        *missing_list(receipt.missing),
        *_promise(receipt),
        CondPageBreak(30 * mm),
        KeepTogether(_end(receipt)),
    ]


def _facts(receipt: Receipt) -> Flowable:
    mandate = f" ({receipt.mandate})" if receipt.mandate else ""
    facts = (
        ("Pemohon", receipt.applicant or WRITTEN),
        (receipt.id_label, masked(receipt.id_tail)),
        ("Perusahaan", receipt.company),
        ("Kuasa", receipt.proxy and f"{receipt.proxy}{mandate}"),
        ("Instansi", receipt.agency),
        ("Layanan", receipt.service),
        ("Standar pelayanan", receipt.standard),
        ("Nomor instansi", receipt.reference),
    )
    return pairs(facts)


def _received(receipt: Receipt) -> list[Flowable]:
    rows: list[list[object]] = [["", "Berkas yang diterima", "Bentuk", "Jumlah"]]
    plain = style(8.2, REGULAR, leading=1.25)
    by_hand = style(8.2, REGULAR, colour=INK3, leading=1.25)
    rows += [
        [
            TickBox(ticked=document.ticked),
            paragraph(document.name, plain),
            paragraph(document.form, plain) if document.form else paragraph(EITHER_FORM, by_hand),
            str(document.quantity) if document.ticked else "",
        ]
        for document in receipt.received
    ]
    if not receipt.received:
        return [Spacer(0, 2 * mm), paragraph("Tidak ada berkas yang diterima.", plain)]
    asked = all(document.ticked for document in receipt.received)
    hints = ("" if asked else TICK_HINT, "" if all(one.form for one in receipt.received) else FORM_HINT)
    hint = " ".join(filter(None, hints))
    return [
        Spacer(0, 2 * mm),
        dossier_list(rows, [7 * mm, 0, 24 * mm, 18 * mm], [("ALIGN", (3, 0), (3, -1), "RIGHT")]),
        *([paragraph(hint, style(7.2, REGULAR, colour=INK2, before=1.4))] if hint else []),
    ]


def _promise(receipt: Receipt) -> list[Flowable]:
    """Return the due day in a tinted box, then fee, pickup and what to bring."""
    story: list[Flowable] = [Spacer(0, 2 * mm)]
    if receipt.due_on:
        since = f"Dihitung sejak {long_day(receipt.due_from)}" if receipt.due_from else ""
        note = "; ".join(filter(None, (since, receipt.due_words)))
        until = f", pukul {clock(receipt.due_time)} {receipt.zone}" if receipt.due_time else ""
        pieces = (Span("Selesai paling lambat "), Span(long_day(receipt.due_on), BOLD), Span(until, BOLD))
        words = [spans(pieces, style(9.6, MEDIUM))]
        if note:
            words.append(paragraph(f"{note}.", style(7.8, REGULAR, colour=INK2)))
        box = Table([[line] for line in words], colWidths=[WIDTH], splitInRow=1)
        box.setStyle(
            [
                *bare_rules(),
                ("BACKGROUND", (0, 0), (-1, -1), SOFT),
                ("LINEBEFORE", (0, 0), (0, -1), 2.4, ACCENT),
                ("LEFTPADDING", (0, 0), (-1, -1), 3 * mm),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3 * mm),
                ("TOPPADDING", (0, 0), (-1, 0), 1.4 * mm),
                ("BOTTOMPADDING", (0, -1), (-1, -1), 1.8 * mm),
            ]
        )
        story += [box, Spacer(0, 1.6 * mm)]
    paid = f", dibayar di {tight(receipt.paid_at)}" if receipt.fee and receipt.paid_at else ""
    facts = (
        ("Biaya", f"{receipt.fee}{paid}"),
        ("Pengambilan", tight(receipt.pickup_place)),
        ("Yang dibawa", ", ".join(receipt.bring)),
    )
    if receipt.note:
        story += [paragraph(receipt.note, style(8.8, SEMIBOLD, colour=RUST)), Spacer(0, 1.6 * mm)]
    return [*story, pairs(facts)]


def _end(receipt: Receipt) -> list[Flowable]:
    giver = receipt.proxy or receipt.applicant
    signed = signatures(
        ("Yang menyerahkan,", giver, ""), ("Yang menerima,", receipt.received_by, receipt.booth)
    )
    return [
        Spacer(0, 1.4 * mm),
        signed,
        Spacer(0, 1.4 * mm),
        closing(NO_PAYMENT, receipt.complaint_contact, ASK),
    ]
