"""XLSX of any program: values of the first visible sheet, and nothing that a hostile file would like."""

import datetime as dt
import re
import zipfile
from io import BytesIO

import pytest
import xlsxwriter
from openpyxl import Workbook

from desktop.errors import BadRows, Refused
from desktop.reading import tabular, workbook
from desktop.reading.tabular import read_lines


def saved(*rows: tuple, epoch: dt.datetime | None = None) -> bytes:
    """Return a workbook as openpyxl writes it."""
    book = Workbook()
    if epoch is not None:
        book.epoch = epoch
    for row in rows:
        book.active.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rewritten(data: bytes, parts: dict[str, bytes] | None = None, **more) -> bytes:
    """Return the package with parts replaced or added."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, (parts or {}).pop(name, None) or old.read(name))
        for name, content in (parts or {}).items():
            new.writestr(name, content, **more)
    return buffer.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name)


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [line.cells for line in read_lines(data, "a.xlsx")]


def test_values_become_text_as_a_person_reads_them():
    moment = dt.datetime(2026, 3, 13, 8, 5)
    data = saved(
        ("visit", "issued", "name"), (1, moment, "Siti & <Ani>"), (2.0, moment.replace(second=30), True)
    )
    assert cells(data)[1:] == [
        ("1", "2026-03-13 08:05:00", "Siti & <Ani>"),
        ("2", "2026-03-13 08:05:30", "TRUE"),
    ]


def test_time_that_a_spreadsheet_keeps_as_a_fraction_is_rounded_to_its_second():
    book = BytesIO()
    with xlsxwriter.Workbook(book) as writer:
        sheet = writer.add_worksheet()
        sheet.write_string(0, 0, "issued")
        form = writer.add_format({"num_format": "dd/mm/yyyy hh.mm"})
        for line, minute in enumerate(range(1440), 1):
            sheet.write_number(line, 0, 46094 + minute / 1440, form)
    found = [row[0] for row in cells(book.getvalue())[1:]]
    assert found == [f"2026-03-13 {minute // 60:02d}:{minute % 60:02d}:00" for minute in range(1440)]


def test_part_of_a_second_is_rounded():
    book = BytesIO()
    with xlsxwriter.Workbook(book) as writer:
        form = writer.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        writer.add_worksheet().write_number(0, 0, 46094 + (8 * 3600 + 5 * 60 + 29.6) / 86_400, form)
    assert cells(book.getvalue()) == [("2026-03-13 08:05:30",)]


def test_date_cell_without_a_time_stays_without_one():
    book = BytesIO()
    with xlsxwriter.Workbook(book) as writer:
        sheet = writer.add_worksheet()
        sheet.write_number(0, 0, 46094, writer.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_number(1, 0, 46094, writer.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
        sheet.write_number(2, 0, 46094.25, writer.add_format({"num_format": "dd/mm/yyyy"}))
    assert cells(book.getvalue()) == [("2026-03-13",), ("2026-03-13 00:00:00",), ("2026-03-13 06:00:00",)]


def test_res_09_dates_that_count_from_1904_are_the_same_dates():
    data = saved(("issued",), (dt.datetime(2026, 3, 13, 8, 5),), epoch=dt.datetime(1904, 1, 1))
    assert b'date1904="1"' in part(data, "xl/workbook.xml")
    assert cells(data)[1] == ("2026-03-13 08:05:00",)


def test_nik_that_lost_its_last_digit_is_told_from_one_that_is_whole():
    data = saved(("nik",), ("3271046504900010",), (3271046504900001,), (3271046504900000,), (81234567890,))
    assert cells(data)[1:] == [
        ("3271046504900010",),
        ("3271046504900001",),
        ("3.27104650490000E+15",),
        ("81234567890",),
    ]


def test_res_09_first_visible_sheet_counts():
    book = Workbook()
    book.active.append(["rahasia"])
    book.active.sheet_state = "hidden"
    for name in ("visit", "lain"):
        book.create_sheet(name).append([name])
    buffer = BytesIO()
    book.save(buffer)
    assert cells(buffer.getvalue()) == [("visit",)]


def test_res_09_formulas_count_by_the_values_that_were_saved():
    book = BytesIO()
    with xlsxwriter.Workbook(book) as writer:
        sheet = writer.add_worksheet()
        sheet.write_row(0, 0, ["visit", "name"])
        sheet.write_formula(1, 0, "=1+1", value=2)
        sheet.write_formula(1, 1, '=HYPERLINK("http://contoh.invalid")', value="Ani")
    assert cells(book.getvalue())[1] == ("2", "Ani")


def test_formula_without_a_saved_value_is_refused_by_row_and_column():
    with pytest.raises(BadRows) as raised:
        read_lines(saved(("visit", "name"), ("1", "Ani"), ("=1+1", "Budi"), (None, "=A1")), "a.xlsx")
    assert [(one.row, one.column, one.code) for one in raised.value.rows] == [
        (3, "visit", "table.no_value"),
        (4, "name", "table.no_value"),
    ]


def test_blank_rows_keep_the_numbers_of_the_others():
    lines = read_lines(saved(("visit",), (None,), (" ",), ("1",)), "a.xlsx")
    assert [line.number for line in lines] == [1, 4]


def test_wrong_size_in_the_file_hides_nothing():
    data = saved(("visit", "name"), ("1", "Ani"))
    sheet = part(data, "xl/worksheets/sheet1.xml")
    lying = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', sheet)
    assert lying != sheet
    assert cells(rewritten(data, {"xl/worksheets/sheet1.xml": lying})) == [("visit", "name"), ("1", "Ani")]


def test_res_09_merged_cells_read_as_their_first_cell():
    book = Workbook()
    book.active.append(["visit", "name"])
    book.active.append(["1", "Ani"])
    book.active.append([None, "Budi"])
    book.active.merge_cells("A2:A3")
    buffer = BytesIO()
    book.save(buffer)
    assert cells(buffer.getvalue())[1:] == [("1", "Ani"), ("", "Budi")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_res_09_entity_declarations_are_refused_before_anything_is_parsed(encoding):
    data = saved(("visit",))
    evil = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'
    with pytest.raises(Refused, match=r"table.entities"):
        read_lines(rewritten(data, {"xl/sharedStrings.xml": evil.encode(encoding)}), "a.xlsx")


def test_res_09_package_that_unpacks_too_large_is_refused_unread():
    bomb = bytes(workbook.MOST_UNPACKED)
    data = rewritten(saved(("visit",)), {"xl/media/x.bin": bomb})
    assert len(data) < 100_000
    with pytest.raises(Refused, match=r"table.too_large"):
        read_lines(data, "a.xlsx")


def test_res_09_declared_size_that_lies_is_refused(monkeypatch):
    data = bytearray(saved(("visit",), *((str(number),) for number in range(1000))))
    with zipfile.ZipFile(BytesIO(data)) as package:
        info = package.getinfo("xl/worksheets/sheet1.xml")
    size = info.file_size.to_bytes(4, "little")
    place = data.rindex(size)
    data[place : place + 4] = (100).to_bytes(4, "little")
    with pytest.raises(Refused, match=r"table.unreadable"):
        read_lines(bytes(data), "a.xlsx")


def test_res_09_packing_that_could_unpack_without_bound_is_refused():
    data = rewritten(saved(("visit",)), {"x.xml": b"<x/>"}, compress_type=zipfile.ZIP_LZMA)
    with pytest.raises(Refused, match=r"table.unreadable"):
        read_lines(data, "a.xlsx")


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + bytes(100), saved(("visit",))[:-30]])
def test_broken_package_is_refused(data):
    with pytest.raises(Refused, match=r"table.unreadable"):
        read_lines(data, "a.xlsx")


def test_zip_that_is_no_workbook_is_refused():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("a.txt", "visit")
    with pytest.raises(Refused, match=r"table.unreadable"):
        read_lines(buffer.getvalue(), "a.xlsx")


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_broken_part_is_refused(name):
    with pytest.raises(Refused, match=r"table.unreadable"):
        read_lines(rewritten(saved(("visit",)), {name: b"<workbook"}), "a.xlsx")


def test_res_09_workbook_with_macros_and_links_is_read_for_its_values_alone():
    data = rewritten(saved(("visit",), ("1",)), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert cells(data) == [("visit",), ("1",)]


def test_res_09_reading_stops_after_the_lines_that_are_allowed(monkeypatch):
    monkeypatch.setattr(tabular, "MOST_LINES", 3)
    data = saved(("visit",), *((str(number),) for number in range(100)))
    with pytest.raises(Refused, match=r"table.too_many_lines"):
        read_lines(data, "a.xlsx")
