"""A screen nobody sees, with hands at its keyboard, a camera before it, and mid-day at any hour.

Needs Xvfb, openbox, xdotool and ImageMagick (packaging/apt/test-window.txt); libfaketime for the mid-day.
"""

import mmap
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

NEEDED = ("Xvfb", "openbox", "xdotool", "import")
SIZE = (1366, 768)
MIDDAY = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
"""A Tuesday, ten o'clock in WIB."""
KEY_MS, SETTLE_S, PATIENCE_S = "25", 0.8, 60.0
"""Between two keys; until a picture is taken; until a window must be there, or gone."""
END_S = 5.0
"""In which a process that is asked to end does so."""
LOOK_S = 0.02
"""Between two looks at a screen."""
NEW_ROWS, NEW_ROOM_ROWS = 30, 250
"""So many rows of a picture differ when something has come, more than a caret or a typed line changes; and when
another room or page has come, more than a button or a message changes."""
_XWD_WORDS = 20
"""Numbers at the head of a picture of the screen: its own length, ..., colours after it at the last place."""


def missing() -> list[str]:
    """Return what is needed here and not installed, by the names of its programs."""
    return [name for name in NEEDED if shutil.which(name) is None]


def midday() -> dict[str, str]:
    """Return what makes processes believe that it is mid-day; nothing where libfaketime is missing.

    They are moved by one span and not to one time: who starts later must have the later clock.
    """
    found = sorted(Path("/usr/lib").glob("**/faketime/libfaketimeMT.so.1"))
    if not found:
        sys.stderr.write("libfaketime is missing: outside opening hours nobody is taken in.\n")
        return {}
    return {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME": f"{round((MIDDAY - datetime.now(UTC)).total_seconds()):+d}s",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",  # Qt's timers go by it
    }


@contextmanager
def ended(process: "subprocess.Popen[str]") -> Iterator["subprocess.Popen[str]"]:
    """End a process after a block, by force where asking does not help."""
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@dataclass(frozen=True)
class Part:
    """A part of a screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    def within(self, left: int, top: int, right: int, bottom: int) -> "Part":
        """Return what is left of it without its edges."""
        return Part(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)


class Screen:
    """A screen, whose picture lies in a file.

    Args:
        display: its name, `:7`.
        frame: the file, in the format of `xwd`.
    """

    def __init__(self, display: str, frame: Path) -> None:
        self.display = display
        with frame.open("rb") as file:
            self._frame = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(f">{_XWD_WORDS}I", self._frame[: 4 * _XWD_WORDS])
        self.whole = Part(0, 0, head[4], head[5])
        self._line = head[12]
        self._first = head[0] + 12 * head[19]

    def take(self, part: Part) -> list[bytes]:
        """Return the rows of a part as they are now, four bytes a pixel."""
        starts = (self._first + (part.y + row) * self._line + 4 * part.x for row in range(part.height))
        return [self._frame[start : start + 4 * part.width] for start in starts]


@contextmanager
def screen(size: tuple[int, int] = SIZE) -> Iterator[Screen]:
    """Give a screen of its own with a window manager on it."""
    reading, writing = os.pipe()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="pandu-screen-"))
        stated = ["-screen", "0", f"{size[0]}x{size[1]}x24", "-fbdir", folder]
        command = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", *stated]
        server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL, text=True)
        stack.enter_context(ended(server))
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        managed = {**os.environ, "DISPLAY": display}
        manager = subprocess.Popen(["openbox"], env=managed, stderr=subprocess.DEVNULL, text=True)
        stack.enter_context(ended(manager))
        yield Screen(display, Path(folder) / "Xvfb_screen0")


def differing(before: list[bytes], now: list[bytes]) -> int:
    """Return in how many rows two pictures of one part differ."""
    return sum(one != other for one, other in zip(before, now, strict=True))


class NothingCame(Exception):
    """A picture did not become another one, however long one waited."""


class Keyboard:
    """Hands at the keyboard, and a camera in front of the screen.

    Args:
        seen: the screen.
        out: the folder of pictures.
    """

    def __init__(self, seen: Screen, out: Path) -> None:
        self._env = {**os.environ, "DISPLAY": seen.display}
        self._seen, self._out, self._pictures = seen, out, 0
        self._last = seen.take(seen.whole)

    def _run(self, *command: str) -> str:
        return subprocess.run(
            command, env=self._env, check=True, timeout=PATIENCE_S, stdout=subprocess.PIPE, text=True
        ).stdout.strip()

    def window(self, title: str, process: int | None = None) -> str:
        """Wait for a window, of one process or any, and return its id."""
        whose = () if process is None else ("--all", "--pid", str(process))
        found = self._run("xdotool", "search", "--sync", "--onlyvisible", *whose, "--name", title)
        return found.splitlines()[0]

    def front(self, window: str) -> None:
        """Bring a window to the front."""
        self._run("xdotool", "windowactivate", "--sync", window)

    def active(self) -> str:
        """Return the id of the window that has the keys."""
        return self._run("xdotool", "getactivewindow")

    def move(self, window: str, x: int, y: int) -> Part:
        """Move a window and return where its content lies now."""
        self._run("xdotool", "windowmove", "--sync", window, str(x), str(y))
        told = self._run("xdotool", "getwindowgeometry", "--shell", window)
        found = dict(line.split("=") for line in told.splitlines())
        return Part(*(int(found[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def minimize(self, window: str) -> None:
        """Put a window away."""
        self._run("xdotool", "windowminimize", "--sync", window)

    def press(self, *keys: str) -> None:
        """Press keys one after the other; `3*Tab` presses one three times."""
        for key in keys:
            times, _, name = key.rpartition("*")
            self._run("xdotool", "key", "--delay", KEY_MS, "--clearmodifiers", *[name] * int(times or 1))

    def type(self, text: str) -> None:
        """Type a text."""
        self._run("xdotool", "type", "--delay", KEY_MS, text)

    def look(self, name: str, *, new: int = 0) -> None:
        """Take a picture once the window has settled, and `new` rows of it differ from the last picture."""
        begun = time.monotonic()
        while differing(self._last, self._seen.take(self._seen.whole)) < new:
            if time.monotonic() - begun > PATIENCE_S:
                raise NothingCame(f"nothing came that could be {name}")
            time.sleep(LOOK_S)
        time.sleep(SETTLE_S)
        self._last = self._seen.take(self._seen.whole)
        self._pictures += 1
        self._run("import", "-window", "root", str(self._out / f"{self._pictures:02d}-{name}.png"))
