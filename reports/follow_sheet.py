"""Tindak lanjut hari ini: what an agency's counter does about requests this morning, a leaf an agency, on A4."""

from dataclasses import dataclass

from reportlab.platypus import Flowable, PageBreak, Spacer, Table

from reports.fonts import BOLD, REGULAR, SEMIBOLD
from reports.page import LeafMark, Sheet, double_rule, sheet_pdf
from reports.style import A4_MM, INK, INK2, bare_rules, mm, style
from reports.text import paragraph
from reports.tick import TickBox
from reports.turns import in_turn
from reports.words import moment

TITLE = "Tindak Lanjut Hari Ini"
NOTHING = "Tidak ada yang perlu ditindaklanjuti."
NOTE = (
    "Centang yang sudah dikerjakan, lalu catat hasilnya di Pandu. Nama disingkat; nomor telepon ada di Pandu."
)
MARGIN_MM = 15
BOX_MM, CODE_MM, WHO_MM, WHEN_MM = 8, 66, 32, 34
WIDTHS = (BOX_MM, CODE_MM, WHO_MM, A4_MM[0] - 2 * MARGIN_MM - BOX_MM - CODE_MM - WHO_MM - WHEN_MM, WHEN_MM)


@dataclass(frozen=True, slots=True)
class FollowLine:
    """One thing to do: code or words, service or what it is about, whose, the act, attempts so far, the time."""

    what: str
    about: str
    who: str
    act: str
    tried: str
    when: str


@dataclass(frozen=True, slots=True)
class FollowSection:
    """What has one reason; `count` of them there are, of which `lines` are printed."""

    reason: str
    count: int
    lines: tuple[FollowLine, ...]


@dataclass(frozen=True, slots=True)
class FollowLeaf:
    """One agency's leaf."""

    agency: str
    sections: tuple[FollowSection, ...]


@dataclass(frozen=True, slots=True)
class FollowSheet:
    """The leaves, by agency; `day` ISO and `time` local HH:MM of the print."""

    mall: str
    day: str
    time: str
    zone: str
    leaves: tuple[FollowLeaf, ...]


@in_turn
def follow_pdf(sheet: FollowSheet) -> bytes:
    """Return the leaves as a PDF, byte-equal for equal input; without any a page that says so."""
    page = Sheet(
        size_mm=A4_MM,
        margin_mm=MARGIN_MM,
        title=f"{TITLE} {sheet.day}",
        subject=TITLE,
        author=sheet.mall,
        foot=f"{TITLE} · {moment(sheet.day, sheet.time, sheet.zone)}",
        running=TITLE,
    )
    story: list[Flowable] = []
    for leaf in sheet.leaves:
        story += [PageBreak()] if story else []
        story += [LeafMark(leaf.agency), *_head(sheet, leaf.agency)]
        for section in leaf.sections:
            story += _section(section)
        story += [Spacer(0, 5 * mm), paragraph(NOTE, style(8.4, REGULAR, colour=INK2))]
    return sheet_pdf(page, story or [*_head(sheet, sheet.mall), paragraph(NOTHING, style(10, REGULAR))])


def _head(sheet: FollowSheet, agency: str) -> list[Flowable]:
    return [
        paragraph(sheet.mall, style(9.5, SEMIBOLD, colour=INK2)),
        paragraph(agency, style(14, BOLD, leading=1.25)),
        paragraph(f"{TITLE} · {moment(sheet.day, sheet.time, sheet.zone)}", style(9.5, REGULAR, colour=INK2)),
        Spacer(0, 2 * mm),
        *double_rule(),
        Spacer(0, 3 * mm),
    ]


def _section(section: FollowSection) -> list[Flowable]:
    more = f", {len(section.lines)} terlama tercetak" if section.count > len(section.lines) else ""
    heading = paragraph(f"{section.reason} ({section.count}{more})", style(11, SEMIBOLD, leading=1.3))
    table = Table([_row(line) for line in section.lines], colWidths=[width * mm for width in WIDTHS])
    table.setStyle([*bare_rules(), ("LINEBELOW", (0, 0), (-1, -1), 0.4, INK2), ("TOPPADDING", (0, 0), (-1, -1), 3),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 3)])  # fmt: skip
    return [Spacer(0, 3 * mm), heading, Spacer(0, 1 * mm), table]


def _row(line: FollowLine) -> list[Flowable | list[Flowable]]:
    strong, plain, small = style(9.5, SEMIBOLD), style(9.5, REGULAR), style(8.4, REGULAR, colour=INK2)
    return [
        TickBox(ticked=False, colour=INK),
        [paragraph(line.what, strong), paragraph(line.about, small)],
        paragraph(line.who, plain),
        [paragraph(line.act, plain), *([paragraph(line.tried, small)] if line.tried else [])],
        paragraph(line.when, plain),
    ]
