"""Windows beside each other: two malls in one home, a public display, and commands that the windows must notice.

    python -m tests.harness.beside --out DIR [--rounds N]

A visitor is taken in and called by command; the board's window and the display show it by themselves, the other
mall's window stays as it is. When a picture changed is read from the screen's own memory, so nothing in the program
helps. A second start brings the first window to the front and ends. The display hangs on a screen of its own.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.harness.program import ADMIN, PASSWORD, SCRIPT, Program, quiet_zone
from tests.harness.screen import (
    LOOK_S,
    NEW_ROOM_ROWS,
    PATIENCE_S,
    SETTLE_S,
    Keyboard,
    NothingCame,
    Part,
    Screen,
    differing,
    ended,
    midday,
    missing,
    screen,
)

DESKS = (2800, 900)
"""The screen of both windows, side by side."""
LEFTS = {"mall": 0, "second": 1400}
RING = bytes((0xD6, 0x57, 0x1F, 0xFF)) * 40
"""The upper edge of a field that has the focus, in the light theme: blue, green, red, full."""
SERVICE, COUNTER = "DUK-06", "DUK-L1"
ALLOWED_S = 1.0
"""From the end of a command until the last window shows what it did."""
STILL_S, RETELL_S = 1.2, 7.0
"""How long a picture rests before an act; how long the display announces one call."""


@dataclass(frozen=True)
class Row:
    """What one act did to the pictures: seconds from its end to their first change; None: they stayed."""

    what: str
    after_s: dict[str, float | None]

    def __str__(self) -> str:
        told = (f"{name} {'stays' if one is None else f'{one:+.2f} s'}" for name, one in self.after_s.items())
        return f"{self.what:28} {', '.join(told)}"


@dataclass
class Report:
    """What was seen.

    Attributes:
        rows: the acts, in their order.
        wrong: what was not as it must be, time aside.
    """

    rows: list[Row] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def want(self, what: str, *, true: bool) -> None:
        """Keep what is wrong unless it is true."""
        if not true:
            self.wrong.append(what)


class Eyes:
    """Looks at parts of screens again and again, and keeps when each first changed.

    Args:
        parts: by name, what returns the picture of now.
    """

    def __init__(self, parts: dict[str, Callable[[], list[bytes]]]) -> None:
        self.parts = parts

    def pictures(self) -> dict[str, list[bytes]]:
        """Return all pictures of now."""
        return {name: take() for name, take in self.parts.items()}

    def rest(self) -> None:
        """Wait until nothing has changed for a while."""
        before, since, begun = self.pictures(), time.monotonic(), time.monotonic()
        while time.monotonic() - since < STILL_S and time.monotonic() - begun < PATIENCE_S:
            time.sleep(LOOK_S)
            now = self.pictures()
            if now != before:
                before, since = now, time.monotonic()

    def during(self, what: str, act: Callable[[], None], awaited: set[str]) -> Row:
        """Do something, and return when the pictures changed; wait for those that are awaited."""
        self.rest()
        before, changed = self.pictures(), dict[str, float]()
        over = threading.Event()

        def watch() -> None:
            while not over.wait(LOOK_S):
                for name in self.parts.keys() - changed.keys():
                    if self.parts[name]() != before[name]:
                        changed[name] = time.monotonic()

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            act()
            end = time.monotonic()
            while not awaited <= changed.keys() and time.monotonic() - end < PATIENCE_S:
                time.sleep(LOOK_S)
            time.sleep(STILL_S)
        finally:
            over.set()
            watcher.join()
        return Row(what, {name: changed[name] - end if name in changed else None for name in self.parts})


@dataclass
class Hall:
    """Two malls, their windows, and the display of the first.

    Attributes:
        desks: the screen of the windows.
        wall: the screen of the display.
        malls: by the name of their data dir.
        hands, wall_hands: at the keyboard of each screen.
        processes: by the same name, and `wall`.
        windows, places: by the same name, their windows' ids and where their content lies.
    """

    desks: Screen
    wall: Screen
    malls: dict[str, Program]
    hands: Keyboard
    wall_hands: Keyboard
    processes: dict[str, "subprocess.Popen[str]"] = field(default_factory=dict)
    windows: dict[str, str] = field(default_factory=dict)
    places: dict[str, Part] = field(default_factory=dict)

    def start(self, name: str, *options: str) -> "subprocess.Popen[str]":
        """Start a window of a mall, or its display on the wall."""
        mall, seen = self.malls[name], self.wall if options else self.desks
        env = {"DISPLAY": seen.display, "QT_QPA_PLATFORM": "xcb"}
        quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        return mall.start([str(SCRIPT), "--data-dir", str(mall.data), *options], env=env, **quiet)

    def command(self, name: str, *args: str) -> dict[str, object]:
        """Run a command at a mall and return its answer."""
        done = self.malls[name].as_admin(*args)
        if done.code:
            raise RuntimeError(f"{args}: {done}")
        return done.answer

    def opened(self, name: str) -> None:
        """Open a mall's window, which has the recovery key from its environment, sign in, and go to the board."""
        self.windows[name] = window = self.hands.window("Pandu", self.processes[name].pid)
        self.places[name] = self.hands.move(window, LEFTS[name], 30)
        self.hands.front(window)
        self._fill(name, ADMIN, PASSWORD)
        self._wait_for_a_field(name)
        self.hands.press("alt+2")

    def _wait_for_a_field(self, name: str) -> None:
        """Wait until a field has the focus: before that a room is not there yet, and keys go nowhere."""
        place = self.places[name]
        _until(lambda: any(RING in row for row in self.desks.take(place)), "a field to type in")

    def _fill(self, name: str, *typed: str) -> None:
        """Fill a room's fields and wait until the next room has come."""
        place = self.places[name]
        self._wait_for_a_field(name)
        for word in typed:
            if word is not typed[0]:
                self.hands.press("Tab")
            self.hands.type(word)
        before = self.desks.take(place)
        self.hands.press("Return")
        _until(
            lambda: differing(before, self.desks.take(place)) > NEW_ROOM_ROWS, "the next room"
        )  # more than a button at rest

    def eyes(self) -> Eyes:
        """Return what looks at both boards without their carets, and at the number on the wall."""
        boards = {name: place.within(200, 130, 20, 80) for name, place in self.places.items()}
        wall = self.wall.whole.within(0, 90, 570, 150)
        return Eyes(
            {
                "board": lambda: self.desks.take(boards["mall"]),
                "display": lambda: self.wall.take(wall),
                "other mall": lambda: self.desks.take(boards["second"]),
            }
        )


def _until(true: Callable[[], bool], what: str) -> None:
    """Wait for something to be seen, and to settle."""
    begun = time.monotonic()
    while not true():
        if time.monotonic() - begun > PATIENCE_S:
            raise NothingCame(f"nothing came that could be {what}")
        time.sleep(LOOK_S)
    time.sleep(SETTLE_S)


@contextmanager
def hall(out: Path, home: Path) -> Iterator[Hall]:
    """Open two malls' windows and the display, each signed in, with the boards in front."""
    clock = midday()
    malls = {name: Program(home, {"TZ": "Asia/Jakarta", **clock}, name) for name in LEFTS}
    for mall in malls.values():
        mall.init(quiet_zone())
    with ExitStack() as stack:
        desks, wall = stack.enter_context(screen(DESKS)), stack.enter_context(screen())
        made = Hall(desks, wall, malls, *(Keyboard(seen, out) for seen in (desks, wall)))
        for name, started in (("mall", ("mall",)), ("second", ("second",)), ("wall", ("mall", "--display"))):
            made.processes[name] = stack.enter_context(ended(made.start(*started)))
        for name in malls:
            made.opened(name)
        made.wall_hands.window("Layar publik", made.processes["wall"].pid)
        yield made


def call_by_command(made: Hall, report: Report, round_: int) -> None:
    """Take in a visitor and call the number by command; the windows notice."""
    eyes, numbers = made.eyes(), list[str]()

    def take_in() -> None:
        made.command("mall", "visit", "add", "--service", SERVICE, "--anyway", "uji")

    def call() -> None:
        numbers.append(str(made.command("mall", "ticket", "call", "--counter", COUNTER)["number"]))

    before = eyes.pictures()["display"]
    rows = [eyes.during(f"{round_}: visitor taken in", take_in, {"board"})]
    rows.append(eyes.during(f"{round_}: called", call, {"board", "display"}))
    for row in rows:
        report.want(f"{row.what}: the board stays", true=row.after_s["board"] is not None)
        report.want(f"{row.what}: the other mall's window changes", true=row.after_s["other mall"] is None)
    report.want(f"{rows[0].what}: the display changes", true=rows[0].after_s["display"] is None)
    report.rows += rows
    time.sleep(RETELL_S)
    made.hands.look(f"{round_}-called-desks")
    made.wall_hands.look(f"{round_}-called-{numbers[0]}")
    report.want(f"{numbers[0]} does not stand on the wall", true=eyes.pictures()["display"] != before)
    made.command("mall", "ticket", "finish", numbers[0])


def start_again(made: Hall, report: Report) -> None:
    """Start each mall's window once more while it is away: it comes to the front, and the second start ends."""
    for name, window in made.windows.items():
        made.hands.minimize(window)
        begun = time.monotonic()
        code = made.start(name).wait(PATIENCE_S)
        took = time.monotonic() - begun
        while made.hands.active() != window and time.monotonic() - begun < PATIENCE_S:
            time.sleep(LOOK_S)
        report.want(f"second start of {name}: exit code {code}", true=code == 0)
        report.want(f"{name} does not come to the front", true=made.hands.active() == window)
        report.rows.append(
            Row(f"second start of {name}", {"exit after": took, "in front after": time.monotonic() - begun})
        )


def leave(made: Hall, report: Report) -> None:
    """Close all windows by keys, and look whether both malls are whole."""
    for window in made.windows.values():
        made.hands.front(window)
        made.hands.press("ctrl+q")
    made.wall_hands.press("Escape")
    for name, process in made.processes.items():
        report.want(f"{name} did not end well", true=process.wait(PATIENCE_S) == 0)
    for name in made.malls:
        made.command(name, "verify")
        made.command(name, "rebuild", "--check")


def run(out: Path, home: Path, rounds: int) -> Report:
    """Go through it all and return what was seen; pictures lie in `out`."""
    report = Report()
    with hall(out, home) as made:
        for round_ in range(1, rounds + 1):
            call_by_command(made, report, round_)
        start_again(made, report)
        leave(made, report)
    return report


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.beside", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the pictures, made anew")
    parser.add_argument("--rounds", type=int, default=3, help="visitors that are called")
    args = parser.parse_args()
    out = args.out.absolute()
    if missing():
        sys.stderr.write(f"Missing: {', '.join(missing())}; see packaging/apt/test-window.txt.\n")
        return 2
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="pandu-beside-") as home:
        report = run(out, Path(home), args.rounds)
    called = [row for row in report.rows if row.what.endswith("called")]
    slowest = max(one for row in called for one in row.after_s.values() if one is not None)
    report.want(f"a call is shown {slowest:.2f} s after its command's end", true=slowest <= ALLOWED_S)
    sys.stdout.writelines(f"{row}\n" for row in report.rows)
    sys.stdout.writelines(f"wrong: {line}\n" for line in report.wrong)
    sys.stdout.write(f"slowest call {slowest:+.2f} s after its command's end; pictures in {out}\n")
    return int(bool(report.wrong))


if __name__ == "__main__":
    sys.exit(main())
