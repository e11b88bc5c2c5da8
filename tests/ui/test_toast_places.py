"""Toasts over the real pages, as the gallery has them: never over a key, in a small window and with large letters."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton

from desktop.demo.play import make_living_demo
from ui.sample_pages import SAMPLES, Sample, opened
from ui.theme import ThemeHolder, ThemeName, load_theme
from ui.workbench import Workbench

WINDOWS = {"usual": (1366, 768, 1.0), "small": (1024, 600, 1.0), "large letters": (1366, 768, 2.0)}
"""Width, height, font scale."""
NAMES = (
    "page-intake", "page-intake-plan", "page-queue-chosen", "page-counter", "page-counter-called",
    "page-counter-serving", "page-day",
)  # fmt: skip
PAGES = [sample for sample in SAMPLES if sample.name in NAMES]
SENTENCE = "DUK-A1-012 berkas kembali. DUK-A1-013 dipanggil."


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up mall in mid-morning."""
    folder = tmp_path_factory.mktemp("toasts")
    make_living_demo(folder, datetime.now(UTC))
    return folder


@pytest.fixture
def opened_mall(made_up: Path, tmp_path: Path) -> Path:
    """A copy of it, for one window."""
    copied = tmp_path / "mall"
    shutil.copytree(made_up / "data", copied / "data")
    shutil.copy(made_up / "access.json", copied)
    return copied


def seen(bench: Workbench, widget: QAbstractButton) -> QRect:
    """Return what of a button is seen, where it is seen over the pages."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(bench.pages, QPoint()))


def covered(bench: Workbench) -> list[str]:
    """Return the buttons of the page that a toast lies over."""
    toasts = [toast for toast in bench.toasts.toasts() if toast.isVisible()]
    return [
        button.accessibleName()
        for button in bench.page.findChildren(QAbstractButton)
        if button.isVisible() and any(seen(bench, button).intersects(toast.geometry()) for toast in toasts)
    ]


@pytest.mark.parametrize("sample", PAGES, ids=[sample.name for sample in PAGES])
@pytest.mark.parametrize("window", WINDOWS)
def test_toasts_lie_over_no_key(
    opened_mall: Path, qtbot: Any, holder: ThemeHolder, sample: Sample, window: str
) -> None:
    width, height, scale = WINDOWS[window]
    holder.use(load_theme(ThemeName.LIGHT, scale))
    shell = opened(opened_mall, sample, demo=False)
    qtbot.addWidget(shell)
    shell.resize(width, height)
    with qtbot.waitExposed(shell):
        shell.show()
    sample.act(shell)
    bench = shell.workbench
    assert bench is not None
    for _ in range(3):
        bench.toasts.say(SENTENCE, lambda: None)
    qtbot.waitUntil(lambda: not bench.toasts.toasts()[-1].isHidden() and covered(bench) == [])
