"""What all papers of a request share: head with its code, fact lines, lists, signatures, closing lines."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Spacer, Table

from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from reports.page import LeafMark, Sheet, sheet_pdf
from reports.qr import beside_code
from reports.style import A5_MM, INK2, INK3, RUST, Rule, bare_rules, mm, style, table_rules
from reports.text import Span, paragraph, spans
from reports.tick import TickBox
from reports.words import long_date

PRIVACY = (
    "Data pada lembar ini dipakai hanya untuk memproses permohonan ini. Simpan baik-baik dan jangan difoto "
    "untuk umum."
)
MARGIN_MM = 11
WIDTH = (A5_MM[0] - 2 * MARGIN_MM) * mm
WRITTEN = "." * 44  # a line for the pen
LEAVES = ("Lembar pemohon", "Lembar arsip")
TAIL = 4
"""Most characters of an identity number that a paper shows."""


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """A document still to be brought; `complete_by` is an ISO day, empty where no day was set."""

    name: str
    complete_by: str = ""


@dataclass(frozen=True, slots=True)
class DossierPaper:
    """Which paper it is, the request's code, whose it is, which copy, and whether it is an example."""

    title: str
    number: str
    mall: str
    copy: int
    example: bool


def leaves_pdf(paper: DossierPaper, leaves: tuple[str, ...], leaf: Callable[[str], list[Flowable]]) -> bytes:
    """Return an A5 PDF of one leaf after the other; an empty name is that of the only one."""
    line = f"{paper.title} · {paper.number}"
    sheet = Sheet(
        size_mm=A5_MM,
        margin_mm=MARGIN_MM,
        title=paper.number,
        subject=paper.title,
        author=paper.mall,
        foot=line,
        running=line,
        example=paper.example,
        copy=paper.copy,
    )
    story: list[Flowable] = []
    for name in leaves:
        if story:
            story += [NextPageTemplate("first"), PageBreak(), NextPageTemplate("later")]
        story += [LeafMark(name), *leaf(name)]
    return sheet_pdf(sheet, story)


def head(title: str, number: str, lines: tuple[str, ...]) -> list[Flowable]:
    """Return title and small lines beside the QR of the request; an empty line is left out."""
    small = style(8.2, REGULAR, colour=INK2)
    words: list[Flowable] = [paragraph(title, style(14, BOLD, leading=1.25))]
    for line in filter(None, lines):
        before, found, after = line.partition(number)
        words.append(spans((Span(before), Span(found, SEMIBOLD), Span(after)), small))
    return beside_code(words, number, 0.6, WIDTH)


def refuse_whole_number(id_tail: str) -> None:
    """Let the end of an identity number pass: papers outlive desks, and a whole number has no place on one.

    Raises:
        ValueError: it has more than four characters.
    """
    if len(id_tail) > TAIL:
        raise ValueError("dossier.id_tail")


def masked(tail: str) -> str:
    """Return the last four digits behind dots, as `•••• •••• •••• 0001`."""
    return f"•••• •••• •••• {tail}" if tail else ""


def pairs(facts: tuple[tuple[str, str], ...]) -> Flowable:
    """Return label and value lines; a pair without a value is left out."""
    label, value = style(8.2, REGULAR, colour=INK2), style(8.8, MEDIUM)
    rows = [[paragraph(name, label), paragraph(text, value)] for name, text in facts if text]
    table = Table(rows or [["", ""]], colWidths=[30 * mm, WIDTH - 30 * mm], splitInRow=1)
    table.setStyle(
        [*bare_rules(), ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
    )
    return table


def dossier_list(rows: list[list[object]], widths: list[float], rules: list[Rule]) -> Flowable:
    """Return a list with a head; the second column takes the room that the others leave."""
    widths[1] = WIDTH - sum(widths)
    table = Table(rows, colWidths=widths, repeatRows=1, splitInRow=1)
    table.setStyle([*table_rules(), *rules])
    return table


def missing_list(missing: tuple[MissingDocument, ...], title: str = "Belum ada") -> list[Flowable]:
    """Return what is still to be brought, each with its day where one was set; nothing where nothing is."""
    if not missing:
        return []
    dated = any(document.complete_by for document in missing)
    rows: list[list[object]] = [["", title, "Lengkapi paling lambat" if dated else ""]]
    plain = style(8.2, SEMIBOLD, colour=RUST, leading=1.25)
    rows += [
        [
            TickBox(ticked=False, colour=RUST),
            paragraph(document.name, plain),
            paragraph(long_day(document.complete_by) if dated else "", plain),
        ]
        for document in missing
    ]
    widths = [7 * mm, 0, (52 if dated else 4) * mm]
    return [Spacer(0, 2 * mm), dossier_list(rows, widths, [("TEXTCOLOR", (0, 0), (-1, 0), RUST)])]


def long_day(iso: str) -> str:
    """Return an ISO day as `Selasa, 24 November 2026`; a dash for none."""
    return long_date(dt.date.fromisoformat(iso)) if iso else "–"


def signatures(left: tuple[str, str, str], right: tuple[str, str, str]) -> Flowable:
    """Return two places to sign: what is said above the line, name, and a smaller line under it."""
    plain, small = style(8.2, REGULAR, colour=INK2), style(7.8, REGULAR, colour=INK2)
    half, name = WIDTH * 0.46, style(8.8, SEMIBOLD)
    rows: list[list[Any]] = [
        [paragraph(left[0], plain), "", paragraph(right[0], plain)],
        ["", "", ""],
        [
            [paragraph(left[1], name), paragraph(left[2], small)],
            "",
            [paragraph(right[1], name), paragraph(right[2], small)],
        ],
    ]
    table = Table(
        rows, colWidths=[half, WIDTH - 2 * half, half], rowHeights=[None, 9 * mm, None], splitInRow=1
    )
    table.setStyle(
        [*bare_rules(), ("LINEBELOW", (0, 1), (0, 1), 0.6, INK3), ("LINEBELOW", (2, 1), (2, 1), 0.6, INK3)]
    )
    return table


def closing(first: str, contact: str, more: str = "") -> Flowable:
    """Return the closing lines: what the paper is not, where to complain, something more, what the data are for."""
    small = style(7.2, REGULAR, colour=INK2, leading=1.36)
    words = (f"Pengaduan: {contact}." if contact else "", more, PRIVACY)
    return spans((Span(first, SEMIBOLD), Span(" " + " ".join(filter(None, words)))), small)
