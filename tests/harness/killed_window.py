"""A window that takes a visitor in by keys and is killed when the sheet is about to go to the printer.

`python -m tests.harness.killed_window DATA STATE`; the recovery key stands in PANDU_RECOVERY_KEY. It is ten
o'clock on the day of the tests, and nothing here ends well: SIGKILL is the end.
"""

import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import desktop.desk
from desktop.paths import Paths
from tests.conftest import PASSWORD, TUESDAY_0800_WIB
from ui.pages.intake import IntakePage
from ui.printing import Printing
from ui.shell import Access, Shell

TEN_NS = (round(TUESDAY_0800_WIB.timestamp()) + 2 * 3600) * 1_000_000_000
LOOK_MS = 20


def killed(*_: object) -> None:
    """End as by a power cut."""
    os.kill(os.getpid(), signal.SIGKILL)


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


def main(data: str, state: str) -> int:
    """Open the window and live until the sheet is sent."""
    desktop.desk.time = SimpleNamespace(time_ns=lambda: TEN_NS)
    Printing.send = killed
    app = QApplication([])
    shell = Shell(
        Paths(Path(data), Path(state)), access=Access("admin", PASSWORD, os.environ["PANDU_RECOVERY_KEY"])
    )
    shell.show()
    shell.begin()
    again = QTimer(interval=LOOK_MS)
    again.timeout.connect(lambda: again.stop() if save_and_print(shell) else None)
    again.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
