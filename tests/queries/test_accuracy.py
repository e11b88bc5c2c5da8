"""How good a day's forecasts were."""

from datetime import date

import pytest

from desktop.errors import NotAllowed
from desktop.queries.accuracy import ForecastAccuracy, forecast_accuracy
from desktop.queries.hall import hall
from desktop.services import counters, tickets
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role

TODAY = date(2026, 11, 24)


def told(mall, number: str) -> tuple[int | None, int | None]:
    sql = "SELECT forecast_low, forecast_high FROM ticket WHERE number = ?"
    return mall.desk.store.execute_sql(sql, (number,)).fetchone()


def came(mall, *services: str, **more) -> list[str]:
    return [ticket.number for ticket in add_visit(mall.desk, NewVisit(services, **more)).value.tickets]


def test_number_keeps_what_the_screen_told(mall):
    counters.open_counter(mall.desk, "DUK-L1")
    for _ in range(4):
        came(mall, "DUK-06")
    shown = hall(mall.desk).range_of("DUK-06")
    (number,) = came(mall, "DUK-06")
    assert told(mall, number) == shown
    assert shown[1] > shown[0] > 0


def test_number_without_an_open_counter_keeps_nothing(mall):
    (number,) = came(mall, "DUK-06")
    assert told(mall, number) == (None, None)


def test_step_that_waits_for_another_is_told_nothing_yet(mall):
    for code in ("DUK-L1", "POL-L4"):
        counters.open_counter(mall.desk, code)
    first, second = came(mall, "DUK-06", "POL-03", documents=())
    blocked = mall.desk.store.execute_sql("SELECT number FROM ticket WHERE state = 'blocked'").fetchall()
    for number in (first, second):
        assert (told(mall, number)[1] is None) == ((number,) in blocked)


def test_priority_is_told_a_shorter_wait(mall):
    counters.open_counter(mall.desk, "DUK-L1")
    for _ in range(6):
        came(mall, "DUK-06")
    (elder,) = came(mall, "DUK-06", birth=date(1950, 1, 1))
    assert told(mall, elder)[1] < hall(mall.desk).range_of("DUK-06")[0]


def test_accuracy_is_that_of_a_recount_by_hand(mall):
    assert forecast_accuracy(mall.desk, TODAY) == ForecastAccuracy(0, None, None)
    counters.open_counter(mall.desk, "DUK-L1")
    numbers = [came(mall, "DUK-06")[0] for _ in range(3)]
    ranges = [told(mall, number) for number in numbers]
    waits = []
    for minutes, number in zip((0, 9, 60), numbers, strict=True):
        mall.clock.forward(minutes=minutes)
        waits.append(sum((0, 9, 60)[: len(waits) + 1]))
        tickets.call_chosen(mall.desk, "DUK-L1", number)
        tickets.finish_ticket(mall.desk, number)
    within = [low <= wait <= high for (low, high), wait in zip(ranges, waits, strict=True)]
    errors = [abs((low + high) / 2 - wait) for (low, high), wait in zip(ranges, waits, strict=True)]
    assert within == [True, True, False]
    assert forecast_accuracy(mall.desk, TODAY) == ForecastAccuracy(3, 67, round(sum(errors) / 3, 1))


def test_failed_forecasts_widen_those_that_follow(mall):
    counters.open_counter(mall.desk, "DUK-L1")
    for _ in range(30):
        came(mall, "DUK-06")
    mall.clock.forward(minutes=1)
    low, high = hall(mall.desk).range_of("DUK-06")
    numbers = [
        number for (number,) in mall.desk.store.execute_sql("SELECT number FROM ticket ORDER BY number DESC")
    ]
    for number in numbers[:20]:  # the last come are called at once
        tickets.call_chosen(mall.desk, "DUK-L1", number)
        tickets.cancel_ticket(mall.desk, number, "pulang")
    for _ in range(20):
        came(mall, "DUK-06")
    assert hall(mall.desk).expected.width > 1
    wide = hall(mall.desk).range_of("DUK-06")
    assert wide[1] - wide[0] > high - low


def test_accuracy_is_the_supervisors(mall):
    with pytest.raises(NotAllowed):
        forecast_accuracy(mall.as_role(Role.OFFICER), TODAY)
