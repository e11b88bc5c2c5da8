"""The program's own start until a control can be used: `python -m bench.windows.pandu login.user --data-dir D`."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

from bench.windows.painted import EndWhenPainted
from main import main


def usable() -> bool:
    found = (window.findChild(QWidget, sys.argv[1]) for window in app.topLevelWidgets())
    return any(control is not None and control.isVisible() and control.isEnabled() for control in found)


app = QApplication(sys.argv[:1])  # the program takes the one that is there
end = EndWhenPainted(usable)
sys.exit(main(sys.argv[2:]))
