"""Two places to sign at the foot of a report: left who acknowledges, right who was on duty, with place and date."""

import datetime as dt

from reportlab.platypus import Flowable, Spacer, Table

from reports.figures import Signatory, Signature
from reports.fonts import BOLD, REGULAR
from reports.style import bare_rules, mm, style
from reports.text import Span, paragraph, spans
from reports.words import grouped_nip, plain_date

DOTS = "." * 46
PLACE_DOTS = "." * 24


def signatures(signature: Signature, place: str, day: dt.date, width: float) -> list[Flowable]:
    """Return the two blocks, `width` points wide together; dots where nobody is named.

    A title may have several lines, as `a.n. Kepala Dinas` over `Sekretaris`.
    """
    left = _block("Mengetahui,", signature.head, "Pengelola Mal Pelayanan Publik")
    right = _block(f"{place or PLACE_DOTS}, {plain_date(day)}", signature.duty, "Petugas Piket")
    rows = [[above, "", below] for above, below in zip(left, right, strict=True)]
    half = min(width * 0.42, 76 * mm)
    table = Table(
        rows,
        colWidths=[half, width - 2 * half, half],
        rowHeights=[None, None, 19 * mm, None, None],
        splitInRow=1,
    )
    table.setStyle([*bare_rules(), ("VALIGN", (0, 1), (-1, 1), "TOP")])
    return [table]


def _block(first: str, who: Signatory, office: str) -> list[Flowable]:
    """Return five rows: first line, title, room to sign, name, NIP (who has none, has no line)."""
    plain = style(9, REGULAR, align="left")
    name = Span(who.name, BOLD, underline=True) if who.name else Span(DOTS)
    nip = f"NIP {grouped_nip(who.nip)}" if who.nip else ("" if who.name else f"NIP {DOTS}")
    return [
        paragraph(first, plain),
        paragraph(f"{who.title or office},", plain),
        Spacer(0, 0),
        spans((name,), plain),
        paragraph(nip, plain),
    ]
