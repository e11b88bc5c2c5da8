"""Pairs that are kept from one reading to the next: never other ones than a first reading finds."""

from desktop.desk import Desk
from desktop.queries.duplicates import Pair, duplicates
from desktop.services.people import merge_people, separate_person, tell_apart
from desktop.services.tickets import cancel_ticket
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.people import MergeReason, SeparateReason
from tests.conftest import Mall

NIK = "3578080102039991"


def came(mall: Mall, **who: object) -> str:
    """Let somebody come, and return the id of their entry."""
    mall.clock.forward(minutes=1)
    visit = add_visit(mall.desk, NewVisit(("DUK-06",), **who)).value.id
    return mall.desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (visit,)).fetchone()[0]


def first_reading(desk: Desk, limit: int = 20) -> list[Pair]:
    """Return what a desk finds that has nothing kept."""
    desk.memory.clear()
    return duplicates(desk, limit)


def searched(mall: Mall, limit: int = 20) -> tuple[list[Pair], int]:
    """Return the pairs, and how often all entries were looked through for them."""
    seen: list[str] = []
    mall.desk.store.connection().set_trace_callback(seen.append)
    found = duplicates(mall.desk, limit)
    mall.desk.store.connection().set_trace_callback(None)
    return found, sum("HAVING count(*) > 1" in sql for sql in seen)


def test_kept_pairs_follow_every_act_on_people(mall: Mall) -> None:
    desk = mall.desk
    one = came(mall, name="Muhammad Rizki", id_number=NIK, phone="081200000001")
    assert duplicates(desk) == []
    two = came(mall, name="M. Rizky", phone="081200000001")
    three = came(mall, name="Moh. Rizki", phone="081200000001")

    def as_a_first_reading(count: int) -> None:
        found, looks = searched(mall)
        assert (len(found), looks) == (count, 0)
        assert found == first_reading(desk)

    as_a_first_reading(3)
    merge_people(desk, one, two, MergeReason.SAID)
    as_a_first_reading(1)
    separate_person(desk, two, SeparateReason.MISTAKE)
    as_a_first_reading(3)
    tell_apart(desk, one, three)
    as_a_first_reading(2)
    tell_apart(desk, one, three, different=False)
    as_a_first_reading(3)


def test_what_happens_to_tickets_makes_nobody_look_through_all_people_again(mall: Mall) -> None:
    came(mall, name="Muhammad Rizki", phone="081200000001")
    came(mall, name="M. Rizky", phone="081200000001")
    duplicates(mall.desk)
    ticket = add_visit(mall.desk, NewVisit(("DUK-06",))).value.tickets[0].number
    cancel_ticket(mall.desk, ticket)
    found, looks = searched(mall)
    assert (len(found), looks) == (1, 0)


def test_pair_of_a_visit_that_was_taken_back_is_not_kept(mall: Mall) -> None:
    came(mall, name="Muhammad Rizki", phone="081200000001")
    try:
        with mall.desk.writing():
            came(mall, name="M. Rizky", phone="081200000001")
            assert len(duplicates(mall.desk)) == 1
            raise KeyError
    except KeyError:
        pass
    came(mall, name="Budi Contoh", phone="081200000002")
    assert duplicates(mall.desk) == []


def test_more_pairs_than_wanted_are_looked_for_again_once_some_are_gone(mall: Mall) -> None:
    people = [came(mall, name="Muhammad Rizki", phone=f"08120000000{place // 2}") for place in range(6)]
    assert len(duplicates(mall.desk, 2)) == 2
    merge_people(mall.desk, people[0], people[1], MergeReason.SAID)
    found, looks = searched(mall, 2)
    assert len(found) == 2
    assert looks > 0
    assert found == first_reading(mall.desk, 2)
