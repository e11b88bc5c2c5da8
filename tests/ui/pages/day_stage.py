"""The page Ringkasan before a mall, for its tests."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk, Topic
from tests.conftest import Mall
from tests.ui.pages.queue_stage import services_of, take
from ui.actions import Actions
from ui.hub import Hub
from ui.page import Surroundings
from ui.pages.day import DayPage
from ui.papers import Papers
from ui.printing import Printing
from ui.runner import InlineRunner

TODAY = date(2026, 11, 24)


@dataclass
class Stage:
    """The page before a mall, with what it said and where it went."""

    window: QWidget
    page: DayPage
    desk: Desk
    hub: Hub
    actions: Actions
    printing: Printing
    said: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    sought: list[tuple[str, str]] = field(default_factory=list)

    @property
    def dialog(self):
        return self.page._dialog

    def day_row(self) -> tuple | None:
        sql = "SELECT closed_at FROM day WHERE id = ?"
        return self.desk.store.execute_sql(sql, (TODAY.isoformat(),)).fetchone()

    def state(self, number: str) -> str:
        sql = "SELECT state FROM ticket WHERE number = ?"
        return str(self.desk.store.execute_sql(sql, (number,)).fetchone()[0])


def made_stage(mall: Mall, qtbot: Any, tmp_path: Path) -> Stage:
    """Return the page in a window of its own, as one who may everything sees it."""
    window = QWidget()
    window.resize(1182, 700)
    qtbot.addWidget(window)
    runner, hub = InlineRunner(), Hub(window)
    actions = Actions(window, lambda _: True)
    said: list[str] = []
    gone: list[str] = []
    printing = Printing(runner, window, folder=tmp_path / "papers")
    printing.printer = ""
    papers = Papers(mall.desk, runner, hub, printing, window)
    sought: list[tuple[str, str]] = []
    around = Surroundings(
        mall.desk, runner, hub, actions, lambda words, _: said.append(words), gone.append, printing, papers,
        seek=lambda page, words: sought.append((page, words)),
    )  # fmt: skip
    page = DayPage(around)
    page.setParent(window)
    page.resize(1182, 700)
    actions.show_page("page.day")
    window.show()
    page.shown()
    return Stage(window, page, mall.desk, hub, actions, printing, said, gone, sought)


def come(stage: Stage) -> str:
    """Let one visitor come and return the number."""
    (service, _), *_ = services_of(stage.desk)
    number = take(stage.desk, service)[0]
    stage.hub.publish({Topic.QUEUE})
    return number
