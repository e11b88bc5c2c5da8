"""A lost ticket is found by name or phone among the visits of today."""

import pytest

from desktop.desk import Desk
from desktop.queries.board import board
from desktop.queries.people import find_people
from desktop.queries.visitors_today import visits_meant
from desktop.services.people import merge_people
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.people import MergeReason
from tests.conftest import Mall


@pytest.fixture
def visit(mall: Mall) -> str:
    add_visit(mall.desk, NewVisit(("DUK-06",), name="Budi Hartono", phone="081299998888"))
    mall.clock.forward(minutes=5)
    order = NewVisit(
        ("POL-01",), name="Hj. Siti Soebandi", phone="081200000001", id_number="3578086010909993"
    )
    return add_visit(mall.desk, order).value.id


@pytest.mark.parametrize("typed", ["siti", "subandi", "Hj. Siti", "0812 0000 0001", "00001", "909993"])
def test_visit_is_found_by_name_phone_or_the_end_of_a_number(desk: Desk, visit: str, typed: str):
    assert visits_meant(desk, typed) == {visit}


@pytest.mark.parametrize("typed", ["si", "001", "Dewi", "081299998889", "", "   "])
def test_what_is_too_short_or_another_one_finds_nobody(desk: Desk, visit: str, typed: str):
    assert visits_meant(desk, typed) == frozenset()


def test_visit_of_another_day_is_not_meant(mall: Mall, visit: str):
    mall.clock.forward(minutes=24 * 60)
    assert visits_meant(mall.desk, "siti") == frozenset()


def test_board_shows_the_ticket_of_a_name_and_of_nobody_else(desk: Desk, visit: str):
    (column,) = board(desk, text="subandi").columns
    assert [card.number for card in column.cards] == ["POL-A1-001"]


def test_person_who_was_found_says_which_visit_of_today_is_theirs(desk: Desk, visit: str):
    (row,) = find_people(desk, "Soebandi")
    assert (row.visit_today, row.came_today) == (visit, "08.05")


def test_merged_names_find_the_visit_as_well(mall: Mall, visit: str):
    desk = mall.desk
    (kept,) = find_people(desk, "Soebandi")
    (other,) = find_people(desk, "Budi")
    merge_people(desk, kept.id, other.id, MergeReason.SAID)
    assert len(visits_meant(desk, "hartono")) == len(visits_meant(desk, "soebandi")) == 2
