"""Who has a number is owed its paper: both are saved together, or neither is."""

import pytest

from desktop.desk import Desk
from desktop.queries.prints import unprinted
from desktop.services import intake
from desktop.services.intake import take_in
from desktop.services.keeping import verify
from desktop.services.visits import NewVisit


def visits(desk: Desk) -> int:
    return int(desk.store.execute_sql("SELECT count(*) FROM visit").fetchone()[0])


def test_visit_and_the_sheet_that_is_owed_are_saved_together(mall):
    taken = take_in(mall.desk, NewVisit(services=("DUK-06",)), printing=True).value
    assert taken.sheet is not None
    assert (taken.sheet.title, taken.sheet.copy) == (taken.visit.code, 0)
    assert [row.about_id for row in unprinted(mall.reopened())] == [taken.visit.id]


def test_nobody_is_taken_in_when_the_sheet_cannot_be_drawn(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> None:
        raise ValueError("no ink in the font")

    monkeypatch.setattr(intake, "print_paper", broken)
    with pytest.raises(ValueError, match="no ink"):
        take_in(desk, NewVisit(services=("DUK-06",)), printing=True)
    assert visits(desk) == 0


@pytest.mark.parametrize(
    ("order", "printing"),
    [(NewVisit(services=("DUK-06",)), False), (NewVisit(information_only=True), True)],
)
def test_without_a_sheet_nothing_is_owed(desk: Desk, order: NewVisit, printing: bool):
    assert take_in(desk, order, printing=printing).value.sheet is None
    assert (visits(desk), unprinted(desk)) == (1, [])


def test_end_of_the_chain_is_told_once_for_both(mall):
    told = []
    mall.desk.identity.settle = None
    mall.desk.identity.committed = told.append
    take_in(mall.desk, NewVisit(services=("DUK-06",)), printing=True)
    (head,) = told
    (last,) = mall.desk.store.execute_sql("SELECT max(seq) FROM journal").fetchone()
    assert head.seq == last
    verify(mall.desk)
