"""Bookings on the page Tamu: scanned or typed, they bring their person and service, and say when they cannot."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.reading.tabular import read_lines
from desktop.services.bookings import import_bookings
from tests.conftest import Mall
from tests.ui.pages.test_intake import add_need, button, rows, search
from ui.pages.intake import IntakePage
from ui.pages.intake_form import Form, body_of, form_of
from ui.runner import InlineRunner
from ui.theme import ThemeHolder
from ui.widgets.match_card import MatchCard
from ui.workbench import Workbench

LISTED = """code;service;date;time;name
MP-1;DUK-06;2026-11-24;08:15;Siti Aminah
MP-2;POL-03;2026-11-24;08:20;
MP-3;POL-03;2026-11-24;11:00;
"""


@pytest.fixture
def page(mall: Mall, qtbot: Any, holder: ThemeHolder, tmp_path: Any) -> IntakePage:
    import_bookings(mall.desk, read_lines(LISTED.encode(), "b.csv"))
    bench = Workbench(mall.desk, InlineRunner(), holder)
    bench.printing.use_folder(tmp_path / "papers")
    bench.printing.printer = ""
    qtbot.addWidget(bench)
    bench.resize(1366, 768)
    bench.show()
    bench.begin()
    assert isinstance(bench.page, IntakePage)
    return bench.page


def scan(page: IntakePage, code: str) -> None:
    """Type a code and Enter in one go, as a scanner does."""
    page.person.identity.setFocus()
    QTest.keyClicks(page.person.identity, code)
    QTest.keyClick(page.person.identity, Qt.Key.Key_Return)


def cards(page: IntakePage) -> list[str]:
    return [card.accessibleName() for card in page.person.results.findChildren(MatchCard) if card.isVisible()]


def test_scanned_booking_brings_its_person_and_service_and_is_checked_in(
    mall: Mall, page: IntakePage
) -> None:
    scan(page, "mp-1")
    form = page.form()
    assert form.person is not None
    assert (form.person.name, form.services) == ("Siti Aminah", ("DUK-06",))
    assert any("Booking MP-1" in card for card in cards(page))
    button(page, "intake.save").click()
    assert rows(mall, "SELECT state FROM booking WHERE code = 'MP-1'") == [("checked_in",)]
    assert rows(mall, "SELECT name FROM person") == [("Siti Aminah",)]
    assert page.form() == Form()


def test_two_bookings_of_one_visitor_are_one_visit(mall: Mall, page: IntakePage) -> None:
    scan(page, "MP-1")
    page.person.identity.selectAll()
    scan(page, "MP-2")
    assert page.form().services == ("DUK-06", "POL-03")
    button(page, "intake.save").click()
    assert rows(mall, "SELECT p.name FROM visit v JOIN person p ON p.id = v.person") == [("Siti Aminah",)]
    assert rows(mall, "SELECT count(*) FROM booking WHERE state = 'checked_in'") == [(2,)]


def test_booking_that_is_too_early_says_from_when_and_is_not_taken(page: IntakePage) -> None:
    search(page, "MP-3")
    assert "dipakai mulai 10.30" in cards(page)[0]
    QTest.keyClick(page.person.identity, Qt.Key.Key_Return)
    assert page.person.identity_field.error == "Booking MP-3: dipakai mulai 10.30."
    assert page.form().bookings == ()


def test_taking_the_service_out_lets_go_of_its_booking(mall: Mall, page: IntakePage) -> None:
    scan(page, "MP-2")
    page.need.drop_service("POL-03")
    assert page.form().bookings == ()
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    assert rows(mall, "SELECT state FROM booking WHERE code = 'MP-2'") == [("booked",)]


def test_escape_lets_go_of_the_booking_and_its_person_the_service_stays(page: IntakePage) -> None:
    scan(page, "MP-1")
    QTest.keyClick(page.person.identity, Qt.Key.Key_Escape)
    form = page.form()
    assert (form.bookings, form.person, form.services) == ((), None, ("DUK-06",))


def test_unknown_code_does_not_become_a_name(page: IntakePage) -> None:
    search(page, "MP-99")
    page.person.name.setFocus()
    assert page.person.name.text() == ""


def test_draft_keeps_its_bookings(page: IntakePage) -> None:
    scan(page, "MP-1")
    form = page.form()
    assert form_of(body_of(form)) == form
    page.show_form(Form())
    page.show_form(form)
    assert any("Booking MP-1" in card for card in cards(page))
