"""A window that is worked by keys and killed when a paper is about to go to the printer.

`python -m tests.harness.killed_window DATA STATE JOB`; the recovery key stands in PANDU_RECOVERY_KEY. JOB is
`visit` (somebody is taken in), `request` (papers of the ticket in service are taken in), or `request-marked`, which
notes the paper as sent before it dies, as a program would that prints first. It is ten o'clock on the day of the
tests, and nothing here ends well: SIGKILL is the end.
"""

import os
import signal
import sys
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import desktop.desk
from desktop.paths import Paths
from desktop.services.papers import PrintedPaper
from desktop.services.print_jobs import mark_sent
from tests.conftest import PASSWORD, TUESDAY_0800_WIB
from ui.pages.counter import CounterPage
from ui.pages.intake import IntakePage
from ui.papers import Papers
from ui.printing import Printing
from ui.requests.new import NewRequestDialog
from ui.runner import Lane
from ui.shell import Access, Shell

TEN_NS = (round(TUESDAY_0800_WIB.timestamp()) + 2 * 3600) * 1_000_000_000
LOOK_MS = 20


def killed(*_: object, **__: object) -> None:
    """End as by a power cut."""
    os.kill(os.getpid(), signal.SIGKILL)


def marked(papers: Papers, printed: PrintedPaper) -> None:
    """Note a paper as sent that nobody has printed, and end then."""
    papers._runner.run(Lane.WRITE, partial(mark_sent, papers._desk, printed.paper_id), killed, killed)


def save_and_print(shell: Shell) -> bool:
    """Type a need and press Ctrl+Enter, once the page is there; return whether that was done."""
    if shell.workbench is None:
        return False
    page = shell.workbench.page
    assert isinstance(page, IntakePage)
    if page.form().services != ("DUK-06",):
        if not page.need.need.text():
            page.need.need.setFocus()
            QTest.keyClicks(page.need.need, "DUK-06")
        elif page.need.popup.isVisible():
            QTest.keyClick(page.need.need, Qt.Key.Key_Return)
        return False
    QTest.keyClick(page.need.need, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return True


def take_in_papers(shell: Shell) -> bool:
    """Open the form of a request about the ticket in service and press Ctrl+Enter; return whether that was done."""
    if shell.workbench is None:
        return False
    bench = shell.workbench
    if not isinstance(bench.page, CounterPage):
        QTest.keyClick(bench, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
        return False
    dialog = bench.opening._dialog
    if isinstance(dialog, NewRequestDialog):
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return True
    if bench.page.current is not None:
        QTest.keyClick(bench, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    return False


def main(data: str, state: str, job: str) -> int:
    """Open the window and live until the paper is sent."""
    desktop.desk.time = SimpleNamespace(time_ns=lambda: TEN_NS)
    if job == "request-marked":
        Papers.send = marked
    Printing.send = killed
    work = save_and_print if job == "visit" else take_in_papers
    app = QApplication([])
    shell = Shell(
        Paths(Path(data), Path(state)), access=Access("admin", PASSWORD, os.environ["PANDU_RECOVERY_KEY"])
    )
    shell.show()
    shell.begin()
    again = QTimer(interval=LOOK_MS)
    again.timeout.connect(lambda: again.stop() if work(shell) else None)
    again.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
