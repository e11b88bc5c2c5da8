"""R7: who sent visitors to whom, who took them on, and who was done in the same visit."""

from itertools import groupby

from reports import definitions
from reports.arrangement import Arrangement, Bar, Bars, KeyFigure, KeyFigures, Level, Line, Listing
from reports.columns import Cell, Column, Kind
from reports.numbers import tenth, whole
from reports.referral_figures import ReferralCounts, ReferralFigures, ReferralReasons

TITLE = "Rujukan Antarinstansi"
NOTHING = "Pada masa ini tidak ada rujukan antarinstansi."
REASONS = {
    "next_step": "Langkah berikutnya di sana",
    "paper_needed": "Perlu dokumen dari sana",
    "not_ours": "Bukan kewenangan kami",
    "verification": "Perlu diperiksa di sana",
    "other": "Lainnya",
}
RETURNS = {
    "papers_short": "Berkas belum lengkap",
    "not_ours": "Bukan kewenangan kami",
    "served_before": "Sudah pernah dilayani",
    "visitor_declined": "Tamu tidak jadi",
    "other": "Lainnya",
}
COUNT_MM = 17
COUNTS = (
    Column("made", "Dikirim", Kind.INTEGER, width_mm=COUNT_MM),
    Column("accepted", "Diterima", Kind.INTEGER, width_mm=COUNT_MM),
    Column("sent_back", "Dikembalikan", Kind.INTEGER, width_mm=21),
    Column("done", "selesai", Kind.INTEGER, over="Hasil pada kunjungan yang sama", width_mm=COUNT_MM),
    Column("other_end", "lain", Kind.INTEGER, over="Hasil pada kunjungan yang sama", width_mm=13),
    Column("dropped", "putus", Kind.INTEGER, over="Hasil pada kunjungan yang sama", width_mm=14),
    Column("open", "terbuka", Kind.INTEGER, over="Hasil pada kunjungan yang sama", width_mm=COUNT_MM),
    Column("done_pct", "selesai, %", Kind.DECIMAL, over="Hasil pada kunjungan yang sama", width_mm=20),
    Column("hand_over_p50_min", "Serah terima, median menit", Kind.DECIMAL, width_mm=27),
)


def referrals(figures: ReferralFigures) -> Arrangement:
    """Return the report of a span of days."""
    overall = figures.overall
    return Arrangement(
        name="referrals",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Rujukan", overall.made, f"{whole(figures.visits)} kunjungan"),
                    KeyFigure("Diterima", overall.accepted, f"{whole(overall.sent_back)} dikembalikan"),
                    KeyFigure("Selesai", overall.done, f"{tenth(overall.done_pct)} % dari rujukan"),
                    KeyFigure("Putus", overall.dropped, "tidak hadir atau batal"),
                    KeyFigure("Serah terima", overall.hand_over_p50_min, "menit, median", Kind.DECIMAL),
                )
            ),
            _matrix(figures),
            _pairs(figures),
            *_bars(figures.reasons, REASONS, "Alasan merujuk"),
            *_bars(figures.returns, RETURNS, "Alasan mengembalikan"),
        ),
        definitions=(definitions.REFERRAL, definitions.REFERRAL_END, definitions.HAND_OVER),
        empty="" if overall.made else NOTHING,
        main="Pasangan",
        landscape=True,
    )


def _matrix(figures: ReferralFigures) -> Listing:
    """Return how many were sent from each agency (rows) to each (columns, by code)."""
    sent = {(pair.source, pair.target): pair.counts.made for pair in figures.pairs}
    sources = {pair.source: pair.source_name for pair in figures.pairs}
    targets = sorted({pair.target for pair in figures.pairs})
    columns = (
        Column("source", "Kode instansi", on_paper=False),
        Column("name", "Dari instansi", head="Dari ↓ ke →"),
        *(Column(code, code, Kind.INTEGER, width_mm=8.5) for code in targets),
        Column("made", "Jumlah", Kind.INTEGER, width_mm=12),
    )
    lines = [
        Line(
            (
                *(source, f"{name} ({source})"),
                *(sent.get((source, target), 0) for target in targets),
                sum(count for (one, _), count in sent.items() if one == source),
            )
        )
        for source, name in sources.items()
    ]
    total: tuple[Cell, ...] = (
        *(None, "Jumlah"),
        *(sum(count for (_, one), count in sent.items() if one == target) for target in targets),
        figures.overall.made,
    )
    return Listing(
        title="Rujukan dari dan ke instansi",
        name="Matriks",
        columns=columns,
        lines=(*lines, Line(total, Level.TOTAL)),
        lead="Baris: instansi yang merujuk. Kolom: kode instansi tujuan.",
        dense=True,
    )


def _pairs(figures: ReferralFigures) -> Listing:
    columns = (
        Column("source", "Kode asal", head="Dari", width_mm=14),
        Column("source_name", "Dari", on_paper=False),
        Column("target", "Kode tujuan", on_paper=False),
        Column("target_name", "Ke", head="Ke"),
        *COUNTS,
    )
    lines: list[Line] = []
    for source, pairs in groupby(figures.pairs, key=lambda pair: pair.source_name):
        lines.append(Line((source, None, None, None, *(None for _ in COUNTS)), Level.HEAD))
        lines += [
            Line((pair.source, pair.source_name, pair.target, pair.target_name, *_cells(pair.counts)))
            for pair in pairs
        ]
    lines.append(Line((None, None, None, "Seluruh rujukan", *_cells(figures.overall)), Level.TOTAL))
    return Listing("Hasil rujukan menurut pasangan instansi", "Pasangan", columns, tuple(lines))


def _cells(counts: ReferralCounts) -> tuple[Cell, ...]:
    return tuple(getattr(counts, column.key) for column in COUNTS)


def _bars(rows: tuple[ReferralReasons, ...], words: dict[str, str], title: str) -> tuple[Bars, ...]:
    bars = tuple(Bar(words.get(one.reason, one.reason), one.count) for one in rows)
    return (Bars(title, bars),) if bars else ()
