"""The soak's own judgement: it sees memory, files, threads and objects that grow, gaps, and steps without an answer."""

import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.harness.soak.__main__ import Soak, told
from tests.harness.soak.day import Day
from tests.harness.soak.gauges import MB, Pulse, Reading

FIRST = Reading(share=0.2, rss=250 * MB, files=17, threads=8, objects=1800, python=160_000)


def soak(last: Reading, **other: Any) -> Soak:
    """Return what a soak of three readings saw, the first two alike."""
    given: dict[str, Any] = {"own": 80.0, "failed": 0, "given_up": {}, "came": 2000} | other
    return Soak(
        day=Day(Path(), 0, 600, 2000, ""),
        readings=[FIRST, FIRST, last],
        pulse=SimpleNamespace(own=given["own"], longest=given["own"], looks=0.0, late=[]),
        officer=SimpleNamespace(given_up=given["given_up"], did={}),
        backups=SimpleNamespace(said="", failed=given["failed"]),
        came=given["came"],
    )


def missed(seen: Soak) -> list[str]:
    return [what for what, _, _, holds in seen.lines() if not holds]


def test_cra_14_quiet_day_misses_nothing() -> None:
    assert missed(soak(replace(FIRST, rss=FIRST.rss + 49 * MB))) == []


@pytest.mark.parametrize(
    ("grown", "what"),
    [
        ({"rss": FIRST.rss + 51 * MB}, "memory after warm-up"),
        ({"files": FIRST.files + 3}, "open files"),
        ({"threads": FIRST.threads + 2}, "threads"),
        ({"objects": round(FIRST.objects * 1.03)}, "QObjects"),
    ],
)
def test_cra_14_what_grows_is_a_miss(grown: dict[str, int], what: str) -> None:
    assert missed(soak(replace(FIRST, **grown))) == [what]


@pytest.mark.parametrize(
    ("other", "what"),
    [
        ({"own": 201.0}, "longest gap of the event loop"),
        ({"came": 1999}, "visits"),
        ({"given_up": {"locked": 1}}, "steps without an answer"),
        ({"failed": 1}, "backups"),
    ],
)
def test_cra_14_what_stands_still_or_fails_is_a_miss(other: dict[str, Any], what: str) -> None:
    seen = soak(FIRST, **other)
    assert missed(seen) == [what]
    assert "MISS" in told(seen)


def test_cra_14_pulse_sees_how_long_the_loop_stood_still(qtbot: Any) -> None:
    pulse = Pulse(20, lambda: "asleep")
    qtbot.waitUntil(lambda: pulse.longest > 0)
    pulse.begin()
    worked = time.process_time() + 0.05
    while time.process_time() < worked:
        pass
    qtbot.waitUntil(lambda: bool(pulse.late))
    pulse.end()
    assert pulse.late[0][0] == "asleep"
    assert pulse.own >= 40
