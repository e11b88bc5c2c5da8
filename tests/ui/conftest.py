"""What the tests of windows share: the application in the light theme, as at a first start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui.theme import Theme, ThemeHolder, ThemeName, load_theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the windows of these tests be made without a screen: what its plugin cannot do then is no fault."""
    quiet = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(quiet)


@pytest.fixture(scope="session")
def _holder(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, load_theme(ThemeName.LIGHT))


@pytest.fixture
def holder(_holder: ThemeHolder) -> Iterator[ThemeHolder]:
    """The holder of the theme; whatever a test changes is put back, and its windows are gone.

    Between tests no loop of events runs that would delete them: thousands would stay, each to be styled anew with
    every theme and in the way of every fork.
    """
    yield _holder
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _holder.use(load_theme(ThemeName.LIGHT))


@pytest.fixture(autouse=True)
def theme(holder: ThemeHolder) -> Theme:
    """The light theme at 100 %."""
    return holder.theme
