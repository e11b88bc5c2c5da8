"""Small counts are hidden, and no arithmetic over what is left brings one back."""

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.rules.small_cells import LEAST, published, suppressed

COUNTS = st.integers(0, 12)
TABLES = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(COUNTS, min_size=wide, max_size=wide), min_size=1, max_size=5)
)


def lines_of(table) -> list[list[int | None]]:
    return [*([*row, end] for row, end in zip(table.cells, table.row_sums, strict=True)),
            [*table.column_sums, table.total]]  # fmt: skip


def determined(lines: list[list[int | None]]) -> set[tuple[int, int]]:
    """Return the hidden cells that the equations of rows and columns fix, by elimination over fractions."""
    unknown = [(i, j) for i, row in enumerate(lines) for j, cell in enumerate(row) if cell is None]
    tall, wide = len(lines), len(lines[0])
    groups = [[(i, j) for j in range(wide)] for i in range(tall)]
    groups += [[(i, j) for i in range(tall)] for j in range(wide)]
    rows = [
        [Fraction((-1 if cell == group[-1] else 1) if cell in group else 0) for cell in unknown]
        for group in groups
    ]
    pivots: list[int] = []
    for column in range(len(unknown)):
        free = next((n for n in range(len(pivots), len(rows)) if rows[n][column]), None)
        if free is None:
            continue
        place = len(pivots)
        rows[place], rows[free] = rows[free], rows[place]
        rows[place] = [value / rows[place][column] for value in rows[place]]
        for n, row in enumerate(rows):
            if n != place and row[column]:
                rows[n] = [a - row[column] * b for a, b in zip(row, rows[place], strict=True)]
        pivots.append(column)
    return {
        unknown[pivot] for place, pivot in enumerate(pivots) if sum(value != 0 for value in rows[place]) == 1
    }


@given(TABLES)
@example([[3, 0], [0, 50]])
@example([[3]])
@example([[1, 1, 40]])
@example([[0, 0], [0, 2]])
def test_nothing_small_is_seen_nor_reckoned(rows: list[list[int]]):
    lines = lines_of(published(rows))
    assert not [cell for row in lines for cell in row if cell is not None and 0 < cell < LEAST]
    assert determined(lines) == set()


@given(TABLES)
def test_what_is_seen_is_true(rows: list[list[int]]):
    table = published(rows)
    for shown, row in zip(table.cells, rows, strict=True):
        assert all(cell in (None, count) for cell, count in zip(shown, row, strict=True))
    assert table.total in (None, sum(map(sum, rows)))
    assert all(end in (None, sum(row)) for end, row in zip(table.row_sums, rows, strict=True))


def test_table_without_small_counts_stays_whole():
    assert lines_of(published([[5, 0], [7, 30]])) == [[5, 0, 5], [7, 30, 37], [12, 30, 42]]


def test_a_second_count_is_hidden_where_the_first_could_be_subtracted():
    table = published([[3, 40, 50]])
    assert (table.cells[0], table.total) == ((None, None, 50), 93)


def test_two_of_one_are_not_told_by_their_sum():
    assert published([[1, 1, 40, 50]]).cells[0] == (None, None, None, 50)


def test_negative_counts_and_ragged_rows_are_refused():
    with pytest.raises(ValueError, match="negative"):
        published([[-1]])
    with pytest.raises(ValueError, match="argument"):
        published([[1, 2], [3]])


def test_few_are_left_out_and_none_is_told():
    assert suppressed({"a": 4, "b": 2, "c": 9, "d": 0}) == {"a": None, "b": None, "c": 9, "d": 0}


def test_one_small_cell_takes_the_next_smallest_with_it():
    assert suppressed({"a": 4, "b": 20, "c": 9}) == {"a": None, "b": 20, "c": None}


def test_fewer_than_five_people_have_no_table():
    assert suppressed({"a": 2, "b": 2}) == {}
    assert suppressed({}) == {}


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 40), max_size=8))
def test_no_small_cell_is_shown_nor_left_alone(cells: dict[str, int]):
    shown = suppressed(cells)
    assert all(count is None or count == 0 or count >= LEAST for count in shown.values())
    assert sum(count is None for count in shown.values()) != 1
    assert {name: cells[name] for name, count in shown.items() if count is not None} == {
        name: count for name, count in shown.items() if count is not None
    }
