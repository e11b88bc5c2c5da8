"""CSV of any program: right, or refused by row."""

import pytest

from desktop.errors import BadRows, Refused
from desktop.reading import tabular
from desktop.reading.tabular import read_lines
from models.rules.sheets import Line

TABLE = [("visit", "name"), ("1", "Siti & <Ani>"), ("2", "René")]
EXPECTED = [Line(number, cells) for number, cells in enumerate(TABLE, 1)]


def text(delimiter: str = ";", end: str = "\r\n") -> str:
    return end.join(delimiter.join(cells) for cells in TABLE) + end


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_res_08_delimiter_and_line_end_are_told_from_the_text(delimiter, end):
    assert read_lines(text(delimiter, end).encode(), "a.csv") == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_res_08_encoding_is_told_from_the_bytes(encoding):
    assert read_lines(text().encode(encoding), "a.csv") == EXPECTED


def test_big_endian_utf_16_with_its_mark_is_read():
    assert read_lines(b"\xfe\xff" + text().encode("utf-16-be"), "a.csv") == EXPECTED


def test_bytes_of_no_encoding_are_refused():
    with pytest.raises(Refused, match=r"table.encoding"):
        read_lines(b"visit;name\r\n1;\x81\r\n", "a.csv")


def test_half_an_utf_16_file_is_refused():
    with pytest.raises(Refused, match=r"table.encoding"):
        read_lines(text().encode("utf-16")[:-1], "a.csv")


def test_blank_lines_are_left_out_and_the_others_keep_their_numbers():
    lines = read_lines(b"visit;name\r\n\r\n;\r\n1;Ani\r\n", "a.csv")
    assert [line.number for line in lines] == [1, 4]


def test_line_break_inside_quotes_is_one_row_as_a_spreadsheet_shows_it():
    lines = read_lines(b'visit;name\r\n1;"Ani\r\nLestari; S.H."\r\n2;Budi\r\n', "a.csv")
    assert lines[1:] == [Line(2, ("1", "Ani\r\nLestari; S.H.")), Line(3, ("2", "Budi"))]


def test_first_line_that_says_the_delimiter_is_no_row():
    assert read_lines(b"sep=,\r\nvisit,name\r\n1,a;b;c\r\n", "a.csv") == [
        Line(1, ("visit", "name")),
        Line(2, ("1", "a;b;c")),
    ]


def test_delimiters_inside_quotes_of_the_header_do_not_count():
    assert read_lines(b'"a,b,c";visit\r\n1;2\r\n', "a.csv")[0].cells == ("a,b,c", "visit")


def test_res_08_nul_comes_through_for_the_rules_to_name():
    assert read_lines(b"visit;name\r\n1;A\0ni\r\n", "a.csv")[1].cells == ("1", "A\0ni")


@pytest.mark.parametrize(
    ("data", "row", "code"),
    [
        (b'visit;name\r\n1;Ani\r\n2;"Budi\r\n3;Cici\r\n', 3, "table.quotes"),
        (b'visit;name\r\n1;"Ani"x\r\n', 2, "table.quotes"),
        (b"visit;name\r\n1;" + b"x" * 131_073 + b"\r\n", 2, "table.field_too_long"),
    ],
)
def test_res_08_line_that_cannot_be_read_is_named(data, row, code):
    with pytest.raises(BadRows) as raised:
        read_lines(data, "a.csv")
    assert [(one.row, one.code) for one in raised.value.rows] == [(row, code)]


def test_res_08_longest_field_that_fits_is_read():
    assert len(read_lines(b"visit\r\n" + b"x" * 131_072 + b"\r\n", "a.csv")[1].cells[0]) == 131_072


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b";;\r\n"])
def test_res_08_file_without_a_line_has_none(data):
    assert read_lines(data, "a.csv") == []


def test_too_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(tabular, "MOST_LINES", 3)
    assert len(read_lines(b"visit\r\n1\r\n2\r\n", "a.csv")) == 3
    with pytest.raises(Refused, match=r"table.too_many_lines"):
        read_lines(b"visit\r\n1\r\n2\r\n3\r\n", "a.csv")


def test_too_large_a_file_is_refused(monkeypatch):
    monkeypatch.setattr(tabular, "LARGEST", 10)
    with pytest.raises(Refused, match=r"table.too_large"):
        read_lines(b"visit;name\r\n", "a.csv")


def test_old_excel_file_is_told_to_be_saved_anew():
    with pytest.raises(Refused, match=r"table.old_excel"):
        read_lines(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xls")
