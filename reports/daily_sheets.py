"""The daily report as a workbook and as one flat CSV, from the same figures and sums as the PDF."""

from reports.columns import Cell, Column, Kind, Table
from reports.figures import AgencyDay, DailyReport, OutageRow
from reports.labels import CHOICES, GROUP_NAMES, MODES, PRIORITIES, SCOPES, STATES
from reports.sums import Sum, by_group, summed
from reports.table import table_csv, table_xlsx

COUNTS = (
    ("tickets", "Tiket"),
    ("served", "Dilayani"),
    ("no_show", "Tidak hadir"),
    ("returned_incomplete", "Berkas kembali"),
    ("referred_in", "Rujukan masuk"),
    ("referred_out", "Rujukan keluar"),
    ("counters_open", "Loket buka"),
    ("estimated", "Layanan taksiran"),
)
MINUTES = (
    ("wait_p50_min", "Tunggu, median (menit)"),
    ("wait_p90_min", "Tunggu, P90 (menit)"),
    ("service_p50_min", "Layanan, median (menit)"),
    ("service_p90_min", "Layanan, P90 (menit)"),
)
OUTAGES = (("outage_minutes", "Gangguan pada jam buka (menit)"),)
TIMES = (("first_call", "Panggilan awal"), ("last_call", "Panggilan akhir"))
LEFT_OUT = (
    ("no_show", "tidak hadir"),
    ("cancelled", "batal"),
    ("open", "masih terbuka"),
    ("over_8h", "lebih dari 8 jam"),
)


def daily_xlsx(report: DailyReport) -> bytes:
    """Return the report as a workbook: summary, agencies, sums, hours, counts, outages, definitions."""
    makers = (_summary, _agencies, _groups, _hours, _counts, _outages, _definitions)
    return table_xlsx(make(report) for make in makers)


def daily_csv(report: DailyReport) -> bytes:
    """Return every figure of the report on a row of its own: part, code, name, measure, value."""
    columns = (
        Column("date", "Tanggal", Kind.DATE),
        Column("revision", "Revisi", Kind.INTEGER),
        Column("part", "Bagian"),
        Column("code", "Kode"),
        Column("name", "Nama"),
        Column("measure", "Ukuran"),
        Column("value", "Nilai"),
    )
    head = (report.figures.date, report.figures.revision)
    return table_csv(Table("Laporan harian", columns, tuple((*head, *row) for row in _flat(report))))


def _flat(report: DailyReport) -> list[tuple[str, str, str, str, str]]:
    """Return the sheets' figures as text rows, decimals with a comma and times with a dot."""
    rows = [
        ("ringkasan", str(key), "", str(name), _text(value)) for key, name, value in _summary_rows(report)
    ]
    for day in report.figures.by_agency:
        rows += [("instansi", day.code, day.name, title, _text(value)) for title, value in _measures(day)]
    for group, title, total in _group_sums(report):
        rows += [
            ("kelompok", group, title, name, _text(getattr(total, key))) for key, name in (*COUNTS, *TIMES)
        ]
    for hour in report.figures.hours:
        code = f"{hour.hour:02d}"
        rows.append(("jam", code, f"{code}.00", "Kunjungan", str(hour.visits)))
        rows.append(("jam", code, f"{code}.00", "Tiket", str(hour.tickets)))
    rows += [(part, code, name, unit, str(count)) for part, code, name, unit, count in _count_rows(report)]
    for number, outage in enumerate(report.figures.outages, 1):
        cells = zip(OUTAGE_COLUMNS, _outage_row(outage), strict=True)
        rows += [
            ("gangguan", str(number), outage.system, column.title, _text(value)) for column, value in cells
        ]
    return rows


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return str(value)


def _summary_rows(report: DailyReport) -> list[tuple[str, str, Cell]]:
    figures, total = report.figures, summed(report.figures.by_agency)
    rows: list[tuple[str, str, Cell]] = [
        ("visits", "Kunjungan", figures.visits),
        ("tickets", "Tiket", figures.tickets),
    ]
    rows += [(key, name, getattr(total, key)) for key, name in COUNTS[1:]]
    rows += [(key, name, getattr(figures.overall, key)) for key, name in MINUTES]
    rows += [(key, name, getattr(figures, key)) for key, name in OUTAGES]
    rows += [
        ("requests.opened", "Permohonan dibuka", figures.requests.opened),
        ("requests.finished", "Permohonan selesai", figures.requests.finished),
        ("requests.overdue", "Permohonan lewat batas waktu", figures.requests.overdue),
        ("complaints.in", "Pengaduan masuk", figures.complaints.in_),
        ("complaints.closed", "Pengaduan selesai", figures.complaints.closed),
    ]
    return rows + [
        (f"left_out.{key}", f"Tidak dihitung waktunya: {name}", getattr(figures.left_out, key))
        for key, name in LEFT_OUT
    ]


def _summary(report: DailyReport) -> Table:
    columns = (Column("key", "Kunci"), Column("name", "Ukuran"), Column("value", "Nilai", Kind.DECIMAL))
    return Table("Ringkasan", columns, tuple(_summary_rows(report)))


def _measures(day: AgencyDay) -> list[tuple[str, Cell]]:
    return [(title, getattr(day, key)) for key, title in (*COUNTS, *MINUTES, *OUTAGES, *TIMES)]


def _agencies(report: DailyReport) -> Table:
    columns = (
        Column("code", "Kode"),
        Column("name", "Instansi"),
        Column("group", "Kelompok"),
        *(Column(key, title, Kind.INTEGER) for key, title in COUNTS),
        *(Column(key, title, Kind.DECIMAL) for key, title in MINUTES),
        *(Column(key, title, Kind.INTEGER) for key, title in OUTAGES),
        *(Column(key, title, Kind.TIME) for key, title in TIMES),
    )
    rows = [
        (day.code, day.name, day.group, *(value for _, value in _measures(day)))
        for day in report.figures.by_agency
    ]
    return Table("Instansi", columns, tuple(rows))


def _group_sums(report: DailyReport) -> list[tuple[str, str, Sum]]:
    sums = [(group, GROUP_NAMES[group], summed(days)) for group, days in by_group(report.figures)]
    return [*sums, ("jumlah", "Jumlah seluruh MPP", summed(report.figures.by_agency))]


def _groups(report: DailyReport) -> Table:
    columns = (
        Column("group", "Kelompok"),
        Column("name", "Nama"),
        Column("agencies", "Instansi", Kind.INTEGER),
        *(Column(key, title, Kind.INTEGER) for key, title in COUNTS),
        *(Column(key, title, Kind.TIME) for key, title in TIMES),
    )
    keys = ("agencies", *(key for key, _ in (*COUNTS, *TIMES)))
    rows = [
        (group, name, *(getattr(total, key) for key in keys)) for group, name, total in _group_sums(report)
    ]
    return Table("Jumlah per kelompok", columns, tuple(rows))


def _hours(report: DailyReport) -> Table:
    columns = (
        Column("hour", "Jam mulai", Kind.TIME),
        Column("visits", "Kunjungan datang", Kind.INTEGER),
        Column("tickets", "Tiket terbit", Kind.INTEGER),
    )
    rows = [(f"{hour.hour:02d}:00", hour.visits, hour.tickets) for hour in report.figures.hours]
    return Table("Jam", columns, tuple(rows))


def _count_rows(report: DailyReport) -> list[tuple[str, str, str, str, int]]:
    figures = report.figures
    states = [
        ("status", code, STATES.get(code, code), "Tiket", count) for code, count in figures.by_state.items()
    ]
    return states + [
        ("prioritas", code, PRIORITIES.get(code, code), "Kunjungan", count)
        for code, count in figures.priority.items()
    ]


def _counts(report: DailyReport) -> Table:
    columns = (
        Column("part", "Bagian"),
        Column("code", "Kode"),
        Column("name", "Nama"),
        Column("unit", "Satuan"),
        Column("count", "Jumlah", Kind.INTEGER),
    )
    return Table("Status dan prioritas", columns, tuple(_count_rows(report)))


OUTAGE_COLUMNS = (
    Column("agency", "Instansi"),
    Column("service", "Layanan"),
    Column("system", "Sistem"),
    Column("scope", "Lingkup"),
    Column("mode", "Nomor baru"),
    Column("started", "Mulai", Kind.TIME),
    Column("ended", "Selesai", Kind.TIME),
    Column("minutes", "Menit", Kind.INTEGER),
    Column("open_minutes", "Menit jam buka", Kind.INTEGER),
    Column("tickets_affected", "Tiket terdampak", Kind.INTEGER),
    Column("affected", "Kunjungan terdampak", Kind.INTEGER),
    *(Column(choice, title, Kind.INTEGER) for choice, title in CHOICES.items()),
)


def _outage_row(row: OutageRow) -> tuple[Cell, ...]:
    kept = [column.key for column in OUTAGE_COLUMNS if column.key not in CHOICES]
    values: dict[str, Cell] = {key: getattr(row, key) for key in kept}
    values["scope"], values["mode"] = SCOPES.get(row.scope, row.scope), MODES.get(row.mode, row.mode)
    return (*values.values(), *(row.choices.get(choice, 0) for choice in CHOICES))


def _outages(report: DailyReport) -> Table:
    return Table("Gangguan", OUTAGE_COLUMNS, tuple(_outage_row(row) for row in report.figures.outages))


def _definitions(report: DailyReport) -> Table:
    figures = report.figures
    rows = [
        ("Laporan", f"Laporan Harian {report.letterhead.mall}"),
        ("Tanggal", figures.date.isoformat()),
        ("Revisi", str(figures.revision)),
        ("Zona waktu", report.zone),
        *(("Contoh", "Katalog layanan belum disahkan pengelola MPP.") for _ in range(report.example)),
        *(("Penjelasan", text) for text in report.definitions),
        (
            "Jangkar jurnal",
            f"{figures.journal_head.origin} · {figures.journal_head.seq} · {figures.journal_head.h}",
        ),
    ]
    return Table("Penjelasan", (Column("key", "Perihal"), Column("text", "Isi")), tuple(rows))
