"""Pemberitahuan gangguan on A4: for the door, to be read while standing, in three metres' distance."""

from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from reports.letterhead import Letterhead
from reports.page import Sheet, letterhead, sheet_pdf
from reports.path import Mark, Stop
from reports.style import A4_MM, ACCENT, INK2, RUST, SOFT, bare_rules, mm, style
from reports.text import fitting_size, paragraph
from reports.turns import in_turn
from reports.words import moment

TITLE = "Pemberitahuan gangguan"
MARGIN_MM = 18
WIDTH = (A4_MM[0] - 2 * MARGIN_MM) * mm
WHAT_YOU_CAN_DO = "Yang dapat Anda lakukan"


@dataclass(frozen=True, slots=True)
class NoticeOption:
    """One thing that a visitor can do: what, and how."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What is down and what a visitor can do; an empty text leaves its line out.

    `system` is its published name, `where` whom it hits, `day` ISO and `time` local HH:MM of the beginning,
    `zone` WIB, WITA or WIT; `printed` a whole moment in words; `numbers` what becomes of new queue numbers,
    `others` that the rest goes on. `copy` counts prints and is not shown: each notice tells how things stand.
    """

    letterhead: Letterhead
    system: str
    where: str
    day: str
    time: str
    zone: str
    numbers: str
    options: tuple[NoticeOption, ...] = ()
    others: str = ""
    contact: str = ""
    printed: str = ""
    copy: int = 0


@in_turn
def notice_pdf(notice: Notice) -> bytes:
    """Return the notice as a PDF, byte-equal for equal input."""
    sheet = Sheet(
        size_mm=A4_MM,
        margin_mm=MARGIN_MM,
        title=f"{TITLE} {notice.system}",
        subject=TITLE,
        author=notice.letterhead.mall,
        foot=" · ".join(filter(None, (TITLE, notice.printed))),
        running=f"{TITLE} · {notice.system}",
    )
    return sheet_pdf(sheet, _story(notice))


def _story(notice: Notice) -> list[Flowable]:
    story: list[Flowable] = [
        *letterhead(notice.letterhead),
        Spacer(0, 12 * mm),
        paragraph(TITLE.upper(), style(15, SEMIBOLD, colour=RUST, align="center", leading=1.3)),
        Spacer(0, 2 * mm),
        paragraph(f"{notice.system} sedang terganggu", _fitting(f"{notice.system} sedang terganggu")),
        Spacer(0, 2 * mm),
        paragraph(notice.where, style(17, MEDIUM, align="center", leading=1.3)),
        paragraph(
            f"Sejak {moment(notice.day, notice.time, notice.zone)}",
            style(13, REGULAR, colour=INK2, align="center", leading=1.5),
        ),
        Spacer(0, 8 * mm),
        _box(notice),
    ]
    if notice.options:
        story += [
            Spacer(0, 9 * mm),
            paragraph(WHAT_YOU_CAN_DO, style(15, BOLD, leading=1.3)),
            Spacer(0, 4 * mm),
            *_options(notice.options),
        ]
    if notice.contact:
        words = [
            paragraph("Perlu bantuan?", style(13, SEMIBOLD, colour=ACCENT, leading=1.35)),
            paragraph(notice.contact, style(13, REGULAR, leading=1.4)),
        ]
        story.append(KeepTogether([Spacer(0, 4 * mm), *words]))
    return story


def _fitting(words: str) -> ParagraphStyle:
    """Return the style of the headline: as large as one line holds, never under 22 points."""
    return style(fitting_size(words, BOLD, 32, WIDTH, least=22), BOLD, align="center", leading=1.2)


def _box(notice: Notice) -> Flowable:
    """Return the tinted box with what becomes of new numbers, and that others go on."""
    lines = [paragraph(notice.numbers, style(14, SEMIBOLD, leading=1.4))]
    if notice.others:
        lines.append(paragraph(notice.others, style(13, REGULAR, leading=1.45)))
    box = Table([[line] for line in lines], colWidths=[WIDTH], splitInRow=1)
    box.setStyle(
        [
            *bare_rules(),
            ("BACKGROUND", (0, 0), (-1, -1), SOFT),
            ("LINEBEFORE", (0, 0), (0, -1), 3, ACCENT),
            ("LEFTPADDING", (0, 0), (-1, -1), 5 * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), 5 * mm),
            ("TOPPADDING", (0, 0), (-1, 0), 3 * mm),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 4 * mm),
        ]
    )
    return box


def _options(options: tuple[NoticeOption, ...]) -> list[Flowable]:
    """Return the options as stops of the house's path; none leads to the next, so no line joins them."""
    return [
        Stop.of(
            Mark(str(place), waits=False, onward_waits=None),
            [
                paragraph(option.title, style(14, SEMIBOLD, leading=1.45)),
                paragraph(option.words, style(12.5, REGULAR, leading=1.42)),
            ],
            WIDTH,
            5,
        )
        for place, option in enumerate(options, 1)
    ]
