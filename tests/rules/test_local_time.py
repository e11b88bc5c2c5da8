"""Times as people and spreadsheets write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.local_time import local_day, read_local_time

EIGHT_FIVE = round(datetime(2026, 3, 13, 1, 5, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-13 08:05",
        "2026-03-13 08:05:00",
        "2026-03-13T08:05:00",
        "13/03/2026 08:05",
        "13/03/2026 08.05",
        "13/03/2026 08.05.00",
        "13/3/2026 8.05",
        "2026-03-13 08.05",
        "  13/03/2026   08.05 ",
    ],
)
def test_every_form_means_the_same_instant(text):
    assert read_local_time(text, "WIB") == EIGHT_FIVE


def test_the_zone_decides_the_instant():
    hour = 3600 * 1000
    assert read_local_time("13/03/2026 08.05", "WITA") == EIGHT_FIVE - hour
    assert read_local_time("13/03/2026 08.05", "WIT") == EIGHT_FIVE - 2 * hour


@pytest.mark.parametrize(
    "text",
    [
        "",
        "08:05",
        "13/03/2026",
        "2026-03-13",
        "03/13/2026 08:05",
        "31/02/2026 08:05",
        "13/03/26 08:05",
        "13-03-2026 08:05",
        "2026-03-13 24:00",
        "2026-03-13 08:60",
        "2026-03-13 08:05:60",
        "2026-03-13 8:05 PM",
        "1900-01-00 08:05",
        "1999-12-31 08:05",
        "0001-01-01 00:00",
        "46094.3368",
        "٢٠٢٦-03-13 08:05",
        "besok pagi",
    ],
)
def test_what_is_no_whole_time_is_none(text):
    assert read_local_time(text, "WIB") is None


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)), st.sampled_from(["WIB", "WITA", "WIT"]))
def test_reading_gives_back_what_was_written_in_either_order(moment, zone):
    moment = moment.replace(microsecond=0)
    found = read_local_time(f"{moment:%Y-%m-%d %H:%M:%S}", zone)
    assert found == read_local_time(f"{moment:%d/%m/%Y %H.%M.%S}", zone)
    offset = {"WIB": 7, "WITA": 8, "WIT": 9}[zone]
    assert found == (moment - timedelta(hours=offset) - datetime(1970, 1, 1)) // timedelta(milliseconds=1)
    assert local_day(found, zone) == f"{moment:%Y-%m-%d}"
