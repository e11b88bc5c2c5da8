"""The daily report's blocks that are no tables of records: key figures, footnotes, anchor."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Table

from reports.bands import band, footnotes
from reports.figures import DailyFigures, DailyReport
from reports.fonts import REGULAR, SEMIBOLD
from reports.numbers import tenth, whole
from reports.style import INK2, INK3, SUNKEN, bare_rules, mm, style
from reports.sums import summed
from reports.text import Span, paragraph, spans


def key_figures(figures: DailyFigures, width: float) -> list[Flowable]:
    """Return the band of six figures; `width` in points."""
    total = summed(figures.by_agency)
    overall = figures.overall
    cells = (
        ("Kunjungan", whole(figures.visits), "orang"),
        ("Tiket", whole(figures.tickets), f"{total.agencies} instansi"),
        ("Dilayani", whole(total.served), f"{whole(total.no_show)} tidak hadir"),
        ("Permohonan", whole(figures.requests.opened), f"{whole(figures.requests.finished)} selesai"),
        ("Tunggu, median", tenth(overall.wait_p50_min), f"menit · P90 {tenth(overall.wait_p90_min)}"),
        ("Layanan, median", tenth(overall.service_p50_min), f"menit · P90 {tenth(overall.service_p90_min)}"),
    )
    return band(cells, width)


def definitions(report: DailyReport) -> list[Flowable]:
    """Return the footnotes: what is counted, and how many tickets the percentiles leave out."""
    left = report.figures.left_out
    estimated = summed(report.figures.by_agency).estimated
    counted = (
        f"Di luar hitungan waktu hari ini: {whole(left.no_show)} tidak hadir, "
        f"{whole(left.cancelled)} batal, "
        f"{whole(left.open)} masih terbuka, {whole(left.over_8h)} lebih dari 8 jam. "
        f"Waktu layanan taksiran: {whole(estimated)} tiket. Semua jam adalah waktu setempat ({report.zone})."
    )
    return footnotes((*report.definitions, counted))


def notes(lines: Sequence[str]) -> list[Flowable]:
    """Return what the officers on duty wrote, a paragraph each."""
    return [paragraph(line, style(8.6, REGULAR, leading=1.45)) for line in lines]


def anchor(figures: DailyFigures, width: float) -> list[Flowable]:
    """Return the head of the journal: who keeps this sheet can prove that nothing was cut or rewritten."""
    head = figures.journal_head
    lead = style(7.4, REGULAR, colour=INK2, leading=1.4)
    words = (
        Span("Jangkar jurnal  ", SEMIBOLD),
        Span(f"asal {head.origin[:8]} · urutan {whole(head.seq)} · sidik "),
        Span(head.h[:16], SEMIBOLD),
        Span(head.h[16:]),
    )
    note = (
        "Laporan yang ditandatangani menjadi bukti: catatan yang kemudian dihapus atau ditulis ulang "
        "tidak akan cocok lagi dengan sidik ini. Belum ditandatangani secara elektronik."
    )
    small = style(6.8, REGULAR, colour=INK3, leading=1.35)
    table = Table([[spans(words, lead)], [paragraph(note, small)]], colWidths=[width])
    table.setStyle(
        [
            *bare_rules(),
            ("BACKGROUND", (0, 0), (-1, -1), SUNKEN),
            ("LEFTPADDING", (0, 0), (-1, -1), 3 * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3 * mm),
            ("TOPPADDING", (0, 0), (-1, 0), 1.6 * mm),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 2 * mm),
        ]
    )
    return [table]
