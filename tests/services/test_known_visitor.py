"""A visitor who was found before: what they tell anew is kept, and a visit taken in by mistake is taken back."""

from datetime import date

from desktop.services.counters import open_counter
from desktop.services.tickets import call_next
from desktop.services.undo_visit import take_back_visit
from desktop.services.visits import NewVisit, add_visit
from models.folding import read
from models.rules.bodies.visits import Priority
from models.rules.events import Subject
from tests.conftest import Mall

NIK = "9971011708450001"
FIRST = NewVisit(services=("DUK-06",), name="Contoh Warga", id_number=NIK, birth=date(1945, 8, 17))


def person_of(mall: Mall, visit: str) -> str:
    row = mall.desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (visit,)).fetchone()
    return str(row[0])


def test_a_known_person_who_tells_a_phone_keeps_name_and_number(mall: Mall) -> None:
    person = person_of(mall, add_visit(mall.desk, FIRST).value.id)
    add_visit(mall.desk, NewVisit(services=("DUK-06",), person=person, phone="0812 0000 1234"))
    state = read(mall.desk.store, Subject.PERSON, person)
    assert (state.name, state.id_number, state.phone, state.birth) == (
        "Contoh Warga", NIK, "+6281200001234", "1945-08-17",
    )  # fmt: skip
    assert state.id_type == "nik"


def test_a_known_person_who_tells_a_birth_only_keeps_it(mall: Mall) -> None:
    person = person_of(mall, add_visit(mall.desk, NewVisit(services=("DUK-06",), name="Contoh")).value.id)
    add_visit(mall.desk, NewVisit(services=("DUK-06",), person=person, birth=date(1990, 1, 2)))
    assert read(mall.desk.store, Subject.PERSON, person).birth == "1990-01-02"


def test_a_known_person_who_tells_nothing_is_not_described_anew(mall: Mall) -> None:
    person = person_of(mall, add_visit(mall.desk, FIRST).value.id)
    before = read(mall.desk.store, Subject.PERSON, person)
    again = add_visit(mall.desk, NewVisit(services=("DUK-06",), person=person)).value
    assert person_of(mall, again.id) == person
    assert read(mall.desk.store, Subject.PERSON, person) == before


def test_a_known_elder_goes_first_though_nobody_typed_the_birth_again(mall: Mall) -> None:
    person = person_of(mall, add_visit(mall.desk, FIRST).value.id)
    again = add_visit(mall.desk, NewVisit(services=("DUK-06",), person=person)).value
    assert Priority.ELDERLY in read(mall.desk.store, Subject.VISIT, again.id).priority


def test_a_visit_taken_back_has_no_waiting_ticket(mall: Mall) -> None:
    added = add_visit(mall.desk, NewVisit(services=("DUK-06", "POL-03"))).value
    back = take_back_visit(mall.desk, added.tickets).value
    assert len(back.cancelled) == 2
    states = [row[0] for row in mall.desk.store.execute_sql("SELECT state FROM ticket")]
    assert states == ["cancelled", "cancelled"]


def test_a_ticket_called_meanwhile_is_not_taken_back(mall: Mall) -> None:
    added = add_visit(mall.desk, NewVisit(services=("DUK-06",))).value
    counter = mall.desk.store.execute_sql(
        "SELECT c.id FROM counter c, json_each(c.services) s WHERE s.value = 'DUK-06' LIMIT 1"
    ).fetchone()[0]
    open_counter(mall.desk, counter)
    call_next(mall.desk, counter)
    back = take_back_visit(mall.desk, added.tickets).value
    assert back.cancelled == ()
    assert len(back.kept) == 1
