"""Words that are two fifths longer: which pages have room for them at 1366 x 768."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.conftest import Mall
from tests.printing.arrivals import came, guest
from tests.ui.pages.intake_bench import bench_of
from ui.pseudo import lengthen, pseudo
from ui.theme import ThemeHolder
from ui.workbench import Workbench

WHOLE = ("page.queue", "page.counter")
"""Pages that have the room; docs/safety-tests.md names those that have not."""


@pytest.fixture
def bench(mall: Mall, qtbot: Any, holder: ThemeHolder, tmp_path: Path) -> Workbench:
    """A window at work in which people wait."""
    came(mall.desk, "DUK-06", "POL-03")
    guest(mall.desk, "BJK-02")
    return bench_of(mall, qtbot, holder, tmp_path)


def shown(root: QWidget, kind: type[Any]) -> list[Any]:
    return [found for found in root.findChildren(kind) if found.isVisible() and found.text()]


def cut(root: QWidget) -> list[str]:
    """Return the words that are wider or higher than what they are given."""
    labels, buttons = shown(root, QLabel), shown(root, QAbstractButton)
    high = [one for one in labels if one.wordWrap() and one.heightForWidth(one.width()) > one.height() + 1]
    lines = [*(one for one in labels if not one.wordWrap()), *buttons]
    wide = [one for one in lines if one.minimumSizeHint().width() > one.width() + 1]
    beside = [one for one in (*labels, *buttons) if reaches_out(one, root)]
    return [one.text() for one in (*high, *wide, *beside)]


def reaches_out(widget: QWidget, root: QWidget) -> bool:
    """Return whether a widget's right end is cut off by something around it, as a column that only scrolls down."""
    around = widget.parentWidget()
    while around is not None and around is not root:
        if widget.mapTo(around, widget.rect().topRight()).x() > around.width():
            return True
        around = around.parentWidget()
    return False


@pytest.mark.parametrize("name", WHOLE)
def test_ui_06_page_has_room_for_words_that_are_two_fifths_longer(
    bench: Workbench, qtbot: Any, name: str
) -> None:
    bench.go(name)
    before = sum(len(one.text()) for one in shown(bench, QLabel))
    lengthen(bench)
    assert sum(len(one.text()) for one in shown(bench, QLabel)) > 1.2 * before
    qtbot.waitUntil(lambda: cut(bench) == [])
    assert (bench.width(), bench.height()) == (1366, 768)


def test_ui_06_longer_words_keep_what_they_say_and_leave_numbers_alone() -> None:
    assert pseudo("Simpan") == "Sîmpàñ ẽx"
    assert [pseudo(text) for text in ("", "08.00", "DUK-F1-001")] == ["", "08.00", "DUK-F1-001"]
