"""What becomes of dossiers is drawn in believable shares."""

from dataclasses import replace
from random import Random

import pytest

from desktop.demo.course import Course, End, Start, comes_later, draw_course, working_days
from models.rules.bodies.requests import PauseReason, Proof
from models.rules.catalogue import ServiceDescribed, SlaUnit

PASSPORT = ServiceDescribed(
    agency="IMI", name="Paspor", minutes=20, fee="PNBP", sla_value=4, sla_unit=SlaUnit.WORKING_DAYS
)
MANY = 2000


@pytest.fixture(scope="module")
def courses() -> list[Course]:
    rng = Random(1)
    return [draw_course(rng, PASSPORT, lacks=False) for _ in range(MANY)]


def share(courses: list[Course], is_so) -> float:
    return sum(1 for one in courses if is_so(one)) / len(courses)


@pytest.mark.parametrize(
    ("value", "unit", "days"),
    [
        (4, SlaUnit.WORKING_DAYS, 4),
        (14, SlaUnit.DAYS, 10),
        (1, SlaUnit.DAYS, 1),
        (30, SlaUnit.MINUTES, None),
        (2, SlaUnit.WORKING_HOURS, None),
        (None, None, None),
    ],
)
def test_only_a_standard_of_days_lets_a_product_come_later(value, unit, days):
    service = replace(PASSPORT, sla_value=value, sla_unit=unit)
    assert working_days(service) == days
    if days is None:
        assert not any(comes_later(Random(seed), service) for seed in range(50))


def test_what_is_promised_in_a_day_is_mostly_given_at_once_and_the_rest_hardly_ever():
    rng, a_day = Random(1), replace(PASSPORT, sla_value=1)
    assert 0.25 < sum(comes_later(rng, a_day) for _ in range(MANY)) / MANY < 0.45
    assert sum(comes_later(rng, PASSPORT) for _ in range(MANY)) / MANY > 0.9


def test_most_end_well_and_every_other_end_happens(courses):
    assert share(courses, lambda one: one.end is End.READY) > 0.85
    assert {one.end for one in courses} == set(End)
    assert {one.start for one in courses} == set(Start)
    assert {one.proof for one in courses} == set(Proof)


def test_about_one_in_seven_is_late(courses):
    assert 0.08 < share(courses, lambda one: one.works > 4) < 0.2


def test_only_what_costs_something_waits_for_money(courses):
    assert share(courses, lambda one: one.stand and one.stand.reason is PauseReason.PAYMENT) > 0.15
    rng, free = Random(1), replace(PASSPORT, fee="Gratis")
    stands = [draw_course(rng, free, lacks=False).stand for _ in range(MANY)]
    assert {one.reason for one in stands if one} == {PauseReason.APPLICANT}


def test_a_proxy_collects_with_a_power_of_attorney(courses):
    assert {one.proof for one in courses if one.proxy} == {Proof.POWER_OF_ATTORNEY}


def test_who_lacks_a_paper_begins_so():
    assert draw_course(Random(1), PASSPORT, lacks=True).start is Start.LACKING
