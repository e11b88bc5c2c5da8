"""Columns are matched by the header, and nothing in a row is lost without a word."""

from models.rules.sheets import Line, sheet_rows


def read(*lines: tuple[str, ...], known=("visit", "name"), needed=("visit",)):
    errors: list = []
    numbered = [Line(number, cells) for number, cells in enumerate(lines, 1)]
    rows = sheet_rows(numbered, known, needed, errors)
    return rows, [(error.row, error.column, error.code) for error in errors]


def test_columns_may_stand_in_any_order_case_and_spacing():
    rows, errors = read((" NAME ", "Visit"), ("Ani", "1"))
    assert (rows[0].raw("name"), rows[0].raw("visit"), rows[0].number, errors) == ("Ani", "1", 2, [])


def test_res_12_unknown_missing_and_double_columns_are_refused_by_name():
    rows, errors = read(("nama", "name", "name"), ("Ani", "Ani", "Ani"))
    assert rows == []
    assert errors == [
        (1, "nama", "row.unknown_key"),
        (1, "name", "row.duplicate"),
        (1, "visit", "sheet.no_column"),
    ]


def test_res_08_short_row_has_empty_cells_and_blank_ones_beyond_the_header_do_not_matter():
    rows, errors = read(("visit", "name", "", ""), ("1",), ("2", "Ani", "", " "))
    assert ([row.raw("name") for row in rows], errors) == (["", "Ani"], [])


def test_text_beyond_the_header_is_named_by_its_row():
    _, errors = read(("visit", "name"), ("1", "Ani"), ("2", "Siti", "Aminah"))
    assert errors == [(3, "", "sheet.more_cells")]


def test_column_without_a_name_between_others_is_refused():
    _, errors = read(("visit", "", "name"), ("1", "x", "Ani"))
    assert errors == [(1, "", "row.unknown_key")]


def test_res_08_nul_is_named_by_row_and_column():
    _, errors = read(("visit", "name"), ("1", "A\0ni"))
    assert errors == [(2, "name", "sheet.nul")]


def test_res_08_no_line_and_only_a_header_are_faults():
    assert read()[1] == [(1, "", "row.empty_file")]
    assert read(("visit",))[1] == [(1, "", "sheet.no_rows")]


def test_fault_of_a_header_or_a_row_names_what_its_sentence_needs():
    errors: list = []
    sheet_rows([Line(1, ("n" * 70, "", "name", "name"))], ("visit", "name"), ("visit",), errors)
    assert [dict(error.facts) for error in errors] == [
        {"value": "n" * 60},
        {"value": "(2)"},
        {"value": "name"},
        {"value": "visit"},
    ]
    errors.clear()
    sheet_rows([Line(1, ("visit",)), Line(2, ("1", "Ani"))], ("visit",), ("visit",), errors)
    assert [dict(error.facts) for error in errors] == [{"columns": 1}]
