"""Sheets and rolls: letterhead, footer with page x of y, marks for copies and unconfirmed samples."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    NextPageTemplate,
    PageTemplate,
    Spacer,
)

from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD, register_fonts
from reports.letterhead import Letterhead
from reports.style import ACCENT, GHOST, INK, INK2, INK3, LINE, ROLL_MM, ROLL_PRINTED_MM, RUST, mm, style
from reports.text import fitted, paragraph, printable

OPTIONS: dict[str, Any] = {"invariant": 1, "lang": "id-ID", "initialFontName": REGULAR}
EXAMPLE = "CONTOH"
EXAMPLE_NOTE = "Contoh: katalog layanan belum disahkan pengelola MPP."


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all pages of one sheet share: size and margin in mm, its PDF title, running words and marks.

    `title` names a report, ticket or receipt, never a person: print queues show it.
    """

    size_mm: tuple[float, float]
    margin_mm: float
    title: str
    subject: str
    author: str
    foot: str
    running: str = ""
    example: bool = False
    copy: int = 0


class _Pages(Canvas):
    """A canvas that writes each page's foot when the number of pages of its leaf is known."""

    def __init__(self, sheet: Sheet, buffer: BytesIO, **options: Any) -> None:
        super().__init__(buffer, **options)
        self._sheet = sheet
        self._kept: list[dict[str, Any]] = []
        self.leaf = ""

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page; it is written when the last one is known."""
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined] # the stubs leave it out

    def save(self) -> None:
        """Write each page with its foot, and the file."""
        kept, leaves = self._kept, [state["leaf"] for state in self._kept]
        for index, state in enumerate(kept):
            self.__dict__.update(state)
            number = leaves[: index + 1].count(leaves[index])
            _foot(self, self._sheet, self.leaf, f"Halaman {number} dari {leaves.count(leaves[index])}")
            Canvas.showPage(self)
        super().save()


class LeafMark(Flowable):
    """Takes no room and says that a new leaf (such as "Lembar arsip") begins here, with its own page 1."""

    def __init__(self, leaf: str) -> None:
        super().__init__()
        self.leaf = leaf

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """Return the width and height that this takes, in points."""
        return 0, 0

    def draw(self) -> None:
        """Draw at the origin; reportlab has moved the canvas."""
        self.canv.leaf = self.leaf  # type: ignore[attr-defined] # a canvas of ours


def sheet_pdf(sheet: Sheet, story: list[Flowable]) -> bytes:
    """Return a PDF of cut sheets; the first page has no running head, later ones have."""
    register_fonts()
    buffer = BytesIO()
    width, height = (side * mm for side in sheet.size_mm)
    margin = sheet.margin_mm * mm
    inner = width - 2 * margin
    foot = 9 * mm
    head = 8 * mm
    first = Frame(margin, margin + foot, inner, height - 2 * margin - foot, 0, 0, 0, 0)
    later = Frame(margin, margin + foot, inner, height - 2 * margin - foot - head, 0, 0, 0, 0)
    document = BaseDocTemplate(buffer, pagesize=(width, height), **OPTIONS, **_description(sheet))
    document.addPageTemplates(
        [
            PageTemplate("first", [first], onPage=lambda canvas, _: _background(canvas, sheet)),
            PageTemplate("later", [later], onPage=lambda canvas, _: _running_head(canvas, sheet)),
        ]
    )
    document.build(
        [NextPageTemplate("later"), *story],
        canvasmaker=lambda _, **options: _Pages(sheet, buffer, **options),
    )
    return buffer.getvalue()


def roll_pdf(sheet: Sheet, story: list[Flowable]) -> bytes:
    """Return a PDF of one page, 80 mm wide and as long as its content: a receipt printer cuts below it."""
    register_fonts()
    inner, edge = ROLL_PRINTED_MM * mm, 4 * mm
    measure = Canvas(BytesIO())  # flowables are measured on a canvas; nothing is drawn on this one
    sizes = [flowable.wrapOn(measure, inner, 1_000_000)[1] for flowable in story]
    heights = [
        flowable.getSpaceBefore() + size + flowable.getSpaceAfter()
        for flowable, size in zip(story, sizes, strict=True)
    ]
    size = (ROLL_MM * mm, sum(heights) + 2 * edge)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size, **OPTIONS)
    words = _description(sheet)
    canvas.setTitle(words["title"])
    canvas.setSubject(words["subject"])
    canvas.setAuthor(words["author"])
    canvas.setCreator(words["creator"])
    top = size[1] - edge
    for flowable, content, whole in zip(story, sizes, heights, strict=True):
        flowable.drawOn(canvas, (size[0] - inner) / 2, top - flowable.getSpaceBefore() - content)
        top -= whole
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def letterhead(head: Letterhead, *, scale: float = 1) -> list[Flowable]:
    """Return the kop: centred lines over a double rule, thick over thin. `scale` 1 is for A4."""
    lines: list[Flowable] = []
    if head.government:
        lines.append(
            paragraph(head.government.upper(), style(10.5 * scale, MEDIUM, align="center", leading=1.25))
        )
    if head.office:
        lines.append(paragraph(head.office.upper(), style(13 * scale, BOLD, align="center", leading=1.22)))
    lines.append(
        paragraph(head.mall, style(10.5 * scale, SEMIBOLD, colour=ACCENT, align="center", leading=1.35))
    )
    lines += [
        paragraph(line, style(7.8 * scale, REGULAR, colour=INK2, align="center", leading=1.35))
        for line in head.address
    ]
    return [*lines, Spacer(0, 2.2 * mm * scale), *double_rule()]


def double_rule() -> list[Flowable]:
    """Return the double rule below a letterhead."""
    thick: Callable[..., Flowable] = HRFlowable
    return [
        thick(width="100%", thickness=1.8, color=INK, spaceBefore=0, spaceAfter=1.5, lineCap="butt"),
        thick(width="100%", thickness=0.6, color=INK, spaceBefore=0, spaceAfter=0, lineCap="butt"),
    ]


def copy_words(copy: int) -> str:
    """Return `SALINAN ke-n` for a reprint, nothing for the first print (0)."""
    return f"SALINAN ke-{copy}" if copy else ""


def _description(sheet: Sheet) -> dict[str, Any]:
    """Return what the PDF says of itself: never a person's name or NIK."""
    return {
        "title": printable(sheet.title),
        "subject": printable(sheet.subject),
        "author": printable(sheet.author),
        "creator": "Pandu",
    }


def _background(canvas: Canvas, sheet: Sheet) -> None:
    width, height = (side * mm for side in sheet.size_mm)
    if sheet.example:
        canvas.saveState()
        canvas.setFillColor(GHOST)
        canvas.setFont(BOLD, width / 4.4)
        canvas.translate(width / 2, height / 2)
        canvas.rotate(50)
        canvas.drawCentredString(0, -width / 14, EXAMPLE)
        canvas.restoreState()
    words = [(EXAMPLE, RUST)] if sheet.example else []
    words += [(copy_words(sheet.copy), INK)] if sheet.copy else []
    right = width - sheet.margin_mm * mm
    for text, colour in words:
        right = _tag(canvas, right, height - 6.2 * mm, text, colour) - 2 * mm


def _tag(canvas: Canvas, right: float, top: float, text: str, colour: Color) -> float:
    """Draw an outlined word whose right edge is given; return its left edge."""
    size, padding, tall = 7, 1.8 * mm, 4.6 * mm
    wide = stringWidth(text, SEMIBOLD, size) + 2 * padding
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.8)
    canvas.roundRect(right - wide, top - tall + 1 * mm, wide, tall, tall / 2, stroke=1, fill=0)
    canvas.setFillColor(colour)
    canvas.setFont(SEMIBOLD, size)
    canvas.drawString(right - wide + padding, top - tall + 1 * mm + (tall - size * 0.72) / 2, text)
    canvas.restoreState()
    return right - wide


def _running_head(canvas: Canvas, sheet: Sheet) -> None:
    _background(canvas, sheet)
    width, height = (side * mm for side in sheet.size_mm)
    left, right = sheet.margin_mm * mm, width - sheet.margin_mm * mm
    base = height - sheet.margin_mm * mm - 3 * mm
    canvas.saveState()
    canvas.setFont(MEDIUM, 7.5)
    canvas.setFillColor(INK2)
    canvas.drawString(left, base, fitted(sheet.running, MEDIUM, 7.5, right - left))
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(left, base - 2 * mm, right, base - 2 * mm)
    canvas.restoreState()


def _note(sheet: Sheet, leaf: str, room: float) -> str:
    """Return the foot's words, with as much of the sample's note as there is room for."""
    foot = f"{sheet.foot} · {leaf}" if leaf else sheet.foot
    if not sheet.example:
        return foot
    long = f"{foot} · {EXAMPLE_NOTE}"
    return long if stringWidth(printable(long), REGULAR, 7) <= room else f"{EXAMPLE} · {foot}"


def _foot(canvas: Canvas, sheet: Sheet, leaf: str, pages: str) -> None:
    left = sheet.margin_mm * mm
    right = sheet.size_mm[0] * mm - left
    base = left + 1 * mm
    canvas.saveState()
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(left, base + 3.4 * mm, right, base + 3.4 * mm)
    canvas.setFillColor(INK3)
    canvas.setFont(REGULAR, 7)
    room = right - left - stringWidth(pages, MEDIUM, 7) - 6 * mm
    canvas.drawString(left, base, fitted(_note(sheet, leaf, room), REGULAR, 7, room))
    canvas.setFont(MEDIUM, 7)
    canvas.setFillColor(INK2)
    canvas.drawRightString(right, base, pages)
    canvas.restoreState()
