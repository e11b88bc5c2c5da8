"""The gate asks for known holes in packages: a hole fails it, a missing network does not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def audited(answer: str, code: int = 0) -> tuple[int, list[str]]:
    """Return exit code and lines, where what is asked prints this and ends so."""
    asked = f"import sys; sys.stdout.write({answer!r}); sys.exit({code})"
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "audit.py", sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def found(*packages: dict) -> str:
    return json.dumps({"dependencies": list(packages), "fixes": []})


CLEAN = {"name": "peewee", "version": "4.5.3", "vulns": []}
HOLED = {
    "name": "old",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"], "aliases": ["CVE-2026-1"], "description": "x"}],
}
UNASKED = {"name": "wrapt", "skip_reason": "could not be audited"}


def test_known_hole_fails_and_says_what_mends_it():
    code, lines = audited(found(CLEAN, HOLED), 1)
    assert code == 1
    assert lines[1] == "  old 1.0: PYSEC-2026-1, mended in 1.1"


def test_no_hole_passes_and_what_could_not_be_asked_is_counted():
    assert audited(found(CLEAN, UNASKED)) == (
        0,
        ["Holes of packages: 0; 1 of 2 packages could be asked about."],
    )


@pytest.mark.parametrize("answer", ["", "Connection refused", "[]", "{}", '{"dependencies": 3}'])
def test_no_network_passes_and_says_that_nothing_was_checked(answer: str):
    assert audited(answer, 1) == (0, ["Holes of packages: nobody could be asked; nothing was checked."])


def test_each_accepted_hole_has_its_reason():
    lines = (ROOT / "packaging" / "accepted-holes.txt").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") or len(line.split()) > 3 for line in lines if line)
