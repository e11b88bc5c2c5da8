"""Planning a visit that is under way, and when to."""

import pytest

from models.rules.folds.tickets import TicketState as S
from models.rules.itinerary import LegStanding
from models.rules.planning.model import House, Stop, Visitor
from models.rules.planning.replan import Cause, PresentLeg, Watch, replan, why_replan

ALL_DAY = ((0, 480),)
HOUSE = House(2, 0.0)


def leg(state, wait=0, *, service=10, floor=1, missing=(), produces=(), elapsed=0) -> PresentLeg:
    stop = Stop(wait, service, floor, ALL_DAY, elapsed=elapsed)
    return PresentLeg(LegStanding(state, missing, produces), stop)


def planned(legs, house=HOUSE):
    found = replan(legs, Visitor(), house)
    return [(one.leg, one.start, one.end) for one in found.best.timetable.legs], found.stuck


def test_what_is_over_is_left_out():
    legs = [leg(S.DONE), leg(S.WAITING, 20), leg(S.RETURNED_INCOMPLETE), leg(S.WAITING, 5), leg(S.CANCELLED)]
    assert planned(legs) == ([(3, 5, 15), (1, 20, 30)], ())


def test_visitor_at_a_counter_goes_on_from_there():
    legs = [leg(S.SERVING, service=8, floor=3), leg(S.WAITING, 2, floor=1), leg(S.WAITING, 2, floor=3)]
    assert planned(legs) == ([(2, 8, 18), (1, 22, 32)], ())


def test_blocked_leg_joins_when_the_counter_is_done_with_its_maker():
    legs = [leg(S.CALLED, service=8, produces=("LP",)), leg(S.BLOCKED, 15, missing=("LP|LAMA",))]
    assert planned(legs) == ([(1, 23, 33)], ())


def test_time_since_the_number_was_given_counts_for_the_head_start():
    legs = [leg(S.DONE, produces=("LP",)), leg(S.BLOCKED, 30, missing=("LP",), elapsed=40)]
    assert planned(legs, house=House(2, 0.5)) == ([(1, 10, 20)], ())


def test_leg_behind_a_failed_one_is_stuck_and_so_is_what_waits_for_it():
    legs = [
        leg(S.RETURNED_INCOMPLETE, produces=("LP",)),
        leg(S.BLOCKED, missing=("LP",), produces=("KTP",)),
        leg(S.BLOCKED, missing=("KTP",)),
        leg(S.WAITING, 5),
    ]
    assert planned(legs) == ([(3, 5, 15)], (1, 2))


def test_another_maker_takes_the_place_of_a_failed_one():
    legs = [
        leg(S.RETURNED_INCOMPLETE, produces=("LP",)),
        leg(S.BLOCKED, missing=("LP",)),
        leg(S.WAITING, 5, produces=("LP",)),
    ]
    assert planned(legs) == ([(2, 5, 15), (1, 15, 25)], ())


def test_blocked_legs_in_a_circle_are_planned():
    legs = [
        leg(S.BLOCKED, missing=("KTP",), produces=("KK",)),
        leg(S.BLOCKED, missing=("KK",), produces=("KTP",)),
    ]
    assert planned(legs) == ([(0, 0, 10), (1, 10, 20)], ())


def test_visitor_who_must_leave_is_planned_for():
    found = replan([leg(S.WAITING, 20), leg(S.WAITING, 0)], Visitor(leaves_in=15), HOUSE)
    assert (found.best.timetable.order, found.best.timetable.late) == ((1, 0), (0,))


def causes(before: Watch, now: Watch, *others: Watch) -> list[Cause]:
    return [cause for place, cause in why_replan([before, *others], [now, *others]) if place == 0]


WAITS = Watch(S.WAITING, promised=30, left=10, waited=20)


def test_plan_holds_as_long_as_nothing_gets_worse():
    assert why_replan([WAITS], [WAITS]) == ()
    assert (
        causes(Watch(S.WAITING, down=True, staffed=False), Watch(S.WAITING, down=True, staffed=False)) == []
    )
    assert causes(WAITS, Watch(S.DONE, staffed=False, down=True), WAITS) == []
    assert causes(WAITS, Watch(S.SERVING, staffed=False, down=True)) == []


@pytest.mark.parametrize("state", [S.WAITING, S.BLOCKED, S.HELD])
def test_closed_counter_outage_and_longer_wait_are_reasons(state):
    assert causes(WAITS, Watch(state, staffed=False)) == [Cause.COUNTER_CLOSED]
    assert causes(WAITS, Watch(state, down=True)) == [Cause.OUTAGE]
    assert causes(WAITS, Watch(state, waited=21, left=10)) == [Cause.WAIT_GREW]
    assert causes(WAITS, Watch(state, waited=31)) == [Cause.WAIT_GREW]
    assert causes(Watch(S.WAITING), Watch(state, waited=300)) == []


@pytest.mark.parametrize("state", [S.RETURNED_INCOMPLETE, S.REJECTED, S.SYSTEM_DOWN, S.NO_SHOW, S.CANCELLED])
def test_failed_leg_is_a_reason_once_and_only_while_others_are_to_come(state):
    assert causes(WAITS, Watch(state), WAITS) == [Cause.LEG_FAILED]
    assert causes(WAITS, Watch(state)) == []
    assert causes(Watch(state), Watch(state), WAITS) == []


def test_each_failed_leg_is_a_reason_of_its_own():
    failed = Watch(S.REJECTED)
    assert why_replan([WAITS] * 4, [failed, WAITS, failed, Watch(S.WAITING, down=True)]) == (
        (0, Cause.LEG_FAILED),
        (2, Cause.LEG_FAILED),
        (3, Cause.OUTAGE),
    )
