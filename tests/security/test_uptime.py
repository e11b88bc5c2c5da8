"""The computer's own time: which start it counts from, and that it goes on."""

import time
from pathlib import Path

import pytest

from desktop.security import uptime as own
from desktop.security.uptime import awake_seconds, uptime
from models.rules.guessing import Uptime


@pytest.fixture
def boot_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Give a file in the place of the system's that names a start; asked anew before and after."""
    monkeypatch.setattr(own, "BOOT_ID", tmp_path / "boot_id")
    own._boot.cache_clear()
    yield tmp_path / "boot_id"
    own._boot.cache_clear()


def test_start_is_called_what_the_system_calls_it_and_asked_once(boot_id: Path):
    boot_id.write_text("f3a1\n")
    assert uptime().boot == "f3a1"
    boot_id.unlink()
    assert uptime().boot == "f3a1"


def test_system_that_names_no_start_has_none(boot_id: Path):
    assert uptime().boot == ""


@pytest.mark.parametrize("clock", ["CLOCK_BOOTTIME", None])
def test_seconds_are_those_of_a_clock_that_nobody_sets(monkeypatch: pytest.MonkeyPatch, clock: str | None):
    if clock is None:
        monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    elif not hasattr(time, clock):
        pytest.skip("this system has no such clock")
    read = time.monotonic if clock is None else lambda: time.clock_gettime(getattr(time, clock))
    before, seen, after = read(), (awake_seconds(), uptime()), read()
    assert isinstance(seen[1], Uptime)
    assert before <= seen[0] <= seen[1].seconds <= after
