"""CRA-11: `--safe-mode` keeps away from the graphics driver, the second screen and any look but the default."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow

from desktop.commands.parser import read
from ui.application import OWN_SCALES, SOFTWARE
from ui.runner import InlineRunner
from ui.theme import ThemeHolder
from ui.workbench import SAFE_WORDS, Workbench

ROOT = Path(__file__).resolve().parents[2]
PAINTED = """
import json, os, sys
from ui.application import application, be_safe
be_safe()
app = application()
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
label = QLabel("MPP")
label.show()
app.processEvents()
colours = len(set(bytes(label.grab().toImage().constBits())))
print(json.dumps([colours > 1, label.devicePixelRatio(), os.environ["QT_OPENGL"],
                  app.testAttribute(Qt.ApplicationAttribute.AA_UseSoftwareOpenGL)]))
"""


def test_cra_11_line_is_understood_and_reaches_the_window() -> None:
    asked: list[tuple[object, ...]] = []

    def window(*given: object) -> int:
        asked.append(given)
        return 0

    from desktop.commands.run import run

    assert run(lambda argv: read(argv, window), ["--safe-mode", "--data-dir", "mpp"]) == 0
    assert run(lambda argv: read(argv, window), ["--data-dir", "mpp"]) == 0
    assert asked == [("desk", "mpp", True), ("desk", "mpp", False)]


@pytest.mark.process
def test_cra_11_window_is_painted_by_software_whatever_the_driver_and_the_scale() -> None:
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_OPENGL": "bad",
        **dict.fromkeys(OWN_SCALES[:1], "3"),
    }
    done = subprocess.run(
        [sys.executable, "-c", PAINTED], cwd=ROOT, env=env, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == '[true, 1.0, "software", true]'
    assert SOFTWARE["QT_OPENGL"] == "software"


def test_cra_11_safe_window_says_so_and_opens_no_display(mall, qtbot, holder: ThemeHolder) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    bench = Workbench(mall.desk, InlineRunner(), holder, safe=True)
    window.setCentralWidget(bench)
    window.show()
    bench.begin()
    assert bench.banner.accessibleName() == SAFE_WORDS
    bench.actions_.trigger("app.display")
    assert not hasattr(window, "public_display")
    assert "mode aman" in bench.toasts.toasts()[-1].sentence
    bench.say_problem("Ada masalah.", lasting=True)
    bench.say_problem("", lasting=True)
    assert bench.banner.accessibleName() == SAFE_WORDS
