"""From the start of a process to a painted window that can be used, against an empty one: `python -m bench.start`.

Three processes in turn, again and again: a window of PySide6 with nothing but one field, called empty here; the
sign-in over a mall with a day in it, whose key is in a keyring; the wizard where there is no mall yet. What is
compared is each with the empty window of its own round, so that a machine that grows slower does not count.
Bytecode is kept as an installed program has it.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.malls import orders
from bench.windows.keyring import FILE
from desktop.paths import Paths
from desktop.services.mall import NewMall, make_mall
from desktop.services.visits import add_visit
from resources import read_bytes

ROUNDS, WARM_UP = 25, 2
VISITS = 200
BEHIND = "import desktop.services.officers, desktop.services.papers, keyring, ui.workbench"
"""What the window loads behind its first room; the processes end before its bytecode would be kept."""
MOST = 1.5
"""Asked for: the slower of the two, against an empty window."""


def surroundings(home: Path) -> dict[str, str]:
    """Return the environment of the processes: no screen, nothing of the user's own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_STATE_HOME": str(home / "state"),
        FILE: str(home / "ring.json"),
    }
    ring = {"PYTHON_KEYRING_BACKEND": "bench.windows.keyring.BenchKeyring"}
    return kept | own | ring | {"PYTHONPYCACHEPREFIX": str(home / "bytecode")}


def make(home: Path) -> None:
    """Make a mall as the wizard makes it, with visitors who wait."""
    paths = Paths(home / "mall", home / "state" / "pandu" / "state")
    catalogue = json.loads(read_bytes("catalogue/sample.json"))
    made = make_mall(paths, NewMall("Bench", "WIB", "admin", "kereta senja ke timur", catalogue=catalogue))
    assert made.in_keyring
    for order in orders(made.desk, VISITS):
        add_visit(made.desk, order)
    made.desk.store.close()


def seconds(module: str, *args: str) -> float:
    """Return how long a process took until its window could be used."""
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", f"bench.windows.{module}", *args], check=True, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - begun


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ |= surroundings(home)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        make(home)
        subprocess.run([sys.executable, "-c", BEHIND], check=True)
        starts = {
            "empty window": ("empty",),
            "sign-in": ("pandu", "login.user", "--data-dir", str(home / "mall")),
            "wizard": ("pandu", "wizard.office", "--data-dir", str(home / "none")),
        }
        rounds = [{name: seconds(*how) for name, how in starts.items()} for _ in range(WARM_UP + ROUNDS)][
            WARM_UP:
        ]
    for name in starts:
        taken = [1000 * one[name] for one in rounds]
        ratios = [one[name] / one["empty window"] for one in rounds]
        print(
            f"{name}: median {statistics.median(taken):.0f} ms, worst {max(taken):.0f} ms; "
            f"against the empty window: median {statistics.median(ratios):.2f}, worst {max(ratios):.2f}"
        )
    slower = max(
        statistics.median(one[name] / one["empty window"] for one in rounds) for name in list(starts)[1:]
    )
    print(f"the slower one: {slower:.2f} x an empty window (asked: under {MOST})")


if __name__ == "__main__":
    main()
