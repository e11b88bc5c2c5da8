"""The gallery draws every sheet in every theme; its sheets hold every piece, and all of them can be heard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel, QWidget

from desktop.demo.play import DemoOrder, make_demo
from ui import sample_requests
from ui.gallery import SHEETS, SIZES, draw_all, read_arguments
from ui.pages.catalogue import ALL
from ui.sample_pages import SAMPLES
from ui.theme import ThemeName
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.cards import EmptyState, Figure
from ui.widgets.charts import BarChart
from ui.widgets.messages import Banner, InlineMessage
from ui.widgets.paths import PathStrip
from ui.widgets.tables import Table
from ui.widgets.tags import Tag
from ui.widgets.toasts import Toast
from ui.widgets.waits import WaitChart, WaitLegend

PIECES = (
    KeyButton,
    Chip,
    Tag,
    Figure,
    EmptyState,
    BarChart,
    WaitChart,
    WaitLegend,
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


def drawn(holder, out, *asked: str) -> set[str]:
    """Draw what is asked for and return the names of the pictures."""
    count = draw_all(holder, read_arguments(["--out", str(out), *asked]))
    names = {file.stem for file in out.iterdir()}
    assert count == len(names)
    return names


def test_gallery_draws_a_sheet_in_all_themes_and_sizes(tmp_path, holder) -> None:
    name = SHEETS[1][0]
    assert drawn(holder, tmp_path, "--only", name) == {
        f"{name}-{size}-{theme}" for size in SIZES for theme in ThemeName
    }
    images = {theme: QImage(str(tmp_path / f"{name}-1366x768-{theme}.png")) for theme in ThemeName}
    assert len({image.pixelColor(2, 2).name() for image in images.values()}) == len(ThemeName)


def test_gallery_draws_nothing_for_a_name_that_is_no_sheet(tmp_path, holder) -> None:
    assert drawn(holder, tmp_path, "--only", "unicorn") == set()


def test_gallery_has_a_sample_of_every_page_of_the_window() -> None:
    assert {sample.page for sample in SAMPLES} - {""} == {page.name for page in ALL}
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES)


@pytest.mark.long
def test_ui_04_gallery_draws_every_page_and_room_in_a_small_window(tmp_path, holder) -> None:
    names = drawn(holder, tmp_path, "--theme", "light", "--size", "1024x600")
    wanted = [name for name, _ in SHEETS] + [sample.name for sample in SAMPLES]
    assert names == {f"{name}-1024x600-light" for name in wanted}
    pages = [QImage(str(tmp_path / f"{sample.name}-1024x600-light.png")) for sample in SAMPLES]
    assert {image.size().toTuple() for image in pages} == {(1024, 600)}
    assert all(one != other for place, one in enumerate(pages) for other in pages[:place])


def test_pictures_of_a_demo_are_of_its_pages_and_leave_it_as_it_is(tmp_path, holder) -> None:
    demo = tmp_path / "demo"
    make_demo(DemoOrder(date(2026, 11, 23), visits=4), demo, lambda: None)
    before = {file: file.read_bytes() for file in demo.rglob("*") if file.is_file()}
    asked = ("--data", str(demo), "--theme", "light", "--size", "1024x600")
    names = drawn(holder, tmp_path / "out", *asked, "--only", "page-counter")
    assert "page-counter-called-1024x600-light" in names
    assert drawn(holder, tmp_path / "rooms", *asked, "--only", "room-sign-in") == set()
    assert {file: file.read_bytes() for file in demo.rglob("*") if file.is_file()} == before


def test_requests_are_drawn_where_the_list_of_a_full_mall_has_many_pages(
    tmp_path, holder, monkeypatch
) -> None:
    week = sample_requests.WEEK
    monkeypatch.setattr(sample_requests, "WEEK", (week[0],) * 60 + week)
    asked = ("--theme", "light", "--size", "1024x600")
    for state in ("follow", "ask"):
        name = f"page-requests-{state}"
        assert drawn(holder, tmp_path / state, *asked, "--only", name) == {f"{name}-1024x600-light"}
