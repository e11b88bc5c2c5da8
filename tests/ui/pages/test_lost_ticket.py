"""A lost ticket: found by name, printed again as a copy, from Tamu and from Antrean."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.services.papers import print_paper
from desktop.services.visits import NewVisit, add_visit
from tests.conftest import Mall
from tests.ui.pages.intake_bench import bench_of, button
from tests.ui.pages.queue_stage import made_stage
from ui.theme import ThemeHolder


def came(mall: Mall) -> str:
    visit = add_visit(mall.desk, NewVisit(("DUK-06",), name="Siti Soebandi", phone="081200000001")).value.id
    print_paper(mall.desk, "visit_sheet", visit)
    return visit


def copies(mall: Mall, visit: str) -> list[int]:
    rows = mall.desk.store.execute_sql("SELECT copy FROM paper WHERE about_id = ? ORDER BY copy", (visit,))
    return [row[0] for row in rows.fetchall()]


def test_inp_14_person_who_is_found_at_intake_gets_the_sheet_of_today_again(
    mall: Mall, qtbot: Any, holder: ThemeHolder, tmp_path: Path
) -> None:
    visit = came(mall)
    bench = bench_of(mall, qtbot, holder, tmp_path)
    page = bench.page
    assert button(page, "intake.reprint").isHidden()
    QTest.keyClicks(page.person.identity, "subandi")
    page.person._search.now()
    assert "hari ini 08.00" in button(page, "intake.match").toolTip()
    QTest.keyClick(page.person.identity, Qt.Key.Key_Return)
    button(page, "intake.reprint").click()
    assert copies(mall, visit) == [0, 1]
    page.person.release()
    assert button(page, "intake.reprint").isHidden()


def test_ticket_is_found_by_name_on_the_board_and_its_sheet_printed_again(mall: Mall, qtbot: Any) -> None:
    visit = came(mall)
    add_visit(mall.desk, NewVisit(("DUK-06",), name="Budi Hartono"))
    stage = made_stage(qtbot, mall.desk)
    stage.page.head.filters.search.setText("subandi")
    stage.page.head.filters.changed.emit()
    assert list(stage.cards()) == ["DUK-F1-001"]
    stage.choose("DUK-F1-001")
    stage.actions.trigger("queue.reprint")
    assert copies(mall, visit) == [0, 1]
