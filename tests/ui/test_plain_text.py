"""Names from outside are letters wherever they are shown: no markup, no picture, no access key."""

import ast
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QMenu, QWidget

from desktop.services.opening import NewRequest, Someone, open_request
from tests.conftest import Mall
from tests.printing.arrivals import NIK, PHONE, came, served
from ui.runner import InlineRunner
from ui.theme import ThemeHolder
from ui.widgets.painting import tip
from ui.workbench import Workbench

FOLDER = Path(__file__).parents[2] / "ui"
HOSTILE = '<b>Bea</b> & Cukai <img src="file:///etc/hostname">'
SURE = '<p style="white-space: pre-wrap">'
"""How a tooltip begins that was made plain."""
WHO = "Siti & <i>Contoh</i>"
MOST_COLUMNS = 6
"""More than any list has; further cells are empty."""
PAGES = ("page.intake", "page.queue", "page.counter", "page.requests", "page.day")


def calls(name: str) -> list[tuple[str, ast.expr]]:
    found = []
    for file in sorted(FOLDER.rglob("*.py")):
        found += [
            (f"{file.relative_to(FOLDER)}:{node.lineno}", node.args[-1])
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.Call) and node.args and getattr(node.func, "attr", "") == name
        ]
    return found


def is_fixed(value: ast.expr) -> bool:
    if isinstance(value, ast.IfExp):
        return is_fixed(value.body) and is_fixed(value.orelse)
    return isinstance(value, ast.Constant) or (isinstance(value, ast.Name) and value.id.isupper())


def is_plain(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and getattr(value.func, "id", "") == "tip"


def test_ui_07_every_tooltip_in_the_code_is_fixed_words_or_made_plain() -> None:
    found = calls("setToolTip")
    assert len(found) > 10
    assert [place for place, value in found if not is_fixed(value) and not is_plain(value)] == []


def test_ui_07_labels_are_made_in_one_place_and_no_piece_of_qt_that_reads_markup_is_used() -> None:
    text = {str(file.relative_to(FOLDER)): file.read_text() for file in FOLDER.rglob("*.py")}
    for piece, allowed in (
        ("QLabel(", {"widgets/words.py", "dialogs/preview.py"}),  # the preview's holds a picture alone
        ("QMessageBox(", set()),
        ("QErrorMessage(", set()),
        ("QTextBrowser(", set()),
        ("QWhatsThis", set()),
        (".setStatusTip(", set()),
    ):
        uses = {
            name for name, code in text.items() if piece in code.replace(f"class NumberLabel({piece}", "")
        }
        assert uses <= allowed, piece


@pytest.mark.parametrize("words", ["Bea & Cukai", "a < b", "Loket 1\nLantai 2", "", "100%"])
def test_tip_leaves_plain_words_alone(words: str) -> None:
    assert tip(words) == words


def test_ui_07_tip_with_markup_shows_it_as_letters() -> None:
    assert tip(HOSTILE) == (
        f'{SURE}&lt;b&gt;Bea&lt;/b&gt; &amp; Cukai &lt;img src="file:///etc/hostname"&gt;</p>'
    )


@pytest.fixture
def bench(mall: Mall, qtbot: Any, holder: ThemeHolder) -> Workbench:
    """A window in which agencies, services, counters and people have names that look like markup."""
    for table in ("service", "counter"):
        mall.desk.store.execute_sql(f"UPDATE {table} SET name = name || ?", (HOSTILE,))
    mall.desk.store.execute_sql(
        "UPDATE agency SET name = ? || id || ' (' || id || ? || ')'", (HOSTILE, HOSTILE)
    )
    visit = came(mall.desk, "DUK-06", "BJK-02", name=WHO)
    served(mall.desk, visit.tickets[0].number, "DUK-06")
    came(mall.desk, "DUK-06", name="Budi", nik="3578010107850001")
    open_request(mall.desk, NewRequest(service="DUK-06", applicant=Someone(name=WHO)))
    made = Workbench(mall.desk, InlineRunner(), holder)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.begin()
    return made


def tips(widget: QWidget) -> list[str]:
    """Return the tooltips of a piece and of the rows in it."""
    found = [widget.toolTip()]
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is not None:
        found += [
            str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
            for row in range(model.rowCount(QModelIndex()))
            for column in range(MOST_COLUMNS)
        ]
    return found


def read_as_markup(root: QWidget) -> list[str]:
    """Return what Qt would read as markup or as an access key in a window."""
    wrong = []
    for widget in (root, *root.findChildren(QWidget)):
        wrong += [tip_ for tip_ in tips(widget) if Qt.mightBeRichText(tip_) and not tip_.startswith(SURE)]
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            wrong += [widget.text()] if widget.text() else []
        elif isinstance(widget, QAbstractButton) and "&" in widget.text().replace("&&", ""):
            wrong.append(widget.text())
        elif isinstance(widget, QMenu):
            wrong += [one.text() for one in widget.actions() if "&" in one.text().replace("&&", "")]
    return wrong


@pytest.mark.parametrize("page", PAGES)
def test_ui_07_names_that_look_like_markup_are_letters_on_every_page(bench: Workbench, page: str) -> None:
    bench.go(page)
    if page == "page.queue":
        bench.page.board.columns[0].list.take_focus(0)
    if page == "page.requests":
        bench.page.table.selectRow(0)
    assert read_as_markup(bench.pages) == []
    assert read_as_markup(bench.status) == []


@pytest.mark.parametrize("page", PAGES)
def test_ui_15_titles_and_notices_of_a_window_name_nobody(bench: Workbench, page: str) -> None:
    bench.go(page)
    if page == "page.queue":
        bench.page.board.columns[0].list.take_focus(0)
        bench.page.details.click()
        bench.page._dialog.reveal.click()
    shown = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    assert shown
    said = " ".join(f"{window.windowTitle()} {window.windowIconText()}" for window in shown)
    said += " ".join(toast.accessibleName() for toast in bench.toasts.toasts())
    assert not [part for part in ("Siti", "Contoh", NIK, NIK[-4:], PHONE[-6:]) if part in said]
