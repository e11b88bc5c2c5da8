"""The page Suara publik before a mall, for its tests."""

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.queries.session import may
from tests.conftest import Mall
from ui.actions import Actions
from ui.hub import Hub
from ui.page import Surroundings
from ui.pages.voice import VoicePage
from ui.papers import Papers
from ui.printing import Printing
from ui.runner import InlineRunner
from ui.voice.form import VoiceForm


@dataclass
class VoiceStage:
    """A page before a mall, with what it said."""

    window: QWidget
    page: VoicePage
    mall: Mall
    actions: Actions
    said: list[tuple[str, object]] = field(default_factory=list)

    @property
    def titles(self) -> list[str]:
        return [item.title for item in self.page.table.rows.items]

    def press(self, command: str) -> None:
        self.page._rest.stop()
        self.actions.trigger(command)

    def choose(self, place: int = 0) -> None:
        self.page.reload()
        self.page.table.selectRow(place)

    @property
    def form(self) -> VoiceForm:
        form = self.page._form
        assert form is not None
        return form

    def fill(self, **given: str) -> None:
        """Type into the open form and do it."""
        for name, value in given.items():
            control = self.form.controls[name]
            if isinstance(control, QComboBox):
                control.setCurrentIndex(control.findData(value))
            elif isinstance(control, QPlainTextEdit):
                control.setPlainText(value)
            elif isinstance(control, QLineEdit):
                control.setText(value)
            else:
                control.setValue(int(value))
        self.page._rest.stop()
        self.form.go()


def made_voice(qtbot, mall: Mall, tmp_path, size: tuple[int, int] = (1182, 700)) -> VoiceStage:
    window = QWidget()
    window.resize(*size)
    qtbot.addWidget(window)
    runner, hub = InlineRunner(), Hub(window)
    desk = mall.desk
    actions = Actions(window, partial(may, desk))
    said: list[tuple[str, object]] = []
    printing = Printing(runner, window, folder=tmp_path / "papers")
    papers = Papers(desk, runner, hub, printing, window)
    around = Surroundings(
        desk, runner, hub, actions, lambda *words: said.append(words), lambda _: None, printing, papers
    )
    page = VoicePage(around)
    page.setParent(window)
    page.resize(*size)
    actions.show_page("page.voice")
    window.show()
    page.shown()
    return VoiceStage(window, page, mall, actions, said)
