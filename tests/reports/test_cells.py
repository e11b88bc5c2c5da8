"""Cells that no spreadsheet executes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.cells import CUT, LONGEST, capped, legible, plain_cell, runs, safe_cell

DANGEROUS = [
    "=1+1", "+62812", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\0x", "−1", "＝1", "＋1", "－1", "＠x",
    "  =1", "\xa0=1", "\u200b=1", "\ufeff=1", "\u2009 =1", "ya\n=1", "ya\r\n @x", "ya\r+1", "=", "-", "a\u2028=1",
]  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_exp_01_formula_gets_a_quote(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "Ma'ruf", "'Aisyah", "a=b", "12-5", "Jl. A\nRT 003", "–", "a@b.id", "(1)"]
)
def test_plain_text_stays_as_it_is(text):
    assert safe_cell(text) == text
    assert plain_cell(text) == text


@given(st.text(alphabet="'=+-@\t\r\n \xa0\u200b＝ab1", max_size=12))
def test_reading_back_gives_the_original(text):
    assert plain_cell(safe_cell(text)) == text


@given(st.text())
def test_safe_cell_never_starts_a_formula(text):
    assert not runs(safe_cell(text)) or safe_cell(text).startswith("'")


def test_control_and_bidi_characters_are_left_out():
    assert legible("a\0\x0b\x1b\u202eb\u200f\tc\nd\u200b") == "ab\tc\nd\u200b"
    assert legible("\ud800") == "\ufffd"


def test_over_long_text_is_cut_with_a_mark():
    assert capped("x" * LONGEST) == "x" * LONGEST
    assert len(capped("x" * 40_000)) == LONGEST
    assert capped("x" * 40_000).endswith(CUT)
