"""Small cells are left out, and cannot be reckoned back from the sum."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.small_cells import LEAST, suppressed


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
