"""What is overdue by agency and service: counted once, the longest named, standing clocks left out."""

import json

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed
from desktop.queries.overdue import overdue_services
from desktop.queries.requests import RequestFilter, request_list
from desktop.services.opening import NewRequest, open_request
from desktop.services.requests import answer_request, complete_request, pause_request
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import PauseReason, ReceivedPaper
from tests.conftest import Mall

DAY = 24 * 60


def running(desk: Desk, service: str) -> str:
    """Open a request whose clock runs, whatever its service asks for."""
    (asked,) = desk.store.execute_sql("SELECT requires FROM service WHERE id = ?", (service,)).fetchone()
    codes = [group.split("|")[0] for group in json.loads(asked)]
    order = NewRequest(service=service, received=tuple(map(ReceivedPaper, codes)), verified=False)
    request = open_request(desk, order).value
    complete_request(desk, request.id)
    return request.code


def test_each_service_names_its_longest_and_counts_what_its_list_shows(mall: Mall) -> None:
    first = running(mall.desk, "DUK-06")
    mall.clock.forward(minutes=60)
    running(mall.desk, "DUK-06")
    running(mall.desk, "PLN-02")
    mall.clock.forward(minutes=20 * DAY)
    found = overdue_services(mall.desk)
    assert [(one.service, one.count) for one in found.services] == [("DUK-06", 2), ("PLN-02", 1)]
    assert found.total == 3
    one = found.services[0]
    assert (one.longest_code, one.officer) == (first, "admin")
    assert "Loket" in one.place
    assert one.open_minutes > 60
    for line in found.services:
        wanted = RequestFilter(agency=line.agency, service=line.service, overdue=True)
        rows = request_list(mall.desk, wanted).rows
        assert len(rows) == line.count
        assert rows[0].id == line.longest


def test_request_whose_clock_stands_is_not_overdue(mall: Mall) -> None:
    code = running(mall.desk, "DUK-06")
    mall.clock.forward(minutes=20 * DAY)
    pause_request(mall.desk, code, PauseReason.PAYMENT)
    assert overdue_services(mall.desk).services == ()


def test_request_that_is_ready_is_overdue_no_more(mall: Mall) -> None:
    code = running(mall.desk, "DUK-06")
    mall.clock.forward(minutes=20 * DAY)
    answer_request(mall.desk, code)
    assert overdue_services(mall.desk).services == ()


def test_who_does_not_lead_sees_no_overview(mall: Mall) -> None:
    with pytest.raises(NotAllowed):
        overdue_services(mall.as_role(Role.OFFICER))
