"""Yang harus dibawa: what to have ready before a visit, by agency, without a queue number (80 mm roll or A5)."""

from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from reports.page import EXAMPLE_NOTE, Sheet, double_rule, roll_pdf, sheet_pdf
from reports.path import COLOUR, THERMAL, Ink, Mark, Stop
from reports.style import A5_MM, BLACK, INK2, ROLL_MM, ROLL_PRINTED_MM, RUST, bare_rules, mm, style
from reports.text import Span, paragraph, spans, tight
from reports.tick import TickBox
from reports.ticket import marks, rule
from reports.turns import in_turn
from reports.words import moment

TITLE = "Yang Harus Dibawa"
FROM_HOME = "Siapkan dari rumah"
NOTHING = "Tidak ada berkas yang perlu dibawa."
WHERE = "Diminta di"
NOTE = "Daftar ini bukan nomor antrean. Ambil nomor di meja depan saat berkas sudah lengkap."
A5_MARGIN_MM = 11
GUTTER_MM, BOX_MM = 10, 5


@dataclass(frozen=True, slots=True)
class BringStop:
    """One agency: its services, where they are given, and the papers that each visitor shows there.

    `services` with their fee where there is one, `documents` by name, `made` = papers that another agency of
    this list makes on the way, in words; `note` = why it cannot be done in this mall, empty for most.
    """

    agency: str
    services: tuple[str, ...]
    place: str = ""
    documents: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class BringSheet:
    """What to bring for `about`, a life event or services. `paper` = "roll" or "a5".

    `documents` are all papers to bring, each once; `day` ISO and `time` local HH:MM of the print. `copy` counts
    prints and is not shown: each list tells what is asked for now.
    """

    mall: str
    about: str
    day: str
    time: str
    zone: str
    documents: tuple[str, ...]
    stops: tuple[BringStop, ...]
    help_desk: str = ""
    example: bool = False
    paper: str = "roll"
    copy: int = 0


@dataclass(frozen=True, slots=True)
class _Look:
    """Sizes and colours of one paper; `width` in points, `columns` of the list of documents."""

    width: float
    ink: Ink
    warning: Color
    quiet: Color
    columns: int


ROLL = _Look(ROLL_PRINTED_MM * mm, THERMAL, BLACK, BLACK, 1)
A5 = _Look((A5_MM[0] - 2 * A5_MARGIN_MM) * mm, COLOUR, RUST, INK2, 2)


@in_turn
def bring_pdf(sheet: BringSheet) -> bytes:
    """Return the list on its paper as a PDF, byte-equal for equal input.

    Raises:
        ValueError: `paper` is neither "roll" nor "a5".
    """
    if sheet.paper not in {"roll", "a5"}:
        raise ValueError("bring_sheet.paper")
    on_roll = sheet.paper == "roll"
    page = Sheet(
        size_mm=(ROLL_MM, 0) if on_roll else A5_MM,
        margin_mm=4 if on_roll else A5_MARGIN_MM,
        title=f"{TITLE}: {sheet.about}",
        subject=TITLE,
        author=sheet.mall,
        foot=f"{TITLE} · {moment(sheet.day, sheet.time, sheet.zone)}",
        running=TITLE,
        example=sheet.example,
    )
    return roll_pdf(page, _roll(sheet)) if on_roll else sheet_pdf(page, _a5(sheet))


def _roll(sheet: BringSheet) -> list[Flowable]:
    when = moment(sheet.day, sheet.time, sheet.zone)
    story: list[Flowable] = [
        paragraph(sheet.mall, style(9.5, SEMIBOLD, colour=BLACK, align="center")),
        paragraph(TITLE, style(13, BOLD, colour=BLACK, align="center")),
        paragraph(sheet.about, style(10.5, SEMIBOLD, colour=BLACK, align="center")),
        paragraph(when, style(8.5, REGULAR, colour=BLACK, align="center")),
        *marks("", "", example=sheet.example),
        Spacer(0, 2 * mm),
        rule(),
        *_content(sheet, ROLL),
        rule(),
        paragraph(NOTE, style(8, REGULAR, colour=BLACK)),
    ]
    if sheet.help_desk:
        story.append(paragraph(sheet.help_desk, style(8, REGULAR, colour=BLACK)))
    if sheet.example:
        story.append(paragraph(EXAMPLE_NOTE, style(7.4, SEMIBOLD, colour=BLACK, align="center")))
    return story


def _a5(sheet: BringSheet) -> list[Flowable]:
    when = moment(sheet.day, sheet.time, sheet.zone)
    story: list[Flowable] = [
        paragraph(sheet.mall, style(9.5, SEMIBOLD, colour=COLOUR.line)),
        paragraph(TITLE, style(15, BOLD, leading=1.25)),
        paragraph(sheet.about, style(10.5, SEMIBOLD)),
        paragraph(when, style(8.6, REGULAR, colour=INK2)),
        Spacer(0, 2 * mm),
        *double_rule(),
        *_content(sheet, A5),
        paragraph(NOTE, style(7.8, REGULAR, colour=INK2)),
    ]
    if sheet.help_desk:
        story.append(paragraph(sheet.help_desk, style(7.8, REGULAR, colour=INK2)))
    return story


def _content(sheet: BringSheet, look: _Look) -> list[Flowable]:
    """Return the list to tick off at home, then the agencies with what each asks for."""
    heading = style(11, BOLD, colour=look.ink.text, leading=1.3)
    made: list[Flowable] = [Spacer(0, 3 * mm), paragraph(FROM_HOME, heading), Spacer(0, 1 * mm)]
    made += _boxes(sheet.documents, look)
    made += [Spacer(0, 5 * mm), paragraph(WHERE, heading), Spacer(0, 2 * mm)]
    last = len(sheet.stops)
    for place, stop in enumerate(sheet.stops, 1):
        onward = None if place == last else False
        mark = Mark(str(place), waits=False, onward_waits=onward, ink=look.ink)
        drawn = Stop.of(mark, _stop(stop, look), look.width, 4)
        made.append(KeepTogether([drawn]) if look.columns > 1 else drawn)
    return made


def _boxes(documents: tuple[str, ...], look: _Look) -> list[Flowable]:
    """Return the documents with an empty box each, in as many columns as the paper has."""
    if not documents:
        return [paragraph(NOTHING, style(9.5, REGULAR, colour=look.ink.text))]
    width = look.width / look.columns
    boxes = [_box(document, look, width - 2 * mm) for document in documents]
    boxes += [Spacer(0, 0)] * (-len(boxes) % look.columns)
    rows = [boxes[start : start + look.columns] for start in range(0, len(boxes), look.columns)]
    table = Table(rows, colWidths=[width] * look.columns, splitInRow=1)
    table.setStyle(bare_rules())
    return [table]


def _box(document: str, look: _Look, width: float) -> Flowable:
    words = paragraph(document, style(9.5, MEDIUM, colour=look.ink.text, leading=1.28))
    box = TickBox(ticked=False, colour=look.ink.text)
    table = Table([[box, words]], colWidths=[BOX_MM * mm, width - BOX_MM * mm])
    table.setStyle([*bare_rules(), ("TOPPADDING", (0, 0), (-1, -1), 1.8)])
    return table


def _stop(stop: BringStop, look: _Look) -> list[Flowable]:
    text = look.ink.text
    lines: list[Flowable] = [paragraph(stop.agency, style(10.5, SEMIBOLD, colour=text, leading=1.25))]
    if stop.place:
        lines.append(paragraph(tight(stop.place), style(8.8, SEMIBOLD, colour=look.quiet)))
    lines += [paragraph(service, style(9, REGULAR, colour=text)) for service in stop.services]
    if stop.note:
        lines.append(paragraph(stop.note, style(8.8, SEMIBOLD, colour=look.warning)))
    for title, names in (("Bawa", stop.documents), ("Dibuat sebelumnya", stop.made)):
        if names:
            pieces = (Span(f"{title}: ", SEMIBOLD), Span("; ".join(names)))
            lines.append(spans(pieces, style(8.8, REGULAR, colour=text, leading=1.3)))
    return lines
