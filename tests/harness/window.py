"""The real window on a screen nobody sees: first start, a visitor, two counters, the report, by keys alone.

    python -m tests.harness.window --out DIR

What it shows is for the eye: keys come from outside as from a keyboard, through a window manager, with a picture
of each step. What the keys did is read back by command once the window has closed: both tickets are done, the visit
sheet and the daily report lie as PDF in the home. The recovery key, which the wizard shows once, comes by the clipboard.
"""

import argparse
import csv
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.harness.program import PASSWORD, SCRIPT, Program
from tests.harness.screen import (
    NEW_ROOM_ROWS,
    NEW_ROWS,
    PATIENCE_S,
    SETTLE_S,
    Keyboard,
    NothingCame,
    ended,
    midday,
    missing,
    screen,
)

USER = "siti"
SERVED = {"POL-L4": "POL-03", "DUK-L1": "DUK-06"}
"""Where somebody sits down, in this order, and what is served there."""
COPIED = "from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]); print(app.clipboard().text())"


def set_up(hands: Keyboard, program: Program, env: dict[str, str]) -> None:
    """Go through the wizard; `program` knows the recovery key afterwards."""
    hands.look("office-empty")
    hands.type("DPMPTSP Kota Contoh")
    hands.look("office")
    hands.press("4*Tab", "space")
    hands.look("catalogue", new=NEW_ROWS)
    hands.press("2*Tab", "space")
    hands.look("account-empty", new=NEW_ROWS)
    hands.type(USER)
    hands.press("Tab")
    hands.type(PASSWORD)
    hands.press("Tab")
    hands.type(PASSWORD)
    hands.look("account")
    hands.press("2*Tab", "space")
    hands.look("recovery-key", new=NEW_ROWS)
    hands.press("ctrl+a", "ctrl+c")
    program.env["PANDU_RECOVERY_KEY"] = program.python(["-c", COPIED], env=env).out.strip()
    hands.press("Tab", "ctrl+v")
    hands.look("recovery-key-again")
    hands.press("2*Tab", "space")
    hands.look("first-page", new=NEW_ROOM_ROWS)


def take_in(hands: Keyboard) -> None:
    """Take in somebody new with two services, and print the sheet into a file."""
    hands.type("Contoh Warga")
    hands.look("name")
    hands.press("10*Tab")
    for service in ("DUK-06", "POL-03"):
        hands.type(service)
        hands.look(f"need-{service}", new=NEW_ROWS)
        hands.press("Return")
    hands.look("plan", new=NEW_ROWS)
    hands.press("ctrl+Return")


def serve_at(hands: Keyboard, counter: str, *, first: bool) -> None:
    """Sit down at a counter, call, serve and finish."""
    hands.press("alt+3")
    if not first:
        hands.look("counter-again")
        hands.press("2*shift+Tab")
        hands.look("counter-switch")
        hands.press("space")
    hands.look("counters", new=NEW_ROOM_ROWS)
    hands.type(counter)
    hands.press("2*Tab", "space")
    hands.look(f"{counter}-free", new=NEW_ROOM_ROWS)
    for key, what in (("F8", "called"), ("F7", "serving"), ("F12", "finished")):
        hands.press(key)
        hands.look(f"{counter}-{what}", new=NEW_ROWS)


def report(hands: Keyboard) -> None:
    """Print the report of the day into a file."""
    hands.press("alt+6")
    hands.look("day", new=NEW_ROOM_ROWS)
    time.sleep(3 * SETTLE_S)  # Ctrl+P before there are figures does nothing
    hands.press("ctrl+p")
    hands.front(hands.window("Laporan harian"))
    hands.look("report")
    hands.press("Return")


def lock_and_leave(hands: Keyboard) -> None:
    """Lock, unlock, and close the window."""
    hands.press("ctrl+l")
    hands.look("locked", new=NEW_ROOM_ROWS)
    hands.type(PASSWORD)
    hands.press("Return")
    hands.look("unlocked", new=NEW_ROOM_ROWS)
    hands.press("ctrl+q")


def unprinted(program: Program, what: str, begins: str) -> list[str]:
    """Wait for a paper that was just printed into a file; return what is wrong, nothing when it lies there."""
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE_S:
        papers = list((program.home / "Downloads" / "Pandu").glob(f"{begins}*.pdf"))
        if papers:
            return [] if papers[0].read_bytes()[:5] == b"%PDF-" else [f"{papers[0].name} is no PDF"]
        time.sleep(SETTLE_S)
    return [f"no {what} was printed into a file"]


def go_through(hands: Keyboard, program: Program, env: dict[str, str]) -> Iterator[str]:
    """Go through a day; yield what was not printed."""
    set_up(hands, program, env)
    take_in(hands)
    yield from unprinted(program, "visit sheet", "V1-")
    hands.look("saved", new=NEW_ROWS)
    hands.press("alt+2")
    hands.look("queue", new=NEW_ROOM_ROWS)
    for place, counter in enumerate(SERVED):
        serve_at(hands, counter, first=place == 0)
    report(hands)
    yield from unprinted(program, "daily report", "Laporan-harian-")
    hands.look("report-printed", new=NEW_ROWS)
    lock_and_leave(hands)


def drive(out: Path, program: Program) -> list[str]:
    """Start the program, go through a day, and return what went wrong; its own words are in `said.txt`."""
    wrong: list[str] = []
    with screen() as seen, (out / "said.txt").open("w") as errors:
        env = {"DISPLAY": seen.display, "QT_QPA_PLATFORM": "xcb"}
        command = [str(SCRIPT), "--data-dir", str(program.data)]
        with ended(program.start(command, env=env, stdout=errors, stderr=errors)) as window:
            hands = Keyboard(seen, out)
            hands.front(hands.window("Pandu"))
            try:
                wrong.extend(go_through(hands, program, env))
                code = window.wait(PATIENCE_S)
            except NothingCame as error:
                hands.look("nothing-came")
                return [*wrong, str(error)]
            except subprocess.TimeoutExpired:
                return [*wrong, "the window did not close"]
    return [*wrong, f"exit code {code}"] if code else wrong


def unserved(program: Program) -> list[str]:
    """Return which tickets are not done, read back by command."""
    file = program.home / "tickets.csv"
    done = program.pandu("export", "tickets", "--out", file, "--user", USER, "--json")
    if done.code:
        return [f"tickets cannot be read back: {done.out}{done.err}"]
    with file.open(encoding="utf-8-sig", newline="") as lines:
        states = {row["service"]: row["state"] for row in csv.DictReader(lines, delimiter=";")}
    return [f"{one} is {states.get(one)}" for one in SERVED.values() if states.get(one) != "done"]


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.window", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder of the pictures, made anew")
    out = parser.parse_args().out.absolute()
    if missing():
        sys.stderr.write(f"Missing: {', '.join(missing())}; see packaging/apt/test-window.txt.\n")
        return 2
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="pandu-window-") as home:
        program = Program(Path(home), {"TZ": "Asia/Jakarta", "PANDU_PASSWORD": PASSWORD, **midday()})
        wrong = drive(out, program) + unserved(program)
    sys.stdout.writelines(f"{line}\n" for line in wrong or ["both tickets are done, both papers are there"])
    sys.stdout.write(f"pictures in {out}\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
