"""Which backups stay."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.rules.backup_plan import DAYS, MONTHS, WEEKS, kept

TODAY = date(2026, 11, 24)
DAYS_BACK = st.sets(st.integers(0, 1500))


def back(ages: set[int]) -> list[date]:
    return [TODAY - timedelta(days=age) for age in ages]


@given(DAYS_BACK, st.integers(1, 1500))
def test_newest_backup_always_stays_and_nothing_else_is_older_than_may_be_kept(
    ages: set[int], keep_days: int
):
    days = back(ages)
    stays = kept(days, TODAY, keep_days)
    assert stays <= set(days)
    assert len(stays) <= DAYS + WEEKS + MONTHS
    if days:
        assert max(days) in stays
        assert all((TODAY - day).days <= keep_days for day in stays - {max(days)})


@given(DAYS_BACK)
def test_what_was_thinned_once_is_not_thinned_again_on_the_same_day(ages: set[int]):
    once = kept(back(ages), TODAY, 1500)
    assert kept(once, TODAY, 1500) == once


def test_a_backup_each_day_leaves_days_then_weeks_then_months():
    stays = sorted(kept(back(set(range(400))), TODAY, 400), reverse=True)
    ages = [(TODAY - day).days for day in stays]
    assert ages[:12] == list(range(12))
    assert sum(day.isoweekday() == 7 for day in stays[12:]) >= 8
    assert len({(day.year, day.month) for day in stays}) == 9
    assert kept([], TODAY) == set()
