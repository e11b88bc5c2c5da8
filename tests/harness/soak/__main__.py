"""Run a soak: `python -m tests.harness.soak [--minutes 10] [--visits 2000]`; prints a table, ends with 1 on a miss.

The real window with its real lanes, worked by keys, over a real encrypted file; beside it the rest of the hall as a
process of its own, the public display, and a backup each hour of the day. Five times the window is left alone for a
moment and read: the first time, when everything has been shown once, is what the others are compared with.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer

from tests.harness.program import SCRIPT
from tests.harness.soak.day import ADMIN, HOURS, PASSWORD, Day, make_day
from tests.harness.soak.gauges import MB, Pulse, Reading, read
from tests.harness.soak.officer import Officer
from ui.application import application
from ui.shell import Access, Shell

WARM = 0.2
READINGS = (WARM, 0.4, 0.6, 0.8)
"""At these shares of the day the window is read, and at its end."""
FULL = 1
"""Objects are compared from this reading on: until then the day's own lists fill, such as what calls for attention."""
MOST_GROWTH_MB, MOST_GAP_MS = 50, 200
MORE_FILES, MORE_THREADS, MORE_OBJECTS = 2, 1, 0.02
"""What is still flat: a file that is being written, a lane's second thread, rows that a longer list shows."""
LOOK_MS = 250


@dataclass(slots=True)
class Soak:
    """What a soak saw."""

    day: Day
    readings: list[Reading]
    pulse: Pulse
    officer: Officer
    backups: "Backups"
    came: int = 0
    refused: str = ""

    def lines(self) -> list[tuple[str, str, str, bool]]:
        """Return the table: what, what was seen, what is asked, and whether it holds."""
        first, last = self.readings[0], self.readings[-1]
        growth = (max(one.rss for one in self.readings) - first.rss) / MB
        files = max(one.files for one in self.readings[1:]) - first.files
        threads = max(one.threads for one in self.readings[1:]) - first.threads
        full = self.readings[min(FULL, len(self.readings) - 1)].objects
        more = last.objects - full
        objects = f"{more:+} of {full}"
        gap = (
            f"{self.pulse.own:.0f} ms ({self.pulse.longest:.0f} ms on the wall), {len(self.pulse.late)} over"
        )
        given_up = sum(self.officer.given_up.values())
        return [
            ("visits", str(self.came), f"{self.day.visits}", self.came >= self.day.visits),
            ("memory after warm-up", f"{growth:+.1f} MB", f"< {MOST_GROWTH_MB} MB", growth < MOST_GROWTH_MB),
            ("open files", f"{files:+}", f"at most +{MORE_FILES}", files <= MORE_FILES),
            ("threads", f"{threads:+}", f"at most +{MORE_THREADS}", threads <= MORE_THREADS),
            ("QObjects", objects, f"at most +{MORE_OBJECTS:.0%}", more <= MORE_OBJECTS * full),
            ("longest gap of the event loop", gap, f"< {MOST_GAP_MS} ms", self.pulse.own < MOST_GAP_MS),
            ("the same while the look changes", f"{self.pulse.looks:.0f} ms", "told only", True),
            ("steps without an answer", str(given_up), "0", given_up == 0),
            ("backups", self.backups.said, "none failed", not self.backups.failed),
        ]


class Backups:
    """A backup each hour of the day, as a command beside the window, where the program has that command."""

    def __init__(self, day: Day) -> None:
        self._day, self._hour = day, 0
        self._running: subprocess.Popen[bytes] | None = None
        self.made, self.failed = 0, 0
        known = subprocess.run(
            [sys.executable, SCRIPT, "--help"], capture_output=True, text=True, check=False
        )
        self.known = " backup " in known.stdout

    @property
    def said(self) -> str:
        """What became of them, in words."""
        return f"{self.made} made, {self.failed} failed" if self.known else "no such command yet"

    def look(self) -> None:
        """Begin the next one when its hour has come; take note of the last one."""
        if self._running is not None and self._running.poll() is not None:
            self.made += self._running.returncode == 0
            self.failed += self._running.returncode != 0
            self._running = None
        hour = int(self._day.share * HOURS)
        if self.known and self._running is None and hour > self._hour:
            self._hour = hour
            command = [sys.executable, str(SCRIPT), "backup", "--data-dir", str(self._day.paths.data)]
            self._running = subprocess.Popen(
                [*command, "--to", str(self._day.folder / "backups")],
                env=self._day.environment(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def end(self) -> None:
        """Wait for one that is under way."""
        if self._running is not None:
            self._running.wait()
            self.look()


def run_soak(
    folder: Path, seconds: float, visits: int, tell: Callable[[str], object] = lambda _: None
) -> Soak:
    """Live a day in an empty folder and return what was seen."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ["XDG_STATE_HOME"] = str(folder / "xdg-state")
    app = application()
    day = make_day(folder, seconds, visits)
    command = [sys.executable, "-m", "tests.harness.soak.hall"]
    hall = subprocess.Popen(command, env=day.environment(), cwd=SCRIPT.parent, stdout=subprocess.PIPE)
    shell = Shell(day.paths, access=Access(ADMIN, PASSWORD, day.recovery_key))
    shell.show()
    shell.begin()
    officer = Officer(shell, folder / "papers", lambda: day.share >= 1)
    pulse, readings, backups = Pulse(MOST_GAP_MS, lambda: officer.doing), list[Reading](), Backups(day)

    def read_now() -> None:
        readings.append(read(day.share))
        tell(str(readings[-1]))
        pulse.skip()  # the reading itself held up the window

    def look() -> None:
        backups.look()
        if len(readings) < len(READINGS) and day.share >= READINGS[len(readings)]:
            officer.pausing = read_now

    looking = QTimer(interval=LOOK_MS)
    looking.timeout.connect(look)
    looking.start()
    officer.settled.connect(pulse.begin)
    officer.left.connect(read_now)
    officer.left.connect(app.quit)
    app.exec()
    looking.stop()
    pulse.end()
    backups.end()
    hall.terminate()
    said, _ = hall.communicate()
    soak = Soak(day, readings, pulse, officer, backups, refused=said.decode().strip())
    shell.close()
    desk = day.opened()
    (soak.came,) = desk.store.execute_sql("SELECT count(*) FROM visit").fetchone()
    desk.store.close()
    return soak


def told(soak: Soak) -> str:
    """Return the table of a soak, in Markdown."""
    rows = ["| what | seen | asked | |", "|---|---|---|---|"]
    rows += [
        f"| {what} | {seen} | {asked} | {'ok' if ok else 'MISS'} |" for what, seen, asked, ok in soak.lines()
    ]
    rows += [
        "",
        "| share of the day | memory, MB | files | threads | QObjects | Python objects |",
        "|" + "---|" * 6,
    ]
    rows += [
        f"| {one.share:.0%} | {one.rss / MB:.1f} | {one.files} | {one.threads} | {one.objects} | {one.python} |"
        for one in soak.readings
    ]
    did = ", ".join(f"{name}: {count}" for name, count in soak.officer.did.items())
    rows += [
        "",
        f"By keys: {did}.",
        f"Refused in the hall: {soak.refused}; not answered: {soak.officer.given_up}.",
    ]
    rows += [f"Late: {name}, {gap:.0f} ms." for name, gap in soak.pulse.late]
    return "\n".join(rows)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--visits", type=int, default=2000)
    args = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="pandu-soak-") as folder:
        soak = run_soak(
            Path(folder),
            args.minutes * 60,
            args.visits,
            lambda line: sys.stderr.write(f"{line}\n"),
        )
    sys.stdout.write(told(soak) + "\n")
    return 0 if all(ok for *_, ok in soak.lines()) else 1


if __name__ == "__main__":
    sys.exit(main())
