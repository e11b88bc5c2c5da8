"""Where the display opens from the desk: over the second screen, or over the only one; in a process with such screens."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BESIDE = """
import json
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from ui.display import DisplayWindow
from ui.theme import ThemeHolder, load_theme

class Silent:
    def run(self, lane, work, done, failed): ...

app = QApplication([])
ThemeHolder(app, load_theme("light"))
desk = QMainWindow()
field = QLineEdit()
desk.setCentralWidget(field)
desk.show()
desk.activateWindow()
QTest.qWaitForWindowActive(desk)
field.setFocus()
display = DisplayWindow(None, Silent())
display.show_beside(desk)
QTest.qWaitForWindowExposed(display)
app.processEvents()
focus = app.focusWidget()
second = display.screen()
app.screenRemoved.emit(second)  # this plugin has no cable to pull
covers = display.isVisible()
app.screenAdded.emit(second)
seen = {
    "screen": display.screen().name(),
    "whole": display.isFullScreen() and display.geometry() == display.screen().geometry(),
    "keys": "desk" if focus is field else "display" if app.activeWindow() is display else "nobody",
}
back = display.isVisible() and display.screen() is second
QTest.keyClick(display, Qt.Key.Key_Escape)
print(json.dumps(seen | {"left": not display.isVisible(), "covers": covers, "back": back}))
"""


def opened_with(screens: int, folder: Path) -> dict[str, object]:
    """Return what a display says that was opened beside a desk on the first of some screens."""
    listed = [
        {"name": f"screen{n}", "x": 1366 * n, "y": 0, "width": 1366, "height": 768} for n in range(screens)
    ]
    told = folder / "screens.json"
    told.write_text(json.dumps({"screens": listed}))
    env = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={told}"}
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", BESIDE], cwd=root, env=env, check=True, capture_output=True, text=True
    )
    return dict(json.loads(done.stdout))


@pytest.mark.process
def test_display_fills_the_only_screen_and_its_own_keys_close_it(tmp_path: Path) -> None:
    seen = opened_with(1, tmp_path)
    assert {**seen, "screen": "screen0", "whole": True, "keys": "display", "left": True} == seen


@pytest.mark.process
def test_ui_10_display_fills_the_second_screen_and_leaves_the_keys_to_the_desk(tmp_path: Path) -> None:
    seen = opened_with(2, tmp_path)
    assert {**seen, "screen": "screen1", "whole": True, "keys": "desk", "left": True} == seen


@pytest.mark.process
def test_ui_10_display_whose_screen_is_unplugged_never_covers_the_desk_and_comes_back_with_it(
    tmp_path: Path,
) -> None:
    seen = opened_with(2, tmp_path)
    assert (seen["covers"], seen["back"]) == (False, True)
