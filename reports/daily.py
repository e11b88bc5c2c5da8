"""R1, the daily report of the mall: one set of figures as PDF, XLSX, CSV and JSON."""

import json

from reportlab.platypus import Flowable, KeepTogether, Spacer

from reports.charts import HourBars, WaitBars
from reports.daily_blocks import anchor, definitions, key_figures, notes
from reports.daily_sheets import daily_csv, daily_xlsx
from reports.daily_tables import agencies, outages, states_and_priority, work
from reports.figures import DailyFigures, DailyReport, from_json, to_json
from reports.fonts import BOLD, MEDIUM
from reports.page import Sheet, letterhead, sheet_pdf
from reports.path import Heading
from reports.signing import signatures
from reports.style import A4_MM, ACCENT, INK2, mm, style
from reports.text import paragraph
from reports.turns import in_turn
from reports.words import long_date

TITLE = "Laporan Harian Mal Pelayanan Publik"
MARGIN_MM = 15

__all__ = [
    "DailyFigures",
    "DailyReport",
    "daily_csv",
    "daily_json",
    "daily_pdf",
    "daily_xlsx",
    "from_json",
    "to_json",
]


def daily_json(report: DailyReport) -> bytes:
    """Return the figures as a JSON text in UTF-8, ending in a line break."""
    return (json.dumps(to_json(report.figures), ensure_ascii=False, indent=2) + "\n").encode()


@in_turn
def daily_pdf(report: DailyReport) -> bytes:
    """Return the report as a PDF on A4, byte-equal for equal input."""
    figures = report.figures
    revision = f" · Revisi ke-{figures.revision}" if figures.revision else ""
    sheet = Sheet(
        size_mm=A4_MM,
        margin_mm=MARGIN_MM,
        title=f"Laporan Harian MPP {figures.date.isoformat()}{revision}",
        subject=f"{TITLE}, {long_date(figures.date)}",
        author=report.letterhead.mall,
        foot=f"Laporan Harian MPP · {long_date(figures.date)}{revision}",
        running=f"{report.letterhead.mall} · {TITLE} · {long_date(figures.date)}{revision}",
        example=report.example,
        copy=report.copy,
    )
    return sheet_pdf(sheet, _story(report))


def _story(report: DailyReport) -> list[Flowable]:
    figures = report.figures
    width = (A4_MM[0] - 2 * MARGIN_MM) * mm
    story = [*letterhead(report.letterhead), *_title(report), *key_figures(figures, width)]
    for number, (title, content) in enumerate(_sections(report, width), 1):
        story += [Heading(number, title), *content]
    story.append(Spacer(0, 4 * mm))
    signs = signatures(figures.signature, report.place, figures.date, width)
    story.append(KeepTogether([*signs, Spacer(0, 5 * mm), *anchor(figures, width)]))
    return story


def _title(report: DailyReport) -> list[Flowable]:
    figures = report.figures
    lines: list[Flowable] = [
        Spacer(0, 5 * mm),
        paragraph(TITLE, style(15, BOLD, align="center", leading=1.2)),
        paragraph(long_date(figures.date), style(10.5, MEDIUM, colour=INK2, align="center", leading=1.5)),
    ]
    words = f"Revisi ke-{figures.revision}" if figures.revision else ""
    if report.as_of:
        words = f"Sementara: keadaan {report.as_of} {report.zone}, hari belum ditutup"
    if words:
        lines.append(paragraph(words, style(9, BOLD, colour=ACCENT, align="center", leading=1.4)))
    return [*lines, Spacer(0, 3.5 * mm)]


def _sections(report: DailyReport, width: float) -> list[tuple[str, list[Flowable]]]:
    """Return title and content of each section; a chart without figures is left out."""
    figures = report.figures
    sections: list[tuple[str, list[Flowable]]] = []
    if figures.hours:
        sections.append(("Kedatangan per jam", [HourBars(figures.hours)]))
    waited = [day for day in figures.by_agency if day.wait_p50_min is not None]
    if waited:
        sections.append(("Waktu tunggu per instansi, menit", [WaitBars(waited)]))
    noted = [("Catatan petugas piket", notes(report.notes))] if report.notes else []
    return [
        *sections,
        ("Layanan per instansi", agencies(figures, width)),
        ("Keadaan tiket dan layanan prioritas", states_and_priority(figures, width)),
        ("Gangguan layanan", outages(figures, width)),
        ("Pengaduan dan permohonan", work(figures, width)),
        *noted,
        ("Penjelasan angka", definitions(report)),
    ]
