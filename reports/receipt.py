"""Tanda terima berkas on A5: what was received, what is missing, when it is due; one leaf for each file."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    Spacer,
    Table,
)

from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from reports.letterhead import Letterhead
from reports.page import LeafMark, Sheet, letterhead, sheet_pdf
from reports.qr import beside_code, code_title
from reports.style import A5_MM, ACCENT, INK2, INK3, RUST, SOFT, Rule, bare_rules, mm, style, table_rules
from reports.text import Span, paragraph, spans, tight
from reports.tick import TickBox
from reports.turns import in_turn
from reports.words import clock, long_date, moment

TITLE = "Tanda Terima Berkas"
NO_PAYMENT = "Bukan bukti pembayaran."
PRIVACY = (
    "Data pada lembar ini dipakai hanya untuk memproses permohonan ini. Simpan baik-baik dan jangan difoto "
    "untuk umum."
)
MARGIN_MM = 11
WIDTH = (A5_MM[0] - 2 * MARGIN_MM) * mm
EITHER_FORM = "asli / salinan"
FORM_HINT = "Coret bentuk yang tidak sesuai."
TICK_HINT = "Centang berkas yang diterima dan tulis jumlahnya."
WRITTEN = "." * 44  # a line for the pen
LEAVES = ("Lembar pemohon", "Lembar arsip")
TAIL = 4


@dataclass(frozen=True, slots=True)
class ReceivedDocument:
    """A document that was taken in; `form` = "asli" or "salinan", `quantity` in sheets or pieces.

    An empty form is written in by hand. `ticked` False = nobody has asked yet, the box is ticked by hand.
    """

    name: str
    form: str
    quantity: int = 1
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """A document still to be brought; `complete_by` is an ISO day, empty where no day was set."""

    name: str
    complete_by: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt for a dossier; an empty text leaves its line out.

    Days are ISO, `time` is local HH:MM, `zone` WIB, WITA or WIT. `id_tail` is at most the last four characters
    of the NIK, or of the document that `id_label` names: the whole number has no place here. `due_on` is the
    promised day, `due_time` its local HH:MM where hours count, `due_from` the day it is counted from. `note` says
    what an outage means for the files. `copy` counts reprints.
    """

    letterhead: Letterhead
    number: str
    visit_code: str
    day: str
    time: str
    zone: str
    applicant: str
    agency: str
    service: str
    id_tail: str = ""
    id_label: str = "NIK"
    proxy: str = ""
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
        if len(self.id_tail) > TAIL:
            raise ValueError("receipt.id_tail")


@in_turn
def receipt_pdf(receipt: Receipt) -> bytes:
    """Return the receipt as a PDF, one leaf after the other, byte-equal for equal input."""
    sheet = Sheet(
        size_mm=A5_MM,
        margin_mm=MARGIN_MM,
        title=receipt.number,
        subject=TITLE,
        author=receipt.letterhead.mall,
        foot=f"{TITLE} · {receipt.number}",
        running=f"{TITLE} · {receipt.number}",
        example=receipt.example,
        copy=receipt.copy,
    )
    story: list[Flowable] = []
    for name in receipt.leaves:
        if story:
            story += [NextPageTemplate("first"), PageBreak(), NextPageTemplate("later")]
        story += [LeafMark(name), *_leaf(receipt, name)]
    return sheet_pdf(sheet, story)


def _leaf(receipt: Receipt, name: str) -> list[Flowable]:
    return [
        *letterhead(receipt.letterhead, scale=0.78),
        Spacer(0, 3.4 * mm),
        *_head(receipt, name),
        Spacer(0, 1 * mm),
        _facts(receipt),
        *_received(receipt),
        *_missing(receipt),
        *_promise(receipt),
        CondPageBreak(30 * mm),
        KeepTogether(_end(receipt)),
    ]


def _head(receipt: Receipt, name: str) -> list[Flowable]:
    """Return title, number, time and leaf beside the QR of the visit."""
    small = style(8.2, REGULAR, colour=INK2)
    words: list[Flowable] = [
        paragraph(TITLE, style(14, BOLD, leading=1.25)),
        spans((Span("Nomor "), Span(receipt.number, SEMIBOLD), Span(f" · {name}")), small),
        paragraph(moment(receipt.day, receipt.time, receipt.zone), small),
        spans((Span(f"{code_title(receipt.visit_code)} "), Span(receipt.visit_code, SEMIBOLD)), small),
    ]
    return beside_code(words, receipt.visit_code, 0.6, WIDTH)


def masked(tail: str) -> str:
    """Return the last four digits behind dots, as `•••• •••• •••• 0001`."""
    return f"•••• •••• •••• {tail}" if tail else ""


def _facts(receipt: Receipt) -> Flowable:
    pairs = (
        ("Pemohon", receipt.applicant or WRITTEN),
        (receipt.id_label, masked(receipt.id_tail)),
        ("Kuasa", receipt.proxy),
        ("Instansi", receipt.agency),
        ("Layanan", receipt.service),
        ("Standar pelayanan", receipt.standard),
    )
    return _pairs(pairs)


def _pairs(pairs: tuple[tuple[str, str], ...]) -> Flowable:
    """Return label and value lines; a pair without a value is left out."""
    label, value = style(8.2, REGULAR, colour=INK2), style(8.8, MEDIUM)
    rows = [[paragraph(name, label), paragraph(text, value)] for name, text in pairs if text]
    table = Table(rows or [["", ""]], colWidths=[30 * mm, WIDTH - 30 * mm], splitInRow=1)
    table.setStyle(
        [*bare_rules(), ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
    )
    return table


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
        _list(rows, [7 * mm, 0, 24 * mm, 18 * mm], [("ALIGN", (3, 0), (3, -1), "RIGHT")]),
        *([paragraph(hint, style(7.2, REGULAR, colour=INK2, before=1.4))] if hint else []),
    ]


def _missing(receipt: Receipt) -> list[Flowable]:
    if not receipt.missing:
        return []
    dated = any(document.complete_by for document in receipt.missing)
    rows: list[list[object]] = [["", "Belum ada", "Lengkapi paling lambat" if dated else ""]]
    plain = style(8.2, SEMIBOLD, colour=RUST, leading=1.25)
    rows += [
        [
            TickBox(ticked=False, colour=RUST),
            paragraph(document.name, plain),
            paragraph(_day(document.complete_by) if dated else "", plain),
        ]
        for document in receipt.missing
    ]
    widths = [7 * mm, 0, (52 if dated else 4) * mm]
    return [Spacer(0, 2 * mm), _list(rows, widths, [("TEXTCOLOR", (0, 0), (-1, 0), RUST)])]


def _list(rows: list[list[object]], widths: list[float], rules: list[Rule]) -> Flowable:
    widths[1] = WIDTH - sum(widths)
    table = Table(rows, colWidths=widths, repeatRows=1, splitInRow=1)
    table.setStyle([*table_rules(), *rules])
    return table


def _day(iso: str) -> str:
    return long_date(dt.date.fromisoformat(iso)) if iso else "–"


def _promise(receipt: Receipt) -> list[Flowable]:
    """Return the due day in a tinted box, then fee, pickup and what to bring."""
    story: list[Flowable] = [Spacer(0, 2.4 * mm)]
    if receipt.due_on:
        since = f"Dihitung sejak {_day(receipt.due_from)}" if receipt.due_from else ""
        note = "; ".join(filter(None, (since, receipt.due_words)))
        until = f", pukul {clock(receipt.due_time)} {receipt.zone}" if receipt.due_time else ""
        pieces = (Span("Selesai paling lambat "), Span(_day(receipt.due_on), BOLD), Span(until, BOLD))
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
    pairs = (
        ("Biaya", f"{receipt.fee}{paid}"),
        ("Pengambilan", tight(receipt.pickup_place)),
        ("Yang dibawa", ", ".join(receipt.bring)),
    )
    if receipt.note:
        story += [paragraph(receipt.note, style(8.8, SEMIBOLD, colour=RUST)), Spacer(0, 1.6 * mm)]
    return [*story, _pairs(pairs)]


def _end(receipt: Receipt) -> list[Flowable]:
    """Return the two signatures and the closing lines."""
    plain = style(8.2, REGULAR, colour=INK2)
    giver = receipt.proxy or receipt.applicant
    half, name = WIDTH * 0.46, style(8.8, SEMIBOLD)
    rows: list[list[Any]] = [
        [paragraph("Yang menyerahkan,", plain), "", paragraph("Yang menerima,", plain)],
        ["", "", ""],
        [
            paragraph(giver, name),
            "",
            [
                paragraph(receipt.received_by, name),
                paragraph(receipt.booth, style(7.8, REGULAR, colour=INK2)),
            ],
        ],
    ]
    table = Table(
        rows, colWidths=[half, WIDTH - 2 * half, half], rowHeights=[None, 10 * mm, None], splitInRow=1
    )
    table.setStyle(
        [*bare_rules(), ("LINEBELOW", (0, 1), (0, 1), 0.6, INK3), ("LINEBELOW", (2, 1), (2, 1), 0.6, INK3)]
    )
    small = style(7.2, REGULAR, colour=INK2, leading=1.36)
    contact = f"Pengaduan: {receipt.complaint_contact}. " if receipt.complaint_contact else ""
    closing = spans((Span(NO_PAYMENT, SEMIBOLD), Span(f" {contact}{PRIVACY}")), small)
    return [Spacer(0, 2 * mm), table, Spacer(0, 2 * mm), closing]
