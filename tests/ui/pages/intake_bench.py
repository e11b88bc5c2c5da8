"""A workbench with the intake page in front, for the tests of that page."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.conftest import Mall
from ui.pages.intake import IntakePage
from ui.runner import InlineRunner
from ui.theme import ThemeHolder
from ui.workbench import Workbench


def bench_of(mall: Mall, qtbot: Any, holder: ThemeHolder, papers: Path) -> Workbench:
    """Open it; papers go to a folder."""
    bench = Workbench(mall.desk, InlineRunner(), holder)
    bench.printing.use_folder(papers)
    bench.printing.printer = ""
    qtbot.addWidget(bench)
    bench.resize(1366, 768)
    bench.show()
    bench.begin()
    return bench


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def add_need(page: IntakePage, typed: str) -> None:
    page.need.need.setFocus()
    QTest.keyClicks(page.need.need, typed)
    QTest.keyClick(page.need.need, Qt.Key.Key_Return)
