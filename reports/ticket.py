"""The queue ticket on an 80 mm roll: one number, large, and nothing about its holder."""

from dataclasses import dataclass

from reportlab.platypus import Flowable, HRFlowable, Spacer, Table

from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from reports.page import EXAMPLE, EXAMPLE_NOTE, Sheet, copy_words, roll_pdf
from reports.path import PathLine
from reports.qr import Qr, code_title
from reports.style import BLACK, ROLL_MM, ROLL_PRINTED_MM, bare_rules, mm, style
from reports.text import fitting_size, paragraph, tight
from reports.turns import in_turn
from reports.words import moment

WIDTH = ROLL_PRINTED_MM * mm
ADVICE = "Tunggu sampai nomor ini dipanggil. Bila terlewat, lapor ke meja informasi."
MOST_STOPS = 8


@dataclass(frozen=True, slots=True)
class TicketSlip:
    """One ticket; `day` ISO, `time` local HH:MM, `zone` WIB, WITA or WIT.

    `place` says where to wait. `step` of `steps` is drawn as a path when the visit has several;
    `after_step` is the step that must be done first, None for a ticket that already queues. `priority` holds
    the words to print, empty for none; `note` what an outage means for it; `copy` counts reprints.
    """

    mall: str
    agency: str
    service: str
    number: str
    day: str
    time: str
    zone: str
    visit_code: str
    place: str = ""
    priority: str = ""
    step: int = 1
    steps: int = 1
    after_step: int | None = None
    copy: int = 0
    example: bool = False
    note: str = ""


@in_turn
def ticket_pdf(slip: TicketSlip) -> bytes:
    """Return the ticket as a PDF, byte-equal for equal input."""
    sheet = Sheet(
        size_mm=(ROLL_MM, 0),
        margin_mm=4,
        title=slip.number,
        subject="Nomor antrean",
        author=slip.mall,
        foot="",
    )
    return roll_pdf(sheet, _story(slip))


def _story(slip: TicketSlip) -> list[Flowable]:
    size = fitting_size(slip.number, BOLD, 38, WIDTH - 1 * mm, least=16)
    story: list[Flowable] = [
        _line(slip.mall, 9.5, SEMIBOLD),
        Spacer(0, 1.6 * mm),
        rule(),
        Spacer(0, 2.2 * mm),
        _line("Nomor antrean", 8.5, REGULAR),
        _line(slip.number, size, BOLD, leading=1.16),
        Spacer(0, 1.6 * mm),
        _line(slip.agency, 11.5, BOLD),
        _line(slip.service, 10, MEDIUM),
    ]
    if slip.place:
        story.append(_line(tight(slip.place), 9.5, REGULAR))
    priority = slip.priority and f"Prioritas: {slip.priority}"
    story += marks(priority, copy_words(slip.copy), example=slip.example)
    story += remark(slip.note)
    story += _path(slip)
    story += [
        Spacer(0, 2 * mm),
        rule(),
        Spacer(0, 1.8 * mm),
        _line(moment(slip.day, slip.time, slip.zone), 9, MEDIUM),
    ]
    story += [code_block(slip.visit_code, ADVICE)]
    if slip.example:
        story += [_line(EXAMPLE_NOTE, 7.4, SEMIBOLD)]
    return story


def _path(slip: TicketSlip) -> list[Flowable]:
    """Return where this ticket stands in its visit: the path, its words, and what must come first."""
    story: list[Flowable] = []
    if slip.steps > 1:
        if slip.steps <= MOST_STOPS:
            story += [Spacer(0, 2 * mm), PathLine(slip.steps, slip.step)]
        story.append(_line(f"Langkah {slip.step} dari {slip.steps}", 9, MEDIUM))
    if slip.after_step is not None:
        story.append(_line(f"Dipanggil sesudah langkah {slip.after_step} selesai", 9, SEMIBOLD))
    return story


def code_block(code: str, note: str) -> Flowable:
    """Return a QR with its code in readable letters beside it, for a roll."""
    qr = Qr(code, flush="left")
    words = [
        paragraph(code_title(code), style(8, REGULAR, colour=BLACK)),
        paragraph(code, style(9.5, SEMIBOLD, colour=BLACK)),
        Spacer(0, 1.4 * mm),
        paragraph(note, style(7.6, REGULAR, colour=BLACK)),
    ]
    table = Table([[qr, words]], colWidths=[qr.width, WIDTH - qr.width])
    table.setStyle([*bare_rules(), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    return table


def marks(priority: str, copy: str, *, example: bool) -> list[Flowable]:
    """Return boxed words for a roll: priority, then copy and sample in one box; empty ones left out."""
    story: list[Flowable] = []
    kind = " · ".join(filter(None, (copy, EXAMPLE if example else "")))
    for text in filter(None, (priority, kind)):
        box = Table([[_line(text, 9.5, BOLD)]], colWidths=[WIDTH])
        box.setStyle(
            [
                ("BOX", (0, 0), (-1, -1), 1, BLACK),
                ("ROUNDEDCORNERS", [4, 4, 4, 4]),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        )
        story += [Spacer(0, 2 * mm), box]
    return story


def remark(words: str) -> list[Flowable]:
    """Return words that a visitor must not overlook, between two thin lines on a roll; nothing for none."""
    if not words:
        return []
    return [
        Spacer(0, 2 * mm),
        rule(),
        Spacer(0, 1.2 * mm),
        _line(words, 9, SEMIBOLD),
        Spacer(0, 1.6 * mm),
        rule(),
    ]


def rule() -> Flowable:
    """Return a thin line over the printed width of a roll."""
    line: Flowable = HRFlowable(width="100%", thickness=0.8, color=BLACK, spaceBefore=0, spaceAfter=0)
    return line


def _line(text: str, size: float, font: str, leading: float = 1.3) -> Flowable:
    return paragraph(text, style(size, font, colour=BLACK, align="center", leading=leading))
