"""What is wrong with the log or the computer's settings is shown once, at the latest when somebody has signed in."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from desktop import log
from tests.conftest import PASSWORD, Mall
from ui.application import keep_log
from ui.runner import InlineRunner
from ui.shell import Access, Shell


@pytest.fixture
def shell(mall: Mall, qtbot: Any) -> Iterator[Shell]:
    """A window whose mall is not open yet."""
    made = Shell(mall.paths, runner=InlineRunner(), access=Access("admin", PASSWORD, mall.recovery_key))
    qtbot.addWidget(made)
    yield made
    log.let_go()


def told(shell: Shell) -> list[str]:
    assert shell.workbench is not None
    return [label.text() for toast in shell.workbench.toasts.toasts() for label in toast.findChildren(QLabel)]


def test_cra_10_broken_settings_are_told_when_the_pages_are_there(shell: Shell, mall: Mall) -> None:
    mall.paths.config.write_text("= broken")
    keep_log(mall.paths, shell)
    shell.begin()
    assert sum("config.toml.bad" in words for words in told(shell)) == 1


def test_sto_14_log_that_cannot_be_written_is_told_once_and_the_window_works(
    shell: Shell, mall: Mall
) -> None:
    mall.paths.log.mkdir(parents=True)
    keep_log(mall.paths, shell)
    shell.begin()
    for _ in range(3):
        log.PANDU.warning("x")
    assert sum("pandu.log" in words for words in told(shell)) == 1
