"""One more service in a visit of today: what the visit gains, what it keeps, and what is refused."""

import pytest

from desktop.errors import Refused
from desktop.services.joining import join_visit
from desktop.services.undo_visit import take_back_visit
from desktop.services.visits import NewVisit
from models.folding import differences, read
from models.rules.bodies.visits import Priority
from models.rules.events import Subject
from tests.conftest import Mall
from tests.printing.arrivals import came


def test_inp_14_new_number_stands_behind_the_others_of_the_same_visit(mall: Mall) -> None:
    first = came(mall.desk, "DUK-06")
    joined = join_visit(mall.desk, first.id, NewVisit(("BJK-02",))).value
    assert (joined.id, joined.code) == (first.id, first.code)
    assert [ticket.service for ticket in joined.tickets] == ["BJK-02"]
    rows = mall.desk.store.execute_sql("SELECT service, leg FROM ticket ORDER BY leg").fetchall()
    assert rows == [("DUK-06", 1), ("BJK-02", 2)]
    assert mall.desk.store.execute_sql("SELECT count(*) FROM visit").fetchone() == (1,)
    assert list(differences(mall.desk.store)) == []


def test_inp_14_what_is_told_anew_is_added_and_nothing_is_taken_away(mall: Mall) -> None:
    first = came(mall.desk, "DUK-06", documents=("KK",), priority=(Priority.ELDERLY,))
    order = NewVisit(("BJK-02",), documents=("LAMA",), priority=(Priority.DISABILITY,), consent=True)
    join_visit(mall.desk, first.id, order)
    visit = read(mall.desk.store, Subject.VISIT, first.id)
    assert visit.documents == ("KK", "LAMA")
    assert visit.priority == (Priority.ELDERLY, Priority.DISABILITY)
    assert visit.consents == ("disability",)


def test_inp_14_taking_back_what_joined_leaves_the_first_numbers(mall: Mall) -> None:
    first = came(mall.desk, "DUK-06")
    joined = join_visit(mall.desk, first.id, NewVisit(("BJK-02",))).value
    take_back_visit(mall.desk, joined.tickets)
    rows = mall.desk.store.execute_sql("SELECT service, state FROM ticket ORDER BY leg").fetchall()
    assert rows == [("DUK-06", "waiting"), ("BJK-02", "cancelled")]
    assert join_visit(mall.desk, first.id, NewVisit(("BJK-02",))).value.tickets[0].state == "waiting"


def test_inp_14_service_whose_number_is_still_open_does_not_join_twice(mall: Mall) -> None:
    first = came(mall.desk, "DUK-06")
    with pytest.raises(Refused, match=r"visit\.service_there"):
        join_visit(mall.desk, first.id, NewVisit(("DUK-06",)))


def test_inp_14_visit_of_another_day_is_joined_by_nothing(mall: Mall) -> None:
    first = came(mall.desk, "DUK-06")
    mall.clock.forward(minutes=24 * 60)
    for visit in (first.id, "0" * 32):
        with pytest.raises(Refused, match=r"visit\.not_today"):
            join_visit(mall.desk, visit, NewVisit(("BJK-02",)))
    assert mall.desk.store.execute_sql("SELECT count(*) FROM ticket").fetchone() == (1,)


def test_inp_14_question_only_joins_nothing(mall: Mall) -> None:
    first = came(mall.desk, "DUK-06")
    with pytest.raises(Refused, match=r"visit\.no_service"):
        join_visit(mall.desk, first.id, NewVisit(information_only=True))
