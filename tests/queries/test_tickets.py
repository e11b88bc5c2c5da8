"""A ticket is found by its number as people type it, on its own day alone."""

import pytest

from desktop.desk import Desk
from desktop.queries.tickets import ticket_with
from desktop.services.visits import NewVisit, add_visit

TODAY = "2026-11-24"


def issued(desk: Desk) -> str:
    return add_visit(desk, NewVisit(("DUK-06",))).value.tickets[0].id


@pytest.mark.parametrize(
    "typed", ["DUK-F1-001", "duk-f1-001", " DUK F1 001 ", "DUK - F1 - 001", "DUK-F-001", "duk f 001"]
)
def test_number_is_found_with_and_without_its_lane_however_it_is_typed(desk: Desk, typed: str):
    ticket = issued(desk)
    assert ticket_with(desk.store, typed, TODAY) == ticket


def test_number_of_a_fresh_origin_is_found_in_capitals_too(desk: Desk):
    desk.identity.lane = "1a"
    ticket = issued(desk)
    found = [ticket_with(desk.store, typed, TODAY) for typed in ("DUK-F1a-001", "DUK-F1A-001", "duk-fA-001")]
    assert found == [ticket] * 3


@pytest.mark.parametrize("typed", ["", "DUK-F1-002", "DUK-F2-001", "%", "DUK"])
def test_what_is_no_number_of_the_day_finds_nothing(desk: Desk, typed: str):
    issued(desk)
    assert ticket_with(desk.store, typed, TODAY) is None


def test_number_is_not_found_on_another_day(desk: Desk):
    issued(desk)
    assert ticket_with(desk.store, "DUK-F1-001", "2026-11-23") is None


def test_number_without_a_lane_that_two_lanes_gave_means_nobody(desk: Desk):
    first = issued(desk)
    desk.identity.lane = "2"
    issued(desk)
    assert ticket_with(desk.store, "DUK-F-001", TODAY) is None
    assert ticket_with(desk.store, "DUK-F1-001", TODAY) == first
