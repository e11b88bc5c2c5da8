"""The copy of somebody's data: everything about them, every look, and the look that it is itself; nothing of others."""

import json
from datetime import timedelta

import pytest

from desktop.desk import instant
from desktop.errors import Refused
from desktop.services.cases import NewCase, open_case
from desktop.services.exporting import ExportOrder, export_register
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.people import compare_in_clear, merge_people
from desktop.services.promises import NewPromise, make_promise
from desktop.services.subject_report import subject_report
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from models.rules.bodies.people import MergeReason
from models.rules.bodies.rights import Right
from models.rules.bodies.visits import Accommodation
from tests.conftest import Mall
from tests.reports.reading import properties
from tests.reports.reading import words as words_of

NIK = "3578080102039991"


def came(mall: Mall, **who: object) -> AddedVisit:
    mall.clock.forward(minutes=1)
    return add_visit(mall.desk, NewVisit(("DUK-06",), **who)).value


def person_of(mall: Mall, visit: AddedVisit) -> str:
    return mall.desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (visit.id,)).fetchone()[0]


@pytest.fixture
def visit(mall: Mall) -> AddedVisit:
    """A visit of somebody with everything: needs, a promise, a request, a case, looks, an export, a merged entry."""
    desk = mall.desk
    other = came(mall, name="Budi Lain", phone="081200000009")
    visit = came(
        mall,
        name="Siti Contoh",
        id_number=NIK,
        needs=(Accommodation.WHEELCHAIR,),
        consent=True,
        note="kursi dekat",
    )
    twin = came(mall, name="S. Contoh")
    due = instant(desk.clock()) + timedelta(hours=1)
    make_promise(desk, NewPromise("kami telepon", due, visit=visit.id))
    open_request(desk, NewRequest(service="POL-01", applicant=Someone(person=person_of(mall, visit))))
    merge_people(desk, person_of(mall, visit), person_of(mall, twin), MergeReason.SAID)
    open_case(desk, NewCase(Right.ACCESS, visit.code, words="ingin tahu"))
    compare_in_clear(desk, person_of(mall, visit), person_of(mall, other))
    today = desk.today()
    export_register(
        desk, ExportOrder("visits", today, today, ".csv", reveal=True, reason="audit inspektorat")
    )
    return visit


def told(mall: Mall, visit: AddedVisit) -> dict[str, list[dict[str, str]]]:
    return json.loads(subject_report(mall.desk, visit.code, ".json", "PW-12345678").value)


def test_copy_holds_visits_tickets_requests_consents_promises_notes_and_cases(mall: Mall, visit: AddedVisit):
    copy = told(mall, visit)
    assert {"what": "Nama", "value": "Siti Contoh"} in copy["person"]
    assert len(copy["visits"]) == 2  # under both entries
    assert visit.tickets[0].number in [row["number"] for row in copy["tickets"]]
    assert [row["role"] for row in copy["requests"]] == ["pemohon"]
    assert [(row["what"], row["withdrawn"]) for row in copy["consents"]] == [("kebutuhan khusus", "–")]
    assert [row["what"] for row in copy["promises"]] == ["kami telepon"]
    assert {"kursi dekat", "ingin tahu"} <= {row["what"] for row in copy["notes"]}
    assert [row["what"] for row in copy["cases"]] == ["akses data"]


def test_trail_says_who_looked_and_exported_when_and_why_and_names_this_very_look(
    mall: Mall, visit: AddedVisit
):
    trail = told(mall, visit)["trail"]
    assert {"data dibuka", "digabung dengan data lain", "data dicatat atau diubah"} <= {
        row["what"] for row in trail
    }
    exports = [(row["by"], row["why"]) for row in trail if row["what"] == "data dikeluarkan ke berkas"]
    assert exports == [("admin", "audit inspektorat"), ("admin", "PW-12345678")]
    assert all(row["at"].startswith("24/11/2026 08.") for row in trail)


def test_copy_holds_nothing_of_anybody_else(mall: Mall, visit: AddedVisit):
    assert "Budi" not in str(told(mall, visit))
    assert "6281200000009" not in str(told(mall, visit))


def test_copy_on_paper_is_readable_names_whom_to_ask_and_no_person_in_its_title(
    mall: Mall, visit: AddedVisit
):
    pdf = subject_report(mall.desk, visit.code, ".pdf", "PW-12345678").value
    words = words_of(pdf)
    for expected in ("Siti Contoh", NIK, "Jejak Pemrosesan", "audit inspektorat", "3x24 jam", "Hak Anda"):
        assert expected in words
    assert "Siti" not in str(properties(pdf))


def test_copy_needs_a_reason_and_a_known_ending(mall: Mall, visit: AddedVisit):
    for ending, reason, code in ((".json", " ", "reason.none"), (".xlsx", "x", "file.ending")):
        with pytest.raises(Refused) as refused:
            subject_report(mall.desk, visit.code, ending, reason)
        assert refused.value.code == code
    looks = "SELECT count(*) FROM paper WHERE paper = 'subject_report'"
    assert mall.desk.store.execute_sql(looks).fetchone() == (0,)
