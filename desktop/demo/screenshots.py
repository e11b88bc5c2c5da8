"""Screenshots of the window over a demo's data, drawn by a process of its own: the command line loads no Qt."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = "screenshots"
DRAWER = ("-P", "-m", "ui.gallery", "--theme", "light", "--size", "1366x768")
"""What draws, as arguments of the interpreter; `-P`: no folder that somebody happens to stand in is searched."""
NO_QT = ("ImportError", "ModuleNotFoundError", "platform plugin")
"""What is said where Qt, or a library of the system that it needs, is missing."""
ROOT = Path(__file__).parents[2]
"""Where the program's packages lie, in a checkout and in an installed wheel alike."""


@dataclass(frozen=True, slots=True)
class Screenshots:
    """What became of them.

    Attributes:
        count: how many there are now.
        why: in the words of who failed, why there are none; empty where there are.
        no_qt: whether it is Qt that is missing.
    """

    count: int
    why: str = ""
    no_qt: bool = False


def draw_screenshots(demo: Path) -> Screenshots:
    """Draw the pages over a copy of a demo's data into its folder `screenshots`; whole or not at all.

    The demo's other files stay as they are. Without Qt nothing is drawn, and nothing is raised.
    """
    folder = demo / FOLDER
    packages = os.pathsep.join(part for part in (str(ROOT), os.environ.get("PYTHONPATH")) if part)
    try:
        drawer = subprocess.run(  # noqa: S603 - our own module, by the interpreter that runs us
            [sys.executable, *DRAWER, "--data", str(demo), "--out", str(folder)],
            env={**os.environ, "PYTHONPATH": packages, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:  # no interpreter to call, as in a program that was packed into one file
        return Screenshots(0, str(error))
    drawn = len(list(folder.glob("*.png")))
    if drawer.returncode == 0 and drawn:
        return Screenshots(drawn)
    shutil.rmtree(folder, ignore_errors=True)
    said = [line for line in drawer.stderr.splitlines() if line.strip()]
    why = next((line for line in reversed(said) if any(sign in line for sign in NO_QT)), "")
    return Screenshots(0, why or (said[-1] if said else str(drawer.returncode)), no_qt=bool(why))
