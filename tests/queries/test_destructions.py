"""Minutes name the people of their own run, and of one before it that was interrupted."""

from desktop.queries.destructions import destroyed_in, destructions
from desktop.services.erasing import Emptied, erase_person, record
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.people import PersonErased
from models.rules.bodies.rights import DataClass, DestructionBasis, PersonReduced
from tests.conftest import Mall


def came(mall: Mall, name: str) -> str:
    mall.clock.forward(minutes=1)
    code = add_visit(mall.desk, NewVisit((), name=name, information_only=True)).value.code
    return mall.desk.store.execute_sql("SELECT person FROM visit WHERE code = ?", (code,)).fetchone()[0]


def test_minutes_name_whom_their_own_run_was_about(mall: Mall):
    one, other = came(mall, "Ani"), came(mall, "Budi")
    first = erase_person(mall.desk, one).value.destruction
    mall.clock.forward(minutes=1)
    second = erase_person(mall.desk, other).value.destruction
    assert destroyed_in(mall.desk, first).people == ((one, False),)
    assert destroyed_in(mall.desk, second).people == ((other, False),)
    assert [row.id for row in destructions(mall.desk)] == [second, first]


def test_people_of_an_interrupted_run_stand_in_the_next_minutes(mall: Mall):
    gone, reduced = came(mall, "Ani"), came(mall, "Budi")
    with mall.desk.writing() as write:
        write.append(PersonErased(), gone)
    with mall.desk.writing() as write:
        write.append(PersonReduced((DataClass.CONTACT,)), reduced)
        run = record(write, DestructionBasis.RETENTION, Emptied(), people=2, reduced=1)
    assert set(destroyed_in(mall.desk, run).people) == {(gone, False), (reduced, True)}
