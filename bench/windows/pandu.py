"""The program's own start until a control can be used: `python -m bench.windows.pandu login.user --data-dir D`."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

from bench.windows.painted import EndWhenPainted
from main import main


def usable() -> bool:
    """Return whether the control that is waited for is on the screen and alive."""
    exposed = (it for it in app.topLevelWidgets() if (on := it.windowHandle()) is not None and on.isExposed())
    found = (window.findChild(QWidget, sys.argv[1]) for window in exposed)
    return any(control is not None and control.isVisible() and control.isEnabled() for control in found)


app = QApplication(sys.argv[:1])  # the program takes the one that is there
end = EndWhenPainted(usable)
sys.exit(main(sys.argv[2:]))
