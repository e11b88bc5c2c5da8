"""R11: products issued and picked up, and whom to call because theirs still waits."""

from reports import definitions
from reports.arrangement import Arrangement, KeyFigure, KeyFigures, Level, Line, Listing
from reports.columns import Cell, Column, Kind
from reports.output_figures import OutputCounts, OutputFigures, Uncollected

TITLE = "Produk Layanan Terbit dan Belum Diambil"
NOTHING = "Pada masa ini tidak ada produk yang terbit, diambil, atau menunggu diambil."
SHOWN = 120
"""Products of the call list on paper; sheets have all of them."""
RESULTS = {
    "reached": "tersambung",
    "no_answer": "tidak dijawab",
    "message_left": "pesan ditinggalkan",
    "wrong_number": "nomor salah",
}
COUNTS = (
    Column("issued", "Terbit", Kind.INTEGER, width_mm=16),
    Column("picked_up", "Diambil", Kind.INTEGER, width_mm=16),
    Column("waiting", "semua", Kind.INTEGER, over="Menunggu diambil", width_mm=15),
    Column("over_7", "> 7 hari", Kind.INTEGER, over="Menunggu diambil", width_mm=16),
    Column("over_30", "> 30 hari", Kind.INTEGER, over="Menunggu diambil", width_mm=17),
    Column("pick_up_p50_days", "Sampai diambil, median hari", Kind.DECIMAL, width_mm=28),
)


def outputs(figures: OutputFigures) -> Arrangement:
    """Return the report of a span of days."""
    overall = figures.overall
    return Arrangement(
        name="outputs",
        title=TITLE,
        first=figures.first,
        last=figures.last,
        figures=figures,
        blocks=(
            KeyFigures(
                (
                    KeyFigure("Terbit", overall.issued, "produk"),
                    KeyFigure("Diambil", overall.picked_up, "produk"),
                    KeyFigure("Menunggu diambil", overall.waiting, "pada akhir masa ini"),
                    KeyFigure("Lebih dari 7 hari", overall.over_7, "perlu dihubungi"),
                    KeyFigure("Lebih dari 30 hari", overall.over_30, "di antaranya"),
                    KeyFigure("Sampai diambil", overall.pick_up_p50_days, "hari, median", Kind.DECIMAL),
                )
            ),
            _services(figures),
            _to_call(figures.to_call),
        ),
        definitions=(definitions.ISSUED, definitions.UNCOLLECTED, definitions.CALL_LIST),
        lines=() if figures.until == figures.last else (f"Dihitung sampai {figures.until:%d/%m/%Y}",),
        empty="" if overall.issued or overall.picked_up or overall.waiting else NOTHING,
        main="Daftar hubungi",
        landscape=True,
    )


def _services(figures: OutputFigures) -> Listing:
    columns = (
        Column("agency", "Kode instansi", on_paper=False),
        Column("agency_name", "Instansi", on_paper=False),
        Column("code", "Kode layanan", on_paper=False),
        Column("name", "Layanan", head="Instansi dan layanan"),
        *COUNTS,
    )
    lines = []
    for agency in figures.agencies:
        lines.append(Line((agency.code, agency.name, None, agency.name, *_cells(agency.counts)), Level.SUM))
        lines += [
            Line((one.agency, one.agency_name, one.code, one.name, *_cells(one.counts)))
            for one in figures.services
            if one.agency == agency.code
        ]
    lines.append(Line((None, None, None, "Seluruh instansi", *_cells(figures.overall)), Level.TOTAL))
    return Listing("Produk menurut instansi dan layanan", "Layanan", columns, tuple(lines))


def _cells(counts: OutputCounts) -> tuple[Cell, ...]:
    return tuple(getattr(counts, column.key) for column in COUNTS)


def _to_call(listed: tuple[Uncollected, ...]) -> Listing:
    columns = (
        Column("code", "Nomor", width_mm=33),
        Column("agency", "Kode instansi", head="Instansi", width_mm=15),
        Column("agency_name", "Instansi", on_paper=False),
        Column("service", "Kode layanan", on_paper=False),
        Column("service_name", "Layanan"),
        Column("product", "Produk", on_paper=False),
        Column("phone", "Telepon (disamarkan)", head="Telepon", width_mm=26),
        Column("since", "Terbit", Kind.DATE, width_mm=18),
        Column("days", "Menunggu, hari", Kind.INTEGER, head="Hari", width_mm=10),
        Column("contacts", "kali", Kind.INTEGER, over="Sudah dihubungi", width_mm=9),
        Column("contacted", "terakhir", Kind.DATE, over="Sudah dihubungi", width_mm=18),
        Column("result", "hasil", over="Sudah dihubungi", width_mm=22),
        Column("again", "Hubungi lagi", Kind.DATE, on_paper=False),
    )
    return Listing(
        title="Daftar yang perlu dihubungi, yang terlama lebih dahulu",
        name="Daftar hubungi",
        columns=columns,
        lines=tuple(_call(one) for one in listed),
        lead="Tanpa nama: cari nomornya di halaman Permohonan untuk menghubungi pemohon.",
        nothing="Tidak ada produk yang menunggu lebih dari 7 hari.",
        shown=SHOWN,
    )


def _call(one: Uncollected) -> Line:
    result = None if one.result is None else RESULTS.get(one.result, one.result)
    return Line(
        (
            *(one.code, one.agency, one.agency_name, one.service, one.service_name, one.product, one.phone),
            *(one.since, one.days, one.contacts or None, one.contacted, result, one.again),
        )
    )
