"""Consent: kept with the version of the notice, taken back with what hung on it."""

import pytest

from desktop.errors import Refused
from desktop.queries.consents import consents_of
from desktop.services.consents import give_consent, withdraw_consent
from desktop.services.settings import change_setting
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from models import folding
from models.rules.bodies.visits import Accommodation, ConsentMethod, Priority
from models.rules.events import Subject
from tests.conftest import Mall


@pytest.fixture
def visit(mall: Mall) -> AddedVisit:
    who = NewVisit(
        ("DUK-06",),
        name="Siti Contoh",
        priority=(Priority.DISABILITY, Priority.PREGNANT),
        needs=(Accommodation.WHEELCHAIR,),
        consent=True,
    )
    return add_visit(mall.desk, who).value


def state(mall: Mall, visit: AddedVisit):
    return folding.read(mall.desk.store, Subject.VISIT, visit.id)


def test_withdrawn_disability_leaves_the_other_basis_and_withdrawn_needs_leave_none(
    mall: Mall, visit: AddedVisit
):
    withdraw_consent(mall.desk, visit.code, "disability")
    assert state(mall, visit).priority == (Priority.PREGNANT,)
    assert state(mall, visit).needs == (Accommodation.WHEELCHAIR,)
    withdraw_consent(mall.desk, visit.code, "accommodation")
    assert state(mall, visit).needs == ()
    assert state(mall, visit).consents == ()
    assert list(folding.differences(mall.desk.store)) == []


def test_consent_keeps_which_notice_was_read_out_and_when_it_was_taken_back(mall: Mall, visit: AddedVisit):
    change_setting(
        mall.desk, "privacy", {"notice": "Data Anda untuk layanan ini saja.", "version": "2027-01"}
    )
    give_consent(mall.desk, visit.code, "reminder", ConsentMethod.WRITTEN)
    mall.clock.forward(minutes=5)
    withdraw_consent(mall.desk, visit.code, "reminder")
    rows = {row.purpose: row for row in consents_of(mall.desk, visit.code)}
    assert rows["disability"].text_version == "2026-11"
    assert (rows["reminder"].text_version, rows["reminder"].method) == ("2027-01", ConsentMethod.WRITTEN)
    assert rows["reminder"].withdrawn_at == rows["reminder"].given_at + 5 * 60_000
    assert rows["disability"].withdrawn_at is None


def test_consent_given_again_after_a_withdrawal_stands_beside_the_first(mall: Mall, visit: AddedVisit):
    for act in (give_consent, withdraw_consent, give_consent):
        mall.clock.forward(minutes=1)
        act(mall.desk, visit.code, "photo")
    ends = [row.withdrawn_at is None for row in consents_of(mall.desk, visit.code) if row.purpose == "photo"]
    assert ends == [False, True]
    assert "photo" in state(mall, visit).consents


@pytest.mark.parametrize(
    ("act", "purpose", "code"),
    [
        (give_consent, "disability", "consent.so_already"),
        (give_consent, "religion", "consent.purpose"),
        (withdraw_consent, "photo", "consent.none"),
    ],
)
def test_consent_that_makes_no_sense_is_refused(mall: Mall, visit: AddedVisit, act, purpose: str, code: str):
    with pytest.raises(Refused) as refused:
        act(mall.desk, visit.code, purpose)
    assert refused.value.code == code
