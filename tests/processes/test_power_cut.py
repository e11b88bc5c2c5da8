"""What was acknowledged survives a power cut that forgets or tears what was not synced."""

from pathlib import Path

import pytest

from tests.harness.power import run_cuts

ENOUGH = 24
"""Acts of the day that a sample works: intake, papers, an outage, a counter, a request."""
pytestmark = pytest.mark.process


def test_cra_01_no_acknowledged_act_is_lost_by_a_power_cut_after_it_or_within_it(tmp_path: Path) -> None:
    found = run_cuts(1, 20261124, tmp_path, most=ENOUGH)
    assert found.good, str(found)
    assert found.acts.total() == ENOUGH
    assert found.clean == found.torn == ENOUGH
    assert found.midway


@pytest.mark.parametrize("planted", ["normal", "early"])
def test_harness_sees_what_a_careless_program_would_lose(tmp_path: Path, planted: str) -> None:
    found = run_cuts(1, 7, tmp_path, planted=planted, most=3)
    assert found.lost, str(found)
    assert not found.corrupt
