"""Times of the timer."""

import pytest

from ui.counter.head import duration


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (-5, "00.00"),
        (0, "00.00"),
        (252_999, "04.12"),
        (3_599_999, "59.59"),
        (3_600_000, "1.00.00"),
        (36_610_000, "10.10.10"),
    ],
)
def test_duration_reads_as_on_a_stop_watch(ms: int, said: str):
    assert duration(ms) == said
