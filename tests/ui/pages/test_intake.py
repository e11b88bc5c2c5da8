"""The page Tamu: what an officer types becomes a person, a visit and its tickets, and is never lost."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.queries.drafts import DraftKind, drafts
from desktop.services.settings import change_setting
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.bodies.visits import Priority
from tests.conftest import Mall
from tests.ui.pages.intake_bench import add_need, bench_of, button
from ui.pages.intake import IntakePage
from ui.pages.intake_form import Form
from ui.runner import InlineRunner, Lane, LaneRunner
from ui.theme import ThemeHolder
from ui.widgets.match_card import MatchCard
from ui.workbench import Workbench

NIK = "9971011708450001"


@pytest.fixture
def bench(mall: Mall, qtbot: Any, holder: ThemeHolder, tmp_path: Any) -> Workbench:
    return bench_of(mall, qtbot, holder, tmp_path / "papers")


@pytest.fixture
def page(bench: Workbench) -> IntakePage:
    found = bench.page
    assert isinstance(found, IntakePage)
    return found


def search(page: IntakePage, typed: str) -> None:
    page.person.identity.setFocus()
    page.person.identity.setText("")
    QTest.keyClicks(page.person.identity, typed)
    page.person._search.now()


def rows(mall: Mall, sql: str) -> list[tuple[Any, ...]]:
    return list(mall.desk.store.execute_sql(sql).fetchall())


def test_a_new_visitor_gets_a_number_and_the_form_is_empty_again(mall: Mall, page: IntakePage) -> None:
    search(page, NIK)
    page.person.name.setText("Contoh Warga")
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    assert rows(mall, "SELECT name, id_number FROM person") == [("Contoh Warga", NIK)]
    assert rows(mall, "SELECT service, state FROM ticket") == [("DUK-06", "waiting")]
    assert page.form() == Form()
    assert page.person.identity.hasFocus()


def test_a_name_in_the_search_field_is_the_name_of_a_new_person(mall: Mall, page: IntakePage) -> None:
    search(page, "Contoh Warga")
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    assert rows(mall, "SELECT name FROM person") == [("Contoh Warga",)]


def test_enter_takes_the_first_person_that_was_found(mall: Mall, page: IntakePage) -> None:
    add_visit(mall.desk, NewVisit(services=("DUK-06",), name="Contoh Warga", id_number=NIK))
    search(page, "contoh")
    assert len(page.person.results.findChildren(MatchCard)) == 1
    QTest.keyClick(page.person.identity, Qt.Key.Key_Return)
    add_need(page, "BJK-02")
    button(page, "intake.save").click()
    assert rows(mall, "SELECT count(*) FROM person") == [(1,)]
    assert rows(mall, "SELECT count(*) FROM ticket t JOIN visit v ON v.id = t.visit WHERE person <> ''") == [
        (2,)
    ]


def test_escape_makes_a_new_person_of_what_was_found(mall: Mall, page: IntakePage) -> None:
    add_visit(mall.desk, NewVisit(services=("DUK-06",), name="Contoh Warga"))
    search(page, "Contoh Warga")
    QTest.keyClick(page.person.identity, Qt.Key.Key_Escape)
    assert page.person.name.text() == "Contoh Warga"
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    assert rows(mall, "SELECT count(*) FROM person") == [(2,)]


def test_a_scanned_number_with_enter_takes_its_person_before_the_pause_is_over(
    mall: Mall, page: IntakePage
) -> None:
    add_visit(mall.desk, NewVisit(services=("DUK-06",), name="Contoh Warga", id_number=NIK))
    page.person.identity.setFocus()
    QTest.keyClicks(page.person.identity, NIK)
    QTest.keyClick(page.person.identity, Qt.Key.Key_Return)
    assert page.form().person is not None


def test_enter_goes_to_the_next_field_and_never_saves(mall: Mall, page: IntakePage) -> None:
    add_need(page, "DUK-06")
    page.person.phone.setFocus()
    QTest.keyClick(page.person.phone, Qt.Key.Key_Return)
    assert page.person.birth.hasFocus()
    assert rows(mall, "SELECT count(*) FROM visit") == [(0,)]


def test_inp_01_saving_with_faults_says_them_above_the_form_and_keeps_what_was_typed(
    mall: Mall, page: IntakePage
) -> None:
    search(page, NIK[:15])
    page.person.birth.setText("31 2 99")
    button(page, "intake.save").click()
    assert page.frame.message.sentence.startswith("Ada 3 isian")
    assert page.frame.message.hasFocus()
    assert "15" in page.person.identity_field.error
    assert page.person.birth.text() == "31 2 99"
    assert rows(mall, "SELECT count(*) FROM visit") == [(0,)]


def test_disability_is_saved_with_the_visitors_consent_only(mall: Mall, page: IntakePage) -> None:
    add_need(page, "DUK-06")
    button(page, "intake.priority.disability").click()
    button(page, "intake.save").click()
    assert rows(mall, "SELECT count(*) FROM visit") == [(0,)]
    assert page.priority.consent_field.error.startswith("Tanyakan")
    button(page, "intake.consent").click()
    button(page, "intake.save").click()
    assert rows(mall, "SELECT priority FROM visit") == [('["disability"]',)]


def test_a_birth_of_sixty_years_ago_gives_priority(page: IntakePage) -> None:
    page.person.birth.setFocus()
    QTest.keyClicks(page.person.birth, "17-agu-1945")
    QTest.keyClick(page.person.birth, Qt.Key.Key_Tab)
    assert page.person.birth.text() == "17/08/1945"
    assert page.form().priority == ("elderly",)


def test_inp_07_a_visitor_without_nik_is_kept_with_the_reason(mall: Mall, page: IntakePage) -> None:
    button(page, "intake.no_nik").click()
    search(page, "Contoh Warga")
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    assert rows(mall, "SELECT id_type, no_id_reason FROM person") == [("none", "lost")]


def test_a_mere_question_makes_a_visit_without_a_number(mall: Mall, page: IntakePage) -> None:
    button(page, "intake.ask_only").click()
    button(page, "intake.save_print").click()
    assert rows(mall, "SELECT information_only FROM visit") == [(1,)]
    assert rows(mall, "SELECT count(*) FROM ticket") == [(0,)]


def test_the_order_of_the_plan_is_the_order_of_the_tickets(mall: Mall, page: IntakePage) -> None:
    add_need(page, "DUK-06")
    add_need(page, "POL-03")
    page.plan.table.selectRow(1)
    QTest.keyClick(page.plan.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.form().services == ("POL-03", "DUK-06")
    assert page.plan.table.current_code() == "POL-03"
    button(page, "intake.save").click()
    assert rows(mall, "SELECT service FROM ticket ORDER BY leg") == [("POL-03",), ("DUK-06",)]


def test_del_takes_a_step_out_of_the_plan(page: IntakePage) -> None:
    add_need(page, "DUK-06")
    add_need(page, "POL-03")
    page.plan.table.selectRow(0)
    QTest.keyClick(page.plan.table, Qt.Key.Key_Delete)
    assert page.form().services == ("POL-03",)


def test_documents_count_as_asked_once_one_is_ticked(mall: Mall, page: IntakePage) -> None:
    add_need(page, "DUK-06")
    assert page.form().documents is None
    first = page.plan.documents.ticks[0]
    first.click()
    assert page.plan.documents.ticks[0] is first
    assert page.form().documents == (first.objectName().removeprefix("intake.document."),)
    button(page, "intake.no_documents").click()
    assert page.form().documents == ()
    assert page.plan.warnings[0].sentence
    button(page, "intake.save").click()
    assert rows(mall, "SELECT missing FROM ticket") != [("[]",)]


def test_saving_and_printing_leaves_the_sheet_and_marks_it_sent(
    mall: Mall, page: IntakePage, tmp_path: Any
) -> None:
    add_need(page, "DUK-06")
    button(page, "intake.save_print").click()
    papers = list((tmp_path / "papers").iterdir())
    assert [paper.read_bytes()[:5] for paper in papers] == [b"%PDF-"]
    assert rows(mall, "SELECT state FROM print_job") == [("sent",)]
    button(page, "intake.reprint").click()
    assert len(list((tmp_path / "papers").iterdir())) == 2


def test_undo_of_a_saved_visit_cancels_its_numbers(mall: Mall, bench: Workbench, page: IntakePage) -> None:
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    assert bench.toasts.undo_latest()
    assert rows(mall, "SELECT state FROM ticket") == [("cancelled",)]


def test_toast_shows_numbers_and_no_name(bench: Workbench, page: IntakePage) -> None:
    search(page, "Contoh Warga")
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    said = [toast.sentence for toast in bench.toasts.toasts()]
    assert any("DUK-" in sentence for sentence in said)
    assert not any("Contoh" in sentence for sentence in said)


def test_a_parked_visitor_is_taken_up_as_typed(mall: Mall, page: IntakePage) -> None:
    search(page, "Contoh Warga")
    add_need(page, "DUK-06")
    parked = page.form()
    button(page, "intake.park").click()
    assert page.form() == Form()
    assert page.frame.parked.accessibleName() == "1 tamu ditunda"
    page._take(drafts(mall.desk, DraftKind.PARKED)[0].id)
    assert page.form() == parked
    assert page.frame.parked.accessibleName() == ""


def test_a_form_survives_the_end_of_the_window(
    mall: Mall, page: IntakePage, qtbot: Any, holder: ThemeHolder
) -> None:
    search(page, "Contoh Warga")
    add_need(page, "DUK-06")
    typed = page.form()
    page.drafts.save()
    again = Workbench(mall.desk, InlineRunner(), holder)
    qtbot.addWidget(again)
    again.begin()
    assert isinstance(again.page, IntakePage)
    assert again.page.form() == typed
    assert "dipulihkan" in again.page.frame.message.sentence


def test_a_saved_visit_leaves_no_draft(mall: Mall, page: IntakePage) -> None:
    search(page, "Contoh Warga")
    page.drafts.save()
    assert len(drafts(mall.desk)) == 1
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    assert drafts(mall.desk) == []


def test_clearing_can_be_taken_back(bench: Workbench, page: IntakePage) -> None:
    search(page, "Contoh Warga")
    typed = page.form()
    button(page, "intake.clear").click()
    assert page.form() == Form()
    assert bench.toasts.undo_latest()
    assert page.form() == typed


def test_a_supervisor_takes_a_visitor_after_hours_with_a_reason(mall: Mall, page: IntakePage) -> None:
    mall.clock.set(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    assert "--anyway" not in page.frame.message.sentence
    assert page.frame.anyway.isVisible()
    assert rows(mall, "SELECT count(*) FROM visit") == [(0,)]
    page.frame.anyway.setText("pejabat menunggu")
    button(page, "intake.save").click()
    assert rows(mall, "SELECT count(*) FROM visit") == [(1,)]


def test_an_officer_is_not_asked_for_a_reason(mall: Mall, qtbot: Any, holder: ThemeHolder) -> None:
    desk = mall.as_role(Role.OFFICER)
    bench = Workbench(desk, InlineRunner(), holder)
    qtbot.addWidget(bench)
    bench.show()
    bench.begin()
    page = bench.page
    assert isinstance(page, IntakePage)
    mall.clock.set(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    add_need(page, "DUK-06")
    button(page, "intake.save").click()
    assert page.frame.message.sentence
    assert not page.frame.anyway.isVisible()


def test_the_real_lanes_save_and_print(mall: Mall, qtbot: Any, holder: ThemeHolder, tmp_path: Any) -> None:
    runner = LaneRunner()
    runner.serve(mall.desk)
    bench = Workbench(mall.desk, runner, holder)
    bench.printing.use_folder(tmp_path / "papers")
    bench.printing.printer = ""
    qtbot.addWidget(bench)
    bench.show()
    bench.begin()
    page = bench.page
    assert isinstance(page, IntakePage)
    search(page, "Contoh Warga")
    add_need(page, "DUK-06")
    qtbot.waitUntil(lambda: page.form().services == ("DUK-06",))
    QTest.keyClick(page.need.need, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    try:
        qtbot.waitUntil(lambda: rows(mall, "SELECT state FROM print_job") == [("sent",)])
        qtbot.waitUntil(lambda: page.form() == Form())
    finally:
        runner.close()
    assert rows(mall, "SELECT name FROM person") == [("Contoh Warga",)]


class LateRunner(InlineRunner):
    """Keeps the answers of reads until they are let go."""

    def __init__(self) -> None:
        self.kept: list[Callable[[], None]] = []

    def run(self, lane: Lane, work: Any, done: Any, failed: Any) -> None:
        if lane is not Lane.READ:
            super().run(lane, work, done, failed)
            return
        super().run(lane, work, lambda value: self.kept.append(lambda: done(value)), failed)


def test_a_late_answer_to_an_older_text_is_dropped(mall: Mall, qtbot: Any, holder: ThemeHolder) -> None:
    add_visit(mall.desk, NewVisit(services=("DUK-06",), name="Contoh Warga"))
    runner = LateRunner()
    bench = Workbench(mall.desk, runner, holder)
    qtbot.addWidget(bench)
    bench.begin()
    page = bench.page
    assert isinstance(page, IntakePage)
    runner.kept.clear()
    search(page, "Contoh")
    search(page, "Lain")
    older, newer = runner.kept[-2:]
    newer()
    older()
    assert page.person.results.findChildren(MatchCard) == []


def test_every_control_can_be_heard(page: IntakePage) -> None:
    add_need(page, "DUK-06")
    controls = [w for w in page.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    silent = [
        control.objectName() or type(control).__name__
        for control in controls
        if control.isVisible() and not (control.accessibleName() or getattr(control, "text", str)())
    ]
    assert silent == []


def test_notice_that_is_read_out_before_consent_is_the_mall_s_own_and_never_markup(
    mall: Mall, page: IntakePage
) -> None:
    change_setting(mall.desk, "privacy", {"notice": "Untuk <b>layanan</b> ini.", "version": "2027-01"})
    page.reload()
    assert "&lt;b&gt;" in page.priority.consent.toolTip()
    page.priority.chips[Priority.DISABILITY].click()
    assert "2027-01" in page.priority.consent_field._line.text()
