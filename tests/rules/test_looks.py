"""What stands out of the looks of a day: which of them, and only looks."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from models.rules.looks import FEW, Act, Finding, Look, Unusual, unusual

TODAY, EVENING = date(2026, 11, 24), datetime(2026, 11, 24, 20, 15)
LOOK = Look("ani", "p1", EVENING, Act.VIEWED)


def without_visit(people: int) -> list[Look]:
    return [replace(LOOK, person=f"p{one}", came_today=False) for one in range(people)]


def test_usual_look_does_not_stand_out():
    assert unusual([LOOK, LOOK]) == []


@pytest.mark.parametrize(
    ("look", "what"),
    [
        (replace(LOOK, outside=True), Unusual.OUTSIDE_HOURS),
        (replace(LOOK, own_name=True), Unusual.OWN_NAME),
    ],
)
def test_one_look_outside_hours_or_at_ones_own_name_stands_out(look: Look, what: Unusual):
    assert unusual([LOOK, look]) == [Finding(TODAY, "ani", what, 1)]


def test_people_without_a_visit_stand_out_from_the_sixth_on_and_each_counts_once():
    assert unusual([*without_visit(FEW), *without_visit(FEW)]) == []
    assert unusual(without_visit(FEW + 1)) == [Finding(TODAY, "ani", Unusual.WITHOUT_VISIT, FEW + 1)]


@pytest.mark.parametrize("act", set(Act) - {Act.VIEWED})
def test_what_is_no_look_is_not_counted(act: Act):
    done = replace(LOOK, act=act, outside=True, own_name=True)
    assert unusual([done, replace(LOOK, person="p2", outside=True)]) == [
        Finding(TODAY, "ani", Unusual.OUTSIDE_HOURS, 1)
    ]


def test_days_and_officers_are_counted_apart_and_stand_in_order():
    looks = [
        replace(LOOK, officer="budi", outside=True, own_name=True),
        replace(LOOK, outside=True),
        replace(LOOK, at=datetime(2026, 11, 23, 6), outside=True),
    ]
    assert unusual(looks) == [
        Finding(date(2026, 11, 23), "ani", Unusual.OUTSIDE_HOURS, 1),
        Finding(TODAY, "ani", Unusual.OUTSIDE_HOURS, 1),
        Finding(TODAY, "budi", Unusual.OUTSIDE_HOURS, 1),
        Finding(TODAY, "budi", Unusual.OWN_NAME, 1),
    ]
