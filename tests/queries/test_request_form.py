"""Where a request may be opened, found by number, code and name; and what its form knows beforehand."""

import pytest

from desktop.errors import NotAllowed, Refused
from desktop.queries.request_form import RequestPlace, find_places, request_form
from desktop.services.opening import NewRequest, open_request
from models.rules.bodies.officers import Role
from tests.conftest import Mall
from tests.printing.arrivals import NAME, came, served


def test_form_of_a_ticket_ticks_what_the_visitor_is_known_to_hold(mall: Mall) -> None:
    visit = came(mall.desk, "DUK-06", documents=("KK",))
    number = visit.tickets[0].number
    served(mall.desk, number, "DUK-06")
    code = open_request(mall.desk, NewRequest(ticket=number)).value.code
    form = request_form(mall.desk, RequestPlace(ticket=number))
    assert (form.service, form.services, form.title) == ("DUK-06", (), number)
    assert {paper: held for paper, _, held in form.papers} == {"KK": True, "LAMA": False, "LP": False}
    assert form.opened == (code,)
    assert form.place == RequestPlace(visit.tickets[0].id, visit.id)
    assert [one for one, _ in form.mandates] == ["KUASA"]


def test_ticket_that_waits_has_no_papers_at_its_counter(mall: Mall) -> None:
    number = came(mall.desk, "DUK-06").tickets[0].number
    with pytest.raises(Refused) as refused:
        request_form(mall.desk, RequestPlace(ticket=number))
    assert refused.value.code == "paper.nothing_received"
    leg, whole = find_places(mall.desk, number)
    assert number in leg.why_not
    assert (whole.place.ticket, whole.why_not) == ("", "")


def test_place_is_found_by_number_code_and_name(mall: Mall) -> None:
    visit = came(mall.desk, "DUK-06", "BJK-02")
    served(mall.desk, visit.tickets[0].number, "DUK-06")
    for typed in (visit.tickets[0].number, visit.code, NAME):
        legs = [one for one in find_places(mall.desk, typed) if one.place.ticket]
        assert [one.place.ticket for one in legs] == [ticket.id for ticket in visit.tickets]
        assert [bool(one.why_not) for one in legs] == [False, True]
    assert find_places(mall.desk, "tidak ada orang ini") == ()
    (person,) = [one for one in find_places(mall.desk, NAME) if one.place.person]
    assert all(one.sought for one in find_places(mall.desk, NAME))
    assert not any(one.sought for one in find_places(mall.desk, visit.code))
    form = request_form(mall.desk, person.place)
    assert (form.service, form.papers) == ("", ())
    assert ("DUK-06" in {code for code, _ in form.services}) is True


def test_counter_officer_finds_the_legs_and_services_of_the_own_agency_alone(mall: Mall) -> None:
    visit = came(mall.desk, "DUK-06", "BJK-02")
    bpjs = mall.as_role(Role.COUNTER, "BJK")
    assert [one.place.ticket for one in find_places(bpjs, visit.code) if one.place.ticket] == [
        visit.tickets[1].id
    ]
    form = request_form(bpjs, RequestPlace(visit=visit.id))
    assert {code[:3] for code, _ in form.services} == {"BJK"}
    with pytest.raises(NotAllowed):
        request_form(bpjs, RequestPlace(visit=visit.id), "DUK-06")
