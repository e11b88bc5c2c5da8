"""Who looked at whose data: counted by officer and person, and what stands out."""

from datetime import date

import pytest

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.access_figures import access_of_person, access_report
from desktop.services.exporting import ExportOrder, export_register
from desktop.services.officers import name_officer
from desktop.services.people import merge_people
from desktop.services.revealing import Look, reveal_visit
from desktop.services.searching import keep_search
from models.rules.bodies.notes import LookReason
from models.rules.bodies.officers import Role
from models.rules.bodies.people import MergeReason
from reports.arrangement import Period
from tests.conftest import Mall
from tests.printing.arrivals import came

DAY = date(2026, 11, 24)
COMPLAINT = Look(LookReason.COMPLAINT)


def person_of(desk: Desk, visit: str) -> str:
    return str(desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (visit,)).fetchone()[0])


def test_acts_are_counted_by_officer_person_and_reason(mall: Mall):
    desk, officer = mall.desk, mall.as_role(Role.OFFICER)
    visit = came(officer, "DUK-06")
    for _ in range(2):
        reveal_visit(officer, visit.code)
    reveal_visit(desk, visit.code, COMPLAINT)
    keep_search(officer, "3578014107857391", 1)
    export_register(desk, ExportOrder("visits", DAY, DAY, ".csv", reveal=True, reason="audit"))
    figures = access_report(desk, Period(DAY, DAY)).figures
    assert [(row.login, row.act, row.reason, row.count, row.people) for row in figures.by_officer] == [
        ("admin", "act_exported", "figures", 1, 1),
        ("admin", "act_viewed", "complaint", 1, 1),
        ("officer-x", "act_searched", "by_number", 1, 0),
        ("officer-x", "act_viewed", "own_today", 2, 1),
    ]
    person = person_of(desk, visit.id)
    assert [(row.person, row.act, row.count, row.officers) for row in figures.by_person] == [
        (person, "act_exported", 1, 1),
        (person, "act_viewed", 1, 1),
        (person, "act_viewed", 2, 1),
    ]
    assert (figures.looks, figures.people, figures.unusual) == (5, 1, ())
    assert access_report(desk, Period(date(2026, 11, 23), date(2026, 11, 23))).figures.looks == 0


def test_refusal_is_counted_at_who_was_refused(mall: Mall):
    officer = mall.as_role(Role.OFFICER)
    with pytest.raises(Exception, match="not_allowed"):
        access_report(officer, Period(DAY, DAY))
    (row,) = access_report(mall.desk, Period(DAY, DAY)).figures.by_officer
    assert (row.login, row.act, row.reason) == ("officer-x", "act_refused", "access.report")


def test_many_looks_without_a_visit_that_day_and_at_night_stand_out(mall: Mall):
    desk = mall.desk
    visits = [came(desk, "DUK-06", name=f"Contoh {name}", nik="") for name in "ABCDEF"]
    mall.clock.forward(minutes=24 * 60)
    for visit in visits[:5]:
        reveal_visit(desk, visit.code, COMPLAINT)
    assert access_report(desk, Period(DAY, date(2026, 11, 30))).figures.unusual == ()
    mall.clock.forward(minutes=13 * 60)
    reveal_visit(desk, visits[5].code, COMPLAINT)
    found = access_report(desk, Period(DAY, date(2026, 11, 30))).figures.unusual
    assert [(row.day, row.login, row.what, row.people) for row in found] == [
        ("2026-11-25", "admin", "look_outside_hours", 1),
        ("2026-11-25", "admin", "look_without_visit", 6),
    ]


def test_look_at_somebody_of_the_own_name_stands_out(mall: Mall):
    name_officer(mall.desk, "admin", name="Siti Aminah")
    visit = came(mall.desk, "DUK-06", name="SITI  AMINAH")
    reveal_visit(mall.desk, visit.code)
    (found,) = access_report(mall.desk, Period(DAY, DAY)).figures.unusual
    assert (found.what, found.people) == ("look_own_name", 1)


def test_report_of_a_person_has_each_look_newest_first_and_those_of_who_was_merged(mall: Mall):
    desk = mall.desk
    one, two = came(desk, "DUK-06"), came(desk, "DUK-06", name="Siti Contoh", nik="")
    reveal_visit(desk, two.code)
    mall.clock.forward(minutes=5)
    kept, other = person_of(desk, one.id), person_of(desk, two.id)
    merge_people(desk, kept, other, MergeReason.DOCUMENT)
    figures = access_of_person(desk, other).figures
    assert figures.person == kept
    assert [(line.time, line.act, line.reason, line.about) for line in figures.lines] == [
        ("08:05", "act_merged", "document_seen", ""),
        ("08:00", "act_viewed", "own_today", two.code),
    ]


def test_first_description_is_no_edit_and_the_second_is(mall: Mall):
    desk = mall.desk
    visit = came(desk, "DUK-06")
    came(desk, "DUK-06", birth=date(1985, 7, 1))
    acts = [line.act for line in access_of_person(desk, person_of(desk, visit.id)).figures.lines]
    assert acts == ["act_edited"]


def test_days_in_the_wrong_order_and_nobody_are_refused(mall: Mall):
    with pytest.raises(Refused, match=r"export.order"):
        access_report(mall.desk, Period(DAY, date(2026, 11, 23)))
    with pytest.raises(Refused, match=r"person.unknown"):
        access_of_person(mall.desk, "0" * 32)
