"""Dates, numbers and officers' numbers in Indonesian."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.numbers import tenth, whole
from reports.words import clock, grouped_nip, long_date, moment, plain_date


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 11, 24), "Selasa, 24 November 2026"),
        (dt.date(2026, 5, 1), "Jumat, 1 Mei 2026"),
        (dt.date(2024, 2, 29), "Kamis, 29 Februari 2024"),
        (dt.date(2026, 8, 16), "Minggu, 16 Agustus 2026"),
    ],
)
def test_days_are_written_out(day, words):
    assert long_date(day) == words
    assert plain_date(day) == words.partition(", ")[2]


def test_moment_has_day_time_and_zone():
    assert moment("2026-11-24", "08:05", "WITA") == "Selasa, 24 November 2026 · 08.05 WITA"


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (999, "999"), (1234567, "1.234.567"), (None, "–")])
def test_whole_numbers_have_dots(number, words):
    assert whole(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0,0"), (12.25, "12,3"), (0.05, "0,1"), (1234.0, "1.234,0"), (None, "–")]
)
def test_decimals_have_one_place_half_up(number, words):
    assert tenth(number) == words


@given(st.integers(0, 10**6))
def test_tenths_are_read_back(tenths):
    assert tenth(tenths / 10).replace(".", "").replace(",", "") == f"{tenths:02d}"


def test_clock_has_a_dot():
    assert (clock("08:05"), clock(None)) == ("08.05", "–")


def test_nip_stands_in_groups_and_other_text_stays():
    assert grouped_nip("198001012005011001") == "19800101 200501 1 001"
    assert grouped_nip("honorer 12") == "honorer 12"
    assert grouped_nip("١٩٨٠٠١٠١٢٠٠٥٠١١٠٠١") == "١٩٨٠٠١٠١٢٠٠٥٠١١٠٠١"
