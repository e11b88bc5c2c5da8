"""Reports of a period as a workbook, as one flat CSV, and as the JSON of their figures."""

import json
from collections.abc import Iterator

from reports.arrangement import HeatMap, KeyFigures, Level, Listing, PeriodReport
from reports.columns import Column, Kind, Table
from reports.frozen import freeze
from reports.table import table_csv, table_xlsx


def period_json(report: PeriodReport) -> bytes:
    """Return the figures as a JSON text in UTF-8, ending in a line break."""
    return (json.dumps(freeze(report.arrangement.figures), ensure_ascii=False, indent=2) + "\n").encode()


def period_csv(report: PeriodReport) -> bytes:
    """Return the records of the main list; sums are left out, so that nothing counts twice."""
    return table_csv(_records(report.arrangement.listings()[0]))


def period_xlsx(report: PeriodReport) -> bytes:
    """Return a workbook: a sheet a list, the main one first, then maps, key figures and definitions."""
    return table_xlsx(_tables(report))


def _tables(report: PeriodReport) -> Iterator[Table]:
    arranged = report.arrangement
    for listing in arranged.listings():
        yield _records(listing, sums=True)
    for block in arranged.blocks:
        if isinstance(block, HeatMap):
            yield _map(block)
    rows = [
        (figure.label, figure.value, figure.note)
        for block in arranged.blocks
        if isinstance(block, KeyFigures)
        for figure in block.figures
    ]
    if rows:
        columns = (
            Column("what", "Ukuran"),
            Column("value", "Nilai", Kind.DECIMAL),
            Column("note", "Keterangan"),
        )
        yield Table("Ringkasan", columns, tuple(rows))
    yield _about(report)


def _records(listing: Listing, *, sums: bool = False) -> Table:
    return Table(
        listing.name,
        tuple(Column(one.key, _full_title(one), one.kind) for one in listing.columns),
        tuple(line.cells for line in listing.lines if line.level is Level.RECORD),
        tuple(line.cells for line in listing.lines if sums and line.level in (Level.SUM, Level.TOTAL)),
    )


def _full_title(column: Column) -> str:
    return f"{column.over}: {column.title}" if column.over else column.title


def _map(block: HeatMap) -> Table:
    columns = (
        Column("row", block.corner),
        *(Column(str(place), head, block.kind) for place, head in enumerate(block.across)),
    )
    rows = tuple((head, *values) for head, values in zip(block.down, block.values, strict=True))
    return Table(block.name, columns, rows)


def _about(report: PeriodReport) -> Table:
    arranged, frame = report.arrangement, report.frame
    rows = [
        ("Laporan", arranged.title),
        ("Pengelola", frame.letterhead.mall),
        ("Hari pertama", arranged.first.isoformat()),
        ("Hari terakhir", arranged.last.isoformat()),
        ("Zona waktu", frame.zone),
        *(("Nomor", number) for number in (frame.number,) if number and arranged.official),
        *(
            ("Contoh", "Katalog layanan belum disahkan pengelola MPP.")
            for _ in range(frame.example and arranged.official)
        ),
        *(("Catatan", words) for words in (arranged.empty, *arranged.lines) if words),
        *(("Penjelasan", words) for words in arranged.definitions),
    ]
    return Table("Penjelasan", (Column("key", "Perihal"), Column("text", "Isi")), tuple(rows))
