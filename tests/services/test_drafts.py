"""Drafts: they outlive a crash, for their officer alone and for one day."""

import pytest

from desktop.errors import NotAllowed, Refused
from desktop.queries.drafts import MOST, DraftKind, drafts
from desktop.services.drafts import LONGEST, drop_old_drafts, save_draft, take_draft
from models.rules.bodies.officers import Role

INTAKE, PARKED = DraftKind.INTAKE, DraftKind.PARKED


def bodies(desk) -> list[dict]:
    return [draft.body for draft in drafts(desk)]


def test_draft_is_there_after_a_crash(mall):
    save_draft(mall.desk, INTAKE, {"name": "Siti", "needs": ["DUK-06"]})
    assert bodies(mall.reopened()) == [{"name": "Siti", "needs": ["DUK-06"]}]


def test_form_at_work_is_one_draft_written_over_and_parked_ones_are_many(mall):
    first = save_draft(mall.desk, INTAKE, {"name": "S"}).value
    assert save_draft(mall.desk, INTAKE, {"name": "Si"}).value == first
    mall.clock.forward(seconds=1)
    parked = [save_draft(mall.desk, PARKED, {"n": n}).value for n in (1, 2)]
    assert len({first, *parked}) == 3
    assert [draft.kind for draft in drafts(mall.desk)].count(PARKED) == 2
    assert save_draft(mall.desk, PARKED, {"n": 3}, parked[0]).value == parked[0]
    assert sorted(draft.body["n"] for draft in drafts(mall.desk, PARKED)) == [2, 3]


def test_taken_draft_is_gone(mall):
    draft = save_draft(mall.desk, PARKED, {"name": "Budi"}).value
    taken = take_draft(mall.desk, draft).value
    assert (taken.id, taken.kind, taken.body, taken.saved_at) == (
        draft,
        PARKED,
        {"name": "Budi"},
        mall.clock.ms,
    )
    assert drafts(mall.desk) == []
    with pytest.raises(Refused, match=r"draft\.gone"):
        take_draft(mall.desk, draft)


def test_cra_09_other_officers_neither_see_nor_take_nor_write_over_a_draft(mall):
    own = save_draft(mall.desk, PARKED, {"name": "Siti"}).value
    other = mall.as_role(Role.OFFICER)
    assert drafts(other) == []
    with pytest.raises(Refused, match=r"draft\.gone"):
        take_draft(other, own)
    assert save_draft(other, PARKED, {"name": "Budi"}, own).value != own
    assert save_draft(other, INTAKE, {}).value != save_draft(mall.desk, INTAKE, {}).value
    assert {"name": "Siti"} in bodies(mall.desk)


def test_cra_09_draft_lives_for_a_day(mall):
    draft = save_draft(mall.desk, PARKED, {"name": "Siti"}).value
    mall.clock.forward(minutes=24 * 60 - 1)
    assert [one.id for one in drafts(mall.desk)] == [draft]
    mall.clock.forward(minutes=1)
    assert drafts(mall.desk) == []
    with pytest.raises(Refused, match=r"draft\.gone"):
        take_draft(mall.desk, draft)


def test_cra_09_old_drafts_of_all_officers_leave_the_file(mall):
    save_draft(mall.desk, PARKED, {})
    save_draft(mall.as_role(Role.OFFICER), PARKED, {})
    mall.clock.forward(minutes=24 * 60 + 1)
    assert drop_old_drafts(mall.desk).value == 2
    assert mall.desk.store.execute_sql("SELECT count(*) FROM draft").fetchone() == (0,)


def test_old_drafts_leave_the_file_with_the_next_one(mall):
    save_draft(mall.desk, PARKED, {"n": 1})
    mall.clock.forward(minutes=24 * 60 + 1)
    save_draft(mall.desk, PARKED, {"n": 2})
    assert mall.desk.store.execute_sql("SELECT body FROM draft").fetchall() == [('{"n":2}',)]


def test_drafts_are_no_events(mall):
    def count() -> tuple:
        return mall.desk.store.execute_sql("SELECT count(*) FROM journal").fetchone()

    before = count()
    take_draft(mall.desk, save_draft(mall.desk, PARKED, {"name": "Siti"}).value)
    assert count() == before


def test_form_that_is_no_form_is_not_kept(mall):
    with pytest.raises(Refused, match=r"draft\.too_long"):
        save_draft(mall.desk, INTAKE, {"note": "x" * LONGEST})
    for _ in range(MOST):
        save_draft(mall.desk, PARKED, {})
    with pytest.raises(Refused, match=r"draft\.too_many"):
        save_draft(mall.desk, PARKED, {})
    assert len(drafts(mall.desk)) == MOST


def test_nobody_has_drafts_without_signing_in(mall):
    nobody = mall.desk.signed_in(None)
    for act in (
        lambda: save_draft(nobody, INTAKE, {}),
        lambda: drafts(nobody),
        lambda: take_draft(nobody, "x"),
    ):
        with pytest.raises(NotAllowed):
            act()
