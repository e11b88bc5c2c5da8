"""How the page Tamu lies: in small windows, with large letters, under toasts."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from tests.conftest import Mall
from tests.ui.pages.intake_bench import add_need, bench_of, button
from ui.pages.intake import IntakePage
from ui.theme import ThemeHolder, ThemeName, load_theme
from ui.widgets.plan_table import PLACE
from ui.workbench import Workbench


@pytest.fixture
def bench(mall: Mall, qtbot: Any, holder: ThemeHolder, tmp_path: Any) -> Workbench:
    return bench_of(mall, qtbot, holder, tmp_path / "papers")


@pytest.fixture
def page(bench: Workbench) -> IntakePage:
    found = bench.page
    assert isinstance(found, IntakePage)
    return found


def test_the_bar_stays_and_nothing_is_cut_in_the_smallest_window(bench: Workbench, page: IntakePage) -> None:
    bench.resize(1024, 600)
    assert page.frame.foot.geometry().bottom() <= page.rect().bottom()
    assert page.frame.save_print.width() >= page.frame.save_print.sizeHint().width()
    assert not page.frame.note_field.isVisible()
    assert page.frame.add_note.isVisible()


def test_enter_scrolls_to_the_next_field_in_a_low_window(
    bench: Workbench, page: IntakePage, qtbot: Any
) -> None:
    bench.resize(1024, 480)
    bench.activateWindow()
    column, need = page.frame._left, page.need.need

    def sees() -> bool:
        top = need.mapTo(column.viewport(), need.rect().topLeft())
        return column.viewport().rect().contains(need.rect().translated(top))

    def settled() -> bool:
        fits = column.widget().width() <= column.viewport().width()
        return fits and column.verticalScrollBar().maximum() > 0 and bench.isActiveWindow()

    qtbot.waitUntil(settled)
    assert not sees()
    page.person.identity.setFocus()
    for _ in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is need:
            break
        QTest.keyClick(focus, Qt.Key.Key_Return)
    assert need.hasFocus()
    assert sees()


@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 1.0), ((1024, 600), 1.0), ((1366, 768), 2.0)])
def test_toasts_cover_no_field_and_no_button(
    bench: Workbench, page: IntakePage, holder: ThemeHolder, size: tuple[int, int], scale: float
) -> None:
    holder.use(load_theme(ThemeName.LIGHT, scale))
    bench.resize(*size)
    for _ in range(2):
        add_need(page, "DUK-06")
        button(page, "intake.save").click()
    toasts = [toast.geometry() for toast in bench.toasts.toasts()]
    assert len(toasts) == 2
    host = bench.pages
    reached = [
        widget
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QLineEdit | QAbstractButton) and widget.isVisible() and widget.visibleRegion()
    ]
    assert reached
    for widget in reached:
        seen = widget.visibleRegion().boundingRect()
        room = seen.translated(widget.mapTo(host, QPoint()))
        assert not any(room.intersects(toast) for toast in toasts), widget.objectName()


def test_the_four_usual_grounds_for_priority_stand_in_one_row(
    bench: Workbench, page: IntakePage, qtbot: Any
) -> None:
    chips = [button(page, f"intake.priority.{one}") for one in ("elderly", "disability", "pregnant", "child")]
    qtbot.waitUntil(lambda: len({chip.y() for chip in chips}) == 1)


def test_the_cost_of_a_step_can_be_read_whole(page: IntakePage) -> None:
    add_need(page, "SAM-01")
    cell = page.plan.table.lines_.index(0, PLACE)
    line = page.plan.table.lines_.lines[0]
    assert line.cost
    assert line.cost in cell.data(Qt.ItemDataRole.ToolTipRole)
