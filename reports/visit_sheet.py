"""Lembar alur: the whole visit on one paper, as a path with numbered stops (80 mm roll or A5)."""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from reports.page import EXAMPLE_NOTE, Sheet, copy_words, double_rule, roll_pdf, sheet_pdf
from reports.path import COLOUR, THERMAL, Ink, Mark, Stop
from reports.qr import beside_code, code_title
from reports.style import A5_MM, BLACK, INK2, ROLL_MM, ROLL_PRINTED_MM, RUST, bare_rules, mm, style
from reports.text import Span, paragraph, printable, spans, tight
from reports.tick import TickBox
from reports.ticket import code_block, marks, rule
from reports.turns import in_turn
from reports.words import long_date, moment

TITLE = "Lembar Alur Kunjungan"
NOTE = "Tunjukkan kode ini di setiap loket. Lembar ini bukan bukti pembayaran."
LACKING_TITLE = "Yang masih kurang"
ONWARD_TITLE = "Langkah berikutnya"
A5_MARGIN_MM = 11
GUTTER_MM = 10


@dataclass(frozen=True, slots=True)
class NeededDocument:
    """A document for a stop. `form` = "asli", "salinan" or empty; `held` None = not asked yet.

    `from_step` = the step of this visit that produces it, None for one brought from home.
    """

    name: str
    form: str = ""
    quantity: int = 1
    held: bool | None = None
    from_step: int | None = None


@dataclass(frozen=True, slots=True)
class VisitStop:
    """One leg: its number, where, and after which steps; `after` empty = it queues at once.

    `fee` is the words of the standard ("Gratis", "PNBP Rp30.000"), `paid_at` where it is paid. `site` names
    another place when the service is not in this mall. `ended` says how a step is over ("Selesai"), empty for
    one that is still to do; `note` what an outage means for it.
    """

    agency: str
    service: str
    number: str = ""
    place: str = ""
    after: tuple[int, ...] = ()
    documents: tuple[NeededDocument, ...] = ()
    fee: str = ""
    paid_at: str = ""
    site: str = ""
    ended: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LackingDocument:
    """A document that a counter found missing: its name, the step that asks for it, and who here makes it.

    `made_by` = `di langkah 2`, or `di sini: ` with services and their places; empty where nobody here makes it.
    """

    name: str
    step: int
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Onward:
    """What a visitor who leaves without a result is to do next: each a phrase, all but `what` may be empty.

    `why` = why there was no result; `on` = local day (ISO) from which; `words` = what the officer added.
    """

    what: str
    where: str = ""
    on: str = ""
    whom: str = ""
    why: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """A visit's paper. `paper` = "roll" or "a5"; `who` is a short name (first word, initial) or empty.

    `lacking` is what counters found missing, as it stood at `lacking_at` (local HH:MM).
    """

    mall: str
    visit_code: str
    day: str
    time: str
    zone: str
    stops: tuple[VisitStop, ...]
    who: str = ""
    priority: str = ""
    help_desk: str = ""
    copy: int = 0
    example: bool = False
    paper: str = "roll"
    lacking: tuple[LackingDocument, ...] = ()
    lacking_at: str = ""
    onward: Onward | None = None


@dataclass(frozen=True, slots=True)
class _Look:
    """Sizes and colours of one paper.

    `width` in points, `scale` of the type, `columns` of documents, `gap_mm` below each stop.
    """

    width: float
    scale: float
    ink: Ink
    warning: Color
    quiet: Color
    columns: int
    gap_mm: float


ROLL = _Look(ROLL_PRINTED_MM * mm, 1, THERMAL, BLACK, BLACK, 1, 4)
A5 = _Look((A5_MM[0] - 2 * A5_MARGIN_MM) * mm, 1, COLOUR, RUST, INK2, 2, 3)


@in_turn
def visit_sheet_pdf(visit: VisitSheet) -> bytes:
    """Return the sheet on its paper as a PDF, byte-equal for equal input.

    Raises:
        ValueError: `paper` is neither "roll" nor "a5".
    """
    if visit.paper not in {"roll", "a5"}:
        raise ValueError("visit_sheet.paper")
    on_roll = visit.paper == "roll"
    sheet = Sheet(
        size_mm=(ROLL_MM, 0) if on_roll else A5_MM,
        margin_mm=4 if on_roll else A5_MARGIN_MM,
        title=visit.visit_code,
        subject=TITLE,
        author=visit.mall,
        foot=f"{TITLE} · {visit.visit_code}",
        running=f"{TITLE} · {visit.visit_code}",
        example=visit.example,
        copy=visit.copy,
    )
    return roll_pdf(sheet, _roll(visit)) if on_roll else sheet_pdf(sheet, _a5(visit))


def _roll(visit: VisitSheet) -> list[Flowable]:
    story: list[Flowable] = [
        paragraph(visit.mall, style(9.5, SEMIBOLD, colour=BLACK, align="center")),
        paragraph(TITLE, style(13, BOLD, colour=BLACK, align="center")),
        paragraph(_when(visit), style(8.5, REGULAR, colour=BLACK, align="center")),
    ]
    if visit.who:
        story.append(paragraph(visit.who, style(9.5, SEMIBOLD, colour=BLACK, align="center")))
    priority = visit.priority and f"Prioritas: {visit.priority}"
    story += marks(priority, copy_words(visit.copy), example=visit.example)
    story += [Spacer(0, 2 * mm), rule(), Spacer(0, 3 * mm), *_onward(visit, ROLL), *_lacking(visit, ROLL)]
    story += _stops(visit, ROLL)
    story += [rule(), code_block(visit.visit_code, NOTE)]
    if visit.help_desk:
        story.append(paragraph(visit.help_desk, style(8, REGULAR, colour=BLACK)))
    if visit.example:
        story.append(paragraph(EXAMPLE_NOTE, style(7.4, SEMIBOLD, colour=BLACK, align="center")))
    return story


def _a5(visit: VisitSheet) -> list[Flowable]:
    words: list[Flowable] = [
        paragraph(visit.mall, style(9.5, SEMIBOLD, colour=COLOUR.line)),
        paragraph(TITLE, style(15, BOLD, leading=1.25)),
        paragraph(_when(visit), style(8.6, REGULAR, colour=INK2)),
    ]
    who = " · ".join(filter(None, (visit.who, visit.priority and f"Prioritas: {visit.priority}")))
    if who:
        words.append(paragraph(who, style(9.5, SEMIBOLD)))
    words.append(
        spans(
            (Span(f"{code_title(visit.visit_code)} "), Span(visit.visit_code, SEMIBOLD)),
            style(8.6, REGULAR, colour=INK2),
        )
    )
    top = beside_code(words, visit.visit_code, 0.66, A5.width)
    stops = [KeepTogether([stop]) for stop in _stops(visit, A5)]
    story: list[Flowable] = [*top, Spacer(0, 1 * mm), *double_rule(), Spacer(0, 4 * mm)]
    story += [*_onward(visit, A5), *_lacking(visit, A5), *stops]
    story.append(paragraph(NOTE, style(7.8, REGULAR, colour=INK2)))
    if visit.help_desk:
        story.append(paragraph(visit.help_desk, style(7.8, REGULAR, colour=INK2)))
    return story


def _when(visit: VisitSheet) -> str:
    return moment(visit.day, visit.time, visit.zone)


def _lacking(visit: VisitSheet, look: _Look) -> list[Flowable]:
    """Return what is still missing, framed and above the steps: the first thing to see to; nothing for nothing."""
    if not visit.lacking:
        return []
    inner = look.width - 5 * mm
    title = spans(
        (Span(LACKING_TITLE, BOLD), Span(f" · dicatat {visit.lacking_at.replace(':', '.')} {visit.zone}")),
        style(9.5, REGULAR, colour=look.warning),
    )
    return _framed(
        [title, Spacer(0, 1 * mm), *(_lacking_line(one, look, inner) for one in visit.lacking)], look
    )


def _onward(visit: VisitSheet, look: _Look) -> list[Flowable]:
    """Return what to do next, framed and above all else; nothing where the visit had a result."""
    onward = visit.onward
    if onward is None:
        return []
    text, day = look.ink.text, onward.on and long_date(date.fromisoformat(onward.on))
    lines: list[Flowable] = [
        paragraph(ONWARD_TITLE, style(9.5, BOLD, colour=text)),
        Spacer(0, 1 * mm),
        paragraph(onward.what, style(10.5, SEMIBOLD, colour=text, leading=1.25)),
    ]
    for named, words in (
        ("Di mana", onward.where),
        ("Mulai", day),
        ("Tanya", onward.whom),
        ("Sebab", onward.why),
        ("Catatan", onward.words),
    ):
        if words:
            pieces = (Span(f"{named}: ", REGULAR), Span(tight(words), MEDIUM))
            lines.append(spans(pieces, style(9, REGULAR, colour=text)))
    return _framed(lines, look)


def _framed(lines: list[Flowable], look: _Look) -> list[Flowable]:
    frame = Table([[lines]], colWidths=[look.width])
    frame.setStyle(
        [
            ("BOX", (0, 0), (-1, -1), 1, look.warning),
            ("ROUNDEDCORNERS", [4, 4, 4, 4]),
            ("LEFTPADDING", (0, 0), (-1, -1), 2.5 * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2.5 * mm),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5 * mm),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2 * mm),
        ]
    )
    return [frame, Spacer(0, 4 * mm)]


def _lacking_line(one: LackingDocument, look: _Look, inner: float) -> Flowable:
    """Return a missing document with an empty box, the step that asks for it, and who here makes it."""
    text = look.ink.text
    words: list[Flowable] = [
        spans(
            (Span(one.name, SEMIBOLD), Span(f" · untuk langkah {one.step}")), style(9, REGULAR, colour=text)
        )
    ]
    if one.made_by:
        words.append(paragraph(f"Dapat dibuat {tight(one.made_by)}", style(8.6, REGULAR, colour=look.quiet)))
    table = Table([[TickBox(ticked=False, colour=text), words]], colWidths=[5 * mm, inner - 5 * mm])
    table.setStyle([*bare_rules(), ("TOPPADDING", (0, 0), (-1, -1), 1.2)])
    return table


def _stops(visit: VisitSheet, look: _Look) -> list[Flowable]:
    made: list[Flowable] = []
    for place, stop in enumerate(visit.stops, 1):
        onward = visit.stops[place].after != () if place < len(visit.stops) else None
        mark = Mark(str(place), waits=stop.after != (), onward_waits=onward, ink=look.ink)
        made.append(Stop.of(mark, _content(stop, look), look.width, look.gap_mm))
    return made


def _content(stop: VisitStop, look: _Look) -> list[Flowable]:
    text = look.ink.text
    lines: list[Flowable] = []
    if stop.number:
        lines.append(paragraph(stop.number, style(17, BOLD, colour=text, leading=1.2)))
    lines.append(paragraph(stop.agency, style(10.5, SEMIBOLD, colour=text, leading=1.25)))
    wide = look.columns > 1
    fee = _fee(stop)
    service = (Span(stop.service), *((Span(" · "), *fee) if wide and fee else ()))
    lines.append(spans(service, style(9, REGULAR, colour=text)))
    lines.append(spans(_where(stop, look), style(8.8, REGULAR, colour=text)))
    if stop.site:
        lines.append(
            paragraph(f"Tidak dilayani di MPP ini: {stop.site}", style(8.8, SEMIBOLD, colour=look.warning))
        )
    if stop.note:
        lines.append(paragraph(stop.note, style(8.8, SEMIBOLD, colour=look.warning)))
    lines += _documents(stop.documents, look)
    if fee and not wide:
        lines.append(spans(fee, style(8.6, REGULAR, colour=look.quiet, before=1)))
    return lines


def _where(stop: VisitStop, look: _Look) -> tuple[Span, ...]:
    """Return turn and place, on one line where they fit, so that no place is torn apart without need."""
    turn, room = _turn(stop), look.width - GUTTER_MM * mm
    if not stop.place:
        return (Span(turn, SEMIBOLD),)
    torn = stringWidth(printable(f"{turn} · {stop.place}"), SEMIBOLD, 8.8) > room
    joint = "\n" if torn or (stop.after and look.columns == 1) else " · "
    return (Span(turn, SEMIBOLD), Span(joint + tight(stop.place)))


def _fee(stop: VisitStop) -> tuple[Span, ...]:
    """Return what the step costs and where that is paid, nothing where no fee is known."""
    paid = f", dibayar di {tight(stop.paid_at)}" if stop.paid_at else ""
    return (Span("Biaya: "), Span(stop.fee, SEMIBOLD), Span(paid)) if stop.fee else ()


def _turn(stop: VisitStop) -> str:
    """Return how the stop is over, `Sudah antre`, or after which steps it is this stop's turn."""
    if stop.ended:
        return stop.ended
    if not stop.after:
        return "Sudah antre"
    steps = [str(step) for step in stop.after]
    return f"Sesudah langkah {' dan '.join(filter(None, (', '.join(steps[:-1]), steps[-1])))}"


def _documents(documents: tuple[NeededDocument, ...], look: _Look) -> list[Flowable]:
    """Return the documents with their boxes, in as many columns as the paper has."""
    inner = look.width - GUTTER_MM * mm
    if look.columns == 1:
        return [_document(document, look, inner) for document in documents]
    width = inner / look.columns
    made = [_document(document, look, width - 2 * mm) for document in documents]
    rows = [made[start : start + look.columns] for start in range(0, len(made), look.columns)]
    return [_beside(row, width, look.columns) for row in rows]


def _beside(row: list[Flowable], width: float, columns: int) -> Flowable:
    table = Table([[*row, *[""] * (columns - len(row))]], colWidths=[width] * columns, splitInRow=1)
    table.setStyle(bare_rules())
    return table


def _document(document: NeededDocument, look: _Look, width: float) -> Flowable:
    """Return a document with its tick box; a missing one says so in words, not by colour alone."""
    pieces = [Span(document.name, MEDIUM), Span(_how(document))]
    missing = document.held is False and document.from_step is None
    if missing:
        pieces.append(Span(" · BELUM ADA", BOLD))
    elif document.from_step is not None:
        pieces.append(Span(f" · terbit di langkah {document.from_step}"))
    colour = look.warning if missing else look.ink.text
    words = spans(tuple(pieces), style(8.6, REGULAR, colour=colour, leading=1.28))
    box = TickBox(ticked=bool(document.held), colour=look.ink.text)
    table = Table([[box, words]], colWidths=[5 * mm, width - 5 * mm], splitInRow=1)
    table.setStyle([*bare_rules(), ("TOPPADDING", (0, 0), (-1, -1), 1.2)])
    return table


def _how(document: NeededDocument) -> str:
    """Return ` (asli)`, ` (salinan, 2 lembar)` or nothing."""
    parts = [document.form] if document.form else []
    parts += [f"{document.quantity} lembar"] if document.quantity > 1 else []
    return f" ({', '.join(parts)})" if parts else ""
