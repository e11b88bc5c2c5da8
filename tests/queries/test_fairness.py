"""The fairness of a day, read from its calls."""

from datetime import date

import pytest

from desktop.errors import NotAllowed
from desktop.queries.day_page import AttentionKind, day_overview
from desktop.queries.fairness import fairness
from desktop.services.tickets import call_chosen, call_next, finish_ticket
from desktop.services.undo import undo_ticket
from desktop.services.visits import NewVisit, add_visit
from models.folding import differences
from models.rules.bodies.officers import Role
from models.rules.bodies.tickets import Pick
from models.rules.bodies.visits import Priority
from tests.conftest import Mall

DAY = date(2026, 11, 24)


def came(mall: Mall, *priority: Priority) -> str:
    mall.clock.forward(minutes=1)
    return add_visit(mall.desk, NewVisit(("DUK-06",), priority=priority)).value.tickets[0].number


def served(mall: Mall, number: str | None = None) -> str:
    call = call_next(mall.desk, "DUK-L1") if number is None else call_chosen(mall.desk, "DUK-L1", number)
    mall.clock.forward(minutes=1)
    finish_ticket(mall.desk, call.value.number)
    return call.value.number


def test_every_call_that_passed_somebody_is_listed_with_its_reason_most_passed_first(mall: Mall):
    first, second, third = (came(mall) for _ in range(3))
    old = came(mall, Priority.ELDERLY)
    assert served(mall) == old
    served(mall, third)
    assert served(mall) == first
    found = fairness(mall.desk)
    assert [(one.number, one.counter, one.time, one.pick, one.passed) for one in found.listed] == [
        (old, "Loket 1 Dukcapil", "08.04", Pick.PRIORITY, 3),
        (third, "Loket 1 Dukcapil", "08.05", Pick.CHOSEN, 2),
    ]
    assert (found.calls, found.jumps) == (3, 2)
    assert [(one.pick, one.calls, one.jumps) for one in found.by_pick] == [
        (Pick.ARRIVAL, 1, 0),
        (Pick.PRIORITY, 1, 1),
        (Pick.CHOSEN, 1, 1),
    ]
    assert [one.number for one in fairness(mall.desk, limit=1).listed] == [old]
    assert second not in {one.number for one in found.listed}
    assert list(differences(mall.desk.store)) == []


def test_waits_of_a_few_are_hidden_and_of_five_are_told(mall: Mall):
    for _ in range(5):
        came(mall)
    for _ in range(4):
        came(mall, Priority.ELDERLY)
    for _ in range(9):
        served(mall)
    found = fairness(mall.desk)
    assert (found.priority.count, found.others.count, found.gap_min) == (None, 5, None)
    assert dict(found.by_class)[Priority.ELDERLY].longest_min is None
    came(mall, Priority.ELDERLY)
    served(mall)
    found = fairness(mall.desk)
    assert found.priority.count == 5
    assert found.gap_min == round(found.others.p50_min - found.priority.p50_min, 1)


def test_call_that_was_taken_back_is_no_jump(mall: Mall):
    came(mall)
    number = came(mall)
    call_chosen(mall.desk, "DUK-L1", number)
    assert fairness(mall.desk).jumps == 1
    undo_ticket(mall.desk, number)
    assert (fairness(mall.desk).jumps, fairness(mall.desk).calls) == (0, 0)


def test_supervisor_alone_sees_it(mall: Mall):
    assert fairness(mall.as_role(Role.SUPERVISOR)).calls == 0
    for role, agency in ((Role.OFFICER, None), (Role.COUNTER, "DUK")):
        with pytest.raises(NotAllowed):
            fairness(mall.as_role(role, agency))


def test_day_with_jumps_says_so_last_among_what_needs_attention_and_one_without_does_not(mall: Mall):
    came(mall)
    served(mall)
    assert day_overview(mall.desk, DAY).attention == ()
    came(mall)
    served(mall, came(mall))
    mall.clock.forward(minutes=40)
    rows = day_overview(mall.desk, DAY).attention
    assert [row.kind for row in rows] == [AttentionKind.LONG_WAIT, AttentionKind.JUMPS]
    assert (str(rows[-1].words), str(rows[-1].detail)) == (
        "1 panggilan melewati yang lebih lama menunggu",
        "dari 2 panggilan hari itu, dengan alasannya",
    )
