"""The times of the survey: their names, their ends, the one before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.survey_periods import Span, before, named_period, period_of


@pytest.mark.parametrize(
    ("span", "name", "first", "last"),
    [
        (Span.MONTH, "2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        (Span.QUARTER, "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        (Span.HALF, "2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        (Span.YEAR, "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_day_lies_in_its_named_time(span: Span, name: str, first: date, last: date):
    found = period_of(date(2026, 11, 24), span)
    assert (found.name, found.first, found.last) == (name, first, last)


@pytest.mark.parametrize("name", ["", "2026-Q5", "2026-13", "2026-00", "2026-H3", "20260", "2026-", "0000"])
def test_what_is_no_name_is_no_time(name: str):
    assert named_period(name) is None


@given(st.dates(date(1001, 1, 1), date(2999, 12, 31)), st.sampled_from(Span))
def test_name_leads_back_to_the_time_and_times_follow_without_a_gap(day: date, span: Span):
    found = period_of(day, span)
    assert found.first <= day <= found.last
    assert named_period(found.name.lower()) == found
    assert (found.first - before(found).last).days == 1
