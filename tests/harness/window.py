"""The real window on a screen nobody sees: first start, a visitor, two counters, by keys alone, with pictures.

    python -m tests.harness.window --out DIR

Needs Xvfb, openbox, xdotool and ImageMagick (packaging/apt/test-window.txt); with libfaketime it is always mid-day.
What it shows is for the eye: keys come from outside as from a keyboard, through a window manager. Whether a number
was called and served stands in the pictures alone: the recovery key of this mall was seen by nobody.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.harness.program import PASSWORD, SCRIPT, Program

SCREEN = "1366x768x24"
NEEDED = ("Xvfb", "openbox", "xdotool", "import")
MIDDAY = "2026-11-24 10:00:00"
"""A Tuesday; mall time, which is the process's own here."""
KEY_MS, SETTLE_S, PATIENCE_S = "25", 0.8, 60.0
"""Between two keys; until a picture is taken; until the window must be there, or gone."""


@contextmanager
def ended(process: "subprocess.Popen[str]") -> Iterator["subprocess.Popen[str]"]:
    """End a process after a block."""
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@contextmanager
def screen() -> Iterator[str]:
    """Give a display of its own with a window manager on it: its name, `:7`."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with ExitStack() as stack:
        server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL, text=True)
        stack.enter_context(ended(server))
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        managed = {**os.environ, "DISPLAY": display}
        manager = subprocess.Popen(["openbox"], env=managed, stderr=subprocess.DEVNULL, text=True)
        stack.enter_context(ended(manager))
        yield display


def midday() -> dict[str, str]:
    """Return what makes a process believe that it is mid-day; nothing where libfaketime is missing."""
    found = sorted(Path("/usr/lib").glob("**/faketime/libfaketimeMT.so.1"))
    if not found:
        sys.stderr.write("libfaketime is missing: outside opening hours nobody is taken in.\n")
        return {}
    return {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME": f"@{MIDDAY}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # Qt's timers go by it
    }


class Keyboard:
    """Hands at the keyboard, and a camera in front of the screen."""

    def __init__(self, display: str, out: Path) -> None:
        self._env = {**os.environ, "DISPLAY": display}
        self._out, self._pictures = out, 0

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=self._env, check=True, timeout=PATIENCE_S, stdout=subprocess.DEVNULL)

    def wait(self, title: str) -> None:
        """Wait for a window and bring it to the front."""
        self._run("xdotool", "search", "--sync", "--onlyvisible", "--name", title, "windowactivate", "--sync")

    def press(self, *keys: str) -> None:
        """Press keys one after the other; `3*Tab` presses one three times."""
        for key in keys:
            times, _, name = key.rpartition("*")
            self._run("xdotool", "key", "--delay", KEY_MS, "--clearmodifiers", *[name] * int(times or 1))

    def type(self, text: str) -> None:
        """Type a text."""
        self._run("xdotool", "type", "--delay", KEY_MS, text)

    def look(self, name: str, *, settle_s: float = SETTLE_S) -> None:
        """Take a picture once the window has settled."""
        time.sleep(settle_s)
        self._pictures += 1
        self._run("import", "-window", "root", str(self._out / f"{self._pictures:02d}-{name}.png"))


def set_up(hands: Keyboard) -> None:
    """Go through the wizard; the recovery key is copied, since nothing here can read it."""
    hands.look("office-empty")
    hands.type("DPMPTSP Kota Contoh")
    hands.look("office")
    hands.press("4*Tab", "space")
    hands.look("catalogue")
    hands.press("2*Tab", "space")
    hands.type("siti")
    hands.press("Tab")
    hands.type(PASSWORD)
    hands.press("Tab")
    hands.type(PASSWORD)
    hands.look("account")
    hands.press("2*Tab", "space", "ctrl+a", "ctrl+c", "Tab", "ctrl+v")
    hands.look("recovery-key")
    hands.press("2*Tab", "space")
    hands.look("first-page", settle_s=5)


def take_in(hands: Keyboard) -> None:
    """Take in somebody new with two services."""
    hands.type("Contoh Warga")
    hands.look("name")
    hands.press("10*Tab")
    for service in ("DUK-06", "POL-03"):
        hands.type(service)
        hands.look(f"need-{service}")
        hands.press("Return")
    hands.look("plan")
    hands.press("ctrl+Return")
    hands.look("saved", settle_s=2)
    hands.press("alt+2")
    hands.look("queue")


def serve_at(hands: Keyboard, counter: str, *, first: bool) -> None:
    """Sit down at a counter, call, serve and finish."""
    hands.press("alt+3")
    if not first:
        hands.look("counter-again")
        hands.press("14*Tab", "space")
    hands.look("counters")
    hands.type(counter)
    hands.press("2*Tab", "space")
    hands.look(f"{counter}-free")
    for key, what in (("F8", "called"), ("F7", "serving"), ("F12", "finished")):
        hands.press(key)
        hands.look(f"{counter}-{what}")


def lock_and_leave(hands: Keyboard) -> None:
    """Lock, unlock, and close the window."""
    hands.press("ctrl+l")
    hands.look("locked")
    hands.type(PASSWORD)
    hands.press("Return")
    hands.look("unlocked", settle_s=2)
    hands.press("ctrl+q")


def drive(out: Path, home: Path) -> int:
    """Start the program, go through a day, and return its exit code; its own words are in `said.txt`."""
    program = Program(home)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    said = out / "said.txt"
    with screen() as display, said.open("w") as errors:
        env = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "TZ": "Asia/Jakarta", **midday()}
        command = [str(SCRIPT), "--data-dir", str(program.data)]
        with ended(program.start(command, env=env, stdout=errors, stderr=errors)) as window:
            hands = Keyboard(display, out)
            hands.wait("Pandu")
            set_up(hands)
            take_in(hands)
            serve_at(hands, "POL-L4", first=True)
            serve_at(hands, "DUK-L1", first=False)
            lock_and_leave(hands)
            return window.wait(PATIENCE_S)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.window", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the pictures, made anew")
    out = parser.parse_args().out.absolute()
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        sys.stderr.write(f"Missing: {', '.join(missing)}; see packaging/apt/test-window.txt.\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="pandu-window-") as home:
        code = drive(out, Path(home))
    sys.stdout.write(f"exit code {code}; pictures in {out}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
