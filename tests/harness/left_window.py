"""A window in which somebody types, and which then waits to be ended from outside.

`python -m tests.harness.left_window DATA STATE JOB`; the recovery key stands in PANDU_RECOVERY_KEY. JOB is `half`
(a name is typed and no key pressed after it), `stuck` (the same, and a printer's driver that never comes back) or
`idle` (the sign-in is in front, and nothing runs that would wake the event loop). It says `ready` on stdout then.
"""

import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

import desktop.desk
from desktop.paths import Paths
from tests.conftest import PASSWORD, TUESDAY_0800_WIB
from ui import printing
from ui.application import application, live
from ui.one_window import OneWindow
from ui.pages.intake import IntakePage
from ui.rooms.sign_in import SignInRoom
from ui.shell import Access, Shell

TEN_NS = (round(TUESDAY_0800_WIB.timestamp()) + 2 * 3600) * 1_000_000_000
LOOK_MS = 20
TYPED = "Contoh Warga"


def at_work(shell: Shell, job: str) -> bool:
    """Do the job once the window is there; return whether that was done."""
    if job == "idle":
        room = shell.rooms.currentWidget()
        return isinstance(room, SignInRoom) and shell.desk is not None
    if shell.workbench is None:
        return False
    page = shell.workbench.page
    assert isinstance(page, IntakePage)
    if job == "stuck":
        begun = threading.Event()

        def driver(*_: object) -> str:  # thread: PRINT
            begun.set()
            threading.Event().wait()
            return ""

        printing._print = driver
        shell.workbench.printing.printer = "Printer macet"
        shell.workbench.printing.send("tiket", b"")
        begun.wait()
    QTest.keyClicks(page.person.identity, TYPED)
    return True


def main(data: str, state: str, job: str) -> int:
    """Open the window, do the job, and live until somebody ends it."""
    desktop.desk.time = SimpleNamespace(time_ns=lambda: TEN_NS)
    app = application()
    access = None if job == "idle" else Access("admin", PASSWORD, os.environ["PANDU_RECOVERY_KEY"])
    paths = Paths(Path(data), Path(state))
    shell = Shell(paths, access=access, recovery_key=os.environ["PANDU_RECOVERY_KEY"])
    one = OneWindow(paths)
    one.first()
    again = QTimer(interval=LOOK_MS)

    def look() -> None:
        if at_work(shell, job):
            again.stop()
            os.write(1, b"ready\n")

    again.timeout.connect(look)
    again.start()
    return live(app, shell, one)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
