"""One visitor brings the files of several people: a request each, and nobody is entered twice."""

from dataclasses import replace

from desktop.desk import Desk
from desktop.queries.duplicates import duplicates
from desktop.queries.prints import unprinted
from desktop.queries.request_detail import request_detail
from desktop.queries.requests import requests_of
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.taking_in import take_in_papers
from models.rules.bodies.requests import ReceivedPaper
from tests.conftest import Mall
from tests.printing.arrivals import came, guest, served

NIK = "3578080102039991"


def at_the_counter(desk: Desk, name: str = "Rustam Biro") -> str:
    """Return the number of a ticket that is being served."""
    number = came(desk, "DUK-06", name=name, nik="", documents=("KK",)).tickets[0].number
    served(desk, number, "DUK-06")
    return number


def people(desk: Desk) -> list[str]:
    return [name for (name,) in desk.store.execute_sql("SELECT name FROM person ORDER BY name").fetchall()]


def who(desk: Desk, request: str) -> tuple[str | None, str | None]:
    return desk.store.execute_sql(
        """SELECT p.name, q.name FROM request r LEFT JOIN person p ON p.id = r.person
        LEFT JOIN person q ON q.id = r.proxy WHERE r.id = ?""",
        (request,),
    ).fetchone()


def test_each_applicant_of_one_leg_gets_a_request_and_a_receipt_and_the_visitor_acts_for_them(
    mall: Mall,
) -> None:
    desk = mall.desk
    number = at_the_counter(desk)
    names = ("Ani Contoh", "Budi Contoh", "Cici Contoh")
    order = NewRequest(ticket=number, by_visitor=True, received=(ReceivedPaper("KK"),))
    taken = [take_in_papers(desk, replace(order, applicant=Someone(name=name))).value for name in names]
    assert len({one.request.code for one in taken}) == len({one.paper.paper_id for one in taken}) == 3
    assert [who(desk, one.request.id) for one in taken] == [(name, "Rustam Biro") for name in names]
    assert [row.title for row in unprinted(desk)] == [one.request.code for one in taken]
    (visit,) = desk.store.execute_sql("SELECT id FROM visit").fetchone()
    assert len(requests_of(desk, visit)) == 3
    assert request_detail(desk, taken[0].request.id).ticket_number == number


def test_same_name_in_one_visit_is_one_person_also_the_visitor(mall: Mall) -> None:
    number = at_the_counter(mall.desk, "Rustam Biro")
    for name in ("Ani Contoh", "ani  contoh", "RUSTAM BIRO"):
        open_request(mall.desk, NewRequest(ticket=number, applicant=Someone(name=name), by_visitor=True))
    assert people(mall.desk) == ["Ani Contoh", "Rustam Biro"]
    rows = mall.desk.store.execute_sql("SELECT proxy IS NULL FROM request ORDER BY count").fetchall()
    assert [alone for (alone,) in rows] == [0, 0, 1]
    assert duplicates(mall.desk) == []


def test_known_number_finds_its_person_and_a_number_that_differs_is_somebody_else(mall: Mall) -> None:
    known = came(mall.desk, "DUK-06", name="Ani Contoh", nik=NIK)
    number = at_the_counter(mall.desk)
    for one in (Someone(name="Ani", id_number=NIK), Someone(name="Ani Contoh", id_number="3578080102039992")):
        open_request(mall.desk, NewRequest(ticket=number, applicant=one))
    first, second = mall.desk.store.execute_sql("SELECT person FROM request ORDER BY count").fetchall()
    (person,) = mall.desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (known.id,)).fetchone()
    assert first == (person,) != second


def test_guest_without_a_name_acts_for_nobody(mall: Mall) -> None:
    number = guest(mall.desk, "DUK-06").tickets[0].number
    served(mall.desk, number, "DUK-06")
    order = NewRequest(ticket=number, applicant=Someone(name="Ani Contoh"), by_visitor=True)
    assert who(mall.desk, open_request(mall.desk, order).value.id) == ("Ani Contoh", None)
