"""The gallery draws every sheet in every theme; its sheets hold every piece, and all of them can be heard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel, QWidget

from ui.gallery import SHEETS, draw_all, read_arguments
from ui.pages.catalogue import ALL
from ui.sample_pages import PAGES
from ui.theme import ThemeName
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.cards import EmptyState, Figure
from ui.widgets.charts import BarChart
from ui.widgets.messages import Banner, InlineMessage
from ui.widgets.paths import PathStrip
from ui.widgets.tables import Table
from ui.widgets.tags import Tag
from ui.widgets.toasts import Toast
from ui.widgets.waits import WaitChart

PIECES = (
    KeyButton,
    Chip,
    Tag,
    Figure,
    EmptyState,
    BarChart,
    WaitChart,
    InlineMessage,
    Banner,
    PathStrip,
    Table,
    Toast,
)


@pytest.fixture(params=SHEETS, ids=[name for name, _ in SHEETS])
def sheet(request, qtbot) -> QWidget:
    made = request.param[1]()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def heard(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_everything_that_takes_the_focus_has_a_name(sheet: QWidget) -> None:
    silent = [
        widget
        for widget in sheet.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and not heard(widget)
        and not isinstance(widget.parentWidget(), Table)
    ]
    assert silent == []


def test_every_piece_has_a_name(sheet: QWidget) -> None:
    pieces = [widget for widget in sheet.findChildren(QWidget) if isinstance(widget, PIECES)]
    assert [piece for piece in pieces if piece.isVisible() and not piece.accessibleName()] == []


def test_labels_never_read_markup_from_data(sheet: QWidget) -> None:
    assert {found.textFormat() for found in sheet.findChildren(QLabel)} <= {Qt.TextFormat.PlainText}


def test_sheets_show_every_piece(qtbot) -> None:
    shown: set[type] = set()
    for _, make in SHEETS:
        made = make()
        qtbot.addWidget(made)
        shown |= {type(widget) for widget in made.findChildren(QWidget)}
    assert set(PIECES) <= shown


def test_gallery_draws_a_sheet_in_all_themes(tmp_path, holder) -> None:
    name = SHEETS[1][0]
    assert draw_all(
        holder, read_arguments(["--out", str(tmp_path), "--size", "800x600", "--only", name])
    ) == len(ThemeName)
    drawn = {file.name: QImage(str(file)) for file in tmp_path.iterdir()}
    assert set(drawn) == {f"{name}-{theme}.png" for theme in ThemeName}
    assert len({image.pixelColor(2, 2).name() for image in drawn.values()}) == len(ThemeName)


def test_gallery_draws_nothing_for_a_name_that_is_no_sheet(tmp_path, holder) -> None:
    assert draw_all(holder, read_arguments(["--out", str(tmp_path), "--only", "unicorn"])) == 0


def test_gallery_draws_every_page_of_the_window() -> None:
    assert {name for name, _ in PAGES} == {page.name.replace(".", "-") for page in ALL}


def test_gallery_draws_a_page_at_work(tmp_path, holder) -> None:
    drawn = draw_all(holder, read_arguments(["--out", str(tmp_path), "--only", "page-counter"]))
    assert drawn == len(ThemeName)
    assert {QImage(str(file)).size().toTuple() for file in tmp_path.iterdir()} == {(1366, 768)}
