"""Somebody who came today already: their sheet again, one more service in that visit, or really a new one."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.services.papers import print_paper
from desktop.services.visits import NewVisit, add_visit
from tests.conftest import Mall
from tests.ui.pages.intake_bench import add_need, bench_of, button
from ui.pages.intake import IntakePage
from ui.theme import ThemeHolder

NIK = "9971011708450001"


@pytest.fixture
def visit(mall: Mall) -> str:
    """A visit of today, whose sheet was printed."""
    made = add_visit(mall.desk, NewVisit(("DUK-06",), name="Siti Soebandi", id_number=NIK)).value.id
    print_paper(mall.desk, "visit_sheet", made)
    return made


@pytest.fixture
def page(mall: Mall, visit: str, qtbot: Any, holder: ThemeHolder, tmp_path: Path) -> IntakePage:
    """Intake with the same NIK typed once more."""
    found = bench_of(mall, qtbot, holder, tmp_path).page
    assert isinstance(found, IntakePage)
    found.person.identity.setFocus()
    QTest.keyClicks(found.person.identity, NIK)
    QTest.keyClick(found.person.identity, Qt.Key.Key_Return)
    assert found.person.chosen
    return found


def visits(mall: Mall) -> list[tuple[str, int]]:
    sql = "SELECT v.id, (SELECT count(*) FROM ticket t WHERE t.visit = v.id) FROM visit v ORDER BY v.id"
    return [(row[0], int(row[1])) for row in mall.desk.store.execute_sql(sql).fetchall()]


def test_inp_14_visit_of_today_is_shown_with_its_open_numbers(page: IntakePage) -> None:
    assert page.again.isVisible()
    assert page.again.said.text() == "Sudah datang hari ini 08.00: DUK-F1-001."
    page.person.release()
    assert not page.again.isVisible()


def test_inp_14_visit_of_today_is_continued_by_its_sheet_alone(
    page: IntakePage, mall: Mall, visit: str
) -> None:
    page.again.sheet.click()
    copies = mall.desk.store.execute_sql("SELECT copy FROM paper WHERE about_id = ?", (visit,)).fetchall()
    assert sorted(copies) == [(0,), (1,)]
    assert visits(mall) == [(visit, 1)]


def test_inp_14_one_more_service_joins_the_visit_of_today(page: IntakePage, mall: Mall, visit: str) -> None:
    add_need(page, "BJK-02")
    button(page, "intake.save").click()
    assert visits(mall) == [(visit, 2)]
    assert page.form().empty
    assert not page.again.isVisible()


def test_inp_14_really_a_new_visit_is_chosen_by_keys_and_counts_for_this_person_only(
    page: IntakePage, mall: Mall, visit: str
) -> None:
    page.again.add.setFocus()
    QTest.keyClick(page.again.add, Qt.Key.Key_Down)
    assert page.again.new.isChecked()
    add_need(page, "BJK-02")
    button(page, "intake.save").click()
    assert [count for _, count in visits(mall)] == [1, 1]
    assert page.again.add.isChecked()


def test_inp_14_same_service_twice_is_told_with_its_number_and_what_was_chosen_stays(
    page: IntakePage, mall: Mall, visit: str
) -> None:
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    assert "sudah ada di kunjungan hari ini dengan nomor DUK-F1-001" in page.frame.message.sentence
    assert page.form().services == ("DUK-06",)
    assert visits(mall) == [(visit, 1)]


def test_inp_14_question_only_of_somebody_who_came_today_is_a_visit_of_its_own(
    page: IntakePage, mall: Mall
) -> None:
    page.need.ask_only.setChecked(True)
    button(page, "intake.save").click()
    assert sorted(count for _, count in visits(mall)) == [0, 1]
