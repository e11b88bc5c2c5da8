"""When a backup is due."""

import pytest

from desktop.jobs.schedule import AGAIN_MS, HOUR_MS, LastBackup, due
from tests.conftest import TUESDAY_0800_WIB

NOW = round(TUESDAY_0800_WIB.timestamp() * 1000)
MINUTE = 60_000


def good(ago_ms: int, **more: object) -> LastBackup:
    return LastBackup(tried_at=NOW - ago_ms, good_at=NOW - ago_ms, **more)


@pytest.mark.parametrize(
    ("last", "is_due"),
    [
        (LastBackup(), True),
        (good(10 * MINUTE), False),
        (good(HOUR_MS - 1), False),
        (good(HOUR_MS), True),
        (good(5 * HOUR_MS, changed=False), False),
        (good(9 * HOUR_MS, changed=False), True),  # yesterday evening
        (good(30 * MINUTE, closed_at=NOW - MINUTE), True),
        (good(30 * MINUTE, closed_at=NOW - 40 * MINUTE), False),
    ],
)
def test_backup_is_due_each_morning_each_hour_of_change_and_at_the_close(last: LastBackup, is_due: bool):
    assert due(NOW, last, "WIB") is is_due


def test_backup_that_failed_is_tried_again_ten_minutes_later():
    failed = LastBackup(tried_at=NOW, good_at=NOW - 5 * HOUR_MS)
    assert not due(NOW + AGAIN_MS - 1, failed, "WIB")
    assert due(NOW + AGAIN_MS, failed, "WIB")
    never = LastBackup(tried_at=NOW)
    assert not due(NOW + AGAIN_MS - 1, never, "WIB")
    assert due(NOW + AGAIN_MS, never, "WIB")


def test_clock_that_was_set_back_does_not_stop_backups():
    assert due(NOW - 3 * HOUR_MS, LastBackup(NOW, NOW), "WIB")
