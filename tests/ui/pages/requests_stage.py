"""The page Permohonan before a mall with some requests, for its tests."""

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.queries.request_detail import request_detail
from desktop.queries.session import may
from desktop.services.opening import NewRequest, Someone, open_request
from models.rules.bodies.requests import ReceivedPaper
from tests.conftest import Mall
from ui.actions import Actions
from ui.hub import Hub
from ui.page import Surroundings
from ui.pages.requests import RequestsPage
from ui.papers import Papers
from ui.printing import Printing
from ui.runner import InlineRunner

FULL = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))
DAYS = 24 * 60


@dataclass
class RequestStage:
    """A page before a mall, with what it said and what it printed."""

    window: QWidget
    page: RequestsPage
    mall: Mall
    hub: Hub
    actions: Actions
    said: list[tuple[str, object]] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        return [row.code for row in self.page.table.rows.rows]

    def open(self, name: str = "Siti Contoh", received=FULL, service: str = "DUK-06") -> str:
        order = NewRequest(service=service, applicant=Someone(name=name), received=received)
        return open_request(self.mall.desk, order).value.code

    def choose(self, code: str) -> None:
        self.page.reload()
        self.page.table.selectRow(self.codes.index(code))

    def press(self, command: str) -> None:
        self.page._rest.stop()
        self.actions.trigger(command)

    def search(self, text: str) -> None:
        self.page.head.search.setText(text)
        self.page.head.search.returnPressed.emit()

    def state(self, code: str) -> str:
        return str(request_detail(self.mall.desk, code).state)


def made_requests(
    qtbot, mall: Mall, tmp_path, desk=None, size: tuple[int, int] = (1182, 700)
) -> RequestStage:
    window = QWidget()
    window.resize(*size)
    qtbot.addWidget(window)
    runner, hub = InlineRunner(), Hub(window)
    desk = desk or mall.desk
    actions = Actions(window, partial(may, desk))
    said: list[tuple[str, object]] = []
    printing = Printing(runner, window, folder=tmp_path / "papers")
    papers = Papers(desk, runner, hub, printing, window)
    around = Surroundings(
        desk, runner, hub, actions, lambda *words: said.append(words), lambda _: None, printing, papers
    )
    page = RequestsPage(around)
    page.setParent(window)
    page.resize(*size)
    actions.show_page("page.requests")
    window.show()
    page.shown()
    return RequestStage(window, page, mall, hub, actions, said)
