"""Tanda terima pengaduan on A5: its code, until when it is answered, how to ask after it; not what it says."""

from dataclasses import dataclass

from reportlab.platypus import Flowable, Spacer, Table

from reports.dossier import WIDTH, DossierPaper, head, leaves_pdf, long_day, pairs
from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from reports.letterhead import Letterhead
from reports.page import letterhead
from reports.style import ACCENT, INK2, SOFT, bare_rules, mm, style
from reports.text import Span, paragraph, spans
from reports.turns import in_turn
from reports.words import moment

TITLE = "Tanda Terima Pengaduan"
ASK = "Tanya kabar: tunjukkan kode ini di meja mana pun. Nama Anda tidak perlu disebut."
FREE = "Pengaduan tidak dipungut biaya dan tidak mengurangi pelayanan bagi Anda."
ELSEWHERE = (
    "Bila jawaban kami tidak memuaskan, Anda dapat mengadu kepada Ombudsman Republik Indonesia (telepon 137) atau "
    "lewat SP4N-LAPOR! (lapor.go.id)."
)


@dataclass(frozen=True, slots=True)
class ComplaintSlip:
    """A receipt for a complaint; an empty text leaves its line out.

    `number` is the complaint's code, which the QR holds too. `day` and `due_on` are ISO, `time` is local HH:MM of
    when it came, `days` working days of its clock. Neither who complains nor about what stands on it: whoever finds
    the slip learns nothing.
    """

    letterhead: Letterhead
    number: str
    day: str
    time: str
    zone: str
    classed: str
    channel: str
    agency: str
    due_on: str
    days: int
    tracking: str = ""
    taken_by: str = ""
    contact: str = ""
    copy: int = 0


@in_turn
def complaint_slip_pdf(slip: ComplaintSlip) -> bytes:
    """Return the slip as a PDF of one page, byte-equal for equal input."""
    paper = DossierPaper(TITLE, slip.number, slip.letterhead.mall, slip.copy, example=False)
    return leaves_pdf(paper, ("",), lambda _: _leaf(slip))


def _leaf(slip: ComplaintSlip) -> list[Flowable]:
    lines = (f"Nomor {slip.number}", f"Diterima {moment(slip.day, slip.time, slip.zone)}")
    facts = (
        ("Jenis", slip.classed),
        ("Lewat", slip.channel),
        ("Ditujukan kepada", slip.agency),
        ("Nomor SP4N-LAPOR!", slip.tracking),
        ("Diterima oleh", slip.taken_by),
        ("Hubungi", slip.contact),
    )
    small = style(8, REGULAR, colour=INK2, leading=1.4, after=3)
    return [
        *letterhead(slip.letterhead, scale=0.78),
        Spacer(0, 3.4 * mm),
        *head(TITLE, slip.number, lines),
        Spacer(0, 3 * mm),
        _promise(slip),
        Spacer(0, 3 * mm),
        pairs(facts),
        Spacer(0, 4 * mm),
        paragraph(ASK, style(9, SEMIBOLD, after=3)),
        paragraph(FREE, small),
        paragraph(ELSEWHERE, small),
    ]


def _promise(slip: ComplaintSlip) -> Flowable:
    """Return until when it is answered, in a tinted box."""
    pieces = (Span("Dijawab paling lambat "), Span(long_day(slip.due_on), BOLD))
    words = [
        spans(pieces, style(10, MEDIUM)),
        paragraph(f"{slip.days} hari kerja sejak diterima.", style(7.8, REGULAR, colour=INK2)),
    ]
    box = Table([[line] for line in words], colWidths=[WIDTH], splitInRow=1)
    box.setStyle(
        [
            *bare_rules(),
            ("BACKGROUND", (0, 0), (-1, -1), SOFT),
            ("LINEBEFORE", (0, 0), (0, -1), 2.4, ACCENT),
            ("LEFTPADDING", (0, 0), (-1, -1), 3 * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3 * mm),
            ("TOPPADDING", (0, 0), (-1, 0), 1.6 * mm),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 2 * mm),
        ]
    )
    return box
