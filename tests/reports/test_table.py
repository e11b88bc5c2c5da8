"""Tables as CSV and XLSX, read back by other programs' eyes."""

import csv
import datetime as dt
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from reports.cells import plain_cell
from reports.columns import Column, Table
from reports.table import table_csv, table_xlsx

COLUMNS = (
    Column("name", "Nama"),
    Column("count", "Jumlah", "integer"),
    Column("wait", "Tunggu", "decimal"),
    Column("at", "Jam", "time"),
    Column("day", "Tanggal", "date"),
)
ROW = ("Siti Nur'aini", 1234, 12.5, "08:05", "2026-11-24")
NASTY = [
    "=1+1",
    "{=1}",
    "http://127.0.0.1/x",
    "mailto:a@b.id",
    "0812345678",
    "9971011708459991",
    "\t@x",
    "a\n=b",
    "'=1",
]


def texts(*cells):
    return Table("Teks", (Column("text", "Teks"),), tuple((cell,) for cell in cells))


def rows_of(data, delimiter=";"):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def book_of(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_exp_05_csv_is_what_indonesian_excel_opens():
    data = table_csv(Table("Uji", COLUMNS, (ROW, (None,) * 5)))
    assert data == (
        b"\xef\xbb\xbf"
        b'"Nama";"Jumlah";"Tunggu";"Jam";"Tanggal"\r\n'
        b'"Siti Nur\'aini";"1234";"12,5";"08.05";"2026-11-24"\r\n'
        b'"";"";"";"";""\r\n'
    )


def test_csv_with_commas_has_decimal_points():
    assert rows_of(table_csv(Table("Uji", COLUMNS, (ROW,)), delimiter=","), ",")[1][2:4] == ["12.5", "08:05"]


def test_exp_01_csv_round_trip_gives_the_original_text():
    back = [plain_cell(row[0]) for row in rows_of(table_csv(texts(*NASTY)))[1:]]
    assert back == NASTY


def test_csv_disarms_formulas():
    cells = [row[0] for row in rows_of(table_csv(texts(*NASTY)))[1:]]
    assert [cell for cell in cells if cell[0] in "=+-@\t"] == []


def test_xlsx_holds_real_numbers_dates_and_times():
    sheet = book_of(
        table_xlsx(
            [Table("Uji", COLUMNS, (ROW, ("x", -3, Decimal("0.1"), dt.time(23, 59), dt.date(2024, 2, 29))))]
        )
    )["Uji"]
    assert [cell.value for cell in sheet[2]] == [ROW[0], 1234, 12.5, dt.time(8, 5), dt.datetime(2026, 11, 24)]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "d", "d"]
    assert [cell.value for cell in sheet[3]] == ["x", -3, 0.1, dt.time(23, 59), dt.datetime(2024, 2, 29)]
    assert [cell.number_format for cell in sheet[2]] == ["@", "#,##0", "#,##0.0", 'hh"."mm', "dd-mm-yyyy"]


def test_exp_03_xlsx_text_is_never_a_formula_link_or_number():
    data = table_xlsx([texts(*NASTY)])
    cells = [row[0] for row in book_of(data)["Teks"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == NASTY
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_xlsx_formulas_keep_the_quote_that_survives_editing():
    cells = [row[0] for row in book_of(table_xlsx([texts("=1+1", "Budi")]))["Teks"].iter_rows(min_row=2)]
    assert [cell.quotePrefix for cell in cells] == [True, False]


def test_xlsx_head_is_frozen_and_filtered():
    sheet = book_of(table_xlsx([Table("Uji", COLUMNS, (ROW, ROW))]))["Uji"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E3"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width


def test_exp_04_over_long_and_unprintable_text_is_exported_with_a_mark():
    long, controls = (
        cell[0].value
        for cell in book_of(table_xlsx([texts("x" * 40_000, "a\0b\x1bc")]))["Teks"].iter_rows(min_row=2)
    )
    assert len(long) == 32_767
    assert long.endswith("[dipotong]")
    assert controls == "abc"


def test_equal_tables_give_equal_bytes():
    table = Table("Uji", COLUMNS, (ROW,))
    assert table_xlsx([table]) == table_xlsx([table])
    assert table_csv(table) == table_csv(table)
    # Two workbooks of one second are equal anyhow; the date that is written must not be the clock's.
    assert book_of(table_xlsx([table])).properties.created == dt.datetime(2000, 1, 1)


def test_sheet_names_are_allowed_and_unique():
    names = ["Jam: 08/09 [pagi]?*", "x" * 40, "x" * 40, "", "'a'", "A"]
    book = book_of(table_xlsx([Table(name, COLUMNS, ()) for name in names]))
    assert book.sheetnames == ["Jam  08 09  pagi", "x" * 31, "x" * 27 + " 2", "Lembar", "a", "A 2"]


@pytest.mark.parametrize(
    ("place", "cell"), [(1, "7"), (1, True), (1, 1.5), (2, "1,5"), (3, 8), (4, 20261124), (4, "24/11/2026")]
)
@pytest.mark.parametrize("write", [table_csv, lambda table: table_xlsx([table])])
def test_cell_of_another_kind_is_refused(write, place, cell):
    row = list(ROW)
    row[place] = cell
    with pytest.raises(ValueError):
        write(Table("Uji", COLUMNS, (tuple(row),)))


@pytest.mark.parametrize("write", [table_csv, lambda table: table_xlsx([table])])
def test_row_of_another_length_is_refused(write):
    with pytest.raises(ValueError):
        write(Table("Uji", COLUMNS, (ROW[:4],)))
