"""Percentiles, minutes and shares, against hand-made tables and the standard library."""

import statistics
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.percentiles import largest_remainder, minutes, percentile

DURATIONS = st.lists(st.integers(0, 8 * 3600 * 1000), min_size=1, max_size=50)


@pytest.mark.parametrize(
    ("values", "p", "expected"),
    [
        ([], 50, None),
        ([7], 0, 7),
        ([7], 90, 7),
        ([1, 2], 50, 1.5),
        ([4, 1, 3, 2], 50, 2.5),
        ([15, 20, 35, 40, 50], 40, 29),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 90, 10),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9.1),
        ([5, 1], 0, 1),
        ([5, 1], 100, 5),
    ],
)
def test_percentile_interpolates_between_order_statistics(values, p, expected):
    assert percentile(values, p) == expected


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=50), st.integers(1, 99))
def test_percentile_agrees_with_the_standard_library(values, p):
    expected = statistics.quantiles(values, n=100, method="inclusive")[p - 1]
    assert percentile(values, p) == pytest.approx(expected, rel=1e-12)


@settings(deadline=None)
@given(st.lists(st.floats(-1e300, 1e300), min_size=1), st.integers(0, 99))
def test_percentile_lies_within_the_values_and_grows(values, p):
    here, next_one = percentile(values, p), percentile(values, p + 1)
    assert min(values) <= here <= next_one <= max(values)


@settings(deadline=None)
@given(DURATIONS)
def test_median_is_that_of_statistics(values):
    assert percentile(iter(values), 50) == statistics.median(values)


@pytest.mark.parametrize("p", [-1, 101])
def test_percentile_beyond_hundred_is_refused(p):
    with pytest.raises(ValueError, match="no such percentile"):
        percentile([1], p)


@pytest.mark.parametrize(
    ("ms", "expected"),
    [
        (0, "0.0"),
        (2999, "0.0"),
        (3000, "0.1"),
        (9000, "0.2"),
        (15000, "0.3"),
        (62999, "1.0"),
        (63000, "1.1"),
        (8999.5, "0.1"),
        (480 * 60000, "480.0"),
    ],
)
def test_minutes_round_half_up_to_one_decimal(ms, expected):
    assert str(minutes(ms)) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], []),
        ([0, 0], ["0.0", "0.0"]),
        ([5], ["100.0"]),
        ([1, 1, 1], ["33.4", "33.3", "33.3"]),
        ([1, 2, 3], ["16.7", "33.3", "50.0"]),
        ([19391, 11932, 15810], ["41.1", "25.3", "33.6"]),
        ([0, 1], ["0.0", "100.0"]),
    ],
)
def test_shares_have_one_decimal_and_the_largest_remainder_gains(parts, expected):
    assert [str(share) for share in largest_remainder(parts)] == expected


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=40), st.sampled_from([1000, 100, 1]))
def test_shares_add_to_the_total_and_none_is_a_tenth_off(parts, total):
    shares = largest_remainder(parts, total)
    whole = sum(parts)
    assert sum(shares) == (Decimal(total) / 10 if whole else 0)
    for part, share in zip(parts, shares, strict=True):
        assert whole == 0 or abs(share * 10 * whole - part * total) < whole


@settings(deadline=None)
@given(st.lists(st.integers(0, 1000), min_size=2, max_size=20))
def test_larger_part_never_has_the_smaller_share(parts):
    shares = largest_remainder(parts)
    for part, share in zip(parts, shares, strict=True):
        assert all(share >= less for fewer, less in zip(parts, shares, strict=True) if part > fewer)


def test_negative_count_has_no_share():
    with pytest.raises(ValueError, match="negative"):
        largest_remainder([1, -1])
