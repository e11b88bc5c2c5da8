"""The service day of real processes: their clock is UTC, the mall's day is its own zone's."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from tests.harness.program import Program

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(shutil.which("faketime") is None, reason="faketime is not installed"),
]

OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9}
ARGS = ("visit", "add", "--service", "DUK-06", "--anyway", "uji")


@pytest.mark.parametrize("zone", OFFSETS)
def test_tim_04_numbers_begin_again_at_the_malls_midnight(bare: Program, zone: str) -> None:
    def at(local: str) -> tuple[str, ...]:
        """Return what makes a process believe that it is this local time; its own zone is UTC."""
        utc = datetime.fromisoformat(f"2026-11-{local}").replace(tzinfo=UTC) - timedelta(hours=OFFSETS[zone])
        return "faketime", "-f", f"@{utc:%Y-%m-%d %H:%M:%S}"

    bare.env["TZ"] = "UTC"
    bare.init(zone, before=at("24 06:30"))
    given = []
    for local in ("24 06:59", "24 23:59", "25 00:01"):
        answer = bare.as_admin(*ARGS, before=at(local)).answer
        given.append((answer["visit"][3:9], answer["tickets"][0]["number"][-3:]))
    assert given == [("261124", "001"), ("261124", "002"), ("261125", "001")]
