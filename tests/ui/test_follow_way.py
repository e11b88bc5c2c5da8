"""The way from what needs attention on Ringkasan to the follow-up of requests, through the whole window."""

from typing import Any

from desktop.queries.day_page import AttentionKind
from desktop.services.opening import NewRequest, Someone, open_request
from models.rules.bodies.requests import ReceivedPaper
from tests.conftest import Mall
from ui.pages.day import DayPage
from ui.pages.requests import RequestsPage
from ui.runner import InlineRunner
from ui.theme import ThemeHolder
from ui.workbench import Workbench


def test_supervisor_goes_from_the_figure_to_its_list(mall: Mall, holder: ThemeHolder, qtbot: Any) -> None:
    papers = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))
    order = NewRequest(service="DUK-06", applicant=Someone(name="Siti Contoh"), received=papers)
    code = open_request(mall.desk, order).value.code
    mall.clock.forward(minutes=3 * 24 * 60)
    bench = Workbench(mall.desk, InlineRunner(), holder)
    qtbot.addWidget(bench)
    bench.show()
    bench.go("page.day")
    assert isinstance(bench.page, DayPage)
    entries = bench.page.attention.entries
    entry = next(one for (kind, _), one in entries.items() if kind is AttentionKind.FOLLOW_UP)
    assert entry.words.text() == "1 permohonan perlu ditindaklanjuti hari ini"
    entry.way.click()
    page = bench.page
    assert isinstance(page, RequestsPage)
    assert page.middle.currentWidget() is page.following
    assert page.following.rows.entries[1].request.code == code
