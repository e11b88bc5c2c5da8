"""Dates of birth as people say them."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.rules.birth import BirthUnclear, age_on, read_birth

TODAY = date(2026, 11, 24)
BIRTHS = st.dates(date(1900, 1, 1), TODAY)


@pytest.mark.parametrize(
    "typed",
    [
        "17/08/1945",
        "17 8 45",
        "17-agu-1945",
        "17 Agustus 1945",
        "17081945",
        "170845",
        "1945-08-17",
        "17.8.1945",
    ],
)
def test_inp_13_one_birth_is_read_however_it_is_said(typed: str) -> None:
    assert read_birth(typed, TODAY) == date(1945, 8, 17)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("17 agu", "birth.no_year"),
        ("17 13 1945", "birth.no_month"),
        ("31/02/1945", "birth.no_day"),
        ("25/11/2026", "birth.range"),
        ("01/01/1850", "birth.range"),
        ("kemarin", "birth.shape"),
        ("?", "birth.shape"),
        ("1 1 1 1", "birth.shape"),
    ],
)
def test_inp_13_what_is_no_birth_says_why(typed: str, code: str) -> None:
    with pytest.raises(BirthUnclear) as caught:
        read_birth(typed, TODAY)
    assert caught.value.code == code


def test_nothing_typed_is_no_birth() -> None:
    assert read_birth("  ", TODAY) is None


@given(BIRTHS)
def test_a_whole_date_is_read_back(born: date) -> None:
    assert read_birth(f"{born:%d/%m/%Y}", TODAY) == born
    assert read_birth(f"{born:%d%m%Y}", TODAY) == born


@given(BIRTHS)
def test_a_year_of_two_digits_is_never_to_come(born: date) -> None:
    read = read_birth(f"{born.day} {born.month} {born.year % 100:02d}", TODAY)
    assert read is not None
    assert read <= TODAY
    assert read.year % 100 == born.year % 100


@given(BIRTHS)
def test_age_grows_on_the_birthday_only(born: date) -> None:
    had_it = (TODAY.month, TODAY.day) >= (born.month, born.day)
    assert age_on(born, TODAY) == TODAY.year - born.year - (0 if had_it else 1)


@given(st.text(max_size=30))
@example("0¹0")
def test_any_text_is_a_birth_or_says_why_not(text: str) -> None:
    try:
        read = read_birth(text, TODAY)
    except BirthUnclear:
        return
    assert read is None or date(1900, 1, 1) <= read <= TODAY
