"""Correcting, restricting and releasing a person's data, and what each hides and shows."""

import json

import pytest

from desktop.errors import NotAllowed, Refused
from desktop.queries.duplicates import duplicates
from desktop.queries.people import find_people
from desktop.queries.visit_card import ticket_card
from desktop.services.exporting import ExportOrder, export_register
from desktop.services.limiting import Correction, correct_person, release_person, restrict_person
from desktop.services.papers import PaperKind, print_paper
from desktop.services.people import merge_people
from desktop.services.subject_report import subject_report
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.people import MergeReason
from tests.conftest import Mall

NIK, PHONE = "3578080102039991", "081200000001"


def came(mall: Mall, **who: str) -> AddedVisit:
    mall.clock.forward(minutes=1)
    return add_visit(mall.desk, NewVisit(("DUK-06",), **who)).value


@pytest.fixture
def visit(mall: Mall) -> AddedVisit:
    return came(mall, name="Siti Contoh", id_number=NIK, phone=PHONE)


def person_of(mall: Mall, visit: AddedVisit) -> str:
    return mall.desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (visit.id,)).fetchone()[0]


def test_restricted_person_is_found_by_no_name_number_or_phone_but_by_the_exact_code(
    mall: Mall, visit: AddedVisit
):
    assert restrict_person(mall.desk, visit.code, "diminta warga").value == person_of(mall, visit)
    for typed in ("Siti", "Contoh", NIK, PHONE, "dibatasi"):
        assert find_people(mall.desk, typed) == []
    assert "dibatasi" in ticket_card(mall.desk, visit.tickets[0].number).visit.who
    assert list(folding.differences(mall.desk.store)) == []


def test_restricted_person_leaves_the_house_by_no_export_and_no_paper(mall: Mall, visit: AddedVisit):
    restrict_person(mall.desk, visit.code, "diminta warga")
    today = mall.desk.today()
    order = ExportOrder("visits", today, today, ".csv", reveal=True, reason="pemeriksaan")
    sheet = export_register(mall.desk, order).value.data.decode("utf-8-sig")
    assert "Siti" not in sheet
    assert NIK not in sheet
    assert visit.code in sheet
    print_paper(mall.desk, PaperKind.VISIT_SHEET, visit.code)
    inputs = mall.desk.store.execute_sql("SELECT input FROM print_input").fetchall()
    assert "Siti" not in str(inputs)


def test_released_person_is_found_again_with_all_that_was_said_of_them(mall: Mall, visit: AddedVisit):
    before = mall.desk.store.execute_sql("SELECT name, id_number, phone, search_key FROM person").fetchall()
    restrict_person(mall.desk, visit.code, "diminta warga")
    came(mall, person=person_of(mall, visit), phone="081299999999")  # nothing is written onto hidden data
    release_person(mall.desk, visit.code, "selesai diperiksa")
    after = mall.desk.store.execute_sql("SELECT name, id_number, phone, search_key FROM person").fetchall()
    assert after == before
    assert len(find_people(mall.desk, "Siti")) == 1
    assert list(folding.differences(mall.desk.store)) == []


def test_restriction_reaches_whoever_was_merged(mall: Mall, visit: AddedVisit):
    other = came(mall, name="S. Contoh", phone=PHONE)
    kept, merged = person_of(mall, visit), person_of(mall, other)
    merge_people(mall.desk, kept, merged, MergeReason.SAID)
    restrict_person(mall.desk, merged, "diminta warga")
    assert find_people(mall.desk, "Contoh") == []
    assert duplicates(mall.desk) == []


def test_restricted_person_is_merged_with_nobody(mall: Mall, visit: AddedVisit):
    other = came(mall, name="S. Contoh", phone=PHONE)
    restrict_person(mall.desk, visit.code, "diminta warga")
    with pytest.raises(Refused) as refused:
        merge_people(mall.desk, person_of(mall, other), person_of(mall, visit), MergeReason.SAID)
    assert refused.value.code == "person.restricted"


def test_own_copy_of_a_restricted_person_is_whole(mall: Mall, visit: AddedVisit):
    restrict_person(mall.desk, visit.code, "diminta warga")
    told = json.loads(subject_report(mall.desk, visit.code, ".json", "PW-1").value)
    assert {"what": "Nama", "value": "Siti Contoh"} in told["person"]


def test_correction_changes_what_is_found_and_leaves_before_and_after_in_the_copy(
    mall: Mall, visit: AddedVisit
):
    right = Correction(name="Siti Chontoh", phone="081200000002", birth="1990-01-31")
    correct_person(mall.desk, visit.code, right, "KTP dilihat")
    assert [row.name for row in find_people(mall.desk, "081200000002")] == ["Siti Chontoh"]
    told = json.loads(subject_report(mall.desk, visit.code, ".json", "PW-1").value)
    changes = {row["what"]: (row["before"], row["after"]) for row in told["changes"]}
    assert changes["Nama"] == ("Siti Contoh", "Siti Chontoh")
    assert changes["Telepon"] == ("+6281200000001", "+6281200000002")
    assert changes["Tanggal lahir"] == ("–", "1990-01-31")
    assert {"what": "Nomor identitas", "value": NIK} in told["person"]
    assert "KTP dilihat" in [row["what"] for row in told["notes"]]


@pytest.mark.parametrize(
    ("right", "reason", "code"),
    [
        (Correction(), "x", "correct.same"),
        (Correction(name="Siti Contoh"), "x", "correct.same"),
        (Correction(birth="31-02-1990"), "x", "visit.birth"),
        (Correction(sex="X"), "x", "correct.sex"),
        (Correction(name="Siti"), " ", "reason.none"),
    ],
)
def test_correction_that_cannot_be_is_refused(
    mall: Mall, visit: AddedVisit, right: Correction, reason: str, code: str
):
    with pytest.raises(Refused) as refused:
        correct_person(mall.desk, visit.code, right, reason)
    assert refused.value.code == code


def test_restricted_data_are_neither_corrected_nor_restricted_twice(mall: Mall, visit: AddedVisit):
    restrict_person(mall.desk, visit.code, "diminta warga")
    for act, code in (
        (lambda: correct_person(mall.desk, visit.code, Correction(name="X"), "x"), "person.restricted"),
        (lambda: restrict_person(mall.desk, visit.code, "x"), "limit.so_already"),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == code


def test_only_who_leads_limits_and_corrects(mall: Mall, visit: AddedVisit):
    officer = mall.as_role(Role.OFFICER)
    for act in (
        lambda: restrict_person(officer, visit.code, "x"),
        lambda: correct_person(officer, visit.code, Correction(name="X"), "x"),
        lambda: subject_report(officer, visit.code, ".json", "x"),
    ):
        with pytest.raises(NotAllowed):
            act()
