"""When people come and what for."""

import json
from collections import Counter
from datetime import date
from random import Random

import pytest

from desktop.demo.arrivals import SPARE, Town, arrivals
from desktop.demo.demand import Demand
from desktop.demo.hours import agency_windows, window
from desktop.demo.people import Crowd
from desktop.demo.play import usual_calendar
from desktop.demo.staffing import paces, posts
from desktop.services.catalogue import read_rows
from models.rules.catalogue import Catalogue
from resources import read_bytes

MONDAY = date(2026, 11, 23)
CALENDAR = usual_calendar(MONDAY)
CATALOGUE = read_rows(json.loads(read_bytes("catalogue/sample.json")), Catalogue())
OPEN = window(CALENDAR, MONDAY)
AGENCIES = agency_windows(CALENDAR, CATALOGUE, MONDAY)


def day(count=1500, seed=1):
    town = Town(Demand(CATALOGUE), Crowd(Random(seed)))
    return arrivals(Random(seed), OPEN, AGENCIES, count, town)


@pytest.fixture(scope="module")
def coming():
    return day()


def test_all_come_within_opening_hours_in_order(coming):
    times = [arrival.at for arrival in coming]
    assert times == sorted(times)
    assert OPEN.opens <= times[0] <= times[-1] < OPEN.closes


def test_nobody_is_sent_to_an_agency_that_gives_no_numbers(coming):
    for arrival in coming:
        for code in arrival.visit.services:
            assert AGENCIES[CATALOGUE.services[code].agency].takes(arrival.at, SPARE)


def test_several_services_of_one_visit_differ(coming):
    assert all(len(set(one.visit.services)) == len(one.visit.services) for one in coming)


def test_disability_and_needs_are_kept_with_consent_only(coming):
    asked = [one.visit for one in coming if one.visit.needs or "disability" in one.visit.priority]
    assert asked
    assert all(visit.consent for visit in asked)


def test_many_give_no_number_and_some_give_nothing_at_all(coming):
    served = [one.visit for one in coming if one.visit.services]
    assert 0.6 < sum(not visit.id_number for visit in served) / len(served) < 0.85
    assert 0.1 < sum(not visit.name for visit in served) / len(served) < 0.25


def test_who_only_asks_gets_no_ticket_and_leaves_no_name(coming):
    asked = [one.visit for one in coming if one.visit.information_only]
    assert 0.04 < len(asked) / len(coming) < 0.12
    assert not any(visit.services or visit.name or visit.id_number for visit in asked)


def test_life_events_keep_the_order_of_their_steps():
    wallet = CATALOGUE.life_events["DOMPET"].legs
    found = [one.visit.services for one in day() if one.visit.services[:2] == wallet[:2]]
    assert found
    assert all(services == tuple(code for code in wallet if code in services) for services in found)


def test_closed_agencies_leave_only_questions():
    wish = Demand(CATALOGUE).wish(Random(1), [])
    assert wish.services == ()


def test_every_service_that_is_asked_for_has_a_counter_that_is_always_worked(coming):
    manned = Counter(
        code for post in posts(CATALOGUE, coming, AGENCIES) if not post.standby for code in post.services
    )
    assert {code for one in coming for code in one.visit.services} <= set(manned)


def test_more_visits_need_more_counters():
    def manned(count):
        return [post.counter for post in posts(CATALOGUE, day(count), AGENCIES) if not post.standby]

    assert len(manned(10)) < len(manned(240)) < len(manned(1500))


def test_counters_of_one_agency_do_not_all_pause_at_once(coming):
    registry = [post for post in posts(CATALOGUE, coming, AGENCIES) if post.agency == "DUK"]
    noon = OPEN.breaks[0][0]
    on_break = [any(start <= noon < end for start, end in post.breaks) for post in registry]
    assert 0 < sum(on_break) < len(registry)


def test_lone_counter_has_the_whole_break(coming):
    (alone,) = [post for post in posts(CATALOGUE, coming, AGENCIES) if post.agency == "HAJ"]
    assert alone.breaks == OPEN.breaks


def test_counters_hurry_only_when_more_come_than_they_can_serve():
    usual, crowded = (paces(CATALOGUE, day(count), AGENCIES) for count in (240, 1500))
    assert set(usual.values()) == {1}
    assert 0.3 <= crowded["DUK"] < 0.6
    assert crowded["KAS"] == 1
