"""The line as lists show it: who waits, who sits where, what does not work."""

import json
from dataclasses import asdict

import pytest

from desktop.errors import NotAllowed, Refused
from desktop.queries.outages import outage_list
from desktop.queries.queue import counter_list, queue_list, waiting_before
from desktop.services import counters, outages, tickets
from desktop.services.outages import NewOutage
from desktop.services.settings import change_setting
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.bodies.places import OutageMode, PauseReason
from models.rules.bodies.visits import Priority
from models.rules.folds.places import ShiftState
from models.rules.folds.tickets import TicketState


def came(desk, *services, **more):
    return add_visit(desk, NewVisit(services=services, **more)).value.tickets


def test_queue_shows_counters_first_then_priority_then_who_came_earlier(mall):
    desk = mall.desk
    first, second, third = (came(desk, "DUK-06")[0].number for _ in range(3))
    tickets.call_next(desk, "DUK-L1")
    urgent = came(desk, "DUK-06", priority=(Priority.PREGNANT,))[0].number
    rows = queue_list(desk)
    assert [row.number for row in rows] == [first, urgent, second, third]
    assert [row.state for row in rows[:2]] == [TicketState.CALLED, TicketState.WAITING]
    assert [row.priority for row in rows] == [False, True, False, False]


def test_queue_tells_since_when_and_how_long(mall):
    came(mall.desk, "DUK-06")
    mall.clock.forward(minutes=12.9)
    (row,) = queue_list(mall.desk)
    assert (row.since, row.minutes) == ("08.00", 12)


def test_queue_marks_whose_visitor_is_at_another_counter(desk):
    came(desk, "DUK-06", "POL-03")
    tickets.call_next(desk, "DUK-L1")
    assert [(row.service, row.elsewhere) for row in queue_list(desk)] == [("DUK-06", False), ("POL-03", True)]


def test_queue_of_a_counter_leaves_out_what_it_cannot_call(desk):
    came(desk, "DUK-06", "DUK-09")
    (sent,) = came(desk, "DUK-06")
    tickets.transfer_ticket(desk, sent.number, "DUK-L2")
    assert [row.service for row in queue_list(desk, counter="DUK-L1")] == ["DUK-06"]
    assert sent.number in [row.number for row in queue_list(desk, counter="DUK-L2")]


def test_queue_keeps_who_was_absent_until_they_return_and_drops_what_is_over(desk):
    gone, done = came(desk, "DUK-06")[0].number, came(desk, "DUK-06")[0].number
    tickets.call_next(desk, "DUK-L1")
    tickets.miss_ticket(desk, gone)
    tickets.call_next(desk, "DUK-L1")
    tickets.finish_ticket(desk, done)
    assert [(row.number, row.state) for row in queue_list(desk)] == [(gone, TicketState.NO_SHOW)]


def test_counter_officer_sees_the_own_agency_only(mall):
    came(mall.desk, "DUK-06", "POL-03")
    polri = mall.as_role(Role.COUNTER, "POL")
    assert {row.agency for row in queue_list(polri)} == {"POL"}
    assert {row.code[:3] for row in counter_list(polri)} == {"POL"}
    for ask in (lambda: queue_list(polri, agency="DUK"), lambda: queue_list(polri, counter="DUK-L1")):
        with pytest.raises(NotAllowed):
            ask()


def test_queue_holds_no_personal_data(desk):
    came(desk, "DUK-06", name="Ratna Sari Dewi", phone="081234567890")
    shown = json.dumps([asdict(row) for row in queue_list(desk)])
    assert "Ratna" not in shown
    assert "812" not in shown


def test_queue_shows_numbers_as_the_papers_do(desk):
    change_setting(desk, "numbers", {"hide_lane": True})
    came(desk, "DUK-06")
    assert [row.number for row in queue_list(desk)] == ["DUK-F-001"]
    tickets.call_next(desk, "DUK-L1")
    assert tickets.start_ticket(desk, "duk-f-001").value.state is TicketState.SERVING


def test_unknown_counter_is_refused(desk):
    with pytest.raises(Refused) as refused:
        queue_list(desk, counter="FOO")
    assert refused.value.code == "counter.unknown"


def test_priority_goes_before_others_in_the_count_of_who_is_first(desk):
    early, late = came(desk, "DUK-06")[0], came(desk, "DUK-06")[0]
    urgent = came(desk, "DUK-06", priority=(Priority.PREGNANT,))[0]
    assert [waiting_before(desk, one.id) for one in (urgent, early, late)] == [0, 1, 2]


def test_counters_tell_who_sits_there_with_whom_and_how_many_wait(desk):
    number = came(desk, "DUK-06")[0].number
    came(desk, "DUK-06")
    tickets.call_next(desk, "DUK-L1")
    counters.open_counter(desk, "DUK-L2")
    counters.pause_counter(desk, "DUK-L2", PauseReason.PRAYER)
    rows = {row.code: row for row in counter_list(desk, "DUK")}
    one, two, three = (rows[f"DUK-L{n}"] for n in (1, 2, 3))
    assert (one.state, one.officer, one.number, one.waiting) == (ShiftState.OPEN, "admin", number, 1)
    assert (two.state, two.reason, two.since) == (ShiftState.PAUSED, PauseReason.PRAYER, "08.00")
    assert (three.state, three.officer, three.waiting) == (ShiftState.CLOSED, "", 0)


def test_counter_that_closed_yesterday_is_closed_without_a_reason(mall):
    counters.open_counter(mall.desk, "DUK-L1")
    counters.close_counter(mall.desk, "DUK-L1")
    mall.clock.forward(minutes=24 * 60)
    row = next(row for row in counter_list(mall.desk, "DUK") if row.code == "DUK-L1")
    assert (row.state, row.reason, row.since) == (ShiftState.CLOSED, None, "")


def test_outage_is_ended_by_the_name_of_its_system(desk):
    outages.start_outage(desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.NOTED))
    assert [(row.system, row.agency, row.since) for row in outage_list(desk)] == [("SIAK", "DUK", "08.00")]
    outages.end_outage(desk, "siak")
    assert outage_list(desk) == []


def test_two_outages_of_one_system_are_told_apart_by_their_ids(desk):
    first = outages.start_outage(desk, NewOutage("Jaringan", agency="DUK", mode=OutageMode.NOTED)).value
    outages.start_outage(desk, NewOutage("Jaringan", agency="POL", mode=OutageMode.NOTED))
    with pytest.raises(Refused):
        outages.end_outage(desk, "Jaringan")
    outages.end_outage(desk, first)
    assert [row.agency for row in outage_list(desk)] == ["POL"]
