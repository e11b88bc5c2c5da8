"""What a supervisor has on the page Permohonan: overdue by service, the list as a file; and papers by form and count."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop.queries.enums import RequestState
from desktop.queries.request_detail import request_detail
from desktop.queries.requests import RequestCounts
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import PaperForm
from tests.conftest import PASSWORD, Mall
from tests.ui.pages.requests_stage import DAYS, FULL, RequestStage, made_requests
from ui.requests.head import OPEN, READY


@pytest.fixture
def stage(mall: Mall, qtbot, tmp_path) -> RequestStage:
    return made_requests(qtbot, mall, tmp_path)


def exported_files(stage: RequestStage) -> list[Path]:
    return list(stage.page.around.printing.folder.glob("*.csv"))


def exported(stage: RequestStage) -> list[dict[str, str]]:
    (file,) = exported_files(stage)
    return list(csv.DictReader(StringIO(file.read_text("utf-8-sig")), delimiter=";"))


def test_line_of_the_overview_opens_its_list_with_the_longest_chosen(stage: RequestStage, qtbot) -> None:
    first = stage.open()
    stage.mall.clock.forward(minutes=10)
    second = stage.open("Budi Contoh")
    stage.mall.clock.forward(minutes=3 * DAYS)
    other = stage.open("Cici Contoh")
    stage.press("requests.by_service")
    page = stage.page
    QAbstractItemModelTester(
        page.leading.view.table.lines, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert page.middle.currentWidget() is page.leading.view
    assert not page.detail.isVisible()
    (line,) = page.leading.view.table.lines.lines
    assert (line.count, line.longest_code) == (2, first)
    qtbot.keyClick(page.leading.view.table, Qt.Key.Key_Return)
    assert stage.codes == [first, second]
    assert page.detail.number.text() == first
    assert page.head.service.isVisible()
    page.head.service.click()
    page.head.show_only("open")
    assert other in stage.codes


def test_escape_leads_from_the_overview_back_to_the_list(stage: RequestStage, qtbot) -> None:
    stage.open()
    stage.press("requests.by_service")
    view = stage.page.leading.view
    assert view.currentWidget() is view.nothing
    qtbot.keyClick(view.nothing, Qt.Key.Key_Escape)
    assert stage.page.middle.currentWidget() is stage.page.table
    stage.press("requests.by_service")
    stage.mall.clock.forward(minutes=3 * DAYS)
    stage.page.reload()
    assert stage.page.leading.view.currentWidget() is stage.page.leading.view.table
    qtbot.keyClick(stage.page.leading.view.table, Qt.Key.Key_Escape)
    assert stage.page.middle.currentWidget() is stage.page.table
    assert stage.page.detail.isVisible()


def test_overview_is_what_is_marked_as_shown_and_no_key_moves_an_unseen_request(stage: RequestStage) -> None:
    code = stage.open(received=FULL[:1])
    stage.choose(code)
    head = stage.page.head
    by_service = head.leading[0]
    by_service.click()
    assert by_service.isChecked()
    assert not any(figure.isChecked() for figure in head.figures.values())
    stage.press("requests.next")
    stage.press("requests.reject")
    assert stage.page._ask is None
    by_service.click()
    assert not by_service.isChecked()
    assert head.figures[OPEN].isChecked()
    assert stage.page.detail.number.text() == code
    stage.press("requests.next")
    assert stage.page._ask is not None


def test_words_of_who_leads_make_room_for_large_figures_and_their_tooltips_stay(stage: RequestStage) -> None:
    head = stage.page.head
    by_service = head.leading[0]
    assert by_service.sizeHint().width() == by_service.full_width()
    said = by_service.toolTip()
    head.show_counts(RequestCounts(dict.fromkeys(RequestState, 100), 300, 300), 200)
    assert by_service.sizeHint().width() < by_service.full_width()
    assert by_service.toolTip() == said
    QTest.qWait(0)
    last = head.figures[READY]
    assert last.geometry().right() <= head.width()
    assert last.width() >= last.sizeHint().width()


def test_figures_have_all_an_icon_or_none(stage: RequestStage) -> None:
    head = stage.page.head
    wide = [figure.full_width() for figure in head.figures.values()]
    head.resize(head.width() // 2, head.height())
    assert all(
        figure.full_width() < before for figure, before in zip(head.figures.values(), wide, strict=True)
    )


def test_officer_sees_neither_overview_nor_export(mall: Mall, qtbot, tmp_path) -> None:
    desk = mall.as_role(Role.OFFICER)
    stage = made_requests(qtbot, mall, tmp_path, desk)
    assert stage.page.head.leading == ()
    stage.press("requests.export_csv")
    assert list(tmp_path.glob("papers/*.csv")) == []


def test_export_writes_what_is_filtered_masked(stage: RequestStage) -> None:
    stage.open("Siti Warsito")
    budi = stage.open("Budi Contoh")
    stage.search("budi")
    stage.press("requests.export_csv")
    assert exported_files(stage) == []
    stage.page._ask.do.click()
    assert stage.page._ask is None
    rows = exported(stage)
    assert [row["request"] for row in rows] == [budi]
    assert "Contoh" not in rows[0]["name"]
    assert "1 permohonan" in stage.said[-1][0]


def test_export_in_clear_asks_for_a_reason_first(stage: RequestStage) -> None:
    stage.open("Siti Warsito")
    stage.page.reload()
    stage.press("requests.export_clear")
    ask = stage.page._ask
    ask.do.click()
    assert ask.words_field.error
    ask.words.setText("permintaan Ombudsman")
    ask.do.click()
    assert stage.page._ask is None
    (file,) = stage.page.around.printing.folder.glob("permohonan-tanpa-samaran-*.xlsx")
    assert file.stat().st_size > 0
    kept = stage.mall.desk.store.execute_sql("SELECT text FROM note ORDER BY at_hlc DESC LIMIT 1").fetchone()
    assert kept == ("permintaan Ombudsman",)


def test_exp_17_list_says_what_it_is_for_and_asks_a_password_that_is_older_than_five_minutes(
    stage: RequestStage,
) -> None:
    stage.open("Siti Warsito")
    stage.mall.clock.forward(minutes=6)
    stage.press("requests.export_csv")
    ask = stage.page._ask
    assert ask.password_field.isVisible()
    ask.do.click()
    assert ask.password_field.error
    ask.password.setText("bukan sandi ini")
    ask.do.click()
    assert ask.message.sentence
    assert exported_files(stage) == []
    ask.purpose.setCurrentIndex(ask.purpose.findData("audit"))
    ask.password.setText(PASSWORD)
    ask.do.click()
    assert len(exported(stage)) == 1
    rows = stage.mall.desk.store.execute_sql("SELECT body FROM journal WHERE kind = 93").fetchall()
    assert [json.loads(body)["purpose"] for (body,) in rows] == ["audit"]
    stage.press("requests.export_csv")
    assert not stage.page._ask.password_field.isVisible()


def test_list_that_is_too_long_is_refused_in_the_dialog(stage: RequestStage, monkeypatch) -> None:
    monkeypatch.setattr("desktop.services.exporting.MOST_LISTED", 0)
    stage.open()
    stage.press("requests.export_csv")
    stage.page._ask.do.click()
    assert stage.page._ask.message.sentence
    assert stage.page._ask.do.isEnabled()
    assert exported_files(stage) == []


def test_each_document_comes_in_with_its_own_form_and_count(stage: RequestStage) -> None:
    code = stage.open(received=())
    stage.choose(code)
    stage.press("requests.receive")
    rows = stage.page._ask.papers.rows
    assert not rows["KK"].form.isEnabled()
    for document, form, count in (("KK", PaperForm.COPY, 3), ("LAMA", PaperForm.SHOWN, 1)):
        rows[document].box.click()
        rows[document].form.setCurrentIndex(rows[document].form.findData(form.value))
        rows[document].count.setValue(count)
    stage.page._ask.do.click()
    received = request_detail(stage.mall.desk, code).received
    assert [(one.form, one.quantity) for one in received] == [(PaperForm.COPY, 3), (PaperForm.SHOWN, 1)]
    assert stage.state(code) == "in_process"


def test_take_in_shows_fewer_documents_at_once_in_a_low_window(mall: Mall, qtbot, tmp_path) -> None:
    heights = []
    for place, height in enumerate((700, 350)):
        stage = made_requests(qtbot, mall, tmp_path / str(place), size=(1182, height))
        stage.choose(stage.open(received=None, service="IMI-01"))
        stage.press("requests.receive")
        heights.append(stage.page._ask.papers.height())
    assert heights[1] < heights[0]


def test_keys_begin_in_the_search_before_what_a_supervisor_has(stage: RequestStage) -> None:
    following = stage.page.head.search
    seen = []
    for _ in range(20):
        following = following.nextInFocusChain()
        seen.append(following.objectName())
    assert seen.index("requests.agency") < seen.index("requests.by_service")
