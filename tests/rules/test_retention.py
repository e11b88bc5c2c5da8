"""Retention: which classes have outlived their purpose, and that none outlives the name it belongs to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.bodies.rights import DataClass
from models.rules.retention import DAY_MS, Periods, last_use, outlived

DAYS = st.integers(0, 5000)


@pytest.mark.parametrize(
    ("days", "classes"),
    [
        (89, ()),
        (90, (DataClass.CONTACT,)),
        (365, (DataClass.CONTACT, DataClass.NUMBER)),
        (730, (DataClass.CONTACT, DataClass.NUMBER, DataClass.NAME)),
    ],
)
def test_contact_goes_after_90_days_the_number_after_a_year_the_name_after_two(days: int, classes: tuple):
    assert outlived(0, days * DAY_MS, Periods()) == classes


@given(last=DAYS, sooner=DAYS, more=DAYS)
def test_what_has_outlived_its_purpose_never_comes_back(last: int, sooner: int, more: int):
    at, then = (last + sooner) * DAY_MS, (last + sooner + more) * DAY_MS
    assert set(outlived(last * DAY_MS, at, Periods())) <= set(outlived(last * DAY_MS, then, Periods()))


@given(last=st.integers(0, 2**41), back=st.integers(1, 2**41))
def test_clock_before_the_last_use_empties_nothing(last: int, back: int):
    assert outlived(last, last - back, Periods(1, 1, 1)) == ()


def test_periods_are_in_order_and_within_a_century():
    assert Periods().in_order
    for wrong in (Periods(0), Periods(100, 90), Periods(90, 800, 700), Periods(name_days=36_501)):
        assert not wrong.in_order


def test_last_use_is_the_latest_of_what_is_known():
    assert last_use([3, None, 7, 5]) == 7
    assert last_use([None]) is None
