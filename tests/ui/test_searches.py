"""Searches by a person's data in the window: one event a search that showed somebody, never one a key."""

from typing import Any

from desktop.desk import Desk
from desktop.queries.people import find_people
from tests.conftest import Mall
from tests.printing.arrivals import came
from ui.page import Surroundings
from ui.runner import InlineRunner, Lane
from ui.searches import KeptSearches


class Around:
    """As much of a page's surroundings as a search needs."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.runner = desk, InlineRunner()


def around(desk: Desk) -> Surroundings:
    made: Any = Around(desk)
    return made  # type: ignore[no-any-return]


def kept(desk: Desk) -> int:
    return int(desk.store.execute_sql("SELECT count(*) FROM journal WHERE kind = 98").fetchone()[0])


def test_keys_of_one_word_are_one_search_and_another_word_is_another(mall: Mall) -> None:
    searches = KeptSearches(around(mall.desk))
    for typed in ("Sit", "Siti", "Siti A", "Siti"):
        searches.shown(typed, 2)
    assert kept(mall.desk) == 1
    searches.shown("Budi", 1)
    assert kept(mall.desk) == 2


def test_search_that_shows_nobody_is_not_kept(mall: Mall) -> None:
    searches = KeptSearches(around(mall.desk))
    searches.shown("Siti", 0)
    searches.shown("", 3)
    assert kept(mall.desk) == 0


def test_same_word_after_a_while_is_another_search(mall: Mall) -> None:
    searches = KeptSearches(around(mall.desk))
    searches.shown("Siti", 1)
    mall.clock.forward(minutes=3)
    searches.shown("Siti", 1)
    assert kept(mall.desk) == 2


def test_what_was_typed_is_not_in_the_event(mall: Mall) -> None:
    KeptSearches(around(mall.desk)).shown("3578014107857391", 1)
    (body,) = mall.desk.store.execute_sql("SELECT body FROM journal WHERE kind = 98").fetchone()
    assert body == '{"by":"by_number","found":1}'


def test_list_of_people_and_others_counts_people(mall: Mall) -> None:
    came(mall.desk, "DUK-06")
    given = around(mall.desk)
    asked = KeptSearches(given).asking(
        lambda work, done: given.runner.run(Lane.READ, work, done, lambda _: None), lambda: "Siti"
    )
    shown: list[object] = []
    asked(lambda: ["no person", *find_people(mall.desk, "Siti")], shown.extend)
    assert len(shown) == 2
    assert kept(mall.desk) == 1
