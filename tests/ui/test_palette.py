"""Ctrl+K finds commands, tickets by number and services by their words, and leads to them."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from tests.conftest import Mall
from ui.pages.intake import IntakePage
from ui.pages.queue import QueuePage
from ui.runner import InlineRunner
from ui.theme import ThemeHolder
from ui.workbench import Workbench


def made(qtbot: Any, desk: Any, holder: ThemeHolder) -> Workbench:
    bench = Workbench(desk, InlineRunner(), holder)
    qtbot.addWidget(bench)
    bench.resize(1366, 768)
    with qtbot.waitExposed(bench):
        bench.show()
    bench.activateWindow()
    bench.begin()
    return bench


@pytest.fixture
def bench(mall: Mall, qtbot: Any, holder: ThemeHolder) -> Workbench:
    return made(qtbot, mall.desk, holder)


def looked_for(bench: Workbench, words: str) -> list[str]:
    """Return what the palette lists for words once it has looked."""
    bench.palette_.open_here()
    QTest.keyClicks(bench.palette_.typed, words)
    bench.palette_._search.now()
    return [bench.palette_.found.item(row).text() for row in range(bench.palette_.found.count())]


def enter(bench: Workbench) -> None:
    QTest.keyClick(bench.palette_.typed, Qt.Key.Key_Return)


def test_command_is_there_before_anything_was_looked_for(bench: Workbench) -> None:
    bench.palette_.open_here()
    QTest.keyClicks(bench.palette_.typed, "ringk")
    assert [bench.palette_.found.item(row).text() for row in range(bench.palette_.found.count())] == [
        "Ringkasan    Alt+6"
    ]
    enter(bench)
    assert bench.page.name == "page.day"


def test_number_leads_to_the_ticket_on_the_board_whatever_was_filtered(bench: Workbench, mall: Mall) -> None:
    numbers = [
        add_visit(mall.desk, NewVisit((service,))).value.tickets[0].number for service in ("DUK-06", "DUK-07")
    ]
    bench.go("page.queue")
    page = bench.page
    assert isinstance(page, QueuePage)
    page.head.filters.search.setText("tidak ada")
    page.head.filters.look_now()
    bench.go("page.intake")
    assert any(numbers[1] in line for line in looked_for(bench, numbers[1].replace("-", " ").lower()))
    enter(bench)
    assert bench.page is page
    assert page.foot.number.text() == numbers[1]
    card = page.board.card_of(page.board.chosen_id)
    assert card is not None
    assert card.number == numbers[1]
    assert not bench.palette_.isVisible()


def test_service_leads_to_the_field_of_needs_and_waits_for_enter(bench: Workbench) -> None:
    bench.go("page.day")
    first = looked_for(bench, "ktp")[0]
    enter(bench)
    page = bench.page
    assert isinstance(page, IntakePage)
    assert QApplication.focusWidget() is page.need.need
    assert page.need.need.text() in first
    assert page.form().services == ()
    QTest.keyClick(page.need.need, Qt.Key.Key_Return)
    assert len(page.form().services) >= 1


def test_enter_before_the_answer_asks_at_once_and_does_nothing_else(bench: Workbench) -> None:
    bench.palette_.open_here()
    QTest.keyClicks(bench.palette_.typed, "akta kelahiran")
    assert bench.palette_.found.count() == 0
    enter(bench)
    assert bench.palette_.isVisible()
    assert bench.palette_.found.count() > 0


def test_who_takes_nobody_in_is_offered_no_service(mall: Mall, qtbot: Any, holder: ThemeHolder) -> None:
    bench = made(qtbot, mall.as_role(Role.COUNTER, "DUK"), holder)
    assert looked_for(bench, "ktp") == []
