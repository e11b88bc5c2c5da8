"""The hybrid logical clock under any wall clock."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.rules.clock import LAST_MS, Doubt, doubtful, tick, unpack

NOW = 1_795_000_000_000
MINUTE = 60_000
DAY = 24 * 60 * MINUTE


@settings(deadline=None)
@given(st.lists(st.integers(0, LAST_MS - 1), min_size=1, max_size=40))
def test_clock_only_goes_forward_under_any_wall_clock(walls):
    seen = [0]
    for wall in walls:
        seen.append(tick(seen[-1], wall))
    assert all(later > earlier for earlier, later in pairwise(seen))
    highest = 0
    for wall, hlc in zip(walls, seen[1:], strict=True):
        highest = max(highest, wall)
        assert unpack(hlc)[0] == highest


@settings(deadline=None)
@given(st.integers(0, (LAST_MS << 16) - 1), st.integers(0, LAST_MS))
@example((NOW << 16) | 0xFFFF, NOW)
def test_next_value_is_now_unless_the_clock_went_back(last, now):
    hlc = tick(last, now)
    assert hlc > last
    if now > unpack(last)[0]:
        assert unpack(hlc) == (now, 0)
    else:
        assert hlc == last + 1


@settings(deadline=None)
@given(st.integers(0, LAST_MS), st.integers(0, 0xFFFF))
def test_clock_value_is_milliseconds_then_counter(ms, counter):
    assert unpack((ms << 16) | counter) == (ms, counter)


def test_full_counter_carries_into_the_milliseconds():
    assert unpack(tick((NOW << 16) | 0xFFFF, NOW)) == (NOW + 1, 0)


def test_clock_fits_a_signed_64_bit_integer():
    assert tick(0, LAST_MS) == ((2**47 - 1) << 16) < 2**63
    for last, now in [(0, LAST_MS + 1), (0, -1), (-1, NOW), ((LAST_MS << 16) | 0xFFFF, NOW)]:
        with pytest.raises(ValueError, match="out of range"):
            tick(last, now)


@pytest.mark.parametrize(
    ("after_ms", "doubt"),
    [
        (0, None),
        (-2 * MINUTE, None),
        (-2 * MINUTE - 1, Doubt.BEHIND),
        (-10 * 365 * DAY, Doubt.BEHIND),
        (16 * DAY, None),
        (45 * DAY, None),
        (45 * DAY + 1, Doubt.AHEAD),
    ],
)
def test_wall_clock_is_doubted_before_the_last_event_and_far_after_it(after_ms, doubt):
    assert doubtful(NOW + after_ms, NOW) == doubt


def test_empty_journal_doubts_no_clock():
    assert doubtful(0, None) is None
    assert Doubt.BEHIND == "behind"
    assert Doubt.AHEAD == "ahead"
