"""The daily report's tables: agencies with sub-totals, outcomes, priority, outages, complaints, requests."""

from collections.abc import Mapping
from itertools import zip_longest

from reportlab.platypus import Flowable, Table

from reports.figures import AgencyDay, DailyFigures, OutageRow
from reports.fonts import REGULAR, SEMIBOLD, TABULAR_SEMIBOLD
from reports.labels import CHOICES, GROUP_NAMES, MODES, PRIORITIES, SCOPES, STATES
from reports.numbers import tenth, whole
from reports.style import ACCENT, BORDER, INK2, SOFT, SUNKEN, Rule, bare_rules, mm, style, table_rules
from reports.sums import Sum, by_group, summed
from reports.text import paragraph, parts
from reports.words import clock

HEADS = (
    (
        *("Kode", "Instansi", "Tiket", "Dilayani", "Tidak\nhadir", "Berkas\nkembali", "Rujukan", ""),
        *("Tunggu, menit", "", "Layanan, menit", "", "Loket", "Panggilan", ""),
    ),
    ("", "", "", "", "", "", "masuk", "keluar", "median", "P90", "median", "P90", "", "awal", "akhir"),
)
WIDTHS_MM = (9.5, 0, 9, 12, 9, 11.5, 10, 10, 10.5, 9.5, 10.5, 9.5, 9.5, 11, 10)
HEAD_ROWS = 2
OUTAGE_HEADS = (
    (
        *("Instansi", "Sistem", "Lingkup", "Nomor baru", "Mulai", "Pulih", "Menit", "", "Terdampak", ""),
        *("Pilihan tamu", "", ""),
    ),
    ("", "", "", "", "", "", "semua", "buka", "tiket", "kunjungan", "tunggu", "berkas", "hubungi"),
)
OUTAGE_WIDTHS_MM = (20, 0, 16, 19, 10, 17, 10.5, 10, 9, 14, 10, 10, 11)
PAIR = (("ALIGN", "CENTER"), ("LINEBELOW", 0.5, BORDER))
PLAIN = (7.6, REGULAR)


def agencies(figures: DailyFigures, width: float) -> list[Flowable]:
    """Return the table of agencies by group, sub-totals after each group, the grand total last."""
    if not figures.by_agency:
        return [nothing("Tidak ada instansi yang membuka loket atau menerbitkan tiket pada hari ini.")]
    rows: list[list[object]] = [list(head) for head in HEADS]
    rules = [*table_rules(HEAD_ROWS), *_agency_rules()]
    for group, days in by_group(figures):
        lines = [line for day in days for line in _agency_lines(day)]
        rules += _group_rules(len(rows), len(lines))
        rows.append([paragraph(GROUP_NAMES[group], style(7.6, SEMIBOLD, colour=ACCENT)), *[""] * 14])
        rows += lines
        rows.append(_sum_row(f"Jumlah {group}", summed(days)))
    rules += _bold_rules(len(rows), SUNKEN)
    rows.append(_total_row(figures))
    fixed = [wide * mm for wide in WIDTHS_MM]
    fixed[1] = width - sum(fixed)
    table = Table(rows, colWidths=fixed, repeatRows=HEAD_ROWS)
    table.setStyle(rules)
    return [table]


def _agency_lines(day: AgencyDay) -> list[list[object]]:
    """Return an agency's row, and continuation rows under it for a name that no row could hold."""
    codes, names = parts(day.code, 24), parts(day.name)
    rows = [_agency_row(day, codes[0], names[0])]
    for code, name in list(zip_longest(codes, names, fillvalue=""))[1:]:
        rows.append([_code(code), _name(name), *[""] * 13])
    return rows


def _code(text: str) -> Flowable:
    return paragraph(text, style(6.8, REGULAR, colour=INK2))


def _name(text: str) -> Flowable:
    return paragraph(text, style(7.6, REGULAR, leading=1.2))


def _agency_row(day: AgencyDay, code: str, name: str) -> list[object]:
    counts = (
        day.tickets,
        day.served,
        day.no_show,
        day.returned_incomplete,
        day.referred_in,
        day.referred_out,
    )
    minutes = (day.wait_p50_min, day.wait_p90_min, day.service_p50_min, day.service_p90_min)
    return [
        _code(code),
        _name(name),
        *map(whole, counts),
        *map(tenth, minutes),
        whole(day.counters_open),
        clock(day.first_call),
        clock(day.last_call),
    ]


def _sum_row(title: str, total: Sum, minutes: tuple[str, ...] = ("", "", "", "")) -> list[object]:
    counts = (total.tickets, total.served, total.no_show)
    more = (total.returned_incomplete, total.referred_in, total.referred_out)
    return [
        paragraph(title, style(7.6, SEMIBOLD)),
        "",
        *map(whole, (*counts, *more)),
        *minutes,
        whole(total.counters_open),
        clock(total.first_call),
        clock(total.last_call),
    ]


def _total_row(figures: DailyFigures) -> list[object]:
    overall = figures.overall
    minutes = (overall.wait_p50_min, overall.wait_p90_min, overall.service_p50_min, overall.service_p90_min)
    return _sum_row("Jumlah seluruh MPP", summed(figures.by_agency), tuple(map(tenth, minutes)))


def _agency_rules() -> list[Rule]:
    spans: list[Rule] = [("SPAN", (column, 0), (column, 1)) for column in (0, 1, 2, 3, 4, 5, 12)]
    spans += [("SPAN", (column, 0), (column + 1, 0)) for column in (6, 8, 10, 13)]
    return [
        *spans,
        ("FONT", (0, 0), (-1, HEAD_ROWS - 1), SEMIBOLD, 6.6),
        ("LEADING", (0, 0), (-1, HEAD_ROWS - 1), 7.8),
        ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
        *((rule, (column, 0), (column + 1, 0), *value) for column in (6, 8, 10, 13) for rule, *value in PAIR),
        ("LEFTPADDING", (0, 0), (-1, -1), 0.6 * mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0.8 * mm),
        ("LEFTPADDING", (0, 0), (0, -1), 1.2 * mm),
        ("VALIGN", (0, 0), (-1, HEAD_ROWS - 1), "BOTTOM"),
    ]


def _group_rules(start: int, count: int) -> list[Rule]:
    """Keep a group's head with its first agency and its sum with the last one."""
    end = start + count + 1
    return [
        ("SPAN", (0, start), (-1, start)),
        ("TOPPADDING", (0, start), (-1, start), 4),
        ("NOSPLIT", (0, start), (-1, start + 1)),
        ("NOSPLIT", (0, end - 1), (-1, end)),
        *_bold_rules(end, SOFT),
    ]


def _bold_rules(row: int, colour: object) -> list[Rule]:
    return [
        ("SPAN", (0, row), (1, row)),
        ("FONT", (0, row), (-1, row), TABULAR_SEMIBOLD, 7.6),
        ("BACKGROUND", (0, row), (-1, row), colour),
        ("LINEABOVE", (0, row), (-1, row), 0.6, BORDER),
    ]


def states_and_priority(figures: DailyFigures, width: float) -> list[Flowable]:
    """Return two small tables beside each other: tickets by state, visits by priority basis."""
    gap = 8 * mm
    half = (width - gap) / 2
    left = _counts("Keadaan tiket", "Tiket", figures.by_state, STATES, half)
    right = _counts("Dasar prioritas", "Kunjungan", figures.priority, PRIORITIES, half, total=False)
    table = Table([[left, "", right]], colWidths=[half, gap, half])
    table.setStyle(bare_rules())
    return [table]


def _counts(
    title: str,
    unit: str,
    counts: Mapping[str, int],
    labels: Mapping[str, str],
    width: float,
    *,
    total: bool = True,
) -> Flowable:
    """Return a table of code and count; known codes in the order of their labels, unknown ones after them."""
    if not counts:
        return nothing(f"{title}: tidak ada.")
    order = [*(code for code in labels if code in counts), *(code for code in counts if code not in labels)]
    rows: list[list[object]] = [[title, unit]]
    rows += [[paragraph(labels.get(code, code), style(*PLAIN)), whole(counts[code])] for code in order]
    rules = [*table_rules(), ("ALIGN", (1, 0), (1, -1), "RIGHT")]
    if total:
        rules += [("FONT", (0, len(rows)), (-1, len(rows)), TABULAR_SEMIBOLD, 7.6)]
        rules += [("BACKGROUND", (0, len(rows)), (-1, len(rows)), SOFT)]
        rows.append(["Jumlah", whole(sum(counts.values()))])
    table = Table(rows, colWidths=[width - 22 * mm, 22 * mm], repeatRows=1)
    table.setStyle(rules)
    return table


def outages(figures: DailyFigures, width: float) -> list[Flowable]:
    """Return the outages of the day in order of their start, then how long each agency was hit."""
    if not figures.outages:
        return [nothing("Tidak ada gangguan yang dicatat.")]
    rows: list[list[object]] = [list(head) for head in OUTAGE_HEADS]
    rows += [_outage(row) for row in figures.outages]
    fixed = [side * mm for side in OUTAGE_WIDTHS_MM]
    fixed[1] = width - sum(fixed)
    table = Table(rows, colWidths=fixed, repeatRows=HEAD_ROWS, splitInRow=1)
    pairs = ((6, 7), (8, 9), (10, 12))
    spans: list[Rule] = [("SPAN", (first, 0), (last, 0)) for first, last in pairs]
    lines: list[Rule] = [
        (name, (first, 0), (last, 0), *rest) for first, last in pairs for name, *rest in PAIR
    ]
    table.setStyle([*table_rules(HEAD_ROWS), ("ALIGN", (4, 0), (-1, -1), "RIGHT"), *spans, *lines])
    return [table, paragraph(_down(figures), style(7.6, REGULAR, colour=INK2, before=3))]


def _down(figures: DailyFigures) -> str:
    """Return the open minutes in which each agency was hit, simultaneous outages counted once."""
    hit = [f"{day.code} {whole(day.outage_minutes)}" for day in figures.by_agency if day.outage_minutes]
    told = f" Menurut instansi: {', '.join(hit)}." if hit else ""
    return f"Pada jam buka ada gangguan selama {whole(figures.outage_minutes)} menit di MPP ini.{told}"


def _outage(row: OutageRow) -> list[object]:
    plain = style(*PLAIN)
    return [
        paragraph(row.service or row.agency or "Seluruh MPP", plain),
        paragraph(row.system, plain),
        paragraph(SCOPES.get(row.scope, row.scope), plain),
        paragraph(MODES.get(row.mode, row.mode), plain),
        clock(row.started),
        _until(row),
        whole(row.minutes),
        whole(row.open_minutes),
        whole(row.tickets_affected),
        whole(row.affected),
        *(whole(row.choices.get(choice, 0)) for choice in CHOICES),
    ]


def _until(row: OutageRow) -> str:
    """Return when it was over; a dash where that was on a later day."""
    return "berlangsung" if row.ended is None and row.minutes is None else clock(row.ended)


def work(figures: DailyFigures, width: float) -> list[Flowable]:
    """Return complaints and requests as one line of labelled figures."""
    complaints, requests = figures.complaints, figures.requests
    heads = [
        "Pengaduan masuk",
        "Pengaduan selesai",
        "Permohonan dibuka",
        "Permohonan selesai",
        "Lewat batas waktu",
    ]
    values = (complaints.in_, complaints.closed, requests.opened, requests.finished, requests.overdue)
    table = Table([heads, [whole(value) for value in values]], colWidths=[width / 5] * 5)
    table.setStyle([*table_rules(), ("FONT", (0, 1), (-1, 1), TABULAR_SEMIBOLD, 10)])
    return [table]


def nothing(sentence: str) -> Flowable:
    """Return the sentence that stands where a table would have no rows."""
    return paragraph(sentence, style(8.4, REGULAR, colour=INK2))
