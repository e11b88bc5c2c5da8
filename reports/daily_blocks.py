"""The daily report's blocks that are no tables of records: key figures, footnotes, signatures, anchor."""

from reportlab.platypus import Flowable, Spacer, Table

from reports.figures import DailyFigures, DailyReport, Signatory
from reports.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD, TABULAR_SEMIBOLD
from reports.style import ACCENT, INK2, INK3, LINE, SUNKEN, Rule, bare_rules, mm, style
from reports.sums import summed
from reports.text import Span, paragraph, spans
from reports.words import grouped_nip, plain_date, tenth, whole

DOTS = "." * 46
PLACE_DOTS = "." * 24


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
    small = style(7.2, REGULAR, colour=INK2, leading=1.36, after=1.1)
    return [spans(_led(text), small) for text in (*report.definitions, counted)]


def _led(text: str) -> tuple[Span, ...]:
    """Return a footnote with its defined word, up to the colon, set apart."""
    word, colon, rest = text.partition(": ")
    return (Span(word + colon, SEMIBOLD), Span(rest)) if colon else (Span(text),)


def signatures(report: DailyReport, width: float) -> list[Flowable]:
    """Return the two blocks: left who acknowledges, right who was on duty, with place and date."""
    signature = report.figures.signature
    dated = f"{report.place or PLACE_DOTS}, {plain_date(report.figures.date)}"
    left = _block("Mengetahui,", signature.head, "Pengelola Mal Pelayanan Publik")
    right = _block(dated, signature.duty, "Petugas Piket")
    rows = [[above, "", below] for above, below in zip(left, right, strict=True)]
    half = width * 0.42
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
