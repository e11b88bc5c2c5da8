"""Tables: the chosen row is told by its bar, the ring goes around the whole row, rows grow with the letters."""

import pytest
from PySide6.QtWidgets import QListWidget

from ui.sample_sheets import _Tickets
from ui.theme import ThemeName, load_theme
from ui.widgets.tables import RowDelegate, Table


@pytest.fixture
def table(qtbot) -> Table:
    made = Table("Tiket menunggu")
    qtbot.addWidget(made)
    made.setModel(_Tickets(made))
    made.resize(600, 200)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_sample_is_a_sound_model(qtmodeltester) -> None:
    model = _Tickets()
    qtmodeltester.check(model)


def test_chosen_row_has_a_bar(table: Table, theme) -> None:
    table.clearFocus()
    table.selectRow(1)
    image = table.viewport().grab().toImage()
    middle = table.rowViewportPosition(1) + 17
    assert image.pixelColor(1, middle).name() == theme.colours["accent"].lower()
    assert image.pixelColor(8, middle).name() == theme.colours["sel"].lower()
    assert image.pixelColor(1, table.rowViewportPosition(0) + 17).name() == theme.colours["surface"].lower()


def test_ring_goes_around_the_row_that_has_the_focus(table: Table, theme, qtbot) -> None:
    table.selectRow(1)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    image = table.viewport().grab().toImage()
    top = table.rowViewportPosition(1)
    focus = theme.colours["focus"].lower()
    ends = [image.pixelColor(x, top + 1).name() for x in (60, image.width() - 60)]
    assert ends == [focus, focus]


def test_ring_is_closed_where_the_last_columns_are_hidden(table: Table, theme, qtbot) -> None:
    table.setColumnHidden(table.model().columnCount() - 1, True)
    table.selectRow(1)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    image = table.viewport().grab().toImage()
    assert image.pixelColor(60, table.rowViewportPosition(1) + 1).name() == theme.colours["focus"].lower()


def test_list_of_one_column_paints_rows_as_tables_do(theme, qtbot) -> None:
    listed = QListWidget()
    qtbot.addWidget(listed)
    listed.setItemDelegate(RowDelegate(listed))
    listed.addItems(["Satu", "Dua"])
    listed.setCurrentRow(1)
    with qtbot.waitExposed(listed):
        listed.show()
    listed.setFocus()
    qtbot.waitUntil(listed.hasFocus)
    image = listed.viewport().grab().toImage()
    row = listed.visualItemRect(listed.item(1))
    assert row.height() == 34
    assert image.pixelColor(60, row.top() + 1).name() == theme.colours["focus"].lower()
    assert image.pixelColor(60, 1).name() == theme.colours["surface"].lower()


def test_rows_grow_with_the_font_scale(table: Table, holder) -> None:
    assert table.rowHeight(0) == 34
    holder.use(load_theme(ThemeName.LIGHT, 2.0))
    assert table.rowHeight(0) == 68
