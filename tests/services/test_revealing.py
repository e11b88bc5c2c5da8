"""Looking at people in clear: the own visitor of today needs no reason, everybody else does; each look is kept."""

import json

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.revealing import Look, reveal_person, reveal_request, reveal_visit
from desktop.services.tickets import call_chosen
from models.rules.bodies.notes import LookReason
from models.rules.bodies.officers import Role
from tests.conftest import Mall
from tests.printing.arrivals import NAME, NIK, PHONE, came, guest


def looks(desk: Desk) -> list[dict[str, str]]:
    rows = desk.store.execute_sql(
        "SELECT body, lower(hex(officer)) FROM journal WHERE kind = 95 ORDER BY seq"
    )
    return [json.loads(body) | {"officer": officer} for body, officer in rows.fetchall()]


def test_aut_10_look_is_kept_with_who_and_which_visit_and_holds_no_number(mall: Mall):
    officer = mall.as_role(Role.OFFICER)
    visit = came(officer, "DUK-06")
    (person,) = reveal_visit(officer, visit.code).value
    assert (person.role, person.name, person.id_number, person.phone[-4:]) == (
        "visitor", NAME, NIK, PHONE[-4:],
    )  # fmt: skip
    assert looks(mall.desk) == [
        {"reason": "own_today", "about_id": visit.id, "officer": officer.session.officer}
    ]
    journal = "".join(row[0] or "" for row in mall.desk.store.execute_sql(
        "SELECT body FROM journal WHERE kind BETWEEN 91 AND 99"))  # fmt: skip
    assert NIK not in journal
    assert NIK not in repr(person)


def test_visitor_of_another_officer_needs_a_reason(mall: Mall):
    visit, other = came(mall.desk, "DUK-06"), mall.as_role(Role.OFFICER)
    with pytest.raises(Refused, match=r"reveal.no_reason"):
        reveal_visit(other, visit.code)
    with pytest.raises(Refused, match=r"reveal.no_reason"):
        reveal_visit(other, visit.code, Look(LookReason.OWN_TODAY))
    assert looks(mall.desk) == []
    reveal_visit(other, visit.code, Look(LookReason.COMPLAINT, "telepon dari warga"))
    (look,) = looks(mall.desk)
    assert look["reason"] == "complaint"
    note = mall.desk.store.execute_sql("SELECT text FROM note WHERE id = ?", (look["note"],)).fetchone()
    assert note == ("telepon dari warga",)


def test_own_visitor_of_yesterday_needs_a_reason(mall: Mall):
    visit = came(mall.desk, "DUK-06")
    mall.clock.forward(minutes=24 * 60)
    with pytest.raises(Refused, match=r"reveal.no_reason"):
        reveal_visit(mall.desk, visit.code)


def test_another_reason_needs_its_words(mall: Mall):
    visit = came(mall.desk, "DUK-06")
    with pytest.raises(Refused, match=r"reason.none"):
        reveal_visit(mall.desk, visit.code, Look(LookReason.OTHER))
    assert looks(mall.desk) == []


def test_counter_that_called_the_visitor_needs_no_reason_and_another_agency_is_refused(mall: Mall):
    visit = came(mall.desk, "DUK-06")
    at_counter, elsewhere = mall.as_role(Role.COUNTER, "DUK"), mall.as_role(Role.COUNTER, "POL")
    with pytest.raises(Refused, match=r"reveal.no_reason"):
        reveal_visit(at_counter, visit.code)
    call_chosen(at_counter, "DUK-L1", visit.tickets[0].number)
    assert len(reveal_visit(at_counter, visit.code).value) == 1
    with pytest.raises(NotAllowed):
        reveal_visit(elsewhere, visit.code)


def test_request_shows_each_of_its_people_and_a_guest_is_nobody(mall: Mall):
    order = NewRequest(service="DUK-06", applicant=Someone(name="Siti Contoh"), proxy=Someone(name="Ani Contoh"), mandate="KUASA", received=())  # fmt: skip
    code = open_request(mall.desk, order).value.code
    assert [one.role for one in reveal_request(mall.desk, code).value] == ["applicant", "proxy"]
    assert len(looks(mall.desk)) == 2
    assert reveal_visit(mall.desk, guest(mall.desk, "DUK-06").code).value == ()
    assert len(looks(mall.desk)) == 2


def test_person_at_intake_is_ones_own_once_they_were_taken_in_today(mall: Mall):
    officer = mall.as_role(Role.OFFICER)
    visit = came(mall.desk, "DUK-06")
    (person,) = mall.desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (visit.id,)).fetchone()
    with pytest.raises(Refused, match=r"reveal.no_reason"):
        reveal_person(officer, person)
    reveal_person(officer, person, Look(LookReason.CALLING_BACK))
    came(officer, "DUK-06")
    (shown,) = reveal_person(officer, person).value
    assert (shown.person, shown.name, shown.id_number) == (person, NAME, NIK)
    assert [look["reason"] for look in looks(mall.desk)] == ["calling_back", "own_today"]
    with pytest.raises(Refused, match=r"person.unknown"):
        reveal_person(officer, "0" * 32)
