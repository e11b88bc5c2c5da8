"""What was acknowledged survives kill -9, and nothing is there by half."""

from pathlib import Path

import pytest

from tests.harness.kill import run_kills
from tests.harness.program import PASSWORD, Program

pytestmark = pytest.mark.process


def test_cra_01_no_acknowledged_act_is_lost_by_ten_kills(tmp_path: Path) -> None:
    summary = run_kills(10, 20261124, tmp_path)
    assert summary.good, str(summary)
    assert {"visit", "call", "start", "hold", "resume", "finish", "undo"} <= summary.acts.keys(), str(summary)


def test_cra_01_harness_sees_the_loss_of_a_worker_that_acknowledges_too_early(tmp_path: Path) -> None:
    summary = run_kills(12, 7, tmp_path, lie=True, until_loss=True)
    assert summary.lost
    assert not summary.corrupt


@pytest.mark.parametrize("step", ["upgrade", "key_file_text", "remember"])
def test_cra_01_init_that_was_killed_can_begin_again(bare: Program, step: str) -> None:
    bare.env["PANDU_PASSWORD"] = PASSWORD
    args = ("init", "--office", "X", "--timezone", "WIB", "--admin", "a", "--data-dir", str(bare.data))
    killed = (
        "import os, sys, desktop.services.mall as mall, main\n"
        f"place = mall.keys if hasattr(mall.keys, {step!r}) else mall\n"
        f"setattr(place, {step!r}, lambda *_, **__: os.kill(os.getpid(), 9))\n"
        "main.main(sys.argv[1:])"
    )
    assert bare.python(["-c", killed, *args]).code == -9
    again = bare.pandu(*args, "--json")
    if (
        step == "remember"
    ):  # the mall was whole: only its recovery key was never shown, so it is not overwritten
        assert again.code == 73
        return
    bare.env["PANDU_RECOVERY_KEY"] = again.answer["recovery_key"]
    assert bare.pandu("verify").code == 0
    assert sorted(file.name for file in bare.data.iterdir()) == ["config.toml", "key.json", "pandu.db"]
