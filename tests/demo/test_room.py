"""The waiting room as the simulated officers see it."""

import pytest
import simpy

from desktop.demo.room import Guest, Leg, Room, Where
from desktop.demo.staffing import Post


def post(counter, *services):
    return Post(counter, "DUK", services, standby=False, opens=0, closes=1, breaks=())


ONE, TWO = post("L1", "A", "B"), post("L2", "B")


@pytest.fixture
def room():
    return Room(simpy.Environment(), [ONE, TWO])


def enter(room, number, service, guest=None, where=Where.WAITING):
    leg = Leg(number, service, guest or Guest(), where)
    room.enter(leg)
    return leg


def numbers(room, at):
    return [leg.number for leg in room.callable(at)]


def test_counter_sees_those_who_wait_for_its_services(room):
    enter(room, "1", "A")
    enter(room, "2", "B")
    enter(room, "3", "B", where=Where.BLOCKED)
    assert numbers(room, ONE) == ["1", "2"]
    assert numbers(room, TWO) == ["2"]


def test_visitor_at_one_counter_is_not_called_to_another_but_expected(room):
    guest = Guest()
    first, _ = enter(room, "1", "A", guest), enter(room, "2", "B", guest)
    room.put(first, Where.AT_COUNTER, "L1")
    assert numbers(room, TWO) == []
    assert room.expects(TWO)
    room.put(first, Where.OVER)
    assert numbers(room, TWO) == ["2"]


def test_visitor_on_hold_is_free_for_other_counters(room):
    guest = Guest()
    first, _ = enter(room, "1", "A", guest), enter(room, "2", "B", guest)
    room.put(first, Where.AT_COUNTER, "L1")
    room.put(first, Where.HELD, "L1")
    assert numbers(room, TWO) == ["2"]


def test_directed_ticket_is_for_its_counter_alone(room):
    leg = enter(room, "1", "B")
    leg.only = "L2"
    assert (numbers(room, ONE), numbers(room, TWO)) == ([], ["1"])


def test_bell_rings_where_somebody_can_be_called(room):
    one, two = room.bell(ONE), room.bell(TWO)
    enter(room, "1", "A")
    assert (one.triggered, two.triggered) == (True, False)


def test_bell_rings_when_the_visitor_comes_free(room):
    guest = Guest()
    first, _ = enter(room, "1", "A", guest), enter(room, "2", "B", guest)
    room.put(first, Where.AT_COUNTER, "L1")
    bell = room.bell(TWO)
    room.put(first, Where.ABSENT)
    assert bell.triggered


def test_bell_rings_for_a_ticket_on_hold_when_its_visitor_comes_back(room):
    guest = Guest()
    held, other = enter(room, "1", "A", guest), enter(room, "2", "B", guest)
    room.put(held, Where.AT_COUNTER, "L1")
    room.put(held, Where.HELD, "L1")
    room.put(other, Where.AT_COUNTER, "L2")
    bell = room.bell(ONE)
    room.put(other, Where.OVER)
    assert bell.triggered
