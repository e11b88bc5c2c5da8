"""Known holes in the pinned packages: `python packaging/audit.py [COMMAND...]`; a hole fails, no network does not.

Exit code 1 where a package has a hole that `packaging/accepted-holes.txt` does not name; else 0, with one line
about what could be asked.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LOCK, ACCEPTED = HERE.parent / "requirements.lock", HERE / "accepted-holes.txt"
ASK = (
    "-m", "pip_audit", "--requirement", str(LOCK), "--disable-pip", "--require-hashes",
    "--format", "json", "--progress-spinner", "off", "--timeout", "5",
)  # fmt: skip
WAIT_S = 25
"""A network that answers nothing must not hold up whoever works without one."""


def main(command: list[str]) -> int:
    """Ask by a command that answers as `pip-audit --format json` does, and return the exit code."""
    found = _asked(command)
    if found is None:
        print("Holes of packages: nobody could be asked; nothing was checked.")
        return 0
    accepted = {
        line.split()[0] for line in ACCEPTED.read_text(encoding="utf-8").splitlines() if line[:1].isalnum()
    }
    holes = [
        f"{one['name']} {one['version']}: {hole['id']}, mended in {', '.join(hole.get('fix_versions', ())) or '-'}"
        for one in found
        for hole in one.get("vulns", ())
        if not {hole["id"], *hole.get("aliases", ())} & accepted
    ]
    asked = sum("skip_reason" not in one for one in found)
    print(f"Holes of packages: {len(holes)}; {asked} of {len(found)} packages could be asked about.")
    for hole in holes:
        print(f"  {hole}")
    return 1 if holes else 0


def _asked(command: list[str]) -> list[dict[str, Any]] | None:
    """Return what is known of each package, None where nobody answered."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=WAIT_S, check=False)
        found: Any = json.loads(done.stdout)["dependencies"]
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, list) else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [sys.executable, *ASK]))
