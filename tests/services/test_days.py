"""Closing a service day: every ticket of it ends in exactly one state, whenever it is closed."""

from datetime import date

import pytest

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.services.days import close_day
from desktop.services.tickets import call_next, finish_ticket, miss_ticket, start_ticket
from desktop.services.undo import undo_ticket
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.tickets import Outcome as Result
from tests.conftest import Mall

TUESDAY = date(2026, 11, 24)
NEXT_MORNING = 24 * 60


def states(desk: Desk) -> list[str]:
    return [state for (state,) in desk.store.execute_sql("SELECT state FROM ticket ORDER BY day, number")]


def take(desk: Desk) -> str:
    return add_visit(desk, NewVisit(services=("DUK-06",))).value.tickets[0].number


@pytest.mark.parametrize("outcome", [Result.SYSTEM_DOWN, Result.DONE])
def test_ticket_left_at_a_counter_overnight_is_ended_by_name_and_its_day_closed(mall: Mall, outcome: Result):
    number = take(mall.desk)
    call_next(mall.desk, "DUK-L1")
    start_ticket(mall.desk, number)
    mall.clock.forward(minutes=NEXT_MORNING)
    today = take(mall.desk)
    assert today == number
    with pytest.raises(Refused, match=r"day.still_serving") as refused:
        close_day(mall.desk, TUESDAY)
    assert refused.value.facts == {"day": "2026-11-24", "numbers": number}
    finish_ticket(mall.desk, number.lower(), outcome, day=TUESDAY)
    assert states(mall.desk) == [outcome, "waiting"]
    assert close_day(mall.desk, TUESDAY).value.expired == 0


def test_ticket_called_and_left_overnight_is_noted_absent(mall: Mall):
    number = take(mall.desk)
    call_next(mall.desk, "DUK-L1")
    mall.clock.forward(minutes=NEXT_MORNING)
    with pytest.raises(Refused, match=r"ticket.unknown"):
        miss_ticket(mall.desk, number)
    miss_ticket(mall.desk, number, day=TUESDAY)
    assert states(mall.desk) == ["no_show"]


def test_who_comes_after_the_close_expires_with_the_next_one(desk: Desk):
    take(desk)
    close_day(desk)
    take(desk)
    assert states(desk) == ["expired", "waiting"]
    assert close_day(desk).value.expired == 1
    assert states(desk) == ["expired", "expired"]
    revised = desk.store.execute_sql("SELECT revision FROM day").fetchone()
    assert revised == (2,)
    with pytest.raises(Refused, match=r"day.closed"):
        close_day(desk)


def test_step_undone_after_the_close_is_ended_before_the_next_one(desk: Desk):
    number = take(desk)
    call_next(desk, "DUK-L1")
    finish_ticket(desk, number)
    close_day(desk)
    undo_ticket(desk, number)
    with pytest.raises(Refused, match=r"day.still_serving"):
        close_day(desk)
    undo_ticket(desk, number)
    assert close_day(desk).value.expired == 1
    assert states(desk) == ["expired"]


def test_counter_opened_after_the_close_is_closed_by_the_next_one(desk: Desk):
    close_day(desk)
    call_next(desk, "DUK-L1")
    close_day(desk)
    assert desk.store.execute_sql("SELECT state FROM shift").fetchall() == [("closed",)]
