"""Poster "Kami dengar, kami lakukan" on A3 or A4: what the public proposed, and what the mall did about it."""

from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table
from reportlab.platypus.flowables import HRFlowable

from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from reports.page import Sheet, sheet_pdf
from reports.style import A4_MM, ACCENT, INK2, INK3, SOFT, WHITE, bare_rules, mm, style
from reports.text import paragraph
from reports.turns import in_turn

TITLE = "Kami dengar, kami lakukan"
HEARD, DONE, DOING = "Anda mengusulkan", "Kami lakukan", "Sedang kami kerjakan"
A3_MM = (297, 420)
SCALES = {"a4": 1.0, "a3": A3_MM[0] / A4_MM[0]}
"""How much larger than on A4 everything is, by the paper's name."""
MARGIN_MM = 16
TWO_COLUMNS_FROM = 5
"""From so many lines on they stand in two columns."""


@dataclass(frozen=True, slots=True)
class PosterLine:
    """What was proposed and what is done about it, in the mall's published words."""

    heard: str
    done: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Poster:
    """A month's poster; `month` in words, `paper` is `a3` or `a4`. `copy` counts prints and is not shown.

    `how` says where one proposes something.
    """

    mall: str
    month: str
    lines: tuple[PosterLine, ...]
    how: str
    paper: str = "a4"
    copy: int = 0


@in_turn
def poster_pdf(poster: Poster) -> bytes:
    """Return the poster as a PDF, byte-equal for equal input."""
    k = SCALES[poster.paper]
    size = A3_MM if poster.paper == "a3" else A4_MM
    sheet = Sheet(
        size_mm=size,
        margin_mm=MARGIN_MM * k,
        title=f"{TITLE} {poster.month}",
        subject=TITLE,
        author=poster.mall,
        foot=f"{poster.mall} · {poster.month}",
        running=f"{TITLE} · {poster.month}",
    )
    width = (size[0] - 2 * MARGIN_MM * k) * mm
    done = sum(line.is_done for line in poster.lines)
    story: list[Flowable] = [
        _banner(poster, width, k),
        Spacer(0, 6 * mm * k),
        paragraph(_counted(len(poster.lines), done), style(13 * k, MEDIUM, colour=INK2, leading=1.35)),
        Spacer(0, 5 * mm * k),
        *_cards(poster.lines, width, k),
        KeepTogether(_how(poster.how, k)),
    ]
    return sheet_pdf(sheet, story)


def _counted(heard: int, done: int) -> str:
    """Return how many there are, in a sentence."""
    left = heard - done
    rest = f", {left} sedang kami kerjakan" if left and done else ""
    first = f"{done} sudah kami lakukan" if done else "semuanya sedang kami kerjakan"
    return f"{heard} usulan warga kami terima bulan ini: {first}{rest}."


def _banner(poster: Poster, width: float, k: float) -> Flowable:
    """Return the title in white on green."""
    lines = [
        [paragraph(poster.mall, style(12 * k, SEMIBOLD, colour=WHITE, leading=1.3))],
        [paragraph("Kami dengar,", style(36 * k, BOLD, colour=WHITE, leading=1.08))],
        [paragraph("kami lakukan.", style(36 * k, BOLD, colour=WHITE, leading=1.08))],
        [paragraph(poster.month, style(16 * k, MEDIUM, colour=WHITE, leading=1.5))],
    ]
    table = Table(lines, colWidths=[width])
    pad = 6.5 * mm * k
    table.setStyle(
        [
            *bare_rules(),
            ("BACKGROUND", (0, 0), (-1, -1), ACCENT),
            ("LEFTPADDING", (0, 0), (-1, -1), pad),
            ("RIGHTPADDING", (0, 0), (-1, -1), pad),
            ("TOPPADDING", (0, 0), (-1, 0), pad),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 3 * mm * k),
            ("TOPPADDING", (0, -1), (-1, -1), 3 * mm * k),
            ("BOTTOMPADDING", (0, -1), (-1, -1), pad),
            ("ROUNDEDCORNERS", [8 * k, 8 * k, 8 * k, 8 * k]),
        ]
    )
    return table


def _cards(lines: tuple[PosterLine, ...], width: float, k: float) -> list[Flowable]:
    columns = 2 if len(lines) >= TWO_COLUMNS_FROM else 1
    gap = 4 * mm * k
    wide = (width - (columns - 1) * gap) / columns
    story: list[Flowable] = []
    for start in range(0, len(lines), columns):
        chosen = lines[start : start + columns]
        cells: list[object] = [""] * (2 * columns - 1)
        rules = bare_rules()
        for place, line in enumerate(chosen):
            at = (2 * place, 0)
            cells[2 * place] = _card(line, wide, k, large=columns == 1)
            rules += [("BACKGROUND", at, at, SOFT), ("LINEBEFORE", at, at, 3 * k, _tone(line))]
        table = Table([cells], colWidths=[wide] if columns == 1 else [wide, gap, wide])
        table.setStyle(rules)
        story += [table, Spacer(0, gap)]
    return story


def _card(line: PosterLine, wide: float, k: float, *, large: bool) -> Flowable:
    """Return one proposal over what became of it; a bar at the left ties them together."""
    size = (18 if large else 12.5) * k
    small = (11 if large else 9.5) * k
    verb = DONE if line.is_done else DOING
    tone = _tone(line)
    rows: list[list[Flowable]] = [
        [paragraph(HEARD, style(small, SEMIBOLD, colour=INK3, leading=1.3))],
        [paragraph(f"\u201c{line.heard}\u201d", style(size, MEDIUM, leading=1.32))],
        [HRFlowable(width="100%", thickness=0.6 * k, color=tone, spaceBefore=0, spaceAfter=0)],
        [paragraph(verb, style(small, BOLD, colour=tone, leading=1.3))],
        [paragraph(line.done, style(size, SEMIBOLD if line.is_done else REGULAR, leading=1.32))],
    ]
    table = Table(rows, colWidths=[wide])
    pad = 4 * mm * k
    table.setStyle(
        [
            *bare_rules(),
            ("LEFTPADDING", (0, 0), (-1, -1), pad),
            ("RIGHTPADDING", (0, 0), (-1, -1), pad),
            ("TOPPADDING", (0, 0), (-1, -1), 2.4 * k),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4 * k),
            ("TOPPADDING", (0, 0), (-1, 0), pad),
            ("BOTTOMPADDING", (0, -1), (-1, -1), pad),
        ]
    )
    return table


def _tone(line: PosterLine) -> Color:
    return ACCENT if line.is_done else INK2


def _how(how: str, k: float) -> list[Flowable]:
    return [
        Spacer(0, 3 * mm * k),
        paragraph("Punya usulan?", style(14 * k, BOLD, colour=ACCENT, leading=1.35)),
        paragraph(how, style(12 * k, REGULAR, leading=1.4)),
    ]
