"""R10: complaints by channel, class and agency, how many were answered in time, outcomes, what people propose."""

from reports import definitions
from reports.arrangement import Arrangement, Bar, Bars, KeyFigure, KeyFigures, Level, Line, Listing
from reports.columns import Column, Kind
from reports.complaint_figures import ComplaintCount, ComplaintFigures, OutcomeCount

TITLE = "Laporan Pengaduan"
NOTHING = "Pada masa ini tidak ada pengaduan yang masuk, ditutup, atau lewat waktu, dan tidak ada usulan."
NUMBER_MM = 20


def complaints(figures: ComplaintFigures) -> Arrangement:
    """Return the report of a span of days."""
    nothing = not (figures.came or figures.closed or figures.open_late or figures.themes)
    return Arrangement(
        name="complaints",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Masuk", figures.came, "pengaduan"),
                    KeyFigure("Dijawab", figures.answered, "dari yang masuk"),
                    KeyFigure("Tepat waktu", _percent(figures), "persen dari yang dijawab", Kind.DECIMAL),
                    KeyFigure("Selesai", figures.closed, "pada masa ini"),
                    KeyFigure("Lewat waktu", figures.open_late, "belum dijawab sekarang"),
                )
            ),
            _listing("Menurut instansi", "Instansi", figures.agencies),
            _listing("Menurut jenis", "Jenis", figures.classes),
            _listing("Menurut jalan masuk", "Jalan", figures.channels),
            *_bars("Hasil pemeriksaan", figures.outcomes),
            *_bars("Usulan warga menurut tema", figures.themes),
        ),
        definitions=(definitions.COMPLAINTS, definitions.COMPLAINT_CLOCK),
        empty=NOTHING if nothing else "",
        main="Instansi",
    )


def _bars(title: str, counts: tuple[OutcomeCount, ...]) -> tuple[Bars, ...]:
    """Return a section of bars; none where there is nothing to count."""
    return (Bars(title, tuple(Bar(one.name, one.count) for one in counts)),) if counts else ()


def _percent(figures: ComplaintFigures) -> float | None:
    return 100 * figures.on_time / figures.answered if figures.answered else None


def _listing(title: str, name: str, counts: tuple[ComplaintCount, ...]) -> Listing:
    columns = (
        Column("code", "Kode", on_paper=False),
        Column("name", name),
        Column("came", "Masuk", Kind.INTEGER, width_mm=NUMBER_MM),
        Column("answered", "Dijawab", Kind.INTEGER, width_mm=NUMBER_MM),
        Column("on_time", "Tepat waktu", Kind.INTEGER, width_mm=NUMBER_MM),
        Column("late", "Lewat waktu", Kind.INTEGER, width_mm=NUMBER_MM),
    )
    lines = [Line((one.code, one.name, one.came, one.answered, one.on_time, one.late)) for one in counts]
    sums = tuple(sum(getattr(one, key) for one in counts) for key in ("came", "answered", "on_time", "late"))
    if counts:
        lines.append(Line((None, "Jumlah", *sums), Level.TOTAL))
    return Listing(title, name, columns, tuple(lines), nothing="Tidak ada pengaduan.")
