"""Figures of simulated days, by hand."""

import pytest

from desktop.simulation.accuracy import Sums
from desktop.simulation.figures import DayFigures, daily_percentile, mean_minutes, ratio


def day(*minutes: float, basis: tuple[float, ...] = ()) -> DayFigures:
    groups = {"single": minutes, "elderly": basis}
    return DayFigures(groups, returned=0, longest=0, passed=(), forecasts={}, visit_forecasts=Sums())


def test_percentile_is_the_mean_of_the_days():
    assert daily_percentile("single", 50)([day(10, 20, 30), day(40)]) == pytest.approx(30)


def test_small_groups_are_taken_over_all_visits():
    assert mean_minutes("elderly")([day(basis=(10,)), day(), day(basis=(20, 30))]) == pytest.approx(20)


def test_ratio_of_the_same_days_is_one_without_doubt():
    days = [day(10, 20), day(30, 5)]
    found = ratio(daily_percentile("single", 50), days, days)
    assert (found.value, found.low, found.high) == (1, 1, 1)


def test_ratio_lies_inside_its_interval():
    base = [day(float(20 + place)) for place in range(12)]
    tried = [day(float(10 + place)) for place in range(12)]
    found = ratio(daily_percentile("single", 50), tried, base)
    assert found.low < found.value < found.high < 1
