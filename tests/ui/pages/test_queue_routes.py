"""Sending a ticket on: which places are offered, and what choosing one does."""

import pytest
from PySide6.QtCore import Qt

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.enums import Role
from desktop.queries.routes import RouteKind, routes
from desktop.services import tickets
from tests.ui.pages.queue_stage import Stage, made_stage, services_of, take
from ui.dialogs.route import RouteDialog


@pytest.fixture
def stage(mall, qtbot) -> Stage:
    return made_stage(qtbot, mall.desk)


def test_ticket_is_sent_to_another_counter_of_its_service(stage: Stage) -> None:
    (service, _), *_ = services_of(stage.desk)
    number = take(stage.desk, service)[0]
    stage.page.reload()
    stage.choose(number)
    stage.actions.trigger("queue.route")
    dialog = stage.page._dialog
    assert isinstance(dialog, RouteDialog)
    target = dialog.chosen
    assert target is not None
    assert target.kind is RouteKind.COUNTER
    dialog.send.click()
    sql = "SELECT for_counter FROM ticket WHERE number = ?"
    assert stage.desk.store.execute_sql(sql, (number,)).fetchone() == (target.code,)
    stage.said[-1][1]()
    assert stage.desk.store.execute_sql(sql, (number,)).fetchone() == (None,)


def test_called_ticket_is_referred_to_another_agency_by_typing(stage: Stage, mall) -> None:
    (service, counter), (other, _), *_ = services_of(stage.desk)
    number = take(stage.desk, service)[0]
    tickets.call_next(stage.desk, counter)
    stage.page.reload()
    stage.choose(number)
    stage.page.route.click()
    dialog = stage.page._dialog
    dialog.search.setText(other.lower())
    assert {dialog.places.item(r).text() for r in range(dialog.places.rowCount())}
    assert dialog.chosen.code == other
    assert dialog.send.text() == "Rujuk"
    dialog.send.click()
    assert stage.state(number) == "referred"


def test_enter_in_the_search_of_the_dialog_sends_nothing(stage: Stage, qtbot) -> None:
    (service, _), *_ = services_of(stage.desk)
    number = take(stage.desk, service)[0]
    stage.page.reload()
    stage.choose(number)
    stage.page.route.click()
    dialog = stage.page._dialog
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    sql = "SELECT for_counter FROM ticket WHERE number = ?"
    assert stage.desk.store.execute_sql(sql, (number,)).fetchone() == (None,)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.desk.store.execute_sql(sql, (number,)).fetchone() != (None,)


def test_waiting_ticket_has_no_other_agencies_to_go_to(desk: Desk) -> None:
    (service, counter), *_ = services_of(desk)
    number = take(desk, service)[0]
    ticket = desk.store.execute_sql("SELECT id FROM ticket WHERE number = ?", (number,)).fetchone()[0]
    waiting = routes(desk, ticket)
    assert not waiting.may_refer
    assert {route.kind for route in waiting.found} == {RouteKind.COUNTER}
    tickets.call_next(desk, counter)
    called = routes(desk, ticket)
    assert called.may_refer
    assert counter not in {route.code for route in called.found}
    assert not any(
        route.code.startswith(f"{service[:3]}-0") for route in called.found if route.kind is RouteKind.SERVICE
    )


def test_front_desk_sends_on_but_does_not_refer(mall) -> None:
    (service, counter), *_ = services_of(mall.desk)
    number = take(mall.desk, service)[0]
    tickets.call_next(mall.desk, counter)
    ticket = mall.desk.store.execute_sql("SELECT id FROM ticket WHERE number = ?", (number,)).fetchone()[0]
    officer = mall.as_role(Role.OFFICER)
    assert {route.kind for route in routes(officer, ticket).found} == {RouteKind.COUNTER}


def test_unknown_ticket_has_no_routes(desk: Desk) -> None:
    with pytest.raises(Refused):
        routes(desk, "00" * 16)
