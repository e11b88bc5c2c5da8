"""The one drawer of reports of a period: letterhead, title, number, blocks, definitions, signatures."""

import datetime as dt
from collections.abc import Sequence

from babel.dates import format_date
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from reports.arrangement import (
    Arrangement,
    Bars,
    Block,
    Frame,
    HeatMap,
    KeyFigures,
    Listing,
    PeriodReport,
    Remark,
)
from reports.bands import band, footnotes
from reports.bar_rows import BarRows
from reports.columns import Column
from reports.fonts import BOLD, MEDIUM, REGULAR
from reports.heat import Heat
from reports.numbering import BY_HAND, DOTS
from reports.numbers import whole
from reports.page import Sheet, letterhead, sheet_pdf
from reports.path import Heading
from reports.period_grid import listed, said
from reports.signing import signatures
from reports.style import A4_MM, F4_MM, INK2, INK3, mm, style
from reports.text import paragraph
from reports.turns import in_turn
from reports.words import plain_date

MARGIN_MM = 15
SIZES = {"A4": A4_MM, "F4": F4_MM}
ROOM = 44 * mm
"""Under a section's head there is at least so much of the section, or it goes to the next page."""
BY_HAND_NOTE = "nomor diisi tangan"


@in_turn
def period_pdf(report: PeriodReport) -> bytes:
    """Return the report as a PDF, byte-equal for equal input."""
    arranged, frame = report.arrangement, report.frame
    span = period_words(arranged.first, arranged.last)
    width_mm, height_mm = SIZES.get(frame.paper, A4_MM)
    sheet = Sheet(
        size_mm=(height_mm, width_mm) if arranged.landscape else (width_mm, height_mm),
        margin_mm=MARGIN_MM,
        title=f"{arranged.title} {arranged.first.isoformat()} {arranged.last.isoformat()}",
        subject=f"{arranged.title}, {span}",
        author=frame.letterhead.mall,
        foot=f"{arranged.title} · {span}",
        running=f"{frame.letterhead.mall} · {arranged.title} · {span}",
        example=frame.example and arranged.official,
    )
    return sheet_pdf(sheet, _story(report, (sheet.size_mm[0] - 2 * MARGIN_MM) * mm, span))


def period_words(first: dt.date, last: dt.date) -> str:
    """Return `November 2026` of a whole month, else `1 – 24 November 2026`, as short as it can be said."""
    if first == last:
        return plain_date(first)
    if first.day == 1 and (first + dt.timedelta(32)).replace(day=1) - dt.timedelta(1) == last:
        return format_date(first, "MMMM y", locale="id")
    form = "d MMMM y" if first.year != last.year else "d MMMM" if first.month != last.month else "d"
    return f"{format_date(first, form, locale='id')} – {plain_date(last)}"


def _story(report: PeriodReport, width: float, span: str) -> list[Flowable]:
    arranged, frame = report.arrangement, report.frame
    story = [*letterhead(frame.letterhead), *_title(arranged, frame, span)]
    blocks: Sequence[Block] = arranged.blocks
    if arranged.empty:
        blocks = (Remark("", (arranged.empty,)),)
    number = 0
    for block in blocks:
        title = "" if isinstance(block, KeyFigures) else block.title
        number += bool(title)
        story += _section(number, title, _drawn(block, width), whole_only=isinstance(block, HeatMap))
    if arranged.definitions and not arranged.empty:
        notes = footnotes((*arranged.definitions, f"Jam: waktu setempat ({frame.zone})."))
        story += _section(number + 1, "Penjelasan angka", notes)
    if arranged.official:
        signs = signatures(frame.signature, frame.place, frame.dated, width)
        story.append(KeepTogether([Spacer(0, 7 * mm), *signs]))
    return story


def _section(number: int, title: str, content: list[Flowable], *, whole_only: bool = False) -> list[Flowable]:
    """Return a section under its head, which never stands alone at the foot of a page."""
    if not title:
        return content
    head = Heading(number, title)
    if whole_only:
        return [KeepTogether([head, *content])]
    head.keepWithNext = 0  # with a long list it would leave the rest of a page empty
    return [CondPageBreak(ROOM), head, *content]


def _title(arranged: Arrangement, frame: Frame, span: str) -> list[Flowable]:
    small = style(9, REGULAR, colour=INK2, align="center", leading=1.5)
    lines = [
        Spacer(0, 5 * mm),
        paragraph(arranged.title, style(15, BOLD, align="center", leading=1.2)),
        paragraph(span, style(10.5, MEDIUM, colour=INK2, align="center", leading=1.5)),
    ]
    if arranged.official:
        open_yet = DOTS in frame.number or frame.number in ("", BY_HAND)
        note = f" ({BY_HAND_NOTE})" if open_yet else ""
        lines.append(paragraph(f"Nomor {frame.number or BY_HAND}{note}", small))
    lines += [paragraph(words, small) for words in arranged.lines]
    return [*lines, Spacer(0, 3.5 * mm)]


def _drawn(block: Block, width: float) -> list[Flowable]:
    """Return what stands under a section's head."""
    if isinstance(block, KeyFigures):
        figures = [(one.label, said(one.value, Column("", "", one.kind)), one.note) for one in block.figures]
        return band(figures, width)
    if isinstance(block, Remark):
        return [paragraph(words, style(9, REGULAR, leading=1.45, after=3)) for words in block.words]
    lead = (
        [paragraph(block.lead, style(8.4, REGULAR, colour=INK2, leading=1.4, after=4))] if block.lead else []
    )
    if isinstance(block, HeatMap):
        return [*lead, Heat(block)]
    if isinstance(block, Bars):
        return [*lead, BarRows(block)]
    return [*lead, *_list(block, width)]


def _list(listing: Listing, width: float) -> list[Flowable]:
    if not listing.lines:
        return [paragraph(listing.nothing, style(8.4, REGULAR, colour=INK2))]
    left = len(listing.lines) - listing.shown if listing.shown else 0
    more = f"dan {whole(left)} baris lagi; semuanya ada di XLSX"
    rest = [paragraph(more, style(8.4, REGULAR, colour=INK3))] if left > 0 else []
    return [*listed(listing, width), *rest]
