"""Cells of a row: what a right one gives, and what the sentence about a wrong one has to name."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest

from models.rules.rows import LONGEST_TEXT, Fault, Row, RowError

Read = Callable[[Row], object]


class Colour(StrEnum):
    """Something to choose from."""

    RED = "red"
    BLUE = "blue"


def text(row: Row) -> object:
    return row.text("k", required=True)


def code(row: Row) -> object:
    return row.code("k", "[A-Z]{3}")


def whole(row: Row) -> object:
    return row.whole("k", 1, 9)


def required_whole(row: Row) -> object:
    return row.required_whole("k", 1, 9)


def choice(row: Row) -> object:
    return row.choice("k", Colour)


def flag(row: Row) -> object:
    return row.flag("k")


def words(row: Row) -> object:
    return row.words("k", required=True)


def json_text(row: Row) -> object:
    return row.json_text("k")


def part(row: Row) -> object:
    return row.part("k")


def read(reader: Read, value: object) -> tuple[object, list[RowError]]:
    """Return what a reader gives for a cell, and the faults that it notes; no cell for `...`."""
    errors: list[RowError] = []
    return reader(Row("list", 3, {} if value is ... else {"k": value}, errors)), errors


@pytest.mark.parametrize(
    ("reader", "value", "given"),
    [
        (text, " a\n  b ", "a b"),
        (text, "x" * LONGEST_TEXT, "x" * LONGEST_TEXT),
        (code, "ABC", "ABC"),
        (whole, 1, 1),
        (whole, 9, 9),
        (whole, ..., None),
        (required_whole, 9, 9),
        (choice, "blue", Colour.BLUE),
        (lambda row: row.choice("k", Colour, Colour.BLUE), ..., Colour.BLUE),
        (lambda row: row.choice("k", Colour, Colour.BLUE), "red", Colour.RED),
        (flag, True, True),
        (flag, False, False),
        (flag, ..., False),
        (words, ["b  c", " a"], ("b c", "a")),
        (lambda row: row.words("k"), ..., ()),
        (lambda row: row.words("k"), [], ()),
        (json_text, {"b": "é", "a": [1]}, '{"a":[1],"b":"é"}'),
        (json_text, ..., None),
        (part, ..., None),
        (lambda row: row.text("k"), ..., ""),
        (lambda row: row.raw("k"), " as it is ", " as it is "),
        (lambda row: row.raw("k"), 7, ""),
        (lambda row: row.with_default("k", "d").raw("k"), "", "d"),
        (lambda row: row.with_default("k", "d").raw("k"), ..., "d"),
        (lambda row: row.with_default("k", "d").raw("k"), "own", "own"),
    ],
)
def test_right_cell_gives_its_value_and_no_fault(reader: Read, value: object, given: object):
    assert read(reader, value) == (given, [])


TYPE, LONG = Fault.WRONG_TYPE, "x" * 400


@pytest.mark.parametrize(
    ("reader", "value", "given", "fault", "facts"),
    [
        (text, ..., "", Fault.MISSING, {}),
        (text, 7, "", TYPE, {"value": "7", "expected": "text"}),
        (text, "a\ud800", "", Fault.NOT_TEXT, {}),
        (text, LONG, LONG, Fault.TOO_LONG, {"value": "x" * 60, "longest": LONGEST_TEXT}),
        (code, "AB", "", Fault.BAD_CODE, {"value": "AB", "shape": "[A-Z]{3}"}),
        (code, "ABCD", "", Fault.BAD_CODE, {"value": "ABCD", "shape": "[A-Z]{3}"}),
        (code, ..., "", Fault.MISSING, {}),
        (whole, "7", None, TYPE, {"value": "7", "expected": "number"}),
        (whole, True, None, TYPE, {"value": "True", "expected": "number"}),
        (whole, 0, None, Fault.OUT_OF_RANGE, {"value": 0, "lowest": 1, "highest": 9}),
        (whole, 10, None, Fault.OUT_OF_RANGE, {"value": 10, "lowest": 1, "highest": 9}),
        (required_whole, ..., 0, Fault.MISSING, {}),
        (required_whole, 10, 0, Fault.OUT_OF_RANGE, {"value": 10, "lowest": 1, "highest": 9}),
        (choice, "green", Colour.RED, Fault.BAD_CHOICE, {"value": "green", "allowed": "red, blue"}),
        (choice, ..., Colour.RED, Fault.MISSING, {}),
        (flag, "ya", False, TYPE, {"value": "ya", "expected": "true or false"}),
        (words, ..., (), Fault.MISSING, {}),
        (words, [], (), Fault.MISSING, {}),
        (words, "a", (), TYPE, {"value": "a", "expected": "list of texts"}),
        (words, ["a", " "], (), TYPE, {"value": "['a', ' ']", "expected": "list of texts"}),
        (words, ["a", "b\ud800"], (), Fault.NOT_TEXT, {}),
        (json_text, [1], None, TYPE, {"value": "[1]", "expected": "object"}),
        (part, 3, None, TYPE, {"value": "3", "expected": "object"}),
    ],
)
def test_wrong_cell_gives_a_harmless_value_and_names_what_is_wrong(
    reader: Read, value: object, given: object, fault: Fault, facts: dict[str, Any]
):
    assert read(reader, value) == (given, [RowError(3, "list.k", fault, facts)])


def test_part_of_an_entry_names_its_own_place():
    errors: list[RowError] = []
    inner = Row("list", 3, {"k": {"l": 10}}, errors).part("k")
    assert inner is not None
    inner.refuse_unknown_keys({"m"})
    inner.whole("l", 1, 9)
    assert [(error.row, error.column, error.sheet) for error in errors] == [(3, "list.k.l", "list")] * 2
    assert (errors[0].code, errors[0].facts) == (Fault.UNKNOWN_KEY, {"value": "l"})


def test_fault_of_a_sheet_goes_by_its_column_and_that_of_an_entry_by_its_list():
    errors: list[RowError] = []
    Row("", 3, {}, errors).refuse("k", Fault.MISSING)
    whole_entry = Row("list", 3, {}, errors)
    whole_entry.refuse("", Fault.MISSING)
    assert [error.column for error in errors] == ["k", "list"]
    assert whole_entry.faults == 2


def test_row_with_a_default_notes_faults_where_the_row_did():
    errors: list[RowError] = []
    Row("list", 3, {"other": 1}, errors).with_default("k", 7).text("k")
    assert [(error.row, error.column) for error in errors] == [(3, "list.k")]
