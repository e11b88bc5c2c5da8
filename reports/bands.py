"""The band of large figures at the head of a report, and the footnotes at its end."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable, Table

from reports.fonts import MEDIUM, REGULAR, SEMIBOLD, TABULAR_SEMIBOLD
from reports.style import ACCENT, INK2, INK3, LINE, Rule, bare_rules, mm, style
from reports.text import Span, paragraph, spans


def band(cells: Sequence[tuple[str, str, str]], width: float) -> list[Flowable]:
    """Return figures beside each other, each with its label above and a note below; `width` in points."""
    table = Table(
        [
            [paragraph(label, style(7.6, MEDIUM, colour=INK2)) for label, _, _ in cells],
            [paragraph(value, style(16, TABULAR_SEMIBOLD, leading=1.15)) for _, value, _ in cells],
            [paragraph(note, style(7.2, REGULAR, colour=INK3)) for _, _, note in cells],
        ],
        colWidths=[width / len(cells)] * len(cells),
    )
    rules: list[Rule] = [
        *bare_rules(),
        ("LINEABOVE", (0, 0), (-1, 0), 1.2, ACCENT),
        ("LINEBELOW", (0, -1), (-1, -1), 0.6, LINE),
        ("LINEAFTER", (0, 0), (-2, -1), 0.6, LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 2.6 * mm),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("TOPPADDING", (0, 0), (-1, 0), 1.8 * mm),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 1.8 * mm),
    ]
    table.setStyle(rules)
    return [table]


def footnotes(texts: Iterable[str]) -> list[Flowable]:
    """Return what the figures mean, in small type; the defined word up to the colon is set apart."""
    small = style(7.2, REGULAR, colour=INK2, leading=1.36, after=1.1)
    return [spans(_led(text), small) for text in texts]


def _led(text: str) -> tuple[Span, ...]:
    word, colon, rest = text.partition(": ")
    return (Span(word + colon, SEMIBOLD), Span(rest)) if colon else (Span(text),)
