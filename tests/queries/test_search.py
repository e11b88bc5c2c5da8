"""What Ctrl+K finds: numbers as people type them, needs by their words, and nothing that the role does not reach."""

from desktop.queries.search import MOST, search
from desktop.services import tickets
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from tests.conftest import Mall


def given(mall: Mall, *services: str) -> list[str]:
    return [ticket.number for ticket in add_visit(mall.desk, NewVisit(services)).value.tickets]


def test_inp_21_number_is_found_however_it_is_typed_and_after_its_end(mall: Mall) -> None:
    (number,) = given(mall, "DUK-06")
    tickets.cancel_ticket(mall.desk, number)
    for typed in (number, number.lower(), number.replace("-", " "), number.replace("1-", "-")):
        assert [card.number for card in search(mall.desk, typed).tickets] == [number], typed


def test_words_of_a_service_find_the_need_and_not_its_tickets(mall: Mall) -> None:
    given(mall, "DUK-06")
    found = search(mall.desk, "akta kelahiran")
    assert found.tickets == ()
    assert 0 < len(found.needs) <= MOST


def test_counter_finds_tickets_of_its_own_agency_and_no_needs(mall: Mall) -> None:
    (own,) = given(mall, "DUK-06")
    (other,) = given(mall, "DSO-01")
    desk = mall.as_role(Role.COUNTER, "DUK")
    assert [card.number for card in search(desk, own).tickets] == [own]
    assert search(desk, other).tickets == ()
    assert search(desk, "ktp").needs == ()
