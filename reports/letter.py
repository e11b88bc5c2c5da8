"""Letters and minutes on A4: letterhead, title, number, parts of words, facts and lists, a place to sign."""

from dataclasses import dataclass

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from reports.letterhead import Letterhead
from reports.page import Sheet, letterhead, sheet_pdf
from reports.style import A4_MM, INK2, bare_rules, mm, style, table_rules
from reports.text import paragraph, parts
from reports.turns import in_turn

MARGIN_MM = 18
WIDTH = (A4_MM[0] - 2 * MARGIN_MM) * mm
LABEL = 46 * mm
WRITTEN = "." * 44
CELL = 240
"""Characters of one cell; what is longer goes on in the next row, since a row cannot break inside."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with a head; each row has as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter; whatever is empty is left out. `nothing` is said where its list has no rows."""

    title: str = ""
    words: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    listing: Listing | None = None
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter; `signs` are the lines above and under the places to sign, from the left: role, name, small line.

    `number` and `title` name the paper, never a person: print queues show them. `place_day` stands above the
    signatures, as `Kota Contoh, 24 November 2026`. `copy` counts reprints.
    """

    letterhead: Letterhead
    title: str
    number: str
    parts: tuple[Part, ...]
    lines: tuple[str, ...] = ()
    place_day: str = ""
    signs: tuple[tuple[str, str, str], ...] = ()
    foot: str = ""
    copy: int = 0


@in_turn
def letter_pdf(letter: Letter) -> bytes:
    """Return the letter as a PDF, byte-equal for equal input."""
    line = " · ".join(filter(None, (letter.title, letter.number)))
    sheet = Sheet(
        size_mm=A4_MM,
        margin_mm=MARGIN_MM,
        title=letter.number or letter.title,
        subject=letter.title,
        author=letter.letterhead.mall,
        foot=" · ".join(filter(None, (line, letter.foot))),
        running=line,
        copy=letter.copy,
    )
    story: list[Flowable] = [
        *letterhead(letter.letterhead),
        Spacer(0, 6 * mm),
        paragraph(letter.title, style(15, BOLD, align="center", leading=1.3)),
    ]
    small = style(9, REGULAR, colour=INK2, align="center")
    number = (f"Nomor {letter.number}",) if letter.number else ()
    story += [paragraph(text, small) for text in (*number, *letter.lines)]
    story.append(Spacer(0, 4 * mm))
    for part in letter.parts:
        story += _part(part)
    if letter.signs:
        story.append(_signatures(letter))
    return sheet_pdf(sheet, story)


def _part(part: Part) -> list[Flowable]:
    head: list[Flowable] = []
    if part.title:
        head = [Spacer(0, 3 * mm), paragraph(part.title, style(10.5, SEMIBOLD, after=2))]
    body: list[Flowable] = [
        paragraph(text, style(9.4, REGULAR, leading=1.42, after=4)) for text in part.words
    ]
    if part.facts:
        body.append(_facts(part.facts))
    if part.listing is not None and part.listing.rows:
        body.append(_listed(part.listing))
    elif part.nothing and not part.facts:
        body.append(paragraph(part.nothing, style(9, REGULAR, colour=INK2)))
    if not body:
        return head
    return [
        KeepTogether([*head, body[0]]) if not isinstance(body[0], Table) else _led(head, body[0]),
        *body[1:],
    ]


def _led(head: list[Flowable], table: Table) -> Flowable:
    """Return a table under its head; only a short one is kept on one page."""
    return KeepTogether([*head, table])


def _facts(facts: tuple[tuple[str, str], ...]) -> Table:
    label, value = style(8.8, REGULAR, colour=INK2), style(9.2, MEDIUM)
    rows = [
        [paragraph(name if not place else "", label), paragraph(piece, value)]
        for name, text in facts
        for place, piece in enumerate(parts(text or "–", CELL * 3))
    ]
    table = Table(rows, colWidths=[LABEL, WIDTH - LABEL], splitInRow=1)
    table.setStyle(
        [*bare_rules(), ("TOPPADDING", (0, 0), (-1, -1), 1.2), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.2)]
    )
    return table


def _listed(listing: Listing) -> Table:
    plain, head = style(7.8, REGULAR, leading=1.25), style(7.4, SEMIBOLD, colour=INK2)
    shares = listing.shares or (1,) * len(listing.heads)
    rows: list[list[Flowable]] = [[paragraph(text, head) for text in listing.heads]]
    for row in listing.rows:
        cells = [parts(text, CELL) for text in row]
        rows += [
            [paragraph(cell[place] if place < len(cell) else "", plain) for cell in cells]
            for place in range(max(map(len, cells)))
        ]
    table = Table(
        rows, colWidths=[WIDTH * share / sum(shares) for share in shares], repeatRows=1, splitInRow=1
    )
    table.setStyle([*table_rules(), ("VALIGN", (0, 1), (-1, -1), "TOP")])
    return table


def _signatures(letter: Letter) -> Flowable:
    """Return the places to sign, beside each other; day and place stand over the last."""
    plain, small, name = style(9, REGULAR), style(8, REGULAR, colour=INK2), style(9.2, SEMIBOLD)
    wide = WIDTH / max(2, len(letter.signs))
    blank = [""] * (max(2, len(letter.signs)) - len(letter.signs))
    dayed = [*([""] * (max(2, len(letter.signs)) - 1)), paragraph(letter.place_day, plain)]
    rows: list[list[object]] = [
        dayed,
        [*blank, *(paragraph(role, plain) for role, _, _ in letter.signs)],
        [""] * max(2, len(letter.signs)),
        [
            *blank,
            *([paragraph(who or WRITTEN, name), paragraph(more, small)] for _, who, more in letter.signs),
        ],
    ]
    table = Table(rows, colWidths=[wide] * len(rows[0]), rowHeights=[None, None, 15 * mm, None])
    table.setStyle(bare_rules())
    return KeepTogether([Spacer(0, 8 * mm), table])
