"""What becomes of a visit: who was there first, what they agreed to, which papers they hold."""

from dataclasses import replace
from typing import Any

import pytest

from models.rules.bodies.visits import (
    Accommodation,
    ConsentGiven,
    ConsentWithdrawn,
    DocumentsChecked,
    PersonAssigned,
    Priority,
    VisitAccommodated,
    VisitArrived,
    VisitGreeted,
    VisitPrioritised,
)
from models.rules.folds.visits import step_visit
from tests.rules.folds.said import folded as fold

ARRIVED = VisitArrived(code="V1-261124-001ABCD", day="2026-11-24", lane="1", count=1)


def folded(*said: tuple[object, int]) -> Any:
    return fold(step_visit, *said)


def test_visit_begins_with_its_arrival_and_at_the_time_that_the_paper_tells():
    assert folded((VisitGreeted(), 5)) is None
    assert folded((ARRIVED, 7)).arrived_at == 7
    told = VisitArrived(code="V", day="2026-11-24", lane="1", count=1, arrived_at=3)
    assert folded((told, 7)).arrived_at == 3


def test_first_contact_is_the_earliest_greeting():
    assert folded((ARRIVED, 1)).first_contact_at is None
    assert folded((ARRIVED, 1), (VisitGreeted(), 9)).first_contact_at == 9
    assert (
        folded((ARRIVED, 1), (VisitGreeted(), 9), (VisitGreeted(), 4), (VisitGreeted(), 6)).first_contact_at
        == 4
    )


def test_consents_are_gathered_each_once_in_order():
    consents = [(ConsentGiven(purpose, "2026-11"), 2) for purpose in ("reminder", "disability", "reminder")]
    assert folded((ARRIVED, 1), *consents).consents == ("disability", "reminder")


def test_newest_word_about_priority_needs_papers_and_person_counts_whole():
    visit = folded(
        (ARRIVED, 1),
        (VisitPrioritised((Priority.ELDERLY,), "seen"), 2),
        (VisitAccommodated(tuple(Accommodation)[:1]), 3),
        (DocumentsChecked(("KK", "KTP")), 4),
        (DocumentsChecked(("KTP",)), 5),
        (PersonAssigned("p" * 32), 6),
    )
    assert (visit.priority, visit.told_by) == ((Priority.ELDERLY,), "seen")
    assert visit.needs == tuple(Accommodation)[:1]
    assert (visit.documents, visit.person) == (("KTP",), "p" * 32)


def test_priority_that_is_taken_back_was_told_by_nobody():
    visit = folded(
        (ARRIVED, 1), (VisitPrioritised((Priority.ELDERLY,), "seen"), 2), (VisitPrioritised(()), 3)
    )
    assert (visit.priority, visit.told_by) == ((), "")


SAID = (
    *((ConsentGiven(purpose, "2026-11"), 2) for purpose in ("disability", "accommodation", "reminder")),
    (VisitPrioritised((Priority.DISABILITY, Priority.ELDERLY), "stated"), 3),
    (VisitAccommodated((Accommodation.WHEELCHAIR,)), 3),
)


@pytest.mark.parametrize(
    ("purpose", "changed"),
    [
        ("disability", {"priority": (Priority.ELDERLY,)}),
        ("accommodation", {"needs": ()}),
        ("reminder", {}),
        ("photo", {}),
    ],
)
def test_consent_that_is_withdrawn_takes_what_hung_on_it_and_nothing_else(purpose: str, changed: dict):
    before = folded((ARRIVED, 1), *SAID)
    left = tuple(one for one in before.consents if one != purpose)
    after = folded((ARRIVED, 1), *SAID, (ConsentWithdrawn(purpose), 4))
    assert after == replace(before, consents=left, **changed)


def test_disability_that_was_the_only_basis_leaves_no_priority_and_nobody_who_told():
    only = (VisitPrioritised((Priority.DISABILITY,), "seen"), 2)
    visit = folded((ARRIVED, 1), only, (ConsentWithdrawn("disability"), 3))
    assert (visit.priority, visit.told_by) == ((), "")
