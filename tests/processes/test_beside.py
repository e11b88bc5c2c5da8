"""Windows beside each other on a real screen: what a command does shows by itself, and only where it belongs."""

from pathlib import Path

import pytest

from tests.harness.beside import run
from tests.harness.screen import missing

pytestmark = [
    pytest.mark.process,
    pytest.mark.timeout(400),  # three windows and seven seconds of announcing, on a machine that may be busy
    pytest.mark.skipif(bool(missing()), reason=f"not installed here: {', '.join(missing())}"),
]


def test_call_by_command_shows_on_the_board_and_the_display_and_in_no_other_mall(tmp_path: Path) -> None:
    report = run(tmp_path, tmp_path / "home", 1)
    assert report.wrong == []
    assert [row.what for row in report.rows] == [
        "1: visitor taken in",
        "1: called",
        "second start of mall",
        "second start of second",
    ]
